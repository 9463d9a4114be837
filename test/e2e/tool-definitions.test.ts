import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { z } from "zod";
import { HONEST_TOOLS, POISONED_TOOLS } from "../fixtures/tool-definitions.ts";
import type { ToolDefinition } from "../fixtures/tool-definitions.ts";
import { auditEvents } from "./support/audit-events.ts";
import { post } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";

let provider: FakeProvider;
let garita: Garita;

/** One gateway, three profiles: the model's name says which. */
before(async () => {
  provider = await startFakeProvider();
  const profiles = {
    cutting: { input: { injection: { definition: { action: "neutralize" } } } },
    trusting: { input: { injection: { definition: { action: "allow" } } } },
  };
  const profileRules = ["cutting", "trusting"].map((profile) => {
    return { when: { models: [`${profile}-*`] }, profile };
  });
  garita = await startGarita({
    config: gatewayConfig(provider, { profiles, profileRules }),
    env: PROVIDER_ENV,
  });
});

beforeEach(() => provider.reset());

after(async () => {
  await garita.stop();
  await provider.close();
});

interface Dialect {
  readonly path: string;
  readonly body: (tools: readonly ToolDefinition[], model?: string) => string;
}

const QUESTION = "What can you do for me?";
const MESSAGES = [{ role: "user", content: QUESTION }];

const DIALECTS: Readonly<Record<string, Dialect>> = {
  "chat completions": {
    path: "/v1/chat/completions",
    body: (tools, model = "gpt-test") => {
      const wrapped = tools.map((one) => ({ type: "function", function: one }));
      return JSON.stringify({ model, messages: MESSAGES, tools: wrapped });
    },
  },
  "functions of old chat clients": {
    path: "/v1/chat/completions",
    body: (tools, model = "gpt-test") =>
      JSON.stringify({ model, messages: MESSAGES, functions: tools }),
  },
  responses: {
    path: "/v1/responses",
    body: (tools, model = "gpt-test") => {
      const typed = tools.map((one) => ({ type: "function", ...one }));
      return JSON.stringify({ model, input: QUESTION, tools: typed });
    },
  },
  messages: {
    path: "/v1/messages",
    body: (tools, model = "claude-test") => {
      const schemas = tools.map(({ name, description, parameters }) => {
        return { name, description, input_schema: parameters };
      });
      return JSON.stringify({ model, max_tokens: 100, messages: MESSAGES, tools: schemas });
    },
  },
};

const Findings = z.looseObject({
  verdict: z.string(),
  findings: z.array(z.looseObject({ rule: z.string(), start: z.number(), end: z.number() })),
});

for (const [dialect, { path, body }] of Object.entries(DIALECTS)) {
  test(`tool definitions: an order in one is refused, ${dialect}`, async () => {
    for (const { name, tool } of POISONED_TOOLS) {
      const answer = await post(`${garita.url}${path}`, body([...HONEST_TOOLS.slice(0, 3), tool]));
      assert.equal(answer.status, 403, `${name}: ${answer.text}`);
      assert.match(answer.text, /prompt_injection_detected/);
      const [event] = await auditEvents(garita.folder, ["--request", answer.requestId]);
      assert.ok(
        event?.rules.some(({ rule }) => rule.startsWith("injection/")),
        name,
      );
    }
    assert.equal(provider.received.length, 0);
  });

  test(`tool definitions: strict usage notes pass unchanged, ${dialect}`, async () => {
    const sent = body(HONEST_TOOLS);
    const answer = await post(`${garita.url}${path}`, sent);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers["x-garita-verdict"], "allow");
    assert.equal(provider.received.at(-1)?.body.toString(), sent);
  });
}

test("tool definitions: a finding is explained by its place in the definition", async () => {
  for (const { name, tool, order } of POISONED_TOOLS) {
    const content = JSON.stringify(tool);
    const question = { messages: [{ role: "definition", content }], explain: true };
    const answer = await post(`${garita.url}/v1/guard/inspect`, JSON.stringify(question));
    const { verdict, findings } = Findings.parse(JSON.parse(answer.text));
    assert.equal(verdict, "block", name);
    const from = content.indexOf(order);
    const to = from + order.length;
    assert.ok(
      findings.some(({ start, end }) => start < to && end > from),
      name,
    );
    assert.match(answer.text, /OWASP LLM01:2025/);
    assert.equal(answer.text.includes(order.slice(0, 20)), false);
  }
});

const Sent = z.looseObject({
  tools: z.array(
    z.looseObject({ function: z.looseObject({ name: z.string(), description: z.string() }) }),
  ),
});

test("tool definitions: an order is taken out where the profile says so, and the tools stay", async () => {
  const chat = DIALECTS["chat completions"];
  for (const { name, tool, order } of POISONED_TOOLS) {
    const tools = [...HONEST_TOOLS.slice(0, 3), tool];
    const sent = chat?.body(tools, "cutting-1") ?? "";
    const answer = await post(`${garita.url}/v1/chat/completions`, sent);
    assert.equal(answer.status, 200, `${name}: ${answer.text}`);
    assert.equal(answer.headers["x-garita-verdict"], "redact", name);
    const received = provider.received.at(-1)?.body.toString() ?? "";
    assert.equal(received.includes(order), false, name);
    const given = Sent.parse(JSON.parse(received)).tools.map((one) => one.function);
    assert.deepEqual(given.slice(0, 3), tools.slice(0, 3));
    assert.deepEqual(given[3]?.name, tool.name);
  }
});

test("tool definitions: whoever trusts the authors of its tools can say so", async () => {
  const tools = POISONED_TOOLS.map(({ tool }) => tool);
  const sent = DIALECTS["chat completions"]?.body(tools, "trusting-1") ?? "";
  const answer = await post(`${garita.url}/v1/chat/completions`, sent);
  assert.equal(answer.status, 200, answer.text);
  assert.equal(provider.received.at(-1)?.body.toString(), sent);
});
