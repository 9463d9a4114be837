import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { APIError as AnthropicError } from "@anthropic-ai/sdk";
import { APIError as OpenaiError, RateLimitError } from "openai";
import { request } from "undici";
import { auditEvents } from "./support/audit-events.ts";
import { anthropicClient, CLAUDE, GPT, openaiClient } from "./support/clients.ts";
import { eventually } from "./support/eventually.ts";
import { chatBody, OpenaiEnvelope, post } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";

const PATH = "/v1/chat/completions";
/** The provider counts 12 tokens for each complete answer. */
const TOKENS_PER_ANSWER = 12;
const NEVER = new Promise<never>(() => undefined);
const MONTH = { name: "house", per: "all", window: "month" } as const;
const hello = [{ role: "user", content: "Good morning" } as const];

let provider: FakeProvider;
before(async () => {
  provider = await startFakeProvider();
});
after(async () => {
  for (const garita of started) await garita.kill();
  await provider.close();
});

const started = new Set<Garita>();

async function serve(changes: object, folder?: string): Promise<Garita> {
  const config = gatewayConfig(provider, changes);
  const again = folder === undefined ? {} : { folder };
  const garita = await startGarita({ config, env: PROVIDER_ENV, ...again });
  started.add(garita);
  return garita;
}

test("limits: the SDKs are told their own limits, and never the provider's", async () => {
  provider.behave({
    kind: "body",
    headers: { "x-ratelimit-remaining-requests": "9999", "anthropic-ratelimit-tokens-limit": "9" },
    body: JSON.stringify({ choices: [], usage: { prompt_tokens: 10, completion_tokens: 10 } }),
  });
  const limits = { requestsPerMinute: 2, tokensPerMinute: 60_000, burstSeconds: 60 };
  const garita = await serve({ limits });
  const { response } = await openaiClient(garita.url)
    .chat.completions.create({ model: GPT, messages: hello, max_tokens: 50 })
    .withResponse();
  assert.equal(response.headers.get("x-ratelimit-limit-requests"), "2");
  assert.equal(response.headers.get("x-ratelimit-remaining-requests"), "1");
  assert.match(response.headers.get("x-ratelimit-reset-requests") ?? "", /^\d\d?(?:\.\d+)?s$/);
  assert.equal(response.headers.get("x-ratelimit-limit-tokens"), "60000");
  assert.ok(Number(response.headers.get("x-ratelimit-remaining-tokens")) >= 59_980, "as counted");
  assert.equal(response.headers.get("anthropic-ratelimit-tokens-limit"), null);

  provider.reset();
  const claude = await anthropicClient(garita.url)
    .messages.create({ model: CLAUDE, max_tokens: 50, messages: hello })
    .withResponse();
  assert.equal(claude.response.headers.get("anthropic-ratelimit-requests-limit"), "2");
  assert.equal(claude.response.headers.get("anthropic-ratelimit-requests-remaining"), "0");
  const reset = claude.response.headers.get("anthropic-ratelimit-requests-reset") ?? "";
  assert.match(reset, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.equal(claude.response.headers.get("x-ratelimit-limit-requests"), null);

  const refused = await openaiClient(garita.url)
    .chat.completions.create({ model: GPT, messages: hello })
    .then(() => assert.fail("granted"))
    .catch((error: unknown) => error);
  assert.ok(refused instanceof RateLimitError);
  assert.equal(refused.status, 429);
  assert.equal(refused.type, "rate_limit_exceeded");
  const after = Number(refused.headers?.get("retry-after"));
  assert.ok(after >= 1 && after <= 30, String(after));
  assert.equal(Number(refused.headers?.get("retry-after-ms")), after * 1000);
  assert.equal(refused.headers?.get("x-ratelimit-remaining-requests"), "0");
  await garita.stop();
});

test("limits: a budget is announced before it ends, ends, and survives restarts", async () => {
  provider.reset();
  const budgets = [{ ...MONTH, tokens: 5 * TOKENS_PER_ANSWER + 30, softShare: 0.5 }];
  const ask = (garita: Garita) =>
    post(garita.url + PATH, chatBody("Good morning", { max_tokens: 5 }));
  const first = await serve({ budgets });
  const soft: unknown[] = [];
  for (let n = 0; n < 4; n += 1) {
    const answer = await ask(first);
    assert.equal(answer.status, 200);
    soft.push(answer.headers["x-garita-budget-soft"]);
  }
  assert.deepEqual(soft, [undefined, undefined, undefined, "house"]);
  await first.stop();

  const second = await serve({ budgets }, first.folder);
  assert.equal((await ask(second)).status, 200);
  let refused = await ask(second);
  while (refused.status === 200) refused = await ask(second);
  const { error } = OpenaiEnvelope.parse(JSON.parse(refused.text));
  assert.deepEqual(
    [refused.status, error.type, error.code],
    [429, "budget_exceeded", "limit.budget"],
  );
  assert.equal(refused.headers["x-should-retry"], "false");
  assert.ok(Number(refused.headers["retry-after"]) > 0);
  // As a power cut would: what was written a second ago is there.
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await second.kill();
  const third = await serve({ budgets }, first.folder);
  assert.equal((await ask(third)).status, 429);
  const metrics = await request(`${third.url}/metrics`);
  const page = await metrics.body.text();
  assert.match(page, /garita_limit_refusals_total\{scope="all",unit="tokens",kind="budget"\} 1\n/);
  await third.stop();
  const events = await auditEvents(first.folder);
  const flagged = events.filter(({ softBudgets }) => Array.isArray(softBudgets));
  assert.ok(flagged.length >= 2, "the record says so, too");
});

test("limits: an answer is cut off when its budget is gone, as SDKs understand it", async () => {
  // 16,000 letters are about 4,000 tokens; then the provider would think for ever.
  provider.reset();
  const reply = () => ({ text: "word ".repeat(8000), deltaLength: 400 });
  provider.behave({ kind: "answer", reply, pause: { afterEvents: 40, until: NEVER } });
  const tokens = 1500;
  const garita = await serve({
    budgets: [{ ...MONTH, per: "model", tokens }],
    gateway: { outputTokensDefault: 4096 },
  });
  const chat = { text: "" };
  const failure = await (async () => {
    const stream = await openaiClient(garita.url).chat.completions.create({
      model: GPT,
      messages: hello,
      stream: true,
    });
    for await (const chunk of stream) chat.text += chunk.choices[0]?.delta.content ?? "";
    return null;
  })().catch((error: unknown) => error);
  assert.ok(failure instanceof OpenaiError, String(failure));
  assert.equal(failure.type, "budget_exceeded");
  const received = chat.text.length / 4;
  assert.ok(received > 1000 && received <= tokens, `${received} tokens of ${tokens}`);

  const claude = { text: "" };
  const refusal = await (async () => {
    const stream = anthropicClient(garita.url).messages.stream({
      model: CLAUDE,
      max_tokens: 10_000,
      messages: hello,
    });
    stream.on("text", (text) => (claude.text += text));
    return stream.finalMessage();
  })().catch((error: unknown) => error);
  assert.ok(refusal instanceof AnthropicError, String(refusal));
  assert.match(JSON.stringify(refusal.error), /budget_exceeded/);
  assert.ok(claude.text.length / 4 > 1000 && claude.text.length / 4 <= tokens);

  await eventually(() => provider.received.every(({ aborted }) => aborted), { what: "aborted" });
  const again = await post(garita.url + PATH, chatBody("Good morning", { max_tokens: 1000 }));
  assert.equal(again.status, 429, "what had left is charged");
  await garita.stop();
});

test("limits: two workers share a budget", async () => {
  provider.reset();
  const budgets = [{ ...MONTH, tokens: 100 * TOKENS_PER_ANSWER }];
  const limits = { leaseSeconds: 0.3 };
  const garita = await serve({ workers: 2, budgets, limits });
  const body = chatBody("Good morning", { max_tokens: 5 });
  const statuses: number[] = [];
  const drive = async (): Promise<void> => {
    for (let n = 0; n < 20; n += 1) statuses.push((await post(garita.url + PATH, body)).status);
  };
  await Promise.all(Array.from({ length: 8 }, drive));
  const granted = statuses.filter((status) => status === 200).length;
  assert.ok(granted <= 100, `${granted} of 100`);
  assert.ok(granted >= 80, `${granted} of 100: no more lies idle than a lease of each`);
  assert.ok(statuses.every((status) => status === 200 || status === 429));
  await garita.stop();
});
