import { stringMember } from "../../../core/json.ts";
import { as, checked, each, json, numbers, shape, text, token } from "./harvest.ts";
import type { Visit } from "./harvest.ts";
import { choicesEndStream, readChoices, readChunk } from "./openai-choices.ts";
import { chatInstruction } from "./instruction.ts";
import { openaiRefusal } from "./openai-error.ts";
import { answerFormat, COMMON, content, definitions, message, toolChoice } from "./openai-parts.ts";
import {
  messagesOf,
  positiveIntegerOf,
  readRequest,
  requireObject,
  timesAnswers,
  trustOfRole,
} from "./request-fields.ts";
import type { Wire } from "./wire.ts";

const requestMessage: Visit = (harvest, node) => {
  message(harvest, node, trustOfRole(stringMember(node, "role")));
};

const texts = shape({
  ...COMMON,
  messages: each(requestMessage),
  tools: definitions,
  functions: definitions,
  tool_choice: toolChoice,
  function_call: toolChoice,
  response_format: as("system", answerFormat),
  prediction: as("assistant", shape({ type: token, content })),
  stop: each(text),
  logit_bias: numbers,
  modalities: token,
  reasoning_effort: token,
  verbosity: token,
  audio: shape({ voice: token, format: token }),
  stream: checked,
  web_search_options: json,
  documents: as("document", json),
});

/** https://platform.openai.com/docs/api-reference/chat */
export const chatCompletions: Wire = {
  operation: "chat",
  dialect: "openai",
  path: "/chat/completions",
  parse(body, root) {
    const object = requireObject(root);
    messagesOf(object);
    const old = positiveIntegerOf(object, "max_tokens");
    const outputTokensMax = timesAnswers(
      object,
      positiveIntegerOf(object, "max_completion_tokens") ?? old,
    );
    const reading = { dialect: "openai", operation: "chat", texts, outputTokensMax } as const;
    return readRequest(body, object, reading);
  },
  instruction: chatInstruction,
  readAnswer: readChoices,
  readEvent: readChunk,
  refusal: openaiRefusal,
  endStream: choicesEndStream("chat.completion.chunk"),
};
