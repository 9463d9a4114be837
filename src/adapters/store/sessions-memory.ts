import { createHmac, randomBytes } from "node:crypto";
import type { AnswerName, Sessions, SessionState } from "../../guard/session.ts";

export interface MemorySessionsOptions {
  readonly nowMs: () => number;
  /** What a turn makes of a conversation; null before its first one. */
  readonly advance: (state: SessionState | null, score: number) => SessionState;
  /** A conversation without a turn for so long is forgotten. */
  readonly idleMs: number;
  /** Most conversations remembered; beyond it the one that was idle longest is forgotten. */
  readonly sessionsMax: number;
}

interface Remembered {
  readonly state: SessionState;
  /** Keyed hash of the last turn; null at an answer. */
  readonly turn: string | null;
  readonly atMs: number;
}

/** Forgotten per turn at most, so that no single request pays for all. */
const FORGOTTEN_MAX = 16;

/**
 * Where conversations stand, in this process. Names and turns are kept as hashes under a key of
 * this process only; the name of a session means nothing without its caller.
 */
export function createMemorySessions(options: MemorySessionsOptions): Sessions {
  const { nowMs, advance, idleMs, sessionsMax } = options;
  const key = randomBytes(32);
  const hashOf = (...parts: readonly string[]): string =>
    createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64");
  // INVARIANT: in order of their last turns.
  const sessions = new Map<string, Remembered>();
  const recent = (name: string): Remembered | null => {
    const known = sessions.get(name);
    return known !== undefined && isRecent(known, nowMs() - idleMs) ? known : null;
  };
  const remember = (name: string, what: Omit<Remembered, "atMs">): void => {
    const now = nowMs();
    forgetIdle(sessions, now - idleMs);
    sessions.delete(name);
    sessions.set(name, { ...what, atMs: now });
    if (sessions.size > sessionsMax) forgetFirst(sessions);
  };
  const nameOf = ({ caller, answer }: AnswerName): string => hashOf(caller, "answer", answer);
  return {
    follow({ caller, session, digest, score }) {
      const name = hashOf(caller, session);
      const turn = hashOf(name, digest);
      const last = recent(name);
      // A client that tries again has said nothing new.
      const state = last?.turn === turn ? last.state : advance(last?.state ?? null, score);
      remember(name, { state, turn });
      return state;
    },
    recall: (name) => recent(nameOf(name))?.state ?? null,
    keep: (name, state) => remember(nameOf(name), { state, turn: null }),
  };
}

function isRecent({ atMs }: Remembered, sinceMs: number): boolean {
  return atMs > sinceMs;
}

function forgetIdle(sessions: Map<string, Remembered>, sinceMs: number): void {
  let forgotten = 0;
  for (const [name, remembered] of sessions) {
    if (isRecent(remembered, sinceMs) || ++forgotten > FORGOTTEN_MAX) return;
    sessions.delete(name);
  }
}

function forgetFirst(sessions: Map<string, Remembered>): void {
  for (const name of sessions.keys()) {
    sessions.delete(name);
    return;
  }
}
