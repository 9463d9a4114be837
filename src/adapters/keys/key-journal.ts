import type { AuditEvent, RecordEvent } from "../../core/audit-event.ts";
import { DatabaseAbsent } from "../store/database.ts";
import type { KeyChange } from "./key-change.ts";
import type { KeyStore } from "./key-store.ts";

export interface KeyJournalOptions {
  readonly store: Pick<KeyStore, "settle" | "listen" | "close">;
  readonly record: RecordEvent;
  /** Ids of these changes that an earlier process has put on record and not lived to say so. */
  readonly findRecorded: (changes: readonly KeyChange[]) => Promise<ReadonlySet<string>>;
  /** What the event says of the server that records it. */
  readonly server: Pick<AuditEvent, "profile" | "policy">;
  readonly pollMs: number;
  readonly nowMs: () => number;
  /** Told when changes cannot be put on record, and when they can again (null). */
  readonly onChange: (failure: unknown) => void;
}

/**
 * Puts changes of keys on the audit log of this process, those included that were made while no
 * server ran. Each is there once: what was written and could not be forgotten is known by its id.
 */
export class KeyJournal {
  readonly #options: KeyJournalOptions;
  /** Written here and still in the store; null: not yet known. */
  #written: Set<string> | null = null;
  #running: Promise<void> = Promise.resolve();
  #isFailing = false;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: KeyJournalOptions) {
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
      // Nobody has made a key yet.
      if (!(error instanceof DatabaseAbsent)) this.#say(error);
    }
  }

  async #record(changes: readonly KeyChange[]): Promise<void> {
    const { record, findRecorded, server, nowMs } = this.#options;
    const written = (this.#written ??= new Set(await findRecorded(changes)));
    for (const change of changes) {
      if (written.has(change.id)) continue;
      await record({ ...toEvent(change, nowMs()), ...server });
      written.add(change.id);
    }
  }

  #say(failure: unknown): void {
    const isFailing = failure !== null;
    if (isFailing !== this.#isFailing) this.#options.onChange(failure);
    this.#isFailing = isFailing;
  }
}

type ServerFields = keyof KeyJournalOptions["server"];

function toEvent(change: KeyChange, nowMs: number): Omit<AuditEvent, ServerFields> {
  const { id, what, timeMs, by, key } = change;
  return {
    requestId: id,
    time: new Date(timeMs).toISOString(),
    // The log is in the order in which events end.
    durationMs: Math.max(0, nowMs - timeMs),
    caller: { id: `os:${by}`, name: by },
    endpoint: `keys ${what} ${key.id}`,
    key,
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
