import { defineRecognizer } from "../recognizer.ts";
import { scoreByChecksum } from "./token.ts";

export const githubToken = defineRecognizer({
  id: "secret/github-token",
  title: "GitHub token",
  category: "secret",
  severity: "critical",
  entity: "API_KEY",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
  // Personal, OAuth, user-to-server, server-to-server, refresh; fine-grained personal tokens.
  pattern:
    /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9_]{40,244})(?![A-Za-z0-9_])/,
  confidence: 0.95,
  validate: scoreByChecksum,
  examples: {
    finds: [
      "ghp_0123456789abcdefghijABCDEFGHIJ012345",
      "https://x:gho_0123456789abcdefghijABCDEFGHIJ012345@github.com",
      `github_pat_${"1A".repeat(11)}_${"b2".repeat(29)}c`,
    ],
    ignores: [
      "ghp_short",
      "xghp_0123456789abcdefghijABCDEFGHIJ012345",
      "ghx_0123456789abcdefghijABCDEFGHIJ012345",
      "ghp_0123456789abcdefghij_BCDEFGHIJ012345",
    ],
  },
});
