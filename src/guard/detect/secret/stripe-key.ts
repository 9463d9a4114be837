import { defineRecognizer } from "../recognizer.ts";
import { isFilledIn, isMasked } from "./token.ts";

export const stripeKey = defineRecognizer({
  id: "secret/stripe-key",
  title: "Stripe secret key",
  category: "secret",
  severity: "critical",
  entity: "API_KEY",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
  pattern:
    /(?<![A-Za-z0-9_])(?:(?:sk|rk)_(?:live|test|prod)|whsec)_[A-Za-z0-9]{16,128}(?![A-Za-z0-9_])/,
  confidence: 0.95,
  // Those of today have 24 characters behind the prefix, or about a hundred.
  validate: (match) => isFilledIn(match) || (!isMasked(match) && match.length >= 32),
  examples: {
    finds: [
      "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
      "STRIPE=rk_test_51AbCdEfGhIjKlMnOp",
      "whsec_0123456789abcdefABCDEF0123456789",
    ],
    ignores: [
      "pk_live_4eC39HqLyjWDarjtT1zdp7dc",
      "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
      "task_live_4eC39HqLyjWDarjtT1zdp7dc",
      "sk_live_short1",
    ],
  },
});
