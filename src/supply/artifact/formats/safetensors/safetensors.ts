import { decodeUtf8, itemsMember, JsonError, member, parseJson } from "../../../../core/json.ts";
import type { JsonNode, JsonObject } from "../../../../core/json.ts";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";

/** A safetensors file: a JSON header behind its length, then the bytes of the tensors. */
export interface Safetensors {
  /** Free text of whoever wrote the file. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: readonly SafeTensor[];
  /** Where the bytes of the tensors are, in the file. */
  readonly payload: Extent;
}

export interface SafeTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Half-open, in bytes from the start of the payload. */
  readonly begin: number;
  readonly end: number;
}

const LENGTH_BYTES = 8;
const BRACE_OPEN = 0x7b;
/** The reference implementation refuses more. */
const HEADER_BYTES_MAX = 100_000_000;
/** What is held in memory: headers of the largest models have a few megabytes. */
const HEADER_BYTES_READ = 16 * 2 ** 20;

/** Bits of one element, by the names of the format. */
const DTYPE_BITS = new Map([
  ...["F64", "I64", "U64", "C64"].map((name) => [name, 64] as const),
  ...["F32", "I32", "U32"].map((name) => [name, 32] as const),
  ...["F16", "BF16", "I16", "U16"].map((name) => [name, 16] as const),
  ...["BOOL", "I8", "U8", "F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ"].map(
    (name) => [name, 8] as const,
  ),
  ...["F6_E2M3", "F6_E3M2"].map((name) => [name, 6] as const),
  ["F4", 4],
]);

/** A length that a header can have, and the brace that it begins with. */
export function looksLikeSafetensors(start: Uint8Array): boolean {
  if (start.length < LENGTH_BYTES + 2 || start[LENGTH_BYTES] !== BRACE_OPEN) return false;
  const length = lengthOf(start);
  return length >= 2 && length <= HEADER_BYTES_MAX;
}

function lengthOf(start: Uint8Array): number {
  const view = new DataView(start.buffer, start.byteOffset, LENGTH_BYTES);
  return Number(view.getBigUint64(0, true));
}

/** Reads the header only. Throws `Malformed` and `LimitReached`. */
export function readSafetensors(source: ByteSource): Safetensors {
  const start = readBytes(source, 0, LENGTH_BYTES);
  if (start.length < LENGTH_BYTES) throw new Malformed("truncated", start.length);
  const length = lengthOf(start);
  const payloadAt = LENGTH_BYTES + length;
  if (payloadAt > source.size) throw new Malformed("header-beyond-end", 0);
  if (length > HEADER_BYTES_READ) throw new LimitReached("size", HEADER_BYTES_READ);
  const header = parseHeader(readBytes(source, LENGTH_BYTES, length));
  const metadata = new Map<string, string>();
  const tensors: SafeTensor[] = [];
  for (const { key, value } of header.entries) {
    if (key === "__metadata__") readMetadata(value, metadata);
    else tensors.push(readTensor(key, value));
  }
  const payload = { offset: payloadAt, length: source.size - payloadAt };
  return { metadata, tensors, payload };
}

function parseHeader(bytes: Uint8Array): JsonObject {
  try {
    const node = parseJson(decodeUtf8(Buffer.from(bytes)));
    if (node.kind === "object") return node;
  } catch (error) {
    if (error instanceof JsonError) throw new Malformed("bad-header-json", LENGTH_BYTES);
    throw error;
  }
  throw new Malformed("header-is-no-object", LENGTH_BYTES);
}

function readMetadata(node: JsonNode, into: Map<string, string>): void {
  if (node.kind !== "object") throw new Malformed("bad-metadata", LENGTH_BYTES);
  for (const { key, value } of node.entries) {
    if (value.kind !== "string") throw new Malformed("bad-metadata", LENGTH_BYTES);
    into.set(key, value.value);
  }
}

function readTensor(name: string, node: JsonNode): SafeTensor {
  const dtype = member(node, "dtype");
  const shape = itemsMember(node, "shape").map(wholeNumber);
  const [begin, end, ...more] = itemsMember(node, "data_offsets").map(wholeNumber);
  if (dtype?.kind !== "string" || begin === undefined || end === undefined || more.length > 0) {
    throw new Malformed("bad-tensor", LENGTH_BYTES);
  }
  const bits = DTYPE_BITS.get(dtype.value);
  if (bits === undefined) throw new Malformed("unknown-dtype", LENGTH_BYTES);
  const sizeBits = shape.reduce((product, length) => product * length, bits);
  if (sizeBits !== (end - begin) * 8) throw new Malformed("tensor-of-another-size", LENGTH_BYTES);
  return { name, dtype: dtype.value, shape, begin, end };
}

function wholeNumber(node: JsonNode): number {
  if (node.kind === "number" && Number.isSafeInteger(node.value) && node.value >= 0) {
    return node.value;
  }
  throw new Malformed("bad-number", LENGTH_BYTES);
}

/** Parts of the payload that no tensor owns or that two own; empty in a file by the rules. */
export function strayExtents({ tensors, payload }: Safetensors): readonly Extent[] {
  const sorted = tensors.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
  const strays: Extent[] = [];
  let at = 0;
  for (const { begin, end } of sorted) {
    if (begin !== at) {
      const offset = payload.offset + Math.min(begin, at);
      strays.push({ offset, length: Math.abs(begin - at) });
    }
    at = Math.max(at, end);
  }
  if (at !== payload.length) {
    strays.push({ offset: payload.offset + at, length: Math.abs(payload.length - at) });
  }
  return strays;
}
