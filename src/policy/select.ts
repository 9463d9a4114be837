import { matchesGlob } from "../core/glob.ts";
import { severityRank } from "../core/finding.ts";
import type { Category, Finding, Severity } from "../core/finding.ts";
import type { Caller } from "./caller.ts";
import { DEFAULT_ROLE } from "./roster.ts";
import type { Profile } from "./profile.ts";

/** Kinds of request, whatever the path. */
export const ROUTES = [
  "chat",
  "completion",
  "responses",
  "embeddings",
  "messages",
  "count_tokens",
] as const;
export type Route = (typeof ROUTES)[number];

/** What a profile can be selected by. */
export interface RequestContext {
  readonly caller: Caller;
  /** Those that the policy counts; left out: those of the credential. */
  readonly roles?: readonly string[];
  readonly model: string;
  readonly route: Route;
  /** Labels that the policy gives; the caller's own counts as well. */
  readonly sensitivity: readonly string[];
  readonly findings: readonly Finding[];
}

export type SelectProfile = (context: RequestContext) => Profile;

/** All that is said must hold; a list holds by one of its globs. */
interface Condition {
  readonly roles?: readonly string[] | undefined;
  readonly callers?: readonly string[] | undefined;
  readonly models?: readonly string[] | undefined;
  readonly routes?: readonly Route[] | undefined;
  readonly sensitivity?: readonly string[] | undefined;
  readonly contains?: Contained | undefined;
}

interface Contained {
  readonly categories: readonly Category[];
  readonly severityMin: Severity;
  readonly scoreMin: number;
}

export interface ProfileRule {
  readonly when: Condition;
  readonly profile: Profile;
}

/** The profile of the first rule that holds, else the one that is always there. */
export function compileSelection(rules: readonly ProfileRule[], otherwise: Profile): SelectProfile {
  return (context) => rules.find(({ when }) => holds(when, context))?.profile ?? otherwise;
}

function holds(when: Condition, context: RequestContext): boolean {
  const { caller, model, route, sensitivity, findings } = context;
  const own = caller.roles.length > 0 ? caller.roles : [DEFAULT_ROLE];
  const labels = caller.sensitivity === undefined ? [] : [caller.sensitivity];
  return (
    anyOf(when.roles, context.roles ?? own) &&
    anyOf(when.callers, [caller.name]) &&
    anyOf(when.models, [model]) &&
    anyOf(when.routes, [route]) &&
    anyOf(when.sensitivity, [...labels, ...sensitivity]) &&
    contains(when.contains, findings)
  );
}

function anyOf(globs: readonly string[] | undefined, names: readonly string[]): boolean {
  if (globs === undefined) return true;
  return globs.some((glob) => names.some((name) => matchesGlob(glob, name)));
}

function contains(what: Contained | undefined, findings: readonly Finding[]): boolean {
  if (what === undefined) return true;
  const { categories, severityMin, scoreMin } = what;
  return findings.some(
    ({ category, severity, score }) =>
      categories.includes(category) &&
      severityRank(severity) >= severityRank(severityMin) &&
      score >= scoreMin,
  );
}
