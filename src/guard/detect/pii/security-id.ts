import { luhn, mod97 } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";
import { isCountryCode } from "./country-codes.ts";

const REFERENCES = ["OWASP LLM02:2025", "CWE-359"];
/** Of no country: international depositories, the Union, supranational bodies. */
const ISIN_PREFIXES: ReadonlySet<string> = new Set([
  "XS",
  "EU",
  "XA",
  "XB",
  "XC",
  "XD",
  "QS",
  "QT",
]);

/** Letters as 10 to 35, as Luhn over securities reads them. */
function digitsOf(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

const isin = defineRecognizer({
  id: "pii/isin",
  title: "Identification number of a security",
  category: "pii",
  severity: "info",
  entity: "ISIN",
  references: ["ISO 6166:2021", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9_-])[A-Z]{2}[A-Z0-9]{9}\d(?![A-Za-z0-9_-])/,
  confidence: 0.3,
  validate: (match) => {
    const prefix = match.slice(0, 2);
    if (!isCountryCode(prefix) && !ISIN_PREFIXES.has(prefix)) return false;
    return /\d{4}/.test(match) && luhn(digitsOf(match));
  },
  context: {
    words: ["isin", "security", "bond", "stock", "fund", "fondo", "wertpapier", "titre", "titolo"],
    score: 0.9,
    reach: 40,
  },
  examples: {
    finds: ["ISIN: US0378331005", "bond XS0104440986", "ES0113900J37 bought"],
    ignores: ["US0378331006", "ZZ0378331005", "us0378331005", "US0378331005X", "PROGRAMMING1"],
  },
});

const CUSIP_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*@#";

/** Every second value doubled, digits of all summed (ANSI X9.6 §5). */
function isCusip(match: string): boolean {
  let sum = 0;
  for (let at = 0; at < match.length - 1; at++) {
    const value = CUSIP_SIGNS.indexOf(match.charAt(at)) * ((at % 2) + 1);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return (10 - (sum % 10)) % 10 === Number(match.at(-1));
}

const cusip = defineRecognizer({
  id: "pii/cusip",
  title: "CUSIP number of a security",
  category: "pii",
  severity: "info",
  entity: "CUSIP",
  references: ["ANSI X9.6-2020", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9_-])\d{3}[0-9A-Z]{5}\d(?![A-Za-z0-9_-])/,
  confidence: 0,
  validate: isCusip,
  context: { words: ["cusip", "cins"], score: 0.9, reach: 40, required: true },
  examples: {
    finds: ["CUSIP 037833100", "cusip: 17275R102"],
    ignores: ["037833100", "CUSIP 037833101", "CUSIP 17275R1022", "cusip 17275r102"],
  },
});

const SEDOL_WEIGHTS = [1, 3, 1, 7, 3, 9, 1] as const;

const sedol = defineRecognizer({
  id: "pii/sedol",
  title: "SEDOL number of a security",
  category: "pii",
  severity: "info",
  entity: "SEDOL",
  references: ["LSE SEDOL Masterfile, Technical Specification", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9_-])[0-9B-DF-HJ-NP-TV-Z]{6}\d(?![A-Za-z0-9_-])/,
  confidence: 0,
  validate: (match) => {
    const sum = SEDOL_WEIGHTS.reduce(
      (total, weight, at) => total + weight * Number.parseInt(match.charAt(at), 36),
      0,
    );
    return sum % 10 === 0;
  },
  context: { words: ["sedol"], score: 0.9, reach: 40, required: true },
  examples: {
    finds: ["SEDOL 0263494", "sedol: B0WNLY7"],
    ignores: ["0263494", "SEDOL 0263495", "SEDOL A0WNLY7", "sedol B0WNLY"],
  },
});

const lei = defineRecognizer({
  id: "pii/lei",
  title: "Legal entity identifier",
  category: "pii",
  severity: "info",
  entity: "LEI",
  references: ["ISO 17442-1:2020", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9_-])[0-9A-Z]{18}\d{2}(?![A-Za-z0-9_-])/,
  confidence: 0.4,
  validate: (match) => /[A-Z]/.test(match) && /\d{4}/.test(match) && mod97(match) === 1,
  context: { words: ["lei", "legal entity identifier"], score: 0.95, reach: 40 },
  examples: {
    finds: ["LEI 529900T8BM49AURSDO55", "549300MLUDYVRQOOXS22 files"],
    ignores: [
      "LEI 529900T8BM49AURSDO56",
      "529900T8BM49AURSDO555",
      "12345678901234567890",
      "529900t8bm49aursdo55",
    ],
  },
});

/** What somebody may own a piece of: public by itself, telling beside a name. */
export const securityIdRecognizers: readonly Recognizer[] = [isin, cusip, sedol, lei];
