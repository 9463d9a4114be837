import { AMERICAN_STATES, CITIES, COUNTRIES, SPANISH_PLACES } from "./place-names.ts";

interface Gazetteer {
  readonly names: ReadonlySet<string>;
  /** First words of all names: most runs are told by theirs. */
  readonly firsts: ReadonlySet<string>;
}

let gazetteer: Gazetteer | undefined;

function read(): Gazetteer {
  if (gazetteer !== undefined) return gazetteer;
  const lists = [COUNTRIES, SPANISH_PLACES, AMERICAN_STATES, CITIES].join("|");
  const names = new Set(lists.split("|").map((name) => name.trim()));
  names.delete("");
  const firsts = new Set([...names].map((name) => name.split(" ", 1).join("")));
  gazetteer = { names, firsts };
  return gazetteer;
}

/** Whether the plain words, parted by single spaces, are a country, a region or a larger town. */
export function isPlace(plain: string): boolean {
  return read().names.has(plain);
}

/** Whether some place begins with this plain word. */
export function beginsPlace(plain: string): boolean {
  return read().firsts.has(plain);
}
