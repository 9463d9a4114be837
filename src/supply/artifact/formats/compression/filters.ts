import { Buffer } from "node:buffer";
import type { Rewrite } from "./rewriting.ts";
import { x86Branches } from "./x86-branches.ts";

/**
 * Filters that make bytes easier to pack, by their numbers in .xz; 7z has the same ones. Each takes
 * its properties and undoes itself; null when the properties are wrong.
 */
const FILTERS = new Map<number, (properties: Uint8Array) => Rewrite | null>([
  [0x03, ([distance = 0]) => delta(distance + 1)],
  [0x04, (properties) => branches(properties, x86Branches)],
  [0x05, (properties) => branches(properties, instructions(4, powerPc))],
  [0x07, (properties) => branches(properties, instructions(4, arm))],
  [0x08, (properties) => branches(properties, instructions(2, armThumb))],
  [0x09, (properties) => branches(properties, instructions(4, sparc))],
  [0x0a, (properties) => branches(properties, instructions(4, arm64))],
]);

/** Null for filters that are not known. */
export function undoFilter(id: number, properties: Uint8Array): Rewrite | null {
  return FILTERS.get(id)?.(properties) ?? null;
}

/** Bytes were replaced by their differences to those `distance` before. */
function delta(distance: number): Rewrite {
  const before = new Uint8Array(distance);
  return (bytes, position) => {
    for (let at = 0, slot = position % distance; at < bytes.length; at += 1) {
      const sum = ((bytes[at] ?? 0) + (before[slot] ?? 0)) & 255;
      bytes[at] = sum;
      before[slot] = sum;
      slot = slot + 1 === distance ? 0 : slot + 1;
    }
    return bytes.length;
  };
}

/** The property of those that rewrite branches is where code begins, and nearly always left out. */
function branches(properties: Uint8Array, undo: (start: number) => Rewrite): Rewrite | null {
  if (properties.length === 0) return undo(0);
  return properties.length === 4 ? undo(Buffer.from(properties).readUInt32LE(0)) : null;
}

/** Rewrites the instruction at an offset; returns its length. */
type Instruction = (bytes: Buffer, at: number, place: number) => number;

const INSTRUCTION_BYTES = 4;

/** Instructions of fixed alignment; `place` counts from the start of the code. */
function instructions(step: number, one: Instruction): (start: number) => Rewrite {
  return (start) => (bytes, position) => {
    let at = 0;
    while (at + INSTRUCTION_BYTES <= bytes.length) {
      at += Math.max(step, one(bytes, at, position + at + start));
    }
    return at;
  };
}

function arm(bytes: Buffer, at: number, place: number): number {
  if (bytes[at + 3] === 0xeb) {
    const target = (bytes.readUIntLE(at, 3) << 2) - (place + 8);
    bytes.writeUIntLE((target >>> 2) & 0xffffff, at, 3);
  }
  return 4;
}

function armThumb(bytes: Buffer, at: number, place: number): number {
  const high = bytes.readUInt16LE(at);
  const low = bytes.readUInt16LE(at + 2);
  if ((high & 0xf800) !== 0xf000 || (low & 0xf800) !== 0xf800) return 2;
  const target = ((((high & 0x7ff) << 11) | (low & 0x7ff)) << 1) - (place + 4);
  bytes.writeUInt16LE(0xf000 | ((target >>> 12) & 0x7ff), at);
  bytes.writeUInt16LE(0xf800 | ((target >>> 1) & 0x7ff), at + 2);
  return 4;
}

function powerPc(bytes: Buffer, at: number, place: number): number {
  const word = bytes.readUInt32BE(at);
  if ((word & 0xfc000003) >>> 0 === 0x48000001) {
    const target = (word & 0x03fffffc) - place;
    bytes.writeUInt32BE((0x48000001 | (target & 0x03fffffc)) >>> 0, at);
  }
  return 4;
}

function sparc(bytes: Buffer, at: number, place: number): number {
  const word = bytes.readUInt32BE(at);
  const top = word >>> 22;
  if (top === 0x100 || top === 0x1ff) {
    const target = ((word << 2) - place) >>> 2;
    const sign = (0 - ((target >>> 22) & 1)) << 22;
    bytes.writeUInt32BE(((sign & 0x3fffffff) | (target & 0x3fffff) | 0x40000000) >>> 0, at);
  }
  return 4;
}

function arm64(bytes: Buffer, at: number, place: number): number {
  const word = bytes.readUInt32LE(at);
  if (word >>> 26 === 0x25) {
    const target = (word - (place >>> 2)) & 0x03ffffff;
    bytes.writeUInt32LE((0x94000000 | target) >>> 0, at);
  } else if ((word & 0x9f000000) >>> 0 === 0x90000000) {
    const pages = ((word >>> 29) & 3) | ((word >>> 3) & 0x1ffffc);
    if (((pages + 0x020000) & 0x1c0000) === 0) {
      const target = pages - (place >>> 12);
      const sign = (0 - (target & 0x020000)) & 0xe00000;
      const moved = ((target & 3) << 29) | ((target & 0x3fffc) << 3) | sign;
      bytes.writeUInt32LE(((word & 0x9000001f) | moved) >>> 0, at);
    }
  }
  return 4;
}
