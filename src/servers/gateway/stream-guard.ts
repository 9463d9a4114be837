import type { JsonLimits, JsonNode } from "../../core/json.ts";
import { parseJson } from "../../core/json.ts";
import { GaritaError } from "../../core/errors.ts";
import type { Finding } from "../../core/finding.ts";
import type { Detector } from "../../guard/detect/detector.ts";
import { openRedaction, redactText } from "../../guard/redact/redaction-stream.ts";
import type { Edit, Opening, RedactionStream, Treat } from "../../guard/redact/redaction.ts";
import type { SurfaceKind } from "../../guard/redact/surface.ts";
import type { Segment } from "../../guard/segment.ts";
import { blockCode } from "../../policy/judge.ts";
import { StreamCalls } from "./stream-calls.ts";
import type { OpenCall } from "./stream-calls.ts";
import { leaksOf } from "./leak-guard.ts";
import type { LeakGuard } from "./leak-guard.ts";
import { LINKS, linksOf } from "./taint-guard.ts";
import type { TaintGuard } from "./taint-guard.ts";
import { uninspectedFindings } from "./uninspected.ts";
import { nulled, slotEdit, splice } from "./wire/splice.ts";
import { createSseFramer, renderSse } from "./wire/sse.ts";
import { closesChannel } from "./wire/stream-event.ts";
import { mergeUsage } from "./wire/usage.ts";
import type {
  Shadow,
  SseEvent,
  StreamEvent,
  TextDelta,
  TextSlot,
  TokenUsage,
  Wire,
} from "./wire/wire.ts";

/** Most texts that may grow side by side in one stream (choices x fields x tool calls). */
const CHANNELS_MAX = 1024;

/** Rough, as for reservations. */
const BYTES_PER_TOKEN = 4;

/** A waiting event is cut in two only when at least this much of its text may already leave. */
const SPLIT_MIN = 32;

export interface StreamGuardOptions {
  readonly wire: Wire;
  readonly detector: Detector;
  readonly treat: Treat;
  /** False lets every event pass at once and only looks (profile without enforcement). */
  readonly enforce: boolean;
  readonly eventBytesMax: number;
  readonly jsonLimits: Partial<JsonLimits>;
  /** Null when no document or tool had a word in the request. */
  readonly taint: TaintGuard | null;
  /** Null when the request had no system prompt that could leak. */
  readonly leaks: LeakGuard | null;
  /** The character that untrusted text was sent with: taken out wherever it comes back. */
  readonly mark: string | null;
  /** True where content that no guard reads blocks the answer. */
  readonly readsAll: boolean;
  /** For findings that are certain while their text still comes. */
  readonly opening: Opening;
  /** Longest call of a tool that is kept until it is judged, in code units. */
  readonly callLengthMax: number;
}

/** One growing text: what arrived, what is judged, which edits wait for their events to leave. */
interface Channel {
  readonly redaction: RedactionStream;
  /** Looks for links only; null where none is looked for. */
  readonly links: RedactionStream | null;
  /** Looks for the system prompt only. */
  readonly leaks: RedactionStream | null;
  readonly call: OpenCall | null;
  received: number;
  edits: readonly Edit[];
}

interface Part {
  readonly channel: Channel;
  /** Offsets in the channel's text. */
  start: number;
  readonly end: number;
  readonly delta: TextDelta;
}

/** An event on its way to the client. */
interface Frame {
  readonly event: SseEvent;
  readonly parts: readonly Part[];
  readonly meaning: StreamEvent;
}

/**
 * Guards one streamed answer. Events leave in order and as the bytes they came in, each as soon as
 * all its text is judged; only edited events are written anew.
 * INVARIANT: no byte of a text leaves before its redaction says `safe`.
 */
export class StreamGuard {
  readonly #options: StreamGuardOptions;
  readonly #calls: StreamCalls | null;
  readonly #framer: ReturnType<typeof createSseFramer>;
  readonly #channels = new Map<string, Channel>();
  #queue: Frame[] = [];
  #tail: Buffer | null = null;
  #lastData: string | null = null;
  #wholeFindings: readonly Finding[] = [];
  readonly #uninspected = new Set<string>();
  /** Last token usage the provider reported. */
  usage: TokenUsage | null = null;
  /** The provider's id of the answer, once it has one. */
  answer: string | null = null;
  /** Why nothing more may leave. */
  blocked: GaritaError | null = null;
  /** Events with text, those that had to wait for a later one, and those written anew. */
  readonly counts = { chunks: 0, held: 0, edited: 0 };
  #textBytes = 0;

  constructor(options: StreamGuardOptions) {
    this.#options = options;
    const { taint, callLengthMax } = options;
    this.#calls = taint === null ? null : new StreamCalls(taint, callLengthMax);
    this.#framer = createSseFramer({ eventBytesMax: options.eventBytesMax });
  }

  /** Returns the bytes that may leave now. Throws `upstream.garbage` for what is no stream. */
  push(chunk: Buffer): readonly Buffer[] {
    return this.#options.enforce ? this.#guard(chunk) : this.#watch(chunk);
  }

  #guard(chunk: Buffer): readonly Buffer[] {
    const out: Buffer[] = [];
    for (const event of this.#framer.push(chunk)) {
      if (this.#tail || this.blocked) break;
      const frame = this.#accept(event);
      if (this.#refuses(frame)) break;
      this.#queue.push(frame);
      this.#release(out);
      if (frame.parts.length > 0) {
        this.counts.chunks += 1;
        if (this.#queue.at(-1) === frame) this.counts.held += 1;
      }
    }
    return out;
  }

  /** The provider is silent: lets go of what is judged, however little of an event it is. */
  flush(): readonly Buffer[] {
    const out: Buffer[] = [];
    if (!this.blocked) this.#release(out, 1);
    return out;
  }

  /** What the answer has cost so far, estimated by its text until the provider counts. */
  get outputTokens(): number {
    return Math.max(Math.ceil(this.#textBytes / BYTES_PER_TOKEN), this.usage?.outputTokens ?? 0);
  }

  /** True while events wait for text. */
  get waits(): boolean {
    return this.#queue.length > 0;
  }

  /** Kinds of content that no guard read. */
  get uninspected(): readonly string[] {
    return [...this.#uninspected];
  }

  /** True for an event with content that nobody reads, where that blocks. */
  #refuses({ meaning }: Frame): boolean {
    if (meaning.uninspected.length === 0 || !this.#options.readsAll) return false;
    this.#block(uninspectedFindings(meaning.uninspected)[0]);
    return true;
  }

  /** Looks only: every byte passes as it is, but for the chunk that holds the last event. */
  #watch(chunk: Buffer): readonly Buffer[] {
    // What a provider sends after its last event is no part of the stream.
    if (this.#tail) return [];
    for (const event of this.#framer.push(chunk)) {
      const frame = this.#accept(event);
      if (frame.parts.length > 0) this.counts.chunks += 1;
      for (const { channel } of frame.parts) channel.edits = [];
      for (const slot of frame.meaning.wholes) this.#redactWhole(slot, frame.meaning);
      if (!frame.meaning.final) continue;
      this.#tail = chunk;
      return [];
    }
    return [chunk];
  }

  /** The dialect's last event, kept until the exchange is recorded; throws if it never came. */
  end(): Buffer {
    if (this.#tail && this.#queue.length === 0) return this.#tail;
    throw new GaritaError("upstream.cut", "the upstream ended the stream before its last event");
  }

  /** What the client gets instead of the rest after a block or a failure. */
  refusal(error: GaritaError): Buffer {
    return Buffer.from(this.#options.wire.endStream(error, this.#lastData));
  }

  /** Everything found so far. */
  findings(): readonly Finding[] {
    const unread = uninspectedFindings(this.uninspected);
    const calls = [...unread, ...(this.#calls?.findings ?? [])];
    if (this.#channels.size === 0) return [...this.#wholeFindings, ...calls];
    const channels = [...this.#channels.values()].flatMap(({ redaction, links, leaks }) => [
      ...redaction.findings,
      ...(links?.findings ?? []),
      ...(leaks?.findings ?? []),
    ]);
    return [...channels, ...calls];
  }

  #accept(event: SseEvent): Frame {
    const { wire, jsonLimits } = this.#options;
    const root = parseData(event.data, jsonLimits);
    const meaning = wire.readEvent(event, root);
    this.usage = mergeUsage(this.usage, meaning.usage);
    this.answer ??= meaning.answer ?? null;
    for (const kind of meaning.uninspected) this.#uninspected.add(kind);
    if (root) this.#lastData = event.data;
    this.#calls?.note(meaning);
    const parts = meaning.deltas.map((delta) => this.#grow(delta));
    for (const [name, channel] of this.#channels) {
      const isOver = closes(meaning, name);
      if (isOver) channel.redaction.end();
      if (isOver) channel.links?.end();
      if (isOver) channel.leaks?.end();
      this.#collect(channel);
      if (isOver && channel.call) this.#block(this.#calls?.close(channel.call));
    }
    return { event, parts, meaning };
  }

  #grow(delta: TextDelta): Part {
    const channel = this.#channelOf(delta);
    const start = channel.received;
    channel.received += delta.text.length;
    this.#textBytes += Buffer.byteLength(delta.text);
    channel.redaction.push(delta.text);
    channel.links?.push(delta.text);
    channel.leaks?.push(delta.text);
    if (channel.call) this.#calls?.grow(channel.call, delta.text);
    return { channel, start, end: channel.received, delta };
  }

  #channelOf(delta: TextDelta): Channel {
    const known = this.#channels.get(delta.channel);
    if (known) return known;
    if (this.#channels.size >= CHANNELS_MAX) {
      throw new GaritaError(
        "upstream.garbage",
        "the upstream answered with too many texts at once",
      );
    }
    const { detector, treat, opening, taint, mark } = this.#options;
    const { syntax } = delta;
    const leaks = this.#options.leaks && openRedaction({ ...this.#options.leaks, syntax, mark });
    const redaction = openRedaction({ detector, treat, opening, syntax: guessed(syntax), mark });
    const call = this.#calls?.open(delta.channel, syntax) ?? null;
    const treatLink = call === null ? (taint?.treatLink ?? null) : null;
    const links = treatLink && openRedaction({ detector: LINKS, treat: treatLink, syntax, mark });
    const channel: Channel = { redaction, links, leaks, call, received: 0, edits: [] };
    this.#channels.set(delta.channel, channel);
    return channel;
  }

  #collect(channel: Channel): void {
    const edits = channel.redaction.takeEdits();
    if (edits.length > 0) channel.edits = [...channel.edits, ...edits];
    channel.call?.edits.push(...edits);
    const { redaction, links, leaks } = channel;
    this.#block(redaction.blocked ?? links?.blocked ?? leaks?.blocked);
  }

  #block(finding: Finding | null | undefined): void {
    if (finding) this.blocked ??= blockedBy(finding);
  }

  #release(out: Buffer[], splitMin = SPLIT_MIN): void {
    while (!this.#tail) {
      const frame = this.#queue[0];
      if (!frame) return;
      if (!frame.parts.every((part) => safeOf(part.channel) >= part.end)) {
        if (!this.blocked) this.#split(frame, out, splitMin);
        return;
      }
      this.#queue.shift();
      const bytes = this.#render(frame);
      if (!bytes) return;
      if (frame.meaning.final) this.#tail = bytes;
      else out.push(bytes);
    }
  }

  /** Lets the judged beginning of a long waiting event leave as an event of its own. */
  #split(frame: Frame, out: Buffer[], splitMin: number): void {
    const [part, ...others] = frame.parts;
    if (!part || others.length > 0 || frame.meaning.wholes.length > 0) return;
    const safe = safeOf(part.channel);
    if (safe - part.start < splitMin) return;
    const text = partText(part, safe);
    part.start = safe;
    if (text === "") return;
    out.push(writeEvent(frame.event, [asToken(part, text), ...frame.meaning.shadows.map(nulled)]));
  }

  #render(frame: Frame): Buffer | null {
    const edits: Edit[] = [];
    for (const part of frame.parts) {
      const text = partText(part, part.end);
      if (text !== part.delta.text) edits.push(asToken(part, text));
      forget(part.channel, part.end);
    }
    for (const slot of frame.meaning.wholes) {
      const edit = this.#redactWhole(slot, frame.meaning);
      if (this.blocked) return null;
      if (edit) edits.push(edit);
    }
    edits.push(...this.#shadowsOf(frame, edits.length > 0).map(nulled));
    if (edits.length === 0) return frame.event.raw;
    this.counts.edited += 1;
    return writeEvent(frame.event, edits);
  }

  /** Log probabilities that would give away what is edited, here or in an event before. */
  #shadowsOf({ parts, meaning }: Frame, isEdited: boolean): readonly Shadow[] {
    const { detector, treat } = this.#options;
    const isLate = parts.length === 0 && this.counts.edited > 0;
    if (isEdited || isLate || meaning.shadows.length === 0) return meaning.shadows;
    return meaning.shadows.filter(({ text }) =>
      detector.scan(text).some((finding) => treat(finding, "").kind !== "keep"),
    );
  }

  #redactWhole(slot: TextSlot, meaning: StreamEvent): Edit | null {
    const { detector, treat, taint, leaks, mark } = this.#options;
    const { text, syntax } = slot.segment;
    const result = redactText({ detector, treat, syntax: guessed(syntax), mark }, text);
    this.#wholeFindings = [...this.#wholeFindings, ...result.findings];
    this.#block(result.blocked ?? this.#calls?.judgeWhole(slot, meaning, result.text));
    if (taint?.treatLink && slot.tool === undefined) {
      const links = linksOf(taint.treatLink, { text, syntax, mark });
      this.#wholeFindings = [...this.#wholeFindings, ...links.findings];
      this.#block(links.blocked);
    }
    if (leaks) {
      const leaked = leaksOf(leaks, { text, syntax, mark });
      this.#wholeFindings = [...this.#wholeFindings, ...leaked.findings];
      this.#block(leaked.blocked);
    }
    return result.edits.length > 0 ? slotEdit({ slot, text: result.text }) : null;
  }
}

function blockedBy(finding: Finding): GaritaError {
  return new GaritaError(blockCode(finding.category), "the answer was blocked by policy");
}

/** Up to where a channel's text may leave. */
function safeOf({ redaction, links, leaks, call }: Channel): number {
  // A leak reaches back over what has left: none of the rest follows it.
  if (call?.clear === false || leaks?.blocked) return 0;
  return links === null ? redaction.safe : Math.min(redaction.safe, links.safe);
}

/** What a model says may be JSON: whoever asked for it will read it so. */
export function guessed(syntax: Segment["syntax"]): SurfaceKind {
  return syntax === "text" ? "guess" : syntax;
}

function closes(meaning: StreamEvent, channel: string): boolean {
  if (meaning.closes === "all") return true;
  return meaning.closes.some((name) => closesChannel(name, channel));
}

function parseData(data: string, limits: Partial<JsonLimits>): JsonNode | null {
  if (data === "" || data === "[DONE]") return null;
  try {
    return parseJson(data, { ...limits, halfPairs: true });
  } catch (cause) {
    throw new GaritaError("upstream.garbage", "the upstream sent an event that is not JSON", {
      cause,
    });
  }
}

/** The part's text from its start up to `end`, edits applied; a replacement stands at its start. */
function partText(part: Part, end: number): string {
  const { channel, start, delta } = part;
  const offset = part.end - delta.text.length;
  let text = "";
  let at = start;
  for (const edit of channel.edits) {
    if (edit.end <= start) continue;
    if (edit.start >= end) break;
    if (edit.start >= start) text += delta.text.slice(at - offset, edit.start - offset);
    if (edit.start >= start) text += edit.replacement;
    at = Math.min(edit.end, end);
  }
  return text + delta.text.slice(at - offset, end - offset);
}

function forget(channel: Channel, before: number): void {
  const first = channel.edits[0];
  if (first && first.end <= before) {
    channel.edits = channel.edits.filter((edit) => edit.end > before);
  }
}

function asToken(part: Part, text: string): Edit {
  return { ...part.delta.token, replacement: JSON.stringify(text) };
}

function writeEvent(event: SseEvent, edits: readonly Edit[]): Buffer {
  return Buffer.from(renderSse(event.event, splice(event.data, edits)));
}
