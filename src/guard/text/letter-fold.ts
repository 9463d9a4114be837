import { isFlipped, plainLetter } from "./letter-forms.ts";
import { isLookAlike, isOfLookAlikeScript, latinLookAlike } from "./look-alike-letters.ts";

/** What {@link unitKind} says of a unit beside what it folds to. */
/** Part of a word: a letter or a digit. */
export const LETTER = 1 << 16;
/** Of a script that has letters drawn like Latin ones. */
export const FOREIGN = 1 << 17;
export const FLIPPED = 1 << 18;
/** Marks that may stand inside words only to part them. */
export const PARTING = 1 << 19;
/** Of another script, and not to be told from a Latin letter. */
export const ALIKE = 1 << 20;

/** A letter and no digit. */
export const ALPHABETIC = 1 << 21;

/** Folds to nothing; from here on noncharacters, which no text means. */
export const REMOVED = 0xfffe;
/** Folds to several units, or takes more than one to tell: see {@link foldCodePoint}. */
export const SEVERAL = 0xffff;

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u;
const SPACE = /^\s+$/u;
/** Marks that are put over letters of any script, and the vowels that texts go without. */
const LOOSE_MARK = new RegExp(
  String.raw`[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0640]|` +
    String.raw`[\u064b-\u065f\u0670]|[\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]`,
  "u",
);
const LOOSE_MARKS = new RegExp(LOOSE_MARK, "gu");
/** What the accents are taken from: of other scripts й and the like are letters of their own. */
const UNACCENTED = /^[\p{Script=Latin}\p{Script=Greek}\u0435]$/u;
const WORD_LETTER = /[\p{L}\p{M}]/u;

/** Filled as units are met: a pure function remembered. */
const KINDS = new Int32Array(0x10000);

/** What a unit folds to (lowest 16 bits) and what it is. */
export function unitKind(unit: number): number {
  const known = KINDS[unit] ?? 0;
  if (known !== 0) return known;
  return (KINDS[unit] = computeKind(unit));
}

/** For loops that look themselves: 0 where {@link unitKind} has not been asked yet. */
export const UNIT_KINDS: Readonly<Int32Array> = KINDS;

function computeKind(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SEVERAL;
  const character = String.fromCharCode(unit);
  if (isComposing(unit)) return SEVERAL;
  const text = foldCodePoint(unit);
  if (text === "") return REMOVED;
  return (text.length === 1 ? text.charCodeAt(0) : SEVERAL) | kindOf(character, text);
}

function kindOf(character: string, folded: string): number {
  let kind = 0;
  if (WORD_LETTER.test(folded)) kind |= LETTER | ALPHABETIC;
  if (/\p{N}/u.test(folded)) kind |= LETTER;
  if (isOfLookAlikeScript(character)) kind |= FOREIGN;
  if (isLookAlike(character)) kind |= ALIKE;
  if (isFlipped(character)) kind |= FLIPPED;
  if ("<*~`\"'-_".includes(folded)) kind |= PARTING;
  return kind;
}

/** What a character of several units, or that folds to several, is. */
interface Several {
  readonly text: string;
  readonly kind: number;
}

/** Of these too what is known is remembered, as far as texts of this world need. */
const SEVERAL_MAX = 8192;
const severals = new Map<number, Several>();

/** Text and kinds of a code point that a unit does not tell. */
export function severalOf(codePoint: number): Several {
  const known = severals.get(codePoint);
  if (known !== undefined) return known;
  const text = foldCodePoint(codePoint);
  const kind = codePoint > 0xffff ? kindOf(String.fromCodePoint(codePoint), text) : 0;
  if (severals.size < SEVERAL_MAX) severals.set(codePoint, { text, kind });
  return { text, kind };
}

/** A mark or jamo that may make one character with the unit before. */
function isComposing(unit: number): boolean {
  if (unit === 0x306 || unit === 0x308 || unit === 0x3099 || unit === 0x309a) return true;
  return (unit >= 0x1161 && unit <= 0x1175) || (unit >= 0x11a8 && unit <= 0x11c2);
}

export const LINE_END = 0x0a;

/** One unit for the unit before and a code point together, or -1. */
export function composed(before: number, codePoint: number): number {
  if (codePoint > 0xffff || !isComposing(codePoint)) return -1;
  const text = (String.fromCharCode(before) + String.fromCodePoint(codePoint)).normalize("NFC");
  return text.length === 1 ? foldCodePoint(text.charCodeAt(0)).charCodeAt(0) : -1;
}

/**
 * NFKC in lower case without accents, other shapes of Latin letters as these. Letters of other
 * scripts stay what they are.
 */
export function foldCodePoint(codePoint: number): string {
  if (codePoint === LINE_END) return "\n";
  if (codePoint >= 9 && codePoint <= 13) return " ";
  const letter = plainLetter(codePoint);
  if (letter !== undefined) return letter;
  const character = String.fromCodePoint(codePoint);
  if (INVISIBLE.test(character)) return "";
  if (SPACE.test(character)) return " ";
  let folded = "";
  const alike = latinLookAlike(character);
  if (alike !== undefined) return alike;
  for (const plain of character.normalize("NFKC").toLowerCase()) folded += withoutMarks(plain);
  return folded;
}

function withoutMarks(plain: string): string {
  if (plain < "\u0080") return plain;
  if (LOOSE_MARK.test(plain) || INVISIBLE.test(plain)) return "";
  const bare = plain.normalize("NFD").replaceAll(LOOSE_MARKS, "");
  const base = UNACCENTED.test(bare) ? bare : plain;
  if (base === "\u03c2") return "\u03c3"; // the last sigma of a word
  return plainLetter(base.codePointAt(0) ?? 0) ?? latinLookAlike(base) ?? base;
}
