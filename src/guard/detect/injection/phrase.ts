import { assert } from "../../../core/errors.ts";
import { foldCodePoint } from "../../text/letter-fold.ts";
import { isUnspaced, plainSpelling } from "./text-words.ts";

/** How much a phrase says alone, 0..1. */
export interface Weight {
  readonly weight: number;
  /** In text nobody typed as a request: documents and tool results. */
  readonly weightIndirect: number;
}

/** A wording as words, whatever signs stand between them. */
export interface WordPhrase extends Weight {
  readonly kind: "words";
  /** As it is written: all that `parts` say. */
  readonly template: string;
  readonly parts: readonly PhrasePart[];
}

/** A wording in which the signs matter, over the normalized view. */
export interface SignPhrase extends Weight {
  readonly kind: "signs";
  readonly pattern: RegExp;
}

export type Phrase = WordPhrase | SignPhrase;

export type PhrasePart =
  | { readonly kind: "gap"; readonly wordsMax: number }
  | {
      readonly kind: "choice";
      /** Words in order; `word*` stands for all that begin with it, `*` for any. */
      readonly options: readonly (readonly string[])[];
      readonly optional: boolean;
    };

/** Letters of an East Asian word: what `~1` stands for where nothing parts words. */
const WORD_LETTERS = 4;
/** Ways to read one part of a template. */
const OPTIONS_MAX = 2000;

/** What Arabic writes as one with the word behind it. */
const PROCLITICS = "و ف ب ك ل ال وال فال بال كال لل ولل".split(" ");

/**
 * A template as a phrase. `(a|b c)` stands for one of several, `~3` for up to three words of any
 * kind within the sentence, `word*` for any ending, `s?` for an optional letter, `(a|b)?` for an
 * optional group (never the last one), `'` and `-` for a sign or none. Written as people write: it
 * is folded as the text is. Where a script parts no words, each letter is a word.
 */
export function phrase(weight: number, template: string, weightIndirect = weight): WordPhrase {
  const spellings = spellingsOf(template);
  const parts = tokensOf(template).map((token): PhrasePart => {
    const gap = /^~(\d)$/.exec(token);
    if (gap !== null) return { kind: "gap", wordsMax: Number(gap[1]) * spellings.gapUnit };
    const optional = token.endsWith(")?");
    const written = readOptions(optional ? token.slice(0, -1) : token);
    return { kind: "choice", options: written.flatMap((text) => spellings.words(text)), optional };
  });
  const last = parts.at(-1);
  assert(last?.kind === "choice" && !last.optional, "a phrase ends in a word that must be there");
  return { kind: "words", template, parts, weight, weightIndirect };
}

/** For signs rather than words. */
export function literal(weight: number, pattern: RegExp, weightIndirect = weight): SignPhrase {
  return { kind: "signs", pattern, weight, weightIndirect };
}

interface Spellings {
  readonly gapUnit: number;
  /** The ways that a text of words is written. */
  readonly words: (text: string) => readonly (readonly string[])[];
}

function spellingsOf(template: string): Spellings {
  const units = Array.from(template, (letter) => letter.charCodeAt(0));
  if (units.some(isUnspaced)) return { gapUnit: WORD_LETTERS, words: (text) => [lettersOf(text)] };
  if (/\p{Script=Arabic}/u.test(template)) return { gapUnit: 1, words: withProclitics };
  return { gapUnit: 1, words: (text) => [wordsOf(text)] };
}

function wordsOf(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

/** Letters one by one; words of other scripts among them stay whole. */
function lettersOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const words: string[] = [];
    let whole = false;
    for (const letter of word) {
      const alone = isUnspaced(letter.charCodeAt(0));
      if (alone || !whole) words.push(letter);
      else words[words.length - 1] += letter;
      whole = !alone;
    }
    return words;
  });
}

/** In Arabic, each word but the first two of many stands with and without what it may carry. */
function withProclitics(text: string): string[][] {
  let ways: string[][] = [[]];
  for (const word of wordsOf(text)) {
    const written = [word, ...PROCLITICS.map((proclitic) => plainSpelling(proclitic) + word)];
    const spelled = word === "*" || ways.length > 1 ? [word, plainSpelling("ال") + word] : written;
    ways = ways.flatMap((way) => spelled.map((one) => [...way, one]));
  }
  return ways;
}

/** Parts of a template at spaces outside of groups. */
function tokensOf(template: string): string[] {
  const tokens = [""];
  let depth = 0;
  for (const sign of template) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    assert(sign !== "|" || depth > 0, "choices of a phrase stand in groups");
    if (sign === " " && depth === 0) tokens.push("");
    else tokens[tokens.length - 1] += sign;
  }
  assert(depth === 0, "groups of a phrase are closed");
  return tokens.filter((token) => token !== "");
}

interface Reader {
  readonly signs: readonly string[];
  at: number;
}

/** All texts that a part of a template stands for. */
function readOptions(token: string): string[] {
  const reader: Reader = { signs: Array.from(token.normalize("NFC")), at: 0 };
  const options = readChoice(reader);
  assert(reader.at === reader.signs.length, "groups of a phrase are opened");
  return options;
}

function readChoice(reader: Reader): string[] {
  const options = readSequence(reader);
  while (reader.signs[reader.at] === "|") {
    reader.at++;
    for (const option of readSequence(reader)) options.push(option);
  }
  return options;
}

function readSequence(reader: Reader): string[] {
  let texts = [""];
  /** Letters that all of them go on with. */
  let run = "";
  for (let sign = reader.signs[reader.at]; sign !== undefined; sign = reader.signs[reader.at]) {
    if (sign === "|" || sign === ")") break;
    const atoms = readAtom(reader, sign);
    if (reader.signs[reader.at] === "?") {
      reader.at++;
      atoms.push("");
    }
    if (atoms.length === 1) run += atoms[0];
    else {
      const endings = run === "" ? atoms : atoms.map((atom) => `${run}${atom}`);
      texts = texts.flatMap((text) => endings.map((ending) => text + ending));
      run = "";
    }
    assert(texts.length <= OPTIONS_MAX, "a part of a phrase can be read in too many ways");
  }
  return run === "" ? texts : texts.map((text) => text + run);
}

function readAtom(reader: Reader, sign: string): string[] {
  reader.at++;
  if (sign === "(") {
    const options = readChoice(reader);
    assert(reader.signs[reader.at++] === ")", "groups of a phrase are closed");
    return options;
  }
  if (sign === "'" || sign === "-") return ["", " "];
  if (sign === " " || sign === "*") return [sign];
  return [foldedLetter(sign)];
}

const FOLDED = new Map<string, string>();

/** Remembered: templates have many letters, most of them often. */
function foldedLetter(sign: string): string {
  const known = FOLDED.get(sign);
  if (known !== undefined) return known;
  assert(/[\p{L}\p{M}\p{N}]/u.test(sign), "a phrase has words and the signs of templates only");
  const folded = plainSpelling(foldCodePoint(sign.codePointAt(0) ?? 0));
  FOLDED.set(sign, folded);
  return folded;
}
