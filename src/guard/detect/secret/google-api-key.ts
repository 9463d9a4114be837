import { defineRecognizer } from "../recognizer.ts";
import { isMasked } from "./token.ts";

export const googleApiKey = defineRecognizer({
  id: "secret/google-api-key",
  title: "Google API key",
  category: "secret",
  severity: "high",
  entity: "API_KEY",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
  pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/,
  confidence: 0.95,
  validate: (match) => !isMasked(match) && !match.includes("abcdefghijklmnopqrstuvwxyz"),
  examples: {
    finds: [
      "AIzaSyA1234567890abcdefghijklmnopqrstuv",
      "?key=AIzaSyA-234567890abcdefghijklmn_pqrstuv&",
    ],
    ignores: [
      "AIzaSyA1234567890",
      "AIzaSyA1234567890abcdefghijklmnopqrstuvX",
      "xAIzaSyA1234567890abcdefghijklmnopqrstuv",
      "aizasya1234567890abcdefghijklmnopqrstuv",
    ],
  },
});
