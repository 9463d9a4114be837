import { isNull, itemsMember, member, numberMember, stringMember } from "../../../core/json.ts";
import type { JsonNode } from "../../../core/json.ts";
import {
  anything,
  call,
  each,
  growing,
  growingShape,
  media,
  numbers,
  openHarvest,
  opaque,
  shadow,
  shape,
  text,
  token,
} from "./harvest.ts";
import type { Fields, Visit } from "./harvest.ts";
import { countOf, lastEvent, tokenOf } from "./last-event.ts";
import { openaiErrorEvent } from "./openai-error.ts";
import { message, toolOfCall } from "./openai-parts.ts";
import { renderSse } from "./sse.ts";
import {
  answerObject,
  eventObject,
  isBlock,
  toAnswerTexts,
  toStreamEvent,
} from "./stream-event.ts";
import { openaiUsage } from "./usage.ts";
import type { AnswerTexts, SseEvent, StreamEvent, Wire } from "./wire.ts";

/** Answers and chunks of chat and of completions: both are lists of choices. */
const ANSWER: Fields = {
  id: token,
  object: token,
  created: numbers,
  model: token,
  system_fingerprint: token,
  service_tier: token,
  usage: numbers,
  obfuscation: opaque,
  prompt_logprobs: shadow,
  prompt_token_ids: shadow,
};

const CHOICE: Fields = {
  index: numbers,
  finish_reason: token,
  logprobs: shadow,
  token_ids: shadow,
};

const answer = shape({ ...ANSWER, choices: each(shape({ ...CHOICE, message, text })) });

const toolCallDelta: Visit = (harvest, node, trust) => {
  const { channel } = harvest;
  // Providers that leave the index out send whole calls, told apart by their ids.
  const index = numberMember(node, "index") ?? tokenOf(node, "id", "0");
  harvest.channel = `${channel}/tool_calls/${index}`;
  streamedCall(harvest, node, trust);
  harvest.channel = channel;
};

const toolCallFields = growingShape({
  index: numbers,
  id: token,
  type: token,
  function: growingShape({ name: text, arguments: growing("arguments", "json") }),
  custom: growingShape({ name: text, input: growing("input") }),
});

const streamedCall = call(toolCallFields, toolOfCall);

const oldCall = call(growingShape({ name: text, arguments: growing("", "json") }), (node) =>
  stringMember(node, "name"),
);

const oldCallDelta: Visit = (harvest, node, trust) => {
  const { channel } = harvest;
  harvest.channel = `${channel}/function_call`;
  oldCall(harvest, node, trust);
  harvest.channel = channel;
};

const delta = growingShape({
  role: token,
  tool_calls: each(toolCallDelta),
  function_call: oldCallDelta,
  audio: growingShape({
    id: token,
    data: media("audio"),
    transcript: growing("transcript"),
    expires_at: numbers,
  }),
  annotations: anything,
});

const choiceDelta = shape({ ...CHOICE, delta, text: growing("text") });

const chunk = shape({
  ...ANSWER,
  choices: each((harvest, node, trust) => {
    harvest.channel = channelOf(node);
    choiceDelta(harvest, node, trust);
    harvest.channel = "";
  }),
});

export function readChoices(body: string, root: JsonNode): AnswerTexts {
  answerObject(root, "choices", "array");
  const harvest = openHarvest(body, "output");
  answer(harvest, root, "assistant");
  return toAnswerTexts(harvest, openaiUsage(root));
}

export function readChunk(event: SseEvent, root: JsonNode | null): StreamEvent {
  const object = eventObject(event, root);
  if (!("kind" in object)) return object;
  const harvest = openHarvest(event.data, "output");
  chunk(harvest, object, "assistant");
  const usage = openaiUsage(object);
  // After an error nothing more of worth comes, `[DONE]` or not.
  const failed = member(object, "error") !== undefined && !isNull(member(object, "error"));
  if (failed) return toStreamEvent(harvest, { closes: "all", final: true }, usage);
  const closes = itemsMember(object, "choices").filter(isFinished).map(channelOf);
  return toStreamEvent(harvest, { closes, final: false }, usage);
}

/** Content-filter finish of the last seen choice (blocks only), then the error; no `[DONE]`. */
export function choicesEndStream(object: string): Wire["endStream"] {
  return (error, lastData) => {
    if (!isBlock(error)) return openaiErrorEvent(error);
    const last = lastEvent(lastData);
    const index = countOf(itemsMember(last ?? undefined, "choices")[0], "index", 0);
    const empty = object === "text_completion" ? { text: "" } : { delta: {} };
    const finish = {
      id: tokenOf(last, "id", "garita"),
      object,
      created: countOf(last, "created", 0),
      model: tokenOf(last, "model", "unknown"),
      choices: [{ index, ...empty, logprobs: null, finish_reason: "content_filter" }],
    };
    return renderSse("", JSON.stringify(finish)) + openaiErrorEvent(error);
  };
}

function channelOf(choice: JsonNode): string {
  return String(numberMember(choice, "index") ?? 0);
}

function isFinished(choice: JsonNode): boolean {
  return member(choice, "finish_reason")?.kind === "string";
}
