import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import { anthropicKey } from "./anthropic-key.ts";

test("anthropic-key: the span covers the key and nothing else", () => {
  const key = `sk-ant-api03-${"aB3-_".repeat(18)}aB3AA`;
  assert.deepEqual(foundBy(anthropicKey, `ANTHROPIC_API_KEY='${key}'`), [[key, 0.95]]);
});
