import { GaritaError } from "../../../core/errors.ts";
import { anthropicEndStream, anthropicRefusal } from "./anthropic-error.ts";
import { messages, messageTexts } from "./anthropic-messages.ts";
import { anything, openHarvest, shape } from "./harvest.ts";
import { invalid, messagesOf, readRequest, requireObject } from "./request-fields.ts";
import { answerObject, toAnswerTexts } from "./stream-event.ts";
import type { Wire } from "./wire.ts";

const answer = shape({ context_management: anything });

/** https://docs.claude.com/en/api/messages-count-tokens */
export const countTokens: Wire = {
  operation: "count_tokens",
  dialect: "anthropic",
  path: "/messages/count_tokens",
  parse(body, root) {
    const object = requireObject(root);
    messagesOf(object);
    const reading = {
      dialect: "anthropic",
      operation: "count_tokens",
      texts: messageTexts,
    } as const;
    const request = readRequest(body, object, { ...reading, outputTokensMax: null });
    if (request.stream) throw invalid("stream", "false or absent");
    return request;
  },
  instruction: (root) => messages.instruction?.(root) ?? null,
  readAnswer(body, root) {
    const harvest = openHarvest(body, "output");
    answer(harvest, answerObject(root, "input_tokens", "number"), "assistant");
    // Counting is free of charge: its number is an answer, not a usage.
    return toAnswerTexts(harvest, null);
  },
  readEvent() {
    throw new GaritaError("upstream.garbage", "the upstream streamed what cannot be streamed");
  },
  refusal: anthropicRefusal,
  endStream: anthropicEndStream,
};
