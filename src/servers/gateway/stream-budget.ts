import type { Lease } from "../../policy/limit.ts";

/** With how much output a stream may begin, and how much more it asks for at a time. */
export const STREAM_STEP_TOKENS = 256;

/** Asked for before it is needed, so that a stream seldom waits. */
const AHEAD_TOKENS = 128;

/** Keeps the output of a streamed answer within what is reserved for it. */
export class StreamBudget {
  readonly #lease: Lease;
  #asking: Promise<boolean> | null = null;
  #refused = false;

  constructor(lease: Lease) {
    this.#lease = lease;
  }

  /** True when so much output may leave; a promise where that has to be asked first. */
  covers(outputTokens: number): boolean | Promise<boolean> {
    const { outputTokens: reserved } = this.#lease;
    if (outputTokens + AHEAD_TOKENS <= reserved) return true;
    const asked = this.#ask(Math.max(STREAM_STEP_TOKENS, outputTokens - reserved));
    if (outputTokens <= reserved) return true;
    if (typeof asked === "boolean") return asked && outputTokens <= this.#lease.outputTokens;
    return asked.then((granted) =>
      granted ? this.covers(outputTokens) : outputTokens <= this.#lease.outputTokens,
    );
  }

  #ask(tokens: number): boolean | Promise<boolean> {
    if (this.#refused) return false;
    if (this.#asking) return this.#asking;
    const granted = this.#lease.extend(tokens);
    if (typeof granted === "boolean") return this.#note(granted);
    this.#asking = granted.then(
      (late) => this.#note(late),
      // Nobody can be asked: what is reserved may still be used.
      () => this.#note(false),
    );
    return this.#asking;
  }

  #note(granted: boolean): boolean {
    this.#asking = null;
    this.#refused = !granted;
    return granted;
  }
}
