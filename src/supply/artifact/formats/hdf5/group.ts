import { Malformed } from "../malformed.ts";
import type { Cursor } from "./cursor.ts";
import { denseObjects } from "./dense-objects.ts";
import type { HdfFile } from "./file.ts";
import { MESSAGE } from "./object-header.ts";
import type { Message } from "./object-header.ts";

/** A name in a group, and what it stands for. */
export type Link =
  | { readonly kind: "hard"; readonly name: string; readonly address: number }
  | { readonly kind: "soft"; readonly name: string; readonly target: string }
  | {
      readonly kind: "external";
      readonly name: string;
      readonly file: string;
      readonly target: string;
      readonly offset: number;
    }
  /** Of a class that only a program which registered it can follow. */
  | {
      readonly kind: "user";
      readonly name: string;
      readonly type: number;
      readonly offset: number;
    };

const HARD = 0;
const SOFT = 1;
const EXTERNAL = 64;
const SOFT_ENTRY = 2;
const LEVEL_MAX = 32;

/** The links that the messages of a group hold or lead to. Throws `Malformed`. */
export function* linksOf(file: HdfFile, messages: readonly Message[]): Generator<Link> {
  for (const { type, open } of messages) {
    if (type === MESSAGE.link) yield readLink(open());
    else if (type === MESSAGE.symbolTable) yield* oldLinks(file, open());
    else if (type === MESSAGE.linkInfo) yield* denseLinks(file, open());
  }
}

function readLink(cursor: Cursor): Link {
  if (cursor.u8() !== 1) throw cursor.fail("unknown-link");
  const flags = cursor.u8();
  const type = (flags & 0x08) === 0 ? HARD : cursor.u8();
  if ((flags & 0x04) !== 0) cursor.skip(8);
  if ((flags & 0x10) !== 0) cursor.skip(1);
  const name = cursor.text(cursor.unsigned(2 ** (flags & 3)));
  if (type === HARD) {
    const address = cursor.address();
    if (address === null) throw cursor.fail("bad-link");
    return { kind: "hard", name, address };
  }
  const value = cursor.part(cursor.u16());
  if (type === SOFT) return { kind: "soft", name, target: value.text(value.left) };
  const { offset } = value;
  if (type !== EXTERNAL) return { kind: "user", name, type, offset };
  value.skip(1);
  return { kind: "external", name, file: value.line(), target: value.line(), offset };
}

/** The largest creation order; a hash of the name or the order in front of the identifier. */
const LINK_INDEX = { orderBytes: 8, nameKeyBytes: 4, orderKeyBytes: 8 };

function* denseLinks(file: HdfFile, cursor: Cursor): Generator<Link> {
  for (const { object } of denseObjects(file, cursor, LINK_INDEX)) yield readLink(object());
}

/** A local heap: texts by their offset. */
export function openLocalHeap(file: HdfFile, address: number): (offset: number) => string {
  const header = file.read(address, 8 + 2 * file.sizes.lengthBytes + file.sizes.addressBytes);
  header.expect("HEAP");
  header.skip(4);
  const length = header.length();
  header.skip(file.sizes.lengthBytes);
  const start = header.address();
  if (start === null) throw header.fail("no-heap-data");
  const heap = file.read(start, length);
  return (offset) => {
    const text = heap.fromStart();
    text.skip(offset);
    return text.line();
  };
}

/** Groups of superblock versions 0 and 1: a B-tree of tables of symbols. */
function* oldLinks(file: HdfFile, cursor: Cursor): Generator<Link> {
  const root = cursor.address();
  const heapAt = cursor.address();
  if (root === null || heapAt === null) return;
  const textAt = openLocalHeap(file, heapAt);
  for (const address of oldLeaves(file, root)) yield* symbolsOf(file, address, textAt);
}

const GROUP_NODE = 0;

/** Addresses of the leaves of a version 1 B-tree. */
function* oldLeaves(file: HdfFile, root: number): Generator<number> {
  const { addressBytes, lengthBytes } = file.sizes;
  const seen = new Set<number>();
  const nodes = [root];
  for (let address = nodes.pop(); address !== undefined; address = nodes.pop()) {
    if (seen.has(address)) throw new Malformed("looping-tree", file.base + address);
    seen.add(address);
    const prefix = file.read(address, 8 + 2 * addressBytes);
    prefix.expect("TREE");
    if (prefix.u8() !== GROUP_NODE) throw prefix.fail("wrong-tree");
    const level = prefix.u8();
    const count = prefix.u16();
    if (level > LEVEL_MAX) throw prefix.fail("bad-tree");
    const entries = file.read(address + 8 + 2 * addressBytes, count * (lengthBytes + addressBytes));
    for (let left = count; left > 0; left--) {
      file.tick();
      entries.length();
      const child = entries.address();
      if (child === null) throw entries.fail("bad-child");
      if (level > 0) nodes.push(child);
      else if (!seen.has(child)) {
        seen.add(child);
        yield child;
      }
    }
  }
}

function* symbolsOf(
  file: HdfFile,
  address: number,
  textAt: (offset: number) => string,
): Generator<Link> {
  const { addressBytes, lengthBytes } = file.sizes;
  const prefix = file.read(address, 8);
  prefix.expect("SNOD");
  prefix.skip(2);
  const count = prefix.u16();
  const entries = file.read(address + 8, count * (lengthBytes + addressBytes + 24));
  for (let left = count; left > 0; left--) {
    file.tick();
    const name = textAt(entries.length());
    const header = entries.address();
    const cached = entries.u32();
    entries.skip(4);
    const scratch = entries.part(16);
    if (cached === SOFT_ENTRY) yield { kind: "soft", name, target: textAt(scratch.u32()) };
    else if (header !== null) yield { kind: "hard", name, address: header };
  }
}
