/** Opcodes that put data on the stack: numbers, texts, bytes. */
import { lineText, need, offsetOf, readLine, skip } from "./input.ts";
import type { PickleInput } from "./input.ts";
import { fail, push, tellAnomaly, top } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { DATA, SHARED_INTEGERS } from "./retention.ts";
import { decodeLong, decodeQuoted, decodeRawUnicode } from "./text-forms.ts";
import { parseFloatLine, parseInteger, parseLong } from "./text-forms.ts";
import { INLINE_BYTES_MAX } from "./value.ts";
import type { Constant, TextEncoding, Unknown, Value } from "./value.ts";

export type Load = (machine: Machine, input: PickleInput) => void;

const NONE: Constant = { kind: "constant", value: null };
const TRUE: Constant = { kind: "constant", value: true };
const FALSE: Constant = { kind: "constant", value: false };
const BUFFER: Unknown = { kind: "unknown", why: "buffer" };

export const loadNone: Load = (machine) => push(machine, NONE);
export const loadTrue: Load = (machine) => push(machine, TRUE);
export const loadFalse: Load = (machine) => push(machine, FALSE);

export function read1(input: PickleInput): number {
  need(input, 1);
  const value = input.buffer[input.pos] ?? 0;
  input.pos += 1;
  return value;
}

export function read2(input: PickleInput): number {
  need(input, 2);
  const { buffer, pos } = input;
  input.pos = pos + 2;
  return (buffer[pos] ?? 0) | ((buffer[pos + 1] ?? 0) << 8);
}

/** Signed. */
export function read4(input: PickleInput): number {
  need(input, 4);
  const { buffer, pos } = input;
  input.pos = pos + 4;
  const low = (buffer[pos] ?? 0) | ((buffer[pos + 1] ?? 0) << 8);
  return low | ((buffer[pos + 2] ?? 0) << 16) | ((buffer[pos + 3] ?? 0) << 24);
}

/** Not signed; not exact beyond 2 ** 53, where nothing is as long as that. */
export function read8(input: PickleInput): number {
  need(input, 8);
  const low = read4(input) >>> 0;
  return (read4(input) >>> 0) * 2 ** 32 + low;
}

function pushNumber(machine: Machine, value: number | bigint | boolean): void {
  if (typeof value === "boolean") return push(machine, value ? TRUE : FALSE);
  push(machine, (typeof value === "number" && SHARED_INTEGERS[value]) || constantOf(value));
}

function constantOf(value: number | bigint): Constant {
  return { kind: "constant", value };
}

export const loadInt1: Load = (machine, input) => pushNumber(machine, read1(input));
export const loadInt2: Load = (machine, input) => pushNumber(machine, read2(input));
export const loadInt4: Load = (machine, input) => pushNumber(machine, read4(input));

export const loadFloat8: Load = (machine, input) => {
  need(input, 8);
  push(machine, constantOf(input.buffer.readDoubleBE(input.pos)));
  input.pos += 8;
};

type Parse = (line: string) => number | bigint | boolean | undefined;

function loadNumberLine(parse: Parse): Load {
  return (machine, input) => {
    readLine(input);
    const text = lineText(input, "latin1");
    const value = text === undefined ? undefined : parse(text);
    if (value !== undefined) return pushNumber(machine, value);
    // A loader may stop here, or know more spellings: what follows is read in any case.
    tellAnomaly(machine, "operand-odd");
    push(machine, DATA);
  };
}

export const loadInt: Load = loadNumberLine(parseInteger);
export const loadLong: Load = loadNumberLine(parseLong);
export const loadFloat: Load = loadNumberLine(parseFloatLine);

function pushLong(machine: Machine, input: PickleInput, length: number): void {
  if (length > INLINE_BYTES_MAX) {
    skip(input, length, false);
    push(machine, DATA);
    return;
  }
  need(input, length);
  const value = decodeLong(input.buffer.subarray(input.pos, input.pos + length));
  input.pos += length;
  machine.store.charge(length);
  pushNumber(machine, value);
}

export const loadLong1: Load = (machine, input) => pushLong(machine, input, read1(input));

export const loadLong4: Load = (machine, input) => {
  const length = read4(input);
  if (length < 0) throw fail(machine, "negative-length");
  pushLong(machine, input, length);
};

interface Counted {
  readonly length: number;
  readonly encoding: "utf-8" | "latin-1";
}

function pushText(machine: Machine, input: PickleInput, { length, encoding }: Counted): void {
  const { store } = machine;
  if (length > INLINE_BYTES_MAX) {
    const offset = skip(input, length, false);
    store.charge(0);
    push(machine, { kind: "text", value: undefined, offset, length, encoding });
    return;
  }
  need(input, length);
  const { buffer, pos } = input;
  const value = buffer.toString(encoding === "utf-8" ? "utf8" : "latin1", pos, pos + length);
  input.pos = pos + length;
  store.charge(length);
  push(machine, { kind: "text", value, offset: input.base + pos, length, encoding });
}

function loadCounted(read: (input: PickleInput) => number, encoding: Counted["encoding"]): Load {
  return (machine, input) => pushText(machine, input, { length: read(input), encoding });
}

/** BINSTRING is signed in Python and not in C: what Python refuses is read. */
function readUnsigned4(input: PickleInput): number {
  return read4(input) >>> 0;
}

export const loadText1: Load = loadCounted(read1, "utf-8");
export const loadText4: Load = loadCounted(readUnsigned4, "utf-8");
export const loadText8: Load = loadCounted(read8, "utf-8");
export const loadString1: Load = loadCounted(read1, "latin-1");
export const loadString4: Load = loadCounted(readUnsigned4, "latin-1");

function loadBytesOf(read: (input: PickleInput) => number): Load {
  return (machine, input) => {
    const length = read(input);
    const { store } = machine;
    if (length > INLINE_BYTES_MAX || !stands(input, length)) {
      const offset = skip(input, length, true);
      store.charge(0);
      push(machine, { kind: "bytes", value: undefined, offset, length });
      return;
    }
    need(input, length);
    const { base, buffer, pos } = input;
    const value = new Uint8Array(length);
    // A view of the window would cost more than a few bytes.
    if (length <= COPIED_BY_HAND)
      for (let at = 0; at < length; at += 1) value[at] = buffer[pos + at] ?? 0;
    else value.set(buffer.subarray(pos, pos + length));
    input.pos = pos + length;
    store.charge(length + 64);
    push(machine, { kind: "bytes", value, offset: base + pos, length });
  };
}

/** Whether that many bytes stand in the frame: C joins the content of bytes, and nothing else. */
function stands(input: PickleInput, length: number): boolean {
  return offsetOf(input) + length <= input.frameEnd;
}

export const loadBytes1: Load = loadBytesOf(read1);
export const loadBytes4: Load = loadBytesOf(readUnsigned4);
export const loadBytes8: Load = loadBytesOf(read8);

const COPIED_BY_HAND = 64;

type Decode = (line: string) => string | undefined;

function loadTextLine(decode: Decode, encoding: TextEncoding): Load {
  return (machine, input) => {
    readLine(input);
    const { offset, length } = input.line;
    const line = lineText(input, "latin1");
    const value = line === undefined ? undefined : decode(line);
    if (line !== undefined && value === undefined) tellAnomaly(machine, "operand-odd");
    machine.store.charge(value?.length ?? 0);
    push(machine, { kind: "text", value, offset, length, encoding });
  };
}

export const loadString: Load = loadTextLine(decodeQuoted, "string-escape");
export const loadUnicode: Load = loadTextLine(decodeRawUnicode, "raw-unicode-escape");

export const loadNextBuffer: Load = (machine) => push(machine, BUFFER);

export const loadReadonlyBuffer: Load = (machine) => {
  const value: Value = top(machine);
  if (value.kind === "global") tellAnomaly(machine, "operand-odd");
};
