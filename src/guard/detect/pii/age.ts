import { endsIn } from "../text-end.ts";
import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";
import { labelBefore } from "./label.ts";

const COMMON = {
  category: "pii",
  severity: "low",
  entity: "AGE",
  references: ["45 CFR 164.514(b)(2)(i)(C)", "OWASP LLM02:2025", "CWE-359"],
} as const;
const AGE_MAX = 120;
const LIKELY = 0.45;
/** Says by itself that somebody is meant. */
const OLD = /old|y\/?o|of age|edad|idade|alt$|jährig|oud|yaşında|d[’']âge|di età|stary|stara/i;

const ageInYears = defineRecognizer({
  ...COMMON,
  id: "pii/age",
  title: "Age of a person",
  pattern:
    /(?<![\p{L}\p{N}_.,/$€£-])(?:\d{1,3}|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[ -]?(?:(?:years?|yrs?|months?|weeks?|days?)(?:[ -]old| of age)|year[ -]old|y\/?o|(?:años|anos|meses|días)(?: de (?:edad|idade))?|ans(?: d[’']âge)?|anni(?: di età)?|mesi|mois|jahren?(?: alt)?|monate alt|jährig[a-z]{0,2}|jaar(?: oud)?|lat|yaşında|let|år(?: gammal| gammel)?))(?![\p{L}\p{N}_])/iu,
  // Years alone are a duration as often.
  confidence: 0,
  validate: (match) => {
    if (Number.parseInt(match, 10) > AGE_MAX) return false;
    return OLD.test(match) ? LIKELY : true;
  },
  context: {
    words: [
      ..."patient patients paciente varon hombre mujer nino nina bebe lactante anciano".split(" "),
      ..."anciana joven senor senora sr sra edad man woman male female boy girl age aged".split(
        " ",
      ),
      ..."infant homme femme garcon fille monsieur madame mann frau junge madchen herr".split(" "),
      ..."patientin uomo donna ragazzo ragazza paziente signor signora homem mulher menino".split(
        " ",
      ),
      ..."menina doente utente senhor senhora patiënt patientka pacjent pacjentka vrouw".split(" "),
      ..."i'm|i am|he is|she is|tengo|tiene|tenia|cumple|cumplio|turned|aged|j'ai".split("|"),
      ..."hijo hija hermano hermana padre madre son daughter brother sister father mother".split(
        " ",
      ),
    ],
    score: 0.6,
    reach: 32,
  },
  against: {
    words: (
      "hace durante experiencia experience contrato contract garantia warranty guarantee depuis " +
      "pendant seit vor erfahrung garantie plazo dentro desde cada every next last past since da " +
      "fa hacia tras lleva llevaba mas antiguedad evolucion fumador fumadora prison carcel condena term within sentence after"
    ).split(" "),
    reach: 24,
  },
  examples: {
    finds: [
      "a 34-year-old teacher",
      "varón de 53 años",
      "paciente de 8 meses de edad",
      "i'm 64 y/o",
      "une femme de 41 ans",
      "eine 67-jährige Frau",
      "uomo di 72 anni",
    ],
    ignores: [
      "hace 53 años",
      "130 years old",
      "$34 years",
      "10 years of experience",
      "in 1953 años",
    ],
  },
});

/** Whose value is an age. */
const AGE_LABELS: ReadonlySet<string> = new Set(
  "age aged edad âge alter età eta idade leeftijd wiek yaş ålder alder возраст 年龄 年齢 나이".split(
    " ",
  ),
);
/** Ages of things. */
const isAgeOfThing = endsIn(
  /(?:max|min|cache|cookie|session|token|file|log|retention|password|cert|pod|node)[-_. ]?age\W{0,4}/i,
);
/** `turned 47`, `when she was 64`. */
const isTold = endsIn(
  /(?:\bturn(?:ed|s|ing)|\bcumpl(?:[ií]|i[oó]|e|ir|en)|\bwhen (?:he|she|i|they) (?:was|were)) (?:just )?/i,
);

const ageLabelled = defineRecognizer({
  ...COMMON,
  id: "pii/age-labelled",
  title: "Age of a person, behind its label",
  pattern: /(?<=[\s:="'(|>])\d{1,3}(?![\w%:/-])/,
  confidence: 0,
  validate: (match, before) => {
    if (Number(match) > AGE_MAX || match.startsWith("0")) return false;
    const text = before();
    if (AGE_LABELS.has(labelBefore(text).word)) return !isAgeOfThing(text.slice(-24)) && 0.6;
    return isTold(text.slice(-24)) && LIKELY;
  },
  examples: {
    finds: ["Edad: 53", '"age": 34,', "aged 7", "my brother turned 60", "Alter: 41 Jahre"],
    ignores: ["page 34", "max-age=60", "age 200", "34", "average: 12", "image 3", "age: 5%"],
  },
});

export const ageRecognizers: readonly Recognizer[] = [ageInYears, ageLabelled];
