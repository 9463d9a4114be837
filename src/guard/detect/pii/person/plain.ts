const MARKS = /\p{M}/gu;
const ASCII = /^[\x20-\x7e]*$/;
const UNDECOMPOSED: ReadonlyMap<string, string> = new Map([
  ["ł", "l"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ı", "i"],
]);

/** Of units of lower case beyond ASCII: what is written for each, filled as they are met. */
const LETTERS: string[] = [];

/** Lower case, without accents: how the gazetteers write. */
export function plainOf(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  let plain = "";
  let from = 0;
  for (let at = 0; at < lower.length; at++) {
    const unit = lower.charCodeAt(at);
    if (unit < 0x80) continue;
    // Half of a pair means nothing alone.
    if (unit >= 0xd800 && unit <= 0xdfff) return decomposed(lower);
    plain += lower.slice(from, at) + (LETTERS[unit] ??= decomposed(lower.charAt(at)));
    from = at + 1;
  }
  return plain + lower.slice(from);
}

function decomposed(lower: string): string {
  return lower
    .normalize("NFD")
    .replaceAll(MARKS, "")
    .replaceAll(/[łøđðþßæœı]/g, (letter) => UNDECOMPOSED.get(letter) ?? letter);
}
