import type { Span } from "../../core/finding.ts";
import { ALPHABETIC, LETTER, LINE_END, unitKind } from "./letter-fold.ts";
import type { Units } from "./units.ts";

/** Single letters in a row with the same separator that are one word. */
const LETTERS_MIN = 4;
/** The same, after another such word with the same separator. */
const LETTERS_AFTER_MIN = 2;
const SEPARATOR_LENGTH_MAX = 3;
const SEPARATOR = new Uint8Array(0x10000);
for (const sign of " \n.-_*|~\\/,+:·•∙⋅‧") SEPARATOR[sign.charCodeAt(0)] = 1;

const TAG = /^<(?:\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,80})?\/?|!--[^<>]{0,80}--)>/;
/** Code units of the longest tag within a word. */
const TAG_LENGTH_MAX = 96;
const EMPHASIS = /^(?:\*{1,3}|~{1,2}|__|`)/;
/** Between two string literals that are put together. */
const JOINT = /^["'`] {0,2}(?:\+|\.|&|\|\|) {0,2}["'`]/;
const JOINT_LENGTH_MAX = 8;

/** Where a dropped stretch can begin: each is looked for by itself, for most texts have few. */
const MARKS = ["-", "<", '"', "'", "`", "*", "~", "__"];

/**
 * Drops what parts the letters of words: markup, joints of string literals, hyphens at line ends,
 * and separators between single letters where there are some (`spaced`), for which white space has
 * to be as wide as it was. Null when there is nothing to drop.
 */
export function joinWords(units: Units, source: string, spaced: boolean): Units | null {
  const marks = markDrops(units, source);
  const drops = spaced ? marks.concat(spacedDrops(units.text)) : marks;
  if (drops.length === 0) return null;
  drops.sort((left, right) => left.start - right.start);
  return without(units, drops);
}

function markDrops(units: Units, source: string): Span[] {
  const { text } = units;
  const drops: Span[] = [];
  for (const mark of MARKS) {
    for (let at = text.indexOf(mark); at >= 0;) {
      const length = droppedLength(units, source, at);
      if (length > 0) drops.push({ start: at, end: at + length });
      at = text.indexOf(mark, at + Math.max(1, length));
    }
  }
  return drops;
}

/** Separators of single letters, and all white space but the first of a run. */
function spacedDrops(text: string): Span[] {
  const drops: Span[] = [];
  let last = 0x20;
  let parted = "";
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const end = isLetter(last) ? at : at + spacedLength(text, at, parted);
    if (end > at) {
      const gap = separatorLength(text, at);
      parted = text.slice(at + 1, at + 1 + gap);
      for (let letter = at; letter + 1 < end; letter += gap + 1) {
        drops.push({ start: letter + 1, end: letter + 1 + gap });
      }
      at = end;
      last = text.charCodeAt(end - 1);
      continue;
    }
    if (SEPARATOR[unit] !== 1) parted = "";
    if (isSpace(unit) && isSpace(last) && at > 0) drops.push({ start: at, end: at + 1 });
    last = unit;
    at++;
  }
  return drops;
}

function without(units: Units, drops: readonly Span[]): Units {
  const { length } = units.text;
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let [text, kept, at] = ["", 0, 0];
  for (const { start, end } of [...drops, { start: length, end: length }]) {
    if (start > at) {
      text += units.text.slice(at, start);
      starts.set(units.starts.subarray(at, start), kept);
      ends.set(units.ends.subarray(at, start), kept);
      kept += start - at;
    }
    at = Math.max(at, end);
  }
  return { text, starts: starts.subarray(0, kept), ends: ends.subarray(0, kept) };
}

function isLetter(unit: number): boolean {
  // Not past the end, where it is NaN.
  return unit >= 0 && (unitKind(unit) & LETTER) !== 0;
}

/** In folded text. */
function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === LINE_END;
}

function isAlphabetic(unit: number): boolean {
  return (unitKind(unit) & ALPHABETIC) !== 0;
}

/**
 * Length of the single letters that begin here with the same separator between, or 0. `parted` is
 * the separator of such a word right before.
 */
function spacedLength(text: string, start: number, parted: string): number {
  if (!isLetter(text.charCodeAt(start))) return 0;
  const gap = separatorLength(text, start);
  if (gap === 0) return 0;
  const separator = text.slice(start + 1, start + 1 + gap);
  let end = start + 1;
  let letters = isAlphabetic(text.charCodeAt(start)) ? 1 : 0;
  while (text.startsWith(separator, end) && isSingle(text, end + gap)) {
    end += gap + 1;
    if (isAlphabetic(text.charCodeAt(end - 1))) letters++;
  }
  return letters >= (separator === parted ? LETTERS_AFTER_MIN : LETTERS_MIN) ? end - start : 0;
}

/** A letter that no other follows. */
function isSingle(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at + 1));
}

function separatorLength(text: string, letter: number): number {
  let end = letter + 1;
  while (SEPARATOR[text.charCodeAt(end)] === 1) end++;
  const length = end - letter - 1;
  return length <= SEPARATOR_LENGTH_MAX ? length : 0;
}

/** Length of what stands here only to part two letters, or 0. */
function droppedLength(units: Units, source: string, at: number): number {
  const { text } = units;
  const last = at === 0 ? 0x20 : text.charCodeAt(at - 1);
  const inWord = isLetter(last);
  switch (text.charAt(at)) {
    case "-":
      return inWord ? hyphenLength(units, source, at) : 0;
    case "<":
      return inWord ? tagsLength(text, at) : 0;
    case '"':
    case "'":
      return inWord || isSpace(last) ? jointLength(text, at) : 0;
    default:
      return inWord ? jointLength(text, at) || emphasisLength(text, at) : 0;
  }
}

/** A hyphen at the end of a line that a letter follows on the next. */
function hyphenLength({ text, starts }: Units, source: string, at: number): number {
  const next = source[starts[at + 1] ?? source.length];
  if (next !== "\n" && next !== "\r") return 0;
  let end = at + 1;
  while (isSpace(text.charCodeAt(end))) end++;
  return isLetter(text.charCodeAt(end)) ? end - at : 0;
}

function jointLength(text: string, at: number): number {
  return JOINT.exec(text.slice(at, at + JOINT_LENGTH_MAX))?.[0].length ?? 0;
}

function emphasisLength(text: string, at: number): number {
  const length = EMPHASIS.exec(text.slice(at, at + 3))?.[0].length ?? 0;
  return isLetter(text.charCodeAt(at + length)) ? length : 0;
}

/** Length of the tags that stand here and that a letter follows, or 0. */
function tagsLength(text: string, start: number): number {
  let at = start;
  for (let tags = 0; tags < 3; tags++) {
    const length = TAG.exec(text.slice(at, at + TAG_LENGTH_MAX))?.[0].length ?? 0;
    if (length === 0) return 0;
    at += length;
    if (isLetter(text.charCodeAt(at))) return at - start;
  }
  return 0;
}
