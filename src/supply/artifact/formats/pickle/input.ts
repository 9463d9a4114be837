import { Buffer } from "node:buffer";
import type { ByteSource } from "../../byte-source.ts";
import { Malformed } from "../malformed.ts";
import { INLINE_BYTES_MAX } from "./value.ts";

/**
 * What a loader does where an argument crosses the end of its frame. `ignored`: it reads on, as
 * CPython does with bytes, and pickletools. `dropped`: CPython reading a file drops the rest of the
 * frame and takes the argument from behind it (python/cpython#154848), save the content of bytes,
 * which it joins; `all-dropped`: that too, up to Python 3.7.
 */
export type FrameReading = "ignored" | "dropped" | "all-dropped";

/** The bytes of a source as an unpickler takes them: through a window, frame by frame. */
export interface PickleInput {
  readonly source: ByteSource;
  readonly buffer: Buffer;
  readonly frames: FrameReading;
  /** Where `buffer[0]` stands in the source. */
  base: number;
  /** Next byte, as an index of `buffer`. */
  pos: number;
  /** What can be read without a look at frames and file: an index of `buffer`. */
  end: number;
  /** Bytes of `buffer` that hold something. */
  filled: number;
  /** Bytes of the next read: small after a jump, doubled while reading on. */
  chunk: number;
  /** Where the frame ends in the source; Infinity outside of frames. */
  frameEnd: number;
  /** Where the file goes on behind the frame; -1 for at its end. */
  resumeAt: number;
  /** Of the opcode at work, in the source. */
  opcodeAt: number;
  /** Opcode of which an argument first crossed the end of a frame; -1 for never. */
  straddledAt: number;
  /** An unended last line was taken for one: what pure Python does. */
  unendedAt: number;
  /** The line read last. */
  readonly line: Line;
}

export interface Line {
  /** Index of `buffer`, good until the next read; -1 for one too long for the window. */
  from: number;
  to: number;
  /** In the source, and without its line feed. */
  offset: number;
  length: number;
}

export const WINDOW_BYTES = 128 * 1024;
const CHUNK_MIN = 4096;
const LINE_FEED = 10;

export interface Opening {
  readonly start?: number;
  readonly frames?: FrameReading;
  /** A window that nobody else uses any more. */
  readonly buffer?: Buffer;
}

/** A window for a source of that size. */
export function createWindow(size: number): Buffer {
  // Nothing behind `filled` is ever looked at, so it may hold what it likes.
  return Buffer.allocUnsafeSlow(Math.max(INLINE_BYTES_MAX, Math.min(WINDOW_BYTES, size)));
}

export function openInput(
  source: ByteSource,
  { start = 0, frames = "ignored", buffer = createWindow(source.size - start) }: Opening = {},
): PickleInput {
  return {
    source,
    buffer,
    frames,
    base: start,
    pos: 0,
    end: 0,
    filled: 0,
    chunk: CHUNK_MIN,
    frameEnd: Infinity,
    resumeAt: -1,
    opcodeAt: start,
    straddledAt: -1,
    unendedAt: -1,
    line: { from: 0, to: 0, offset: 0, length: 0 },
  };
}

/** Bytes of the source wherever they stand, zeros beyond its ends; good until the next read. */
export function nearBytes(input: PickleInput, offset: number, length: number): Uint8Array {
  const at = offset - input.base;
  if (at >= 0 && at + length <= input.filled) return input.buffer.subarray(at, at + length);
  const bytes = new Uint8Array(length);
  const missing = Math.max(0, -offset);
  input.source.readInto(bytes.subarray(missing), offset + missing);
  return bytes;
}

/** Of the next byte, in the source. */
export function offsetOf(input: PickleInput): number {
  return input.base + input.pos;
}

/**
 * Makes `count` bytes readable at `pos`, at most {@link INLINE_BYTES_MAX}. Throws `Malformed`
 * (`truncated`).
 */
export function need(input: PickleInput, count: number): void {
  if (input.pos + count > input.end) makeRoom(input, count);
}

function makeRoom(input: PickleInput, count: number): void {
  if (offsetOf(input) + count > input.frameEnd) leaveFrame(input, false);
  const at = offsetOf(input);
  if (count > input.source.size - at) throw new Malformed("truncated", at);
  if (input.pos + count > input.filled) load(input, count);
  clip(input);
}

/** Reads on, at least until `count` bytes stand at `pos`. */
function load(input: PickleInput, count: number): void {
  const { buffer, source } = input;
  const left = input.filled - input.pos;
  if (left > 0) buffer.copyWithin(0, input.pos, input.filled);
  input.base += input.pos;
  input.pos = 0;
  const wanted = Math.min(buffer.length - left, Math.max(count - left, input.chunk));
  const got = source.readInto(buffer.subarray(left, left + wanted), input.base + left);
  input.filled = left + got;
  input.chunk = Math.min(input.chunk * 2, buffer.length);
  if (input.filled < count) throw new Malformed("truncated", input.base + input.filled);
}

function clip(input: PickleInput): void {
  input.end = Math.min(input.filled, input.frameEnd - input.base);
}

/** Goes to an offset of the source without a look at frames. */
export function seek(input: PickleInput, offset: number): void {
  const index = offset - input.base;
  if (index >= 0 && index <= input.filled) input.pos = index;
  else {
    input.base = offset;
    input.pos = 0;
    input.filled = 0;
    input.chunk = CHUNK_MIN;
  }
  clip(input);
}

/** The frame is over, or what comes next does not fit into it. */
function leaveFrame(input: PickleInput, isContent: boolean): void {
  const at = offsetOf(input);
  const { frameEnd, frames, resumeAt } = input;
  input.frameEnd = Infinity;
  input.resumeAt = -1;
  if (at < frameEnd) {
    if (input.straddledAt < 0) input.straddledAt = input.opcodeAt;
    if (resumeAt >= 0) throw new Malformed("frame-straddled", at);
    if (frames === "all-dropped" || (frames === "dropped" && !isContent)) seek(input, frameEnd);
  } else if (resumeAt >= 0) seek(input, resumeAt);
  clip(input);
}

/**
 * Enters a frame of `length` bytes. Says what no pickler writes: a frame inside of another, or one
 * that is longer than the source (pure Python reads what there is).
 */
export function enterFrame(
  input: PickleInput,
  length: number,
): "frame-nested" | "frame-too-long" | undefined {
  let problem: "frame-nested" | "frame-too-long" | undefined;
  if (offsetOf(input) < input.frameEnd && input.frameEnd !== Infinity) {
    problem = "frame-nested";
    // One that fits into what CPython has in its buffer changes nothing.
    if (offsetOf(input) + length <= input.frameEnd) return problem;
    leaveFrame(input, false);
  } else if (input.frameEnd !== Infinity) leaveFrame(input, false);
  const frameEnd = offsetOf(input) + length;
  if (frameEnd > input.source.size) return "frame-too-long";
  input.frameEnd = frameEnd;
  clip(input);
  return problem;
}

/**
 * Passes over `length` bytes and returns where they begin. `isContent`: they are what a bytes
 * object holds. Throws `Malformed` (`truncated`).
 */
export function skip(input: PickleInput, length: number, isContent: boolean): number {
  if (offsetOf(input) + length > input.frameEnd) leaveFrame(input, isContent);
  const at = offsetOf(input);
  if (length > input.source.size - at) throw new Malformed("truncated", at);
  seek(input, at + length);
  return at;
}

/** Where a program that reads the file beside the unpickler finds itself. */
export function filePosition(input: PickleInput): number {
  if (input.frameEnd === Infinity) return offsetOf(input);
  return input.resumeAt >= 0 ? input.resumeAt : input.frameEnd;
}

/** That program has read up to `offset`. What is left of the frame still comes first. */
export function setFilePosition(input: PickleInput, offset: number): void {
  if (offset > input.source.size) throw new Malformed("truncated", input.source.size);
  if (offsetOf(input) < input.frameEnd && input.frameEnd !== Infinity) input.resumeAt = offset;
  else {
    input.frameEnd = Infinity;
    input.resumeAt = -1;
    seek(input, offset);
  }
}

/** Reads up to and with the next line feed into `input.line`. Throws `Malformed` (`truncated`). */
export function readLine(input: PickleInput): void {
  const { line } = input;
  let found = input.buffer.indexOf(LINE_FEED, input.pos);
  if (found < 0 || found >= input.end) found = findLineFeed(input);
  if (found === LONG) return readLongLine(input);
  line.from = input.pos;
  line.to = found;
  line.offset = offsetOf(input);
  line.length = found - input.pos;
  input.pos = Math.min(found + 1, input.filled);
}

const LONG = -2;

/** Index of the line feed; of the last byte where the source ends before one comes. */
function findLineFeed(input: PickleInput): number {
  for (;;) {
    if (input.base + input.end === input.frameEnd) leaveFrame(input, false);
    else if (input.base + input.filled >= input.source.size) return unended(input);
    else if (input.filled - input.pos >= input.buffer.length) return LONG;
    else {
      load(input, input.filled - input.pos + 1);
      clip(input);
    }
    const found = input.buffer.indexOf(LINE_FEED, input.pos);
    if (found >= 0 && found < input.end) return found;
  }
}

/** Pure Python takes the rest for a line and cuts its last byte off as if it were the line feed. */
function unended(input: PickleInput): number {
  if (input.pos >= input.filled) throw new Malformed("truncated", offsetOf(input));
  input.unendedAt = offsetOf(input);
  const last = input.filled - 1;
  return last;
}

function readLongLine(input: PickleInput): void {
  const { line } = input;
  line.from = -1;
  line.to = -1;
  line.offset = offsetOf(input);
  for (;;) {
    const found = input.buffer.indexOf(LINE_FEED, input.pos);
    if (found >= 0 && found < input.end) {
      line.length = input.base + found - line.offset;
      input.pos = found + 1;
      return;
    }
    input.pos = input.end;
    const at = offsetOf(input);
    if (at === input.frameEnd) {
      if (input.straddledAt < 0) input.straddledAt = input.opcodeAt;
      if (input.frames !== "ignored") line.offset = at;
      leaveFrame(input, true);
    } else if (at >= input.source.size) throw new Malformed("truncated", at);
    if (input.pos >= input.filled) load(input, 1);
    clip(input);
  }
}

/** The last line; `undefined` where it is too long to be kept. */
export function lineText(input: PickleInput, encoding: "utf8" | "latin1"): string | undefined {
  const { from, to, length } = input.line;
  if (from < 0 || length > INLINE_BYTES_MAX) return undefined;
  return input.buffer.toString(encoding, from, to);
}
