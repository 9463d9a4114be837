import type { Action } from "../core/audit-event.ts";
import type { Category, Finding, Severity } from "../core/finding.ts";
import type { AccessRequest, Decide, Decision } from "./access.ts";
import type { Authorize } from "./authorize.ts";
import type { Caller } from "./caller.ts";
import { worse } from "./judge.ts";
import type { Verdict } from "./judge.ts";
import type { Profile } from "./profile.ts";

/** What another decision point says. */
export interface ExternalAnswer {
  readonly allowed: boolean;
  /** For people. */
  readonly reason: string;
}

/**
 * Asks another decision point. When there is no answer it throws `policy.unavailable`, or says null
 * where the operator wants our own policy to decide alone then.
 */
export type AuthorizeExternally = (request: AccessRequest) => Promise<ExternalAnswer | null>;

/** A finding as another decision point is told it: never the text. */
export interface FindingSummary {
  readonly rule: string;
  readonly category: Category;
  readonly entity?: string;
  readonly severity: Severity;
  readonly score: number;
}

/** What is asked about a request or an answer that the guards have looked at. */
export interface VerdictQuestion {
  readonly direction: "input" | "output";
  readonly subject: Caller;
  readonly model: string;
  readonly profile: string;
  readonly findings: readonly FindingSummary[];
  /** What our own profile asks for. */
  readonly action: Action;
}

/** What may follow from it: a text is redacted by rules of a profile only. */
export const EXTERNAL_ACTIONS = ["allow", "flag", "block"] as const;

export interface ExternalVerdict {
  readonly action: (typeof EXTERNAL_ACTIONS)[number];
  readonly reason: string;
}

/** Asks another decision point. Throws `policy.unavailable` when there is no answer. */
export interface JudgeExternally {
  readonly directions: ReadonlySet<"input" | "output">;
  readonly ask: (question: VerdictQuestion) => Promise<ExternalVerdict>;
}

export interface ExternalAuthorization {
  readonly ask: AuthorizeExternally;
  /** `and`: both have to permit. `external`: what we deny passes when the other permits it. */
  readonly combine: "and" | "external";
}

/** What both decision points say together; what needs approval still does. */
export type DecideTogether = (request: AccessRequest) => Promise<Decision>;

export function decideTogether(
  decide: Decide,
  { ask, combine }: ExternalAuthorization,
): DecideTogether {
  return async (request) => {
    const decision = decide(request);
    const isDenied = decision.effect === "deny";
    const isSettled = combine === "and" || isCeiling(request, decision);
    if (isDenied && isSettled) return decision;
    const answer = await ask(request);
    if (answer === null) return decision;
    const { allowed, reason } = answer;
    if (!allowed) return denied(decision, reason);
    return isDenied ? permitted(decision, reason) : decision;
  };
}

/** INVARIANT: asked before an approval is used up, so that a refusal costs nobody a ticket. */
export function withExternal(authorize: Authorize, together: DecideTogether): Authorize {
  return async (request) => {
    const decision = await together(request);
    const isOver = decision.effect === "deny" || decision.policyId === EXTERNAL_POLICY;
    return isOver ? { decision, ticket: null } : authorize(request);
  };
}

/**
 * What is no path is nothing that two decision points could mean the same by, and what a credential
 * is good for is no policy's to say.
 */
function isCeiling({ subject }: AccessRequest, { policyId }: Decision): boolean {
  return policyId === "malformed-resource" || subject.scopes !== undefined;
}

function denied(decision: Decision, reason: string): Decision {
  return {
    ...decision,
    effect: "deny",
    policyId: EXTERNAL_POLICY,
    reason,
    role: null,
    obligations: [],
    limits: {},
    endUserRole: null,
    approvers: [],
    approval: null,
  };
}

const EXTERNAL_POLICY = "external";

function permitted(decision: Decision, reason: string): Decision {
  return { ...decision, effect: "permit", policyId: EXTERNAL_POLICY, reason };
}

/** The stricter of both; a profile that changes nothing is told what would have happened. */
export function withExternalVerdict(
  own: Verdict,
  { action }: ExternalVerdict,
  { enforce }: Pick<Profile, "enforce">,
): Verdict {
  const asked = worse(own.asked, action);
  if (!enforce) return { ...own, asked, action: asked === "allow" ? own.action : "flag" };
  const error = action === "block" ? (own.error ?? "content.blocked") : own.error;
  return { ...own, asked, action: worse(own.action, action), error };
}

export function summaryOf({ rule, category, entity, severity, score }: Finding): FindingSummary {
  return { rule, category, ...(entity !== undefined && { entity }), severity, score };
}
