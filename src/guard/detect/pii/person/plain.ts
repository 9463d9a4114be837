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

/** Lower case, without accents: how the gazetteers write. */
export function plainOf(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replaceAll(MARKS, "")
    .replaceAll(/[łøđðþßæœı]/g, (letter) => UNDECOMPOSED.get(letter) ?? letter);
}
