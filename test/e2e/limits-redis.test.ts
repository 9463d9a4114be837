import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { request } from "undici";
import { needs, redisServer } from "../machine.ts";
import { eventually } from "./support/eventually.ts";
import { chatBody, post } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { startGarita, statusOf } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";
import { startRedis } from "./support/redis.ts";
import type { RedisServer } from "./support/redis.ts";

const PATH = "/v1/chat/completions";
const TOKENS_PER_ANSWER = 12;
const LEASE_SECONDS = 1;

void describe("limits in Redis, two gateways:", needs(redisServer), () => {
  let redis: RedisServer;
  let provider: FakeProvider;
  const started = new Set<Garita>();

  before(async () => {
    [redis, provider] = await Promise.all([startRedis(), startFakeProvider()]);
  });
  after(async () => {
    for (const garita of started) await garita.kill();
    await Promise.all([redis.close(), provider.close()]);
  });

  /** Of a month and of all; under a prefix of its own, so that every test begins anew. */
  async function serve(prefix: string, answers: number): Promise<readonly [Garita, Garita]> {
    const config = gatewayConfig(provider, {
      budgets: [{ name: "b", per: "all", window: "month", tokens: answers * TOKENS_PER_ANSWER }],
      limits: {
        leaseSeconds: LEASE_SECONDS,
        redis: { url: { env: "REDIS_URL" }, prefix, timeoutMs: 300 },
      },
    });
    const env = { ...PROVIDER_ENV, REDIS_URL: redis.url };
    const both = await Promise.all([1, 2].map(() => startGarita({ config, env })));
    const [one, two] = both;
    assert.ok(one && two);
    for (const garita of both) started.add(garita);
    return [one, two];
  }

  const body = chatBody("Good morning", { max_tokens: 5 });
  const ask = async (garita: Garita): Promise<number> =>
    (await post(garita.url + PATH, body)).status;

  /** Both at once, as fast as they answer; what every request came to. */
  async function drive(
    gateways: readonly Garita[],
    until: () => boolean,
  ): Promise<readonly number[]> {
    const statuses: number[] = [];
    const client = async (garita: Garita): Promise<void> => {
      while (!until()) statuses.push(await ask(garita));
    };
    await Promise.all([...gateways, ...gateways, ...gateways].map(client));
    return statuses;
  }

  void test("together they grant the budget and no more, and let nothing lie", async () => {
    const answers = 200;
    const gateways = await serve("total", answers);
    const statuses = await drive(gateways, countdown(500));
    const granted = statuses.filter((status) => status === 200).length;
    const refused = statuses.filter((status) => status === 429).length;
    assert.ok(granted <= answers, `${granted} of ${answers}`);
    assert.equal(granted + refused, statuses.length, "nothing else happened");
    // What one of them still held is given back within a lease.
    let late = granted;
    const deadline = Date.now() + 3 * LEASE_SECONDS * 1000;
    while (Date.now() < deadline) {
      for (const garita of gateways) if ((await ask(garita)) === 200) late += 1;
      await wait(20);
    }
    // A request reserves more than it uses: the last few tokens are too few for one.
    assert.ok(late <= answers && late >= answers - 4, `${late} of ${answers}`);
    for (const garita of gateways) await garita.stop();
  });

  void test("without Redis the gate does not open, and with it again it does", async () => {
    const answers = 1500;
    const gateways = await serve("outage", answers);
    for (const garita of gateways) assert.equal(await ask(garita), 200);
    let granted = 2;
    const load = { over: false };
    const running = drive(gateways, () => load.over).then((statuses) => {
      granted += statuses.filter((status) => status === 200).length;
      assert.ok(statuses.every((status) => [200, 429, 503].includes(status)));
    });
    try {
      await redis.kill();
      for (const garita of gateways) {
        await eventually(async () => (await ask(garita)) === 503, { what: "refused without it" });
        assert.equal(await statusOf(`${garita.url}/ready`), 503);
      }
    } finally {
      load.over = true;
      await running;
    }
    // Until its lease ends a gateway may go on with what is left of it, and no longer.
    await wait(LEASE_SECONDS * 1000);
    const [first] = gateways;
    const refusal = await post(first.url + PATH, body);
    assert.equal(refusal.status, 503);
    assert.equal(refusal.headers["retry-after"], "1");
    assert.match(refusal.text, /"limit.unavailable"/);
    const during = await drive(gateways, countdown(100));
    assert.deepEqual([...new Set(during)], [503], "closed as long as it is gone");

    await redis.start();
    for (const garita of gateways) {
      await eventually(async () => (await ask(garita)) === 200, { what: "granted again" });
      granted += 1;
      await eventually(async () => (await statusOf(`${garita.url}/ready`)) === 200, {
        what: "ready again",
      });
      const page = await (await request(`${garita.url}/metrics`)).body.text();
      assert.match(page, /garita_limits_unreachable 0\n/);
    }
    const rest = await drive(gateways, countdown(answers));
    granted += rest.filter((status) => status === 200).length;
    assert.ok(granted <= answers, `${granted} of ${answers}`);
    for (const garita of gateways) await garita.stop();
  });

  void test("a Redis that hangs refuses, too; a gateway that dies is charged", async () => {
    const answers = 100;
    const [one, two] = await serve("hang", answers);
    assert.deepEqual([await ask(one), await ask(two)], [200, 200]);
    redis.freeze();
    await eventually(async () => (await ask(one)) === 503, { what: "refused while it hangs" });
    redis.thaw();
    await eventually(async () => (await ask(one)) === 200, { what: "granted again" });
    await one.kill();
    const rest = await drive([two], countdown(2 * answers));
    const granted = 3 + rest.filter((status) => status === 200).length;
    assert.ok(granted <= answers, `${granted} of ${answers}`);
    await two.stop();
  });
});

function countdown(count: number): () => boolean {
  let left = count;
  return () => --left < 0;
}
