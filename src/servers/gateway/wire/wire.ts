import type { JsonNode } from "../../../core/json.ts";
import type { GaritaError } from "../../../core/errors.ts";
import type { Span } from "../../../core/finding.ts";
import type { Segment } from "../../../guard/segment.ts";
import type { InstructionPlace } from "./instruction.ts";

export type Dialect = "openai" | "anthropic";

/** The operation asked for, whatever the wire format. */
export type Operation =
  "chat" | "completion" | "responses" | "embeddings" | "messages" | "count_tokens";

/**
 * A text inside a JSON body and where it stands. `token` is a JSON string whose decoded value is
 * `segment.text` (`encoding: "string"`) or has it in base64 behind `head` (`"base64"`), or a slice
 * of JSON that is the text itself (`"raw"`).
 */
export interface TextSlot {
  readonly segment: Segment;
  /** In UTF-16 code units of the body, quotes included for strings. */
  readonly token: Span;
  readonly encoding: "string" | "raw" | "base64";
  /** Before the base64: `data:text/plain;base64,` or nothing. */
  readonly head?: string;
  /** Set in the call of a tool: its name, empty when nothing said it. */
  readonly tool?: string;
}

/**
 * A value that spells texts another way (log probabilities): nulled when one of them is edited, and
 * when `text`, all that it spells, would be.
 */
export interface Shadow extends Span {
  readonly text: string;
}

export interface TokenUsage {
  readonly inputTokens: number;
  /** Of the input: what the provider had cached, where it says so. */
  readonly cachedTokens?: number;
  readonly outputTokens: number;
}

/** A parsed request: what the gateway relies on, and where each text stands in the body. */
export interface ChatRequest {
  readonly dialect: Dialect;
  readonly operation: Operation;
  readonly model: string;
  /** Where the model name stands, for aliases. */
  readonly modelToken: Span;
  readonly stream: boolean;
  readonly slots: readonly TextSlot[];
  /** Ids and other structure that might be more: only what is certain counts there. */
  readonly structure: readonly TextSlot[];
  /** Of answers that the client sends back: taken out when anything is edited. */
  readonly shadows: readonly Shadow[];
  /** Upper bound on the answer as the client asked for it, in tokens. */
  readonly outputTokensMax: number | null;
  /** Kinds of content in the request that no guard reads, for example `image`. */
  readonly uninspected: readonly string[];
  /** The client's own name for the conversation, where the form has one. */
  readonly session?: string;
  /** The provider's id of the answer that this request continues. */
  readonly continues?: string;
  /** The JSON text that goes upstream when nothing is edited. */
  readonly body: string;
  /** True when `body` is byte for byte what the client sent. */
  readonly verbatim: boolean;
}

/** One growing text of a streamed answer: choice 0's content, a tool call's arguments… */
export interface TextDelta {
  readonly channel: string;
  readonly syntax: Segment["syntax"];
  /** The JSON string token in the event's data, quotes included. */
  readonly token: Span;
  readonly text: string;
}

/** An event says that a channel, and every one below it, is a call of a tool. */
export interface StreamedCall {
  readonly channel: string;
  /** Empty when this event does not name it. */
  readonly tool: string;
}

/** What one server-sent event means for the guards. Spans are in UTF-16 code units of its data. */
export interface StreamEvent {
  readonly deltas: readonly TextDelta[];
  /** Texts that stand complete in this event (Responses repeats them at the end). */
  readonly wholes: readonly TextSlot[];
  readonly calls: readonly StreamedCall[];
  readonly shadows: readonly Shadow[];
  /** Kinds of content that no guard reads. */
  readonly uninspected: readonly string[];
  /**
   * Channels that end with this event; `all` ends every one. A name stands for the channel of that
   * name and for every channel below it: `0` ends `0/content`; see `closesChannel`.
   */
  readonly closes: readonly string[] | "all";
  /** The dialect's last event: held until the exchange is recorded. */
  readonly final: boolean;
  /** The provider's id of the answer, by which a later request may continue it. */
  readonly answer?: string;
  /** Counters so far; merge with `mergeUsage`, as some dialects report them in parts. */
  readonly usage: TokenUsage | null;
}

/** The texts of a complete answer. */
export interface AnswerTexts {
  readonly slots: readonly TextSlot[];
  /** The provider's id of the answer, by which a later request may continue it. */
  readonly answer?: string;
  readonly usage: TokenUsage | null;
  readonly shadows: readonly Shadow[];
  /** Kinds of content that no guard reads. */
  readonly uninspected: readonly string[];
}

/**
 * One event of a stream: `raw` includes the blank line that ends it. Comments, ids and retry times
 * are no texts a guard could judge and are left out of `raw`; an event of nothing else (a
 * keep-alive) has empty `data`, for which `readEvent` takes a null root.
 */
export interface SseEvent {
  readonly raw: Buffer;
  readonly event: string;
  readonly data: string;
}

/** A wire format: how to read a request and its answers, and how to refuse in its own words. */
export interface Wire {
  readonly operation: Operation;
  readonly dialect: Dialect;
  /** Appended to the provider's base URL; the client calls it with `/v1` before it. */
  readonly path: string;
  /** `body` is the decoded JSON text, `root` its tree. Throws `request.invalid`. */
  parse(body: string, root: JsonNode): ChatRequest;
  /** Where a sentence of the operator's goes; without it the operation takes none. */
  instruction?(root: JsonNode): InstructionPlace | null;
  /** Texts of a complete answer. Throws `upstream.garbage` when it is not one. */
  readAnswer(body: string, root: JsonNode): AnswerTexts;
  /** Throws `upstream.garbage`. `root` is null for data that is no JSON: `[DONE]` and empty. */
  readEvent(event: SseEvent, root: JsonNode | null): StreamEvent;
  /** The answer body put in the client's own form; identity but for the short form. */
  toClient?(body: string, root: JsonNode): string;
  refusal(error: GaritaError): string;
  /** Events that end a stream: content-filter finish (after a block only), then the error. */
  endStream(error: GaritaError, lastData: string | null): string;
}
