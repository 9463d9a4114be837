import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { after, before, describe, test } from "node:test";
import OpenAI from "openai";
import { request } from "undici";
import { auditEvents } from "./support/audit-events.ts";
import { newFolder, startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";

const KEYS = { APP: "app-key-4711-4711-4711", BOSS: "boss-key-4712-4712-4712" };
const POLICY = `apiVersion: garita/v1
roles:
  app:
    permissions: [{ resource: "models/*", actions: [invoke_model] }]
  owner:
    permissions: [{ resource: admin/metrics, actions: [read] }]
rules:
  - name: costly
    appliesTo: { resources: ["models/costly-*"] }
    effect: require-approval
    approval: { from: [owner], expiresMinutes: 5 }
`;

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly resource: string;
}

describe("approvals:", () => {
  let garita: Garita;
  before(async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "policy.yaml"), POLICY);
    garita = await startGarita({
      folder,
      env: KEYS,
      config: {
        policy: "policy.yaml",
        workers: 2,
        providers: { demo: { kind: "demo" } },
        models: [{ match: "*", provider: "demo" }],
        auth: {
          keys: [
            { name: "app", key: { env: "APP" }, roles: ["app"] },
            { name: "boss", key: { env: "BOSS" }, roles: ["app", "owner"] },
          ],
        },
      },
    });
  });
  after(() => garita.stop());

  const ask = (key: string) =>
    new OpenAI({ baseURL: `${garita.url}/v1`, apiKey: key, maxRetries: 0 }).chat.completions.create(
      { model: "costly-1", messages: [{ role: "user", content: "Good morning" }] },
    );
  const admin = async (key: string, path = "", body?: object) => {
    const answer = await request(`${garita.url}/admin/v1/approvals${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, json: (await answer.body.json()) as never };
  };
  const tickets = async (key: string): Promise<readonly Shown[]> =>
    ((await admin(key)).json as { approvals: readonly Shown[] }).approvals;

  test("a request that needs approval waits, passes once, and needs another", async () => {
    await assert.rejects(ask(KEYS.APP), (error: InstanceType<typeof OpenAI.APIError>) => {
      assert.equal(error.status, 403);
      assert.equal(error.type, "policy_denied");
      assert.match(error.message, /ticket apr_/);
      return true;
    });
    const [ticket, ...more] = await tickets(KEYS.BOSS);
    assert.ok(ticket);
    assert.deepEqual(more, []);
    assert.deepEqual([ticket.state, ticket.resource], ["pending", "models/costly-1"]);

    const own = await admin(KEYS.APP, `/${ticket.id}`, { approve: true });
    assert.equal(own.status, 403, "nobody approves what it asked for");
    const approved = await admin(KEYS.BOSS, `/${ticket.id}`, { approve: true });
    assert.equal(approved.status, 200);
    assert.equal((approved.json as Shown).state, "approved");

    assert.ok((await ask(KEYS.APP)).choices.length > 0);
    await assert.rejects(ask(KEYS.APP), /ticket apr_/);
  });

  test("a role that approves cannot approve its own request", async () => {
    await assert.rejects(ask(KEYS.BOSS), /ticket apr_/);
    const own = (await tickets(KEYS.BOSS)).filter(({ state }) => state === "pending");
    const answers = await Promise.all(
      own.map(({ id }) => admin(KEYS.BOSS, `/${id}`, { approve: true })),
    );
    assert.ok(answers.some(({ status }) => status === 403));
    await assert.rejects(ask(KEYS.BOSS), /ticket apr_/);
  });

  test("tickets are nobody else's business, and what is no vote is refused", async () => {
    const [ticket] = await tickets(KEYS.BOSS);
    assert.ok(ticket);
    assert.equal((await admin("wrong-key")).status, 401);
    assert.equal((await admin(KEYS.BOSS, "/apr_nothing", { approve: true })).status, 404);
    assert.equal((await admin(KEYS.BOSS, `/${ticket.id}`, { approve: "yes" })).status, 422);
    assert.equal((await admin(KEYS.BOSS, `/${ticket.id}`, {})).status, 422);
  });

  test("metrics are for those whom the policy lets read them", async () => {
    const page = async (key: string): Promise<number> => {
      const headers = { authorization: `Bearer ${key}` };
      const answer = await request(`${garita.url}/metrics`, { headers });
      await answer.body.dump();
      return answer.statusCode;
    };
    assert.deepEqual(
      [await page(KEYS.APP), await page(KEYS.BOSS), await page("no")],
      [403, 200, 401],
    );
  });

  test("requests, votes and refused votes are on record with rule and role", async () => {
    const events = await auditEvents(garita.folder);
    const asked = events.find(({ error }) => error === "approval.required");
    const decided = { decision: { effect: "require-approval", policyId: "rules.costly" } };
    assert.partialDeepStrictEqual(asked, decided);
    const votes = events.filter(({ endpoint }) => endpoint.includes("/approvals/apr_"));
    const [boss, app] = ["boss", "app"].map((name) => ({ id: name, name }));
    const counted = votes.filter(({ error }) => error === null);
    assert.ok(counted.length > 0);
    for (const { caller } of counted) assert.deepEqual(caller, boss);
    assert.ok(votes.some(({ error, caller }) => error !== null && isDeepStrictEqual(caller, app)));
  });
});
