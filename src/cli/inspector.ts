import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Config } from "../config/schema.ts";
import type { Action } from "../core/audit-event.ts";
import { severityRank } from "../core/finding.ts";
import type { Finding, Severity } from "../core/finding.ts";
import type { Explanation } from "../guard/detect/injection/explain-injection.ts";
import { createGuard } from "../guard/inspect.ts";
import type { Guard } from "../guard/inspect.ts";
import { hidingDetector } from "../guard/names.ts";
import { neutralize } from "../guard/neutralize.ts";
import { redactText } from "../guard/redact/redaction-stream.ts";
import { createTokenVault } from "../guard/redact/token-vault.ts";
import { withModels } from "../guard/review.ts";
import type { Models } from "../guard/review.ts";
import { sourceOf } from "../guard/segment.ts";
import type { Direction, Segment, Trust } from "../guard/segment.ts";
import { askedFindings, countedFindings, injectionRule, judge } from "../policy/judge.ts";
import type { Verdict } from "../policy/judge.ts";
import { renderExplanation } from "../servers/admin/render-explanation.ts";
import { inputTreat, outputTreat } from "../servers/gateway/treat.ts";
import { shippedModel } from "./shipped-model.ts";
import { activeProfile } from "./profile.ts";

export interface InspectedText {
  readonly text: string;
  readonly role: Trust;
  readonly direction: Direction;
}

/** What `garita inspect` says about one text. */
export interface InspectReport {
  readonly action: Action;
  readonly risk: Verdict["risk"];
  /** 0..1, monotone in suspicion. */
  readonly injection: number;
  /** All that was found, weak or not; of injections those that count under the profile. */
  readonly findings: readonly Finding[];
  /** Of these, those that anything follows from. */
  readonly asked: readonly Finding[];
  /** Present when the action is `redact`. */
  readonly redacted?: string;
  readonly microseconds: number;
  /** Present when it was asked for. */
  readonly explanation?: Explanation;
}

export type Inspector = (item: InspectedText) => Promise<InspectReport>;

/** Guards and profile of a configuration, compiled once. */
export function createInspector(
  config: Config,
  { explain, models }: { readonly explain: boolean; readonly models: Models },
): Inspector {
  const guard = createGuard(config.guard, shippedModel());
  const inspect = compileInspector(config, guard, models);
  if (!explain) return inspect;
  return async (item) => {
    const report = await inspect(item);
    return { ...report, explanation: guard.explain(toSegment(item)) };
  };
}

function toSegment({ text, role, direction }: InspectedText): Segment {
  return { text, trust: role, direction, syntax: "text" };
}

function compileInspector(config: Config, guard: Guard, models: Models): Inspector {
  const profile = activeProfile(config);
  const key = randomBytes(32);
  return async (item) => {
    const { text, role, direction } = item;
    const startedAt = performance.now();
    const segment = toSegment(item);
    const first = { segment, inspection: guard.inspect(segment) };
    const [reviewed = first] = await withModels([first], models, guard);
    const { findings, injection } = reviewed.inspection;
    const judged = { source: sourceOf(role), findings, injection };
    const { action, risk } = judge(profile, direction, [judged]);
    const counted = new Set(countedFindings(profile, direction, judged));
    const reported = findings.filter((one) => one.category !== "injection" || counted.has(one));
    const asked = askedFindings(profile, direction, judged).map(({ finding }) => finding);
    const report = { action, risk, injection, findings: reported, asked };
    if (action !== "redact") return { ...report, microseconds: since(startedAt) };
    const vault = createTokenVault({ key, scope: "inspect" });
    const treat =
      direction === "input"
        ? inputTreat(profile, vault)
        : outputTreat(profile, vault, guard.received);
    const rule = direction === "input" ? injectionRule(profile, judged) : null;
    const inspect = (piece: Segment) => guard.inspect(piece);
    const left =
      rule?.action === "neutralize" ? neutralize(segment, judged, { ...rule, inspect }) : text;
    const detector =
      direction === "input"
        ? hidingDetector(guard.received, reviewed.inspection.placed, { text: left, syntax: "text" })
        : guard.streamed;
    const redacted = redactText({ detector, treat, syntax: "text" }, left).text;
    return { ...report, redacted, microseconds: since(startedAt) };
  };
}

/** Severity from which on findings make the exit code 1. */
export type Gate = Severity | "never";

export function reaches({ asked }: InspectReport, gate: Gate): boolean {
  if (gate === "never") return false;
  return asked.some(({ severity }) => severityRank(severity) >= severityRank(gate));
}

/** What `--explain` adds to a report in JSON. */
export function explanationField({ findings, explanation }: InspectReport): object {
  return explanation === undefined ? {} : { explanation: renderExplanation(explanation, findings) };
}

/** A finding in the reports of `garita inspect`. */
export function renderFinding({ span, rule, entity, category, severity, score, via }: Finding) {
  return {
    rule,
    ...(entity !== undefined && { entity }),
    category,
    severity,
    score,
    start: span.start,
    end: span.end,
    ...(via !== undefined && { via }),
  };
}

function since(startedAt: number): number {
  return Math.max(1, Math.round((performance.now() - startedAt) * 1000));
}
