import type { RuleCard } from "../../../core/finding.ts";

/** Content that passes unread: what follows is for the profile's `uninspectable` to say. */
export const uninspectable: RuleCard = {
  id: "content/uninspectable",
  title: "Image, sound, file or tokens that no guard reads",
  category: "content",
  severity: "low",
  references: ["OWASP LLM02:2025", "CWE-359"],
};
