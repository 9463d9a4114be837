import type { IncomingMessage } from "node:http";
import { actFor } from "../../adapters/identity/act-for.ts";
import type { Action, AuditedRule, AuditEvent } from "../../core/audit-event.ts";
import { ERRORS, GaritaError, quote, toGaritaError } from "../../core/errors.ts";
import type { ErrorCode } from "../../core/errors.ts";
import type { Decision } from "../../policy/access.ts";
import { auditedCaller, auditedDecision } from "../../policy/audited.ts";
import { refusalOf } from "../../policy/authorize.ts";
import { principalOf } from "../../policy/caller.ts";
import type { Caller } from "../../policy/caller.ts";
import { askedFindings } from "../../policy/judge.ts";
import type { Lease } from "../../policy/limit.ts";
import type { Profile } from "../../policy/profile.ts";
import type { AdminDeps } from "./admin-deps.ts";
import { parseQuestion, segmentsOf, withTexts } from "./inspect-question.ts";
import type { InspectQuestion, PlacedSegment } from "./inspect-question.ts";
import { inspectTexts } from "./inspect-texts.ts";
import type { InspectedTexts } from "./inspect-texts.ts";
import { renderExplanation } from "./render-explanation.ts";

export const INSPECT_PATH = "/v1/guard/inspect";

/** Rough bytes per token, as for reservations on the data path. */
const BYTES_PER_TOKEN = 4;

/** Texts of one question that are explained, the most suspicious: it costs as much again. */
export const EXPLAINED_MAX = 32;

export interface InspectAnswer {
  readonly verdict: Action;
  readonly body: string;
}

/** One inspection while it is served; filled in step by step. */
interface Inspecting {
  readonly deps: AdminDeps;
  readonly requestId: string;
  readonly startedAtMs: number;
  profile: Profile;
  caller: Caller | null;
  decision: Decision | null;
  lease: Lease | null;
  inspected: InspectedTexts | null;
  inspectionMs: number;
  bytesReceived: number;
}

/**
 * The guards without a model, in the order of the data path. Recorded like an exchange, refused or
 * not, before it is answered. Throws what the data path throws.
 */
export async function answerInspect(
  request: IncomingMessage,
  deps: AdminDeps,
  requestId: string,
): Promise<InspectAnswer> {
  const state: Inspecting = {
    deps,
    requestId,
    startedAtMs: deps.nowMs(),
    profile: deps.profile,
    caller: null,
    decision: null,
    lease: null,
    inspected: null,
    inspectionMs: 0,
    bytesReceived: 0,
  };
  let answer: InspectAnswer;
  try {
    answer = await inspect(request, state);
  } catch (error) {
    const failure = toGaritaError(error);
    await settle(state, { error: failure.code, sent: 0 });
    throw failure;
  }
  await settle(state, { error: null, sent: Buffer.byteLength(answer.body) });
  return answer;
}

async function inspect(request: IncomingMessage, state: Inspecting): Promise<InspectAnswer> {
  const { deps } = state;
  await deps.admit();
  const application = (state.caller = await deps.authenticate(request));
  const bytes = await deps.readBody(request);
  const presenting = { request, caller: application, body: bytes };
  const caller = (state.caller = await actFor(deps.proveEndUser, presenting));
  state.bytesReceived = bytes.length;
  const question = parseQuestion(bytes, deps.limits);
  state.profile = profileOf(question, deps);
  const resource = `guard/${state.profile.name}`;
  const context = { nowMs: deps.nowMs(), ...deps.readPeer(request) };
  const asked = { subject: caller, action: "inspect", resource, context };
  const authorization = await deps.authorize(asked);
  const decision = (state.decision = authorization.decision);
  const refusal = refusalOf(authorization, context.nowMs);
  if (refusal !== null) throw refusal;
  state.lease = await deps.reserve({
    caller,
    model: null,
    role: decision.role,
    roleLimits: decision.limits,
    endUserRole: decision.endUserRole,
    inputTokens: Math.ceil(bytes.length / BYTES_PER_TOKEN),
    outputTokens: 0,
  });
  const segments = segmentsOf(question);
  const startedAtMs = performance.now();
  const { guard, models } = deps;
  const by = { guard, models, profile: state.profile, vault: deps.openVault(principalOf(caller)) };
  const inspected = (state.inspected = await inspectTexts(segments, by));
  state.inspectionMs = performance.now() - startedAtMs;
  return {
    verdict: inspected.verdict.action,
    body: render({ state, question, segments, inspected }),
  };
}

function profileOf({ profile }: InspectQuestion, deps: AdminDeps): Profile {
  if (profile === undefined) return deps.profile;
  const named = deps.profileNamed(profile);
  if (named === null) throw new GaritaError("request.invalid", `no profile ${quote(profile)}`);
  return named;
}

interface Rendered {
  readonly state: Inspecting;
  readonly question: InspectQuestion;
  readonly segments: readonly PlacedSegment[];
  readonly inspected: InspectedTexts;
}

function render(parts: Rendered): string {
  const { state, question, segments, inspected } = parts;
  const { verdict, texts, redacted } = inspected;
  const findings = texts.flatMap(({ findings: found }, index) =>
    found.map(({ span, ...finding }) => ({
      ...placeOf(segments[index]),
      ...finding,
      start: span.start,
      end: span.end,
    })),
  );
  return JSON.stringify({
    id: state.requestId,
    verdict: verdict.action,
    risk: verdict.risk,
    reason: verdict.error === null ? null : ERRORS[verdict.error].type,
    profile: state.profile.name,
    scores: { injection: Math.max(0, ...texts.map(({ injection }) => injection)) },
    findings,
    ...(question.explain === true && { explanations: explanationsOf(parts) }),
    redacted: redacted === null ? null : withTexts(question, redacted),
  });
}

function placeOf({ message = 0, part }: Partial<PlacedSegment> = {}): object {
  return { message, ...(part === undefined ? {} : { part }) };
}

/** Of the texts with findings of injection, worst first. */
function explanationsOf({ state, segments, inspected }: Rendered): readonly object[] {
  return segments
    .map((segment, index) => ({ segment, judged: inspected.texts[index] }))
    .flatMap(({ segment, judged }) =>
      judged?.findings.some(({ category }) => category === "injection")
        ? [{ segment, judged }]
        : [],
    )
    .toSorted((a, b) => b.judged.injection - a.judged.injection)
    .slice(0, EXPLAINED_MAX)
    .map(({ segment, judged: { findings } }) => ({
      ...placeOf(segment),
      ...renderExplanation(state.deps.guard.explain(segment), findings),
    }));
}

async function settle(
  state: Inspecting,
  outcome: { readonly error: ErrorCode | null; readonly sent: number },
): Promise<void> {
  const { deps, inspected } = state;
  state.lease?.settle({ inputTokens: 0, outputTokens: 0 }); // no model was asked
  const event: AuditEvent = {
    requestId: state.requestId,
    time: new Date(state.startedAtMs).toISOString(),
    durationMs: Math.max(0, deps.nowMs() - state.startedAtMs),
    caller: auditedCaller(state.caller),
    decision: auditedDecision(state.decision),
    endpoint: `POST ${INSPECT_PATH}`,
    model: null,
    provider: null,
    stream: false,
    profile: state.profile.name,
    policy: deps.policyHash,
    verdict: isDenied(outcome.error) ? "block" : (inspected?.verdict.action ?? "allow"),
    risk: inspected?.verdict.risk ?? "none",
    status: outcome.error === null ? 200 : ERRORS[outcome.error].status,
    error: outcome.error,
    rules: auditedRules(state),
    uninspected: [],
    usage: null,
    bytes: { received: state.bytesReceived, sent: outcome.sent },
  };
  await deps.record(event);
  const { inspectionMs } = state;
  deps.observe({ event, firstByteMs: null, inspectionMs, counts: null, tokens: null });
}

function isDenied(error: ErrorCode | null): boolean {
  return error !== null && ERRORS[error].status === 403;
}

function auditedRules({ profile, inspected }: Inspecting): readonly AuditedRule[] {
  const asked = (inspected?.texts ?? [])
    .flatMap((text) => askedFindings(profile, "input", text))
    .map(({ finding }) => finding);
  return [...Map.groupBy(asked, ({ rule }) => rule).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { span: _, score: __, ...card } = first;
    const scoreMax = Math.max(...same.map(({ score }) => score));
    return [{ ...card, direction: "input" as const, count: same.length, scoreMax }];
  });
}
