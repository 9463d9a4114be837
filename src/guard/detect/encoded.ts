import type { RuleCard } from "../../core/finding.ts";
import type { Detector } from "./detector.ts";
import type { Recognizer } from "./recognizer.ts";

/** What is inside must be found with this score. */
const SCORE_MIN = 0.5;

const CARDS = {
  pii: {
    id: "pii/encoded",
    title: "Personal data in base64, hexadecimal, percent or escape notation",
    category: "pii",
    severity: "high",
    entity: "ENCODED_PII",
    references: ["OWASP LLM02:2025", "CWE-359", "RFC 4648"],
  },
  secret: {
    id: "secret/encoded",
    title: "Secret in base64, hexadecimal, percent or escape notation",
    category: "secret",
    severity: "critical",
    entity: "ENCODED_SECRET",
    references: ["OWASP LLM02:2025", "CWE-312", "RFC 4648"],
  },
} as const satisfies Record<string, RuleCard>;

export const ENCODED_RULES: readonly RuleCard[] = Object.values(CARDS);

/** A run of base64 or hexadecimal; longer ones than a match may be are out of reach. */
const BASE_RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,1000}={0,2}(?![A-Za-z0-9+/_=-])/;
/** A word with bytes or characters written by number. */
const NUMBERED =
  /(?<![\w%&\\@.+-])[\w.@:/+-]{0,80}(?:(?:%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|&#x?[0-9A-Fa-f]{1,6};)[\w.@:/+-]{0,80}){1,60}/;

/**
 * Rules that find encoded what `scan` finds in the open: the whole run is the finding. If `scan`
 * has these rules itself, so is what is encoded twice: what is inside is always shorter.
 */
export function encodedRecognizers(scan: Detector["scan"]): readonly Recognizer[] {
  let [last, found]: [string, ReadonlySet<string>] = ["", new Set()];
  // Rules of one pattern are asked about the same match one after another.
  const categoriesIn = (match: string): ReadonlySet<string> => {
    if (match !== last) {
      found = categoriesOf(match, scan);
      last = match;
    }
    return found;
  };
  return Object.values(CARDS).flatMap((card) =>
    [BASE_RUN, NUMBERED].map((pattern) => ({
      ...card,
      pattern,
      confidence: 0.9,
      validate: (match: string) => categoriesIn(match).has(card.category),
      examples: { finds: [], ignores: [] },
    })),
  );
}

function categoriesOf(match: string, scan: Detector["scan"]): ReadonlySet<string> {
  const categories = new Set<string>();
  for (const text of [...basesOf(match), numbersOf(match)]) {
    if (text === null || text.length >= match.length) continue;
    for (const { score, category } of scan(text)) {
      if (score >= SCORE_MIN) categories.add(category);
    }
  }
  return categories;
}

const HEX = /^(?:[0-9a-fA-F]{2})+$/;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** What the run says as hexadecimal and as base64 of either alphabet. */
function basesOf(run: string): (string | null)[] {
  if (!BASE64.test(run)) return [];
  const bytes = [Buffer.from(run, "base64")];
  if (HEX.test(run)) bytes.push(Buffer.from(run, "hex"));
  return bytes.map(printable);
}

// oxlint-disable-next-line no-control-regex -- text has none of them
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f\ufffd]/;

/** As UTF-8; null for bytes that are no text. */
function printable(bytes: Buffer): string | null {
  const text = bytes.toString("utf8");
  return CONTROLS.test(text) ? null : text;
}

const PERCENT = /(?:%[0-9A-Fa-f]{2})+/g;
const NUMBER = /\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|&#x([0-9A-Fa-f]{1,6});|&#(\d{1,7});/g;

/** The run with its bytes and characters for their numbers. */
function numbersOf(run: string): string {
  return run
    .replaceAll(PERCENT, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8"))
    .replaceAll(NUMBER, (_, ...digits: (string | undefined)[]) => {
      const [unit, byte, hex, decimal] = digits;
      const value = decimal === undefined ? `0x${unit ?? byte ?? hex ?? "0"}` : decimal;
      const codePoint = Number(value);
      return codePoint > 0x10ffff ? " " : String.fromCodePoint(codePoint);
    });
}
