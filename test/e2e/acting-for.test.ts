import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "undici";
import { z } from "zod";
import { readAnyPolicyFile } from "../../src/config/any-policy-file.ts";
import type { AccessContext } from "../../src/policy/access.ts";
import { compilePolicy } from "../../src/policy/decide.ts";
import { testCaller } from "../fixtures/caller.ts";
import { issue, newRoot, SERVER_AUTH } from "../fixtures/certificates.ts";
import type { Issued } from "../fixtures/certificates.ts";
import { CONTEXT_AUDIENCE, CONTEXT_ISSUER, signContext } from "../fixtures/end-users.ts";
import { newSigningKey } from "../fixtures/jws.ts";
import { limitsBench } from "../fixtures/limits.ts";
import { auditEvents } from "./support/audit-events.ts";
import { eventually } from "./support/eventually.ts";
import { chatBody } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { newFolder, runGarita, startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";

/** The role of an application in the format of vector databases, and the people behind it. */
const POLICY = `apiVersion: rbac.authorization.k8s.io/v1
kind: Policy
metadata: { name: acting-for }
roles:
  - name: llm-application-prod
    permissions:
      - { resource: "models/*", actions: [invoke_model] }
      - { resource: "vectors/public/*", actions: [read] }
      - { resource: "vectors/user-specific/{user_id}/*", actions: [read, create, update] }
      - { resource: "vectors/hr-data/*", actions: [read] }
    conditions: { authentication_method: certificate, audit_logging: true, pii_filtering: true }
    rate_limits: { requests_per_minute: 10000, vectors_per_request: 100 }
    data_filtering: { exclude_collections: [hr-data] }
  - name: records-office
    permissions: [{ resource: "vectors/*", actions: [read] }]
role_bindings:
  - role_ref: llm-application-prod
    subjects: [{ kind: ServiceAccount, name: ai-gateway, namespace: ai-platform }]
data_classification:
  collections:
    - { name: hr-data, sensitivity: restricted, accessible_by: [records-office] }
`;

const KEY = "key-of-the-same-application-0123456789";
const ID = "service-account:spiffe://td#/ns/ai-platform/sa/ai-gateway";
const CHAT = "/v1/chat/completions";
const root = newRoot();
const service = issue(root, { names: [["uri", "spiffe://td/ns/ai-platform/sa/ai-gateway"]] });
const portal = newSigningKey("ES256", "portal");
const folder = newFolder();

let provider: FakeProvider;
let garita: Garita | null = null;
before(async () => {
  provider = await startFakeProvider();
  const names = [["ip", Buffer.from([127, 0, 0, 1])]] as const;
  const own = issue(root, { subject: "garita", purposes: [SERVER_AUTH], names });
  const files = {
    "server.pem": own.pem,
    "server.key": own.keyPem,
    "ca.pem": root.pem,
    "other.yaml": POLICY,
    "portal.jwk": JSON.stringify(portal.jwk),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { stdout } = await runGarita(["policy", "import", "other.yaml"], folder);
  writeFileSync(join(folder, "policy.yaml"), stdout);
  const tls = { certificate: "server.pem", key: { file: "server.key" }, clientCa: "ca.pem" };
  const issuer = { issuer: CONTEXT_ISSUER, keys: { file: "portal.jwk" }, callers: [ID, "by-key"] };
  const roles = ["llm-application-prod"];
  const config = gatewayConfig(provider, {
    listen: { tls: { ...tls, clientCertificates: "optional" } },
    auth: {
      keys: [{ name: "by-key", key: { env: "APP_KEY" }, roles }],
      endUsers: { audience: CONTEXT_AUDIENCE, issuers: [issuer] },
    },
    policy: "policy.yaml",
  });
  const env = { ...PROVIDER_ENV, APP_KEY: KEY };
  garita = await startGarita({ folder, config, env, untilReady: false });
});
after(async () => {
  await garita?.stop();
  await provider.close();
});

const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** One chat for an end user: 200, or the code and words of the refusal. */
async function chat(who: Issued | null, headers: Readonly<Record<string, string>>) {
  const credentials = who === null ? {} : { cert: who.pem, key: who.keyPem };
  assert.ok(garita);
  const client = new Client(garita.url, { connect: { ca: root.pem, ...credentials } });
  const body = chatBody("Good morning");
  const all = { "content-type": "application/json", ...headers };
  try {
    const answer = await client.request({ method: "POST", path: CHAT, headers: all, body });
    const text = await answer.body.text();
    if (answer.statusCode === 200) return "200";
    const { code, message } = Refusal.parse(JSON.parse(text)).error;
    return `${answer.statusCode} ${code}: ${message}`;
  } finally {
    await client.destroy();
  }
}

function contextOf(claims: object = {}): Readonly<Record<string, string>> {
  return { "x-garita-context": signContext(portal, { body: chatBody("Good morning"), claims }) };
}

/** What `garita policy explain` says of the application that acts for user42. */
async function explained(action: string, resource: string, method = "mtls"): Promise<string> {
  const subject = ["--subject", "service-account:ai-platform/ai-gateway", "--method", method];
  const asked = ["--end-user", "user42", "--action", action, "--resource", resource];
  const args = ["policy", "explain", "--policy", "policy.yaml", ...subject, ...asked];
  return (await runGarita(args, folder)).stdout;
}

test("acting for user42: public vectors and its own are read, with what the gateway owes for it", async () => {
  for (const resource of ["vectors/public/7", "vectors/user-specific/user42/7"]) {
    const said = await explained("read", resource);
    assert.match(said, /^permit: /);
    assert.match(said, /granted by role llm-application-prod/);
    assert.match(said, /obligations audit, filter-pii, cap-vectors 100/);
  }
});

test("acting for user42: each refusal is explained", async () => {
  const [staff, others, key, limit] = await Promise.all([
    explained("read", "vectors/hr-data/7"),
    explained("read", "vectors/user-specific/user43/7"),
    explained("read", "vectors/public/7", "api-key"),
    explained("read", "vectors/public/7"),
  ]);
  assert.match(staff, /^deny: .*\n {2}by default-deny/);
  assert.match(staff, /llm-application-prod: would permit .*, but the role excludes/);
  assert.match(others, /^deny: .*\n {2}by default-deny/);
  assert.match(others, /llm-application-prod: says nothing of this/);
  assert.match(key, /^deny: .*\n {2}by default-deny/);
  assert.match(key, /does not count[^]*asks for a login by mtls; it was api-key/);
  assert.match(limit, /limit requestsPerMinute 10000 of role llm-application-prod.* get 429/);
});

test("acting for user42: the gateway serves the certificate with a context, and nothing less", async () => {
  await eventually(async () => (await chat(service, contextOf())) === "200", {
    what: "the application is served for user42",
    timeoutMs: 30_000,
  });
  const [event] = (await auditEvents(folder)).filter(({ status }) => status === 200);
  assert.match(JSON.stringify(event), /"role":"llm-application-prod"/);
  assert.match(JSON.stringify(event), /#user42"/);
  const bearer = { authorization: `Bearer ${KEY}` };
  assert.match(
    await chat(null, { ...bearer, ...contextOf() }),
    /^403 policy\.denied: denied by default-deny/,
    "the same role, and no certificate",
  );
  const claimed = { "x-end-user-id": "user42", "x-user-role": "records-office" };
  assert.match(await chat(null, claimed), /^401 auth\.missing/);
  assert.match(await chat(service, contextOf({ aud: "elsewhere" })), /^401 auth\.end_user/);
});

test("acting for user42: the 10,001st request of a minute is refused, with when to come again", () => {
  const { policy } = readAnyPolicyFile("policy.yaml", POLICY, { legacy: true, strict: false });
  const endUser = testCaller("user42", { kind: "user" });
  const names = { kind: "service-account", name: "ai-gateway", namespace: "ai-platform" } as const;
  const caller = testCaller(ID, { ...names, method: "mtls", endUser });
  const context: AccessContext = { nowMs: 0, address: null, country: null };
  const resource = "vectors/public/7";
  const { role, limits, endUserRole, effect } = compilePolicy(
    policy,
    "hash",
  )({
    subject: caller,
    action: "read",
    resource,
    context,
  });
  assert.equal(effect, "permit");
  const bench = limitsBench({ limits: { requestsPerMinute: 1_000_000 } });
  const asking = { id: ID, caller, role, roleLimits: limits, endUserRole };
  for (let nth = 1; nth <= 10_000; nth += 1) assert.equal(bench.refusal(asking), null);
  assert.equal(bench.refusal(asking), 1, "seconds");
  const other = { ...asking, id: "other", caller: { ...caller, id: "other" } };
  assert.equal(bench.refusal(other), null, "another application has its own");
});
