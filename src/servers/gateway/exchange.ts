import type { IncomingMessage, ServerResponse } from "node:http";
import type { ProveEndUser } from "../../adapters/identity/end-user.ts";
import type { Forward, UpstreamHead } from "../../adapters/providers/upstream.ts";
import type { Action, AuditedRule, AuditEvent, RecordEvent } from "../../core/audit-event.ts";
import { ERRORS } from "../../core/errors.ts";
import type { ErrorCode } from "../../core/errors.ts";
import type { Finding, Risk } from "../../core/finding.ts";
import type { Guard } from "../../guard/inspect.ts";
import type { KeptTokens } from "../../guard/kept-tokens.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import type { SessionState } from "../../guard/session.ts";
import type { Models } from "../../guard/review.ts";
import type { AccessRequest, Decision } from "../../policy/access.ts";
import { auditedCaller, auditedDecision } from "../../policy/audited.ts";
import type { Authorize } from "../../policy/authorize.ts";
import { principalOf } from "../../policy/caller.ts";
import type { Caller } from "../../policy/caller.ts";
import type { JudgeExternally } from "../../policy/external.ts";
import { askedFindings, judge, worse } from "../../policy/judge.ts";
import type { JudgedText, Verdict } from "../../policy/judge.ts";
import type { Lease, Quota, Reserve, TokenCounts } from "../../policy/limit.ts";
import type { Profile } from "../../policy/profile.ts";
import { riskier } from "../../policy/risk.ts";
import type { SelectProfile } from "../../policy/select.ts";
import type { Authenticate } from "./authenticate.ts";
import type { BodyLimits } from "./body.ts";
import type { ConversationWatch } from "./follow-conversation.ts";
import type { InspectionCache, InspectedSlot } from "./inspect-request.ts";
import { keepTokens } from "./kept-tokens.ts";
import type { LeakWatch } from "./leak-guard.ts";
import type { ReadPeer } from "./peer.ts";
import type { StreamGuard } from "./stream-guard.ts";
import { uninspectedTexts } from "./uninspected.ts";
import type { ChatRequest, TokenUsage, Wire } from "./wire/wire.ts";

export interface GatewayLimits extends BodyLimits {
  readonly depthMax: number;
  readonly nodesMax: number;
  /** Largest complete answer accepted from a provider, in bytes. */
  readonly answerBytesMax: number;
  /** Largest event of a streamed answer, in bytes. */
  readonly eventBytesMax: number;
  /** Output tokens reserved for requests that name no maximum. */
  readonly outputTokensDefault: number;
  /** Silence of the provider after which judged text leaves, however little; 0 = never. */
  readonly idleFlushMs: number;
}

export interface ModelCard {
  readonly id: string;
  readonly ownedBy: string;
}

/** What is measured of an exchange besides its record. */
export interface ExchangeReport {
  readonly event: AuditEvent;
  /** Milliseconds from the request to the first byte of a streamed answer. */
  readonly firstByteMs: number | null;
  readonly inspectionMs: number;
  /** Chunks of a streamed answer, those that had to wait, and events written anew. */
  readonly counts: StreamGuard["counts"] | null;
  /** Values hidden for good, and tokens that led to nothing; null where nothing is restored. */
  readonly tokens: Pick<TokenVault, "unreversible" | "unrestored"> | null;
}

/** One consistent snapshot of everything an exchange needs; a reload makes a new one. */
export interface GatewayDeps {
  readonly limits: GatewayLimits;
  /** Refuses while nothing new may begin. Throws `server.draining`, `audit.unavailable`. */
  readonly admit: () => void | Promise<void>;
  readonly authenticate: Authenticate;
  /** Null: no end users are configured. */
  readonly proveEndUser: ProveEndUser | null;
  readonly readPeer: ReadPeer;
  readonly authorize: Authorize;
  /** As `authorize` decides, for questions that use nothing up: what a caller may see. */
  readonly decide: (request: AccessRequest) => Decision | Promise<Decision>;
  /** Another decision point that judges; null or absent: none does. */
  readonly judgeExternally?: JudgeExternally | null;
  readonly reserve: Reserve;
  readonly guard: Guard;
  readonly inspections: InspectionCache;
  /** Asked about texts besides the guard. */
  readonly models: Models;
  readonly conversation: ConversationWatch;
  readonly promptLeak: LeakWatch;
  /** In force unless `selectProfile` says otherwise. */
  readonly profile: Profile;
  /** Asked once the request has been inspected. */
  readonly selectProfile: SelectProfile;
  readonly policyHash: string;
  /** For one caller: tokens of two scopes say nothing about each other. */
  readonly openVault: (scope: string) => TokenVault;
  readonly keptTokens: KeptTokens;
  readonly forward: Forward;
  readonly listModels: () => readonly ModelCard[];
  readonly record: RecordEvent;
  readonly observe: (report: ExchangeReport) => void;
  /** Told when a streamed answer begins, and when it is over. */
  readonly observeStream: (change: "begun" | "over") => void;
  readonly logFailure: (requestId: string, error: Error) => void;
  readonly nowMs: () => number;
  readonly newRequestId: () => string;
}

/** Everything known about one request while it is served; filled in step by step. */
export interface Exchange {
  readonly deps: GatewayDeps;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly startedAtMs: number;
  /** Without the query. */
  readonly path: string;
  /** The caller's, once that is known. */
  vault: TokenVault;
  wire: Wire;
  caller: Caller | null;
  /** Of the policy; null where it was not asked. */
  decision: Decision | null;
  lease: Lease | null;
  /** What is left for the caller, when nothing could be reserved. */
  quota: Quota | null;
  /** The one selected, once the request has been inspected. */
  profile: Profile;
  chat: ChatRequest | null;
  inspected: readonly InspectedSlot[];
  /** Where the conversation stands with this request, for the one that continues its answer. */
  state: SessionState | null;
  /** The provider's id of a complete answer. */
  answer: string | null;
  /** The marker that the system prompt was sent with. */
  canary: string | null;
  /** The character that untrusted text was sent with between its words. */
  mark: string | null;
  /** On the request. */
  verdict: Verdict | null;
  inspectionMs: number;
  output: readonly Finding[];
  /** Kinds of content in a complete answer that no guard reads. */
  uninspected: readonly string[];
  head: UpstreamHead | null;
  /** Who answered; stays when the answer is refused and its head dropped. */
  provider: string | null;
  stream: StreamGuard | null;
  firstByteMs: number | null;
  usage: TokenUsage | null;
  bytesReceived: number;
  bytesSent: number;
  recorded: boolean;
}

export function openExchange(
  deps: GatewayDeps,
  request: IncomingMessage,
  to: { readonly response: ServerResponse; readonly wire: Wire; readonly path: string },
): Exchange {
  return {
    deps,
    request,
    response: to.response,
    requestId: deps.newRequestId(),
    startedAtMs: deps.nowMs(),
    path: to.path,
    vault: deps.openVault(""),
    wire: to.wire,
    caller: null,
    decision: null,
    lease: null,
    quota: null,
    profile: deps.profile,
    chat: null,
    inspected: [],
    state: null,
    answer: null,
    canary: null,
    mark: null,
    verdict: null,
    inspectionMs: 0,
    output: [],
    uninspected: [],
    head: null,
    provider: null,
    stream: null,
    firstByteMs: null,
    usage: null,
    bytesReceived: 0,
    bytesSent: 0,
    recorded: false,
  };
}

/** Closes the lease and makes the record durable. Throws `audit.unavailable`. */
export async function settle(
  exchange: Exchange,
  outcome: { readonly status: number; readonly error: ErrorCode | null },
): Promise<void> {
  if (exchange.recorded) return;
  exchange.recorded = true;
  const { deps, stream } = exchange;
  if (stream) deps.observeStream("over");
  exchange.lease?.settle(tokensUsed(exchange, outcome.error));
  await keepState(exchange);
  await keepVault(exchange);
  const event = toAuditEvent(exchange, outcome);
  await deps.record(event);
  deps.observe({
    event,
    firstByteMs: exchange.firstByteMs,
    inspectionMs: exchange.inspectionMs,
    counts: stream?.counts ?? null,
    tokens: exchange.vault,
  });
}

/** A conversation that is calm needs no memory. */
async function keepState({ deps, caller, state, stream, answer }: Exchange): Promise<void> {
  const id = stream?.answer ?? answer;
  if (id === null || caller === null || state === null || state.evidence === 0) return;
  await deps.conversation.keep({ caller: principalOf(caller), answer: id }, state);
}

async function keepVault({ deps, caller, chat, vault, stream, answer }: Exchange): Promise<void> {
  if (caller === null || chat === null) return;
  const id = stream?.answer ?? answer;
  await keepTokens(deps.keptTokens, { caller: principalOf(caller), chat }, { vault, answer: id });
}

/** The provider's count; the estimate for an answer without one; nothing when none was given. */
function tokensUsed(
  { usage, head, stream }: Exchange,
  error: ErrorCode | null,
): TokenCounts | null {
  if (!usage) return head && head.status < 300 ? null : { inputTokens: 0, outputTokens: 0 };
  // Some providers count the output at the end only: a stream that ends before has a text.
  if (error === null || !stream) return usage;
  return { ...usage, outputTokens: Math.max(usage.outputTokens, stream.outputTokens) };
}

/** The verdict on both directions so far; an exchange refused by policy is a block. */
export function verdictOf(exchange: Exchange, error: ErrorCode | null = null): Action {
  if (error !== null && ERRORS[error].source === "policy" && ERRORS[error].status === 403) {
    return "block";
  }
  const input = exchange.verdict?.action ?? "allow";
  const text = outputText(exchange);
  if (text.findings.length === 0) return input;
  return worse(input, judge(exchange.profile, "output", [text]).action);
}

function riskBothWays(exchange: Exchange): Risk {
  const output = judge(exchange.profile, "output", [outputText(exchange)]);
  return riskier(exchange.verdict?.risk ?? "none", output.risk);
}

/** Kinds of content in the request and in the answer that no guard read. */
function uninspectedIn({ chat, uninspected, stream }: Exchange): readonly string[] {
  const answered = stream?.uninspected ?? uninspected;
  return [...new Set([...(chat?.uninspected ?? []), ...answered])];
}

function outputText({ output, stream }: Exchange): JudgedText {
  return { source: null, findings: stream ? stream.findings() : output, injection: 0 };
}

function toAuditEvent(
  exchange: Exchange,
  outcome: { readonly status: number; readonly error: ErrorCode | null },
): AuditEvent {
  const { deps, caller, chat, provider } = exchange;
  const softBudgets = quotaOf(exchange)?.softBudgets ?? [];
  return {
    requestId: exchange.requestId,
    time: new Date(exchange.startedAtMs).toISOString(),
    durationMs: Math.max(0, deps.nowMs() - exchange.startedAtMs),
    caller: auditedCaller(caller),
    decision: auditedDecision(exchange.decision),
    endpoint: `${exchange.request.method ?? ""} ${exchange.path}`,
    model: chat?.model ?? null,
    provider,
    stream: chat?.stream ?? false,
    profile: exchange.profile.name,
    policy: deps.policyHash,
    verdict: verdictOf(exchange, outcome.error),
    risk: riskBothWays(exchange),
    status: outcome.status,
    error: outcome.error,
    rules: auditedRules(exchange),
    uninspected: uninspectedIn(exchange),
    usage: exchange.usage,
    ...(softBudgets.length > 0 && { softBudgets }),
    bytes: { received: exchange.bytesReceived, sent: exchange.bytesSent },
  };
}

/** Where the caller stands; null before that was asked. */
export function quotaOf({ lease, quota }: Exchange): Quota | null {
  return lease?.quota() ?? quota;
}

function auditedRules(exchange: Exchange): readonly AuditedRule[] {
  const { profile } = exchange;
  const rules = new Map<string, AuditedRule>();
  const note = (direction: "input" | "output", text: JudgedText): void => {
    for (const { finding } of askedFindings(profile, direction, text)) {
      const { rule, entity, category, severity, score } = finding;
      const key = `${direction} ${rule}`;
      const known = rules.get(key);
      rules.set(key, {
        rule,
        ...(entity === undefined ? {} : { entity }),
        category,
        severity,
        direction,
        count: (known?.count ?? 0) + 1,
        scoreMax: Math.max(known?.scoreMax ?? 0, score),
      });
    }
  };
  for (const text of exchange.inspected) note("input", text);
  for (const text of uninspectedTexts(exchange.chat?.uninspected ?? [])) note("input", text);
  note("output", outputText(exchange));
  return [...rules.values()];
}
