import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { contains, parseAddress, parseNetwork } from "../../policy/address.ts";
import type { Address, Network } from "../../policy/address.ts";
import type { ProxiesConfig } from "./config.ts";

/** Where a request comes from, as far as that is proven; null = unknown. */
export interface Peer {
  readonly address: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

export type ReadPeer = (request: IncomingMessage) => Peer;

/** Hops that one request may have come over; a longer chain proves nothing. */
const HOPS_MAX = 32;
const HEADER_LENGTH_MAX = 2048;
const COUNTRY = /^[A-Z]{2}$/;
/** RFC 7239: `for` of one hop, quoted or not, with an optional port. */
const FORWARDED_FOR =
  /^for=(?:"\[([^"\]:]*:[^"\]]*)\](?::\d{1,5})?"|"?([^"\s[\]]+?)(?::\d{1,5})?"?)$/i;
/** `1.2.3.4:56` and `[::1]:56`, as some proxies write. */
const WITH_PORT = /^(?:\[([^\]:]*:[^\]]*)\]|([\d.]+))(?::\d{1,5})?$/;

export interface PeerOptions extends ProxiesConfig {
  /** The operator's table; a trusted proxy that names the country comes first. */
  readonly countryOf: (address: Address) => string | null;
}

/**
 * The peer's own address, unless the peer is a configured proxy: then the nearest hop in its header
 * that is none. What clients write further left is never read (CWE-348).
 */
export function createReadPeer({ trusted, header, country, countryOf }: PeerOptions): ReadPeer {
  const networks = trusted.map(parseNetwork).filter((one): one is Network => one !== null);
  const isTrusted = (address: Address): boolean => networks.some((one) => contains(one, address));
  return ({ socket, headers }) => {
    const own = parseAddress(socket.remoteAddress ?? "");
    if (own === null) return UNKNOWN;
    const throughProxy = isTrusted(own);
    const client = throughProxy ? clientOf(hopsOf(headers, header), isTrusted) : own;
    const named = throughProxy && country !== undefined ? headers[country] : undefined;
    return {
      address: client === null ? null : textOf(client),
      country: countryNamed(named) ?? (client === null ? null : countryOf(client)),
    };
  };
}

const UNKNOWN: Peer = { address: null, country: null };

/** From the nearest hop outwards. A hop that is no address hides all behind it. */
function clientOf(
  hops: readonly (Address | null)[] | null,
  isTrusted: (address: Address) => boolean,
): Address | null {
  for (const hop of hops ?? []) if (hop === null || !isTrusted(hop)) return hop;
  return null;
}

/** Nearest first; null where the chain cannot be told. */
function hopsOf(
  headers: IncomingHttpHeaders,
  header: ProxiesConfig["header"],
): readonly (Address | null)[] | null {
  const value = headers[header];
  if (typeof value !== "string" || value.length > HEADER_LENGTH_MAX) return null;
  const hops = value.split(",");
  if (hops.length > HOPS_MAX) return null;
  return hops.toReversed().map((hop) => parseHop(hop.trim(), header));
}

function parseHop(hop: string, header: ProxiesConfig["header"]): Address | null {
  if (header === "x-forwarded-for") {
    const [, bracketed, plain] = WITH_PORT.exec(hop) ?? [];
    return parseAddress(bracketed ?? plain ?? hop);
  }
  const pairs = hop.split(";").map((pair) => pair.trim());
  const named = pairs.filter((pair) => pair.slice(0, 4).toLowerCase() === "for=");
  const [, bracketed, plain] = FORWARDED_FOR.exec(named[0] ?? "") ?? [];
  return named.length === 1 ? parseAddress(bracketed ?? plain ?? "") : null;
}

function countryNamed(value: string | readonly string[] | undefined): string | null {
  return typeof value === "string" && COUNTRY.test(value) ? value : null;
}

function textOf(address: Address): string {
  if (address.length === 1) {
    const [word = 0] = address;
    return [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff].join(".");
  }
  return address
    .flatMap((word) => [word >>> 16, word & 0xffff])
    .map((group) => group.toString(16))
    .join(":");
}
