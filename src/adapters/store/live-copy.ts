export interface LiveCopyOptions {
  /** Takes over what there is to know; rejects when it cannot be read or may not be believed. */
  readonly read: () => Promise<void>;
  /** Calls back when there may be something new; may be lost. */
  readonly listen: (onNews: () => void) => void;
  readonly pollMs: number;
  /** What could not be read for longer is no longer believed. */
  readonly staleMs: number;
  /** Of a clock that nobody sets. */
  readonly tickMs: () => number;
  /** Told when it can no longer be read, and when it can again (null). */
  readonly onChange: (failure: unknown) => void;
  /** Done after each reading. Never rejects. */
  readonly afterwards?: () => Promise<void>;
}

/** What a store holds as one process knows it: read again and again, never believed too long. */
export class LiveCopy {
  readonly #options: LiveCopyOptions;
  #readAtMs = -Infinity;
  #refreshing: Promise<void> | null = null;
  #again = false;
  #isFailing = false;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  private constructor(options: LiveCopyOptions) {
    this.#options = options;
  }

  /** Reads once, successfully or not, and from then on again and again. */
  static async open(options: LiveCopyOptions): Promise<LiveCopy> {
    const copy = new LiveCopy(options);
    await copy.refresh();
    options.listen(() => void copy.refresh());
    copy.#schedule();
    return copy;
  }

  /** Whether what it says may be believed. */
  get isFresh(): boolean {
    return this.#options.tickMs() - this.#readAtMs <= this.#options.staleMs;
  }

  /**
   * Null: waiting changes nothing. Else it is too old only because this process had no time to
   * read, and one more reading tells.
   */
  catchUp(): Promise<void> | null {
    return this.isFresh || this.#isFailing || this.#isClosed ? null : this.refresh();
  }

  /** One at a time; asked for in between, it reads once more. Never rejects. */
  async refresh(): Promise<void> {
    this.#again = true;
    this.#refreshing ??= (async () => {
      while (this.#again && !this.#isClosed) {
        this.#again = false;
        await this.#read();
      }
      this.#refreshing = null;
    })();
    await this.#refreshing;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#refreshing;
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      void this.refresh()
        .then(() => this.#options.afterwards?.())
        .then(() => {
          if (!this.#isClosed) this.#schedule();
        });
    }, this.#options.pollMs).unref();
  }

  async #read(): Promise<void> {
    const startedAtMs = this.#options.tickMs();
    try {
      await this.#options.read();
      // What was read is as old as the question.
      this.#readAtMs = startedAtMs;
      if (this.#isFailing) this.#options.onChange(null);
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) this.#options.onChange(error);
      this.#isFailing = true;
    }
  }
}
