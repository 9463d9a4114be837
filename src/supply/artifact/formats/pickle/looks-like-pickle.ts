/** Whether bytes could be the beginning of a pickle, told from their first opcodes. */
import { Buffer } from "node:buffer";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { OPCODE_OF } from "./opcodes.ts";
import type { ArgumentShape, LineContent, Opcode } from "./opcodes.ts";
import { decodeQuoted, decodeUtf8, parseFloatLine, parseIndex, parseLong } from "./text-forms.ts";

const PROTO = 0x80;
const PROTOCOL_MAX = 5;
const LINE_FEED = 10;
const STEPS_MAX = 64;
/** As many as 16 KiB of them, which nothing else happens to be. */
const PATIENT_STEPS_MAX = 16_384;
const PASSED_MAX = 16;
const LINE_BYTES_MAX = 16 * 2 ** 20;
/** Opcodes in a row that text or numbers do not happen to be. */
const STEPS_ENOUGH = 24;
const INCOMPLETE = Infinity;
const WRONG = -1;

/**
 * Whether a loader could make something of them. `head` is the beginning of the content: 1 KiB is
 * plenty. With a PROTO, one opcode behind it is enough; without, what follows has to be a pickle
 * that ends, that calls something, or that goes on for long.
 */
export function looksLikePickle(head: Uint8Array): boolean {
  return isPickle(head, follow(head, STEPS_MAX));
}

/**
 * The same of a whole source: what is longer than the head is passed over, however long it is, and
 * so is what does nothing, for that is how a call is put out of sight.
 */
export function sourceLooksLikePickle(head: Uint8Array, source: ByteSource): boolean {
  let seen: Head = { bytes: head, joint: 0, offset: 0 };
  for (let passed = 0; passed < PASSED_MAX; passed += 1) {
    const walk = follow(seen.bytes, PATIENT_STEPS_MAX);
    const next = walk.end === "going" ? passOver(seen, walk.at, source) : undefined;
    if (next === undefined) return isPickle(seen.bytes, walk);
    seen = next;
  }
  return true;
}

function isPickle(head: Uint8Array, walk: Walk): boolean {
  if (startsWithProto(head)) return walk.steps > 0 || head.length === 2;
  if (head[0] === PROTO) return false;
  if (walk.hasCalled) return true;
  if (walk.end === "stop") return walk.steps > 2 || walk.at === head.length;
  const isLong = walk.hasStructure ? walk.steps >= STEPS_ENOUGH : walk.steps >= PATIENT_STEPS_MAX;
  return walk.end === "going" && isLong;
}

function startsWithProto(head: Uint8Array): boolean {
  const version = head[1];
  return head[0] === PROTO && version !== undefined && version <= PROTOCOL_MAX;
}

/** The beginning of a source without what was passed over: `joint` stands for `offset`. */
interface Head {
  readonly bytes: Uint8Array;
  readonly joint: number;
  readonly offset: number;
}

const NONE = Uint8Array.of(0x4e);
const TAIL_BYTES = 65_536;

/** Puts None in the place of a text, a number or bytes that the head does not hold whole. */
function passOver(
  { bytes, joint, offset }: Head,
  at: number,
  source: ByteSource,
): Head | undefined {
  const opcode = OPCODE_OF[bytes[at] ?? 0];
  if (opcode === undefined || opcode.takes > 0 || opcode.gives !== 1 || at < joint)
    return undefined;
  const start = offset + at - joint + 1;
  const end = passedEnd(opcode.argument, start, source);
  if (end === undefined) return undefined;
  const tail = readBytes(source, end, TAIL_BYTES);
  return {
    bytes: Buffer.concat([bytes.subarray(0, at), NONE, tail]),
    joint: at + 1,
    offset: end,
  };
}

function passedEnd(shape: ArgumentShape, start: number, source: ByteSource): number | undefined {
  if (shape.kind === "counted") {
    const end = start + shape.bytes + little(readBytes(source, start, shape.bytes), 0, shape.bytes);
    return end < source.size ? end : undefined;
  }
  if (shape.kind !== "lines" || shape.lines !== 1) return undefined;
  for (let at = start; at < Math.min(source.size, start + LINE_BYTES_MAX); at += TAIL_BYTES) {
    const found = readBytes(source, at, TAIL_BYTES).indexOf(LINE_FEED);
    if (found >= 0) return at + found + 1;
  }
  return undefined;
}

interface Walk {
  steps: number;
  at: number;
  depth: number;
  readonly marks: number[];
  hasCalled: boolean;
  /** Collections or entries of the memo: more than numbers and texts in a row. */
  hasStructure: boolean;
  end: "going" | "stop" | "wrong";
}

const CALLS = new Set(["REDUCE", "NEWOBJ", "NEWOBJ_EX", "OBJ", "INST", "BUILD"]);
const STRUCTURE =
  /^(?:EMPTY_|TUPLE|LIST|DICT|APPEND|SETITEM|BINPUT|LONG_BINPUT|PUT|MEMOIZE|GLOBAL)/;

function follow(head: Uint8Array, stepsMax: number): Walk {
  const walk: Walk = {
    steps: 0,
    at: startsWithProto(head) ? 2 : 0,
    depth: 0,
    marks: [],
    hasCalled: false,
    hasStructure: false,
    end: "going",
  };
  while (walk.end === "going" && walk.steps < stepsMax && walk.at < head.length) {
    const opcode = OPCODE_OF[head[walk.at] ?? 0];
    const next = opcode === undefined ? WRONG : argumentEnd(head, walk.at + 1, opcode.argument);
    if (next === INCOMPLETE) break;
    if (opcode === undefined || next === WRONG || !canRun(walk, opcode)) walk.end = "wrong";
    else {
      walk.at = next;
      walk.steps += 1;
      if (opcode.name === "STOP") walk.end = "stop";
      walk.hasCalled ||= CALLS.has(opcode.name);
      walk.hasStructure ||= STRUCTURE.test(opcode.name);
    }
  }
  return walk;
}

/** Moves the depth of the stack; false where something is missing on it. */
function canRun(walk: Walk, { name, takes, mark, gives }: Opcode): boolean {
  if (name === "MARK") {
    walk.marks.push(walk.depth);
    return true;
  }
  if (mark || (name === "POP" && walk.depth === walk.marks.at(-1))) {
    const start = walk.marks.pop();
    if (start === undefined || (name === "OBJ" && walk.depth === start)) return false;
    walk.depth = start;
    if (!mark) return true;
  }
  if (walk.depth - takes < (walk.marks.at(-1) ?? 0)) return false;
  walk.depth += gives - takes;
  return name !== "STOP" || walk.depth === 0;
}

/** Where the argument ends, INCOMPLETE beyond the head, WRONG where it cannot be one. */
function argumentEnd(head: Uint8Array, at: number, shape: ArgumentShape): number {
  switch (shape.kind) {
    case "none":
      return at;
    case "fixed":
      return inside(head, at + shape.bytes);
    case "counted": {
      const from = at + shape.bytes;
      return from > head.length ? INCOMPLETE : inside(head, from + little(head, at, shape.bytes));
    }
    case "lines": {
      let end = at;
      for (let line = 0; line < shape.lines; line += 1) end = lineEnd(head, end, shape.holds);
      return end;
    }
  }
}

function inside(head: Uint8Array, end: number): number {
  return end > head.length ? INCOMPLETE : end;
}

function little(head: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let index = bytes - 1; index >= 0; index -= 1) value = value * 256 + (head[at + index] ?? 0);
  return value;
}

function lineEnd(head: Uint8Array, at: number, holds: LineContent): number {
  if (at < 0 || at > head.length) return at;
  const found = head.indexOf(LINE_FEED, at);
  if (found < 0) return INCOMPLETE;
  const line = head.subarray(at, found);
  return LINES[holds](line) ? found + 1 : WRONG;
}

const LINES: Readonly<Record<LineContent, (line: Uint8Array) => boolean>> = {
  integer: (line) => parseLong(latin1(line)) !== undefined,
  index: (line) => parseIndex(latin1(line)) !== undefined,
  float: (line) => parseFloatLine(latin1(line)) !== undefined,
  quoted: (line) => decodeQuoted(latin1(line)) !== undefined,
  text: () => true,
  name: (line) => isName(decodeUtf8(line)),
};

/** What a module or attribute is called, dotted or not. */
export function isName(text: string): boolean {
  return (
    text.length < 256 &&
    /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*$/u.test(text)
  );
}

function latin1(line: Uint8Array): string {
  return Buffer.from(line).toString("latin1");
}
