import type { GaritaError } from "../../../core/errors.ts";
import { member, numberMember, stringMember } from "../../../core/json.ts";
import type { JsonNode, JsonObject } from "../../../core/json.ts";
import {
  anything,
  as,
  call,
  checked,
  each,
  growing,
  json,
  jsonText,
  media,
  numbers,
  opaque,
  openHarvest,
  shadow,
  shape,
  stringOr,
  text,
  token,
} from "./harvest.ts";
import type { Fields, Visit } from "./harvest.ts";
import { fieldInstruction } from "./instruction.ts";
import { countOf, lastEvent, tokenOf } from "./last-event.ts";
import { openaiError, openaiRefusal } from "./openai-error.ts";
import { answerFormat, COMMON, definitions, part, toolChoice } from "./openai-parts.ts";
import { item } from "./openai-responses-items.ts";
import {
  invalid,
  positiveIntegerOf,
  present,
  readRequest,
  requireObject,
} from "./request-fields.ts";
import { renderSse } from "./sse.ts";
import {
  answerObject,
  eventObject,
  eventType,
  isBlock,
  toAnswerTexts,
  toStreamEvent,
} from "./stream-event.ts";
import { openaiUsage } from "./usage.ts";
import type { AnswerTexts, ChatRequest, SseEvent, StreamEvent, Wire } from "./wire.ts";

const items = stringOr(text, each(item));

/** Fields of a request that a response repeats. */
const SHARED: Fields = {
  ...COMMON,
  instructions: as("system", items),
  tools: definitions,
  tool_choice: toolChoice,
  text: as("system", shape({ format: answerFormat, verbosity: token })),
  reasoning: shape({ effort: token, summary: token, generate_summary: token, context: token }),
  truncation: token,
  previous_response_id: token,
  conversation: stringOr(token, shape({ id: token })),
  prompt: shape({ id: token, version: token, variables: json }),
};

const texts = shape({ ...SHARED, input: items, include: token, stream: checked });

const response = shape({
  ...SHARED,
  id: token,
  object: token,
  status: token,
  model: token,
  output: as("assistant", each(item)),
  output_text: text,
  usage: numbers,
  error: anything,
  incomplete_details: shape({ reason: token }),
});

/** https://platform.openai.com/docs/api-reference/responses */
export const responses: Wire = {
  operation: "responses",
  dialect: "openai",
  path: "/responses",
  parse(body, root) {
    const object = requireObject(root);
    requireInput(object);
    const outputTokensMax = positiveIntegerOf(object, "max_output_tokens");
    const reading = { dialect: "openai", operation: "responses", texts, outputTokensMax } as const;
    return { ...readRequest(body, object, reading), ...conversationOf(object) };
  },
  instruction: (root) =>
    fieldInstruction(root, "instructions", (text) => `{"role":"developer","content":${text}}`),
  readAnswer,
  readEvent,
  refusal: openaiRefusal,
  endStream,
};

/** The conversation that the provider keeps is one here too; it may be refused there. */
function conversationOf(root: JsonObject): Pick<ChatRequest, "session" | "continues"> {
  const node = member(root, "conversation");
  const session = node?.kind === "string" ? node.value : stringMember(node, "id");
  const continues = stringMember(root, "previous_response_id");
  return { ...(session ? { session } : {}), ...(continues ? { continues } : {}) };
}

function answerOf(response: JsonNode | undefined): Pick<AnswerTexts, "answer"> {
  const answer = stringMember(response, "id");
  return answer === undefined ? {} : { answer };
}

/** Absent is fine: a stored prompt or conversation may stand for it. */
function requireInput(root: JsonObject): void {
  const input = present(root, "input");
  if (input === undefined || input.kind === "string") return;
  if (input.kind !== "array") throw invalid("input", "a text or a list of items");
  for (const [index, node] of input.items.entries()) {
    if (node.kind !== "object") throw invalid(`input[${index}]`, "an object");
  }
}

function readAnswer(body: string, root: JsonNode): AnswerTexts {
  answerObject(root, "output", "array");
  const harvest = openHarvest(body, "output");
  response(harvest, root, "assistant");
  return { ...toAnswerTexts(harvest, openaiUsage(root)), ...answerOf(root) };
}

/** Event types that grow JSON. */
const JSON_STEMS = new Set(["function_call_arguments", "mcp_call_arguments"]);

const LAST_EVENTS = new Set([
  "response.completed",
  "response.incomplete",
  "response.failed",
  "response.cancelled",
  "error",
]);

const EVENT: Fields = {
  type: token,
  sequence_number: numbers,
  item_id: token,
  response_id: token,
  obfuscation: opaque,
  logprobs: shadow,
  response,
  item: as("assistant", item),
  part,
  text,
  refusal: text,
  transcript: text,
  code: text,
  input: text,
  name: text,
  arguments: jsonText,
  annotation: anything,
  partial_image_b64: media("image"),
  message: text,
  error: anything,
};

const growingText = shape({ ...EVENT, delta: growing("") });
const growingJson = shape({ ...EVENT, delta: growing("", "json") });
const growingSound = shape({ ...EVENT, delta: media("audio") });
const otherEvent = shape(EVENT);
const completedCall = call(otherEvent, (node) => stringMember(node, "name"));

/** Events about the words of a call: `function_call_arguments`, `custom_tool_call_input`. */
const CALL_STEM = /_call_\w+/;

function readEvent(event: SseEvent, root: JsonNode | null): StreamEvent {
  const object = eventObject(event, root);
  if (!("kind" in object)) return object;
  return { ...meaningOf(event, object), ...answerOf(member(object, "response")) };
}

function meaningOf(event: SseEvent, object: JsonObject): StreamEvent {
  const type = eventType(event, object);
  const harvest = openHarvest(event.data, "output");
  const usage = openaiUsage(member(object, "response") ?? object);
  if (type.endsWith(".delta")) {
    const stem = stemOf(type, ".delta");
    if (CALL_STEM.test(stem)) harvest.calls.push({ channel: outputOf(object), tool: "" });
    harvest.channel = channelOf(object, stem);
    visitOfDelta(stem)(harvest, object, "assistant");
    return toStreamEvent(harvest, { closes: [], final: false }, usage);
  }
  if (type.startsWith("response.output_item.") || CALL_STEM.test(type)) {
    harvest.channel = outputOf(object);
  }
  if (CALL_STEM.test(type)) completedCall(harvest, object, "assistant");
  else otherEvent(harvest, object, "assistant");
  if (LAST_EVENTS.has(type)) return toStreamEvent(harvest, { closes: "all", final: true }, usage);
  return toStreamEvent(harvest, { closes: closedBy(type, object), final: false }, usage);
}

function visitOfDelta(stem: string): Visit {
  if (JSON_STEMS.has(stem)) return growingJson;
  return stem === "audio" ? growingSound : growingText;
}

function closedBy(type: string, event: JsonObject): readonly string[] {
  if (type === "response.output_item.done") return [outputOf(event)];
  return type.endsWith(".done") ? [channelOf(event, stemOf(type, ".done"))] : [];
}

/** `response.output_text.delta` → `output_text`. */
function stemOf(type: string, suffix: string): string {
  return type.slice(type.startsWith("response.") ? "response.".length : 0, -suffix.length);
}

function channelOf(event: JsonObject, stem: string): string {
  const within = ["content_index", "summary_index", "command_index"]
    .map((name) => numberMember(event, name))
    .find((index) => index !== undefined);
  return `${outputOf(event)}/${stem}/${within ?? 0}`;
}

function outputOf(event: JsonObject): string {
  return String(numberMember(event, "output_index") ?? stringMember(event, "item_id") ?? 0);
}

/**
 * The SDKs raise at `event: error`, reading `error` where there is one and else the flat fields;
 * a block first says that the response is incomplete, as the provider's own filter does.
 */
function endStream(error: GaritaError, lastData: string | null): string {
  const last = lastEvent(lastData);
  const sequence = countOf(last, "sequence_number", -1) + 1;
  const envelope = openaiError(error);
  const failure = (sequence_number: number): string => {
    const { code, message, param } = envelope;
    const body = { type: "error", sequence_number, code, message, param, error: envelope };
    return renderSse("error", JSON.stringify(body));
  };
  if (!isBlock(error)) return failure(sequence);
  const before = last === null ? undefined : member(last, "response");
  const incomplete = {
    id: tokenOf(before, "id", "resp_garita"),
    object: "response",
    created_at: countOf(before, "created_at", 0),
    model: tokenOf(before, "model", "unknown"),
    status: "incomplete",
    incomplete_details: { reason: "content_filter" },
    error: null,
    output: [],
    usage: null,
  };
  const type = "response.incomplete";
  const event = { type, sequence_number: sequence, response: incomplete };
  return renderSse(type, JSON.stringify(event)) + failure(sequence + 1);
}
