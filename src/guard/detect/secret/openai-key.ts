import { hasLetterAndDigit } from "../entropy.ts";
import { defineRecognizer } from "../recognizer.ts";
import { isJumbled, isMasked } from "./token.ts";

/** Words joined by hyphens (`sk-fading-circle-2-child`) are style sheets, not keys. */
const PIECE_LENGTH_MIN = 10;
const CLASS_LENGTH_MAX = 48;

function isDrawn(body: string): boolean {
  if (!hasLetterAndDigit(body) && !isJumbled(body)) return false;
  if (body.length > CLASS_LENGTH_MAX) return true;
  return body
    .split(/[-_]/)
    .some(
      (piece) => piece.length >= PIECE_LENGTH_MIN && (hasLetterAndDigit(piece) || isJumbled(piece)),
    );
}

export const openaiKey = defineRecognizer({
  id: "secret/openai-key",
  title: "OpenAI API key",
  category: "secret",
  severity: "critical",
  entity: "API_KEY",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
  pattern: /(?<![A-Za-z0-9_])sk-[A-Za-z0-9_-]{20,256}(?![A-Za-z0-9_-])/,
  confidence: 0.95,
  validate: (match) => !match.startsWith("sk-ant-") && !isMasked(match) && isDrawn(match.slice(3)),
  examples: {
    finds: [
      "OPENAI_API_KEY=sk-abcDEF1234567890abcDEF1234567890abcDEF1234567890",
      'key: "sk-proj-A1b2C3d4E5f6G7h8I9j0-K1l2M3n4O5p6_Q7r8S9t0T3BlbkFJu1V2w3X4y5Z6"',
      "sk-svcacct-0123456789abcdefABCDEF",
    ],
    ignores: [
      "sk-...",
      "sk-fading-circle-loading-spinner",
      "task-1234567890abcdef1234567890",
      "sk-ant-api03-AAAAAAAAAAAAAAAAAAAA1111",
      "sk-short1",
      "sk-fading-circle-2-child-of-4",
      "sk-your-key-goes-here-0123456789",
    ],
  },
});
