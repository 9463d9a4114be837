import { createHash } from "node:crypto";

export interface CacheSettings {
  /** 0 = nothing is remembered. */
  readonly seconds: number;
  readonly entriesMax: number;
}

/** Answers by question for a while; the oldest go first. Failures are never remembered. */
export class AnswerCache<Answer> {
  readonly #lifetimeMs: number;
  readonly #entriesMax: number;
  readonly #nowMs: () => number;
  readonly #entries = new Map<string, { readonly answer: Answer; readonly untilMs: number }>();

  constructor({ seconds, entriesMax }: CacheSettings, nowMs: () => number) {
    this.#lifetimeMs = seconds * 1000;
    this.#entriesMax = entriesMax;
    this.#nowMs = nowMs;
  }

  /** The answer remembered, or the one that `ask` gives. */
  async get(question: object, ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#lifetimeMs === 0) return ask();
    const key = createHash("sha256").update(JSON.stringify(question)).digest("base64");
    const known = this.#entries.get(key);
    if (known !== undefined && this.#nowMs() < known.untilMs) return known.answer;
    const answer = await ask();
    this.#entries.delete(key);
    this.#entries.set(key, { answer, untilMs: this.#nowMs() + this.#lifetimeMs });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#entriesMax && oldest !== undefined) this.#entries.delete(oldest);
    return answer;
  }
}
