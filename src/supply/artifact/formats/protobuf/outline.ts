import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { openWire, wholeOf } from "./wire.ts";
import type { Field, WireType } from "./wire.ts";

/** What a message shows without being read: which fields it has, as far as it can be read. */
export interface Outline {
  readonly source: ByteSource;
  /** The first of each number and type. */
  readonly fields: readonly Field[];
  /** The bytes are a message to their end. */
  readonly complete: boolean;
}

const FIELDS_MAX = 50_000;
/** No format that is asked for has numbers beyond; junk in front must not crowd out the rest. */
const NUMBER_MAX = 4096;

const OUTLINES = new WeakMap<ByteSource, Outline>();

/** The outline of a file; made once for all formats that ask. Never throws for its content. */
export function outlineOf(source: ByteSource): Outline {
  const known = OUTLINES.get(source);
  if (known !== undefined) return known;
  const outline = outlineIn(source, wholeOf(source));
  OUTLINES.set(source, outline);
  return outline;
}

/** The outline of a message that lies within a file. */
export function outlineIn(source: ByteSource, message: Extent): Outline {
  const kept = new Map<string, Field>();
  let count = 0;
  let complete = false;
  try {
    for (const field of openWire(source, { lenient: true }).fields(message)) {
      count += 1;
      const key = `${field.number} ${field.type}`;
      if (field.number <= NUMBER_MAX && !kept.has(key)) kept.set(key, field);
      if (count >= FIELDS_MAX) break;
    }
    complete = count < FIELDS_MAX;
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof LimitReached)) throw error;
  }
  return { source, fields: [...kept.values()], complete };
}

export function has(outline: Outline, number: number, type: WireType): boolean {
  return fieldOf(outline, number, type) !== undefined;
}

export function fieldOf(outline: Outline, number: number, type: WireType): Field | undefined {
  return outline.fields.find((field) => field.number === number && field.type === type);
}

/** The outline of the first message in a field; empty without one. */
export function within(outline: Outline, number: number): Outline {
  const field = fieldOf(outline, number, "bytes");
  if (field === undefined) return { source: outline.source, fields: [], complete: false };
  return outlineIn(outline.source, field.content);
}
