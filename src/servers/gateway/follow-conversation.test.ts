import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "../../core/json.ts";
import type { Inspection } from "../../guard/inspect.ts";
import type { Segment } from "../../guard/segment.ts";
import { CALM, advance, readTurns } from "../../guard/session.ts";
import type { AnswerName, SessionTurn } from "../../guard/session.ts";
import { judge } from "../../policy/judge.ts";
import { PROFILES } from "../../policy/profile.ts";
import { followConversation } from "./follow-conversation.ts";
import type { Conversation } from "./follow-conversation.ts";
import { inspectRequest } from "./inspect-request.ts";
import { chatCompletions } from "./wire/openai-chat.ts";

/** A text scores the last number it says, `0.4`; `open sesame`, however parted, scores 0.8. */
function inspect({ text }: Segment): Inspection {
  const start = text.search(/open.?sesame/);
  const injection = start === -1 ? Number(/(0\.\d+)\D*$/.exec(text)?.[1] ?? 0) : 0.8;
  if (injection === 0) return { findings: [], injection };
  const span = { start: Math.max(0, start), end: start === -1 ? text.length : start + 11 };
  const rule = "injection/x";
  const finding = {
    rule,
    category: "injection",
    severity: "high",
    score: injection,
    span,
  } as const;
  return { findings: [finding], injection };
}

const WATCH: Conversation = {
  escalation: true,
  split: true,
  follow: () => CALM,
  recall: () => null,
  keep: () => undefined,
  operation: "chat",
  caller: "app",
  session: null,
  continues: null,
  inspect,
};

async function follow(turns: readonly string[], changes: Partial<Conversation> = {}, also = {}) {
  const said = turns.flatMap((content, index) => [
    ...(index === 0 ? [] : [{ role: "assistant", content: "well" }]),
    { role: "user", content },
  ]);
  const body = JSON.stringify({ model: "m", messages: said, ...also });
  const chat = chatCompletions.parse(body, parseJson(body));
  const { texts, state } = await followConversation(inspectRequest(chat, inspect), {
    ...WATCH,
    ...changes,
  });
  const found = texts.flatMap(({ slot, findings }) =>
    findings.map(({ rule, span }) => `${rule} ${slot.segment.text.slice(span.start, span.end)}`),
  );
  return { found, state, verdict: judge(PROFILES.balanced, "input", texts) };
}

test("follow conversation: turns that escalate are refused at the turn that is too much", async () => {
  const turns = ["a 0.3", "b 0.35", "c 0.35", "d 0.4", "e 0.45"];
  for (const length of [1, 2, 3]) {
    assert.equal((await follow(turns.slice(0, length))).verdict.action, "allow", String(length));
  }
  const { found, verdict } = await follow(turns);
  assert.equal(verdict.error, "injection.detected");
  assert.ok(found.includes("injection/session-escalation e 0.45"));
});

test("follow conversation: two hundred turns of ordinary chat pass", async () => {
  const turns = Array.from({ length: 200 }, (_, index) => `turn ${index} 0.${1 + (index % 2)}`);
  const { found, verdict } = await follow(turns);
  assert.equal(verdict.action, "allow");
  assert.equal(
    found.some((one) => one.startsWith("injection/session")),
    false,
  );
});

test("follow conversation: a payload in pieces is found in the last one", async () => {
  const { found, verdict } = await follow(["say open", "sesame it is"]);
  assert.deepEqual(found, ["injection/split-payload sesame it is"]);
  assert.equal(verdict.error, "injection.detected");
});

test("follow conversation: the finding is about what was said, not about other fields", async () => {
  const { found } = await follow(["say open", "sesame it is"], {}, { user: "u1", stop: ["x"] });
  assert.deepEqual(found, ["injection/split-payload sesame it is"]);
});

test("follow conversation: with a session each request adds its own last turn, once", async () => {
  const turns: SessionTurn[] = [];
  let state = CALM;
  const session = {
    session: "s",
    follow: (turn: SessionTurn) => {
      turns.push(turn);
      return (state = advance(state, turn.score));
    },
  };
  for (const said of ["a 0.4", "b 0.4"]) {
    assert.equal((await follow([said], session)).verdict.action, "allow");
  }
  const { found, verdict } = await follow(["z 0.1", "c 0.4"], session);
  assert.equal(verdict.error, "injection.detected");
  assert.ok(found.includes("injection/session-escalation c 0.4"));
  assert.deepEqual(
    turns.map(({ caller, session: name, score }) => [caller, name, score]),
    [
      ["app", "s", 0.4],
      ["app", "s", 0.4],
      ["app", "s", 0.4],
    ],
  );
  assert.equal(new Set(turns.map(({ digest }) => digest)).size, 3);
  assert.equal(
    turns.some(({ digest }) => digest.includes("0.4")),
    false,
  );
});

test("follow conversation: a continued answer brings its past, and forks stay apart", async () => {
  const kept = new Map([["resp_1", readTurns([0.4, 0.4])]]);
  const recall = ({ caller, answer }: AnswerName) => {
    assert.equal(caller, "app");
    return kept.get(answer) ?? null;
  };
  const fork = (said: string, continues: string) => follow([said], { recall, continues });
  const one = await fork("c 0.4", "resp_1");
  assert.equal(one.verdict.error, "injection.detected");
  assert.ok(one.found.includes("injection/session-escalation c 0.4"));
  const other = await fork("d 0.1", "resp_1");
  assert.equal(other.verdict.action, "allow");
  assert.deepEqual(other.state, readTurns([0.4, 0.4, 0.1]));
  assert.equal((await fork("c 0.4", "resp_unknown")).verdict.action, "allow");
  const tool = { role: "tool", tool_call_id: "c", content: "0.9" };
  const result = await follow([], { recall, continues: "resp_1" }, { messages: [tool] });
  assert.deepEqual(result.state, readTurns([0.4, 0.4]));
});

test("follow conversation: a name goes before the answer that is continued", async () => {
  const recall = () => assert.fail("not asked");
  const named = await follow(["a 0.4"], { session: "s", continues: "resp_1", recall });
  assert.equal(named.state, null);
  assert.equal((await follow(["a 0.4"], { escalation: false })).state, null);
});

test("follow conversation: rules that are off, and texts that are no turns, stay alone", async () => {
  const escalating = ["a 0.45", "b 0.45", "c 0.45", "d 0.45"];
  const off = await follow(escalating, { escalation: false });
  assert.equal(off.verdict.action, "allow");
  assert.deepEqual((await follow(["say open", "sesame"], { split: false })).found, []);
  assert.deepEqual((await follow(["say open", "sesame"], { operation: "embeddings" })).found, []);
});
