import type { IncomingMessage } from "node:http";
import { CONTEXT_HEADER } from "../../adapters/identity/end-user.ts";
import { GaritaError } from "../../core/errors.ts";

/** What a request shows to prove who is asking. */
export interface Credential {
  readonly value: string;
  /** As `authorization: Bearer`, and not as a key. */
  readonly isBearer: boolean;
}

/** Each of them is there once: of two, this server and one behind it might read another. */
const ONCE: ReadonlySet<string> = new Set([
  "authorization",
  "x-api-key",
  "api-key",
  CONTEXT_HEADER,
]);

const LONGEST = Math.max(...[...ONCE].map((name) => name.length));
const BEARER = /^bearer +(\S+)$/i;

/**
 * The one credential of a request; null when there is none. Throws `auth.ambiguous` for two that
 * differ, in two headers or in one header that is there twice.
 */
export function readCredential({ headers, rawHeaders }: IncomingMessage): Credential | null {
  if (isRepeated(rawHeaders)) {
    throw new GaritaError("auth.ambiguous", "a header with a credential is there twice");
  }
  const { authorization } = headers;
  const bearer = authorization === undefined ? null : (BEARER.exec(authorization)?.[1] ?? "");
  const values = [bearer, textOf(headers["x-api-key"]), textOf(headers["api-key"])];
  const [first = null, ...others] = values.filter((value) => value !== null);
  if (others.some((value) => value !== first)) {
    throw new GaritaError("auth.ambiguous", "there is more than one credential; send one");
  }
  return first === null || first === "" ? null : { value: first, isBearer: bearer !== null };
}

function textOf(header: string | string[] | undefined): string | null {
  return typeof header === "string" && header !== "" ? header : null;
}

/** In any spelling: Node.js drops the second of some headers and joins others, without a word. */
function isRepeated(rawHeaders: readonly string[]): boolean {
  let seen: string[] | null = null;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name === undefined || name.length > LONGEST) continue;
    const lower = name.toLowerCase();
    if (!ONCE.has(lower)) continue;
    if (seen?.includes(lower) === true) return true;
    (seen ??= []).push(lower);
  }
  return false;
}
