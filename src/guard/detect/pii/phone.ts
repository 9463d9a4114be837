import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { defineRecognizer } from "../recognizer.ts";
import { Memory } from "../memory.ts";
import { endReader } from "../text-end.ts";
import { labelBefore } from "./label.ts";
import { isOtherLabel, isPhoneLabel, PHONE_WORDS } from "./phone-words.ts";

/** National plan shapes, checked before the expensive numbering plan. */
const SPANISH = /^[6-9]\d{8}$/;
const AMERICAN = /^1?[2-9]\d{9}$/;
const TURKISH = /^[2-5]\d{9}$/;
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;
/** A trunk zero, in brackets with its area code or not: most of the world writes its numbers so. */
const TRUNK = /^[(]?0[1-9]|^0 ?[(]?[1-9]|^0[ -]/;
/** `2026-02-09`, `09.02.2026`, `2026 02 09 22`: dates with or without an hour. */
const DATE =
  /^(?:(?:19|20)\d\d[-. /](?:0?[1-9]|1[0-2])[-. /](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-. /](?:0?[1-9]|[12]\d|3[01])[-. /](?:19|20)\d\d)(?:$|[-. ])/;
const YEARS = /^(?:19|20)\d\d[-. /]{1,3}(?:19|20)\d\d(?!\d)/;
/** Whole or cut. */
const DOTTED_ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){2,3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const EXTENDED = /[#a-z]/;
const readExtension = endReader(
  /( ?(?:x|#|ext|extn|extension|int|poste|ramal|anexo)[.:]? ?\d{1,6})/,
);
/** The area code before a stroke, as in German-speaking countries. */
const ONE_STROKE = /^(?:\+\d\d )?\(?0?\d{2,5}\)? ?\/ ?\d[\d -]*$/;

export const phone = defineRecognizer({
  id: "pii/phone",
  title: "Telephone number",
  category: "pii",
  severity: "medium",
  entity: "PHONE",
  references: ["ITU-T E.164", "ITU-T E.123", "OWASP LLM02:2025", "CWE-359"],
  pattern:
    /(?<![\w.+/-])(?:\+ ?)?\(?\d(?:[ ()./-]{0,3}\d){6,15}(?: ?(?:x|#|(?:ext|extn|extension|int|poste|ramal|anexo)[.:]?) ?\d{1,6})?(?![\w=])/,
  // Digits alone may be anything: only words in front make a telephone of them.
  confidence: 0,
  validate: (match, before) => {
    const [, extension = ""] = (EXTENDED.test(match) && readExtension(match)) || [];
    const number = match.slice(0, match.length - extension.length);
    if (number.includes("/") && !ONE_STROKE.test(number)) return false;
    if (number.startsWith("+")) return internationalScore(number);
    if (/^00[1-9]/.test(number)) return !isRow(before()) && internationalScore(number);
    return nationalScore(number, before);
  },
  context: { words: PHONE_WORDS, score: 0.85, reach: 40 },
  examples: {
    finds: [
      "call +34 612 345 678 now",
      "tel: (415) 555-2671",
      "Llámame al 612 34 56 78.",
      "teléfono 612345678",
      "415-555-2671",
      "+1 (410) 797-9803",
      "0044 20 7946 0958",
      "(555) 123-4567",
      "phone: 555-123-4567",
      "Phone: 0490 75 40 81",
      "＋３４ ６１２ ３４５ ６７８",
      "Fax: 415-555-2671x0135",
      "01 42 68 53 00",
      "Tel. 030/12345678",
      "0532 123 45 67",
      "0917-123-4567",
      "+41 (0)44 668 18 00 ext. 12",
      "phone=+1 (410) 797-9803",
      "Handy: 0171 2345678",
      "mobile 99 577 450",
    ],
    ignores: [
      "on 2026-02-09 at 22:50",
      "09-02-2026",
      "01/02/2026 10",
      "version 10.15.7.3",
      "order 123-456-789-0123",
      "1700000000",
      "it cost 1 000 000 000",
      "ISBN 978-0-306-40615-7",
      "550e8400-e29b-41d4-a716-446655440000",
      "192.168.100.200",
      "logged in from 91.129.97.91",
      "4111 1111 1111 1111",
      "invoice 555-123-4567",
      "invoice no. 0917-123-4567",
      "call about order 612345678",
    ],
  },
});

const VALID = 0.9;
const ASSIGNED = 0.7;
const WRITTEN_LIKE = 0.6;
/** Grouped like a number of some country, which other numbers may be, too. */
const GROUPED = 0.55;
const SPACED = 0.4;
const PERHAPS = 0.3;
const ELEVEN = 0.25;
/** Eleven digits, mobiles of Britain, Germany, Japan, Korea, Pakistan, the Philippines, Turkey. */
const MOBILES = 0.5;
const MOBILE = /^0(?:7[1-57-9]|1(?:5\d|6[023]|7\d)|[789]0|10[2-9]|3[0-4]|9\d|5[0345])/;
const BARE = 0.1;
/** E.164 §6.2.1, and `00` in front. */
const DIGITS_MAX = 15;

/** More is no national plan. */
const NATIONAL_DIGITS_MAX = 12;
const GROUPS_MAX = 6;
const SIZE_MAX = 15;

/** Sizes of the digit groups, 0 for too many. Most matches of hostile texts go no further. */
function groupsOf(match: string): number {
  let groups = 0;
  let size = 0;
  for (let at = 0; at < match.length; at++) {
    const unit = match.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) size = Math.min(size + 1, SIZE_MAX);
    else if (size > 0) {
      groups = groups * 16 + size;
      size = 0;
      if (groups >= 16 ** (GROUPS_MAX - 1)) return 0;
    }
  }
  return groups * 16 + size;
}

function digitsIn(groups: number): number {
  let digits = 0;
  for (let rest = groups; rest > 0; rest = Math.floor(rest / 16)) digits += rest % 16;
  return digits;
}

/** As people write the national plans. */
const SPANISH_GROUPS = groupings("9 333 3222 2322 12222 36 27");
const AMERICAN_GROUPS = groupings("a 334 37 1a 1334 137 164 b");
/** Scandinavian identity numbers are written so more often than telephones. */
const NORTHERN_GROUPS = 0x6_4;
/** With a trunk zero, in three groups or more; two groups say less. */
const TRUNK_GROUPS = groupings(
  "22222 3322 4222 2322 344 434 244 234 334 433 533 2332 3222 4322 13322 1334 2224 1344",
);
const TRUNK_PAIRS = groupings("28 37 46 56 38 47 48 45 55 57 27 36 66");
const TURKISH_GROUPS = 0x33_22;
/** Americans write another number so, and no telephone. */
const SOCIAL_SECURITY_GROUPS = 0x3_24;
/** Of India and China, without a trunk digit. */
const MOBILE_GROUPS = groupings("55 344");
/** Brazil, with its area code in brackets. */
const AREA_GROUPS = groupings("254 244 344 334 2224");

function groupings(sizes: string): ReadonlySet<number> {
  return new Set(sizes.split(" ").map((text) => Number.parseInt(text, 16)));
}

/** `true` is a number behind a word that says so, and nothing without one. */
function nationalScore(match: string, before: () => string): boolean | number {
  const groups = groupsOf(match);
  if (groups === 0 || digitsIn(groups) > NATIONAL_DIGITS_MAX) return false;
  if (DATE.test(match) || DOTTED_ADDRESS.test(match)) return false;
  if (YEARS.test(match) || match.includes("(") !== match.includes(")")) return false;
  // Groups of longer numbers: not worth asking a plan.
  if (isOther(before())) return false;
  const digits = match.replaceAll(/\D/g, "");
  return digits.length < match.length
    ? separatedScore(match, digits, groups)
    : plainScore(digits, before);
}

/** A number that its label names, or a part of something. */
function isOther(before: string): boolean {
  return isRow(before) || isOtherLabel(labelBefore(before).word);
}

/** The end of a clock time or of a row of numbers. */
function isRow(before: string): boolean {
  return /\d[: ]$/.test(before.slice(-2));
}

function separatedScore(match: string, digits: string, groups: number): boolean | number {
  if (SPANISH_GROUPS.has(groups) && SPANISH.test(digits) && isValid(`+34${digits}`)) {
    // Few telephones begin with 8, and numbers of other countries stand in groups of three, too.
    return groups === 0x3_33 && digits.startsWith("8") ? true : ASSIGNED;
  }
  if (TRUNK.test(match) && digits.length >= 9) return trunkScore(groups);
  if (AMERICAN_GROUPS.has(groups) && AMERICAN.test(digits)) return americanScore(match, digits);
  if (groups === NORTHERN_GROUPS) return true;
  if (match.startsWith("(") && AREA_GROUPS.has(groups)) return GROUPED;
  return isGrouped(groups) && foreignScore(digits, groups);
}

function foreignScore(digits: string, groups: number): boolean | number {
  if (groups === TURKISH_GROUPS && TURKISH.test(digits) && isValid(`+90${digits}`)) return GROUPED;
  if (MOBILE_GROUPS.has(groups) && /^(?:1[3-9]|[6-9])/.test(digits)) return PERHAPS;
  // A calling code without its sign.
  return digits.length < 11 || !isValid(`+${digits}`) || PERHAPS;
}

function trunkScore(groups: number): boolean | number {
  if (TRUNK_GROUPS.has(groups)) return GROUPED;
  return TRUNK_PAIRS.has(groups) ? PERHAPS : isGrouped(groups);
}

/** No group is longer than subscriber numbers are, nor are all of them single digits. */
function isGrouped(groups: number): boolean {
  if (groups === SOCIAL_SECURITY_GROUPS) return false;
  let longest = 0;
  for (let rest = groups; rest > 0; rest = Math.floor(rest / 16)) {
    longest = Math.max(longest, rest % 16);
  }
  return longest >= 2 && longest <= 8;
}

/** Without separators: only what a plan assigns, or what a label says. */
function plainScore(digits: string, before: () => string): boolean | number {
  if (digits.length === 11 && MOBILE.test(digits)) return MOBILES;
  if (digits.length === 11 && /^0[12]/.test(digits) && isValid(`+44${digits.slice(1)}`)) {
    return ELEVEN;
  }
  if (isAssignedSomewhere(digits)) return BARE;
  if (digits.startsWith("0") && digits.length >= 9) return true;
  if (digits.length >= 11 && isValid(`+${digits}`)) return true;
  return (
    (AMERICAN_PLAN.test(digits) && AMERICAN.test(digits)) ||
    isPhoneLabel(labelBefore(before()).word)
  );
}

function isAssignedSomewhere(digits: string): boolean {
  if (SPANISH.test(digits)) return isValid(`+34${digits}`);
  if (TURKISH.test(digits)) return isValid(`+90${digits}`) || isValid(`+1${digits}`);
  return CHINESE_MOBILE.test(digits);
}

/** Neither area nor exchange code begins with 0 or 1: not worth asking the plan. */
const AMERICAN_PLAN = /^1?[2-9]\d\d[2-9]/;

function americanScore(match: string, digits: string): boolean | number {
  const number = digits.length === 11 ? digits : `1${digits}`;
  if (AMERICAN_PLAN.test(digits) && isValid(`+${number}`))
    return /[-.(]/.test(match) ? ASSIGNED : SPACED;
  // `(555) 123-4567` is no number of the plan, and written like one.
  if (match.includes("(")) return WRITTEN_LIKE;
  return isValid(`+90${digits}`) ? BARE : true;
}

function internationalScore(match: string): boolean | number {
  const digits = match.replace(/\( ?0 ?\)/, "").replaceAll(/\D/g, "");
  const plus = match.startsWith("+");
  const number = plus ? digits : digits.slice(2);
  if (digits.length < 8 || number.length > DIGITS_MAX || !hasCallingCode(number)) return false;
  if (isValid(`+${number}`)) return plus ? VALID : match.length > digits.length && ASSIGNED;
  return plus && isPossible(`+${number}`) && WRITTEN_LIKE;
}

const CALLING_CODES: ReadonlySet<string> = new Set([
  ...getCountries().map((country) => getCountryCallingCode(country)),
  // Shared by the world: freephone, shared cost, satellite, networks, premium.
  ..."800 808 870 878 881 882 883 888 979".split(" "),
]);

function hasCallingCode(number: string): boolean {
  return [1, 2, 3].some((length) => CALLING_CODES.has(number.slice(0, length)));
}

/** Digits that tell whether a number is assigned: area codes, else all that plans look at. */
const AREA_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["1", 4],
  ["34", 5],
  ["90", 5],
]);
const PREFIX_LENGTH = 7;
const lengthOfHead = (number: string) =>
  AREA_LENGTHS.get(number.charAt(1)) ?? AREA_LENGTHS.get(number.slice(1, 3)) ?? PREFIX_LENGTH;
const answers = new Memory<Standing>(16_384);

/** What the numbering plan says of numbers that begin so and are as long. */
interface Standing {
  readonly valid: boolean;
  readonly possible: boolean;
}

/** Asking takes a hundred times longer than all before, so answers are remembered. */
function standingOf(number: string): Standing {
  const head = number.slice(1, 1 + lengthOfHead(number));
  const asked = `+${head.padEnd(number.length - 1, "4")}`;
  const known = answers.get(asked);
  if (known !== undefined) return known;
  const read = parsePhoneNumberFromString(asked);
  const answer = { valid: read?.isValid() ?? false, possible: read?.isPossible() ?? false };
  answers.set(asked, answer);
  return answer;
}

/** Whether the numbering plan assigns the number. */
function isValid(number: string): boolean {
  if (number.startsWith("+1") && !AMERICAN_PLAN.test(number.slice(2))) return false;
  return standingOf(number).valid;
}

/** Whether it may assign it: its length is right. */
function isPossible(number: string): boolean {
  return standingOf(number).possible;
}
