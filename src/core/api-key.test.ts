import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  API_KEY_LENGTH,
  apiKeyIdOf,
  looksLikeApiKey,
  renderApiKey,
  renderApiKeyId,
} from "./api-key.ts";

const key = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 72n }), fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }))
  .map(([name, secret]) => {
    const id = renderApiKeyId(name);
    return { id, text: renderApiKey(id, secret) };
  });

test("api-key: a key names the id that it was made with", () => {
  fc.assert(
    fc.property(key, ({ id, text }) => {
      assert.match(id, /^key_[0-9A-Za-z]{12}$/);
      assert.equal(text.length, API_KEY_LENGTH);
      assert.equal(apiKeyIdOf(text), id);
    }),
  );
});

test("api-key: the largest secret keeps all of its bits", () => {
  const [least, most] = [0n, 2n ** 256n - 1n].map((secret) => renderApiKey("key_a", secret));
  assert.notEqual(renderApiKey("key_a", 2n ** 255n), renderApiKey("key_a", 0n));
  assert.equal(least?.length, most?.length);
});

test("api-key: one changed character, a cut or another case is no key", () => {
  const other = fc.constantFrom(..."09AZaz_-. \u00e9".split(""));
  fc.assert(
    fc.property(key, fc.nat(API_KEY_LENGTH - 1), other, ({ text }, at, letter) => {
      fc.pre(text[at] !== letter);
      assert.equal(apiKeyIdOf(text.slice(0, at) + letter + text.slice(at + 1)), null);
      assert.equal(apiKeyIdOf(text.slice(0, at)), null);
      assert.equal(apiKeyIdOf(`${text}${letter}`), null);
      assert.equal(apiKeyIdOf(text.toUpperCase()), null);
    }),
  );
});

test("api-key: hostile input is no key", () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => apiKeyIdOf(text) === null));
  const hostile = ["", "garita_", "garita_".repeat(100_000), "\0".repeat(API_KEY_LENGTH)];
  for (const text of hostile) assert.equal(apiKeyIdOf(text), null);
});

test("api-key: what begins like a key was meant as one, whole or not", () => {
  fc.assert(
    fc.property(key, fc.nat(API_KEY_LENGTH - "garita_".length), ({ text }, cut) =>
      looksLikeApiKey(text.slice(0, API_KEY_LENGTH - cut)),
    ),
  );
  for (const text of ["Bearer garita_", "garita", "GARITA_x", " garita_x", "", "key_x"]) {
    assert.equal(looksLikeApiKey(text), false, text);
  }
});
