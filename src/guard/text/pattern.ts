import {
  closeOverCase,
  complement,
  DIGIT,
  LINE_BREAK,
  propertySet,
  SPACE,
  union,
  WORD,
} from "./char-set.ts";
import type { CharSet } from "./char-set.ts";
import { ASTRAL, foldedUnit, SKIPPED } from "./fold.ts";

export const SOURCE_LENGTH_MAX = 32_768;
export const NESTING_MAX = 32;
export const REPEAT_MAX = 1024;
/** Automaton nodes of one pattern, repeats written out. */
export const PATTERN_NODES_MAX = 20_000;

/** What one neighbour of a position may be; `edge`: or the beginning or end of the text. */
export interface Boundary {
  readonly set: CharSet;
  readonly edge: boolean;
}

export type PatternNode =
  | { readonly kind: "set"; readonly set: CharSet }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | {
      readonly kind: "repeat";
      readonly item: PatternNode;
      readonly min: number;
      /** Infinity for no bound. */
      readonly max: number;
    }
  | { readonly kind: "before" | "after"; readonly boundary: Boundary; readonly offset: number }
  | { readonly kind: "word-boundary"; readonly offset: number };

/** A pattern that one automaton can match in time linear in the text. */
export interface Pattern {
  readonly root: PatternNode;
}

export interface PatternOptions {
  readonly ignoreCase: boolean;
  /** `^` and `$` also match at line breaks. */
  readonly multiline?: boolean;
  /** `.` also matches line breaks. */
  readonly dotAll?: boolean;
}

/** A pattern outside the subset; `offset` counts code units of its source. */
export class PatternError extends Error {
  readonly reason: string;
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(`${reason} (at offset ${offset} of the pattern)`);
    this.name = "PatternError";
    this.reason = reason;
    this.offset = offset;
  }
}

interface Reader {
  readonly source: string;
  readonly options: PatternOptions;
  at: number;
  depth: number;
}

/** Throws {@link PatternError} for what cannot be matched in linear time or is not understood. */
export function parsePattern(source: string, options: PatternOptions): Pattern {
  if (source.length > SOURCE_LENGTH_MAX) {
    throw new PatternError(`pattern longer than ${SOURCE_LENGTH_MAX}`, SOURCE_LENGTH_MAX);
  }
  const reader: Reader = { source, options, at: 0, depth: 0 };
  const root = parseChoice(reader);
  if (reader.at < source.length) throw new PatternError("unmatched `)`: escape it", reader.at);
  checkEdges(root, true, true);
  if (countNodes(root) > PATTERN_NODES_MAX) {
    throw new PatternError(`repeats expand to more than ${PATTERN_NODES_MAX} states`, 0);
  }
  return { root };
}

/** Read once however many automata they go into. */
const READ = new WeakMap<RegExp, Pattern>();

/** Reads source and flags; `g`, `y` and `d` mean nothing here. */
export function patternOf(regexp: RegExp): Pattern {
  const known = READ.get(regexp);
  if (known !== undefined) return known;
  const pattern = readPattern(regexp);
  READ.set(regexp, pattern);
  return pattern;
}

function readPattern(regexp: RegExp): Pattern {
  if (regexp.flags.includes("v")) throw new PatternError("flag `v` is unknown: use `u`", 0);
  if (!regexp.unicode) {
    const braced = /(?<!\\)(?:\\\\)*\\[pPu]\{/.exec(regexp.source);
    if (braced !== null)
      throw new PatternError("`\\p{…}` and `\\u{…}` need flag `u`", braced.index);
  }
  return parsePattern(regexp.source, {
    ignoreCase: regexp.ignoreCase,
    multiline: regexp.multiline,
    dotAll: regexp.dotAll,
  });
}

function eat(reader: Reader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

function parseChoice(reader: Reader): PatternNode {
  const options = [parseSequence(reader)];
  while (eat(reader, "|")) options.push(parseSequence(reader));
  return options.length === 1 && options[0] !== undefined
    ? options[0]
    : { kind: "choice", options };
}

function parseSequence(reader: Reader): PatternNode {
  const items: PatternNode[] = [];
  while (reader.at < reader.source.length) {
    const next = reader.source[reader.at];
    if (next === "|" || next === ")") break;
    items.push(parseRepeat(reader));
  }
  if (items.length === 1 && items[0] !== undefined) return items[0];
  return { kind: "sequence", items: sortBoundaries(items) };
}

const BOUNDARY_ORDER = { before: 0, "word-boundary": 1, after: 2 };

/** Neighbouring boundaries hold in any order; the automaton wants what lies before first. */
function sortBoundaries(items: readonly PatternNode[]): PatternNode[] {
  const rankOf = (item: PatternNode): number | undefined =>
    item.kind === "before" || item.kind === "after" || item.kind === "word-boundary"
      ? BOUNDARY_ORDER[item.kind]
      : undefined;
  const sorted: PatternNode[] = [];
  for (const item of items) {
    const rank = rankOf(item) ?? Infinity;
    let at = sorted.length;
    for (; at > 0; at--) {
      const previous = sorted[at - 1];
      const previousRank = previous === undefined ? undefined : rankOf(previous);
      if (previousRank === undefined || previousRank <= rank) break;
    }
    sorted.splice(at, 0, item);
  }
  return sorted;
}

const SHORT_REPEATS: ReadonlyMap<string, readonly [min: number, max: number]> = new Map([
  ["?", [0, 1]],
  ["*", [0, Infinity]],
  ["+", [1, Infinity]],
]);

function parseRepeat(reader: Reader): PatternNode {
  const item = parseAtom(reader);
  const offset = reader.at;
  const bounds = parseBounds(reader);
  if (bounds === null) return item;
  const [min, max] = bounds;
  if (min > REPEAT_MAX || (max !== Infinity && max > REPEAT_MAX)) {
    throw new PatternError(`repeat count over ${REPEAT_MAX}: use \`*\` or \`{n,}\``, offset);
  }
  if (min > max) throw new PatternError("repeat bounds out of order", offset);
  eat(reader, "?"); // lazy or not, the longest match counts
  const extra = reader.at;
  if (parseBounds(reader) !== null) {
    throw new PatternError("repeat of a repeat: write a group around it", extra);
  }
  return { kind: "repeat", item, min, max };
}

function parseBounds(reader: Reader): readonly [min: number, max: number] | null {
  const short = SHORT_REPEATS.get(reader.source[reader.at] ?? "");
  if (short !== undefined) {
    reader.at++;
    return short;
  }
  if (reader.source[reader.at] !== "{") return null;
  const written = /^\{(\d{1,9})(,?)(\d{0,9})\}/.exec(
    reader.source.slice(reader.at, reader.at + 24),
  );
  if (written === null || (written[2] === "" && written[3] !== "")) {
    throw new PatternError("`{` is not a repeat: escape it", reader.at);
  }
  reader.at += written[0].length;
  const min = Number(written[1]);
  if (written[2] === "") return [min, min];
  return [min, written[3] === "" ? Infinity : Number(written[3])];
}

function edgeOf({ multiline }: Reader["options"]): Boundary {
  return { set: multiline === true ? LINE_BREAK : [], edge: true };
}

function parseAtom(reader: Reader): PatternNode {
  const { source, at: offset, options } = reader;
  const first = source[offset] ?? "";
  switch (first) {
    case "(":
      return parseGroup(reader);
    case "[":
      return { kind: "set", set: parseClass(reader) };
    case "\\":
      if (eat(reader, "\\b")) return { kind: "word-boundary", offset };
      return { kind: "set", set: atomSet(parseEscape(reader), reader, offset) };
    case "^":
    case "$":
      reader.at++;
      return { kind: first === "^" ? "before" : "after", boundary: edgeOf(options), offset };
    case ".":
      reader.at++;
      return { kind: "set", set: complement(options.dotAll === true ? [] : LINE_BREAK) };
    case "*":
    case "+":
    case "?":
    case "{":
      throw new PatternError(`nothing to repeat: escape \`${first}\``, offset);
    default:
      return { kind: "set", set: atomSet(readUnit(reader), reader, offset) };
  }
}

/** One literal unit; a character beyond the BMP cannot be told from its neighbours. */
function readUnit(reader: Reader): number {
  const unit = reader.source.charCodeAt(reader.at);
  if (unit >= 0xd800 && unit <= 0xdfff) {
    throw new PatternError(
      "characters beyond U+FFFF are one class: use a negated class",
      reader.at,
    );
  }
  reader.at++;
  return unit;
}

/** A literal as the folded text has it, or a class as it is; both with case variants if asked. */
function atomSet(atom: number | CharSet, reader: Reader, offset: number): CharSet {
  if (typeof atom !== "number") return withCase(atom, reader);
  const folded = foldedUnit(atom);
  if (folded === SKIPPED) {
    throw new PatternError("never matches: invisible characters are skipped", offset);
  }
  const literals = reader.options.ignoreCase ? CASELESS : CASED;
  const known = literals.get(folded);
  if (known !== undefined) return known;
  const set = withCase([folded, folded], reader);
  literals.set(folded, set);
  return set;
}

/** By unit: one set for all patterns that have it. */
const CASED = new Map<number, CharSet>();
const CASELESS = new Map<number, CharSet>();

function withCase(set: CharSet, reader: Reader): CharSet {
  return reader.options.ignoreCase ? closeOverCase(set) : set;
}

const LOOKS: readonly (readonly [opening: string, kind: "before" | "after", negated: boolean])[] = [
  ["(?<=", "before", false],
  ["(?<!", "before", true],
  ["(?=", "after", false],
  ["(?!", "after", true],
];

function parseGroup(reader: Reader): PatternNode {
  const offset = reader.at;
  if (++reader.depth > NESTING_MAX) {
    throw new PatternError(`groups nested deeper than ${NESTING_MAX}`, offset);
  }
  const look = LOOKS.find(([opening]) => eat(reader, opening));
  if (look === undefined) skipGroupOpening(reader);
  const content = parseChoice(reader);
  if (!eat(reader, ")")) throw new PatternError("group is not closed", offset);
  reader.depth--;
  if (look === undefined) return content;
  const [, kind, negated] = look;
  const { set, edge } = boundaryOf(content, kind, offset);
  const boundary = negated ? { set: complement(set), edge: !edge } : { set, edge };
  return { kind, boundary, offset };
}

function skipGroupOpening(reader: Reader): void {
  const opening = /^\((?:\?:|\?<[A-Za-z_]\w{0,63}>|(?!\?))/.exec(
    reader.source.slice(reader.at, reader.at + 72),
  );
  if (opening === null) throw new PatternError("unknown kind of group: use `(?:…)`", reader.at);
  reader.at += opening[0].length;
}

/** Content of a look-around: one class, or an alternation of classes and the edge of the text. */
function boundaryOf(node: PatternNode, kind: "before" | "after", offset: number): Boundary {
  if (node.kind === "set") return { set: node.set, edge: false };
  if (node.kind === kind) return node.boundary;
  if (node.kind === "choice") {
    const parts = node.options.map((option) => boundaryOf(option, kind, offset));
    return { set: union(parts.map((part) => part.set)), edge: parts.some((part) => part.edge) };
  }
  throw new PatternError(
    "look-around of more than one character: use one class, or check it in `validate`",
    offset,
  );
}

const CLASS_ESCAPES: ReadonlyMap<string, CharSet> = new Map([
  ["d", DIGIT],
  ["w", WORD],
  ["s", SPACE],
  ["D", complement(DIGIT)],
  ["W", complement(WORD)],
  ["S", complement(SPACE)],
]);
const CONTROL_ESCAPES: ReadonlyMap<string, number> = new Map([
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["f", 0x0c],
  ["v", 0x0b],
]);

/** `xHH`, `uHHHH` or `u{…}` behind the backslash; null for anything else. */
function parseHexEscape(reader: Reader, offset: number): number | null {
  const hex = /^(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|u\{([\dA-Fa-f]{1,8})\})/.exec(
    reader.source.slice(reader.at, reader.at + 11),
  );
  if (hex === null) return null;
  const unit = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "", 16);
  if (unit > ASTRAL) {
    throw new PatternError("characters beyond U+FFFF are one class: use a negated class", offset);
  }
  reader.at += hex[0].length;
  return unit;
}

/** A unit, or the set of a class escape. */
function parseEscape(reader: Reader): number | CharSet {
  const offset = reader.at++;
  const letter = reader.source[reader.at] ?? "";
  const known = CLASS_ESCAPES.get(letter) ?? CONTROL_ESCAPES.get(letter);
  if (known !== undefined) {
    reader.at++;
    return known;
  }
  if (letter === "p" || letter === "P") return parseProperty(reader, offset);
  const unit = parseHexEscape(reader, offset);
  if (unit !== null) return unit;
  if (letter === "0" && !/\d/.test(reader.source[reader.at + 1] ?? "")) {
    reader.at++;
    return 0;
  }
  if (/[1-9k]/.test(letter)) {
    throw new PatternError("back-references are not linear: compare in `validate`", offset);
  }
  if (letter === "" || /[\dA-Za-z]/.test(letter)) {
    throw new PatternError("unknown escape: write the character itself", offset);
  }
  return readUnit(reader);
}

function parseProperty(reader: Reader, offset: number): CharSet {
  const written = /^([pP])\{([^}]*)\}/.exec(reader.source.slice(reader.at, reader.at + 90));
  const set = written === null ? null : propertySet(written[2] ?? "");
  if (written === null || set === null) throw new PatternError("unknown property", offset);
  reader.at += written[0].length;
  return written[1] === "P" ? complement(set) : set;
}

const CLASS = /\[(?:\\.|[^\\\]])*\]/sy;
const CLASSES = new Map<string, CharSet>();
/** Classes that are remembered: patterns have the same few many times, and share them. */
const CLASSES_MAX = 2000;

function parseClass(reader: Reader): CharSet {
  CLASS.lastIndex = reader.at;
  const written = CLASS.exec(reader.source)?.[0];
  const key = `${reader.options.ignoreCase}${written}`;
  const known = CLASSES.get(key);
  if (known !== undefined) {
    reader.at += written?.length ?? 0;
    return known;
  }
  const set = parseNewClass(reader);
  if (CLASSES.size < CLASSES_MAX) CLASSES.set(key, set);
  return set;
}

function parseNewClass(reader: Reader): CharSet {
  const offset = reader.at++;
  const negated = eat(reader, "^");
  const parts: CharSet[] = [];
  while (!eat(reader, "]")) {
    if (reader.at >= reader.source.length) throw new PatternError("class is not closed", offset);
    parts.push(parseClassPart(reader));
  }
  const set = withCase(union(parts), reader);
  return negated ? complement(set) : set;
}

function parseClassPart(reader: Reader): CharSet {
  const offset = reader.at;
  const low = parseClassAtom(reader);
  const dashed = reader.source[reader.at] === "-" && reader.source[reader.at + 1] !== "]";
  if (!dashed) {
    if (typeof low !== "number") return low;
    // Ranges are not folded: `[\x80-\uFFFF]` must not come to mean ASCII.
    const folded = foldedUnit(low);
    return folded === SKIPPED ? [] : [folded, folded];
  }
  reader.at++;
  const high = parseClassAtom(reader);
  if (typeof low !== "number" || typeof high !== "number") {
    throw new PatternError("`-` beside a class: escape it", offset);
  }
  if (high < low) throw new PatternError("range out of order", offset);
  return [low, high];
}

function parseClassAtom(reader: Reader): number | CharSet {
  if (reader.source[reader.at] !== "\\") return readUnit(reader);
  if (eat(reader, "\\b")) return 0x08;
  return parseEscape(reader);
}

/** Zero-width parts stand where the match begins or ends, nowhere else. */
function checkEdges(node: PatternNode, first: boolean, last: boolean): void {
  switch (node.kind) {
    case "set":
      return;
    case "repeat":
      return checkEdges(node.item, false, false);
    case "choice":
      for (const option of node.options) checkEdges(option, first, last);
      return;
    case "sequence":
      return checkSequence(node.items, first, last);
    case "before":
      if (first) return;
      throw new PatternError(
        "look-behind and `^` only at the beginning: move it there",
        node.offset,
      );
    case "after":
      if (last) return;
      throw new PatternError("look-ahead and `$` only at the end: use `validate`", node.offset);
    case "word-boundary":
      if (first || last) return;
      throw new PatternError("`\\b` only at the beginning or the end: use a class", node.offset);
  }
}

function checkSequence(items: readonly PatternNode[], first: boolean, last: boolean): void {
  const widths = items.map(isWide);
  const wideFirst = widths.indexOf(true);
  const wideLast = widths.lastIndexOf(true);
  for (const [index, item] of items.entries()) {
    const leads = wideFirst === -1 || index <= wideFirst;
    checkEdges(item, first && leads, last && index >= wideLast);
  }
}

/** Whether a node can consume anything. */
function isWide(node: PatternNode): boolean {
  if (node.kind === "set" || node.kind === "repeat") return true;
  if (node.kind === "sequence") return node.items.some(isWide);
  return node.kind === "choice" && node.options.some(isWide);
}

function countNodes(node: PatternNode): number {
  switch (node.kind) {
    case "set":
    case "before":
    case "after":
      return 1;
    case "word-boundary":
      return 5;
    case "sequence":
      return node.items.reduce((sum, item) => sum + countNodes(item), 0);
    case "choice":
      return node.options.reduce((sum, option) => sum + countNodes(option) + 1, 0);
    case "repeat":
      return (
        (countNodes(node.item) + 1) * Math.max(1, node.max === Infinity ? node.min + 1 : node.max)
      );
  }
}
