import { COMMON_WORDS } from "./names/common.ts";
import { GIVEN_EN } from "./names/given-en.ts";
import { GIVEN_ES } from "./names/given-es.ts";
import { GIVEN_WORLD } from "./names/given-world.ts";
import { ORDINARY_NAMES } from "./names/ordinary.ts";
import { SURNAMES_EN } from "./names/surnames-en.ts";
import { SURNAMES_ES } from "./names/surnames-es.ts";
import { SURNAMES_WORLD } from "./names/surnames-world.ts";

/** What is known of a word, as bits. */
export const KNOWN = {
  given: 1,
  surname: 2,
  spanishSurname: 4,
  /** Also a word, a place or a product: no name without a second sign. */
  ordinary: 8,
  /** A word that stands in no name, or only in one that has a second sign. */
  common: 16,
} as const;

const LISTS: readonly (readonly [words: string, bits: number])[] = [
  [GIVEN_EN, KNOWN.given],
  [GIVEN_ES, KNOWN.given],
  [GIVEN_WORLD, KNOWN.given],
  [SURNAMES_EN, KNOWN.surname],
  [SURNAMES_ES, KNOWN.surname | KNOWN.spanishSurname],
  [SURNAMES_WORLD, KNOWN.surname],
  [COMMON_WORDS, KNOWN.common],
];

/** Rare surnames that in a row of words with capitals begin what stands behind a name. */
const NEVER_NAMES = [
  "calle",
  "plaza",
  "paseo",
  "camino",
  "avenida",
  "av",
  "avda",
  "carretera",
  "ronda",
  "via",
  "hospital",
  "hospitales",
  "residencia",
  "alta",
  "puerta",
  "palacio",
  "iglesia",
];

let gazetteer: ReadonlyMap<string, number> | undefined;

/** Built when the first text asks. */
function build(): ReadonlyMap<string, number> {
  const built = new Map<string, number>();
  for (const [list, bits] of LISTS) {
    for (const word of list.split(/\s+/)) built.set(word, (built.get(word) ?? 0) | bits);
  }
  const named = KNOWN.given | KNOWN.surname;
  // A word that is no name is not made one by being ordinary.
  for (const word of ORDINARY_NAMES.split(/\s+/)) {
    const bits = built.get(word) ?? 0;
    if ((bits & named) !== 0) built.set(word, bits | KNOWN.ordinary);
  }
  for (const [word, bits] of built) {
    const short = word.length < 3;
    const both = (bits & named) !== 0 && (bits & KNOWN.common) !== 0;
    if (short || both) built.set(word, bits | KNOWN.ordinary);
  }
  for (const word of NEVER_NAMES) built.set(word, KNOWN.common);
  built.delete("");
  return built;
}

/** Bits of {@link KNOWN} for a plain word; of a hyphenated one, those that its parts share. */
export function knownOf(plain: string): number {
  gazetteer ??= build();
  const bits = gazetteer.get(plain);
  if (bits !== undefined) return bits;
  const parts = plain.split(/[-'’]/);
  const last = parts.at(-1) ?? "";
  if (parts.length === 1) return 0;
  // `o'brien` and `d'angelo` are known by what follows, `jean-luc` by both halves.
  if ((parts[0] ?? "").length === 1)
    return gazetteer.get(parts.join("")) ?? gazetteer.get(last) ?? 0;
  let shared = ~0;
  for (const part of parts) shared &= gazetteer.get(part) ?? 0;
  return shared & (KNOWN.given | KNOWN.surname | KNOWN.spanishSurname);
}

const SURNAME_ENDING =
  /..(?:sson|dottir|owski|ewski|inski|ynski|owska|ewska|inska|ynska|wicz|ovic|evic|ovich|evich|enko|shvili|adze|opoulos|opoulou|escu|eanu|czyk|oglu|kova|nova|lova|rova|tova|cova|dova|ykh|kainen|lainen|nainen|tinen|konen|nonen|ikov|enkov|ashvili|yants)$/;

/** Endings that make surnames in languages whose names no list holds. */
export function endsLikeSurname(plain: string): boolean {
  return plain.length > 5 && SURNAME_ENDING.test(plain);
}
