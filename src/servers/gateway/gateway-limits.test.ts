import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { testCaller } from "../../../test/fixtures/caller.ts";
import { startTestGateway } from "../../../test/fixtures/gateway.ts";
import type { TestGateway } from "../../../test/fixtures/gateway.ts";
import { testGuard } from "../../../test/fixtures/guard.ts";
import { limitsBench, testPlans } from "../../../test/fixtures/limits.ts";
import type { WrittenLimits } from "../../../test/fixtures/limits.ts";
import { createReserve } from "../../policy/limits/reserve.ts";
import type { Caller } from "../../policy/caller.ts";

const guard = testGuard();

async function serve(
  t: TestContext,
  written: WrittenLimits,
  caller: Partial<Caller> = {},
): Promise<TestGateway> {
  const { ledger } = limitsBench();
  const gateway = await startTestGateway(guard, {
    authenticate: () => testCaller("one", { method: "loopback", ...caller }),
    reserve: createReserve({ planOf: testPlans(written), ledger, nowMs: Date.now }),
  });
  t.after(() => gateway.close());
  return gateway;
}

function chat(origin: string, more: object = {}): Promise<Response> {
  const messages = [{ role: "user", content: "Good morning" }];
  return fetch(`${origin}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "m", messages, ...more }),
  });
}

test("gateway limits: a refusal says when to come again and where the caller stands", async (t) => {
  const gateway = await serve(t, { limits: { requestsPerMinute: 1 } });
  await (await chat(gateway.origin)).text();
  const refused = await chat(gateway.origin);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("x-ratelimit-limit-requests"), "1");
  assert.equal(refused.headers.get("x-ratelimit-remaining-requests"), "0");
  assert.match(refused.headers.get("retry-after") ?? "", /^(?:60|59)$/);
  assert.equal(JSON.parse(await refused.text()).error.type, "rate_limit_exceeded");
  assert.equal(gateway.stage.calls.length, 1, "nothing was sent");
});

test("gateway limits: a body larger than the key allows is refused before it is read", async (t) => {
  const gateway = await serve(t, {}, { limits: { requestBytes: 100 } });
  assert.notEqual((await chat(gateway.origin)).status, 413);
  const refused = await chat(gateway.origin, { user: "x".repeat(100) });
  assert.equal(refused.status, 413);
  assert.match(await refused.text(), /larger than 100 bytes/);
});

test("gateway limits: a model without a price is refused where money is counted", async (t) => {
  const gateway = await serve(t, { budgets: [{ name: "m", per: "all", window: "day", money: 1 }] });
  const refused = await chat(gateway.origin);
  assert.equal(refused.status, 403);
  assert.equal(JSON.parse(await refused.text()).error.code, "limit.unpriced");
  assert.equal(gateway.stage.events[0]?.verdict, "block");
});

test("gateway limits: a stream that is cut off ends with the error and is charged", async (t) => {
  const budgets = [{ name: "m", per: "all", window: "month", tokens: 400 }];
  const gateway = await serve(t, { budgets });
  const delta = { choices: [{ index: 0, delta: { content: "word ".repeat(80) } }] };
  const event = `data: ${JSON.stringify(delta)}\n\n`;
  gateway.stage.answer = () => ({
    status: 200,
    type: "text/event-stream",
    bytes: [...Array.from({ length: 20 }, () => event), "data: [DONE]\n\n"],
  });
  const answer = await chat(gateway.origin, { stream: true, max_tokens: 5000 });
  assert.equal(answer.status, 200);
  const text = await answer.text();
  assert.match(text, /"budget_exceeded"/);
  assert.doesNotMatch(text, /\[DONE\]/);
  assert.equal(gateway.stage.events[0]?.error, "limit.budget");
  const again = await chat(gateway.origin, { max_tokens: 100 });
  assert.equal(again.status, 429);
});
