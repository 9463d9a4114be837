import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";

/** Names and abbreviations in English, Spanish, German, French, Italian, Portuguese, Dutch. */
const MONTHS = [
  ..."jan january januar janvier januari ene enero gennaio gen janeiro jän jänner".split(" "),
  ..."feb february februar février fevr février febrero febbraio fevereiro fev februari".split(" "),
  ..."mar march märz mars marzo março maart mär mrz mrt".split(" "),
  ..."apr april avril avr abril abr aprile".split(" "),
  ..."may mai mayo maggio maio mag mei".split(" "),
  ..."jun june juni juin junio giugno junho giu".split(" "),
  ..."jul july juli juillet juil julio luglio julho lug".split(" "),
  ..."aug august août aout agosto ago augustus".split(" "),
  ..."sep sept september septembre septiembre setiembre settembre setembro set".split(" "),
  ..."oct october oktober octobre octubre ottobre outubro okt ott out".split(" "),
  ..."nov november novembre noviembre novembro".split(" "),
  ..."dec december dezember décembre diciembre dicembre dezembro dic dez déc".split(" "),
];
const MONTH = `(?:${[...new Set(MONTHS)].join("|")})\\.?`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?`;
const TIME = String.raw`(?:(?:[T ]|, | at )${CLOCK}(?: ?(?:Z|[+-]\d{2}:?\d{2}|[ap]m))?)?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|º|ª|er|\.)?`;
const YEAR = String.raw`(?:'?\d{2}|\d{4})`;

/** Year first, day or month first, and months by name before or behind their day. */
const DATE = new RegExp(
  String.raw`(?<![\w./+-])(?:` +
    [
      String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}${TIME}`,
      String.raw`\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})${TIME}`,
      String.raw`${DAY}(?:[ /.-]| de | of )${MONTH}(?:(?:[ /.,-]|, | de | del )${YEAR})?${TIME}`,
      String.raw`${MONTH}[ /-]\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4}|-\d{2,4})?${TIME}`,
      String.raw`${MONTH}(?: |-|/| de | del )\d{4}`,
      String.raw`\d{4}[-/]${MONTH}[-/]\d{1,2}`,
    ].join("|") +
    String.raw`)(?![\w/+-])`,
  "i",
);

const NAMED = 0.6;
/** Without a year: `Gen 3` and `Set 10` are no days. */
const NAMED_SHORT = 0.4;
const NUMBERS = 0.6;
/** Day, month and two digits of a year, with strokes between them. */
const BRIEF = 0.5;
/** `1.2.33` is a version as often. */
const SHORT = 0.1;
const NUMERIC = /^(\d{1,4})([-/.])(\d{1,2})([-/.])(\d{1,4})/;
const TIME_TAIL = /[T ,](?:\D*)\d{1,2}:\d{2}.*$/;

/** How sure a match is a date, `false` for days and months that no calendar has. */
function dateScore(match: string): number | false {
  const parts = NUMERIC.exec(match);
  if (parts === null) return namedScore(match);
  const [, first = "", sign, second = "", other, third = ""] = parts;
  if (sign !== other) return false;
  const middle = Number(second);
  const edge = first.length === 4 ? Number(third) : Number(first);
  const year = first.length === 4 ? first : third;
  const known = isDay(edge, middle) || (first.length < 4 && isDay(middle, edge));
  if (!known || (year.length === 4 && !/^(?:1[89]|20)/.test(year))) return false;
  if (year.length === 4) return NUMBERS;
  return sign === "." ? SHORT : BRIEF;
}

function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

function namedScore(match: string): number | false {
  const numbers = match.replace(TIME_TAIL, "").match(/\d+/g) ?? [];
  const sensible = numbers.every(
    (number) => number.length === 2 || Number(number) <= 31 || /^(?:1[89]|20)\d\d$/.test(number),
  );
  if (!sensible || numbers.some((number) => Number(number) === 0 && number.length < 2))
    return false;
  // `may 10` and `mar 3` are dates in capitals, or with a year.
  if (numbers.length > 1 || numbers.some((number) => number.length === 4)) return NAMED;
  if (/[-/]/.test(match)) return BRIEF;
  return /\p{Lu}/u.test(match) || / de /.test(match) ? NAMED_SHORT : SHORT;
}

const COMMON = { category: "pii", pattern: DATE } as const;
const REFERENCES = ["45 CFR 164.514(b)(2)(i)(C)", "OWASP LLM02:2025", "CWE-359"];

const dateTime = defineRecognizer({
  ...COMMON,
  id: "pii/date",
  title: "Date, with or without a time",
  severity: "info",
  entity: "DATE_TIME",
  references: ["ISO 8601-1:2019", ...REFERENCES],
  confidence: NUMBERS,
  validate: (match) => dateScore(match),
  examples: {
    finds: [
      "on 2026-02-09",
      "2024-03-15T14:30:00.123Z",
      "el 5 de mayo de 2021",
      "5-MAY-2021",
      "5/21/21",
      "May 5th, 2021",
      "am 3. Januar 1999",
      "le 1er août 2020",
    ],
    ignores: [
      "2026-13-40",
      "12/34/5678",
      "1.2.3",
      "you may go",
      "192.168.1.1",
      "v1.2.21",
      "32/13/2020",
    ],
  },
});

const BIRTH_WORDS = [
  ..."dob born birth birthday birthdate d.o.b bday".split(" "),
  ..."date of birth|birth date|geb.|geb. am|geb am|geboren|geburtsdatum|geburtstag".split("|"),
  ..."nacimiento|nacido|nacida|nacio|f. nac|fec. nac|fecha nac|f nac|fnac|natalicio".split("|"),
  ..."ne le|nee le|ne(e) le|naissance|nato il|nata il|nato a|nata a|nascita".split("|"),
  ..."nascimento|nascido|nascida|nasceu|dt nasc|data nasc|geboortedatum|geboorte".split("|"),
  ..."urodzenia|urodzony|urodzona|dogum|fodt|fodd|fodelsedatum|syntynyt|narozen".split("|"),
  ..."рождения|родился|родилась|出生|出生日期|生年月日|誕生日|생년월일|تاريخ الميلاد".split("|"),
];

const dateOfBirth = defineRecognizer({
  ...COMMON,
  id: "pii/date-of-birth",
  title: "Date of birth",
  severity: "medium",
  entity: "DATE_OF_BIRTH",
  references: ["ISO 8601-1:2019", ...REFERENCES],
  confidence: 0,
  validate: (match) => dateScore(match) !== false && !/:/.test(match),
  context: { words: BIRTH_WORDS, score: 0.85, reach: 40, required: true },
  against: {
    words: (
      "admission discharge visit ingreso alta consulta cita issued expires expiry caducidad " +
      "emision died deceased fallecio fallecimiento gestorben dece updated created"
    ).split(" "),
    reach: 32,
  },
  examples: {
    finds: [
      "DOB: 1985-10-27",
      "born on 2/8/1935",
      "fecha de nacimiento 12.05.1980",
      "née le 3 mars 1971",
      "Geburtsdatum: 03.01.1999",
      "nato il 12 gennaio 1964",
      '"date_of_birth": "1990/01/31"',
    ],
    ignores: ["on 1985-10-27", "born in 1985", "DOB: 1985-13-27", "born here, died 2001-02-03"],
  },
});

const CARE_WORDS = [
  ..."admission date|date of admission|admitted|admitted on|discharge date|discharged".split("|"),
  ..."discharged on|date of service|date of visit|date of death|date of surgery".split("|"),
  ..."fecha de ingreso|fecha ingreso|fecha de alta|fecha alta|fecha de consulta".split("|"),
  ..."fecha de defuncion|fecha de la visita|fecha de intervencion|exitus".split("|"),
  ..."aufnahmedatum|entlassungsdatum|sterbedatum|date d'admission|date d'entree".split("|"),
  ..."date de sortie|date d'hospitalisation|data di ricovero|data di dimissione".split("|"),
  ..."data de internacao|data de alta|data de admissao|opnamedatum|ontslagdatum".split("|"),
];

const dateOfCare = defineRecognizer({
  ...COMMON,
  id: "pii/date-of-care",
  title: "Date of an admission, a visit or a death",
  severity: "low",
  entity: "DATE_TIME",
  references: ["ISO 8601-1:2019", ...REFERENCES],
  confidence: 0,
  validate: (match) => dateScore(match) !== false,
  context: { words: CARE_WORDS, score: 0.6, reach: 20, required: true },
  examples: {
    finds: [
      "Fecha de Ingreso: 17/06/2016",
      "admitted on March 3, 2019",
      "Entlassungsdatum 03.01.2020",
    ],
    ignores: ["on 17/06/2016", "admitted in 2016", "fecha: 17/06/2016", "alta 17/06/2016"],
  },
});

/** Months and days alone, where a word in front makes them dates. */
const shortDate = defineRecognizer({
  id: "pii/date-short",
  title: "Date without a year or a day",
  category: "pii",
  severity: "info",
  entity: "DATE_TIME",
  references: REFERENCES,
  pattern: /(?<![\w./-])(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|[12]\d|3[01]|(?:19|20)\d\d)(?![\w/-])/,
  confidence: 0,
  validate: (match) => {
    const [first = 0, second = 0] = match.split("/").map(Number);
    return first <= 12 || (second <= 12 && first <= 31);
  },
  context: {
    words: (
      "today is on date dated due since until till by from before after fecha dia hoy el desde " +
      "hasta heute am bis seit datum le depuis date aujourd'hui oggi il dal data hoje em ate"
    ).split(" "),
    score: 0.2,
    reach: 12,
    required: true,
  },
  examples: {
    finds: ["due on 5/21", "desde el 12/2025"],
    ignores: ["3/4 of it", "on 13/13", "on 1/2/3", "and/or 24/7"],
  },
});

export const dateRecognizers: readonly Recognizer[] = [
  dateTime,
  dateOfBirth,
  dateOfCare,
  shortDate,
];
