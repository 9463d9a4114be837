import type { Rewrite } from "./rewriting.ts";

/** An instruction and its operand: a call or jump of x86. */
const REACH = 5;
const CALL = 0xe8;
const JUMP = 0xe9;
/** By what was seen in the bytes just before: which byte of the operand may be another's. */
const SHARED_BYTE = [0, 1, 2, 2, 3] as const;
/** A history in which two of the bytes before looked like calls: then nothing was rewritten. */
const AMBIGUOUS = 3;

/**
 * Undoes the filter that made the targets of x86 calls absolute (BCJ of the LZMA SDK and of
 * liblzma), which 7-Zip and py7zr put before LZMA whatever the bytes are.
 */
export function x86Branches(start: number): Rewrite {
  const state: State = { position: 0, mask: 0, last: start - REACH };
  return (bytes, position) => {
    state.position = position + start;
    return rewrite(bytes, state);
  };
}

interface State {
  /** In the stream, of the first byte that is kept. */
  position: number;
  /** Which of the bytes before were opcodes (low half) with a high byte that fits (high half). */
  mask: number;
  /** In the stream, of the last opcode. */
  last: number;
}

/** Rewrites in place; returns how many bytes are final. */
function rewrite(bytes: Buffer, state: State): number {
  const limit = bytes.length - REACH;
  let at = 0;
  while (at <= limit) {
    const byte = bytes[at];
    at += byte === CALL || byte === JUMP ? rewriteOne(bytes, at, state) : 1;
  }
  return at;
}

/** How many bytes are done with. */
function rewriteOne(bytes: Buffer, at: number, state: State): number {
  const place = state.position + at;
  let mask = agedMask(state.mask, place - state.last);
  state.last = place;
  const top = bytes[at + 4] ?? 0;
  const history = mask >> 1;
  if (fits(top) && history < SHARED_BYTE.length && history !== AMBIGUOUS) {
    bytes.writeUInt32LE(relative(bytes.readUInt32LE(at + 1), place + REACH, mask), at + 1);
    state.mask = 0;
    return REACH;
  }
  mask |= fits(top) ? 0x11 : 0x01;
  state.mask = mask;
  return 1;
}

function agedMask(mask: number, distance: number): number {
  if (distance > REACH) return 0;
  let aged = mask;
  for (let step = 0; step < distance; step += 1) aged = (aged & 0x77) << 1;
  return aged;
}

function relative(absolute: number, from: number, mask: number): number {
  let target = (absolute - from) >>> 0;
  if (mask === 0) return repeatedSign(target);
  const shared = (SHARED_BYTE[mask >> 1] ?? 0) * 8;
  // Two turns lead back to where it began: made-up bytes must not keep us here.
  for (let turn = 0; turn < 2 && fits((target >>> (24 - shared)) & 0xff); turn += 1) {
    const source = (target ^ (2 ** (32 - shared) - 1)) >>> 0;
    target = (source - from) >>> 0;
  }
  return repeatedSign(target);
}

/** The top byte only repeats the bit below it. */
function repeatedSign(target: number): number {
  const sign = (target >>> 24) & 1;
  return ((target & 0x00ffffff) | (sign === 1 ? 0xff000000 : 0)) >>> 0;
}

/** The top byte of an operand that stays near. */
function fits(byte: number): boolean {
  return byte === 0x00 || byte === 0xff;
}
