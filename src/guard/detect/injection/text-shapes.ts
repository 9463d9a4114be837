/**
 * Text as a row of shapes: a word becomes "capitalized" or "lower, four letters or more", a number
 * its length, a mark itself. What is glued to what, and in which case, tells soup from writing.
 */

/** One shape; a cursor that {@link readShape} moves on, so that reading allocates nothing. */
export interface Shape {
  /** `kind * GLUES + glue`, below {@link SHAPES}. */
  symbol: number;
  kind: number;
  /** Class of the last letters that were not Latin. */
  script: number;
  start: number;
  end: number;
}

/** What stands before a shape: nothing, a space, the end of a line. */
export const GLUES = 3;

/** Kinds of runs of Latin letters and digits: words, then ids, then numbers. */
const LOWER_1 = 0;
const LOWER_3 = 1;
const LOWER_MORE = 2;
const CAPITALIZED = 3;
const UPPER_1 = 4;
const UPPER_MORE = 5;
const CAMEL = 6;
const PASCAL = 7;
const ODD_CASE = 8;
const ID = 9;
const LONG_ID = 10;
const DIGIT_1 = 11;
const DIGITS_4 = 12;
const DIGITS_MORE = 13;
const WORD_KINDS = 14;

/** Classes of one code unit: below 32, those that make runs; marks from 32 to 63, others above. */
const SPACE = 1;
const LINE = 2;
const LOWER = 3;
const UPPER = 4;
const DIGIT = 5;
const JOINER = 6;
const SCRIPT = 8;
const CJK = SCRIPT + 6;
const ASCII_MARK = 24;
const OTHER_MARK = 64;

const SCRIPTS: readonly RegExp[] = [
  /\p{sc=Cyrillic}/u,
  /\p{sc=Greek}/u,
  /\p{sc=Hebrew}/u,
  /\p{sc=Arabic}/u,
  /[\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Gujarati}\p{sc=Kannada}]/u,
  /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u,
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Hangul}]/u,
  /[\p{L}\p{N}]/u,
];

const OTHER_MARKS: readonly RegExp[] = [
  /[\p{Pi}‚„]/u,
  /\p{Pf}/u,
  /\p{Pd}/u,
  /…/u,
  /[¿¡]/u,
  /[•·●◦▪■□–]/u,
  /[、。，．：；！？「」『』（）【】・〜\u3000]/u,
  /[\u2500-\u259f]/u,
  /\p{Sm}|\p{Sc}/u,
  /[\ud800-\udfff\u2600-\u27bf]/u,
  /\p{S}/u,
  /\p{C}/u,
];

export const KINDS = WORD_KINDS + 3 + (0x7f - 0x20 - 62 - 1) + OTHER_MARKS.length + 1;
/** First kind of the letters of another script, and of the marks. */
export const SCRIPT_KIND = WORD_KINDS;
export const MARK_KIND = SCRIPT_KIND + 3;
export const SHAPES = KINDS * GLUES;

function classOf(unit: number): number {
  const text = String.fromCharCode(unit);
  if (unit === 10 || unit === 13) return LINE;
  if (unit === 0x3000 || /[\s\p{Zs}]/u.test(text)) return SPACE;
  if (unit < 0x80) return asciiClassOf(text);
  if (/[\p{M}\p{Cf}]/u.test(text)) return JOINER;
  if (/[\p{sc=Latin}ªº]/u.test(text) && /\p{L}/u.test(text)) {
    return /[\p{Lu}\p{Lt}]/u.test(text) ? UPPER : LOWER;
  }
  if (/\p{Nd}/u.test(text)) return DIGIT;
  const script = SCRIPTS.findIndex((pattern) => pattern.test(text));
  if (script >= 0) return SCRIPT + script;
  const mark = OTHER_MARKS.findIndex((pattern) => pattern.test(text));
  return OTHER_MARK + (mark < 0 ? OTHER_MARKS.length : mark);
}

/** ASCII marks in order of their codes. */
const ASCII_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** The kind of an ASCII mark. */
export function markKind(mark: string): number {
  return MARK_KIND + ASCII_MARKS.indexOf(mark);
}

function asciiClassOf(text: string): number {
  if (/[a-z]/.test(text)) return LOWER;
  if (/[A-Z]/.test(text)) return UPPER;
  if (/[0-9]/.test(text)) return DIGIT;
  const mark = ASCII_MARKS.indexOf(text);
  return mark < 0 ? OTHER_MARK + OTHER_MARKS.length - 1 : ASCII_MARK + mark;
}

/** Filled as units are met: a pure function remembered. Zero is no class. */
const CLASSES = new Uint8Array(0x10000);

function classAt(source: string, at: number): number {
  const unit = source.charCodeAt(at);
  const known = CLASSES[unit] ?? 0;
  return known === 0 ? (CLASSES[unit] = classOf(unit)) : known;
}

/** The next shape from `at` on; false when there is none. */
export function readShape(source: string, from: number, shape: Shape): boolean {
  let at = from;
  let glue = from === 0 ? 2 : 0;
  for (; at < source.length; at++) {
    const here = classAt(source, at);
    if (here === LINE) glue = 2;
    else if (here === SPACE) glue ||= 1;
    else if (here !== JOINER) break;
  }
  if (at >= source.length) return false;
  const first = classAt(source, at);
  shape.start = at;
  if (first <= DIGIT) readWord(source, at, shape);
  else readRun(source, at, shape);
  shape.symbol = shape.kind * GLUES + glue;
  return true;
}

/** Letters of one script, or one mark however often it is repeated. */
function readRun(source: string, from: number, shape: Shape): void {
  const first = classAt(source, from);
  if (first >= ASCII_MARK && first < OTHER_MARK) {
    shape.kind = MARK_KIND + first - ASCII_MARK;
    shape.end = markEnd(source, from);
    return;
  }
  let at = from + 1;
  for (; at < source.length; at++) {
    const here = classAt(source, at);
    if (here !== first && here !== JOINER) break;
  }
  shape.end = at;
  if (first >= OTHER_MARK) shape.kind = MARK_KIND + 32 + first - OTHER_MARK;
  else {
    const switched = shape.script !== 0 && shape.script !== first;
    shape.kind = SCRIPT_KIND + (switched ? 2 : first === CJK ? 1 : 0);
    shape.script = first;
  }
}

/** A ruler, `- - - -`, is one mark; `! ! ! !` is where optimizers of suffixes start from. */
function markEnd(source: string, from: number): number {
  const mark = source.charCodeAt(from);
  const ruled = mark !== 0x21;
  let at = from + 1;
  for (; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    const spaced = ruled && unit === 0x20 && source.charCodeAt(at + 1) === mark;
    if (unit !== mark && !spaced) break;
  }
  return at;
}

/** A run of Latin letters and digits. */
function readWord(source: string, from: number, shape: Shape): void {
  const first = classAt(source, from);
  let at = from + 1;
  while (at < source.length && classAt(source, at) === LOWER) at++;
  const next = at < source.length ? classAt(source, at) : SPACE;
  if (first !== DIGIT && (next < LOWER || next > JOINER)) {
    shape.end = at;
    shape.kind = plainKind(first, at - from);
    return;
  }
  readMixedWord(source, from, shape);
}

function plainKind(first: number, length: number): number {
  if (first === UPPER) return length === 1 ? UPPER_1 : CAPITALIZED;
  if (length > 3) return LOWER_MORE;
  return length === 1 ? LOWER_1 : LOWER_3;
}

function readMixedWord(source: string, from: number, shape: Shape): void {
  const first = classAt(source, from);
  let last = first;
  let changes = 0;
  let digits = first === DIGIT;
  let at = from + 1;
  for (; at < source.length; at++) {
    const here = classAt(source, at);
    if (here === JOINER) continue;
    if (here < LOWER || here > DIGIT) break;
    if (here === last) continue;
    changes++;
    last = here;
    digits ||= here === DIGIT;
  }
  shape.end = at;
  if (changes === 0) shape.kind = evenKind(first, at - from);
  else if (digits || (changes >= 4 && at - from < 3 * changes)) shape.kind = idKind(at - from);
  else if (changes > 1) shape.kind = humpKind(first, last);
  else {
    const capitalized = first === UPPER && classAt(source, from + 1) === LOWER;
    shape.kind = capitalized ? CAPITALIZED : ODD_CASE;
  }
}

/** Of letters whose case changes more than once. */
function humpKind(first: number, last: number): number {
  if (last !== LOWER) return ODD_CASE;
  return first === LOWER ? CAMEL : PASCAL;
}

/** Of letters of one case, or digits. */
function evenKind(first: number, length: number): number {
  if (first === DIGIT) return numberKind(length);
  if (first === UPPER) return length === 1 ? UPPER_1 : UPPER_MORE;
  return plainKind(LOWER, length);
}

function idKind(length: number): number {
  return length > 12 ? LONG_ID : ID;
}

function numberKind(length: number): number {
  if (length === 1) return DIGIT_1;
  return length <= 4 ? DIGITS_4 : DIGITS_MORE;
}
