import { verify } from "node:crypto";
import type { X509Certificate } from "node:crypto";
import { extensionsOf, nameOf } from "../../core/certificate.ts";
import {
  contentOf,
  DerError,
  expect,
  hexOf,
  integerOf,
  oidOf,
  parseDer,
  partsOf,
  TAG,
  timeOf,
  wholeOf,
} from "../../core/der.ts";
import type { Element } from "../../core/der.ts";

/** Serial numbers that an authority has taken back (RFC 5280, section 5), as it signed them. */
export interface RevocationList {
  /** Hex of the DER of its name. */
  readonly issuer: string;
  /** Half-open: before and after it says nothing, in milliseconds since the epoch. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Hex, as {@link Certificate.serial}. */
  readonly serials: ReadonlySet<string>;
  readonly signed: SignedBytes;
}

interface SignedBytes {
  readonly body: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

/** Object identifiers of signatures to the digest that `node:crypto` takes; null = its own. */
const DIGESTS: ReadonlyMap<string, string | null> = new Map([
  ["1.2.840.113549.1.1.11", "sha256"],
  ["1.2.840.113549.1.1.12", "sha384"],
  ["1.2.840.113549.1.1.13", "sha512"],
  ["1.2.840.10045.4.3.2", "sha256"],
  ["1.2.840.10045.4.3.3", "sha384"],
  ["1.2.840.10045.4.3.4", "sha512"],
  ["1.3.101.112", null],
  ["1.3.101.113", null],
]);

const TAG_EXTENSIONS = 0xa0;
const CRL_NUMBER = "2.5.29.20";
const AUTHORITY_KEY = "2.5.29.35";
const REASON = "2.5.29.21";
const INVALID_SINCE = "2.5.29.24";
/** Extensions that leave the meaning of a list as it is: it is complete and the issuer's own. */
const KNOWN: ReadonlySet<string> = new Set([CRL_NUMBER, AUTHORITY_KEY]);
const KNOWN_OF_ENTRIES: ReadonlySet<string> = new Set([REASON, INVALID_SINCE]);

/** Throws `DerError`: also for lists that are partial, or speak for others than their issuer. */
export function parseRevocationList(der: Uint8Array): RevocationList {
  const [body, algorithm, signature] = partsOf(expect(parseDer(der), TAG.sequence));
  const parts = partsOf(expect(body, TAG.sequence));
  // Version 2 may be said, and has to be where there are extensions.
  const isVersioned = parts[0]?.tag === TAG.integer;
  if (isVersioned && integerOf(parts[0]) !== "01") throw new DerError("not version 2");
  const [inner, issuer, thisUpdate, nextUpdate, ...rest] = isVersioned ? parts.slice(1) : parts;
  const named = expect(algorithm, TAG.sequence);
  if (hexOf(wholeOf(named)) !== hexOf(wholeOf(expect(inner, TAG.sequence)))) {
    throw new DerError("two names for the signature");
  }
  refuseUnknown(
    rest.find(({ tag }) => tag === TAG_EXTENSIONS),
    KNOWN,
  );
  const entries = rest.find(({ tag }) => tag === TAG.sequence);
  return {
    issuer: nameOf(issuer),
    fromMs: timeOf(thisUpdate),
    untilMs: timeOf(nextUpdate) + 1000,
    serials: new Set(entries === undefined ? [] : partsOf(entries).map(serialOf)),
    signed: {
      body: wholeOf(expect(body, TAG.sequence)),
      algorithm: oidOf(partsOf(named)[0]),
      signature: bitsOf(expect(signature, TAG.bitString)),
    },
  };
}

function serialOf(entry: Element): string {
  const [serial, , extensions] = partsOf(expect(entry, TAG.sequence));
  if (extensions !== undefined) refuseUnknownIn(extensions, KNOWN_OF_ENTRIES);
  return integerOf(serial);
}

function refuseUnknown(tagged: Element | undefined, known: ReadonlySet<string>): void {
  if (tagged === undefined) return;
  extensionsOf(tagged);
  const [list] = partsOf(tagged);
  if (list !== undefined) refuseUnknownIn(list, known);
}

/** A part that has to be understood and is not. */
function refuseUnknownIn(list: Element, known: ReadonlySet<string>): void {
  for (const extension of partsOf(expect(list, TAG.sequence))) {
    const [id, critical] = partsOf(expect(extension, TAG.sequence));
    const isCritical = critical?.tag === TAG.boolean;
    if (isCritical && !known.has(oidOf(id))) throw new DerError("a partial or indirect list");
  }
}

function bitsOf(element: Element): Uint8Array {
  const [unused, ...bits] = contentOf(element);
  if (unused !== 0) throw new DerError("a signature of odd length");
  return Uint8Array.from(bits);
}

/** Whether this authority has signed the list and may. */
export function isSignedBy({ signed }: RevocationList, authority: X509Certificate): boolean {
  const digest = DIGESTS.get(signed.algorithm);
  if (digest === undefined) return false;
  try {
    return verify(digest, signed.body, authority.publicKey, signed.signature);
  } catch {
    // A key of another kind than the signature's.
    return false;
  }
}
