import { ADDRESS_TAIL } from "../place/address-parts.ts";
import { oneOf } from "../../text-end.ts";
import { readWord } from "./run-word.ts";
import type { RunWord } from "./run-word.ts";

const WORD = String.raw`(?:\p{Lu}\.a?|\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}[\p{L}\p{M}]*){0,2})`;
const JOINT =
  "(?:de|del|la|las|los|da|do|dos|das|di|van|von|der|den|el|al|bin|ben|y|e|i|le|du|of|and|ter|" +
  "ten|&)";
const NEXT_WORD = String.raw`(?: {0,2}(?: ${JOINT}){0,3} (?:${WORD}|(?:Dra?|Sta|Sto|Prof|Ntra)\.))`;
/** `, JUAN` behind a surname. */
const INVERTED = String.raw`, \p{Lu}[\p{L}\p{M}]*(?:[ -]\p{Lu}[\p{L}\p{M}]*){0,2}`;
/** Legal forms of companies. */
const FORM =
  String.raw`,? (?:S\.? ?[LA]\.?(?: ?[US]\.?)?|S\.? ?A\.? de C\.? ?V\.?|S\. de R\.L\.|` +
  String.raw`S\.?Coop\.?|` +
  String.raw`GmbH(?: & Co\. KG)?|AG|KG|OHG|Inc\.?|Incorporated|LLC|L\.L\.C\.|LLP|Ltd\.?|Limited|` +
  String.raw`PLC|` +
  String.raw`plc|Corp\.?|S\.?r\.?l\.?|S\.?p\.?A\.?|B\.V\.|N\.V\.|S\.?à\.?r\.?l\.?|Lda\.?|Ltda\.?|` +
  String.raw`E\.I\.R\.L\.|Oy|Oyj|ApS|A\/S|AB|Pty(?: Ltd)?\.?|Co\.(?:,? Ltd\.?)?|& Co\.)`;
/** `14`, `, 23`, `u. 15`, and what follows in an address. */
const HOUSE = [
  String.raw`(?: \p{Ll}[\p{L}\p{M}]{0,8}\.?)?,? (?:n[oº°]\.? ?|#)?\d{1,4}(?:[-/]\d{1,4})?[A-Za-z]?`,
  String.raw`(?:, ?\d{1,4}(?:[oaº°ª] ?[A-Z]?| ?[A-Z])?){0,2}${ADDRESS_TAIL}`,
].join("");

/**
 * Words with a capital, with what names have between them: `Ana María de la Fuente`, `J. Smith`,
 * `O'Brien-Lee`, `GARCÍA LÓPEZ, JUAN`, `Larkfield & Sons Ltd`, `Lindenstraße 14`. Names of people,
 * places, streets and bodies are all looked for in it, so the automaton walks it once. The longest
 * run comes first, then each that ends a word earlier.
 */
export const CAPITALIZED_RUN = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}\p{M}_@#$/\\&+%-])${WORD}${NEXT_WORD}{0,5}`,
    String.raw`(?:${INVERTED}|${FORM}|${HOUSE})?(?![\p{L}\p{N}\p{M}_@/\\(=-])`,
  ].join(""),
  "u",
);
/** A run that was read, and where each of its words ends: shorter ones are asked about next. */
interface RunReading {
  readonly run: string;
  readonly words: readonly RunWord[];
  readonly ends: readonly number[];
  /** Where the first digit stands; behind the end for none. */
  readonly digitAt: number;
  /** All that is marked of any of them. */
  readonly marks: number;
  /** Shorter runs may end inside of words, and have others than these. */
  readonly open: boolean;
}

/** A run up to one of its ends. */
interface Cut {
  run: string;
  reading: RunReading;
  first: RunWord;
  /** How many words it has; 0 if it ends inside one: `S` of `S.L.` */
  count: number;
  words: readonly RunWord[] | null;
}

/** Nearly every word with a capital is read: the lists are of the length they need. */
const WORDS: RunWord[] = [];
const ENDS: number[] = [];

function readRun(run: string): RunReading {
  let count = 0;
  let marks = 0;
  for (let at = 0; at < run.length;) {
    const blank = run.indexOf(" ", at);
    const end = blank < 0 ? run.length : blank;
    if (end > at) {
      const word = readWord(run.slice(at, end));
      marks |= word.marks;
      WORDS[count] = word;
      ENDS[count++] = word.comma ? end - 1 : end;
    }
    at = end + 1;
  }
  let digitAt = 0;
  while (digitAt < run.length && !isDigit(run, digitAt)) digitAt++;
  const words = WORDS.slice(0, count);
  return { run, words, ends: ENDS.slice(0, count), digitAt, marks, open: isOpen(run) };
}

const isDigit = oneOf(/\d/);
/** Signs behind which a run may end inside a word; a dot only in its first word. */
const isInnerEnd = oneOf(/['’\n]/);
const [BLANK, DOT] = [0x20, 0x2e];

function isOpen(run: string): boolean {
  let isFirst = true;
  for (let at = 0; at < run.length; at++) {
    const unit = run.charCodeAt(at);
    if (isInnerEnd(run, at) || (isFirst && unit === DOT)) return true;
    if (unit === BLANK) isFirst = false;
  }
  return false;
}

let lastRead: RunReading = readRun("");

/** The ends of a run are asked about in a row, the longest first: it is read once. */
function readingOf(run: string): RunReading {
  if (run !== lastRead.run && !lastRead.run.startsWith(run)) lastRead = readRun(run);
  return lastRead;
}

const lastCut: Cut = { run: "", reading: lastRead, first: readWord(""), count: 0, words: null };

/** Each rule has several questions about the same end. */
function cutOf(run: string): Cut {
  if (lastCut.run !== run) cut(run, readingOf(run));
  return lastCut;
}

function cut(run: string, reading: RunReading): void {
  const { words, ends } = reading;
  const [head] = words;
  const [end = 0] = ends;
  lastCut.run = run;
  lastCut.reading = reading;
  lastCut.first = head === undefined || end > run.length ? readWord(run) : head;
  lastCut.count = ends.indexOf(run.length) + 1;
  lastCut.words = run.length === reading.run.length ? words : null;
}

function wordsOf({ run, reading, count }: Cut): readonly RunWord[] {
  if (count === 0) return readRun(run).words;
  const words = reading.words.slice(0, count);
  const end = words.at(-1);
  if (end?.comma === true) words[count - 1] = { ...end, comma: false };
  return words;
}

/** The words of a match of {@link CAPITALIZED_RUN}. */
export function wordsOfRun(run: string): readonly RunWord[] {
  const end = cutOf(run);
  return (end.words ??= wordsOf(end));
}

/** The first word alone, which is all that most runs need. */
export function firstWordOf(run: string): RunWord {
  return cutOf(run).first;
}

/** The last word alone. */
export function lastWordOf(run: string): RunWord {
  const { reading, count } = cutOf(run);
  return reading.words[count - 1] ?? readWord(run.slice(run.lastIndexOf(" ") + 1));
}

/** Bits of `MARK` of all words of a run. */
export function marksOfRun(run: string): number {
  return cutOf(run).reading.marks;
}

/** Whether the run up to one of its ends may have other words than the run. */
export function isOpenRun(run: string): boolean {
  return cutOf(run).reading.open;
}

/** Whether the run, or the run up to one of its ends, may end in a word of these marks. */
export function mayEndAs(run: string, marks: number): boolean {
  return isOpenRun(run) || (marksOfRun(run) & marks) !== 0;
}

/** Whether the run has more than one word. */
export function isLongRun(run: string): boolean {
  const [end = 0] = cutOf(run).reading.ends;
  return run.length > end + 1;
}

/** Whether a run goes on with the number of a house, a unit or a postal code. */
export function hasNumber(run: string): boolean {
  return cutOf(run).reading.digitAt < run.length;
}
