import {
  CAPITALIZED_RUN,
  firstWordOf,
  hasNumber,
  isLongRun,
  lastWordOf,
  mayEndAs,
  wordsOfRun,
} from "../person/capitalized-run.ts";
import { MARK } from "../person/run-word.ts";
import type { RunWord } from "../person/run-word.ts";
import { KNOWN } from "../person/name-gazetteer.ts";
import { askedOnce } from "../person/run-front.ts";
import { endReader, endsIn } from "../../text-end.ts";
import { defineRecognizer } from "../../recognizer.ts";
import {
  ADDRESS_CARD,
  ADDRESS_TAIL,
  hasAddressTail,
  hasUnit,
  isAddressCue,
  isAddressLabel,
  STREET_ENDS,
} from "./address-parts.ts";
import { endsInLabelMark } from "./label-mark.ts";

/** Streets that their last word or its ending tells; with a number behind, that is. */
const isSuffixed = endsIn(
  /(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|damm|ufer|stieg|straat|laan|gracht|plein|kade|dijk|singel|gatan|gränd|vägen|torget|gade|vej|stræde|allé|gata|vegur|stígur|braut|stræti|veien|vegen|gaten|katu|kuja|[a-zäö]{4}tie|polku|utca|útja|ulice|náměstí|promenade| (?:u\.|út|tér|tee|tänav|terrasse|gate|puiestee))/iu,
);
/** First words of streets in languages that put the kind in front. */
const TYPES = new Set(
  (
    "calle avenida av avda paseo plaza ronda camino carrer travessera passeig rua rue via viale " +
    "vicolo piazza piazzetta corso largo avenue boulevard bd chemin quai impasse allee praca " +
    "travessa estrada strada calea bulevardul ulica aleja postbox"
  ).split(" "),
);

const ABBREVIATION_LENGTH = 4;
const SURE = 0.8;
const LIKELY = 0.7;
const CUED = 0.6;
const UNNUMBERED = 0.3;

/** `Hauptstraße 5`, `Allika 46, Suite 501`, or a name and a number behind `Dirección:`. */
function validateStreet(match: string, before: () => string): number {
  if (!hasNumber(match)) return scoreUnnumbered(match, before);
  const street = withoutSign(match.slice(0, match.search(/\d/)));
  if (isKindOfStreet(street)) return hasAddressTail(match) ? SURE : LIKELY;
  if (isLabelled(before)) return LIKELY;
  if (isNoStreet(firstWordOf(match))) return 0;
  if (hasAddressTail(match)) return LIKELY;
  return isNamed(match, street) && isHere(before) ? CUED : 0;
}

const readNumberSign = endReader(/((?: n[oº°]\.?| #|,)? *)/u);

/** `Kuuse no. ` without what says that its number follows. */
function withoutSign(street: string): string {
  const [, sign = ""] = readNumberSign(street) ?? [];
  return street.slice(0, street.length - sign.length);
}

/** `Hauptstraße`, `Avenue Louise`, but not `AV de 0,1`. */
function isKindOfStreet(street: string): boolean {
  return isSuffixed(street) || (TYPES.has(firstWordOf(street).plain) && isNamedType(street));
}

function isNoStreet(head: RunWord): boolean {
  // `PR 4356`
  if (head.shape === "upper" && head.plain.length < ABBREVIATION_LENGTH) return true;
  return isCommon(head) || isStarter(head) || NO_STREETS.has(head.plain);
}

const isLabelled = askedOnce({ worth: endsInLabelMark, test: isAddressLabel });

/** `lives on`, `the office is at`: `send it to Staging 12` is no street. */
const isHere = askedOnce({
  worth: (text) => / (?:at|on|is|en)\s{1,2}$/.test(text.slice(-6)),
  test: isAddressCue,
});

const isCued = askedOnce({ worth: (text) => /\s$/.test(text), test: isAddressCue });

function isNamedType(street: string): boolean {
  const [, ...names] = wordsOfRun(street);
  const last = names.at(-1);
  if (last === undefined || last.shape === "lower") return false;
  return names.some(({ shape }) => shape !== "lower" && shape !== "initial");
}

/** Numbered, and no streets. */
const NO_STREETS = new Set(
  (
    "room track gate channel line step zone phase production staging cluster server register " +
    "apartment unit floor level terminal platform house building desk table seat stage pier dock " +
    "exit booth hall node port slot team group section chapter page windows mars apt suite flat " +
    "version bus train flight stop number no box class grade year day week channel route highway"
  ).split(" "),
);

/** A name and a number, nothing else: `meet at Corelogic, 641 ...` is two things. */
function isNamed(match: string, street: string): boolean {
  if (match.includes(",")) return false;
  const words = wordsOfRun(street);
  if (words.some(({ plain }) => NO_STREETS.has(plain))) return false;
  return words.at(-1)?.shape !== "lower";
}

/** `lives on Elm Street`. */
function scoreUnnumbered(match: string, before: () => string): number {
  if (!isLongRun(match) || (lastWordOf(match).marks & MARK.street) === 0) return 0;
  const words = wordsOfRun(match);
  if (isStarter(firstWordOf(match)) || match.includes(",")) return 0;
  if (words.some(({ shape }) => shape === "lower")) return 0;
  return isCued(before) ? CUED : UNNUMBERED;
}

function isStarter({ marks }: RunWord): boolean {
  return (marks & MARK.starter) !== 0;
}

function isCommon({ known }: RunWord): boolean {
  return (known & (KNOWN.common | KNOWN.given | KNOWN.surname)) === KNOWN.common;
}

export const numberedStreet = defineRecognizer({
  ...ADDRESS_CARD,
  id: "pii/address-numbered",
  title: "Street known by its ending, its kind, its label or its town, with a number",
  pattern: CAPITALIZED_RUN,
  confidence: LIKELY,
  worth: (run) => hasNumber(run) || mayEndAs(run, MARK.street),
  validate: validateStreet,
  examples: {
    finds: [
      "Lindenstraße 14",
      "Domicilio: Duarte Sobrado 1300, 5A",
      "wohnt Am Alten Weg 7a",
      "send it to Kuuse 53\nApt. 641\nTartu\nEstonia 50090",
      "She lives on Elm Street",
      "Rue de Laeken 28",
    ],
    ignores: [
      "Section 12",
      "In June 2020",
      "Windows 11",
      "Chapter: Numbers 5",
      "The Committee 5",
      "Office 365",
      "Wall of Text",
    ],
  },
});

const WORD =
  String.raw`(?:\p{Lu}[\p{L}\p{M}'’-]*|\p{Lu}[\p{L}\p{M}]{0,3}\.|\d{1,3}(?:st|nd|rd|` +
  String.raw`th)|d['’]\p{Lu}[\p{L}\p{M}-]*|ul\.)`;
const SMALL_WORD =
  "(?:de|del|della|delle|dei|di|da|do|dos|des|du|la|le|las|los|el|van|der|den|of|the|u\\.|út|" +
  "utca|" +
  "tér|tee|tänav|gade|vej|gata|gate|terrasse)";
const CORE = new RegExp(
  String.raw`^\d{1,6}[A-Za-z]?,? (?:\d{1,5},? )?(?:[NSEW]\.? )?(${WORD}(?: (?:${WORD}|` +
    String.raw`${SMALL_WORD}))*)\.?( \d{1,4}[A-Za-z]?)?`,
  "u",
);
const isEnglish = endsIn(new RegExp(String.raw` (?:${STREET_ENDS})\.?`, "u"));
const ENGLISH_INSIDE = new RegExp(String.raw` (?:${STREET_ENDS})\.? `, "u");
/** `5 PM`, `12 May`, `16 GB Drive`, `20 In`. */
const NO_STREET =
  /^(?:[A-Z]{2,3}|Jan\w*|Feb\w*|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*|Mon\w*|Tue\w*|Wed\w*|Thu\w*|Fri\w*|Sat\w*|Sun\w*)(?: |$)/;
const COMMON_STREET = 0.3;

/** `10 Downing Street`, `24 Via Roma 131`, `692 Kuuse 53 Apt. 641`. */
function validateNumberFirst(match: string, before: () => string): number {
  const [, named = "", second] = CORE.exec(match) ?? [];
  const head = firstWordOf(named);
  if (NO_STREETS.has(head.plain) || isStarter(head)) return 0;
  const score = scoreNumberFirst(match, named, second !== undefined);
  if (score > 0 || NO_STREET.test(named) || isCommon(head)) return score;
  return isCued(before) ? CUED : 0;
}

function scoreNumberFirst(match: string, named: string, numbered: boolean): number {
  if (NO_STREET.test(named) && !hasAddressTail(match)) return 0;
  if (isEnglish(named)) {
    return isStreetName(named, match) || hasAddressTail(match) ? SURE : COMMON_STREET;
  }
  if (numbered && isKind(named)) return SURE;
  if ((numbered || ENGLISH_INSIDE.test(named)) && hasAddressTail(match)) return SURE;
  return hasUnit(match) ? LIKELY : 0;
}

function isKind(named: string): boolean {
  return TYPES.has(firstWordOf(named).plain) || isSuffixed(named);
}

/** Not all of it common words, as in `3 Full Time Place`, nor the year of a sentence. */
function isStreetName(named: string, match: string): boolean {
  const words = wordsOfRun(named).slice(0, -1);
  if (words.some(({ known, plain }) => (known & KNOWN.common) === 0 || plain === "main"))
    return true;
  return /^\d{3}/.test(match) && !/^(?:19|20)\d\d /.test(match);
}

export const numberedFirst = defineRecognizer({
  ...ADDRESS_CARD,
  id: "pii/address-number-first",
  title: "Postal address, number first",
  pattern: new RegExp(
    [
      String.raw`(?<![\p{L}\p{N}_.,$€£#/-])\d{1,6}[A-Za-z]?,? (?:\d{1,5},? )?(?:[NSEW]\.? )?`,
      String.raw`${WORD}(?: (?:${SMALL_WORD} ){0,2}${WORD}){0,4}(?: ${SMALL_WORD})?`,
      String.raw`\.?(?: \d{1,4}[A-Za-z]?\.?)?${ADDRESS_TAIL}(?![\p{L}\p{N}_])`,
    ].join(""),
    "u",
  ),
  confidence: SURE,
  validate: validateNumberFirst,
  examples: {
    finds: [
      "at 221B Baker Street",
      "742 Evergreen Terrace, Springfield, IL 62704",
      "10 Downing Street, London SW1A 2AA",
      "1600 5th Ave Apt 4B",
      "692 Kuuse 53 Apt. 641, Tartu, Estonia 04020",
      "the office is at 214 Pavlou Drandaki",
    ],
    ignores: [
      "in 2020 the street was closed",
      "3 Street lamps",
      "$40 Wall Street deal",
      "12 people",
      "12 Monkeys",
      "meet at 5 PM",
      "released on 12 May",
    ],
  },
});

/** `the corner of Elm Street and 5th Avenue`. */
export const corner = defineRecognizer({
  ...ADDRESS_CARD,
  id: "pii/address-corner",
  title: "Corner of two streets",
  pattern: new RegExp(
    [
      String.raw`(?<![\p{L}\p{N}_])(?:(?:[Tt]he )?(?:[Cc]orner|[Ii]ntersection) of|[Ee]squina ` +
        String.raw`(?:de|entre)) `,
      String.raw`(?:\d{1,5} )?${WORD}(?: (?:${SMALL_WORD} )?${WORD}){0,4}(?: \d{1,4})? (?:and|` +
        String.raw`with|y|con) `,
      String.raw`(?:\d{1,5} )?(?:the |la )?${WORD}(?: (?:${SMALL_WORD} )?${WORD}){0,4}(?: ` +
        String.raw`\d{1,4})?(?![\p{L}\p{N}_])`,
    ].join(""),
    "u",
  ),
  confidence: LIKELY,
  priority: 1,
  examples: {
    finds: ["at the corner of Elm Street and 5th Avenue", "esquina de Serrano con Goya"],
    ignores: ["the corner of the room and the hall", "around the corner", "the corner of my eye"],
  },
});
