import { ERRORS, GaritaError } from "../../../core/errors.ts";
import { stringMember } from "../../../core/json.ts";
import type { JsonNode, JsonObject } from "../../../core/json.ts";
import type { Harvest } from "./harvest.ts";
import type { AnswerTexts, SseEvent, StreamEvent, TokenUsage } from "./wire.ts";

/** True when `name` of `StreamEvent.closes` ends `channel`. */
export function closesChannel(name: string, channel: string): boolean {
  return (
    channel.startsWith(name) && (channel.length === name.length || channel[name.length] === "/")
  );
}

/** A keep-alive: nothing to inspect, nothing to close. */
const SILENT_EVENT: StreamEvent = {
  deltas: [],
  wholes: [],
  calls: [],
  shadows: [],
  uninspected: [],
  closes: [],
  final: false,
  usage: null,
};

/** `[DONE]` of the OpenAI streams. */
const DONE_EVENT: StreamEvent = { ...SILENT_EVENT, closes: "all", final: true };

/** The object of an event, or what an event without JSON means. Throws `upstream.garbage`. */
export function eventObject(event: SseEvent, root: JsonNode | null): JsonObject | StreamEvent {
  if (root?.kind === "object") return root;
  if (root === null && event.data === "") return SILENT_EVENT;
  if (root === null && event.data.trim() === "[DONE]") return DONE_EVENT;
  throw new GaritaError("upstream.garbage", "the upstream sent an event that is no JSON object");
}

/** The kind of a typed event. Throws `upstream.garbage` when it has none. */
export function eventType(event: SseEvent, object: JsonObject): string {
  const type = stringMember(object, "type") ?? event.event;
  if (type !== "") return type;
  throw new GaritaError("upstream.garbage", "the upstream sent an event without a type");
}

/** The object of a complete answer with the array or the number it must have. */
export function answerObject(root: JsonNode, field: string, kind: "array" | "number"): JsonObject {
  if (root.kind === "object") {
    for (const { key, value } of root.entries) {
      if (key === field && value.kind === kind) return root;
    }
  }
  throw new GaritaError("upstream.garbage", "the upstream sent an answer of another kind");
}

/** Decided against, rather than failed: a stream also gets its content-filter finish. */
export function isBlock(error: GaritaError): boolean {
  return ERRORS[error.code].source === "policy";
}

/** What a harvest over a complete answer found. */
export function toAnswerTexts(harvest: Harvest, usage: TokenUsage | null): AnswerTexts {
  const { slots, shadows } = harvest;
  return { slots, shadows, uninspected: [...harvest.uninspected], usage };
}

/** What a harvest over an event means. */
export function toStreamEvent(
  harvest: Harvest,
  ending: Pick<StreamEvent, "closes" | "final">,
  usage: TokenUsage | null,
): StreamEvent {
  const { deltas, slots: wholes, calls, shadows } = harvest;
  const uninspected = [...harvest.uninspected];
  return { deltas, wholes, calls, shadows, uninspected, usage, ...ending };
}
