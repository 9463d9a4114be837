import { hash as digest } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { ReadToken } from "../../adapters/identity/read-token.ts";
import { TOKEN_LENGTH_MAX } from "../../adapters/identity/read-token.ts";
import type { KeyRefusal, KeyRing } from "../../adapters/keys/key-ring.ts";
import { looksLikeApiKey } from "../../core/api-key.ts";
import { GaritaError } from "../../core/errors.ts";
import { ANONYMOUS } from "../../policy/caller.ts";
import type { Caller, CallerLimits } from "../../policy/caller.ts";
import type { Scope } from "../../policy/scope.ts";
import { readCredential } from "./credentials.ts";
import type { Credential } from "./credentials.ts";

/** Proves who is asking. Throws `auth.*`. */
export type Authenticate = (request: IncomingMessage) => Caller | Promise<Caller>;

type Found = Caller | null;

/** One way of proving who asks; null: nothing of its kind is shown. Throws `auth.*`. */
export type Source = (
  credential: Credential | null,
  request: IncomingMessage,
) => Found | Promise<Found>;

/** Ways besides keys; the first that knows the caller decides. */
export interface OtherSources {
  readonly beforeKeys: readonly Source[];
  readonly afterKeys: readonly Source[];
}

const NO_OTHERS: OtherSources = { beforeKeys: [], afterKeys: [] };

/** An API key as configured; the key itself is kept only as its SHA-256. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly roles: readonly string[];
  readonly scopes?: readonly Scope[];
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
 * `authorization: Bearer`, `x-api-key` or `api-key` must hold a key, configured or issued, or what
 * another source accepts. `null` = nothing is configured: until a first key is issued,
 * loopback peers that name a loopback host get in without, and nobody else, which keeps web pages
 * out (DNS rebinding).
 */
export function createAuthenticate(
  keys: readonly ApiKey[] | null,
  issued: IssuedKeys | null = null,
  { beforeKeys, afterKeys }: OtherSources = NO_OTHERS,
): Authenticate {
  const sources = [...beforeKeys, keySource(keys ?? [], issued), ...afterKeys];
  const isOpen = keys === null && sources.length === 1;
  const unknown = sources.length === 1 ? REFUSALS.unknown : "the credential is not valid";
  const orRefuse = (caller: Found, credential: Credential | null): Caller => {
    if (caller !== null) return caller;
    if (credential !== null) throw new GaritaError("auth.invalid", unknown);
    throw new GaritaError("auth.missing", "send an API key as `authorization: Bearer …`");
  };
  return (request) => {
    if (isOpen && issued?.isDemanded !== true) return authenticateLoopback(request);
    const credential = readCredential(request);
    const found = firstFound(sources, (source) => source(credential, request));
    if (found instanceof Promise) return found.then((caller) => orRefuse(caller, credential));
    return orRefuse(found, credential);
  };
}

/** What a process knows of a store, as of a moment ago. */
export interface StoreCopy {
  /** What to wait for before it is asked; null: nothing. */
  readonly catchUp: () => Promise<void> | null;
}

/** A process that had no time to read its stores reads them before it refuses anybody. */
export function whenCaughtUp(
  copies: readonly StoreCopy[],
  authenticate: Authenticate,
): Authenticate {
  return (request) => {
    const late = copies.map((copy) => copy.catchUp()).filter((one) => one !== null);
    if (late.length === 0) return authenticate(request);
    return Promise.all(late).then(() => authenticate(request));
  };
}

/** Stays synchronous while the sources do: most callers are known already. */
function firstFound(
  sources: readonly Source[],
  ask: (source: Source) => Found | Promise<Found>,
): Found | Promise<Found> {
  for (const [index, source] of sources.entries()) {
    const found = ask(source);
    if (found instanceof Promise) {
      return found.then((caller) => caller ?? firstFound(sources.slice(index + 1), ask));
    }
    if (found !== null) return found;
  }
  return null;
}

/** What garita itself has given out is nobody else's to know: it is never asked about elsewhere. */
export function bearerSource(read: ReadToken): Source {
  return (credential) => {
    if (credential === null || !credential.isBearer) return null;
    const { value } = credential;
    return value.length > TOKEN_LENGTH_MAX || looksLikeApiKey(value) ? null : read(value);
  };
}

function keySource(keys: readonly ApiKey[], issued: IssuedKeys | null): Source {
  const callers = callersOf(keys);
  return (credential) => {
    if (credential === null) return null;
    const { value } = credential;
    const configured = callers.size === 0 ? undefined : callers.get(fingerprint(value));
    const found = configured ?? issued?.find(value) ?? "unknown";
    if (typeof found === "object") return found;
    if (found === "unknown") return null;
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
