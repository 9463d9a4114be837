/** The few calls whose result can be told without running anything. */
import { Buffer } from "node:buffer";
import { decodeUtf8 } from "./text-forms.ts";
import { bytesOf, INLINE_BYTES_MAX, textOf } from "./value.ts";
import type { Bytes, CallVia, Global, Text, Value } from "./value.ts";

type Result = Text | Bytes | undefined;
type Fold = (args: readonly Value[]) => Result;

const OF_BUILTINS: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  ["str", toText],
  ["bytes", toBytes],
  ["bytearray", toBytes],
  ["str.join", join],
]);
const OF_CODECS: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  ["encode", ([text, encoding]) => encode(textOf(text), encoding)],
  ["decode", ([bytes, encoding]) => decode(bytesOf(bytes), encoding)],
]);
const OF_OPERATOR: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  ["concat", concatenate],
  ["add", concatenate],
]);
const FOLDS: ReadonlyMap<string, ReadonlyMap<string, Fold>> = new Map([
  ["_codecs", OF_CODECS],
  ["builtins", OF_BUILTINS],
  ["operator", OF_OPERATOR],
  ["_operator", OF_OPERATOR],
]);

interface Folded {
  readonly callee: Global;
  readonly args: Value;
  readonly via: CallVia;
}

/** What a call returns, where that is a short text or bytes that can be told. */
export function fold({ callee: { module, name }, args, via }: Folded): Result {
  const found = FOLDS.get(module)?.get(name);
  if (found === undefined || args.kind !== "tuple") return undefined;
  // `str.__new__(str, …)` is what `str(…)` is; functions have no `__new__` to speak of.
  const isNew = via === "newobj" || via === "newobj-ex";
  if (isNew && !(module === "builtins" && (name === "str" || name === "bytes"))) return undefined;
  return args.count === args.items.length ? found(args.items) : undefined;
}

function encode(text: string | undefined, encoding: Value | undefined): Result {
  const named = encodingOf(encoding);
  if (text === undefined || named === undefined) return undefined;
  return ofBytes(Buffer.from(text, named));
}

function decode(bytes: Uint8Array | undefined, encoding: Value | undefined): Result {
  const named = encodingOf(encoding);
  if (bytes === undefined || named === undefined) return undefined;
  return ofText(named === "utf8" ? decodeUtf8(bytes) : Buffer.from(bytes).toString("latin1"));
}

function encodingOf(value: Value | undefined): "utf8" | "latin1" | undefined {
  if (value === undefined) return "utf8";
  const name = textOf(value)?.toLowerCase().replaceAll(/[-_ ]/g, "");
  if (name === "utf8" || name === "ascii") return "utf8";
  return name === "latin1" || name === "iso88591" ? "latin1" : undefined;
}

function toText(args: readonly Value[]): Result {
  const [from, encoding] = args;
  if (from === undefined) return ofText("");
  if (encoding !== undefined) return decode(bytesOf(from), encoding);
  const text = textOf(from);
  return text === undefined ? undefined : ofText(text);
}

function toBytes(args: readonly Value[]): Result {
  const [from, encoding] = args;
  if (from === undefined) return ofBytes(new Uint8Array());
  if (encoding !== undefined) return encode(textOf(from), encoding);
  const bytes = bytesOf(from);
  return bytes === undefined ? bytesOfNumbers(from) : ofBytes(bytes);
}

function bytesOfNumbers(from: Value): Result {
  if ((from.kind !== "list" && from.kind !== "tuple") || from.count !== from.items.length) {
    return undefined;
  }
  const numbers = from.items.map((item) => (item.kind === "constant" ? item.value : undefined));
  return numbers.every(isByte) ? ofBytes(Uint8Array.from(numbers)) : undefined;
}

function isByte(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 256;
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

function concatenate(args: readonly Value[]): Result {
  const [left, right] = args.map(textOf);
  return left === undefined || right === undefined ? undefined : ofText(left + right);
}

function join(args: readonly Value[]): Result {
  const [separator, parts] = args;
  const between = textOf(separator);
  if (between === undefined || (parts?.kind !== "list" && parts?.kind !== "tuple"))
    return undefined;
  if (parts.count !== parts.items.length) return undefined;
  const texts = parts.items.map(textOf);
  return texts.every(isText) ? ofText(texts.join(between)) : undefined;
}

function ofText(value: string): Result {
  if (value.length > INLINE_BYTES_MAX) return undefined;
  return { kind: "text", value, offset: -1, length: value.length, encoding: "none" };
}

function ofBytes(value: Uint8Array): Result {
  if (value.length > INLINE_BYTES_MAX) return undefined;
  return { kind: "bytes", value, offset: -1, length: value.length };
}
