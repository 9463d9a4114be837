import type { RuleCard, Span } from "../../core/finding.ts";
import { UNINSPECTED } from "../../core/finding.ts";
import type { Match, NamingRule } from "./finding-cluster.ts";

/** What a token classifier takes for a name. */
export interface SeenName {
  /** `PERSON`. */
  readonly entity: string;
  /** 0..1. */
  readonly score: number;
  /** Offsets into the text that it was asked about. */
  readonly span: Span;
}

const REFERENCES = ["GDPR art. 4(1)", "OWASP LLM02:2025", "CWE-359"];

const person: RuleCard = {
  id: "pii/model-person",
  title: "Name of a person, as a token classifier sees it",
  category: "pii",
  severity: "medium",
  entity: "PERSON",
  references: REFERENCES,
};

const location: RuleCard = {
  id: "pii/model-location",
  title: "Name of a place, as a token classifier sees it",
  category: "pii",
  severity: "low",
  entity: "LOCATION",
  references: REFERENCES,
};

const organization: RuleCard = {
  id: "pii/model-organization",
  title: "Name of an organization, as a token classifier sees it",
  category: "pii",
  severity: "low",
  entity: "ORGANIZATION",
  references: REFERENCES,
};

/** Rules of the entities that models have names for. */
export const MODEL_NAME_RULES: readonly RuleCard[] = [person, location, organization];

/** A text that the token classifier was to read and has not, or not to its end. */
export const namesMissing: RuleCard = {
  id: `${UNINSPECTED}token-classifier-missing`,
  title: "Text that the token classifier did not read to its end in time",
  category: "content",
  severity: "high",
  references: ["OWASP LLM02:2025", "CWE-636"],
};

/**
 * What has a check digit or an address is named by its rule. Of guesses a person wins, whoever
 * guessed it: profiles hide persons where they leave firms and places alone.
 */
const PRIORITIES: ReadonlyMap<string, number> = new Map([
  ["PERSON", -1],
  ["LOCATION", -20],
  ["ORGANIZATION", -15],
]);
const PRIORITY = -15;

/** Names as a detector takes them in: of rules that are on, in order of their starts. */
export function nameMatches(
  names: readonly SeenName[],
  enabled: (card: RuleCard) => boolean,
): readonly Match[] {
  return names
    .map(({ entity, score, span }) => ({ rule: modelNameRule(entity), score, ...span }))
    .filter(({ rule, start, end }) => start < end && enabled(rule.recognizer))
    .toSorted((a, b) => a.start - b.start);
}

/** The rule of an entity: `pii/model-person`; one of the operator's own has an id like these. */
export function modelNameRule(entity: string): NamingRule {
  const card = MODEL_NAME_RULES.find((rule) => rule.entity === entity) ?? {
    id: `pii/model-${entity.toLowerCase().replaceAll("_", "-")}`,
    title: "What a token classifier names so",
    category: "pii",
    severity: "medium",
    entity,
    references: REFERENCES,
  };
  return { recognizer: card, priority: PRIORITIES.get(entity) ?? PRIORITY };
}
