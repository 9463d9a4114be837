import type {
  UpstreamCall,
  UpstreamHead,
  UpstreamSink,
} from "../../adapters/providers/upstream.ts";
import { decodeUtf8, parseJson } from "../../core/json.ts";
import type { JsonNode } from "../../core/json.ts";
import { GaritaError, toGaritaError } from "../../core/errors.ts";
import type { ErrorCode } from "../../core/errors.ts";
import type { Finding } from "../../core/finding.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import type { Treat } from "../../guard/redact/redaction.ts";
import { blockCode } from "../../policy/judge.ts";
import type { Exchange } from "./exchange.ts";
import { quotaOf, verdictOf } from "./exchange.ts";
import { judgeOutput } from "./external-verdict.ts";
import { leaksOf, openLeakGuard } from "./leak-guard.ts";
import type { LeakGuard } from "./leak-guard.ts";
import { limitHeaders } from "./limit-headers.ts";
import { StreamBudget } from "./stream-budget.ts";
import { guessed, StreamGuard } from "./stream-guard.ts";
import { StreamReview } from "./stream-review.ts";
import { linksOf, openTaintGuard } from "./taint-guard.ts";
import type { TaintGuard } from "./taint-guard.ts";
import { outputOpening, outputTreat } from "./treat.ts";
import { uninspectedFindings } from "./uninspected.ts";
import { editSlots } from "./wire/splice.ts";
import type { SlotEdit } from "./wire/splice.ts";
import type { Shadow, TextSlot } from "./wire/wire.ts";

/** A complete answer as the provider sent it. */
export interface WholeAnswer {
  readonly head: UpstreamHead;
  readonly body: Buffer;
}

/** Provider errors that tell the client something it can act on; others become our own. */
const PASSED_STATUSES: ReadonlySet<number> = new Set([400, 404, 409, 413, 422, 429]);

/**
 * Receives one answer: a stream goes to the client guarded as it comes, anything else is collected.
 * `done` settles when the provider has ended: with the answer, with null when it was streamed.
 */
export class AnswerSink implements UpstreamSink {
  readonly done: Promise<WholeAnswer | null>;
  readonly #exchange: Exchange;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #head: UpstreamHead | null = null;
  #guard: StreamGuard | null = null;
  #budget: StreamBudget | null = null;
  /** Null where no other decision point judges streams. */
  #review: StreamReview | null = null;
  #call: UpstreamCall | null = null;
  #over = false;
  #idle: NodeJS.Timeout | null = null;
  #resolve: (answer: WholeAnswer | null) => void = () => undefined;
  #reject: (error: GaritaError) => void = () => undefined;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** The call whose answer comes here: paused while the client is slow, aborted when it leaves. */
  attach(call: UpstreamCall): void {
    const { response } = this.#exchange;
    this.#call = call;
    if (this.#over) call.abort();
    response.on("drain", () => call.resume());
    response.on("close", () => {
      if (this.#over) return;
      this.#fail(new GaritaError("request.aborted", "the client closed the connection"));
    });
  }

  onHead(head: UpstreamHead): void {
    const exchange = this.#exchange;
    this.#head = exchange.head = head;
    exchange.provider = head.provider;
    const streamed = head.status === 200 && head.contentType.startsWith("text/event-stream");
    if (!exchange.chat?.stream || !streamed) return;
    const { deps, profile, wire, vault, response } = exchange;
    this.#guard = exchange.stream = new StreamGuard({
      wire,
      detector: deps.guard.streamed,
      treat: outputTreat(profile, vault, deps.guard.received),
      enforce: profile.enforce,
      eventBytesMax: deps.limits.eventBytesMax,
      jsonLimits: deps.limits,
      taint: taintGuardOf(exchange),
      leaks: leakGuardOf(exchange),
      mark: exchange.mark,
      readsAll: profile.enforce && profile.uninspectable === "block",
      opening: outputOpening(profile, vault),
      callLengthMax: deps.limits.answerBytesMax,
    });
    if (exchange.lease) this.#budget = new StreamBudget(exchange.lease);
    this.#review = this.#reviewBy(this.#guard);
    deps.observeStream("begun");
    response.writeHead(200, answerHeaders(exchange, "text/event-stream; charset=utf-8"));
    response.flushHeaders();
  }

  onData(chunk: Buffer): void {
    if (this.#over) return;
    if (!this.#guard) return this.#collect(chunk);
    try {
      this.#release(this.#guard.push(chunk));
    } catch (error) {
      return this.#fail(toGaritaError(error));
    }
    if (this.#guard.blocked) return this.#fail(this.#guard.blocked);
    this.#charge(this.#guard);
    if (!this.#over) this.#awaitSilence(this.#guard);
  }

  /** What comes is paid for; while that is being asked, nothing more is read. */
  #charge({ outputTokens }: StreamGuard): void {
    const allowed = this.#budget?.covers(outputTokens) ?? true;
    if (allowed === false) return this.#fail(cutOff());
    if (allowed === true) return;
    this.#call?.pause();
    allowed.then(
      (granted) => (granted ? this.#call?.resume() : this.#fail(cutOff())),
      (error: unknown) => this.#fail(toGaritaError(error)),
    );
  }

  /** What is judged and waits for its event leaves when nothing comes for a while. */
  #awaitSilence(guard: StreamGuard): void {
    const { idleFlushMs } = this.#exchange.deps.limits;
    if (idleFlushMs === 0 || !guard.waits) return;
    if (this.#idle) return void this.#idle.refresh();
    this.#idle = setTimeout(() => {
      if (!this.#over) this.#release(guard.flush());
    }, idleFlushMs);
  }

  onEnd(): void {
    const pending = this.#review?.pending ?? null;
    if (pending === null) this.#conclude();
    else void pending.then(() => this.#conclude());
  }

  #conclude(): void {
    if (this.#over) return;
    this.#finish();
    if (this.#guard || !this.#head) return this.#resolve(null);
    this.#resolve({ head: this.#head, body: Buffer.concat(this.#chunks) });
  }

  onFailure(error: GaritaError, provider: string | null): void {
    this.#exchange.provider = provider;
    this.#fail(error);
  }

  #reviewBy(guard: StreamGuard): StreamReview | null {
    const exchange = this.#exchange;
    const { judgeExternally } = exchange.deps;
    if (judgeExternally?.directions.has("output") !== true) return null;
    return new StreamReview({
      found: () => guard.findings().length,
      ask: () => judgeOutput(exchange, judgeExternally),
      send: (pieces) => {
        if (!this.#over) this.#send(pieces);
      },
      fail: (error) => this.#fail(toGaritaError(error)),
      pause: () => this.#call?.pause(),
      resume: () => this.#call?.resume(),
    });
  }

  #release(pieces: readonly Buffer[]): void {
    if (pieces.length === 0) return;
    if (this.#review === null) this.#send(pieces);
    else this.#review.push(pieces);
  }

  #send(pieces: readonly Buffer[]): void {
    if (pieces.length === 0) return;
    const exchange = this.#exchange;
    const bytes = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    exchange.firstByteMs ??= exchange.deps.nowMs() - exchange.startedAtMs;
    exchange.bytesSent += bytes.length;
    if (!exchange.response.write(bytes)) this.#call?.pause();
  }

  #collect(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#exchange.deps.limits.answerBytesMax) {
      return this.#fail(new GaritaError("upstream.garbage", "the upstream's answer is too large"));
    }
    this.#chunks.push(chunk);
  }

  #finish(): void {
    this.#over = true;
    if (this.#idle) clearTimeout(this.#idle);
  }

  #fail(error: GaritaError): void {
    if (this.#over) return;
    this.#finish();
    this.#call?.abort();
    this.#reject(error);
  }
}

function cutOff(): GaritaError {
  return new GaritaError("limit.budget", "the answer ends here: no tokens are left for it");
}

/** Headers of every answer; the verdict of a stream is the one on its request. */
export function answerHeaders(
  exchange: Exchange,
  contentType: string,
  error: ErrorCode | null = null,
): Record<string, string | number> {
  const headers: Record<string, string | number> = {};
  // What a provider says of its answer is not said of a refusal in its place.
  const passed = error === null ? (exchange.head?.headers ?? []) : [];
  for (const [name, value] of passed) headers[name] = value;
  headers["content-type"] = contentType;
  headers["cache-control"] = "no-store";
  headers["x-garita-request-id"] = exchange.requestId;
  headers["x-garita-verdict"] = verdictOf(exchange, error);
  const quota = quotaOf(exchange);
  const { dialect } = exchange.wire;
  if (quota) Object.assign(headers, limitHeaders(quota, { dialect, nowMs: exchange.deps.nowMs() }));
  return headers;
}

/** The guarded body of a complete answer. Throws `upstream.*` or the block's error. */
export function guardAnswer(exchange: Exchange, answer: WholeAnswer): Buffer {
  const { head } = answer;
  const { wire } = exchange;
  if (head.status >= 200 && head.status < 300) {
    const { text, root } = readJson(exchange, answer);
    const guarded = guardTexts(exchange, text, root);
    if (wire.toClient) return Buffer.from(wire.toClient(guarded, parseJson(guarded)));
    return guarded === text ? answer.body : Buffer.from(guarded);
  }
  if (PASSED_STATUSES.has(head.status) && !wire.toClient) {
    const { text } = readJson(exchange, answer);
    return Buffer.from(redact(exchange, text, "json"));
  }
  throw refusedByProvider(head.status);
}

function refusedByProvider(status: number): GaritaError {
  if (status === 401 || status === 403) {
    return new GaritaError(
      "upstream.unreachable",
      "the provider refused the gateway's credentials",
    );
  }
  return new GaritaError("upstream.unreachable", `the provider answered with status ${status}`);
}

function readJson(exchange: Exchange, answer: WholeAnswer): { text: string; root: JsonNode } {
  try {
    const text = decodeUtf8(answer.body);
    const { depthMax, answerBytesMax } = exchange.deps.limits;
    // Embeddings are long lists of numbers: what bounds an answer is its size.
    return { text, root: parseJson(text, { depthMax, nodesMax: answerBytesMax / 8 }) };
  } catch (cause) {
    throw new GaritaError("upstream.garbage", "the upstream's answer is not valid JSON", { cause });
  }
}

function guardTexts(exchange: Exchange, text: string, root: JsonNode): string {
  const read = exchange.wire.readAnswer(text, root);
  const { slots, usage, shadows, answer = null } = read;
  exchange.usage = usage;
  exchange.answer = answer;
  noteUninspected(exchange, read.uninspected);
  const edits: SlotEdit[] = [];
  const taint = taintGuardOf(exchange);
  const leaks = leakGuardOf(exchange);
  for (const slot of slots) {
    const redacted = redact(exchange, slot.segment.text, slot.segment.syntax);
    if (taint) judgeOrigin(exchange, taint, { slot, text: redacted });
    if (leaks) judgeLeaks(exchange, leaks, slot);
    if (redacted !== slot.segment.text) edits.push({ slot, text: redacted });
  }
  const spelled = edits.length > 0 ? shadows : shadows.filter((one) => changes(exchange, one));
  return edits.length + spelled.length === 0 ? text : editSlots(text, edits, spelled);
}

/** True for log probabilities that spell what an answer may not say. */
function changes(exchange: Exchange, { text }: Shadow): boolean {
  return redact(exchange, text, "text") !== text;
}

function noteUninspected(exchange: Exchange, kinds: readonly string[]): void {
  exchange.uninspected = kinds;
  const findings = uninspectedFindings(kinds);
  exchange.output = [...exchange.output, ...findings];
  const [first] = findings;
  const { profile } = exchange;
  if (first && profile.enforce && profile.uninspectable === "block") throw blockedBy(first);
}

function taintGuardOf({ profile, inspected, vault, requestId }: Exchange): TaintGuard | null {
  const segments = inspected.map(({ slot }) => slot.segment);
  return openTaintGuard({ profile, segments, vault, requestId });
}

function leakGuardOf({ deps, profile, inspected, canary }: Exchange): LeakGuard | null {
  const segments = inspected.map(({ slot }) => slot.segment);
  const { overlap } = deps.promptLeak;
  return openLeakGuard({ profile, segments, canary, overlap });
}

function judgeLeaks(exchange: Exchange, leaks: LeakGuard, { segment }: TextSlot): void {
  const { findings, blocked } = leaksOf(leaks, { ...segment, mark: exchange.mark });
  exchange.output = [...exchange.output, ...findings];
  if (blocked) throw blockedBy(blocked);
}

/** Calls and links by where their words come from; `text` is what the client would get. */
function judgeOrigin(exchange: Exchange, taint: TaintGuard, { slot, text }: SlotEdit): void {
  const { tool, segment } = slot;
  if (tool === undefined) {
    const source = { ...segment, mark: exchange.mark };
    const links = taint.treatLink && linksOf(taint.treatLink, source);
    exchange.output = [...exchange.output, ...(links?.findings ?? [])];
    if (links?.blocked) throw blockedBy(links.blocked);
  } else if (segment.trust === "assistant" && segment.text !== tool) {
    const { syntax } = segment;
    const finding = taint.judgeCall({ tool, syntax, texts: [segment.text, text] });
    if (finding) exchange.output = [...exchange.output, finding];
    if (finding && taint.holdsCalls) throw blockedBy(finding);
  }
}

function blockedBy({ category }: Finding): GaritaError {
  return new GaritaError(blockCode(category), "the answer was blocked by policy");
}

function redact(exchange: Exchange, text: string, syntax: "text" | "json"): string {
  const { deps, profile, vault, mark } = exchange;
  const treat: Treat = outputTreat(profile, vault, deps.guard.received);
  const surface = { syntax: guessed(syntax), mark };
  const result = redactText({ detector: deps.guard.streamed, treat, ...surface }, text);
  exchange.output = [...exchange.output, ...result.findings];
  if (result.blocked) throw blockedBy(result.blocked);
  return result.text;
}
