import { member, numberMember, stringMember } from "../../../core/json.ts";
import type { JsonNode } from "../../../core/json.ts";
import { answer, blocks, startingBlock } from "./anthropic-blocks.ts";
import { anthropicEndStream, anthropicRefusal } from "./anthropic-error.ts";
import {
  anything,
  as,
  checked,
  credential,
  each,
  growing,
  growingShape,
  json,
  numbers,
  opaque,
  openHarvest,
  shape,
  stringOr,
  text,
  token,
} from "./harvest.ts";
import type { Visit } from "./harvest.ts";
import { fieldInstruction, textPart } from "./instruction.ts";
import { definitions, toolChoice } from "./openai-parts.ts";
import {
  messagesOf,
  positiveIntegerOf,
  readRequest,
  requireObject,
  trustOfRole,
} from "./request-fields.ts";
import {
  answerObject,
  eventObject,
  eventType,
  toAnswerTexts,
  toStreamEvent,
} from "./stream-event.ts";
import { anthropicUsage } from "./usage.ts";
import type { AnswerTexts, SseEvent, StreamEvent, Wire } from "./wire.ts";

const messageFields = shape({ role: token, content: blocks });

const message: Visit = (harvest, node) => {
  messageFields(harvest, node, trustOfRole(stringMember(node, "role")));
};

const remoteServer = shape({
  type: token,
  url: text,
  name: text,
  authorization_token: credential,
  tool_configuration: json,
});

/** Texts of `messages` and `count_tokens`, which share their fields. */
export const messageTexts: Visit = shape({
  model: checked,
  stream: checked,
  messages: each(message),
  system: as("system", blocks),
  tools: definitions,
  tool_choice: toolChoice,
  stop_sequences: each(text),
  metadata: json,
  service_tier: token,
  container: stringOr(token, anything),
  thinking: shape({ type: token, budget_tokens: numbers, display: token }),
  mcp_servers: each(remoteServer),
});

/** https://docs.claude.com/en/api/messages */
export const messages: Wire = {
  operation: "messages",
  dialect: "anthropic",
  path: "/messages",
  parse(body, root) {
    const object = requireObject(root);
    messagesOf(object);
    const outputTokensMax = positiveIntegerOf(object, "max_tokens");
    const reading = { dialect: "anthropic", operation: "messages", texts: messageTexts } as const;
    return readRequest(body, object, { ...reading, outputTokensMax });
  },
  instruction: (root) => fieldInstruction(root, "system", textPart),
  readAnswer,
  readEvent,
  refusal: anthropicRefusal,
  endStream: anthropicEndStream,
};

function readAnswer(body: string, root: JsonNode): AnswerTexts {
  answerObject(root, "content", "array");
  const harvest = openHarvest(body, "output");
  answer(harvest, root, "assistant");
  return toAnswerTexts(harvest, anthropicUsage(root));
}

const delta = growingShape({
  type: token,
  text: growing("text"),
  thinking: growing("thinking"),
  partial_json: growing("input", "json"),
  signature: opaque,
  encrypted_content: opaque,
  citation: anything,
  stop_reason: token,
  stop_sequence: text,
  stop_details: anything,
  container: anything,
});

const streamed = shape({
  type: token,
  index: numbers,
  message: answer,
  content_block: startingBlock,
  delta,
  usage: numbers,
  error: anything,
});

function readEvent(event: SseEvent, root: JsonNode | null): StreamEvent {
  const object = eventObject(event, root);
  if (!("kind" in object)) return object;
  const type = eventType(event, object);
  const index = numberMember(object, "index");
  const harvest = openHarvest(event.data, "output");
  harvest.channel = index === undefined ? "message" : String(index);
  streamed(harvest, object, "assistant");
  const usage = anthropicUsage(member(object, "message") ?? object);
  if (type === "message_stop" || type === "error") {
    return toStreamEvent(harvest, { closes: "all", final: true }, usage);
  }
  const closes = type === "content_block_stop" ? [harvest.channel] : [];
  return toStreamEvent(harvest, { closes, final: false }, usage);
}
