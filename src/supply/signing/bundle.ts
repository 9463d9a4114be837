import {
  decodeUtf8,
  isNull,
  itemsMember,
  JsonError,
  member,
  parseJson,
  stringMember,
} from "../../core/json.ts";
import type { JsonNode } from "../../core/json.ts";
import { PAYLOAD_TYPE } from "./envelope.ts";
import type { Envelope } from "./envelope.ts";
import { signingProblem } from "./problem.ts";

export const METHODS = ["key", "certificate", "sigstore"] as const;
export type Method = (typeof METHODS)[number];

/** By what the signer is to be recognized (OMS, 4.1). */
export type Material =
  | { readonly method: "key"; /** Null before version 1.1. */ readonly hint: string | null }
  | { readonly method: "certificate"; /** DER, leaf first. */ readonly chain: readonly Buffer[] }
  | { readonly method: "sigstore" };

/** A signature file, taken apart. */
export interface Bundle {
  readonly material: Material;
  readonly envelope: Envelope;
  /** Strict JSON of the whole, for a verifier of its own. */
  readonly json: string;
}

export const MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

const MEDIA_TYPES = [
  MEDIA_TYPE,
  "application/vnd.dev.sigstore.bundle+json;version=0.1",
  "application/vnd.dev.sigstore.bundle+json;version=0.2",
  "application/vnd.dev.sigstore.bundle+json;version=0.3",
];

/** 100,000 files with long names; larger ones are refused before they are read. */
export const BUNDLE_BYTES_MAX = 64 << 20;

const JSON_DEPTH_MAX = 16;
const JSON_NODES_MAX = 10_000;
const CHAIN_LENGTH_MAX = 16;
/** Exactly one of them says how the signer is to be recognized. */
const CONTENTS = ["publicKey", "x509CertificateChain", "certificate"] as const;

/** Throws `SigningProblem` for everything that could be read in two ways. */
export function parseBundle(bytes: Buffer): Bundle {
  if (bytes.length > BUNDLE_BYTES_MAX)
    throw signingProblem("bundle-too-large", { max: BUNDLE_BYTES_MAX });
  const { root, json } = parsed(bytes);
  if (!MEDIA_TYPES.includes(stringMember(root, "mediaType") ?? ""))
    throw signingProblem("bundle-media-type");
  if (member(root, "messageSignature") !== undefined) throw odd("messageSignature");
  const material = parseMaterial(member(root, "verificationMaterial"));
  return { material, envelope: parseEnvelope(member(root, "dsseEnvelope")), json };
}

function parsed(bytes: Buffer): { readonly root: JsonNode; readonly json: string } {
  try {
    const json = decodeUtf8(bytes);
    return { root: parseJson(json, { depthMax: JSON_DEPTH_MAX, nodesMax: JSON_NODES_MAX }), json };
  } catch (error) {
    if (error instanceof JsonError) throw signingProblem("bundle-not-json");
    throw error;
  }
}

function parseMaterial(node: JsonNode | undefined): Material {
  const given = CONTENTS.filter((name) => {
    const value = member(node, name);
    return value !== undefined && !isNull(value);
  });
  const [kind] = given;
  if (given.length !== 1) throw odd("verificationMaterial");
  if (kind === "publicKey") return { method: "key", hint: parseHint(member(node, kind)) };
  // Bundles of sigstore had chains before version 0.3, and never without an entry in a log.
  const isLogged = itemsMember(node, "tlogEntries").length > 0;
  if (isLogged) return { method: "sigstore" };
  // What is certified for minutes only proves nothing without a log.
  if (kind === "certificate") throw odd("tlogEntries");
  return { method: "certificate", chain: parseChain(member(node, "x509CertificateChain")) };
}

function parseHint(node: JsonNode | undefined): string | null {
  if (node?.kind !== "object") throw odd("publicKey");
  const hint = member(node, "hint");
  if (hint === undefined || isNull(hint)) return null;
  if (hint.kind !== "string") throw odd("publicKey.hint");
  return hint.value === "" ? null : hint.value;
}

function parseChain(node: JsonNode | undefined): readonly Buffer[] {
  const certificates = itemsMember(node, "certificates");
  if (certificates.length === 0 || certificates.length > CHAIN_LENGTH_MAX)
    throw odd("x509CertificateChain");
  return certificates.map((one) => {
    return bytesOf(stringMember(one, "rawBytes"), "x509CertificateChain");
  });
}

function parseEnvelope(node: JsonNode | undefined): Envelope {
  if (node?.kind !== "object") throw odd("dsseEnvelope");
  if (stringMember(node, "payloadType") !== PAYLOAD_TYPE)
    throw signingProblem("bundle-payload-type");
  const signatures = itemsMember(node, "signatures");
  if (signatures.length !== 1)
    throw signingProblem("bundle-signatures", { count: signatures.length });
  const payload = bytesOf(stringMember(node, "payload"), "dsseEnvelope.payload");
  const signature = bytesOf(stringMember(signatures[0], "sig"), "dsseEnvelope.signatures");
  return { payload, signature };
}

/** Base64 in its one spelling: two readers must not see two values. */
function bytesOf(text: string | undefined, field: string): Buffer {
  const bytes = Buffer.from(text ?? "", "base64");
  if (bytes.length === 0 || bytes.toString("base64") !== text) throw odd(field);
  return bytes;
}

function odd(field: string): Error {
  return signingProblem("bundle-field", { field });
}

/** The signature file, as other implementations read it. */
export function renderBundle(
  material: Exclude<Material, { readonly method: "sigstore" }>,
  { payload, signature }: Envelope,
): string {
  const content =
    material.method === "key"
      ? { publicKey: { hint: material.hint ?? "" } }
      : { x509CertificateChain: { certificates: material.chain.map(toCertificate) } };
  const bundle = {
    mediaType: MEDIA_TYPE,
    verificationMaterial: { ...content, tlogEntries: [] },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString("base64"),
      payloadType: PAYLOAD_TYPE,
      signatures: [{ sig: Buffer.from(signature).toString("base64"), keyid: "" }],
    },
  };
  return `${JSON.stringify(bundle)}\n`;
}

function toCertificate(der: Buffer): { readonly rawBytes: string } {
  return { rawBytes: der.toString("base64") };
}
