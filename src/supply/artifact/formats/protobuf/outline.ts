import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { openWire, wholeOf } from "./wire.ts";
import type { Field, WireType } from "./wire.ts";

/** What a message shows without being read: which fields it has, as far as it can be read. */
export interface Outline {
  readonly source: ByteSource;
  /** The first few of each number and type. */
  readonly fields: readonly Field[];
  /** The bytes are a message to their end. */
  readonly complete: boolean;
}

const FIELDS_MAX = 50_000;
/** No format that is asked for has numbers beyond; junk in front must not crowd out the rest. */
const NUMBER_MAX = 4096;
/** Parts of a message that comes more than once are merged by loaders. */
const PARTS_MAX = 64;

const OUTLINES = new WeakMap<ByteSource, Outline>();

/** The outline of a file; made once for all formats that ask. Never throws for its content. */
export function outlineOf(source: ByteSource): Outline {
  const known = OUTLINES.get(source);
  if (known !== undefined) return known;
  const outline = outlineIn(source, [wholeOf(source)]);
  OUTLINES.set(source, outline);
  return outline;
}

/** The outline of a message that lies within a file, in one or more parts. */
export function outlineIn(source: ByteSource, parts: readonly Extent[]): Outline {
  const counts = new Map<string, number>();
  const fields: Field[] = [];
  let left = FIELDS_MAX;
  let complete = parts.length > 0;
  try {
    for (const part of parts) {
      for (const field of openWire(source, { lenient: true }).fields(part)) {
        const key = `${field.number} ${field.type}`;
        const count = counts.get(key) ?? 0;
        if (field.number <= NUMBER_MAX && count < PARTS_MAX) fields.push(field);
        counts.set(key, count + 1);
        left -= 1;
        if (left === 0) return { source, fields, complete: false };
      }
    }
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof LimitReached)) throw error;
    complete = false;
  }
  return { source, fields, complete };
}

export function has(outline: Outline, number: number, type: WireType): boolean {
  return fieldOf(outline, number, type) !== undefined;
}

export function fieldOf(outline: Outline, number: number, type: WireType): Field | undefined {
  return outline.fields.find((field) => field.number === number && field.type === type);
}

/** The outline of the message in a field, merged if it comes more than once. */
export function within(outline: Outline, number: number): Outline {
  return outlineIn(outline.source, contentsOf(outline, number));
}

/** The outline of the first message of a repeated field; empty without one. */
export function firstWithin(outline: Outline, number: number): Outline {
  return outlineIn(outline.source, contentsOf(outline, number).slice(0, 1));
}

function contentsOf({ fields }: Outline, number: number): readonly Extent[] {
  return fields
    .filter((field) => field.number === number && field.type === "bytes")
    .map(({ content }) => content);
}

const SAMPLE_BYTES = 256;

/** The text of the first such field, cut; empty without one. */
export function sampleText(outline: Outline, number: number): string {
  const field = fieldOf(outline, number, "bytes");
  if (field === undefined) return "";
  const { offset, length } = field.content;
  return openWire(outline.source).text({ offset, length: Math.min(length, SAMPLE_BYTES) });
}
