import { GaritaError } from "../../core/errors.ts";
import type { BoundRoles, LiveBindings } from "../../policy/bindings.ts";
import type { Caller } from "../../policy/caller.ts";
import type { BindingConfig } from "../../policy/language/config.ts";
import { DatabaseAbsent } from "../store/database.ts";
import { LiveCopy } from "../store/live-copy.ts";
import type { LiveCopyOptions } from "../store/live-copy.ts";
import { BindingProblem } from "./binding-problem.ts";
import type { BindingCursor, BindingsRead, BindingStore } from "./binding-store.ts";

export interface BindingTableOptions extends Pick<
  LiveCopyOptions,
  "pollMs" | "staleMs" | "tickMs" | "onChange"
> {
  readonly store: BindingStore;
  readonly compile: (bindings: readonly BindingConfig[]) => BoundRoles;
}

/** Ids of keys that `garita keys` has made: those of the configuration are bound in its policy. */
const ISSUED = /^key_/;

/**
 * The bindings of the store as this process knows them. Once one was made, whoever it could be
 * about is refused while they cannot be read: roles may be given to deny something, too.
 */
export class BindingTable implements LiveBindings {
  readonly #options: BindingTableOptions;
  #copy: LiveCopy | null = null;
  #cursor: BindingCursor | null = null;
  #isRead = false;
  #roles: BoundRoles;

  private constructor(options: BindingTableOptions) {
    this.#options = options;
    this.#roles = options.compile([]);
  }

  static async open(options: BindingTableOptions): Promise<BindingTable> {
    const table = new BindingTable(options);
    table.#copy = await LiveCopy.open({
      ...options,
      read: async () => table.#take(await table.#changes()),
      listen: (onNews) => options.store.listen(onNews),
    });
    return table;
  }

  /** False while somebody is refused for want of them. */
  get isKnown(): boolean {
    return this.#copy?.isFresh === true || (this.#isRead && this.#cursor === null);
  }

  /** What to wait for before they are asked for; null: nothing. */
  catchUp(): Promise<void> | null {
    return this.isKnown ? null : (this.#copy?.catchUp() ?? null);
  }

  editionFor(caller: Caller): object | null {
    if (!isConcerned(caller)) return null;
    if (this.isKnown) return this.#roles;
    throw new GaritaError("policy.unavailable", "roles cannot be looked up at the moment", {
      retryAfterSeconds: 1,
    });
  }

  rolesOf: BoundRoles = (identity) => this.#roles(identity);

  /** Never rejects. */
  async refresh(): Promise<void> {
    await this.#copy?.refresh();
  }

  async close(): Promise<void> {
    await this.#copy?.close();
    await this.#options.store.close();
  }

  async #changes(): Promise<BindingsRead> {
    try {
      const read = await this.#options.store.read(this.#cursor);
      if (read.cursor !== null || this.#cursor === null) return read;
    } catch (error) {
      if (!(error instanceof DatabaseAbsent)) throw error;
      if (this.#cursor === null) return { cursor: null, bindings: [] };
    }
    throw new BindingProblem("storeGone");
  }

  #take({ cursor, bindings }: BindingsRead): void {
    this.#cursor = cursor;
    this.#isRead = true;
    if (bindings === null || cursor === null) return;
    const configs = bindings.map(({ role, subject }) => ({ role, subjects: [subject] }));
    this.#roles = this.#options.compile(configs);
  }
}

function isConcerned({ kind, id, endUser }: Caller): boolean {
  if (endUser !== undefined || kind === "user" || kind === "service-account") return true;
  return kind === "api-key" && ISSUED.test(id);
}
