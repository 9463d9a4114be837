import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { request } from "undici";
import { CONTEXT_AUDIENCE, CONTEXT_ISSUER } from "../fixtures/end-users.ts";
import { auditEvents } from "./support/audit-events.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { forgedContexts } from "./support/forged-contexts.ts";
import { forgedHeaders, OFFICE, OFFICE_ADDRESS } from "./support/forged-headers.ts";
import { forgedTokens } from "./support/forged-tokens.ts";
import {
  API_KEYS,
  BODY,
  CHAT,
  contextAttempt,
  contextOf,
  keyHeader,
  newKeys,
  TOKEN_AUDIENCE,
  tokenAttempt,
  tokenOf,
} from "./support/forger.ts";
import type { Attempt, Keys } from "./support/forger.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { newFolder, startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";
import { startTokenIssuer } from "./support/token-issuer.ts";
import type { TokenIssuer } from "./support/token-issuer.ts";

/** Requests that are right, sent in between: a gateway that refuses everything proves nothing. */
const CONTROL_EVERY = 20;

const POLICY = {
  apiVersion: "garita/v1",
  roles: {
    "portal-app": { permissions: [{ resource: "models/*", actions: ["*"] }] },
    "desk-app": { permissions: [{ resource: "models/other", actions: ["*"] }] },
    "office-app": {
      permissions: [{ resource: "models/*", actions: ["*"] }],
      conditions: { addresses: [OFFICE] },
    },
    staff: { permissions: [{ resource: "models/*", actions: ["*"] }] },
  },
  bindings: [
    { role: "portal-app", subjects: [{ kind: "api-key", name: "portal" }] },
    { role: "desk-app", subjects: [{ kind: "api-key", name: "desk" }] },
    { role: "office-app", subjects: [{ kind: "api-key", name: "net" }] },
    { role: "staff", subjects: [{ kind: "group", name: "staff" }] },
  ],
};

let provider: FakeProvider;
let issuer: TokenIssuer;
let keys: Keys;
let garita: Garita;

before(async () => {
  provider = await startFakeProvider();
  issuer = await startTokenIssuer();
  keys = newKeys(issuer.url);
  issuer.keys = [keys.issuer, keys.rsa];
  const folder = newFolder();
  const write = (name: string, value: object): void =>
    writeFileSync(join(folder, name), JSON.stringify(value));
  write("policy.yaml", POLICY);
  write("portal.jwks", { keys: [keys.portal.jwk] });
  write("desk.jwk", keys.desk.jwk);
  const names = Object.keys(API_KEYS);
  garita = await startGarita({
    folder,
    env: {
      ...PROVIDER_ENV,
      ...Object.fromEntries(Object.entries(API_KEYS).map(([name, key]) => [`KEY_${name}`, key])),
    },
    config: gatewayConfig(provider, {
      policy: "policy.yaml",
      listen: { proxies: { trusted: ["127.0.0.1/32"] } },
      auth: {
        keys: names.map((name) => ({ name, key: { env: `KEY_${name}` } })),
        oidc: [{ issuer: issuer.url, audience: TOKEN_AUDIENCE }],
        endUsers: {
          audience: CONTEXT_AUDIENCE,
          issuers: [
            { issuer: CONTEXT_ISSUER, keys: { file: "portal.jwks" }, callers: ["portal"] },
            { issuer: "desk.example.org", keys: { file: "desk.jwk" }, callers: ["desk"] },
          ],
        },
      },
    }),
  });
});
after(async () => {
  await garita.stop();
  await Promise.all([provider.close(), issuer.close()]);
});

async function send({ headers, method, path = CHAT, body = BODY }: Attempt): Promise<number> {
  const isGet = method === "GET";
  const { statusCode, body: answer } = await request(garita.url + path, {
    method: method ?? "POST",
    headers: [...headers, ...(isGet ? [] : [["content-type", "application/json"]])].flat(),
    body: isGet ? null : body,
  });
  await answer.dump();
  return statusCode;
}

/** What is right in each way that the attempts are wrong. */
function controls(): readonly Attempt[] {
  const office = ["x-forwarded-for", OFFICE_ADDRESS] as const;
  return [
    contextAttempt("context", contextOf(keys)),
    tokenAttempt("token", tokenOf(keys)),
    { name: "office", headers: [keyHeader("net"), office] },
    { name: "office in IPv6", headers: [keyHeader("net"), [office[0], "::ffff:203.0.113.7"]] },
    { name: "nearest hop", headers: [keyHeader("net"), [office[0], `1.2.3.4, ${office[1]}`]] },
  ];
}

async function accepted(attempts: readonly Attempt[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const attempt of attempts) if ((await send(attempt)) === 200) names.push(attempt.name);
  return names;
}

test("of all forged contexts, tokens and headers none is believed", async (t) => {
  const attempts = [...forgedContexts(keys), ...forgedTokens(keys), ...forgedHeaders(keys)];
  assert.ok(attempts.length >= 200, `${attempts.length} attempts`);
  const good = controls().map(({ name }) => name);
  const believed: string[] = [];
  const answers = new Map<number, number>();
  let asked = 0;
  for (const [index, attempt] of attempts.entries()) {
    if (index % CONTROL_EVERY === 0) {
      assert.deepEqual(await accepted(controls()), good);
      asked += good.length;
    }
    if (attempt.first !== undefined) {
      assert.equal(await send(attempt.first), 200, attempt.first.name);
      asked += 1;
    }
    const status = await send(attempt);
    answers.set(status, (answers.get(status) ?? 0) + 1);
    if (status < 400) believed.push(attempt.name);
    assert.ok(status < 500, `${attempt.name}: ${status}`);
  }
  const table = [...answers].map(([status, count]) => `${count} x ${status}`).join(", ");
  t.diagnostic(`${attempts.length} forged, ${believed.length} accepted (${table})`);
  assert.deepEqual(believed, []);
  assert.equal(provider.received.length, asked, "nothing forged reached the provider");
});

test("a refused context is on record with its application, and no end user", async () => {
  await send(contextAttempt("cut", contextOf(keys).slice(0, -2)));
  await send(contextAttempt("good", contextOf(keys)));
  const events = await auditEvents(garita.folder, ["--limit", "2"]);
  const told = events.map(({ error, status, ...event }) => [error, status, event["caller"]]);
  const portal = { id: "portal", name: "portal" };
  const endUser = { id: `user:${CONTEXT_ISSUER}#user42` };
  const refused = ["auth.end_user", 401, portal];
  assert.deepEqual(told.toSorted(), [refused, [null, 200, { ...portal, endUser }]].toSorted());
});

test("nothing that says who or where somebody is goes on to the provider", async () => {
  provider.reset();
  const marks = ["x-end-user-id", "x-user-role", "x-department", "x-forwarded-for", "forwarded"];
  const more = ["x-real-ip", "cookie", "proxy-authorization", "x-garita-session", "from", "via"];
  const context = contextOf(keys);
  const claims = [...marks, ...more].map((name) => [name, `1.2.3.4-${name}`] as const);
  assert.equal(
    await send({ name: "marked", headers: [...contextAttempt("", context).headers, ...claims] }),
    200,
  );
  const [received] = provider.received;
  for (const name of [...marks, ...more, "x-garita-context"]) {
    assert.equal(received?.headers[name], undefined, name);
  }
  const seen = provider.seen();
  assert.ok(!seen.includes("1.2.3.4-"), "not under another name either");
  assert.ok(!seen.includes(context) && !seen.includes(API_KEYS.portal));
});
