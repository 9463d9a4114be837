import { endsIn } from "../../text-end.ts";
import { defineRecognizer } from "../../recognizer.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";

/** A number that a state or one of its offices gives to people, firms or things. */
export interface NationalId {
  /** What follows `pii/`: `es-nif`. Stable for ever. */
  readonly id: string;
  /** ISO 3166-1 alpha-2; left out where several states give such numbers. */
  readonly country?: string;
  readonly title: string;
  readonly entity: string;
  readonly severity?: Recognizer["severity"];
  /** Law, standard or office; those of the whole category are added. */
  readonly references: readonly string[];
  readonly shape: RegExp;
  /**
   * Gets the value as {@link compact} writes it, as it stands, and what stands before it; a number
   * replaces `bare`.
   */
  readonly validate?: (value: string, written: string, before: () => string) => boolean | number;
  /** How the number is called, in the language of the country, in English and in Spanish. */
  readonly words: readonly string[];
  /** Words that make it another number when they are nearer. */
  readonly against?: readonly string[];
  /**
   * Score of a value alone. Left out, nothing is even checked without a word in front; 0 is for
   * rules whose `validate` gives some values a score and others none.
   */
  readonly bare?: number;
  /** Score of a value behind one of the words, 0.9 unless told. */
  readonly meant?: number;
  readonly reach?: number;
  readonly priority?: number;
  readonly examples: Recognizer["examples"];
}

/** `2026-02-09`, `09.02.2026`: digits in groups that say when. */
const DATE = /^(?:(?:19|20)\d\d([-./ ])\d\d\1\d\d|\d\d([-./])\d\d\2(?:19|20)\d\d)$/;

const DATE_LENGTH = 10;

function isDate(match: string): boolean {
  return match.length === DATE_LENGTH && DATE.test(match);
}

/** What stands in front of numbers of orders, goods and machines, whatever their check digits. */
export const OTHER_NUMBERS: readonly string[] = [
  ..."order invoice ticket tracking serial version commit batch sku".split(" "),
  ..."ean upc gtin isbn asin shipment timestamp arn aws revision".split(" "),
  ..."part no|part number|item no|item number|model no|model number|lot no".split("|"),
  ..."pedido factura albarán envío seguimiento serie versión lote artículo".split(" "),
  ..."rechnung bestellung auftrag sendung artikel commande facture colis".split(" "),
  ..."ordine fattura spedizione encomenda fatura remessa bestelling factuur".split(" "),
];

const MEANT = 0.9;
const REACH = 48;

/** A recognizer of one country: its shape, its check, its names. */
export function defineNationalId(rule: NationalId): Recognizer {
  const { id, country, title, entity, severity = "high", references, shape, examples } = rule;
  const { validate, words, against, bare, meant = MEANT, reach = REACH, priority } = rule;
  return defineRecognizer({
    id: `pii/${id}`,
    title,
    category: "pii",
    severity,
    entity,
    ...(country === undefined ? {} : { country }),
    references: [...references, "OWASP LLM02:2025", "CWE-359"],
    pattern: shape,
    confidence: bare ?? 0,
    ...(validate === undefined
      ? {}
      : {
          validate: (match, before) => {
            if (shape === DIGITS_GROUPED && isDate(match)) return false;
            const verdict = validate(compact(match), match, before);
            if (verdict === false || bare === undefined || !isInRow(match, before)) return verdict;
            // Without a score of its own only a word in front makes it a number.
            return bare === 0;
          },
        }),
    context: { words, score: meant, reach, ...(bare === undefined ? { required: true } : {}) },
    ...(against === undefined ? {} : { against: { words: against, reach } }),
    ...(priority === undefined ? {} : { priority }),
    examples,
  });
}

/** A group of digits, or the bank of an IBAN. */
const isGroup = endsIn(/(?:\d|\b[A-Z]{2}\d\d [A-Z]{4}) /);
const GROUP_LENGTH = 10;

/** True for a number in groups whose first group is not the first one: a part of something else. */
function isInRow(match: string, before: () => string): boolean {
  return match.includes(" ") && isGroup(before().slice(-GROUP_LENGTH));
}

const COUNTED = /(\d)\1{5}|012345|123456|234567|345678|456789|987654|876543|765432|654321|543210/;

/** As counters and samples run: `12345678012`, `10000000145`. */
export function isCounted(value: string): boolean {
  return COUNTED.test(value);
}

const MOMENT =
  /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;

/** A day and a time: `202402291230`, `20240229123059`. */
export function isMoment(value: string): boolean {
  return MOMENT.test(value);
}

/** A number of digits that only its name and its check tell from others. */
export interface LabelledNumber {
  readonly id: string;
  readonly country: string;
  readonly title: string;
  readonly entity: string;
  readonly severity?: Recognizer["severity"];
  readonly reference: string;
  readonly lengths: readonly number[];
  readonly validator: Validator | ((value: string) => boolean);
  /** Separated by commas; the first names it in the examples. */
  readonly words: string;
  readonly against?: string;
  /** Two valid ones of nobody. */
  readonly numbers: readonly [string, string];
}

/** Found behind one of its names, in groups of any size: {@link DIGITS_GROUPED}. */
export function defineLabelledNumber(number: LabelledNumber): Recognizer {
  const { id, country, title, entity, severity, reference, lengths, against, numbers } = number;
  const words = number.words.split(",");
  const { validator } = number;
  const isValid = typeof validator === "function" ? validator : passes(validator);
  return defineNationalId({
    id,
    country,
    title,
    entity,
    ...(severity === undefined ? {} : { severity }),
    references: [reference],
    shape: DIGITS_GROUPED,
    validate: (value) => lengths.includes(value.length) && isValid(value),
    words,
    ...(against === undefined ? {} : { against: against.split(",") }),
    examples: {
      finds: numbers.map((value, at) => `${words[at % words.length] ?? ""}: ${value}`),
      ignores: [numbers[0], `${words[0] ?? ""} ${changed(numbers[0])}`, `${words[0] ?? ""} 123`],
    },
  });
}

/** A number with a wrong digit in the middle. */
export function changed(number: string): string {
  const at = Math.floor(number.length / 2) - 1;
  return number.slice(0, at) + ((Number(number[at]) + 1) % 10) + number.slice(at + 1);
}

const SEPARATORS = /[\s.,:/()-]/g;

/** Many rules ask about the same match. */
let last = { written: "", value: "" };

/** In capitals, without the signs that people put between groups. */
export function compact(written: string): string {
  if (last.written !== written) {
    last = { written, value: written.replaceAll(SEPARATORS, "").toUpperCase() };
  }
  return last.value;
}

/** What the modules of `stdnum` have in common. */
interface Validator {
  readonly validate: (value: string) => { readonly isValid: boolean };
}

/** The check of a `stdnum` module; what it cannot read is not valid. */
export function passes(validator: Validator): (value: string) => boolean {
  return (value) => {
    const { stackTraceLimit } = Error;
    // An error is made of every number that is not valid: its stack costs more than the check.
    Error.stackTraceLimit = 0;
    try {
      return validator.validate(value).isValid;
    } catch {
      return false;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
}

/** `shift` is what numbers add to the day to tell one person from another. */
export function isDayOfMonth(day: number, month: number, shift = 0): boolean {
  const shifted = shift > 0 && day > shift ? day - shift : day;
  return month >= 1 && month <= 12 && shifted >= 1 && shifted <= (DAYS[month - 1] ?? 0);
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** ISO 7064 MOD 11,10, the check digit last. */
export function mod11x10(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < digits.length - 1; at++) {
    const sum = (product + Number(digits.charAt(at))) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}
