import assert from "node:assert/strict";
import { test } from "node:test";
import { BudgetsConfig, LimitsConfig, PricesConfig } from "./config.ts";

const DAY = { name: "a", per: "all", window: "day" } as const;

test("limits config: empty sections are complete", () => {
  assert.equal(LimitsConfig.parse({}).burstSeconds, 60);
  assert.equal(LimitsConfig.parse({}).redis, undefined);
  assert.deepEqual(BudgetsConfig.parse([]), []);
  assert.equal(PricesConfig.parse({}).currency, "USD");
  const [budget] = BudgetsConfig.parse([{ ...DAY, tokens: 1 }]);
  assert.deepEqual(
    [budget?.softShare, budget?.zone, budget?.withoutPrice],
    [0.8, "UTC", "refuse"],
    "what has no price is refused unless said otherwise",
  );
});

test("limits config: a budget is of tokens or of money, has a name and a zone of its own", () => {
  const accepts = (...budgets: readonly object[]): boolean =>
    BudgetsConfig.safeParse(budgets.map((one) => ({ ...DAY, ...one }))).success;
  assert.equal(accepts({ tokens: 1 }), true);
  assert.equal(accepts({ money: 0.5, zone: "America/Bogota" }), true);
  const wrong = [
    {},
    { tokens: 1, money: 1 },
    { tokens: 0 },
    { money: 0 },
    { tokens: 1, zone: "GMT+1" },
    { tokens: 1, window: "week" },
    { tokens: 1, per: "nobody" },
    { tokens: 1, match: "gpt-*" },
    { tokens: 1, softShare: 1.1 },
    { tokens: 1, hardShare: 1 },
  ];
  for (const one of wrong) assert.equal(accepts(one), false, JSON.stringify(one));
  assert.equal(accepts({ tokens: 1 }, { tokens: 2 }), false, "one name, two budgets");
});

test("limits config: Redis and prices take no values of secrets and no negative money", () => {
  const redis = (value: object): boolean => LimitsConfig.safeParse({ redis: value }).success;
  assert.equal(redis({ url: { env: "REDIS_URL" } }), true);
  assert.equal(redis({ url: "redis://localhost" }), false);
  assert.equal(redis({ url: { env: "REDIS_URL" }, prefix: "a{b}" }), false);
  const price = (value: object): boolean =>
    PricesConfig.safeParse({ models: [{ match: "*", ...value }] }).success;
  assert.equal(price({ input: 0, output: 1.25 }), true);
  assert.equal(price({ input: -1, output: 1 }), false);
  assert.equal(price({ input: 1 }), false);
});
