import {
  booleanOf,
  contentOf,
  DerError,
  expect,
  hexOf,
  inside,
  integerOf,
  oidOf,
  parseDer,
  partsOf,
  TAG,
  timeOf,
  wholeOf,
} from "./der.ts";
import type { Element } from "./der.ts";

/** What garita reads of a certificate (RFC 5280), from its bytes and never from a rendered text. */
export interface Certificate {
  /** Hex. */
  readonly serial: string;
  /** Names as hex of their DER: equal only when they are spelt alike. */
  readonly issuer: string;
  readonly subject: string;
  readonly attributes: readonly Attribute[];
  /** Half-open, in milliseconds since the epoch. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly dnsNames: readonly string[];
  readonly emails: readonly string[];
  readonly uris: readonly string[];
  readonly isAuthority: boolean;
  /** Authorities that may stand between this one and a leaf; null: any number. */
  readonly pathLengthMax: number | null;
  /** Null: the certificate does not say. */
  readonly keyUsage: KeyUsage | null;
  /** Dotted object identifiers; empty where it does not say. */
  readonly purposes: readonly string[];
  /** Identifiers of the extensions that whoever does not understand them must not ignore. */
  readonly critical: readonly string[];
  /** With what its issuer has signed it. */
  readonly signatureAlgorithm: string;
}

/** One part of a subject; `value` is null for texts that cannot be compared safely. */
export interface Attribute {
  readonly type: string;
  readonly value: string | null;
}

export interface KeyUsage {
  readonly digitalSignature: boolean;
  readonly keyCertSign: boolean;
  readonly crlSign: boolean;
}

export const OID = {
  commonName: "2.5.4.3",
  organization: "2.5.4.10",
  organizationalUnit: "2.5.4.11",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  extendedKeyUsage: "2.5.29.37",
  clientAuth: "1.3.6.1.5.5.7.3.2",
  codeSigning: "1.3.6.1.5.5.7.3.3",
} as const;

const NAMES_MAX = 256;
const NAME_LENGTH_MAX = 2048;

const TAG_VERSION = 0xa0;
const TAG_EXTENSIONS = 0xa3;
/** Of a `GeneralName`, implicitly tagged. */
const TAG_EMAIL = 0x81;
const TAG_DNS = 0x82;
const TAG_URI = 0x86;

/** Throws `DerError` when it is no certificate of version 3. */
export function parseCertificate(der: Uint8Array): Certificate {
  const [body, algorithm] = partsOf(expect(parseDer(der), TAG.sequence));
  const [version, serial, , issuer, validity, subject, , ...rest] = partsOf(
    expect(body, TAG.sequence),
  );
  const [signatureAlgorithm] = partsOf(expect(algorithm, TAG.sequence));
  if (integerOf(inside(expect(version, TAG_VERSION))) !== "02") throw new DerError("not version 3");
  const [notBefore, notAfter] = partsOf(expect(validity, TAG.sequence));
  const tagged = rest.find(({ tag }) => tag === TAG_EXTENSIONS);
  const extensions = extensionsOf(tagged);
  return {
    serial: integerOf(serial),
    issuer: nameOf(issuer),
    subject: nameOf(subject),
    attributes: attributesOf(expect(subject, TAG.sequence)),
    fromMs: timeOf(notBefore),
    untilMs: timeOf(notAfter) + 1000,
    ...alternativeNames(extensions.get(OID.subjectAltName)),
    ...authorityOf(extensions.get(OID.basicConstraints)),
    keyUsage: keyUsageOf(extensions.get(OID.keyUsage)),
    purposes: purposesOf(extensions.get(OID.extendedKeyUsage)),
    critical: criticalOf(tagged),
    signatureAlgorithm: oidOf(signatureAlgorithm),
  };
}

export function nameOf(name: Element | undefined): string {
  return hexOf(wholeOf(expect(name, TAG.sequence)));
}

/** Values of extensions by their identifier. One that is there twice has no meaning. */
export function extensionsOf(tagged: Element | undefined): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const extension of tagged === undefined ? [] : partsOf(inside(tagged))) {
    const [id, ...rest] = partsOf(expect(extension, TAG.sequence));
    const oid = oidOf(id);
    if (found.has(oid)) throw new DerError("an extension twice");
    found.set(oid, inside(expect(rest.at(-1), TAG.octetString)));
  }
  return found;
}

function criticalOf(tagged: Element | undefined): readonly string[] {
  const extensions = tagged === undefined ? [] : partsOf(inside(tagged));
  return extensions.flatMap((extension) => {
    const [id, flag] = partsOf(expect(extension, TAG.sequence));
    return flag?.tag === TAG.boolean && booleanOf(flag) ? [oidOf(id)] : [];
  });
}

function attributesOf(name: Element): readonly Attribute[] {
  const parts = partsOf(name).flatMap((set) => partsOf(expect(set, TAG.set)));
  if (parts.length > NAMES_MAX) throw new DerError("too many names");
  return parts.map((part) => {
    const [type, value] = partsOf(expect(part, TAG.sequence));
    return { type: oidOf(type), value: value === undefined ? null : textOf(value) };
  });
}

/** String types of X.520 that have one reading; a text with control characters has none. */
function textOf(element: Element): string | null {
  const bytes = contentOf(element);
  if (bytes.length > NAME_LENGTH_MAX) return null;
  const text = decodedText(element.tag, bytes);
  return text === null || text === "" || /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/u.test(text)
    ? null
    : text;
}

function decodedText(tag: number, bytes: Uint8Array): string | null {
  const isAscii = bytes.every((byte) => byte < 0x80);
  switch (tag) {
    case 0x0c: // UTF8String
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    case 0x13: // PrintableString
    case 0x14: // TeletexString
    case 0x16: // IA5String
      return isAscii ? Buffer.from(bytes).toString("latin1") : null;
    case 0x1e: // BMPString
      return bytes.length % 2 === 0 ? Buffer.from(bytes).swap16().toString("utf16le") : null;
    default:
      return null;
  }
}

type Names = Pick<Certificate, "dnsNames" | "emails" | "uris">;

function alternativeNames(extension: Element | undefined): Names {
  const names = extension === undefined ? [] : partsOf(expect(extension, TAG.sequence));
  if (names.length > NAMES_MAX) throw new DerError("too many names");
  const tagged = (wanted: number): readonly string[] =>
    names.filter(({ tag }) => tag === wanted).map((name) => visibleText(contentOf(name)));
  return { dnsNames: tagged(TAG_DNS), emails: tagged(TAG_EMAIL), uris: tagged(TAG_URI) };
}

/** What separates names, ends texts or cannot be seen has no place in one (CVE-2021-44532). */
function visibleText(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length > NAME_LENGTH_MAX)
    throw new DerError("an empty or huge name");
  if (!bytes.every((byte) => byte > 0x20 && byte < 0x7f))
    throw new DerError("a name with odd bytes");
  return Buffer.from(bytes).toString("latin1");
}

type Authority = Pick<Certificate, "isAuthority" | "pathLengthMax">;

function authorityOf(extension: Element | undefined): Authority {
  const [first, second] = extension === undefined ? [] : partsOf(expect(extension, TAG.sequence));
  const isAuthority = first?.tag === TAG.boolean && booleanOf(first);
  const length = second === undefined ? null : Number.parseInt(integerOf(second), 16);
  return { isAuthority, pathLengthMax: isAuthority ? length : null };
}

function keyUsageOf(extension: Element | undefined): KeyUsage | null {
  if (extension === undefined) return null;
  const [, bits = 0] = contentOf(expect(extension, TAG.bitString));
  return {
    digitalSignature: (bits & 0x80) !== 0,
    keyCertSign: (bits & 0x04) !== 0,
    crlSign: (bits & 0x02) !== 0,
  };
}

function purposesOf(extension: Element | undefined): readonly string[] {
  return extension === undefined ? [] : partsOf(expect(extension, TAG.sequence)).map(oidOf);
}
