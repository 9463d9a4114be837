import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import type { Cursor } from "./cursor.ts";
import type { HdfFile } from "./file.ts";

/** One message of an object header: what kind, and its bytes. */
export interface Message {
  readonly type: number;
  /** What stands here only says where the message itself is. */
  readonly shared: boolean;
  /** From its first byte on, each time. */
  readonly open: () => Cursor;
}

/** Types of messages by their numbers in the specification, IV.A.2. */
export const MESSAGE = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  sharedTable: 0x0f,
  continuation: 0x10,
  symbolTable: 0x11,
  driver: 0x14,
  attributeInfo: 0x15,
} as const;

const MESSAGES_MAX = 1_000_000;
const CHECKSUM_BYTES = 4;
const SHARED = 0x02;

/** A stretch of a header that holds messages. */
interface Chunk {
  readonly address: number;
  readonly length: number;
}

/** The messages of the object at an address, those of continued blocks too. Throws `Malformed`. */
export function readObjectHeader(file: HdfFile, address: number): readonly Message[] {
  const start = file.read(address, 4);
  return start.u8() === 1 ? readFirst(file, address) : readSecond(file, address);
}

function readFirst(file: HdfFile, address: number): readonly Message[] {
  const prefix = file.read(address, 16);
  prefix.skip(8);
  const length = prefix.u32();
  return readChunks(file, { address: address + 16, length }, (cursor) => {
    if (cursor.left < 8) return null;
    const type = cursor.u16();
    const size = cursor.u16();
    const flags = cursor.u8();
    cursor.skip(3);
    return { type, flags, size };
  });
}

function readSecond(file: HdfFile, address: number): readonly Message[] {
  const start = file.read(address, 6);
  start.expect("OHDR");
  if (start.u8() !== 2) throw start.fail("unknown-object-header");
  const flags = start.u8();
  const prefixBytes = 6 + ((flags & 0x20) === 0 ? 0 : 16) + ((flags & 0x10) === 0 ? 0 : 4);
  const sizeBytes = 2 ** (flags & 3);
  const length = file.read(address + prefixBytes, sizeBytes).unsigned(sizeBytes);
  const orderBytes = (flags & 0x04) === 0 ? 0 : 2;
  const first = { address: address + prefixBytes + sizeBytes, length };
  return readChunks(file, first, (cursor, isContinued) => {
    if (isContinued && cursor.position === 0) cursor.expect("OCHK");
    const end = isContinued ? CHECKSUM_BYTES : 0;
    if (cursor.left < 4 + orderBytes + end) return null;
    const head = { type: cursor.u8(), size: cursor.u16(), flags: cursor.u8() };
    cursor.skip(orderBytes);
    return head;
  });
}

interface MessageHead {
  readonly type: number;
  readonly size: number;
  readonly flags: number;
}

function readChunks(
  file: HdfFile,
  first: Chunk,
  readHead: (cursor: Cursor, isContinued: boolean) => MessageHead | null,
): readonly Message[] {
  const messages: Message[] = [];
  const seen = new Set<number>();
  const chunks = [first];
  for (let chunk = chunks.pop(); chunk !== undefined; chunk = chunks.pop()) {
    const { address, length } = chunk;
    if (seen.has(address)) throw new Malformed("looping-header", file.base + address);
    seen.add(address);
    const cursor = file.read(address, length);
    for (;;) {
      file.tick();
      const head = readHead(cursor, chunk !== first);
      if (head === null) break;
      const message = messageOf(head, cursor.part(head.size));
      if (message.type === MESSAGE.continuation) chunks.push(continuationOf(message.open()));
      else messages.push(message);
      if (messages.length > MESSAGES_MAX) throw new LimitReached("size", MESSAGES_MAX);
    }
  }
  return messages;
}

function messageOf({ type, flags }: MessageHead, body: Cursor): Message {
  const shared = (flags & SHARED) !== 0;
  return { type, shared, open: () => body.fromStart() };
}

function continuationOf(cursor: Cursor): Chunk {
  const address = cursor.address();
  if (address === null) throw cursor.fail("bad-continuation");
  return { address, length: cursor.length() };
}
