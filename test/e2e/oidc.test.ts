import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import type { TestContext } from "node:test";
import OpenAI from "openai";
import { request } from "undici";
import { auditEvents } from "./support/audit-events.ts";
import { eventually } from "./support/eventually.ts";
import { chatBody, post } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { newFolder, startGarita } from "./support/garita.ts";
import type { Garita, GaritaOptions } from "./support/garita.ts";
import { CLIENT_SECRET, CLIENTS, RESOURCES, startOidcServer } from "./support/oidc-server.ts";
import type { OidcServer } from "./support/oidc-server.ts";

const CHAT = "/v1/chat/completions";
const KEY = "portal-key-0123456789";

let provider: FakeProvider;
let oidc: OidcServer;
before(async () => {
  [provider, oidc] = await Promise.all([startFakeProvider(), startOidcServer()]);
});
beforeEach(() => provider.reset());
after(async () => {
  await Promise.all([provider.close(), oidc.stop()]);
});

/** People of the group `staff` and the client `batch` may call the model, nobody else. */
function policy(): object {
  const permissions = [{ resource: "models/gpt-test", actions: ["*"] }];
  const issuer = oidc.url;
  return {
    apiVersion: "garita/v1",
    roles: { staff: { permissions }, jobs: { permissions } },
    bindings: [
      { role: "staff", subjects: [{ kind: "group", name: "staff", issuer }] },
      {
        role: "jobs",
        subjects: [{ kind: "service-account", name: "batch", namespace: "jobs", issuer }],
      },
      { role: "jobs", subjects: [{ kind: "api-key", name: "portal" }] },
    ],
  };
}

async function started(t: TestContext, options: GaritaOptions = {}): Promise<Garita> {
  const folder = newFolder();
  writeFileSync(join(folder, "policy.yaml"), JSON.stringify(policy()));
  const auth = {
    keys: [{ name: "portal", key: { env: "PORTAL_KEY" } }],
    oidc: [
      {
        issuer: oidc.url,
        audience: RESOURCES.jwt,
        scopes: ["llm"],
        serviceAccounts: { namespace: "jobs" },
        keysCoolDownSeconds: 1,
      },
    ],
    introspection: {
      endpoint: `${oidc.url}/token/introspection`,
      issuer: oidc.url,
      clientId: CLIENTS.garita,
      clientSecret: { env: "CLIENT_SECRET" },
      audience: RESOURCES.opaque,
      serviceAccounts: { namespace: "jobs" },
      cacheSeconds: 1,
    },
  };
  const garita = await startGarita({
    folder,
    config: gatewayConfig(provider, { policy: "policy.yaml", auth }),
    env: { ...PROVIDER_ENV, CLIENT_SECRET, PORTAL_KEY: KEY },
    ...options,
  });
  t.after(() => garita.stop());
  return garita;
}

async function ask(garita: Garita, apiKey: string): Promise<string | null | undefined> {
  const sdk = new OpenAI({ baseURL: `${garita.url}/v1`, apiKey, maxRetries: 0 });
  const answer = await sdk.chat.completions.create({
    model: "gpt-test",
    messages: [{ role: "user", content: "Good morning" }],
  });
  return answer.choices[0]?.message.content;
}

async function statusWith(garita: Garita, token: string): Promise<number> {
  const authorization = `Bearer ${token}`;
  return (await post(garita.url + CHAT, chatBody("Good morning"), { authorization })).status;
}

test("oidc: a person logs in at a real provider, and an unmodified SDK calls with the token", async (t) => {
  const garita = await started(t);
  const token = await oidc.login("ann", RESOURCES.jwt);
  assert.equal(await ask(garita, token), "You said: Good morning");
  assert.equal(await statusWith(garita, await oidc.login("bob", RESOURCES.jwt)), 403, "not staff");
  assert.ok(!provider.seen().includes(token));
  const events = await auditEvents(garita.folder);
  const served = events.find(({ status }) => status === 200);
  assert.deepEqual(served?.["caller"], { id: `user:${oidc.url}#ann`, name: "ann" });
  const traces = garita.stdout() + garita.stderr() + JSON.stringify(events);
  assert.ok(!traces.includes(token.slice(-40)));
});

test("oidc: a client logs in for itself, and is the service that bindings name", async (t) => {
  const garita = await started(t);
  assert.equal(await ask(garita, await oidc.loginClient(RESOURCES.jwt)), "You said: Good morning");
  const [event] = await auditEvents(garita.folder);
  assert.deepEqual(event?.["caller"], { id: `service-account:${oidc.url}#batch`, name: "batch" });
});

test("oidc: a token for another audience is none here, and an opaque one is asked about", async (t) => {
  const garita = await started(t);
  const opaque = await oidc.login("ann", RESOURCES.opaque);
  assert.ok(!opaque.includes("."));
  assert.equal(await ask(garita, opaque), "You said: Good morning");
  assert.equal(await statusWith(garita, `${opaque.slice(0, -1)}x`), 401);
  const client = await oidc.loginClient(RESOURCES.opaque);
  assert.equal(await statusWith(garita, client), 200);
  await oidc.revoke(client);
  await eventually(async () => (await statusWith(garita, client)) === 401, {
    what: "a token that was taken back is refused",
    timeoutMs: 3000,
  });
});

test("oidc: keys that the provider changes are followed, without a restart", async (t) => {
  const garita = await started(t);
  const old = await oidc.login("ann", RESOURCES.jwt);
  assert.equal(await statusWith(garita, old), 200);
  oidc.rotate();
  const next = await oidc.login("ann", RESOURCES.jwt);
  const startedAtMs = performance.now();
  await eventually(async () => (await statusWith(garita, next)) === 200, {
    what: "a token of the new key is taken",
    timeoutMs: 5000,
  });
  t.diagnostic(`new key known after ${Math.round(performance.now() - startedAtMs)} ms`);
  assert.equal(
    await statusWith(garita, old),
    401,
    "the old key is gone, and with it what it proved",
  );
});

test("oidc: without its provider nobody new gets in, and nobody is told to be wrong", async (t) => {
  const garita = await started(t);
  const [jwt, opaque] = [
    await oidc.login("ann", RESOURCES.jwt),
    await oidc.login("ann", RESOURCES.opaque),
  ];
  assert.equal(await statusWith(garita, jwt), 200);
  await oidc.stop();
  try {
    assert.equal(await statusWith(garita, jwt), 200, "known keys count on");
    assert.equal(await statusWith(garita, opaque), 503);
    assert.equal(await statusWith(garita, KEY), 200, "keys need no provider");
    const late = await started(t);
    assert.equal(await statusWith(late, jwt), 503);
    const answer = await request(late.url + CHAT, {
      method: "POST",
      headers: { authorization: `Bearer ${jwt}`, "content-type": "application/json" },
      body: chatBody("Good morning"),
    });
    assert.equal(answer.headers["retry-after"], "5");
    assert.match(await answer.body.text(), /keys of the issuer cannot be had/);
    await oidc.start();
    await eventually(async () => (await statusWith(late, jwt)) === 200, {
      what: "the provider is asked again",
      timeoutMs: 15_000,
    });
  } finally {
    await oidc.start();
  }
});
