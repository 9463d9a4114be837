import type { VaultEntry } from "./redact/token-vault.ts";
import type { AnswerName } from "./session.ts";

/**
 * What stands behind the tokens in a conversation whose text the provider keeps. Of an answer that
 * nobody knows, or no longer, there is nothing: its tokens stay as they are.
 */
export interface KeptTokens {
  readonly recall: (name: AnswerName) => Promise<readonly VaultEntry[]>;
  readonly keep: (name: AnswerName, entries: readonly VaultEntry[]) => Promise<void>;
}

/** Texts that nobody can read without the key, by names that say nothing. */
export interface SealedStore {
  /** Null when it was never there, is too old, or had to go. */
  readonly get: (name: string) => string | null | Promise<string | null>;
  readonly put: (name: string, sealed: string) => void | Promise<void>;
}
