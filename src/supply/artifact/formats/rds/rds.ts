import { Buffer } from "node:buffer";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { asciiStream, binaryStream } from "./stream.ts";
import type { RStream } from "./stream.ts";

/** What in a serialized R object is more than data. */
export type RdsEvent =
  /** Code that runs when the value is looked at; `isBinding`: as a variable of an environment. */
  | { readonly kind: "promise"; readonly offset: number; readonly isBinding: boolean }
  | {
      readonly kind: "call";
      readonly offset: number;
      /** The function by its name, without a package. */
      readonly name: string;
      /** Texts and symbols among the arguments, as far as they are kept. */
      readonly words: readonly string[];
      readonly inPromise: boolean;
    }
  /** Classes of vectors that a package makes when they are read. */
  | {
      readonly kind: "class";
      readonly offset: number;
      readonly name: string;
      readonly package: string;
    }
  | { readonly kind: "package"; readonly offset: number; readonly name: string };

export interface RdsOptions {
  emit(event: RdsEvent): void;
  tick(): void;
}

const NESTING_MAX = 1000;
const REFERENCES_MAX = 2_000_000;
const WORDS_MAX = 32;

/** Types as R numbers them, in Rinternals.h and serialize.c. */
const T = {
  null: 0,
  symbol: 1,
  list: 2,
  closure: 3,
  environment: 4,
  promise: 5,
  language: 6,
  special: 7,
  builtin: 8,
  text: 9,
  logical: 10,
  integer: 13,
  real: 14,
  complex: 15,
  strings: 16,
  dots: 17,
  vector: 19,
  expressions: 20,
  bytecode: 21,
  pointer: 22,
  weakReference: 23,
  raw: 24,
  s4: 25,
  alternative: 238,
  attributedList: 239,
  attributedLanguage: 240,
  codeReference: 243,
  codeDefinition: 244,
  persistent: 247,
  package: 248,
  namespace: 249,
  unbound: 252,
  nil: 254,
  reference: 255,
} as const;

/** Constants without content: the empty and global environments, missing arguments and others. */
const SINGLE = new Set<number>([T.null, 241, 242, 246, 245, 250, 251, T.unbound, 253, T.nil]);

const HEADER = /^(?:RD([XAB])[23]\r?\n)?([XAB])\r?\n/;

/** Where the stream begins and how it is spelled; null for another kind of file. */
export function rdsHeader(
  start: Uint8Array,
): { readonly at: number; readonly form: string } | null {
  const text = Buffer.from(start.subarray(0, 16)).toString("latin1");
  const found = HEADER.exec(text);
  if (found === null) return null;
  const [whole, outer, form = ""] = found;
  if (outer !== undefined && outer !== form) return null;
  const head = Buffer.from(start.subarray(whole.length, whole.length + 4));
  const version =
    form === "A"
      ? Number(/^[23]\n/.exec(head.toString("latin1"))?.[0] ?? 0)
      : head.length < 4
        ? 0
        : form === "X"
          ? head.readInt32BE(0)
          : head.readInt32LE(0);
  return version === 2 || version === 3 ? { at: whole.length, form } : null;
}

/** Reads one serialized object. Throws `Malformed` and `LimitReached`. */
export function readRds(source: ByteSource, options: RdsOptions): void {
  const header = rdsHeader(readBytes(source, 0, 32));
  if (header === null) throw new Malformed("bad-header", 0);
  const { at, form } = header;
  const stream = form === "A" ? asciiStream(source, at) : binaryStream(source, at, form === "X");
  const version = stream.int();
  stream.int();
  stream.int();
  if (version === 3) stream.text(lengthOf(stream));
  const walk: Walk = { stream, options, names: [], depth: 0, promises: 0 };
  readItem(walk, "value");
  if (form !== "A" && !stream.atEnd()) throw new Malformed("bytes-behind-end", stream.offset);
}

/** Where an item stands: variables of an environment may wait to be computed. */
type Role = "value" | "frame" | "binding";

interface Walk {
  readonly stream: RStream;
  readonly options: RdsOptions;
  /** What references refer to: names of symbols, "" for environments and others. */
  readonly names: string[];
  depth: number;
  /** How many promises are around here. */
  promises: number;
}

/** What an item says to the call that it is a part of. */
interface Word {
  readonly kind: "symbol" | "text" | "call" | "unbound" | "null" | "other";
  readonly name: string;
}

const OTHER: Word = { kind: "other", name: "" };

const SINGLE_WORDS = new Map<number, Word>([
  [T.unbound, { kind: "unbound", name: "" }],
  [T.null, { kind: "null", name: "" }],
  [T.nil, { kind: "null", name: "" }],
]);

interface Flags {
  readonly type: number;
  readonly hasAttributes: boolean;
  readonly hasTag: boolean;
  /** The index of a reference, if it fits. */
  readonly packed: number;
}

function readFlags({ stream }: Walk): Flags {
  const flags = stream.int();
  return {
    type: flags & 0xff,
    hasAttributes: (flags & 0x200) !== 0,
    hasTag: (flags & 0x400) !== 0,
    packed: flags >>> 8,
  };
}

function readItem(walk: Walk, role: Role): Word {
  return readTyped(walk, readFlags(walk), role);
}

function readTyped(walk: Walk, flags: Flags, role: Role): Word {
  walk.options.tick();
  if (SINGLE.has(flags.type)) return SINGLE_WORDS.get(flags.type) ?? OTHER;
  const read = READERS.get(flags.type);
  if (read === undefined) throw new Malformed("unknown-type", walk.stream.offset);
  walk.depth += 1;
  if (walk.depth > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
  const word = read(walk, flags, role);
  walk.depth -= 1;
  return word;
}

type Reader = (walk: Walk, flags: Flags, role: Role) => Word;

const READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [T.symbol, readSymbol],
  [T.list, readPairs],
  [T.dots, readPairs],
  [T.language, readCall],
  [T.closure, readClosure],
  [T.promise, readPromise],
  [T.environment, readEnvironment],
  [T.special, readBuiltin],
  [T.builtin, readBuiltin],
  [T.text, readText],
  [T.logical, vectorReader("int")],
  [T.integer, vectorReader("int")],
  [T.real, vectorReader("double")],
  [T.complex, vectorReader("double", 2)],
  [T.raw, vectorReader("byte")],
  [T.strings, readVector],
  [T.vector, readVector],
  [T.expressions, readVector],
  [T.bytecode, readBytecode],
  [T.pointer, readPointer],
  [T.weakReference, readPointer],
  [T.s4, (walk, flags) => readAttributes(walk, flags)],
  [T.alternative, readAlternative],
  [T.persistent, readNames],
  [T.package, readNames],
  [T.namespace, readNames],
  [T.reference, readReference],
]);

function addName({ names }: Walk, name: string): void {
  if (names.length >= REFERENCES_MAX) throw new LimitReached("size", REFERENCES_MAX);
  names.push(name);
}

function readAttributes(walk: Walk, { hasAttributes }: Flags): Word {
  if (hasAttributes) readItem(walk, "value");
  return OTHER;
}

function readSymbol(walk: Walk): Word {
  const { name } = readItem(walk, "value");
  addName(walk, name);
  return { kind: "symbol", name };
}

function readReference(walk: Walk, { packed }: Flags): Word {
  const index = packed === 0 ? walk.stream.int() : packed;
  const name = walk.names[index - 1];
  if (name === undefined) throw new Malformed("bad-reference", walk.stream.offset);
  return name === "" ? OTHER : { kind: "symbol", name };
}

function readText(walk: Walk, flags: Flags): Word {
  const length = walk.stream.int();
  const name = length === -1 ? "" : walk.stream.text(length);
  readAttributes(walk, flags);
  return { kind: "text", name };
}

/** The cells of a list, one after the other; what follows the last is read as well. */
function readCells(walk: Walk, first: Flags, role: Role): readonly Word[] {
  const words: Word[] = [];
  let flags = first;
  for (;;) {
    walk.options.tick();
    readAttributes(walk, flags);
    if (flags.hasTag) readItem(walk, "value");
    const word = readItem(walk, role === "frame" ? "binding" : role);
    if (words.length < WORDS_MAX) words.push(word);
    flags = readFlags(walk);
    if (flags.type !== T.list && flags.type !== T.dots) break;
  }
  readTyped(walk, flags, "value");
  return words;
}

function readPairs(walk: Walk, flags: Flags, role: Role): Word {
  readCells(walk, flags, role);
  return OTHER;
}

const QUALIFIERS = new Set(["::", ":::", "$", "@"]);

function readCall(walk: Walk, flags: Flags): Word {
  const { offset } = walk.stream;
  return emitCall(walk, offset, readCells(walk, flags, "value"));
}

function emitCall(walk: Walk, offset: number, [head, ...args]: readonly Word[]): Word {
  const name = head?.name ?? "";
  const words = args.map((word) => word.name).filter((word) => word !== "");
  if (QUALIFIERS.has(name)) return { kind: "call", name: words.at(-1) ?? "" };
  walk.options.emit({ kind: "call", offset, name, words, inPromise: walk.promises > 0 });
  return { kind: "call", name: "" };
}

function readClosure(walk: Walk, flags: Flags): Word {
  readAttributes(walk, flags);
  if (flags.hasTag) readItem(walk, "value");
  readItem(walk, "value");
  readItem(walk, "value");
  return OTHER;
}

function readPromise(walk: Walk, flags: Flags, role: Role): Word {
  const { offset } = walk.stream;
  readAttributes(walk, flags);
  if (flags.hasTag) readItem(walk, "value");
  const value = readItem(walk, "value");
  const isPending = value.kind === "unbound";
  // One that came to nothing was run for what it does, or written by hand.
  const counts = isPending || value.kind === "null";
  if (counts) walk.promises += 1;
  const code = readItem(walk, "value");
  if (counts) walk.promises -= 1;
  if (!isPending) return OTHER;
  if (code.kind === "call" || code.kind === "symbol") {
    walk.options.emit({ kind: "promise", offset, isBinding: role === "binding" });
  }
  return OTHER;
}

function readEnvironment(walk: Walk): Word {
  walk.stream.int();
  addName(walk, "");
  readItem(walk, "value");
  readItem(walk, "frame");
  readItem(walk, "frame");
  readItem(walk, "value");
  return OTHER;
}

function readBuiltin({ stream }: Walk): Word {
  return { kind: "symbol", name: stream.text(lengthOf(stream)) };
}

function lengthOf(stream: RStream): number {
  const length = stream.int();
  if (length < 0) throw new Malformed("bad-length", stream.offset);
  return length;
}

/** Vectors of more than 2^31 values have -1 and then two halves of their length. */
function vectorLength(stream: RStream): number {
  const length = stream.int();
  if (length >= 0) return length;
  if (length !== -1) throw new Malformed("bad-length", stream.offset);
  const high = stream.int();
  const low = stream.int() >>> 0;
  if (high < 0 || high > 65_536) throw new Malformed("bad-length", stream.offset);
  return high * 2 ** 32 + low;
}

function vectorReader(kind: "int" | "double" | "byte", perValue = 1): Reader {
  return (walk, flags) => {
    walk.stream.skip(kind, vectorLength(walk.stream) * perValue);
    return readAttributes(walk, flags);
  };
}

function readVector(walk: Walk, flags: Flags, role: Role): Word {
  const length = vectorLength(walk.stream);
  let first = OTHER;
  for (let index = 0; index < length; index += 1) {
    // The table of an environment is a vector of lists.
    const word = readItem(walk, role === "frame" ? "frame" : "value");
    if (index === 0) first = word;
  }
  readAttributes(walk, flags);
  return flags.type === T.strings ? first : OTHER;
}

function readPointer(walk: Walk, flags: Flags): Word {
  addName(walk, "");
  if (flags.type === T.pointer) {
    readItem(walk, "value");
    readItem(walk, "value");
  }
  return readAttributes(walk, flags);
}

function readNames(walk: Walk, { type }: Flags): Word {
  const { stream } = walk;
  const { offset } = stream;
  stream.int();
  const length = lengthOf(stream);
  for (let index = 0; index < length; index += 1) {
    const { name } = readItem(walk, "value");
    if (index === 0 && type !== T.persistent) walk.options.emit({ kind: "package", offset, name });
  }
  addName(walk, "");
  return OTHER;
}

/** A vector that its package makes from a state, by class and package. */
function readAlternative(walk: Walk): Word {
  const { offset } = walk.stream;
  const flags = readFlags(walk);
  const [name, home] = flags.type === T.list ? readCells(walk, flags, "value") : [];
  if (name === undefined || home === undefined) throw new Malformed("bad-class", offset);
  walk.options.emit({ kind: "class", offset, name: name.name, package: home.name });
  readItem(walk, "value");
  readItem(walk, "value");
  return OTHER;
}

function readBytecode(walk: Walk, flags: Flags): Word {
  walk.stream.int();
  readCode(walk);
  readAttributes(walk, flags);
  return { kind: "call", name: "" };
}

function readCode(walk: Walk): void {
  walk.depth += 1;
  if (walk.depth > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
  readItem(walk, "value");
  const count = lengthOf(walk.stream);
  for (let index = 0; index < count; index += 1) {
    walk.options.tick();
    const type = walk.stream.int();
    if (type === T.bytecode) readCode(walk);
    else if (CODE_CELLS.has(type)) readCodeCells(walk, type);
    else readItem(walk, "value");
  }
  walk.depth -= 1;
}

const CODE_CELLS = new Set<number>([
  T.language,
  T.list,
  T.codeDefinition,
  T.codeReference,
  T.attributedLanguage,
  T.attributedList,
]);

/** Calls among the constants of bytecode are written in their own way, with shared parts. */
function readCodeCells(walk: Walk, first: number): Word {
  walk.depth += 1;
  if (walk.depth > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
  const { offset } = walk.stream;
  const words: Word[] = [];
  let isCall = false;
  let type = first;
  for (let index = 0; CODE_CELLS.has(type); index += 1) {
    walk.options.tick();
    if (type === T.codeReference) {
      walk.stream.int();
      break;
    }
    if (type === T.codeDefinition) {
      walk.stream.int();
      type = walk.stream.int();
    }
    if (index === 0) isCall = type === T.language || type === T.attributedLanguage;
    if (type === T.attributedLanguage || type === T.attributedList) readItem(walk, "value");
    readItem(walk, "value");
    const inner = walk.stream.int();
    const word = CODE_CELLS.has(inner) ? readCodeCells(walk, inner) : readItem(walk, "value");
    if (words.length < WORDS_MAX) words.push(word);
    type = walk.stream.int();
    if (!CODE_CELLS.has(type)) readItem(walk, "value");
  }
  walk.depth -= 1;
  return isCall ? emitCall(walk, offset, words) : OTHER;
}
