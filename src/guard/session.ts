/**
 * What the turns of a conversation add up to: a sum of suspicion that fades (a one-sided CUSUM with
 * a leak). A number, no text: it may be kept between requests.
 */
export interface SessionState {
  readonly evidence: number;
}

/** Nothing suspicious so far. */
export const CALM: SessionState = { evidence: 0 };

/** Turns up to this score add nothing, however many they are. */
export const CALM_SCORE_MAX = 0.2;
/** No single turn adds more: a conversation is judged by several. */
const STEP_MAX = 0.2;
/** Share of the evidence that is left one turn later. */
const KEPT = 0.9;
/**
 * Chosen so that with a threshold of 0.5 five turns at 0.3 escalate and two turns never do, and no
 * number of turns at 0.23 does.
 */
const GAIN = 1.75;

/** After one more turn with this injection score, 0..1. */
export function advance({ evidence }: SessionState, score: number): SessionState {
  const step = Math.min(STEP_MAX, Math.max(0, score - CALM_SCORE_MAX));
  return { evidence: KEPT * evidence + step };
}

/** Comparable with injection scores of texts, 0..1. */
export function escalation({ evidence }: SessionState): number {
  return 1 - Math.exp(-GAIN * evidence);
}

/** Where a conversation stands after these turns, first to last. */
export function readTurns(scores: readonly number[], before: SessionState = CALM): SessionState {
  return scores.reduce(advance, before);
}

/** One turn of a conversation that a client gave a name. */
export interface SessionTurn {
  /** Id of the caller: names of sessions are the caller's own. */
  readonly caller: string;
  readonly session: string;
  /** Hash of what was said: the same turn again is a client that retries. */
  readonly digest: string;
  readonly score: number;
}

/** An answer that a later request may continue, by the provider's id for it. */
export interface AnswerName {
  /** Id of the caller: nobody continues what others were answered. */
  readonly caller: string;
  readonly answer: string;
}

/** Where conversations stand between requests. Keeps numbers and hashes, no texts. */
export interface Sessions {
  /** Advances a conversation that has a name by one turn. */
  readonly follow: (turn: SessionTurn) => SessionState | Promise<SessionState>;
  /** Where a conversation stood at one of its answers; null when nobody knows. */
  readonly recall: (name: AnswerName) => SessionState | null | Promise<SessionState | null>;
  readonly keep: (name: AnswerName, state: SessionState) => void | Promise<void>;
}
