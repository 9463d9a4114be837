import { inflateRawSync } from "node:zlib";
import { propertySet, rangesOf, SPACE as WHITE_SPACE } from "../../text/char-set.ts";
import { SHAPES } from "./text-shapes.ts";

/**
 * What shapes and letters say for soup and against writing: log-likelihood ratios in quarters of a
 * bit, positive for soup, against prose at even places and against code and records at odd ones.
 * Estimated by training/injection/gibberish.ts.
 */
export interface GibberishModel {
  /** By two characters in a row, {@link unitClass} each: eighths of a bit, against both at once. */
  readonly units: Int8Array;
  /** By two symbols in a row. */
  readonly pairs: Int8Array;
  /** By {@link tripleBucket}; {@link NO_TRIPLE} where the pair says all there is to say. */
  readonly triples: Int8Array;
  /** By three letters in a row, {@link LETTERS} each; the same for prose and code. */
  readonly letters: Int8Array;
  /** A bit per {@link wordBucket}: the short words that texts of a language are full of. */
  readonly commonWords: Uint8Array;
  /** For any other word, then for a common one. */
  readonly commonness: Int8Array;
  /** Judges a window by its features. */
  readonly net: Net;
}

/** One hidden layer, leaky; logit = bias + output · leaky(hidden · features + hidden bias). */
export interface Net {
  /** A row per hidden unit: a weight per feature, the bias, the weight of the unit. */
  readonly weights: Float32Array;
  readonly bias: number;
}

/** Classes of characters for the first look: letters, what is spaced, marks, the others. */
export const UNIT_CLASSES = 64;
export const SPACE = 28;
const [UPPER, DIGIT, LINE, MARKS, LATIN, OTHER] = [26, 27, 29, 30, 62, 63];
const ASCII_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

function asciiClass(unit: number): number {
  const text = String.fromCharCode(unit);
  if (text === "\n" || text === "\r") return LINE;
  if (/\s/.test(text)) return SPACE;
  if (/[a-z]/.test(text)) return unit - 0x61;
  if (/[A-Z]/.test(text)) return UPPER;
  if (/[0-9]/.test(text)) return DIGIT;
  const mark = ASCII_MARKS.indexOf(text);
  return mark < 0 ? OTHER : MARKS + mark;
}

function unitClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000).fill(OTHER);
  const latin = rangesOf(propertySet("Script=Latin") ?? []);
  for (const [low, high] of latin) classes.fill(LATIN, low, high + 1);
  for (const [low, high] of rangesOf(WHITE_SPACE)) classes.fill(SPACE, low, high + 1);
  for (let unit = 0; unit < 0x80; unit++) classes[unit] = asciiClass(unit);
  return classes;
}

/** The class of a code unit, by code unit. */
export const UNIT_CLASS = unitClasses();

export const NO_TRIPLE = -128;
export const TRIPLE_BUCKETS = 2 ** 16;
export const WORD_BUCKETS = 2 ** 14;
/** The end of a word, a to z, and what is neither. */
export const LETTERS = 28;
const OTHER_LETTER = 27;
export const FEATURES = 27;
export const HIDDEN = 16;
const LEAK = 0.05;

export function logitOfWindow(features: Float64Array, { weights, bias }: Net): number {
  let logit = bias;
  for (let unit = 0; unit < HIDDEN; unit++) {
    const row = unit * (FEATURES + 2);
    let sum = weights[row + FEATURES] ?? 0;
    for (let at = 0; at < FEATURES; at++) sum += (weights[row + at] ?? 0) * (features[at] ?? 0);
    logit += (weights[row + FEATURES + 1] ?? 0) * (sum > 0 ? sum : LEAK * sum);
  }
  return logit;
}

/** Where three symbols stand. */
export function tripleBucket(first: number, second: number, third: number): number {
  return Math.imul((first * SHAPES + second) * SHAPES + third, 0x9e3779b1) >>> 16;
}

/** Where a word stands whose letters gave this hash. */
export function wordBucket(hash: number): number {
  return Math.imul(hash, 0x85ebca6b) >>> 18;
}

export function hashLetter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

/** Letters that no decomposition takes to a base. */
const BASES = new Map(
  Array.from("ßsæaœoøołlđdðdþtıiħhŋn".matchAll(/../g), ([two]) => [two[0], two[1]]),
);

function letterOf(unit: number): number {
  const plain = String.fromCharCode(unit).toLowerCase().normalize("NFD").charAt(0);
  const at = (BASES.get(plain) ?? plain).charCodeAt(0) - 0x60;
  return at >= 1 && at <= 26 ? at : OTHER_LETTER;
}

const LETTER_UNITS = 0x2000;
const LETTER_OF = Uint8Array.from({ length: LETTER_UNITS }, (_, unit) => letterOf(unit));

/** 1 to 26 for a to z whatever the case and the accent, 27 for the rest. */
export function letterAt(source: string, at: number): number {
  return LETTER_OF[source.charCodeAt(at)] ?? OTHER_LETTER;
}

const NET_BYTES = 4 * (HIDDEN * (FEATURES + 2) + 1);
const SIZES = [
  UNIT_CLASSES ** 2,
  2 * SHAPES * SHAPES,
  2 * TRIPLE_BUCKETS,
  LETTERS ** 3,
  WORD_BUCKETS / 8,
  4,
  NET_BYTES,
] as const;

/** Bytes of a model as the table has them, before compression. */
export function modelBytes(model: GibberishModel): Buffer {
  const net = Float32Array.from([...model.net.weights, model.net.bias]);
  const { units, pairs, triples, letters, commonWords, commonness } = model;
  return Buffer.concat(
    [units, pairs, triples, letters, commonWords, commonness, net].map(({ buffer }) =>
      Buffer.from(buffer),
    ),
  );
}

/** Reads the table: base64 of the deflated bytes. Throws a RangeError when they do not add up. */
export function parseModel(table: string): GibberishModel {
  const bytes = inflateRawSync(Buffer.from(table, "base64"));
  const total = SIZES.reduce((sum: number, size) => sum + size, 0);
  if (bytes.length !== total) throw new RangeError("a gibberish model of the wrong length");
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const size of SIZES) parts.push(Uint8Array.from(bytes.subarray(at, (at += size))));
  const part = (index: number) => (parts[index] ?? new Uint8Array(0)).buffer;
  const net = new Float32Array(part(6));
  return {
    units: new Int8Array(part(0)),
    pairs: new Int8Array(part(1)),
    triples: new Int8Array(part(2)),
    letters: new Int8Array(part(3)),
    commonWords: new Uint8Array(part(4)),
    commonness: new Int8Array(part(5)),
    net: { weights: net.subarray(0, -1), bias: net.at(-1) ?? 0 },
  };
}
