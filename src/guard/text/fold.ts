/** What a unit folds to when matching steps over it; a noncharacter, so no text means it. */
export const SKIPPED = 0xfffe;
/** Stands for every character beyond the BMP that folds to nothing simpler; a noncharacter too. */
export const ASTRAL = 0xffff;

/** Blocks beyond the BMP with letters and digits that are ASCII in disguise. */
const ASTRAL_LETTERS = [
  [0x1d400, 0x1d7ff], // mathematical alphanumerics
  [0x1f100, 0x1f1ff], // enclosed alphanumerics
] as const;
/** Of no compatibility form, and half of the BMP: not worth asking. */
const PLAIN_BLOCKS = [
  [0x3400, 0x9fff], // CJK ideographs
  [0xac00, 0xf8ff], // Hangul syllables, surrogates, private use
] as const;

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u{fff9}-\u{fffb}]/u;
const DECIMAL = /\p{Decimal_Number}/u;
const SPACE = /\p{Space_Separator}/u;
// Word processors and phone books write these where a number has a hyphen.
const HYPHENS = /[\u2010-\u2013\u2212]/u;

/** Filled as units are met: a pure function remembered. Zero says that it was not asked yet. */
const FOLDED = new Uint16Array(0x10000);
let astralTable: Map<number, number> | undefined;

/**
 * Folded unit of a code unit: full-width and other compatibility forms of one unit, decimal digits
 * of any script, spaces and hyphens become their plain form; invisible characters become SKIPPED.
 * Case stays. Surrogates stay: see {@link foldAstral}.
 */
export function foldedUnit(unit: number): number {
  const known = FOLDED[unit] ?? 0;
  return known === 0 ? (FOLDED[unit] = unit < 0x80 ? unit : foldUnit(unit)) : known;
}

function foldUnit(unit: number): number {
  if (unit >= SKIPPED) return unit;
  if (PLAIN_BLOCKS.some(([first, last]) => unit >= first && unit <= last)) {
    return unit >= 0xa620 ? foldDigit(unit) : unit; // a few scripts have digits there
  }
  const text = String.fromCharCode(unit);
  if (INVISIBLE.test(text)) return SKIPPED;
  const plain = text.normalize("NFKC");
  if (SPACE.test(text)) return 0x20;
  if (plain.length !== 1) return unit;
  if (HYPHENS.test(plain)) return 0x2d;
  return foldDigit(plain.charCodeAt(0));
}

/** Decimal digits come in blocks of ten in every script: count back to the block's zero. */
function foldDigit(unit: number): number {
  if (!DECIMAL.test(String.fromCharCode(unit))) return unit;
  let value = 0;
  while (value < 9 && DECIMAL.test(String.fromCharCode(unit - value - 1))) value++;
  return 0x30 + value;
}

/** Folded unit of a code point beyond the BMP: a BMP unit, SKIPPED or ASTRAL. */
export function foldAstral(codePoint: number): number {
  if (codePoint >= 0xe0000 && codePoint <= 0xe0fff) return SKIPPED; // tags, variation selectors
  astralTable ??= buildAstralTable();
  return astralTable.get(codePoint) ?? ASTRAL;
}

function buildAstralTable(): Map<number, number> {
  const folded = new Map<number, number>();
  for (const [first, last] of ASTRAL_LETTERS) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const plain = String.fromCodePoint(codePoint).normalize("NFKC");
      if (plain.length === 1) folded.set(codePoint, plain.charCodeAt(0));
    }
  }
  // Musical and shorthand format controls.
  for (let codePoint = 0x1d173; codePoint <= 0x1d17a; codePoint++) folded.set(codePoint, SKIPPED);
  for (let codePoint = 0x1bca0; codePoint <= 0x1bca3; codePoint++) folded.set(codePoint, SKIPPED);
  return folded;
}

/** What a code point reads as: SKIPPED when invisible, ASTRAL for itself beyond the BMP. */
export function foldCodePoint(codePoint: number): number {
  return codePoint > 0xffff ? foldAstral(codePoint) : foldedUnit(codePoint);
}

// oxlint-disable-next-line no-control-regex -- the ASCII range is what is meant
const ASCII_ONLY = /^[\x00-\x7f]*$/;

/** Place of the last unit that does not read as itself, or -1. Most text with accents has none. */
export function lastFoldedAt(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (foldedUnit(unit) !== unit || (unit >= 0xd800 && unit <= 0xdfff)) return at;
  }
  return -1;
}

/** The text as the automaton reads it; characters beyond the BMP without a plain form stay. */
export function foldText(text: string): string {
  if (ASCII_ONLY.test(text) || lastFoldedAt(text) < 0) return text;
  let folded = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const codePoint = text.codePointAt(at) ?? unit;
    const width = codePoint > 0xffff ? 2 : 1;
    const plain = foldCodePoint(codePoint);
    if (plain !== codePoint && plain !== ASTRAL) {
      folded += text.slice(from, at);
      if (plain !== SKIPPED) folded += String.fromCharCode(plain);
      from = at + width;
    }
    at += width - 1;
  }
  return folded + text.slice(from);
}
