import { lookup } from "node:dns";
import type { LookupAllOptions, LookupAddress } from "node:dns";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { Agent, request } from "undici";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { trustIn } from "./host-rules.ts";
import type { HostRule } from "./host-rules.ts";
import { isPublicAddress } from "./public-address.ts";

export interface RemoteOptions {
  /** Hosts that may be asked. */
  readonly hosts: readonly HostRule[];
  /** Goes to this origin and to no other one. */
  readonly token?: { readonly origin: string; readonly value: string };
  /** Plain HTTP is spoken with this origin only. */
  readonly plainOrigin?: string;
  /** Longest silence of a server. */
  readonly idleMs: number;
  /** For one answer as a whole. */
  readonly timeoutMs: number;
  /** How names become addresses, instead of the system's way. */
  readonly resolve?: Resolve;
  /** Certificates of authorities to trust instead of the system's. */
  readonly authorities?: string;
}

export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface RemoteAnswer {
  /** Where it came from, after redirections. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** From `content-length`; null where it is not said. */
  readonly length: number | null;
  readonly body: Readable;
}

/** Asks the hosts that are allowed; every failure is `UnreadableSource` with a stable word. */
export interface RemoteClient {
  /** Resolves to a 200. `redirectHosts` may be redirected to, beside those allowed anyway. */
  get(url: URL, redirectHosts?: readonly HostRule[]): Promise<RemoteAnswer>;
  close(): Promise<void>;
}

const REDIRECTIONS_MAX = 5;
const REDIRECTIONS = new Set([301, 302, 303, 307, 308]);

export function openRemoteClient(options: RemoteOptions): RemoteClient {
  const { idleMs, authorities, resolve = lookup } = options;
  const agentFor = (guard: LookupFunction): Agent =>
    new Agent({
      headersTimeout: idleMs,
      bodyTimeout: idleMs,
      connect: {
        timeout: idleMs,
        lookup: guard,
        ...(authorities !== undefined && { ca: authorities }),
      },
    });
  const agents = { named: agentFor(plainly(resolve)), below: agentFor(publicOnly(resolve)) };
  return {
    async get(url, redirectHosts = []) {
      const signal = AbortSignal.timeout(options.timeoutMs);
      let hosts = options.hosts;
      let at = url;
      for (let count = 0; count <= REDIRECTIONS_MAX; count++) {
        const trust = checked(at, hosts, options);
        const answer = await ask(at, { agent: agents[trust], signal, options });
        if (answer.next === null) return answer;
        at = answer.next;
        hosts = [...options.hosts, ...redirectHosts];
      }
      throw new UnreadableSource("too-many-redirects");
    },
    async close() {
      await Promise.all([agents.named.destroy(), agents.below.destroy()]);
    },
  };
}

/** Who only fits a pattern must not lie in our own network, whatever its name resolves to. */
function publicOnly(resolve: Resolve): LookupFunction {
  return plainly((hostname, options, done) => {
    resolve(hostname, options, (error, addresses) => {
      const isPrivate = (addresses ?? []).some(({ address }) => !isPublicAddress(address));
      done(isPrivate ? new UnreadableSource("private-address") : error, addresses);
    });
  });
}

/** The connection asks for one address or for all of them. */
function plainly(resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) done(error ?? notFound(), []);
      else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function notFound(): NodeJS.ErrnoException {
  return Object.assign(new Error("no address"), { code: "ENOTFOUND" });
}

function checked(
  url: URL,
  hosts: readonly HostRule[],
  { plainOrigin }: RemoteOptions,
): "named" | "below" {
  if (url.protocol !== "https:" && url.origin !== plainOrigin) {
    throw new UnreadableSource("not-https");
  }
  const trust = trustIn(url, hosts);
  if (trust === "none") throw new UnreadableSource("host-not-allowed");
  const literal = url.hostname.replaceAll(/^\[|\]$/g, "");
  // Addresses are not looked up, so that nobody else would check them.
  if (trust === "below" && isIP(literal) !== 0) throw new UnreadableSource("private-address");
  return trust;
}

interface Asking {
  readonly agent: Agent;
  readonly signal: AbortSignal;
  readonly options: RemoteOptions;
}

async function ask(
  url: URL,
  { agent, signal, options: { token } }: Asking,
): Promise<RemoteAnswer & { readonly next: URL | null }> {
  const authorization = token?.origin === url.origin ? `Bearer ${token.value}` : null;
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      signal,
      headers: {
        accept: "*/*",
        "accept-encoding": "identity",
        "user-agent": "garita",
        ...(authorization !== null && { authorization }),
      },
    });
    const answer = { url, headers, length: lengthOf(headers["content-length"]), body };
    if (statusCode === 200 && (headers["content-encoding"] ?? "identity") === "identity") {
      return { ...answer, next: null };
    }
    body.on("error", () => undefined).destroy();
    if (!REDIRECTIONS.has(statusCode)) {
      throw new UnreadableSource(statusCode === 200 ? "encoded" : `http-${statusCode}`);
    }
    return { ...answer, next: locationOf(headers["location"], url) };
  } catch (error) {
    throw toUnreadable(error);
  }
}

function locationOf(header: string | readonly string[] | undefined, from: URL): URL {
  const next = typeof header === "string" ? URL.parse(header, from.href) : null;
  if (next === null || next.username !== "" || next.password !== "") {
    throw new UnreadableSource("bad-redirect");
  }
  return next;
}

function lengthOf(header: string | readonly string[] | undefined): number | null {
  return typeof header === "string" && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

const REASONS = new Map([
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
  ["UND_ERR_BODY_TIMEOUT", "timeout"],
  ["TimeoutError", "timeout"],
  ["UND_ERR_SOCKET", "cut"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "cut"],
  ["ECONNRESET", "cut"],
  ["EPIPE", "cut"],
]);

/** What went wrong on the way, as a word; the system's own where it has one. */
export function toUnreadable(error: unknown): UnreadableSource {
  if (error instanceof UnreadableSource) return error;
  if (!(error instanceof Error)) return new UnreadableSource("network");
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const reason = REASONS.get(code) ?? REASONS.get(error.name);
  return new UnreadableSource(reason ?? (code === "" ? "network" : code));
}
