import assert from "node:assert/strict";
import { test } from "node:test";
import { renderApiKey, renderApiKeyId } from "../../../core/api-key.ts";
import { foundBy } from "../found.ts";
import { garitaKey } from "./garita-key.ts";

const KEY = renderApiKey(renderApiKeyId(123_456_789_123n), 7n ** 90n);

test("garita-key: a key whose checksum is right is certain", () => {
  const [match] = foundBy(garitaKey, `curl -H "authorization: Bearer ${KEY}"`);
  assert.deepEqual(match, [KEY, 1]);
});

test("garita-key: a mistyped key is still a secret, a shortened one is no key", () => {
  const mistyped = KEY.replace(/.$/, (last) => (last === "a" ? "b" : "a"));
  const [match] = foundBy(garitaKey, mistyped);
  assert.deepEqual(match, [mistyped, 0.95]);
  assert.deepEqual(foundBy(garitaKey, KEY.slice(0, -1)), []);
});
