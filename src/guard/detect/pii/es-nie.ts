import { dniLetter } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";

export const esNie = defineRecognizer({
  id: "pii/es-nie",
  title: "Spanish foreigner identity number (NIE)",
  category: "pii",
  severity: "high",
  entity: "ES_NIE",
  country: "ES",
  references: ["Orden INT/2058/2008", "OWASP LLM02:2025", "CWE-359"],
  pattern: /(?<![\p{L}\p{N}_])[xyz][ -]?\d{7}[ -]?[a-z](?![\p{L}\p{N}_])/iu,
  confidence: 0.9,
  validate: (match) => {
    const nie = match.replaceAll(/[ -]/g, "").toUpperCase();
    const number = Number("XYZ".indexOf(nie.charAt(0)) + nie.slice(1, 8));
    return dniLetter(number) === nie.charAt(8);
  },
  examples: {
    finds: ["NIE X1234567L", "y-1234567-x", "Z1234567R,", "X 1234567 L"],
    ignores: ["X1234567A", "AX1234567L", "X12345678L", "X1234567LL", "W1234567L"],
  },
});
