import { Buffer } from "node:buffer";
import type { ByteSource } from "../../byte-source.ts";
import { Malformed } from "../malformed.ts";

/** A value without parts; null also for texts longer than {@link JSON_TEXT_MAX}. */
export type JsonScalar = string | number | boolean | null;

/** Direct members of an object that were asked for: all values of a key that comes twice. */
export type JsonMembers = ReadonlyMap<string, readonly JsonScalar[]>;

export interface JsonListener {
  /** Keys whose values {@link closed} is given. */
  readonly wanted: ReadonlySet<string>;
  /** `path` is that of the value, `[]` for an item of a list; it changes afterwards. */
  scalar(path: readonly string[], value: JsonScalar, offset: number): void;
  closed(path: readonly string[], members: JsonMembers, offset: number): void;
  tick(): void;
}

export const JSON_TEXT_MAX = 2 ** 20;
const WINDOW_BYTES = 65_536;
const KEY_MAX = 4096;
/** What Python's reader can take. */
const DEPTH_MAX = 900;
const VALUES_MAX = 8;

/**
 * Reads JSON of any length through a window, as leniently as any loader: keys may come twice,
 * several values may follow each other. Throws `Malformed`.
 */
export function walkJson(source: ByteSource, listener: JsonListener): void {
  new Walker(source, listener).values();
}

interface Frame {
  readonly isObject: boolean;
  readonly members: Map<string, JsonScalar[]>;
  readonly offset: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const EMPTY: JsonMembers = new Map();

class Walker {
  readonly #source: ByteSource;
  readonly #listener: JsonListener;
  readonly #window: Buffer;
  readonly #frames: Frame[] = [];
  readonly #path: string[] = [];
  #from = 0;
  #filled = 0;
  #at = 0;

  constructor(source: ByteSource, listener: JsonListener) {
    this.#source = source;
    this.#listener = listener;
    this.#window = Buffer.alloc(Math.min(WINDOW_BYTES, source.size));
  }

  values(): void {
    if (this.#byte(0) === 0xef && this.#byte(1) === 0xbb && this.#byte(2) === 0xbf) this.#at = 3;
    let count = 0;
    for (let byte = this.#skipSpace(); byte >= 0; byte = this.#skipSpace()) {
      if (count > 0 && byte !== 0x7b && byte !== 0x5b) this.#fail("text-after-value");
      this.#value(byte);
      while (this.#frames.length > 0) this.#step();
      count += 1;
    }
    if (count === 0) this.#fail("empty");
  }

  /** -1 behind the end. */
  #byte(at: number): number {
    if (at < this.#from || at >= this.#from + this.#filled) {
      this.#from = at;
      this.#filled = at >= this.#source.size ? 0 : this.#source.readInto(this.#window, at);
      this.#listener.tick();
    }
    return this.#filled === 0 ? -1 : (this.#window[at - this.#from] ?? -1);
  }

  #fail(reason: string): never {
    throw new Malformed(reason, this.#at);
  }

  #skipSpace(): number {
    for (;;) {
      const byte = this.#byte(this.#at);
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.#at += 1;
    }
  }

  /** The next member or item of the innermost container, or its end. */
  #step(): void {
    this.#listener.tick();
    const frame = this.#frames.at(-1);
    let byte = this.#skipSpace();
    if (frame === undefined || byte < 0) return this.#fail("truncated");
    if (byte === 0x2c) {
      this.#at += 1;
      byte = this.#skipSpace();
    }
    if (byte === (frame.isObject ? 0x7d : 0x5d)) return this.#close(frame);
    if (!frame.isObject) {
      this.#path.push("[]");
      this.#value(byte);
      return undefined;
    }
    if (byte !== QUOTE) return this.#fail("key-expected");
    this.#path.push(this.#text(KEY_MAX) ?? "");
    if (this.#skipSpace() !== 0x3a) this.#fail("colon-expected");
    this.#at += 1;
    this.#value(this.#skipSpace());
    return undefined;
  }

  #close(frame: Frame): void {
    this.#at += 1;
    this.#frames.pop();
    if (frame.isObject) {
      const members = frame.members.size === 0 ? EMPTY : frame.members;
      this.#listener.closed(this.#path, members, frame.offset);
    }
    this.#path.pop();
  }

  #value(byte: number): void {
    const offset = this.#at;
    if (byte === 0x7b || byte === 0x5b) {
      if (this.#frames.length >= DEPTH_MAX) this.#fail("too-deep");
      this.#frames.push({ isObject: byte === 0x7b, members: new Map(), offset });
      this.#at += 1;
      return;
    }
    const value = byte === QUOTE ? this.#text(JSON_TEXT_MAX) : this.#word();
    this.#listener.scalar(this.#path, value, offset);
    this.#keep(value);
    this.#path.pop();
  }

  #keep(value: JsonScalar): void {
    const key = this.#path.at(-1);
    const frame = this.#frames.at(-1);
    if (frame?.isObject !== true || key === undefined || !this.#listener.wanted.has(key)) return;
    const values = frame.members.get(key) ?? [];
    if (values.length < VALUES_MAX) values.push(value);
    frame.members.set(key, values);
  }

  /** Null when it is longer than `max`. */
  #text(max: number): string | null {
    this.#at += 1;
    const pieces: Buffer[] = [];
    let length = 0;
    let isEscaped = false;
    for (;;) {
      const first = this.#byte(this.#at);
      if (first < 0) this.#fail("unclosed-text");
      const start = this.#at - this.#from;
      const end = this.#endOfPiece(start);
      const piece = this.#window.subarray(start, end);
      length += piece.length;
      if (length <= max) pieces.push(Buffer.from(piece));
      this.#at += piece.length;
      const byte = this.#byte(this.#at);
      if (byte === QUOTE) break;
      if (byte !== BACKSLASH) continue;
      isEscaped = true;
      length += 2;
      if (length <= max)
        pieces.push(Buffer.from([BACKSLASH, Math.max(0, this.#byte(this.#at + 1))]));
      this.#at += 2;
    }
    this.#at += 1;
    if (length > max) return null;
    const text = (
      pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces)
    ).toString("utf8");
    return isEscaped ? unescaped(text) : text;
  }

  /** Where in the window a quote or a stroke is, or its end. */
  #endOfPiece(start: number): number {
    for (let at = start; at < this.#filled; at += 1) {
      const byte = this.#window[at];
      if (byte === QUOTE || byte === BACKSLASH) return at;
    }
    return this.#filled;
  }

  #word(): JsonScalar {
    const start = this.#at;
    let word = "";
    for (let byte = this.#byte(this.#at); isWord(byte); byte = this.#byte(this.#at)) {
      if (word.length > 400) this.#fail("bad-value");
      word += String.fromCharCode(byte);
      this.#at += 1;
    }
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    const number = /^-?(?:Infinity|NaN)$/.test(word) ? 0 : Number(word);
    if (start === this.#at || Number.isNaN(number)) this.#fail("bad-value");
    return number;
  }
}

function isWord(byte: number): boolean {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  const letter = byte | 0x20;
  return (
    isDigit || (letter >= 0x61 && letter <= 0x7a) || byte === 0x2b || byte === 0x2d || byte === 0x2e
  );
}

const SIMPLE: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|([^]))/g,
    (_whole, hex?: string, sign?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      return SIMPLE[sign ?? ""] ?? sign ?? "";
    },
  );
}
