import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, beforeEach, describe, test } from "node:test";
import type { TestContext } from "node:test";
import OpenAI, { AuthenticationError } from "openai";
import { Client, request } from "undici";
import { z } from "zod";
import { API_KEY_LENGTH } from "../../src/core/api-key.ts";
import { needs, postgres } from "../machine.ts";
import { eventually } from "./support/eventually.ts";
import { chatBody, post } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { newFolder, runGarita, startGarita, statusOf } from "./support/garita.ts";
import type { Garita, GaritaOptions } from "./support/garita.ts";
import { startPostgres } from "./support/postgres.ts";
import type { PostgresServer } from "./support/postgres.ts";

const WORKERS = 3;
const CHAT = "/v1/chat/completions";
const MODELS = "/v1/models";
const CLIENT = { headersTimeout: 10_000, bodyTimeout: 10_000 };

const Issued = z.strictObject({
  id: z.string().regex(/^key_[0-9A-Za-z]{12}$/),
  key: z
    .string()
    .regex(/^garita_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/)
    .length(API_KEY_LENGTH),
  name: z.string(),
  roles: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
});
type Issued = z.infer<typeof Issued>;
const Revoked = z.strictObject({ id: z.string(), name: z.string(), revokedAt: z.iso.datetime() });
const Listed = z.array(
  z.looseObject({
    id: z.string(),
    status: z.enum(["active", "expired", "revoked"]),
    owner: z.string().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
  }),
);

let provider: FakeProvider;
before(async () => {
  provider = await startFakeProvider();
});
beforeEach(() => provider.reset());
after(() => provider.close());

async function started(t: TestContext, options: GaritaOptions = {}): Promise<Garita> {
  const garita = await startGarita({
    config: gatewayConfig(provider),
    ...options,
    env: { ...PROVIDER_ENV, ...options.env },
  });
  t.after(async () => {
    const { exitCode, signalCode } = garita.child;
    if (exitCode === null && signalCode === null) await garita.stop();
  });
  return garita;
}

/** Runs `garita keys …` on the folder of a server and reads what it prints. */
async function keys<Answer>(
  { folder, env = {} }: { readonly folder: string; readonly env?: Record<string, string> },
  args: readonly string[],
  answer: z.ZodType<Answer>,
): Promise<Answer> {
  const line = ["keys", ...args, "--format", "json"];
  const { code, stdout, stderr } = await runGarita(line, folder, { env });
  assert.equal(code, 0, stderr);
  return answer.parse(JSON.parse(stdout));
}

function sdk(url: string, apiKey: string): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0, timeout: 10_000 });
}

async function ask(
  url: string,
  apiKey: string,
  model = "gpt-test",
): Promise<string | null | undefined> {
  const answer = await sdk(url, apiKey).chat.completions.create({
    model,
    messages: [{ role: "user", content: "Good morning" }],
  });
  return answer.choices[0]?.message.content;
}

async function statusWith(url: string, key: string | null): Promise<number> {
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  const { statusCode, body } = await request(url + MODELS, { headers, ...CLIENT });
  await body.dump();
  return statusCode;
}

/** Connections of their own; a primary hands them to its workers in turn, so each has some. */
function connections(t: TestContext, url: string, count = 4 * WORKERS): readonly Client[] {
  const clients = Array.from({ length: count }, () => new Client(url, CLIENT));
  t.after(() => Promise.all(clients.map((client) => client.destroy())));
  return clients;
}

async function statusOn(client: Client, key: string | null): Promise<number> {
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  const { statusCode, body } = await client.request({ method: "GET", path: MODELS, headers });
  await body.dump();
  return statusCode;
}

/** When each connection was first answered so; afterwards none may be answered otherwise. */
async function untilAll(
  clients: readonly Client[],
  key: string | null,
  status: number,
): Promise<number> {
  const times = await Promise.all(
    clients.map((client) =>
      eventually(async () => (await statusOn(client, key)) === status && Date.now(), {
        what: `every connection answers ${status}`,
        timeoutMs: 20_000,
        everyMs: 40,
      }),
    ),
  );
  for (const client of clients) assert.equal(await statusOn(client, key), status);
  return Math.max(...times);
}

test("the first key shuts an open server, beside it and within a second", async (t) => {
  const garita = await started(t, { args: ["--workers", String(WORKERS)] });
  const clients = connections(t, garita.url);
  await untilAll(clients, null, 200);
  assert.match(garita.stdout(), /no key needed until `garita keys create`/);
  const shut = untilAll(clients, null, 401);
  const issued = await keys(garita, ["create", "--name", "first"], Issued);
  const tookMs = (await shut) - Date.parse(issued.createdAt);
  t.diagnostic(`first key demanded by ${WORKERS} workers after ${tookMs} ms`);
  assert.ok(tookMs < 1000, `${tookMs} ms`);
  assert.equal(await statusWith(garita.url, issued.key), 200);

  await keys(garita, ["revoke", issued.id], Revoked);
  await untilAll(clients, issued.key, 401);
  await untilAll(clients, null, 401);
  await garita.stop();
  const again = await started(t, { folder: garita.folder });
  assert.equal(await statusWith(again.url, null), 401, "revoked keys still shut it after a start");
  assert.match(again.stdout(), /no key is in force/);
});

test("a key lives: made, used by an SDK, rotated with overlap, revoked on every worker", async (t) => {
  const garita = await started(t, { args: ["--workers", String(WORKERS)] });
  const first = await keys(
    garita,
    [
      "create",
      "--name",
      "app",
      "--role",
      "default",
      "--owner",
      "ops@example.org",
      "--tpm",
      "90000",
    ],
    Issued,
  );
  assert.deepEqual([first.name, first.roles, first.expiresAt], ["app", ["default"], null]);
  await eventually(async () => (await statusWith(garita.url, first.key)) === 200, {
    what: "the key is taken up",
    timeoutMs: 1000,
  });
  assert.equal(typeof (await ask(garita.url, first.key)), "string");

  const second = await keys(garita, ["rotate", first.id, "--overlap", "8s"], Issued);
  assert.equal(second.id, first.id);
  const clients = connections(t, garita.url);
  await untilAll(clients, second.key, 200);
  await untilAll(clients, first.key, 200);
  assert.equal(typeof (await ask(garita.url, first.key)), "string");
  await untilAll(clients, first.key, 401);
  await assert.rejects(ask(garita.url, first.key), /was replaced by a newer one/);
  assert.equal(typeof (await ask(garita.url, second.key)), "string");

  const refused = untilAll(clients, second.key, 401);
  const { revokedAt } = await keys(garita, ["revoke", first.id], Revoked);
  const tookMs = (await refused) - Date.parse(revokedAt);
  t.diagnostic(`revocation on ${clients.length} connections to ${WORKERS} workers: ${tookMs} ms`);
  assert.ok(tookMs < 1000, `${tookMs} ms`);
  await assert.rejects(ask(garita.url, second.key), (error) => {
    assert.ok(error instanceof AuthenticationError);
    return /was revoked/.test(error.message);
  });

  await garita.stop();
  const [listed] = await keys(garita, ["list"], Listed);
  assert.deepEqual([listed?.status, listed?.owner], ["revoked", "ops@example.org"]);
  assert.ok(listed?.lastUsedAt, "its last use was written down");
});

test("a key expires by itself", async (t) => {
  const garita = await started(t);
  const line = ["create", "--name", "short", "--expires", "8s"];
  const { key, createdAt, expiresAt } = await keys(garita, line, Issued);
  assert.equal(Date.parse(expiresAt ?? "") - Date.parse(createdAt), 8000);
  await eventually(async () => (await statusWith(garita.url, key)) === 200, {
    what: "the key is taken up",
  });
  await wait(Math.max(0, Date.parse(expiresAt ?? "") - Date.now()));
  await assert.rejects(ask(garita.url, key), /has expired/);
});

test("forged keys are refused, whatever they are made from", async (t) => {
  const folder = newFolder();
  const one = await keys({ folder }, ["create", "--name", "one"], Issued);
  const other = await keys({ folder }, ["create", "--name", "other"], Issued);
  const garita = await started(t, { folder });
  const swapped = one.key.slice(0, 20) + other.key.slice(20);
  const lastChanged = one.key.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  const forged = [
    one.key.slice(0, -1),
    one.key.slice(0, 20),
    lastChanged,
    one.key.toUpperCase(),
    one.key.toLowerCase(),
    swapped,
    `${one.key},${other.key}`,
    `${one.key}%00`,
    one.id,
    readFileSync(join(garita.dataDir, "keys.pepper"), "utf8").trim(),
  ];
  for (const key of forged) {
    assert.equal(await statusWith(garita.url, key), 401, key.slice(0, 24));
    const twice = { "x-api-key": key, "api-key": one.key };
    assert.equal((await post(garita.url + CHAT, chatBody("hello"), twice)).status, 401);
  }
  for (const { key } of [one, other]) assert.equal(await statusWith(garita.url, key), 200);

  // Neither key nor secret is anywhere but where it belongs.
  const traces = garita.stdout() + garita.stderr();
  const kept = readdirSync(garita.dataDir, { recursive: true, encoding: "utf8" })
    .map((name) => join(garita.dataDir, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "latin1"));
  for (const { key } of [one, other]) {
    assert.ok(![traces, ...kept].some((text) => text.includes(key.slice(20, 60))));
  }
});

test("an address of the network is served once a key exists, and not before", async (t) => {
  const folder = newFolder();
  const args = ["serve", "--port", "0", "--host", "0.0.0.0"];
  const refused = await runGarita(args, folder);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /garita keys create/);
  const { key } = await keys({ folder }, ["create", "--name", "app"], Issued);
  const garita = await started(t, { folder, args: ["--host", "0.0.0.0"] });
  assert.equal(await statusWith(garita.url, null), 401);
  assert.equal(await statusWith(garita.url, key), 200);
});

test("a scope of a key holds whatever its role permits, made or configured", async (t) => {
  const env = { CONFIGURED: "a-key-that-the-configuration-names" };
  const scopes = ["invoke_model:models/gpt-test"];
  const auth = { keys: [{ name: "own", key: { env: "CONFIGURED" }, scopes }] };
  const garita = await started(t, { config: gatewayConfig(provider, { auth }), env });
  const line = ["create", "--name", "app", "--scope", ...scopes];
  const { key } = await keys({ folder: garita.folder, env }, line, Issued);
  await eventually(async () => (await statusWith(garita.url, key)) === 200, {
    what: "the key is taken up",
  });
  const listed = await keys({ folder: garita.folder, env }, ["list"], Listed);
  assert.deepEqual(listed[0]?.["scopes"], scopes);
  for (const one of [key, env.CONFIGURED]) {
    assert.equal(typeof (await ask(garita.url, one)), "string");
    await assert.rejects(ask(garita.url, one, "gpt-other"), /denied by scopes/);
  }
});

test("a store that is taken away does not open the server again", async (t) => {
  const folder = newFolder();
  const dataDir = join(folder, "data");
  const { key } = await keys({ folder }, ["create", "--name", "app"], Issued);
  for (const end of ["", "-wal", "-shm"]) {
    rmSync(join(dataDir, `garita.sqlite${end}`), { force: true });
  }
  const refused = await runGarita(["serve", "--port", "0", "--lang", "es"], folder);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /aquí se crearon claves.*`garita\.sqlite`.*quita `keys\.pepper`/);
  // With `auth` it starts, and lets nobody in.
  const shut = await started(t, { folder, config: gatewayConfig(provider, { auth: {} }) });
  for (const one of [null, key]) assert.equal(await statusWith(shut.url, one), 401);
  await shut.stop();
  rmSync(join(dataDir, "keys.pepper"));
  const anew = await started(t, { folder, config: gatewayConfig(provider) });
  assert.equal(await statusWith(anew.url, null), 200);
});

const Recorded = z.looseObject({
  requestId: z.string(),
  endpoint: z.string(),
  caller: z.object({ id: z.string(), name: z.string() }),
  key: z.object({ id: z.string(), name: z.string() }),
});

/** Events of changes of keys, oldest first, as the audit log has them. */
async function recorded(folder: string): Promise<readonly z.infer<typeof Recorded>[]> {
  const { stdout } = await runGarita(["audit", "search", "--format", "json"], folder);
  const lines = stdout.split("\n").filter((line) => line.includes('"endpoint":"keys '));
  return lines.map((line) => Recorded.parse(JSON.parse(line))).toReversed();
}

/** Each question is a process of its own. */
const NOTED = { what: "it is noted", everyMs: 300 };

for (const workers of [1, 2]) {
  test(`changes of keys are in the audit log of ${workers} workers, each once`, async (t) => {
    const folder = newFolder();
    const { id } = await keys({ folder }, ["create", "--name", "app"], Issued);
    const garita = await started(t, { folder, args: ["--workers", String(workers)] });
    await keys({ folder }, ["rotate", id], Issued);
    await eventually(async () => (await recorded(folder)).length === 2, NOTED);
    await garita.kill();
    await keys({ folder }, ["revoke", id], Revoked);
    const again = await started(t, { folder });
    await eventually(async () => (await recorded(folder)).length === 3, NOTED);
    await again.stop();
    const events = await recorded(folder);
    assert.deepEqual(
      events.map(({ endpoint }) => endpoint),
      ["create", "rotate", "revoke"].map((what) => `keys ${what} ${id}`),
    );
    assert.deepEqual(new Set(events.map(({ requestId }) => requestId)).size, 3);
    const by = userInfo().username;
    for (const { caller, key } of events) {
      assert.deepEqual(
        [caller, key],
        [
          { id: `os:${by}`, name: by },
          { id, name: "app" },
        ],
      );
    }
    const shown = await runGarita(["audit", "search", "--caller", `os:${by}`], folder);
    assert.match(shown.stdout, new RegExp(`keys revoke ${id}`));
    assert.equal((await runGarita(["audit", "verify"], folder)).code, 0);
  });
}

test("a server that cannot recognize its keys refuses everything and says why", async (t) => {
  const folder = newFolder();
  const { key } = await keys({ folder }, ["create", "--name", "app"], Issued);
  const env = { SECRET: "another secret than the one of the data folder" };
  const config = gatewayConfig(provider, { auth: { keySecret: { env: "SECRET" } } });
  const garita = await started(t, { folder, config, env, untilReady: false });
  assert.equal(await statusWith(garita.url, key), 503);
  assert.equal(await statusWith(garita.url, null), 401);
  assert.equal(await statusOf(`${garita.url}/ready`), 503);
  assert.match(garita.stderr() + garita.stdout(), /made with another secret/);
});

describe("with PostgreSQL", needs(postgres), () => {
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.close());

  interface Replicas {
    readonly replicas: readonly [Garita, Garita];
    readonly env: Record<string, string>;
  }

  async function replicas(t: TestContext): Promise<Replicas> {
    const env = {
      DATABASE_URL: await server.newDatabase(),
      KEY_SECRET: "the same secret on every machine of this test",
    };
    const config = gatewayConfig(provider, {
      store: { kind: "postgres", url: { env: "DATABASE_URL" } },
      auth: { keySecret: { env: "KEY_SECRET" } },
    });
    const [one, other] = await Promise.all([
      started(t, { config, env }),
      started(t, { config, env }),
    ]);
    return { replicas: [one, other], env };
  }

  test("two replicas know a key, and refuse it within five seconds of its end", async (t) => {
    const { replicas: both, env } = await replicas(t);
    const [one] = both;
    const { id, key } = await keys(
      { folder: one.folder, env },
      ["create", "--name", "app"],
      Issued,
    );
    const clients = both.flatMap(({ url }) => connections(t, url, 2));
    await untilAll(clients, key, 200);
    const refused = untilAll(clients, key, 401);
    const { revokedAt } = await keys({ folder: one.folder, env }, ["revoke", id], Revoked);
    const tookMs = (await refused) - Date.parse(revokedAt);
    t.diagnostic(`revocation on two replicas over PostgreSQL: ${tookMs} ms`);
    assert.ok(tookMs < 5000, `${tookMs} ms`);
  });

  test("without its PostgreSQL a replica stops answering, and answers again with it", async (t) => {
    const { replicas: both, env } = await replicas(t);
    const [one, other] = both;
    const { key } = await keys({ folder: one.folder, env }, ["create", "--name", "app"], Issued);
    const clients = both.flatMap(({ url }) => connections(t, url, 2));
    await untilAll(clients, key, 200);
    const stoppedAtMs = Date.now();
    await server.stop();
    const tookMs = (await untilAll(clients, key, 503)) - stoppedAtMs;
    t.diagnostic(`refused ${tookMs} ms after PostgreSQL was stopped`);
    assert.ok(tookMs > 2000 && tookMs < 8000, `${tookMs} ms`);
    for (const { url } of both) {
      assert.equal(await statusOf(`${url}/ready`), 503);
      await assert.rejects(ask(url, key), /cannot be checked at the moment/);
    }
    const { code, stderr } = await runGarita(["keys", "list"], one.folder, { env });
    assert.equal(code, 4);
    assert.match(stderr, /store of the keys cannot be used/);
    assert.doesNotMatch(stderr, /only-for-tests/);
    await server.start();
    const startedAtMs = Date.now();
    const backMs = (await untilAll(clients, key, 200)) - startedAtMs;
    t.diagnostic(`answered again ${backMs} ms after PostgreSQL was back`);
    assert.equal(typeof (await ask(other.url, key)), "string");
  });

  test("a configuration without the secret that all share is refused", async () => {
    const folder = newFolder();
    const env = { DATABASE_URL: await server.newDatabase() };
    const args = ["keys", "list", "--config", "other.yaml"];
    const { writeFile } = await import("node:fs/promises");
    const config = { store: { kind: "postgres", url: { env: "DATABASE_URL" } } };
    await writeFile(join(folder, "other.yaml"), JSON.stringify(config));
    const { code, stderr } = await runGarita(args, folder, { env });
    assert.equal(code, 2);
    assert.match(stderr, /add `auth.keySecret`/);
  });
});
