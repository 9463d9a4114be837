import { mod97 } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";
import { RECORD_NUMBER } from "../shapes.ts";
import { labelBefore } from "./label.ts";

const REFERENCES = ["45 CFR 164.514(b)(2)(i)(R)", "OWASP LLM02:2025", "CWE-359"];
const COMMON = { category: "pii", pattern: RECORD_NUMBER, confidence: 0 } as const;

/** Years, dates, small counts, and numbers that the world gives to documents. */
const PUBLIC =
  /^(?:(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?|(?:CVE|RFC|ISO|PEP|CWE|GH|PR|UTF|SHA)-?\d.*)$/;

/** Rules that share the shape ask about the same match. */
let last = { match: "", record: false };

function isRecord(match: string): boolean {
  if (last.match !== match) last = { match, record: !PUBLIC.test(match) };
  return last.record;
}

const NINE = 0x39;

/** All forms begin with a letter, few numbers do. */
function isLettered(match: string): boolean {
  return match.charCodeAt(0) > NINE;
}

interface Scores {
  /** Whose value is such a number, in lower case, if it is marked. */
  readonly labels: ReadonlySet<string>;
  /** Words that mean such a number by themselves. */
  readonly names: ReadonlySet<string>;
  readonly labelled: number;
  /** A form that registers of this kind use, and how sure it is without a label. */
  readonly form: RegExp;
  readonly formed: number;
}

function scoreBy({
  labels,
  names,
  labelled,
  form,
  formed,
}: Scores): NonNullable<Recognizer["validate"]> {
  return (match, before) => {
    if (!isRecord(match)) return false;
    const { word, marked } = labelBefore(before());
    if (names.has(word) || (marked && labels.has(word))) return labelled;
    return isLettered(match) && form.test(match) && formed;
  };
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const employeeId = defineRecognizer({
  ...COMMON,
  id: "pii/employee-id",
  title: "Number of an employee",
  severity: "medium",
  entity: "EMPLOYEE_ID",
  references: REFERENCES,
  validate: scoreBy({
    labels: words(
      "employee emp empid staff personnel worker badge empleado trabajador salarié mitarbeiter dipendente funcionário funcionario colaborador medewerker pracownika",
    ),
    names: words(
      "employeeid legajo matricule matricola personalnummer mitarbeiternummer personeelsnummer",
    ),
    labelled: 0.75,
    form: /^EMP-?\d{4,8}$/,
    formed: 0.6,
  }),
  examples: {
    finds: [
      "EMP-30417",
      "employee id: 88213",
      "número de empleado 004521",
      "Personalnummer: 77120",
    ],
    ignores: ["employee of the year 2024", "employee id: 12", "TEMP-30417", "88213"],
  },
});

const customerId = defineRecognizer({
  ...COMMON,
  id: "pii/customer-id",
  title: "Number of a customer",
  severity: "low",
  entity: "CUSTOMER_ID",
  references: REFERENCES,
  validate: scoreBy({
    labels: words(
      "customer client membership loyalty cliente socio kunde kunden klant klienta müşteri abonné",
    ),
    names: words(
      "customerid custid clienteid kundennummer kundennr mitgliedsnummer klantnummer kundnummer",
    ),
    labelled: 0.6,
    form: /^(?:CUST|CUS|CLI|KD)-\d{4,8}$/,
    formed: 0.4,
  }),
  examples: {
    finds: [
      "customer number 4471902",
      "n.º cliente: 55120",
      "Kundennummer: K-771204",
      "CUST-88412",
    ],
    ignores: ["customer since 2019", "4471902", "customer id: 7", "the customer paid 4471902"],
  },
});

const invoiceNumber = defineRecognizer({
  ...COMMON,
  id: "pii/invoice-number",
  title: "Number of an invoice",
  severity: "low",
  entity: "INVOICE_NUMBER",
  references: REFERENCES,
  validate: scoreBy({
    labels: words("invoice"),
    names: words(
      "factura facturas rechnung rechnungsnummer facture fattura fatura factuur factuurnummer faktura faktury fakturanummer",
    ),
    labelled: 0.45,
    form: /^(?:INV|FAC|FAT|FRA|RE|RG)-\d{4,10}$/,
    formed: 0.3,
  }),
  examples: {
    finds: ["invoice no. 328546", "factura 2024/00815", "Rechnung Nr. 771204"],
    ignores: ["invoice of 2024", "invoice: 12", "328546", "the invoice was for the sum of 328546"],
  },
});

const barNumber = defineRecognizer({
  ...COMMON,
  id: "pii/bar-number",
  title: "Number of a lawyer at the bar",
  severity: "low",
  entity: "BAR_NUMBER",
  references: ["45 CFR 164.514(b)(2)(i)(K)", ...REFERENCES],
  validate: scoreBy({
    labels: words("bar attorney lawyer abogado abogada avocat avvocato advogado anwalt toque"),
    names: words("oab"),
    labelled: 0.6,
    form: /^$/,
    formed: 0,
  }),
  examples: {
    finds: ["Bar No. CA-389017", "State Bar #204417", "OAB 120455"],
    ignores: ["bar 12", "CA-389017", "bar number 2024", "the bar chart shows 389017"],
  },
});

/** `3:24-cv-02113-ABC`: division, year, kind, number, judges. */
const FEDERAL = /^\d:\d\d-/;
const YEAR_KIND = /^(?:19|20)?\d\d-(?:CV|CIV|CR|CRIM|FAM|PROB|PR|DR|JV|TR|SC|CF|CA|MH|CH|L|D|M)-/;

const courtCase = defineRecognizer({
  id: "pii/court-case",
  title: "Number of a case at court",
  category: "pii",
  severity: "low",
  entity: "COURT_CASE_NUMBER",
  references: ["PACER, Case number format", ...REFERENCES],
  pattern:
    /(?<![\w.:/-])(?:\d:\d\d-(?:cv|cr|mc|mj|bk|ap|md|po|sw)-\d{3,6}(?:-[A-Z]{2,4}){0,3}|\d{2,4}-[A-Z]{1,4}-\d{3,7}|\d{1,3} [A-Z][A-Za-z]{0,2} \d{1,5}\/\d\d|\d{1,6}\/(?:19|20)\d\d)(?![\w/-])/,
  confidence: 0,
  validate: (match) => {
    if (FEDERAL.test(match)) return 0.75;
    return YEAR_KIND.test(match) ? 0.4 : true;
  },
  context: {
    words: [
      ..."case|case no|case number|docket|docket no|cause no|court|civil action".split("|"),
      ..."autos|procedimiento|juicio|sumario|diligencias|procedimiento abreviado".split("|"),
      ..."aktenzeichen|az|geschaftszeichen|rg|numero de role|procedimento|processo".split("|"),
      ..."proceso|expediente judicial|rol|zaaknummer|sygn akt|sygnatura".split("|"),
    ],
    score: 0.75,
    reach: 24,
  },
  examples: {
    finds: [
      "3:24-cv-02113-ABC",
      "Case No. 2021-FAM-2144",
      "procedimiento abreviado 123/2021",
      "Az. 12 C 345/20",
    ],
    ignores: ["123/2021", "12 C 345/20", "24-hour-02113", "3:24-xx-02113", "2021-05-2144"],
  },
});

/** Brazil numbers all cases alike: number, check digits, year, branch, court, origin. */
const brazilianCase = defineRecognizer({
  id: "pii/br-court-case",
  title: "Number of a case at a Brazilian court",
  category: "pii",
  severity: "low",
  entity: "COURT_CASE_NUMBER",
  references: ["Resolução CNJ 65/2008", ...REFERENCES],
  pattern: /(?<![\w.-])\d{7}-\d{2}\.\d{4}\.\d\.\d{2}\.\d{4}(?![\w-])/,
  confidence: 0.8,
  validate: (match) => {
    const [number = "", rest = ""] = match.split("-");
    return mod97(rest.slice(2) + rest.slice(0, 2), mod97(number)) === 1;
  },
  examples: {
    finds: ["Processo 0001234-76.2021.8.26.0100", "0700000-27.2020.8.02.0001."],
    ignores: ["0001234-57.2021.8.26.0100", "0001234-56.2021.8.26", "1234-56.2021.8.26.0100"],
  },
});

/** Numbers that somebody's register gives to people and their affairs. */
export const recordNumberRecognizers: readonly Recognizer[] = [
  employeeId,
  customerId,
  invoiceNumber,
  barNumber,
  courtCase,
  brazilianCase,
];
