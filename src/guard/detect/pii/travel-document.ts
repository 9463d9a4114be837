import { mrzCheckDigit } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";

const REFERENCES = ["ICAO Doc 9303-3", "OWASP LLM02:2025", "CWE-359"];
const COMMON = { category: "pii", severity: "high", entity: "MRZ", priority: 3 } as const;
const BREAK = "[ \\t]{0,4}\\r?\\n[ \\t]{0,4}";

/** Whether the digit behind each field is the field's, fields given as start and end. */
function holds(line: string, fields: readonly (readonly [number, number])[]): boolean {
  return fields.every(
    ([start, end]) => mrzCheckDigit(line.slice(start, end)) === digitAt(line, end),
  );
}

/** An empty field may have `<` for its digit. */
function digitAt(line: string, at: number): number {
  const sign = line.charAt(at);
  return sign === "<" ? 0 : Number(sign);
}

const passportPage = defineRecognizer({
  ...COMMON,
  id: "pii/mrz-passport",
  title: "Machine-readable zone of a passport or visa",
  references: ["ICAO Doc 9303-4", "ICAO Doc 9303-7", ...REFERENCES],
  pattern: new RegExp(
    [
      String.raw`(?<![\w<])[PV][A-Z<][A-Z<]{3}[A-Z<]{31,39}${BREAK}`,
      String.raw`[A-Z0-9<]{9}\d[A-Z<]{3}\d{6}\d[MFX<]\d{6}\d[A-Z0-9<]{8,16}(?![\w<])`,
    ].join(""),
  ),
  confidence: 0.95,
  validate: (match) =>
    holds(match.split("\n")[1]?.trim() ?? "", [
      [0, 9],
      [13, 19],
      [21, 27],
    ]),
  examples: {
    finds: [
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
      "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<",
    ],
    ignores: [
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C37UTO7408122F1204159ZE184226B<<<<<10",
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "PLAIN TEXT\nAND MORE OF IT",
    ],
  },
});

const identityCard = defineRecognizer({
  ...COMMON,
  id: "pii/mrz-card",
  title: "Machine-readable zone of an identity card",
  references: ["ICAO Doc 9303-5", "ICAO Doc 9303-6", ...REFERENCES],
  pattern: new RegExp(
    [
      String.raw`(?<![\w<])[ACI][A-Z0-9<][A-Z<]{3}[A-Z0-9<]{9}[\d<][A-Z0-9<]{15}${BREAK}`,
      String.raw`\d{6}\d[MFX<]\d{6}\d[A-Z<]{3}[A-Z0-9<]{11}[\d<]${BREAK}[A-Z<]{30}(?![\w<])`,
    ].join(""),
  ),
  confidence: 0.95,
  validate: (match) => {
    const [first = "", second = ""] = match.split("\n").map((line) => line.trim());
    const composite =
      first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
    const dates = holds(second, [
      [0, 6],
      [8, 14],
    ]);
    return dates && holds(`${composite}${second.charAt(29)}`, [[0, composite.length]]);
  },
  examples: {
    finds: [
      "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
      "ID:\nI<UTOD231458907<<<<<<<<<<<<<<<\r\n7408122F1204159UTO<<<<<<<<<<<6\r\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ],
    ignores: [
      "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<7\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
      "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6",
      "IDENTITY CARD\n123456\nNAME",
    ],
  },
});

/** Two or three lines that machines read, each field with its check digit. */
export const travelDocumentRecognizers: readonly Recognizer[] = [passportPage, identityCard];
