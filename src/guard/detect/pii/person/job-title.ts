import { endsIn } from "../../text-end.ts";
import {
  CAPITALIZED_RUN,
  firstWordOf,
  isLongRun,
  lastWordOf,
  mayEndAs,
  wordsOfRun,
} from "./capitalized-run.ts";
import { askedOnce } from "./run-front.ts";
import { MARK } from "./run-word.ts";
import { defineRecognizer } from "../../recognizer.ts";

const LABELLED = 0.7;
const NAMED = 0.6;
const BARE = 0.25;
const WORDS_MAX = 5;

const isPositionLabel = endsIn(
  /(?:^|[\s"'<|])(?:title|job ?_?title|position|role|occupation|profession|job|puesto|cargo|profesion|ocupacion|oficio|beruf|fonction|qualifica)["'*]*\s?[:=|>]\s*["'*]*/,
);
const isLabelled = askedOnce({
  worth: (text) => /[:=|>]["'*\s]*$/.test(text),
  test: isPositionLabel,
});

/** Behind a name in brackets or behind a dash, and where somebody works as it. */
const isNamedFront = endsIn(
  /\p{Lu}[\p{L}\p{M}.'’-]+(?: \(|(?:,| [–—-])(?: the)? )$|(?:works?|worked|working|hired|employed) as (?:an? |the )?/u,
);

function validateJobTitle(match: string, before: () => string): number {
  if ((lastWordOf(match).marks & MARK.role) === 0 || match.includes(",")) return 0;
  if ((firstWordOf(match).marks & MARK.starter) !== 0) return 0;
  const labelled = isLabelled(before);
  if (!isLongRun(match)) return labelled ? LABELLED : 0;
  if (wordsOfRun(match).length > WORDS_MAX) return 0;
  if (labelled) return LABELLED;
  return isNamedFront(before().slice(-40)) ? NAMED : BARE;
}

/** `Compliance Officer`, from `Position:` or a name on. */
export const jobTitle = defineRecognizer({
  id: "pii/job-title",
  title: "Position that somebody holds",
  category: "pii",
  severity: "info",
  entity: "JOB_TITLE",
  references: ["GDPR art. 4(1)", "OWASP LLM02:2025", "CWE-359"],
  pattern: CAPITALIZED_RUN,
  confidence: BARE,
  worth: (run) => mayEndAs(run, MARK.role),
  validate: validateJobTitle,
  priority: -20,
  examples: {
    finds: [
      "Prepared by: Nora Quist (Compliance Officer)",
      "Position: Accountant",
      "Puesto: Analista",
      "she was hired as a Data Scientist",
    ],
    ignores: ["the manager was late", "Engineer", "Managers meet on Monday", "an officer"],
  },
});
