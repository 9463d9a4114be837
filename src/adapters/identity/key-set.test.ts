import assert from "node:assert/strict";
import { test } from "node:test";
import { newSigningKey, signCompact } from "../../../test/fixtures/jws.ts";
import type { SigningKey } from "../../../test/fixtures/jws.ts";
import type { GaritaError } from "../../core/errors.ts";
import { readCompactJws } from "./compact-jws.ts";
import type { CompactJws } from "./compact-jws.ts";
import { checkWith, readJwks, RemoteKeys } from "./key-set.ts";

const first = newSigningKey("ES256", "first");
const second = newSigningKey("EdDSA", "second");

function signed(key: SigningKey, header: object = {}): CompactJws {
  const jws = readCompactJws(signCompact(key, { sub: "ann" }, header));
  assert.ok(jws);
  return jws;
}

/** An issuer whose keys, time and health are the test's. */
function stage(keys: readonly SigningKey[] = [first]) {
  const state = { keys, nowMs: 0, down: false, fetched: 0, changes: 0 };
  const remote = new RemoteKeys({
    maxAgeMs: 600_000,
    coolDownMs: 30_000,
    retryMs: 5000,
    nowMs: () => state.nowMs,
    onChange: () => void (state.changes += 1),
    async fetchKeys() {
      state.fetched += 1;
      if (state.down) throw new Error("down");
      return { keys: state.keys.map(({ jwk }) => jwk) };
    },
  });
  return { state, remote };
}

const isUnavailable = (error: GaritaError): boolean => error.code === "auth.unavailable";

test("key-set: keys are fetched once for many tokens", async () => {
  const { state, remote } = stage();
  const tokens = Array.from({ length: 20 }, () => signed(first));
  const checked = await Promise.all(tokens.map((jws) => remote.verify(jws)));
  assert.ok(checked.every(Boolean));
  assert.equal(state.fetched, 1);
  assert.equal(await remote.verify(signed(newSigningKey("ES256", "first"))), false);
  assert.equal(state.fetched, 1, "a wrong signature of a known key is no reason to ask");
});

test("key-set: an unknown key is asked for once per cool-down, and a new one is found", async () => {
  const { state, remote } = stage();
  assert.equal(await remote.verify(signed(first)), true);
  state.keys = [first, second];
  state.nowMs = 29_999;
  assert.equal(await remote.verify(signed(second)), false);
  assert.equal(state.fetched, 1);
  state.nowMs = 30_000;
  assert.equal(await remote.verify(signed(second)), true);
  assert.deepEqual([state.fetched, state.changes], [2, 1]);
  for (let i = 0; i < 50; i++) {
    assert.equal(await remote.verify(signed(newSigningKey("EdDSA", `made-up-${i}`))), false);
  }
  assert.equal(state.fetched, 2);
});

test("key-set: a token that names no key is tried with all of its kind", async () => {
  const twin = newSigningKey("ES256", "twin");
  const { remote } = stage([first, twin]);
  const nameless = { kid: undefined };
  assert.equal(await remote.verify(signed(twin, nameless)), true);
  assert.equal(await remote.verify(signed(newSigningKey("ES256"), nameless)), false);
});

test("key-set: a key that was taken away counts no longer than its time", async () => {
  const { state, remote } = stage([first, second]);
  assert.equal(await remote.verify(signed(first)), true);
  state.keys = [second];
  state.nowMs = 300_000;
  assert.equal(await remote.verify(signed(first)), true);
  assert.equal(state.fetched, 1);
  state.nowMs = 300_001; // half way it is asked for in advance, and nobody waits
  assert.equal(await remote.verify(signed(first)), true);
  await new Promise(setImmediate);
  assert.equal(state.fetched, 2);
  assert.equal(await remote.verify(signed(first)), false);
  assert.equal(await remote.verify(signed(second)), true);
});

test("key-set: an issuer that is down is no reason to refuse known keys, until they are old", async () => {
  const { state, remote } = stage();
  await remote.prepare();
  state.down = true;
  state.nowMs = 599_999;
  assert.equal(await remote.verify(signed(first)), true);
  state.nowMs = 600_000;
  await assert.rejects(remote.verify(signed(first)), isUnavailable);
  state.nowMs = 606_000;
  await assert.rejects(remote.verify(signed(first)), isUnavailable);
  const { fetched } = state;
  state.nowMs = 606_100;
  await assert.rejects(remote.verify(signed(first)), isUnavailable);
  assert.equal(state.fetched, fetched, "after a failure it is left alone for a while");
  state.down = false;
  state.nowMs = 612_000;
  assert.equal(await remote.verify(signed(first)), true);
});

test("key-set: an issuer that never answered is unavailable, and no token is wrong for it", async () => {
  const { state, remote } = stage();
  state.down = true;
  await remote.prepare();
  await assert.rejects(remote.verify(signed(first)), isUnavailable);
});

test("key-set: an unknown key while the issuer is down cannot be told", async () => {
  const { state, remote } = stage();
  await remote.prepare();
  state.down = true;
  state.nowMs = 60_000;
  await assert.rejects(remote.verify(signed(second)), isUnavailable);
  assert.equal(await remote.verify(signed(first)), true);
});

test("key-set: private, shared and foreign keys are left out, and a set of nothing else is none", () => {
  const secret = { kty: "oct", k: "AAAA", kid: "first" };
  const own = first.privateKey.export({ format: "jwk" });
  assert.deepEqual(readJwks({ keys: [secret, own, first.jwk, "x", null] }), { keys: [first.jwk] });
  assert.deepEqual(readJwks(first.jwk), { keys: [first.jwk] });
  for (const none of [null, [], {}, { keys: [] }, { keys: [secret, own] }, { keys: {} }, secret]) {
    assert.equal(readJwks(none), null);
  }
  assert.equal(readJwks({ keys: Array.from({ length: 101 }, () => first.jwk) }), null);
});

test("key-set: a key signs only with the algorithm that is its own", async () => {
  const rsa = newSigningKey("RS256", "rsa");
  const { alg: _, ...open } = rsa.jwk;
  const strict = await checkWith({ keys: [rsa.jwk] });
  const either = await checkWith({ keys: [open] });
  const asPss = signed({ ...rsa, alg: "PS256" });
  assert.equal(await strict(signed(rsa)), "good");
  assert.equal(await strict(asPss), "unknown");
  assert.equal(await either(asPss), "good");
});
