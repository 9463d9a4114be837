import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "../../../core/json.ts";
import { anthropicUsage, mergeUsage, openaiUsage } from "./usage.ts";

const openai = (usage: object) => openaiUsage(parseJson(JSON.stringify({ usage })));
const anthropic = (usage: object) => anthropicUsage(parseJson(JSON.stringify({ usage })));

test("usage: cached input is part of the input and told apart", () => {
  const chat = { prompt_tokens: 100, completion_tokens: 5 };
  assert.deepEqual(openai(chat), { inputTokens: 100, outputTokens: 5 });
  assert.deepEqual(openai({ ...chat, prompt_tokens_details: { cached_tokens: 80 } }), {
    inputTokens: 100,
    cachedTokens: 80,
    outputTokens: 5,
  });
  const response = { input_tokens: 100, output_tokens: 5 };
  assert.deepEqual(openai({ ...response, input_tokens_details: { cached_tokens: 60 } }), {
    inputTokens: 100,
    cachedTokens: 60,
    outputTokens: 5,
  });
  const cache = { cache_creation_input_tokens: 20, cache_read_input_tokens: 70 };
  assert.deepEqual(anthropic({ input_tokens: 10, output_tokens: 5, ...cache }), {
    inputTokens: 100,
    cachedTokens: 70,
    outputTokens: 5,
  });
});

test("usage: parts of a stream add up to the last of each", () => {
  const start = { inputTokens: 100, cachedTokens: 70, outputTokens: 1 };
  assert.deepEqual(mergeUsage(start, { inputTokens: 0, outputTokens: 9 }), {
    inputTokens: 100,
    cachedTokens: 70,
    outputTokens: 9,
  });
  assert.deepEqual(mergeUsage(null, start), start);
});
