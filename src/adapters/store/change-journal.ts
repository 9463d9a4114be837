import type { AuditEvent, RecordEvent } from "../../core/audit-event.ts";
import { DatabaseAbsent } from "./database.ts";

/** What every change has, whatever it was done to. */
export interface Change {
  /** Unique, and the id of its audit event: the same change is on record once. */
  readonly id: string;
  readonly timeMs: number;
  /** Name of a user of the machine on which it was done. */
  readonly by: string;
}

export interface ChangeJournalOptions<One extends Change> {
  readonly store: {
    /** Hands over changes, and forgets them when `record` resolves. */
    settle(record: (changes: readonly One[]) => Promise<void>): Promise<number>;
    listen(onNews: () => void): void;
    close(): Promise<void>;
  };
  /** What was done to what, as the event says it. */
  readonly describe: (change: One) => Pick<AuditEvent, "endpoint" | "key" | "binding">;
  readonly record: RecordEvent;
  /** Ids of these changes that an earlier process has put on record and not lived to say so. */
  readonly findRecorded: (changes: readonly Change[]) => Promise<ReadonlySet<string>>;
  /** What the event says of the server that records it. */
  readonly server: Pick<AuditEvent, "profile" | "policy">;
  readonly pollMs: number;
  readonly nowMs: () => number;
  /** Told when changes cannot be put on record, and when they can again (null). */
  readonly onChange: (failure: unknown) => void;
}

/**
 * Puts changes that people make on the audit log of this process, those included that were made
 * while no server ran. Each is there once: what was written and could not be forgotten is known by
 * its id.
 */
export class ChangeJournal<One extends Change> {
  readonly #options: ChangeJournalOptions<One>;
  /** Written here and still in the store; null: not yet known. */
  #written: Set<string> | null = null;
  #running: Promise<void> = Promise.resolve();
  #isFailing = false;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: ChangeJournalOptions<One>) {
    this.#options = options;
    options.store.listen(() => this.#wake());
    this.#wake();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
    await this.#options.store.close();
  }

  #wake(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#running.then(() => this.#settle()).then(() => this.#schedule());
  }

  #schedule(): void {
    if (this.#isClosed || this.#timer !== null) return;
    this.#timer = setTimeout(() => this.#wake(), this.#options.pollMs).unref();
  }

  async #settle(): Promise<void> {
    try {
      while (!this.#isClosed && (await this.#options.store.settle((some) => this.#record(some)))) {
        this.#written?.clear();
      }
      this.#say(null);
    } catch (error) {
      // Nobody has made anything yet.
      if (!(error instanceof DatabaseAbsent)) this.#say(error);
    }
  }

  async #record(changes: readonly One[]): Promise<void> {
    const { record, findRecorded, describe, server, nowMs } = this.#options;
    const written = (this.#written ??= new Set(await findRecorded(changes)));
    for (const change of changes) {
      if (written.has(change.id)) continue;
      await record({ ...toEvent(change, nowMs()), ...describe(change), ...server });
      written.add(change.id);
    }
  }

  #say(failure: unknown): void {
    const isFailing = failure !== null;
    if (isFailing !== this.#isFailing) this.#options.onChange(failure);
    this.#isFailing = isFailing;
  }
}

type OtherFields = keyof ChangeJournalOptions<Change>["server"] | "endpoint";

function toEvent({ id, timeMs, by }: Change, nowMs: number): Omit<AuditEvent, OtherFields> {
  return {
    requestId: id,
    time: new Date(timeMs).toISOString(),
    // The log is in the order in which events end.
    durationMs: Math.max(0, nowMs - timeMs),
    caller: { id: `os:${by}`, name: by },
    model: null,
    provider: null,
    stream: false,
    verdict: "allow",
    risk: "none",
    status: 200,
    error: null,
    rules: [],
    uninspected: [],
    usage: null,
    bytes: { received: 0, sent: 0 },
  };
}
