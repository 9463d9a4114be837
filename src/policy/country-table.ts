import { parseNetwork } from "./address.ts";
import type { Address } from "./address.ts";
import { COUNTRIES } from "./country.ts";

/** Lines of a table; a whole registry of both families has about half of that. */
export const COUNTRY_LINES_MAX = 2_000_000;

export type CountryOf = (address: Address) => string | null;

/** One length of prefix of one family. */
interface Level {
  readonly prefix: number;
  readonly countries: Map<string, string>;
}

/**
 * Reads `network,country` lines, `#` for remarks; the longest prefix wins. Null where a line is
 * neither: the number of the first such line, from 1, is in `badLine`.
 */
export function compileCountryTable(text: string): {
  readonly countryOf: CountryOf;
  readonly badLine: number | null;
} {
  const families = new Map<number, Map<number, Level>>();
  const lines = text.split("\n", COUNTRY_LINES_MAX + 1);
  let badLine = lines.length > COUNTRY_LINES_MAX ? COUNTRY_LINES_MAX + 1 : null;
  for (const [at, line] of lines.entries()) {
    const entry = line.trim();
    if (entry === "" || entry.startsWith("#")) continue;
    if (!addLine(families, entry)) badLine = Math.min(badLine ?? Infinity, at + 1);
  }
  const levels = new Map<number, readonly Level[]>();
  for (const [words, byPrefix] of families) {
    levels.set(
      words,
      [...byPrefix.values()].toSorted((a, b) => b.prefix - a.prefix),
    );
  }
  const countryOf: CountryOf = (address) => {
    for (const { prefix, countries } of levels.get(address.length) ?? []) {
      const country = countries.get(keyOf(address, prefix));
      if (country !== undefined) return country;
    }
    return null;
  };
  return { countryOf, badLine };
}

function addLine(families: Map<number, Map<number, Level>>, line: string): boolean {
  const [text = "", country = "", ...rest] = line.split(",").map((cell) => cell.trim());
  const network = parseNetwork(text);
  if (network === null || rest.length > 0 || !COUNTRIES.has(country)) return false;
  const { words, prefix } = network;
  let byPrefix = families.get(words.length);
  if (!byPrefix) families.set(words.length, (byPrefix = new Map<number, Level>()));
  let level = byPrefix.get(prefix);
  if (!level) byPrefix.set(prefix, (level = { prefix, countries: new Map<string, string>() }));
  level.countries.set(keyOf(words, prefix), country);
  return true;
}

/** The leading bits of an address, two units a word. */
function keyOf(address: Address, prefix: number): string {
  let key = "";
  for (let index = 0; index * 32 < prefix; index++) {
    const kept = Math.min(32, prefix - index * 32);
    const word = ((address[index] ?? 0) >>> (32 - kept)) << (32 - kept);
    key += String.fromCharCode(word >>> 16, word & 0xffff);
  }
  return key;
}
