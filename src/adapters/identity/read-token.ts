import type { Caller } from "../../policy/caller.ts";

/** Heads of requests are no longer either. */
export const TOKEN_LENGTH_MAX = 16 * 1024;

/**
 * A bearer token to its caller; null: not one that is its to judge. Throws `auth.invalid`, or
 * `auth.unavailable` when nobody can tell.
 */
export type ReadToken = (token: string) => Caller | null | Promise<Caller | null>;
