import { endsIn } from "../../text-end.ts";
import { defineRecognizer } from "../../recognizer.ts";

/** `12 Elm Dr.` is a street. */
const STREET_BEFORE = /\d[\p{L}.]* (?:[\p{L}\p{M}.'’-]+ ){1,3}$/u;
/** `John Smith Sr.` is the elder; `Estimado Sr.` is not. */
const isNameBefore = endsIn(/\p{Lu}[\p{L}\p{M}'’-]* /u);
const isGreeting = endsIn(
  /(?:dear|hello|hi|estimad[oa]|querid[oa]|distinguid[oa]|el|la|al|del) /iu,
);

function isTitle(match: string, before: () => string): boolean {
  const front = before().slice(-40);
  if (match === "Miss") return /\p{Ll} $/u.test(front);
  if (match.startsWith("Dr")) return !STREET_BEFORE.test(front);
  return !match.startsWith("Sr") || !isNameBefore(front) || isGreeting(front);
}

/** Forms of address: they say that a name follows, and of whom little more. */
export const title = defineRecognizer({
  id: "pii/title",
  title: "Form of address in front of a name",
  category: "pii",
  severity: "info",
  entity: "TITLE",
  references: ["GDPR art. 4(1)", "OWASP LLM02:2025", "CWE-359"],
  pattern:
    /(?<![\p{L}\p{N}_.@/-])(?:(?:Mrs?|Ms|Mx|Dra?|Prof|Sra?|Srta|Dña)\.|Mrs?|Ms|D\.ª|Miss)(?= )/u,
  confidence: 0.6,
  validate: isTitle,
  examples: {
    finds: ["I spoke with Mrs. Labrie", "Estimada Dra. Peribáñez", "ask Miss Okonjo"],
    ignores: ["12 Elm Dr. is closed", "Miss the train", "John Smith Sr. spoke", "a dr in town"],
  },
});
