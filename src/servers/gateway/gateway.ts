import type { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { actFor, NO_BODY } from "../../adapters/identity/act-for.ts";
import { decodeUtf8, JsonError, parseJson } from "../../core/json.ts";
import { assert, ERRORS, GaritaError, toGaritaError } from "../../core/errors.ts";
import type { AccessContext, AccessRequest, Decision } from "../../policy/access.ts";
import { refusalOf } from "../../policy/authorize.ts";
import { unfulfilled } from "../../policy/fulfil.ts";
import { LimitError } from "../../policy/limits/limit-error.ts";
import { principalOf } from "../../policy/caller.ts";
import type { Caller } from "../../policy/caller.ts";
import { judge } from "../../policy/judge.ts";
import type { Verdict } from "../../policy/judge.ts";
import { AnswerSink, answerHeaders, guardAnswer } from "./answer.ts";
import { readBody } from "./body.ts";
import type { BodyLimits } from "./body.ts";
import type { Exchange, GatewayDeps, ModelCard } from "./exchange.ts";
import { openExchange, settle } from "./exchange.ts";
import { judgeInput, judgeOutput } from "./external-verdict.ts";
import { followConversation } from "./follow-conversation.ts";
import {
  inspectRequest,
  inspectStructure,
  reviewRequest,
  upstreamBody,
} from "./inspect-request.ts";
import { recallTokens } from "./kept-tokens.ts";
import { canaryFor } from "./leak-guard.ts";
import { retryHeaders } from "./limit-headers.ts";
import { renderModels } from "./models.ts";
import { prepareRequest } from "./prepare-request.ts";
import { STREAM_STEP_TOKENS } from "./stream-budget.ts";
import { uninspectedTexts } from "./uninspected.ts";
import { selectWire, wireAt } from "./wire/dialects.ts";
import { chatCompletions } from "./wire/openai-chat.ts";

/** Rough bytes per token for reservations; settled with the provider's own count. */
const BYTES_PER_TOKEN = 4;

const SESSION_HEADER = "x-garita-session";

const MODELS_PATH = "/v1/models";

/** How long a refused client may go on sending before its connection is cut. */
const LINGER_MS = 2000;

/** Serves one request of the data path; returns false, untouched, for any other path. */
export type Gateway = (request: IncomingMessage, response: ServerResponse) => boolean;

/** `current` is asked once per request, so that a reload never mixes two configurations. */
export function createGateway(current: () => GatewayDeps): Gateway {
  return (request, response) => {
    const path = pathOf(request.url ?? "/");
    const wire = path === MODELS_PATH ? chatCompletions : wireAt(path);
    if (!wire) return false;
    const deps = current();
    const exchange = openExchange(deps, request, { response, wire, path });
    void serve(exchange).catch((error: unknown) => {
      deps.logFailure(exchange.requestId, toGaritaError(error));
      response.destroy();
    });
    return true;
  };
}

function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

async function serve(exchange: Exchange): Promise<void> {
  const lists = exchange.path === MODELS_PATH;
  const method = lists ? "GET" : "POST";
  try {
    if (exchange.request.method !== method)
      throw new GaritaError("request.method", `use ${method}`);
    await exchange.deps.admit();
    await (lists ? listModels(exchange) : handleChat(exchange));
  } catch (error) {
    await refuse(exchange, toGaritaError(error));
  }
}

/** One request, top to bottom (CRAFT §3). */
async function handleChat(exchange: Exchange): Promise<void> {
  const { deps, request } = exchange;
  const application = (exchange.caller = await deps.authenticate(request));
  const { requestBytes } = application.limits ?? {};
  const bytes = await readBody(request, bodyLimits(exchange, requestBytes));
  const presenting = { request, caller: application, body: bytes };
  const caller = (exchange.caller = await actFor(deps.proveEndUser, presenting));
  const principal = principalOf(caller);
  exchange.vault = deps.openVault(principal);
  const chat = (exchange.chat = parseChat(exchange, bytes));
  const resource = `models/${chat.model}`;
  const context = contextOf(exchange);
  const decision = await permitted(exchange, {
    subject: caller,
    action: "invoke_model",
    resource,
    context,
  });
  await reserve(exchange, chat, decision);
  const verdict = await inspect(exchange, chat, decision);
  if (verdict.error) throw new GaritaError(verdict.error, blockMessage(verdict));
  await recallTokens(deps.keptTokens, { caller: principal, chat }, exchange.vault);
  await forward(exchange, chat, bytes);
}

async function permitted(exchange: Exchange, question: AccessRequest): Promise<Decision> {
  const authorization = await exchange.deps.authorize(question);
  exchange.decision = authorization.decision;
  const refusal = refusalOf(authorization, question.context.nowMs);
  if (refusal !== null) throw refusal;
  return authorization.decision;
}

type Chat = NonNullable<Exchange["chat"]>;

function bodyLimits({ deps }: Exchange, requestBytes = Infinity): BodyLimits {
  const { bodyBytesMax, requestTimeoutMs } = deps.limits;
  return { requestTimeoutMs, bodyBytesMax: Math.min(bodyBytesMax, requestBytes) };
}

/** What the request may use is charged before anything is done for it. */
async function reserve(
  exchange: Exchange,
  chat: Chat,
  { role, limits: roleLimits, endUserRole }: Decision,
): Promise<void> {
  const { deps, caller, bytesReceived } = exchange;
  assert(caller !== null, "whoever is charged is known");
  const { requestBytes = Infinity } = roleLimits;
  if (bytesReceived > Math.min(requestBytes, endUserRole?.limits.requestBytes ?? Infinity)) {
    throw new GaritaError("request.too_large", "the body is larger than the role allows");
  }
  const outputTokens = chat.outputTokensMax ?? deps.limits.outputTokensDefault;
  exchange.lease = await deps.reserve({
    caller,
    model: chat.model,
    role,
    roleLimits,
    endUserRole,
    inputTokens: Math.ceil(bytesReceived / BYTES_PER_TOKEN),
    outputTokens,
    ...(chat.stream && { outputTokensMin: Math.min(outputTokens, STREAM_STEP_TOKENS) }),
  });
}

function parseChat(exchange: Exchange, bytes: Buffer): Chat {
  exchange.bytesReceived = bytes.length;
  try {
    const body = decodeUtf8(bytes);
    const root = parseJson(body, exchange.deps.limits);
    exchange.wire = selectWire(exchange.path, root) ?? exchange.wire;
    return exchange.wire.parse(body, root);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new GaritaError("request.malformed", `the body is not valid: ${error.message}`);
  }
}

async function inspect(exchange: Exchange, chat: Chat, decision: Decision): Promise<Verdict> {
  const { deps, caller, wire } = exchange;
  assert(caller !== null, "whoever is inspected is known");
  const startedAt = performance.now();
  const inspected = inspectRequest(chat, (segment) => deps.inspections.inspect(segment));
  const reviewed = await reviewRequest(inspected, deps);
  const { texts, state } = await followConversation(reviewed, {
    ...deps.conversation,
    operation: wire.operation,
    caller: principalOf(caller),
    session: sessionOf(exchange, chat),
    continues: chat.continues ?? null,
    // Turns read as one are never asked for again.
    inspect: (segment) => deps.guard.inspect(segment),
  });
  exchange.inspected = [...texts, ...inspectStructure(chat, deps.guard)];
  exchange.state = state;
  exchange.inspectionMs = performance.now() - startedAt;
  const findings = exchange.inspected.flatMap((text) => text.findings);
  const { roles, sensitivity } = decision;
  const route = wire.operation;
  const context = { caller, roles, model: chat.model, route, sensitivity, findings };
  const profile = (exchange.profile = deps.selectProfile(context));
  const missing = unfulfilled(decision, profile);
  if (missing !== null) {
    const reason = `profile ${profile.name} does not ${missing.kind}, as it has to`;
    throw new GaritaError("policy.denied", `denied by ${decision.policyId}: ${reason}`);
  }
  const unread = uninspectedTexts(chat.uninspected);
  const judged = [...exchange.inspected, ...unread];
  const own = (exchange.verdict = judge(profile, "input", judged));
  if (!deps.judgeExternally) return own;
  return (exchange.verdict = await judgeInput(exchange, deps.judgeExternally, own));
}

/** The name that the client gives the conversation; it means nothing to any other caller. */
function sessionOf({ request }: Exchange, { session }: Chat): string | null {
  const header = request.headers[SESSION_HEADER];
  return session ?? (typeof header === "string" && header !== "" ? header : null);
}

function blockMessage(verdict: Verdict): string {
  return `the request was blocked by policy (risk: ${verdict.risk})`;
}

async function forward(exchange: Exchange, chat: Chat, bytes: Buffer): Promise<void> {
  const { deps, profile, vault, response } = exchange;
  exchange.canary = canaryOf(exchange);
  const { edits, mark } = prepareRequest(chat, exchange.inspected, {
    guard: deps.guard,
    inspect: (segment) => deps.inspections.inspect(segment),
    profile,
    vault,
    wire: exchange.wire,
    jsonLimits: deps.limits,
    requestId: exchange.requestId,
    canary: exchange.canary,
  });
  exchange.mark = mark;
  const sink = new AnswerSink(exchange);
  const call = deps.forward(
    {
      model: chat.model,
      dialect: chat.dialect,
      path: exchange.wire.path,
      stream: chat.stream,
      headers: requestHeaders(exchange.request),
      body: (upstreamModel) =>
        chat.verbatim && edits.length === 0 && upstreamModel === chat.model
          ? bytes
          : upstreamBody(chat, edits, upstreamModel),
    },
    sink,
  );
  sink.attach(call);
  const answer = await sink.done;
  if (answer === null) {
    if (deps.judgeExternally) await judgeOutput(exchange, deps.judgeExternally);
    const tail = exchange.stream?.end() ?? Buffer.alloc(0);
    exchange.usage = exchange.stream?.usage ?? null;
    exchange.bytesSent += tail.length;
    await settle(exchange, { status: 200, error: null });
    response.end(tail);
    return;
  }
  const body = guardAnswer(exchange, answer);
  if (deps.judgeExternally) await judgeOutput(exchange, deps.judgeExternally);
  const { status, contentType } = answer.head;
  await send(exchange, { status, contentType, body, error: null });
}

/** Only where prompts may be changed, and a leak of it would lead to something. */
function canaryOf({ deps, profile, wire, caller, inspected, vault }: Exchange): string | null {
  const isWanted = deps.promptLeak.canary && profile.promptLeak.canary !== "allow";
  if (!isWanted || !profile.enforce || wire.instruction === undefined) return null;
  const segments = inspected.map(({ slot }) => slot.segment);
  return canaryFor({ caller: caller === null ? "" : principalOf(caller), segments, vault });
}

function contextOf({ deps, request }: Exchange): AccessContext {
  return { nowMs: deps.nowMs(), ...deps.readPeer(request) };
}

async function listModels(exchange: Exchange): Promise<void> {
  const { deps, request } = exchange;
  const application = (exchange.caller = await deps.authenticate(request));
  const presenting = { request, caller: application, body: NO_BODY };
  const caller = (exchange.caller = await actFor(deps.proveEndUser, presenting));
  const visible = await visibleTo(caller, exchange);
  const anthropic = request.headers["anthropic-version"] !== undefined;
  const body = Buffer.from(renderModels(visible, anthropic ? "anthropic" : "openai"));
  await send(exchange, { status: 200, contentType: "application/json", body, error: null });
}

/** One after the other: another decision point may be asked about each. */
async function visibleTo(caller: Caller, exchange: Exchange): Promise<readonly ModelCard[]> {
  const { deps } = exchange;
  const context = contextOf(exchange);
  const visible: ModelCard[] = [];
  for (const card of deps.listModels()) {
    const resource = `models/${card.id}`;
    const decision = await deps.decide({ subject: caller, action: "list", resource, context });
    if (decision.effect === "permit") visible.push(card);
  }
  return visible;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  readonly error: GaritaError | null;
}

/** Records, then answers: a client that has an answer has it on record. */
async function send(exchange: Exchange, answer: Answer): Promise<void> {
  const { response, request } = exchange;
  const { status, body, error } = answer;
  exchange.bytesSent += body.length;
  await settle(exchange, { status, error: error?.code ?? null });
  if (response.destroyed) return;
  const headers = answerHeaders(exchange, answer.contentType, error?.code);
  headers["content-length"] = body.length;
  if (error) Object.assign(headers, retryHeaders(error));
  if (error !== null && status === 401) headers["www-authenticate"] = "Bearer";
  if (!request.complete) headers["connection"] = "close";
  response.writeHead(status, headers);
  response.end(body);
  if (!request.complete) linger(request);
}

/** Reads and drops what a refused client still sends, for a moment: a reset may eat the answer. */
function linger(request: IncomingMessage): void {
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  request.on("close", () => clearTimeout(timer));
  request.resume();
}

async function refuse(exchange: Exchange, error: GaritaError): Promise<void> {
  const { deps, response, stream, wire } = exchange;
  const { status, source } = ERRORS[error.code];
  if (source === "internal" || source === "upstream") deps.logFailure(exchange.requestId, error);
  exchange.usage ??= stream?.usage ?? null;
  if (error instanceof LimitError) exchange.quota = error.quota;
  if (error.code === "request.aborted") {
    await settle(exchange, { status: response.headersSent ? 200 : status, error: error.code });
    response.destroy();
    return;
  }
  if (response.headersSent) {
    const ending = await recordedOr(exchange, error);
    response.end(stream?.refusal(ending) ?? Buffer.alloc(0));
    return;
  }
  const body = Buffer.from(wire.refusal(error));
  try {
    await send(exchange, { status, contentType: "application/json", body, error });
  } catch (failure) {
    const unavailable = toGaritaError(failure);
    const text = Buffer.from(wire.refusal(unavailable));
    const refusal = { status: ERRORS[unavailable.code].status, error: unavailable };
    await send(exchange, { ...refusal, contentType: "application/json", body: text });
  }
}

/** Records a stream that ends badly; when even that fails, that is the error the client sees. */
async function recordedOr(exchange: Exchange, error: GaritaError): Promise<GaritaError> {
  try {
    await settle(exchange, { status: 200, error: error.code });
    return error;
  } catch (failure) {
    return toGaritaError(failure);
  }
}

function requestHeaders(request: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.set(name, value);
  }
  return headers;
}
