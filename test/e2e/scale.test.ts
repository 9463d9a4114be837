import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { request } from "undici";
import { z } from "zod";
import { needs, postgres, redisServer } from "../machine.ts";
import { eventually } from "./support/eventually.ts";
import { chatBody, post } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { newFolder, runGarita, startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";
import { startPostgres } from "./support/postgres.ts";
import type { PostgresServer } from "./support/postgres.ts";
import { startRedis } from "./support/redis.ts";
import type { RedisServer } from "./support/redis.ts";

const TOKENS_PER_ANSWER = 12;
const ANSWERS = 40;
/** Keys carry no roles: the file binds one by its name, the store the other by its id. */
const POLICY = `apiVersion: garita/v1
roles:
  caller: { permissions: [{ resource: "models/*", actions: [invoke_model] }] }
  owner: {}
bindings:
  - { role: caller, subjects: [{ kind: api-key, name: app }] }
rules:
  - name: costly
    appliesTo: { resources: ["models/costly-*"] }
    effect: require-approval
    approval: { from: [owner], expiresMinutes: 5 }
`;

const Issued = z.looseObject({ id: z.string(), key: z.string() });
const Bound = z.looseObject({ id: z.string() });
const Approvals = z.object({ approvals: z.array(z.looseObject({ id: z.string() })) });

describe("two gateways on one PostgreSQL and one Redis:", needs(postgres, redisServer), () => {
  let provider: FakeProvider;
  let database: PostgresServer;
  let redis: RedisServer;
  let gateways: readonly Garita[];
  let env: Record<string, string>;

  before(async () => {
    [provider, database, redis] = await Promise.all([
      startFakeProvider(),
      startPostgres(),
      startRedis(),
    ]);
    env = {
      ...PROVIDER_ENV,
      DATABASE_URL: await database.newDatabase(),
      REDIS_URL: redis.url,
      KEY_SECRET: "the same secret on every machine of this test",
    };
    gateways = await Promise.all([1, 2].map(() => serve()));
  });
  after(async () => {
    for (const garita of gateways) await garita.stop();
    await Promise.all([provider.close(), database.close(), redis.close()]);
  });

  function serve(): Promise<Garita> {
    const folder = newFolder();
    writeFileSync(join(folder, "policy.yaml"), POLICY);
    const budget = { per: "key", match: "app", window: "day", tokens: ANSWERS * TOKENS_PER_ANSWER };
    const config = gatewayConfig(provider, {
      policy: "policy.yaml",
      store: { kind: "postgres", url: { env: "DATABASE_URL" } },
      auth: { keySecret: { env: "KEY_SECRET" } },
      budgets: [{ name: "app", ...budget }],
      limits: { leaseSeconds: 1, redis: { url: { env: "REDIS_URL" }, prefix: "scale" } },
    });
    return startGarita({ folder, config, env });
  }

  async function keyNamed(name: string): Promise<z.infer<typeof Issued>> {
    return Issued.parse(await run("keys", "create", "--name", name));
  }

  async function run(...args: readonly string[]): Promise<unknown> {
    const [one] = gateways;
    assert.ok(one);
    const { code, stdout, stderr } = await runGarita([...args, "--format", "json"], one.folder, {
      env,
    });
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  }

  async function ask(garita: Garita, key: string, model = "gpt-test"): Promise<number> {
    const body = chatBody("Good morning", { model, max_tokens: 5 });
    const url = `${garita.url}/v1/chat/completions`;
    return (await post(url, body, { authorization: `Bearer ${key}` })).status;
  }

  async function tickets(garita: Garita, key: string): Promise<readonly string[]> {
    const headers = { authorization: `Bearer ${key}` };
    const { body } = await request(`${garita.url}/admin/v1/approvals`, { headers });
    return Approvals.parse(await body.json()).approvals.map(({ id }) => id);
  }

  test("keys, bindings, approvals and budgets are the same on both, and so is their end", async () => {
    const [one, two] = gateways;
    assert.ok(one && two);
    const [app, boss] = [await keyNamed("app"), await keyNamed("boss")];
    for (const garita of gateways) {
      const what = "the key is known";
      await eventually(async () => (await ask(garita, app.key)) === 200, { what });
      assert.equal(await ask(garita, boss.key), 403, "its role may vote and nothing else");
    }

    assert.equal(await ask(one, app.key, "costly-1"), 403);
    assert.deepEqual(await tickets(two, boss.key), [], "who has no role sees no tickets");
    const subject = ["--subject", `api-key:${boss.id}`];
    const bound = Bound.parse(await run("bindings", "add", "--role", "owner", ...subject));
    const seenBy = (garita: Garita) => async () => (await tickets(garita, boss.key)).length === 1;
    for (const garita of gateways) await eventually(seenBy(garita), { what: "it has the role" });
    const [ticket] = await tickets(two, boss.key);
    assert.ok(ticket);
    const voted = await request(`${two.url}/admin/v1/approvals/${ticket}`, {
      method: "POST",
      headers: { authorization: `Bearer ${boss.key}`, "content-type": "application/json" },
      body: '{"approve": true}',
    });
    await voted.body.dump();
    assert.equal(voted.statusCode, 200);
    const used = await Promise.all([one, two].map((garita) => ask(garita, app.key, "costly-1")));
    assert.deepEqual(used.toSorted(), [200, 403], "approved once, wherever it is asked");

    await run("bindings", "remove", bound.id);
    const takenFrom = (garita: Garita) => async () =>
      (await tickets(garita, boss.key)).length === 0;
    for (const garita of gateways) {
      await eventually(takenFrom(garita), { what: "the role is taken away", timeoutMs: 5000 });
    }

    let granted = 3;
    const clients = [one, two, one, two].map(async (garita) => {
      for (let nth = 0; nth < 30; nth++) if ((await ask(garita, app.key)) === 200) granted += 1;
    });
    await Promise.all(clients);
    assert.ok(granted <= ANSWERS, `${granted} of ${ANSWERS}`);
    assert.ok(granted > ANSWERS / 2, `${granted} of ${ANSWERS}`);

    const { code } = await runGarita(["keys", "revoke", app.id], two.folder, { env });
    assert.equal(code, 0);
    for (const garita of gateways) {
      await eventually(async () => (await ask(garita, app.key)) === 401, {
        what: "the key is refused",
        timeoutMs: 5000,
      });
    }
  });
});
