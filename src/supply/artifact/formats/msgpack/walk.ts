import { readBytes, windowed } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";

export interface MsgpackListener {
  /** Bytes; `key` is the text in front of it in a map. */
  bytes(extent: Extent, key: string): void;
  text(value: string, key: string, offset: number): void;
  extension(type: number, extent: Extent): void;
  tick(): void;
}

const DEPTH_MAX = 512;
const VALUES_MAX = 20_000_000;
const TEXT_MAX = 4096;
const WINDOW_BYTES = 65_536;

interface Frame {
  left: number;
  readonly isMap: boolean;
}

/** Reads one value that has to fill the source. Throws `Malformed`, `LimitReached`. */
export function walkMsgpack(source: ByteSource, listener: MsgpackListener): void {
  const walker = new Walker(windowed(source, WINDOW_BYTES), listener);
  walker.value();
  if (walker.at !== source.size) throw new Malformed("bytes-behind-value", walker.at);
}

class Walker {
  readonly #source: ByteSource;
  readonly #listener: MsgpackListener;
  readonly #head = new Uint8Array(9);
  readonly #frames: Frame[] = [];
  #key = "";
  #values = 0;
  at = 0;

  constructor(source: ByteSource, listener: MsgpackListener) {
    this.#source = source;
    this.#listener = listener;
  }

  value(): void {
    this.#read();
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      if (frame.left === 0) this.#frames.pop();
      else {
        frame.left -= 1;
        this.#read();
      }
    }
  }

  #read(): void {
    this.#listener.tick();
    this.#values += 1;
    if (this.#values > VALUES_MAX) throw new LimitReached("size", VALUES_MAX);
    const filled = this.#source.readInto(this.#head, this.at);
    if (filled === 0) throw new Malformed("truncated", this.at);
    this.#head.fill(0, filled);
    const code = this.#head[0] ?? 0;
    if (code < 0x80 || code >= 0xe0) this.#skip(1);
    else if (code < 0x90) this.#open(1, code & 15, true);
    else if (code < 0xa0) this.#open(1, code & 15, false);
    else if (code < 0xc0) this.#text(1, code & 31);
    else this.#long(code);
  }

  #number(bytes: number): number {
    let number = 0;
    for (let at = 1; at <= bytes; at += 1) number = number * 256 + (this.#head[at] ?? 0);
    return number;
  }

  #long(code: number): void {
    if (code === 0xc1) throw new Malformed("unused-code", this.at);
    if (code === 0xc0 || code === 0xc2 || code === 0xc3) this.#skip(1);
    else if (code <= 0xc6) this.#bytes(1 << (code - 0xc4));
    else if (code <= 0xc9) this.#extension(1 << (code - 0xc7));
    else if (code <= 0xd3) this.#skip(NUMBER_BYTES[code - 0xca] ?? 1);
    else if (code <= 0xd8) this.#fixedExtension(1 << (code - 0xd4));
    else if (code <= 0xdb) this.#text(1 + (1 << (code - 0xd9)), this.#number(1 << (code - 0xd9)));
    else {
      const size = code % 2 === 0 ? 2 : 4;
      this.#open(1 + size, this.#number(size), code >= 0xde);
    }
  }

  #skip(bytes: number): void {
    if (bytes > this.#source.size - this.at) throw new Malformed("truncated", this.at);
    this.at += bytes;
  }

  #open(head: number, count: number, isMap: boolean): void {
    this.#skip(head);
    const left = isMap ? count * 2 : count;
    if (left > this.#source.size - this.at) throw new Malformed("truncated", this.at);
    if (this.#frames.length >= DEPTH_MAX) throw new LimitReached("depth", DEPTH_MAX);
    this.#frames.push({ left, isMap });
  }

  #text(head: number, length: number): void {
    const offset = this.at;
    this.#skip(head);
    const start = this.at;
    this.#skip(length);
    const kept = readBytes(this.#source, start, Math.min(length, TEXT_MAX));
    const value = Buffer.from(kept).toString("utf8");
    const frame = this.#frames.at(-1);
    const isKey = frame?.isMap === true && frame.left % 2 === 1;
    if (isKey) this.#key = value;
    else this.#listener.text(value, this.#key, offset);
  }

  #bytes(size: number): void {
    const length = this.#number(size);
    this.#skip(1 + size);
    const offset = this.at;
    this.#skip(length);
    this.#listener.bytes({ offset, length }, this.#key);
  }

  #extension(size: number): void {
    const length = this.#number(size);
    const type = this.#head[1 + size] ?? 0;
    this.#skip(2 + size);
    this.#payload(type, length);
  }

  #fixedExtension(length: number): void {
    const type = this.#head[1] ?? 0;
    this.#skip(2);
    this.#payload(type, length);
  }

  #payload(type: number, length: number): void {
    const offset = this.at;
    this.#skip(length);
    this.#listener.extension(type < 128 ? type : type - 256, { offset, length });
  }
}

/** From 0xca on: floats of 4 and 8 bytes, whole numbers of 1 to 8, unsigned and signed. */
const NUMBER_BYTES = [5, 9, 2, 3, 5, 9, 2, 3, 5, 9];
