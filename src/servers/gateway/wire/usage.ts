import { member, numberMember } from "../../../core/json.ts";
import type { JsonNode } from "../../../core/json.ts";
import type { TokenUsage } from "./wire.ts";

/** `prompt_tokens` in chat, `input_tokens` in Responses. Null when nothing is counted. */
export function openaiUsage(answer: JsonNode): TokenUsage | null {
  const usage = member(answer, "usage");
  const input = count(usage, "prompt_tokens") ?? count(usage, "input_tokens");
  const output = count(usage, "completion_tokens") ?? count(usage, "output_tokens");
  const details = member(usage, "prompt_tokens_details") ?? member(usage, "input_tokens_details");
  return toUsage({ input, output, cached: count(details, "cached_tokens") });
}

/** Cached input counts as input; `message_delta` may report only the output. */
export function anthropicUsage(answer: JsonNode): TokenUsage | null {
  const usage = member(answer, "usage");
  const input = count(usage, "input_tokens");
  const created = count(usage, "cache_creation_input_tokens") ?? 0;
  const cached = count(usage, "cache_read_input_tokens");
  return toUsage({
    input: input === undefined ? undefined : input + created + (cached ?? 0),
    output: count(usage, "output_tokens"),
    cached,
  });
}

/** Counters of a stream are cumulative and may come in parts: the larger of each is the later. */
export function mergeUsage(before: TokenUsage | null, now: TokenUsage | null): TokenUsage | null {
  if (before === null || now === null) return before ?? now;
  return {
    inputTokens: Math.max(before.inputTokens, now.inputTokens),
    ...cachedOf(Math.max(before.cachedTokens ?? 0, now.cachedTokens ?? 0)),
    outputTokens: Math.max(before.outputTokens, now.outputTokens),
  };
}

interface Counted {
  readonly input: number | undefined;
  readonly output: number | undefined;
  readonly cached: number | undefined;
}

function toUsage({ input, output, cached = 0 }: Counted): TokenUsage | null {
  if (input === undefined && output === undefined) return null;
  return { inputTokens: input ?? 0, ...cachedOf(cached), outputTokens: output ?? 0 };
}

function cachedOf(cachedTokens: number): { readonly cachedTokens?: number } {
  return cachedTokens === 0 ? {} : { cachedTokens };
}

function count(usage: JsonNode | undefined, name: string): number | undefined {
  const value = numberMember(usage, name);
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
