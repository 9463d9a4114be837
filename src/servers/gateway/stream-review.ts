export interface StreamReviewOptions {
  /** How much was found so far. */
  readonly found: () => number;
  /** Asks another decision point about all of it. Rejects when the stream has to end. */
  readonly ask: () => Promise<void>;
  readonly send: (pieces: readonly Buffer[]) => void;
  readonly fail: (error: unknown) => void;
  /** Nothing more is read while somebody is asked. */
  readonly pause: () => void;
  readonly resume: () => void;
}

/**
 * Lets a stream go on when another decision point agrees: asked before the first piece leaves, and
 * before every piece with which something new was found.
 */
export class StreamReview {
  readonly #options: StreamReviewOptions;
  #held: (readonly Buffer[])[] = [];
  #asked = -1;
  #asking: Promise<void> | null = null;

  constructor(options: StreamReviewOptions) {
    this.#options = options;
  }

  /** Null when nothing waits. Never rejects. */
  get pending(): Promise<void> | null {
    return this.#asking;
  }

  push(pieces: readonly Buffer[]): void {
    const { found, send } = this.#options;
    if (this.#asking === null && found() === this.#asked) return send(pieces);
    this.#held.push(pieces);
    this.#asking ??= this.#run();
  }

  async #run(): Promise<void> {
    const { found, ask, send, fail, pause, resume } = this.#options;
    pause();
    try {
      while (found() !== this.#asked) {
        const count = found();
        await ask();
        this.#asked = count;
      }
      const held = this.#held.flat();
      this.#held = [];
      this.#asking = null;
      send(held);
      resume();
    } catch (error) {
      fail(error);
    }
  }
}
