import { defineRecognizer } from "../recognizer.ts";
import { fake, isFilledIn } from "./token.ts";

export const anthropicKey = defineRecognizer({
  id: "secret/anthropic-key",
  title: "Anthropic API key",
  category: "secret",
  severity: "critical",
  entity: "API_KEY",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
  // 93 characters and `AA`, which is how the padding of the checksum reads.
  pattern:
    /(?<![A-Za-z0-9_])sk-ant-(?:(?:api|admin)\d\d-[A-Za-z0-9_-]{93}AA|(?:oat|ort|sid)\d\d-[A-Za-z0-9_-]{60,200})(?![A-Za-z0-9_-])/,
  confidence: 0.95,
  validate: isFilledIn,
  examples: {
    finds: [
      `ANTHROPIC_API_KEY=sk-ant-api03-${fake(93)}AA`,
      `x-api-key: sk-ant-admin01-${fake(93)}AA`,
      `sk-ant-oat01-${fake(95)}`,
    ],
    ignores: [
      "sk-ant-...",
      "sk-ant-api03-short",
      `sk-ant-api03-${fake(93)}BB`,
      "risk-ant-api03-0123456789abcdefghijklmnop",
    ],
  },
});
