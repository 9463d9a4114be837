import assert from "node:assert/strict";
import { test } from "node:test";
import { testPlans, testReservation } from "../../../test/fixtures/limits.ts";
import type { Asking, WrittenLimits } from "../../../test/fixtures/limits.ts";
import { ANONYMOUS } from "../caller.ts";
import type { Meter } from "./meter.ts";

const NOW = Date.parse("2026-11-22T16:47:00Z");
const ROOT = { ...ANONYMOUS, id: "user42", tenant: "acme" };

function metersOf(written: WrittenLimits, asking: Asking = {}): readonly Meter[] {
  return testPlans(written)(testReservation(asking), NOW).meters;
}

function shapes(meters: readonly Meter[]): readonly string[] {
  return meters.map(({ scope, kind, unit, capacity }) => `${scope} ${kind} ${unit} ${capacity}`);
}

test("meters: a request is charged to everybody that it is made for", () => {
  const written = {
    limits: {
      requestsPerMinute: 60,
      tokensPerMinute: 600,
      perEndUser: { concurrentRequests: 2 },
      perModel: [
        { match: "gpt-*", requestsPerMinute: 7 },
        { match: "*", requestsPerMinute: 1 },
      ],
      perTenant: [{ match: "acme", tokensPerMinute: 5 }],
    },
  };
  const asking = { role: "app", roleLimits: { requestsPerMinute: 9 }, model: "gpt-4o" };
  assert.deepEqual(shapes(metersOf(written, { ...asking, caller: { endUser: ROOT } })), [
    "caller rate requests 60",
    "caller rate tokens 600",
    "endUser concurrent requests 2",
    "role rate requests 9",
    "model rate requests 7",
    "tenant rate tokens 5",
  ]);
  assert.deepEqual(shapes(metersOf(written)), [
    "caller rate requests 60",
    "caller rate tokens 600",
  ]);
});

test("meters: an end user uses its own role, whichever application speaks for it", () => {
  const endUserRole = { name: "end-user", limits: { requestsPerMinute: 3 } };
  const asking = { role: "app", roleLimits: { requestsPerMinute: 9 }, endUserRole };
  const [one, two] = ["one", "two"].map((id) =>
    metersOf({}, { ...asking, id, caller: { endUser: ROOT } }).filter(
      ({ scope }) => scope === "role",
    ),
  );
  assert.deepEqual(shapes(one ?? []), ["role rate requests 9", "role rate requests 3"]);
  assert.notEqual(one?.[0]?.key, two?.[0]?.key);
  assert.equal(one?.[1]?.key, two?.[1]?.key);
});

test("meters: what a caller has of its own goes before the defaults, field by field", () => {
  const caller = { limits: { requestsPerMinute: 5, concurrentRequests: 1 } };
  assert.deepEqual(shapes(metersOf({ limits: { tokensPerMinute: 100 } }, { caller })), [
    "caller rate requests 5",
    "caller rate tokens 100",
    "caller concurrent requests 1",
  ]);
});

test("meters: no two parties share a count, whatever their names are", () => {
  const written = {
    limits: { perModel: [{ match: "*", requestsPerMinute: 1 }] },
    budgets: [{ name: "b", per: "principal", window: "day", tokens: 5 }],
  };
  const roleLimits = { requestsPerMinute: 9 };
  const asked: readonly Asking[] = [
    { id: "a", role: "r", roleLimits, model: "m" },
    { id: "r", role: "a", roleLimits, model: "a" },
    { id: 'a","r', role: "r", roleLimits, model: 'm"]' },
    { id: "a", role: 'r","a', roleLimits, model: "caller" },
  ];
  const keys = asked.map((one) => metersOf(written, one).map(({ key }) => key));
  for (const own of keys) assert.equal(new Set(own).size, own.length);
  // The first and the last are one caller.
  const apart = keys.slice(0, 3).flat();
  assert.equal(new Set(apart).size, apart.length);
});

test("meters: a role is counted for each caller, a model in any spelling for all", () => {
  const written = { limits: { perModel: [{ match: "gpt-*", requestsPerMinute: 1 }] } };
  const asking = { role: "r", roleLimits: { requestsPerMinute: 9 } };
  const keyOf = (scope: string, one: Asking): string | undefined =>
    metersOf(written, { ...asking, ...one }).find((meter) => meter.scope === scope)?.key;
  assert.notEqual(keyOf("role", { id: "a" }), keyOf("role", { id: "b" }));
  const model = keyOf("model", { id: "a", model: "gpt-4o" });
  assert.equal(keyOf("model", { id: "b", model: "GPT-4o" }), model);
  assert.notEqual(model, undefined);
});

test("meters: a budget is for those whose name matches, each window a count of its own", () => {
  const budgets = [
    { name: "keys", per: "key", window: "hour", tokens: 10, match: "prod-*" },
    { name: "users", per: "principal", window: "day", tokens: 20 },
    { name: "house", per: "all", window: "month", money: 1.5, zone: "Europe/Madrid" },
  ];
  const prices = { models: [{ match: "*", input: 1, output: 2 }] };
  const planOf = testPlans({ budgets, prices });
  const at = (nowMs: number, asking: Asking): readonly Meter[] =>
    planOf(testReservation({ model: "m", ...asking }), nowMs).meters.filter(
      ({ kind }) => kind === "budget",
    );
  const user = { caller: { endUser: ROOT } };
  const now = at(NOW, { id: "prod-1", ...user });
  assert.deepEqual(
    now.map(({ name, capacity, softAt, endsAtMs }) => [
      name,
      capacity,
      softAt,
      new Date(endsAtMs ?? 0).toISOString(),
    ]),
    [
      ["keys", 10, 8, "2026-11-22T17:00:00.000Z"],
      ["users", 20, 16, "2026-11-23T00:00:00.000Z"],
      ["house", 1_500_000, 1_200_000, "2026-11-30T23:00:00.000Z"],
    ],
  );
  const later = at(NOW + 3_600_000, { id: "prod-1", ...user });
  assert.notEqual(later[0]?.key, now[0]?.key);
  assert.equal(later[1]?.key, now[1]?.key);
  const back = at(NOW, { id: "prod-1", ...user });
  assert.deepEqual(
    back.map(({ key }) => key),
    now.map(({ key }) => key),
    "a clock that goes back finds what was used",
  );
  const others = at(NOW, { id: "test-1" });
  assert.deepEqual(
    others.map(({ name }) => name),
    ["users", "house"],
  );
  assert.notEqual(others[0]?.key, now[1]?.key);
  const named = at(NOW, { id: "key_x", caller: { name: "prod-2" } });
  assert.equal(named[0]?.name, "keys", "keys are known by their name, too");
  const person = at(NOW, { caller: { method: "oidc", kind: "user" }, id: "prod-1" });
  assert.deepEqual(
    person.map(({ name }) => name),
    ["users", "house"],
    "only keys are keys",
  );
});

test("meters: a model without a price is told where a budget of money needs one", () => {
  const budget = { name: "m", per: "all", window: "day", money: 1 };
  const prices = { models: [{ match: "gpt-*", input: 1, output: 2 }] };
  const unpriced = (more: object, model: string | null): string | null =>
    testPlans({ budgets: [{ ...budget, ...more }], prices })(testReservation({ model }), NOW)
      .unpriced;
  assert.equal(unpriced({}, "claude"), "m");
  assert.equal(unpriced({}, "gpt-4o"), null);
  assert.equal(unpriced({ withoutPrice: "allow" }, "claude"), null);
  assert.equal(unpriced({}, null), null, "no model, no money");
});

test("meters: the plan is made once, and anew when limits or windows change", () => {
  const planOf = testPlans({ budgets: [{ name: "h", per: "all", window: "hour", tokens: 1 }] });
  const asked = testReservation();
  const plan = planOf(asked, NOW);
  assert.equal(planOf(testReservation({ inputTokens: 7 }), NOW + 60_000), plan);
  assert.notEqual(planOf(asked, NOW + 3_600_000), plan);
  const tighter = testReservation({ caller: { limits: { requestsPerMinute: 1 } } });
  assert.equal(planOf(tighter, NOW).meters[0]?.capacity, 1);
  assert.equal(planOf(asked, NOW).meters[0]?.capacity, 600_000);
});
