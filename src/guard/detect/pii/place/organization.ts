import {
  CAPITALIZED_RUN,
  firstWordOf,
  hasNumber,
  isLongRun,
  isOpenRun,
  lastWordOf,
  marksOfRun,
  mayEndAs,
  wordsOfRun,
} from "../person/capitalized-run.ts";
import { MARK } from "../person/run-word.ts";
import type { RunWord } from "../person/run-word.ts";
import { KNOWN } from "../person/name-gazetteer.ts";
import { plainOf } from "../person/plain.ts";
import { askedOnce } from "../person/run-front.ts";
import { defineRecognizer } from "../../recognizer.ts";
import { endsInLabelMark } from "./label-mark.ts";
import {
  CARE,
  CARED,
  CENTERS,
  isEmployment,
  EMPLOYED_ENDS,
  isEmployerLabel,
  FAMILY_FIRMS,
  HEADS_WITH_OF,
  NO_EMPLOYERS,
  SECOND_HEADS,
} from "./organization-words.ts";
import { isPlace } from "./place-gazetteer.ts";

const FORMED = 0.75;
const MEANT = 0.7;
const NAMED = 0.6;
const BARE = 0.35;
const TAILED_WORDS_MAX = 5;

function validateOrganization(match: string, before: () => string): number {
  const head = firstWordOf(match);
  if ((head.marks & (MARK.starter | MARK.beyond)) !== 0 || hasNumber(match)) return 0;
  const named = isLongRun(match) ? scoreNamed(match, head) : 0;
  // A common word in front of an unknown one is not worth a look at what stands before.
  if (named === 0 && isCommon(head)) return 0;
  if (isLabelled(before)) return isLabelledName(match, head) ? MEANT : 0;
  if (named === 0) return isEmployed(before) && isEmployer(match) ? NAMED : 0;
  return isEmployed(before) || isCared(before) ? MEANT : named;
}

function mayBeOrganization(run: string, before: () => string): boolean {
  if (isOpenRun(run)) return true;
  const head = firstWordOf(run);
  if ((head.marks & (MARK.starter | MARK.beyond)) !== 0) return false;
  const isNamed = (head.marks & MARK.head) !== 0 || (marksOfRun(run) & MARK.tail) !== 0;
  if (isNamed || run.includes("&")) return true;
  return !isCommon(head) && (endsInLabelMark(before()) || endsInEmployment(before()));
}

function isLabelledName(match: string, head: RunWord): boolean {
  return match.length > 2 && isEnded(match) && !NO_EMPLOYERS.has(head.plain);
}

/** What the words alone say of more than one. */
function scoreNamed(match: string, head: RunWord): number {
  const last = lastWordOf(match);
  const joined = match.includes("&");
  if (!joined && (head.marks & MARK.head) === 0 && (last.marks & MARK.tail) === 0) return 0;
  if (!isEnded(match)) return 0;
  const words = wordsOfRun(match);
  if ((head.marks & MARK.head) !== 0) return scoreHeaded(match, words);
  if (joined) return scoreJoined(words);
  return isCommon(head) ? 0 : scoreTailed(words, last);
}

/** `Larkfield Technologies`, but not `Neurology CLINIC`. */
function scoreTailed(words: readonly RunWord[], last: RunWord): number {
  if (words.length > TAILED_WORDS_MAX || !isRowOfNames(words)) return 0;
  if (last.shape === "upper" && words[0]?.shape !== "upper") return 0;
  if ((last.marks & MARK.sureTail) !== 0) return isSpanishHospital(words, last) ? 0 : NAMED;
  const likely = (last.marks & MARK.likelyTail) !== 0;
  return likely && !words.some(isCommonBeside(last)) ? NAMED : BARE;
}

/** No comma inside, and nothing that stands behind the name of a body. */
function isEnded(match: string): boolean {
  if (match.includes(",")) return false;
  return wordsOfRun(match).every(
    ({ marks, shape }) => (marks & MARK.beyond) === 0 || shape === "lower",
  );
}

/** `Hospital Virgen del Valle`, `Bank of Scotland`, but not `Centro Comercial`. */
function scoreHeaded(match: string, words: readonly RunWord[]): number {
  const [head, second] = words;
  if (head === undefined || second === undefined || head.shape === "lower") return 0;
  if (HEADS_WITH_OF.has(head.plain) && second.plain !== "of") return 0;
  // The next body begins.
  if (words.some(({ plain }, at) => at > 1 && SECOND_HEADS.has(plain))) return 0;
  if (CENTERS.has(head.plain) && !CARE.test(plainOf(match))) return 0;
  return NAMED;
}

/** `Muster & Sons`, `Smith & Wesson`. */
function scoreJoined(words: readonly RunWord[]): number {
  const [left, and, last] = words.slice(-3);
  if (left === undefined || last === undefined || and?.plain !== "&") return 0;
  if (FAMILY_FIRMS.has(last.plain)) return MEANT;
  const surnames = (last.known & left.known & KNOWN.surname) !== 0;
  return surnames && ((last.known | left.known) & (KNOWN.given | KNOWN.common)) === 0 ? NAMED : 0;
}

const FORM =
  /(?:,? (?:S\.? ?[LA]\.?(?: ?[US]\.?)?|S\.? ?A\.? de C\.? ?V\.?|S\. de R\.L\.|S\.?Coop\.?|GmbH(?: & Co\. KG)?|AG|KG|OHG|Inc\.?|Incorporated|LLC|L\.L\.C\.|LLP|Ltd\.?|PLC|plc|Corp\.?|S\.?r\.?l\.?|S\.?p\.?A\.?|B\.V\.|N\.V\.|S\.?à\.?r\.?l\.?|Lda\.?|Ltda\.?|E\.I\.R\.L\.|Oyj?|ApS|A\/S|AB|Pty(?: Ltd)?\.?|Co\.(?:,? Ltd\.?)?|& Co\.))$/u;

/** `Ferretería Robles, S.L.`: a legal form behind words with a capital. */
function validateForm(match: string): number {
  if ((lastWordOf(match).marks & MARK.form) === 0) return 0;
  const head = firstWordOf(match);
  if ((head.marks & MARK.starter) !== 0 || hasNumber(match)) return 0;
  const form = FORM.exec(match);
  if (form === null) return 0;
  const words = wordsOfRun(match.slice(0, form.index));
  if (words.at(-1)?.shape === "lower") return 0;
  // `Dr. Anthony Wilson, Acme Corp` is a person and a body.
  if (words.some(({ comma }) => comma)) return 0;
  // `SA` is a state and `AB` a grade: among capitals or behind a place they say nothing.
  return /^,? [A-Z]{2}$/.test(form[0]) && isLooselyNamed(words) ? 0 : FORMED;
}

function isLooselyNamed(words: readonly RunWord[]): boolean {
  const [head] = words;
  return (
    words.every(({ shape }) => shape === "upper" || shape === "initial") ||
    (head !== undefined && (isCommon(head) || isPlace(head.plain)))
  );
}

function isRowOfNames(words: readonly RunWord[]): boolean {
  return words.every(
    ({ shape, plain }) => shape !== "lower" || plain === "of" || plain === "and" || plain === "&",
  );
}

/** In Spanish the word stands in front: `Dra. Ana Gómez Hospital de Getafe`. */
function isSpanishHospital(words: readonly RunWord[], last: RunWord): boolean {
  return (
    last.plain === "hospital" && words.some(({ known }) => (known & KNOWN.spanishSurname) !== 0)
  );
}

function isCommonBeside(last: RunWord): (word: RunWord) => boolean {
  return (word) => word !== last && (word.known & KNOWN.common) !== 0;
}

function isCommon({ known }: RunWord): boolean {
  return (known & (KNOWN.common | KNOWN.given | KNOWN.surname)) === KNOWN.common;
}

/** Whether words in front of which somebody works can be the name of a body. */
function isEmployer(match: string): boolean {
  const words = wordsOfRun(match);
  const [head] = words;
  if (head === undefined || match.length < 3 || !isEnded(match)) return false;
  if (words.length > TAILED_WORDS_MAX) return false;
  if (head.shape === "initial" || NO_EMPLOYERS.has(head.plain) || words.some(isCommon))
    return false;
  if (isPlace(plainOf(match)) || words.some(({ shape }) => shape === "initial")) return false;
  // `works for Peter`, `studied with Ana Pérez`.
  return (head.known & KNOWN.given) === 0 || words.some(({ plain }) => plain === "and");
}

const EMPLOYED_LENGTH = 56;
const QUOTES = "\"'“«";

const isEmployed = askedOnce({
  worth: endsInEmployment,
  test: (plain) => isEmployment(plain.slice(-EMPLOYED_LENGTH)),
});

/** Read by hand: nearly every run asks. */
function endsInEmployment(text: string): boolean {
  const blank = text.length - (QUOTES.includes(text.charAt(text.length - 1)) ? 2 : 1);
  if (text.charAt(blank) !== " ") return false;
  return EMPLOYED_ENDS.has(text.slice(text.lastIndexOf(" ", blank - 1) + 1, blank));
}

const isCared = askedOnce({ worth: () => true, test: (plain) => CARED.test(plain) });

/** `Company: Hooli`. */
const isLabelled = askedOnce({
  worth: endsInLabelMark,
  test: isEmployerLabel,
});

const CARD = {
  category: "pii",
  severity: "low",
  entity: "ORGANIZATION",
  references: ["45 CFR 164.514(b)(2)(i)", "OWASP LLM02:2025", "CWE-359"],
  pattern: CAPITALIZED_RUN,
  priority: -5,
} as const;

export const organization = defineRecognizer({
  ...CARD,
  id: "pii/organization",
  title: "Hospital, university, company or other body",
  confidence: BARE,
  worth: mayBeOrganization,
  validate: validateOrganization,
  examples: {
    finds: [
      "Servicio de Urología. Hospital Universitario del Tormes. C/ Ancha",
      "Universidad de Valdeolmos",
      "Employer: Brimstone",
      "She works at Larkfield Technologies",
      "Centro de Salud Los Olmos",
      "trabaja para Norvexia desde 2019",
      "a letter from Harrow & Sons",
    ],
    ignores: [
      "el hospital estaba lleno",
      "Centro Comercial",
      "The bank is closed",
      "Hospital",
      "trabaja en Madrid",
      "works for Peter",
      "Terms & Conditions",
    ],
  },
});

export const organizationForm = defineRecognizer({
  ...CARD,
  id: "pii/organization-form",
  title: "Company with its legal form",
  confidence: FORMED,
  worth: (run) => mayEndAs(run, MARK.form),
  validate: validateForm,
  examples: {
    finds: [
      "Ferretería Robles, S.L.",
      "we hired Larkfield Holdings Inc.",
      "Muster & Sohn GmbH",
      "Transportes del Bajío, S.A. de C.V.",
    ],
    ignores: ["S.A. el Rey", "a limited time", "the inc file", "SL 500", "PLAN AB", "Adelaide SA"],
  },
});
