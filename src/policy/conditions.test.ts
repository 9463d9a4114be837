import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import type { AccessContext } from "./access.ts";
import type { Caller } from "./caller.ts";
import { compileConditions, failing, mayHold } from "./conditions.ts";
import type { TriggerConfig } from "./language/config.ts";

const SETTING = { timeZone: "UTC", regions: { NORDIC: ["SE", "NO"] } };
const NOON = Date.UTC(2026, 5, 1, 12);

function holds(
  config: TriggerConfig,
  context: Partial<AccessContext> = {},
  caller: Caller = testCaller("k"),
): boolean | null {
  const [condition, ...more] = compileConditions(config, SETTING);
  assert.equal(more.length, 0);
  const at = { nowMs: NOON, address: null, country: null, ...context };
  return condition?.holds({ context: at, method: caller.method, identity: caller }) ?? null;
}

test("conditions: an address holds in every spelling, and an empty list never", () => {
  const inside: TriggerConfig = { addresses: ["10.0.0.0/8", "2001:db8::/32"] };
  assert.equal(holds(inside, { address: "10.2.3.4" }), true);
  assert.equal(holds(inside, { address: "::ffff:10.2.3.4" }), true);
  assert.equal(holds(inside, { address: "2001:DB8::1" }), true);
  assert.equal(holds(inside, { address: "11.2.3.4" }), false);
  assert.equal(holds(inside, { address: null }), null);
  assert.equal(holds(inside, { address: "10.2.3" }), null);
  assert.equal(holds({ addresses: [] }, { address: "10.2.3.4" }), false);
});

test("conditions: more addresses than are remembered are still told apart", () => {
  const [condition] = compileConditions({ addresses: ["10.0.0.0/16"] }, SETTING);
  const caller = testCaller("k");
  for (let index = 0; index < 10_000; index += 1) {
    const address = `10.${Math.floor(index / 256)}.${index % 256}.1`;
    const context = { nowMs: NOON, address, country: null };
    const expected = index < 256;
    assert.equal(condition?.holds({ context, method: "mtls", identity: caller }), expected);
  }
});

test("conditions: only a user has a second factor, and it ages", () => {
  const user = testCaller("u", { kind: "user", secondFactorAtMs: NOON - 60 * 60_000 });
  assert.equal(holds({ mfa: true }, {}, user), true);
  assert.equal(holds({ mfaMaxAgeMinutes: 60 }, {}, user), true);
  assert.equal(holds({ mfaMaxAgeMinutes: 60 }, { nowMs: NOON + 1 }, user), false);
  assert.equal(holds({ mfa: true }, {}, testCaller("u", { kind: "user" })), false);
  for (const kind of ["api-key", "service-account", "anonymous"] as const)
    assert.equal(holds({ mfa: true }, {}, { ...user, kind }), false, kind);
});

test("conditions: a second factor from the future is none, beyond the skew of a clock", () => {
  const user = (at: number) => testCaller("u", { kind: "user", secondFactorAtMs: at });
  assert.equal(holds({ mfa: true }, {}, user(NOON + 60_000)), true);
  assert.equal(holds({ mfa: true }, {}, user(NOON + 60_001)), false);
});

test("conditions: `mfa: false` asks for nothing", () => {
  assert.deepEqual(compileConditions({ mfa: false }, SETTING), []);
});

test("conditions: the last instant counts and the next does not", () => {
  const until: TriggerConfig = { until: "2026-06-01T14:00:00+02:00" };
  assert.equal(holds(until, { nowMs: NOON }), true);
  assert.equal(holds(until, { nowMs: NOON + 1 }), false);
});

test("conditions: countries come by code and region, an unknown one is in none", () => {
  const from: TriggerConfig = { countries: ["US", "EU", "NORDIC"] };
  for (const country of ["US", "ES", "NO"]) assert.equal(holds(from, { country }), true, country);
  assert.equal(holds(from, { country: "GB" }), false);
  for (const country of [null, "XX", "es", "EU", ""])
    assert.equal(holds(from, { country }), null, String(country));
  assert.equal(holds({ countries: [] }, { country: "ES" }), false);
});

test("conditions: vectors count by request and by window", () => {
  const bulk: TriggerConfig = { vectorsOver: 10 };
  assert.equal(holds(bulk), false);
  assert.equal(holds(bulk, { vectors: 10, vectorsInWindow: 10 }), false);
  assert.equal(holds(bulk, { vectors: 11 }), true);
  assert.equal(holds(bulk, { vectors: 1, vectorsInWindow: 11 }), true);
});

test("conditions: the method is that of the request", () => {
  assert.equal(holds({ methods: ["mtls"] }, {}, testCaller("s", { method: "mtls" })), true);
  assert.equal(holds({ methods: ["mtls"] }), false);
  assert.equal(holds({ methods: [] }), false);
});

test("conditions: what is not known fails those that allow and fulfils those that forbid", () => {
  const conditions = compileConditions({ countries: ["ES"], methods: ["api-key"] }, SETTING);
  const context = { nowMs: NOON, address: null, country: null };
  const at = { context, method: "api-key", identity: testCaller("k") } as const;
  assert.equal(failing(conditions, at)?.name, "countries");
  assert.equal(mayHold(conditions, at), true);
  assert.equal(mayHold(conditions, { ...at, method: "mtls" }), false);
  assert.equal(failing([], at), null);
});
