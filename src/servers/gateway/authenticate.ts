import { hash as digest } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { KeyRefusal, KeyRing } from "../../adapters/keys/key-ring.ts";
import { GaritaError } from "../../core/errors.ts";
import { ANONYMOUS } from "../../policy/caller.ts";
import type { Caller, CallerLimits } from "../../policy/caller.ts";

/** Proves who is asking. Throws `auth.missing`, `auth.invalid` or `auth.unavailable`. */
export type Authenticate = (request: IncomingMessage) => Caller | Promise<Caller>;

/** An API key as configured; the key itself is kept only as its SHA-256. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly roles: readonly string[];
  readonly sensitivity?: string;
  readonly limits?: CallerLimits;
}

/** Keys made with `garita keys`, as of this moment. */
export type IssuedKeys = Pick<KeyRing, "find" | "isDemanded">;

/** Said only to whoever holds the key. */
const REFUSALS: Readonly<Record<KeyRefusal, string>> = {
  unknown: "the API key is not valid",
  expired: "the API key has expired",
  revoked: "the API key was revoked",
  replaced: "the API key was replaced by a newer one",
};

/**
 * `authorization: Bearer`, `x-api-key` or `api-key` must hold a key, configured or issued.
 * `null` = nothing is configured: until a first key is issued, loopback peers that name a loopback
 * host get in without, and nobody else, which keeps web pages out (DNS rebinding).
 */
export function createAuthenticate(
  keys: readonly ApiKey[] | null,
  issued: IssuedKeys | null = null,
): Authenticate {
  const callers = callersOf(keys ?? []);
  return (request) => {
    if (keys === null && issued?.isDemanded !== true) return authenticateLoopback(request);
    const key = presentedKey(request);
    if (key === null) {
      throw new GaritaError("auth.missing", "send an API key as `authorization: Bearer …`");
    }
    const configured = callers.size === 0 ? undefined : callers.get(fingerprint(key));
    const found = configured ?? issued?.find(key) ?? "unknown";
    if (typeof found === "object") return found;
    throw new GaritaError("auth.invalid", REFUSALS[found]);
  };
}

function callersOf(keys: readonly ApiKey[]): ReadonlyMap<string, Caller> {
  const callers = new Map<string, Caller>();
  for (const { key, ...caller } of keys) {
    const identity = {
      kind: "api-key",
      method: "api-key",
      subject: caller.id,
      groups: [],
    } as const;
    callers.set(fingerprint(key), { ...caller, ...identity });
  }
  return callers;
}

/** A lookup by digest takes no time that depends on how much of a key was guessed. */
function fingerprint(key: string): string {
  return digest("sha256", key, "hex");
}

function presentedKey({ headers }: IncomingMessage): string | null {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer) return bearer;
  const key = headers["x-api-key"] ?? headers["api-key"];
  return typeof key === "string" && key !== "" ? key : null;
}

function authenticateLoopback(request: IncomingMessage): Caller {
  const peer = request.socket.remoteAddress ?? "";
  if (!isLoopbackAddress(peer) || !isLoopbackHost(request.headers.host ?? "")) {
    throw new GaritaError("auth.missing", "without authentication only loopback is served");
  }
  return ANONYMOUS;
}

function isLoopbackAddress(address: string): boolean {
  const plain = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
  return plain === "::1" || (isIP(plain) === 4 && plain.startsWith("127."));
}

function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, "").toLowerCase();
  return name === "localhost" || isLoopbackAddress(name.replaceAll(/[[\]]/g, ""));
}
