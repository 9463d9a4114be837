import { dniLetter } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";

export const esDni = defineRecognizer({
  id: "pii/es-dni",
  title: "Spanish identity card number (DNI/NIF)",
  category: "pii",
  severity: "high",
  entity: "ES_DNI",
  country: "ES",
  references: ["Real Decreto 1553/2005", "OWASP LLM02:2025", "CWE-359"],
  pattern: /(?<![\w.])(?:\d{7,8}|\d{1,2}\.\d{3}\.\d{3})(?: ?- ?| )?[a-z](?![\p{L}\p{N}_])/iu,
  confidence: 0,
  validate: (match) => {
    const letter = match.slice(-1);
    const number = Number(match.replaceAll(/\D/g, ""));
    if (number === 0 || dniLetter(number) !== letter.toUpperCase()) return false;
    // After a space the letter may be a word of its own: `12345678 a la vez`.
    const spaced = match.at(-2) === " " && !match.includes("-");
    // Without its leading zero it may as well be a code, in small letters a hash.
    if (!spaced) return match.length > 8 ? 0.9 : letter >= "a" ? 0.4 : 0.5;
    return letter >= "a" ? true : 0.5;
  },
  context: {
    words: ["dni", "d.n.i", "nif", "n.i.f", "identidad", "documento", "identity card"],
    score: 0.95,
    reach: 40,
  },
  examples: {
    finds: [
      "DNI 12345678Z",
      "12.345.678-Z",
      "nif: 00000001r",
      "(12345678-Z)",
      "DNI 12345678 z",
      "1234567L",
    ],
    ignores: [
      "12345678A",
      "112345678Z",
      "12345678Za",
      "00000000T",
      "123 45678Z",
      "3f12345678z",
      "sumaban 12345678 z",
    ],
  },
});
