import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sessions } from "../../guard/session.ts";
import { createMemorySessions } from "./sessions-memory.ts";

interface Bench {
  nowMs: number;
  readonly recall: Sessions["recall"];
  readonly keep: Sessions["keep"];
  /** Evidence after one more turn; every turn says something new unless told otherwise. */
  turn(who?: { caller?: string; session?: string; digest?: string; score?: number }): number;
}

/** Sessions that count: each turn adds its score. */
function bench(limits: { idleMs?: number; sessionsMax?: number } = {}): Bench {
  let turns = 0;
  const made: Bench = {
    nowMs: 1_767_323_045_000,
    recall: (name) => sessions.recall(name),
    keep: (name, state) => sessions.keep(name, state),
    turn(who = {}) {
      const digest = `turn ${++turns}`;
      const state = sessions.follow({ caller: "app", session: "s1", digest, score: 1, ...who });
      assert.ok(!(state instanceof Promise));
      return state.evidence;
    },
  };
  const sessions = createMemorySessions({
    nowMs: () => made.nowMs,
    advance: (state, score) => ({ evidence: (state?.evidence ?? 0) + score }),
    idleMs: limits.idleMs ?? 1000,
    sessionsMax: limits.sessionsMax ?? 10,
  });
  return made;
}

test("sessions: a conversation goes on where it stood", () => {
  const sessions = bench();
  assert.deepEqual(
    [sessions.turn(), sessions.turn({ score: 0.5 }), sessions.turn()],
    [1, 1.5, 2.5],
  );
});

test("sessions: a session of the same name belongs to each caller alone", () => {
  const sessions = bench();
  sessions.turn();
  assert.equal(sessions.turn({ caller: "other" }), 1);
  assert.equal(sessions.turn({ session: "s2" }), 1);
  // Names cannot be put together from others.
  assert.equal(sessions.turn({ caller: 'app","s', session: "1" }), 1);
});

test("sessions: the same turn again counts once, a new one after it counts", () => {
  const sessions = bench();
  sessions.turn({ digest: "a" });
  assert.equal(sessions.turn({ digest: "a" }), 1);
  assert.equal(sessions.turn({ digest: "b" }), 2);
  assert.equal(sessions.turn({ digest: "a" }), 3);
});

test("sessions: what was idle for long enough begins anew", () => {
  const sessions = bench({ idleMs: 1000 });
  sessions.turn();
  sessions.nowMs += 999;
  assert.equal(sessions.turn(), 2);
  sessions.nowMs += 1000;
  assert.equal(sessions.turn(), 1);
});

test("sessions: beyond the limit the one idle longest is forgotten", () => {
  const sessions = bench({ sessionsMax: 2 });
  sessions.turn({ session: "old" });
  sessions.turn({ session: "kept" });
  sessions.turn({ session: "old" });
  sessions.turn({ session: "new" });
  assert.equal(sessions.turn({ session: "old" }), 3);
  assert.equal(sessions.turn({ session: "kept" }), 1);
});

test("sessions: where a conversation stood at an answer belongs to the caller, and stays there", () => {
  const sessions = bench({ idleMs: 1000 });
  const name = { caller: "app", answer: "resp_1" };
  assert.equal(sessions.recall(name), null);
  sessions.keep(name, { evidence: 0.7 });
  assert.deepEqual(sessions.recall(name), { evidence: 0.7 });
  assert.equal(sessions.recall({ ...name, caller: "other" }), null);
  // A session may be called like an answer.
  assert.equal(sessions.turn({ session: "resp_1" }), 1);
  assert.deepEqual(sessions.recall(name), { evidence: 0.7 });
  sessions.nowMs += 1000;
  assert.equal(sessions.recall(name), null);
});

test("sessions: answers count among the sessions remembered", () => {
  const sessions = bench({ sessionsMax: 2 });
  for (const answer of ["a", "b", "c"]) sessions.keep({ caller: "app", answer }, { evidence: 1 });
  assert.equal(sessions.recall({ caller: "app", answer: "a" }), null);
  assert.deepEqual(sessions.recall({ caller: "app", answer: "b" }), { evidence: 1 });
});
