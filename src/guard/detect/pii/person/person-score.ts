import type { RunWord } from "./run-word.ts";
import type { Introduction } from "./introduction.ts";
import { endsLikeSurname, KNOWN } from "./name-gazetteer.ts";

/** What the words of a run are, counted. */
interface NameReading {
  readonly words: readonly RunWord[];
  readonly given: number;
  readonly surnames: number;
  readonly unknown: number;
  readonly initials: number;
  /** Known and no ordinary words. */
  readonly certain: number;
}

/** Bodies, buildings and places called after people end so. */
const KINDS_OF_THINGS = new Set(
  `
  street park hall church school college university hospital bridge hill hills lake river mount
  county city island garden gardens house lane avenue road square tower bank center centre court
  place station airport foundation institute museum library hotel award prize museum building
  clinic bay beach drive stadium trust studios brothers company inc ltd group press
  international airlines industries corp orchestra valley falls springs creek heights canyon
`
    .trim()
    .split(/\s+/),
);

const BETWEEN = new Set(
  "de del la las los da do dos das di van von der den el al bin ben y e i le du ter ten".split(" "),
);
const JOINING = new Set(["y", "e", "i"]);

const LENGTH_MIN = 2;

function isName(word: RunWord): boolean {
  return (word.known & (KNOWN.given | KNOWN.surname)) !== 0;
}

function isCertain(word: RunWord): boolean {
  return isName(word) && (word.known & KNOWN.ordinary) === 0;
}

function isSurname(word: RunWord): boolean {
  return (word.known & KNOWN.surname) !== 0 || endsLikeSurname(word.plain);
}

function isGiven(word: RunWord): boolean {
  return (word.known & KNOWN.given) !== 0;
}

/** The words that carry the name, or null when one of them stands in no name. */
function readWords(run: readonly RunWord[]): NameReading | null {
  let [given, surnames, unknown, initials, certain] = [0, 0, 0, 0, 0];
  for (let index = 0; index < run.length; index++) {
    const word = run[index];
    if (word === undefined || word.shape === "mixed") return null;
    if (word.shape === "lower") {
      if (!BETWEEN.has(word.plain)) return null;
      // `Ortega y Gasset`, but not `Carlos y María`.
      if (JOINING.has(word.plain) && !joins(run[index - 1], run[index + 1])) return null;
      continue;
    }
    const named = isName(word);
    if (!named && (word.known & KNOWN.common) !== 0) return null;
    if (isGiven(word)) given++;
    if (isSurname(word)) surnames++;
    if (word.shape === "initial") initials++;
    else if (!named) unknown++;
    if (isCertain(word)) certain++;
  }
  return { words: withoutJoints(run), given, surnames, unknown, initials, certain };
}

/** Most runs have none. */
function withoutJoints(run: readonly RunWord[]): readonly RunWord[] {
  return run.some(isJoint) ? run.filter((word) => !isJoint(word)) : run;
}

function isJoint({ shape }: RunWord): boolean {
  return shape === "lower";
}

function joins(left: RunWord | undefined, right: RunWord | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return isSurname(left) && !isGiven(right) && (right.known & KNOWN.common) === 0;
}

const WORDS_MAX = 6;

/**
 * How sure it is that a run is a person's name: 0 for no name. `introduce` is asked only when the
 * words leave something to ask.
 */
export function scorePerson(run: readonly RunWord[], introduce: () => Introduction): number {
  const reading = readWords(run);
  if (reading === null) return namesThing(run) && introduce() === "none" ? NAMES_THING : 0;
  const { words } = reading;
  const bare = words.some(({ comma }) => comma) ? scoreInverted(reading) : scoreBare(reading);
  return scoreIntroduced(reading, bare, introduce());
}

/** So low that nothing follows: only keeps the front of `Thomas Edison Museum` from being found. */
const NAMES_THING = 0.05;

function namesThing(run: readonly RunWord[]): boolean {
  const last = run.at(-1);
  return (
    run.length > 2 &&
    last !== undefined &&
    KINDS_OF_THINGS.has(last.plain) &&
    run.slice(0, -1).every((word) => word.shape === "initial" || isName(word))
  );
}

/** `GARCÍA LÓPEZ, JUAN`. */
function scoreInverted({ words, unknown }: NameReading): number {
  const at = words.findIndex(({ comma }) => comma);
  const front = words.slice(0, at + 1);
  const back = words.slice(at + 1);
  const [given] = back;
  if (given === undefined || unknown > 0 || !isGiven(given) || !isCertain(given)) return 0;
  if (!front.every(isSurname) || !front.some(isCertain) || front.some(isOnlyGiven)) return 0;
  // `Jones, Mitchell and Williams` are three surnames.
  if (front.length === 1 && (isGiven(front[0] ?? given) || isSurname(given))) return 0;
  return back.every((word) => isName(word)) ? 0.7 : 0;
}

function isOnlyGiven(word: RunWord): boolean {
  return isGiven(word) && !isSurname(word);
}

/** Of the words alone. */
function scoreBare(reading: NameReading): number {
  const { words } = reading;
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length > WORDS_MAX) return 0;
  if (words.length === 1) return scoreSingle(first);
  if (KINDS_OF_THINGS.has(last.plain)) return 0.3;
  if (last.shape === "initial" || words.some(isShouted)) return 0;
  if (first.shape === "initial") return scoreInitials(reading, last);
  return scoreFull(reading, first, last);
}

/** `J. R. Hutchinson`. */
function scoreInitials({ words, initials }: NameReading, last: RunWord): number {
  if (initials === words.length || !isSurname(last) || !isCertain(last)) return 0;
  return initials > 1 ? 0.7 : 0.6;
}

/** A given name in front and a surname at the end. */
function scoreFull(reading: NameReading, first: RunWord, last: RunWord): number {
  const { words, unknown, certain } = reading;
  if (!isGiven(first) || !isSurname(last) || unknown > 1) return scoreLoose(reading);
  if (certain >= 2) return 0.8;
  if (certain === 1) return 0.7;
  return words.length > 2 ? 0.6 : 0.4;
}

/** Capitals all through say nothing of a word: it has to be known. */
function isShouted(word: RunWord): boolean {
  return word.shape === "upper" && !isName(word);
}

function scoreSingle(word: RunWord): number {
  if (word.shape !== "capital" || !isGiven(word) || !isCertain(word)) return 0;
  return word.plain.length > LENGTH_MIN ? SINGLE : 0;
}

const SINGLE = 0.5;

/** Names of which a part is not in the lists, or without a given name. */
function scoreLoose({ words, unknown, certain }: NameReading): number {
  const [first] = words;
  if (first === undefined || certain === 0) return 0;
  if (isGiven(first) && isCertain(first)) return unknown <= 2 ? 0.6 : 0;
  return words.every(isSpanishSurname) ? 0.6 : 0;
}

function isSpanishSurname(word: RunWord): boolean {
  return (word.known & KNOWN.spanishSurname) !== 0 && isCertain(word);
}

const INTRODUCED = { label: 0.9, title: 0.9, self: 0.85, greeting: 0.7 } as const;

function scoreIntroduced(reading: NameReading, bare: number, introduction: Introduction): number {
  const single = reading.words.length === 1;
  switch (introduction) {
    case "label":
    case "title":
    case "self":
    case "greeting":
      return isNamed(reading, bare, introduction) ? Math.max(bare, INTRODUCED[introduction]) : 0;
    case "thing":
      return single || bare < 0.7 ? 0 : 0.3;
    case "sender":
    case "person":
      return bare > 0 ? Math.min(0.8, bare + 0.1) : 0;
    case "inside":
      return single ? 0 : bare;
    case "none":
      return bare;
  }
}

/** Whether words behind a label, title or greeting can be a name, known or not. */
function isNamed(reading: NameReading, bare: number, introduction: Introduction): boolean {
  const { words, given, surnames, unknown, initials } = reading;
  const known = given + surnames > 0;
  if (initials === words.length) return false;
  if (bare === 0 && words.some(({ comma }) => comma)) return false;
  if (introduction === "greeting" && !known && unknown > 1) return false;
  return known || introduction === "title" || !words.some(isShouted);
}
