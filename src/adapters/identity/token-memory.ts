import { hash as digest } from "node:crypto";
import type { Caller } from "../../policy/caller.ts";

interface Remembered {
  readonly caller: Caller;
  readonly untilMs: number;
}

/** Callers by the SHA-256 of what they have proven themselves with; the oldest go first. */
export class TokenMemory {
  readonly #entriesMax: number;
  readonly #entries = new Map<string, Remembered>();

  constructor(entriesMax: number) {
    this.#entriesMax = entriesMax;
  }

  /** Tokens are no passwords: their plain digest gives nothing away, and is quick. */
  static fingerprint(token: string): string {
    return digest("sha256", token, "base64url");
  }

  find(fingerprint: string, nowMs: number): Caller | null {
    const entry = this.#entries.get(fingerprint);
    if (entry === undefined) return null;
    if (nowMs < entry.untilMs) return entry.caller;
    this.#entries.delete(fingerprint);
    return null;
  }

  keep(fingerprint: string, caller: Caller, untilMs: number): void {
    this.#entries.delete(fingerprint);
    if (this.#entries.size >= this.#entriesMax) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(fingerprint, { caller, untilMs });
  }

  clear(): void {
    this.#entries.clear();
  }
}
