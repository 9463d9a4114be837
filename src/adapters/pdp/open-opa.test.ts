import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { eventually } from "../../../test/e2e/support/eventually.ts";
import { testCaller } from "../../../test/fixtures/caller.ts";
import type { AccessRequest } from "../../policy/access.ts";
import type { VerdictQuestion } from "../../policy/external.ts";
import { OpaConfig } from "./config.ts";
import { loadPolicy } from "./load-policy.ts";
import { openOpa } from "./open-opa.ts";
import type { ExternalPolicy } from "./open-opa.ts";

const BUNDLE = fileURLToPath(new URL("../../../test/fixtures/opa/policy.tar.gz", import.meta.url));

const failures: string[] = [];

async function opened(t: TestContext, config: object, token: string | null = null) {
  const clock = { ms: 1000 };
  const opa = await openOpa(OpaConfig.parse(config), {
    token,
    nowMs: () => clock.ms,
    onFailure: (what) => void failures.push(what),
  });
  t.after(() => opa.close());
  return { opa, clock };
}

function ofBundle(t: TestContext, rule: string, more: object = {}) {
  const authorize = { path: `garita/test/${rule}` };
  return opened(t, { bundle: BUNDLE, authorize, timeoutMs: 2000, ...more });
}

function request(resource: string, more: Partial<AccessRequest> = {}): AccessRequest {
  const context = { nowMs: 7, address: null, country: null };
  return { subject: testCaller("k"), action: "invoke_model", resource, context, ...more };
}

async function asked({ authorize }: ExternalPolicy, resource: string) {
  assert.ok(authorize);
  return authorize.ask(request(resource));
}

function question(count: number, category: "pii" | "secret" = "pii"): VerdictQuestion {
  const finding = { rule: `${category}/x`, category, severity: "high", score: 1 } as const;
  const findings = Array.from({ length: count }, () => finding);
  const of = { direction: "input", model: "m", profile: "balanced", action: "allow" } as const;
  return { ...of, subject: testCaller("k"), findings };
}

test("opa bundle: rules decide in process, with their reasons and their data", async (t) => {
  const { opa } = await ofBundle(t, "decision");
  assert.equal((await asked(opa, "models/open"))?.allowed, true);
  assert.deepEqual(await asked(opa, "models/users"), { allowed: false, reason: "only for users" });
  assert.deepEqual(await asked(opa, "models/x"), {
    allowed: false,
    reason: "nothing allows it",
  });
});

test("opa bundle: a verdict is made of what was found", async (t) => {
  const { opa } = await opened(t, {
    bundle: BUNDLE,
    verdict: { path: "garita/test/verdict", directions: ["input"] },
    timeoutMs: 2000,
  });
  assert.equal(opa.authorize, null);
  const { judge } = opa;
  assert.deepEqual([...(judge?.directions ?? [])], ["input"]);
  assert.equal((await judge?.ask(question(2)))?.action, "allow");
  assert.equal((await judge?.ask(question(2, "secret")))?.action, "flag");
  assert.deepEqual(await judge?.ask(question(3)), { action: "block", reason: "too many" });
});

test("opa bundle: a rule without a value, or with a strange one, refuses", async (t) => {
  const undefinedOne = await ofBundle(t, "effect");
  await assert.rejects(asked(undefinedOne.opa, "vectors/a"), { code: "policy.unavailable" });
  assert.equal((await asked(undefinedOne.opa, "tools/a"))?.allowed, true);
  const garbled = await ofBundle(t, "garbled");
  await assert.rejects(asked(garbled.opa, "models/open"), { code: "policy.unavailable" });
  assert.ok(failures.includes("the rule has no value"));
  assert.ok(failures.includes("the answer is no answer"));
});

test("opa bundle: what takes too long is cut off, and a fresh thread answers then", async (t) => {
  const { opa } = await ofBundle(t, "slow", {
    verdict: { path: "garita/test/verdict" },
    memoryMegabytesMax: 1024,
    timeoutMs: 100,
  });
  const startedAt = performance.now();
  await assert.rejects(asked(opa, "models/a"), { code: "policy.unavailable" });
  assert.equal(failures.at(-1), "no answer in time");
  assert.ok(performance.now() - startedAt < 1000);
  const judged = async () => (await opa.judge?.ask(question(3)).catch(() => null))?.action;
  await eventually(async () => (await judged()) === "block", { what: "a fresh thread" });
});

test("opa bundle: memory has an end, and the end of it is a refusal", async (t) => {
  const { opa } = await ofBundle(t, "large", { memoryMegabytesMax: 16, timeoutMs: 20_000 });
  await assert.rejects(asked(opa, "models/a"), { code: "policy.unavailable" });
});

test("opa bundle: a missing package, file or entry point is told at the start", async (t) => {
  await assert.rejects(ofBundle(t, "nothing"), /no entry point `garita\/test\/nothing`/);
  await assert.rejects(ofBundle(t, "decision", { bundle: "none.tar.gz" }), /cannot be read/);
  const task = { bundle: BUNDLE, memoryMegabytesMax: 64, paths: [] };
  const missing = () => Promise.reject(new Error("ERR_MODULE_NOT_FOUND"));
  await assert.rejects(loadPolicy(task, missing), /npm install @open-policy-agent\/opa-wasm/);
});

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

interface Served extends Readonly<Record<string, unknown>> {
  readonly bearer?: string;
}

/** A server that says what it is told to. */
async function served(t: TestContext, answer: Answer, more: Served = {}) {
  const { bearer = null, ...config } = more;
  const server = createServer((message, response) => {
    let body = "";
    message.on("data", (chunk) => (body += String(chunk)));
    message.on("end", () => answer(message, response, body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  const url = `http://127.0.0.1:${address.port}/opa/`;
  const authorize = { path: "garita/authz/effect" };
  return opened(t, { url, authorize, ...config }, bearer);
}

const say =
  (text: string, status = 200): Answer =>
  (_request, response) =>
    void response.writeHead(status).end(text);

test("opa server: it is told everything but limits, at its path, with its token", async (t) => {
  const seen: { url: string; authorization: string; input: unknown }[] = [];
  const { opa } = await served(
    t,
    (message, response, body) => {
      const { authorization = "" } = message.headers;
      seen.push({ url: message.url ?? "", authorization, input: JSON.parse(body).input });
      response.end('{"result": "permit"}');
    },
    { bearer: "secret-token" },
  );
  const subject = testCaller("k", { limits: { requestsPerMinute: 1 } });
  assert.equal((await opa.authorize?.ask(request("models/a", { subject })))?.allowed, true);
  const { limits: _limits, ...told } = subject;
  const asItIs = request("models/a");
  assert.deepEqual(seen, [
    {
      url: "/opa/v1/data/garita/authz/effect",
      authorization: "Bearer secret-token",
      input: { ...asItIs, context: { ...asItIs.context, inScope: true }, subject: told },
    },
  ]);
});

test("opa server: whatever is no answer refuses", async (t) => {
  const bad = ["", "{}", "[]", "null", '{"result": "maybe"}', '{"result": true', "x".repeat(2e6)];
  for (const text of bad) {
    const { opa } = await served(t, say(text));
    await assert.rejects(asked(opa, "models/a"), { code: "policy.unavailable" });
  }
  const failing = await served(t, say('{"result": true}', 500));
  await assert.rejects(asked(failing.opa, "models/a"), { code: "policy.unavailable" });
  const cut = await served(t, (_request, response) => void response.destroy());
  await assert.rejects(asked(cut.opa, "models/a"), { code: "policy.unavailable" });
});

test("opa server: silence ends at the timeout, nobody there is a refusal at once", async (t) => {
  const silent = await served(t, () => undefined, { timeoutMs: 50 });
  const startedAt = performance.now();
  await assert.rejects(asked(silent.opa, "models/a"), { code: "policy.unavailable" });
  assert.ok(performance.now() - startedAt < 1000);
  const authorize = { path: "a" };
  const nobody = await opened(t, { url: "http://127.0.0.1:9", authorize });
  await assert.rejects(asked(nobody.opa, "models/a"), { code: "policy.unavailable" });
});

test("opa server: one question too many under way is refused", async (t) => {
  const held: ServerResponse[] = [];
  const { opa } = await served(t, (_request, response) => void held.push(response), {
    queueMax: 1,
    timeoutMs: 5000,
  });
  const first = asked(opa, "models/a");
  await assert.rejects(asked(opa, "models/b"), { code: "policy.unavailable" });
  await eventually(() => held.length > 0, { what: "the first question" });
  held[0]?.end('{"result": true}');
  assert.equal((await first)?.allowed, true);
});

test("opa server: answers are remembered for their time, whatever the clock of the question", async (t) => {
  let count = 0;
  const answer: Answer = (_request, response) => {
    count += 1;
    response.end('{"result": true}');
  };
  const { opa, clock } = await served(t, answer, { cache: { seconds: 5 } });
  await asked(opa, "models/a");
  const later = request("models/a", { context: { nowMs: 9, address: null, country: null } });
  await opa.authorize?.ask(later);
  assert.equal(count, 1);
  await asked(opa, "models/b");
  clock.ms += 5000;
  await asked(opa, "models/a");
  assert.equal(count, 3);
});

test("opa: failures are ignored only where that is said, and then our policy decides", async (t) => {
  const { opa } = await served(t, say("", 500), {
    onFailure: "ignore",
    verdict: { path: "garita/verdict" },
  });
  assert.equal(await asked(opa, "models/a"), null);
  assert.equal((await opa.judge?.ask(question(1)))?.action, "allow");
});

test("opa: a configuration names a server or a bundle, and what it is asked", () => {
  const authorize = { path: "a/b" };
  const url = "http://127.0.0.1:8181";
  const wrong = [
    { authorize },
    { url, bundle: "a.tar.gz", authorize },
    { url },
    { url: "http://user:pass@host", authorize },
    { url: "file:///a", authorize },
    { url, authorize: { path: "a b" } },
    { url, authorize: { path: "../system" } },
  ];
  for (const config of wrong) assert.equal(OpaConfig.safeParse(config).success, false);
  assert.equal(OpaConfig.safeParse({ url, authorize }).success, true);
});
