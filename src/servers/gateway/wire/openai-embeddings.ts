import { GaritaError } from "../../../core/errors.ts";
import { checked, each, numbers, opaque, openHarvest, shape, stringOr, token } from "./harvest.ts";
import { requireTextOrTokens, textOrTokens } from "./openai-completions.ts";
import { openaiErrorEvent, openaiRefusal } from "./openai-error.ts";
import { COMMON } from "./openai-parts.ts";
import { invalid, present, readRequest, requireObject } from "./request-fields.ts";
import { answerObject, toAnswerTexts } from "./stream-event.ts";
import { openaiUsage } from "./usage.ts";
import type { Wire } from "./wire.ts";

const texts = shape({
  ...COMMON,
  input: textOrTokens,
  encoding_format: token,
  input_type: token,
  stream: checked,
});

/** A vector is numbers, or base64 of its bytes. */
const vector = shape({ object: token, index: numbers, embedding: stringOr(opaque, numbers) });

const answer = shape({
  object: token,
  id: token,
  model: token,
  usage: numbers,
  data: each(vector),
});

/** https://platform.openai.com/docs/api-reference/embeddings */
export const embeddings: Wire = {
  operation: "embeddings",
  dialect: "openai",
  path: "/embeddings",
  parse(body, root) {
    const object = requireObject(root);
    requireTextOrTokens(present(object, "input"), "input");
    const reading = { dialect: "openai", operation: "embeddings", texts } as const;
    const request = readRequest(body, object, { ...reading, outputTokensMax: null });
    if (request.stream) throw invalid("stream", "false or absent");
    return request;
  },
  readAnswer(body, root) {
    answerObject(root, "data", "array");
    const harvest = openHarvest(body, "output");
    answer(harvest, root, "assistant");
    return toAnswerTexts(harvest, openaiUsage(root));
  },
  readEvent() {
    throw new GaritaError("upstream.garbage", "the upstream streamed what cannot be streamed");
  },
  refusal: openaiRefusal,
  endStream: openaiErrorEvent,
};
