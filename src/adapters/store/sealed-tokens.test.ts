import assert from "node:assert/strict";
import { test } from "node:test";

import type { VaultEntry } from "../../guard/redact/token-vault.ts";
import { deriveKey, KEPT_LENGTH_MAX, sealTokens } from "./sealed-tokens.ts";

const ENTRIES: readonly VaultEntry[] = [
  { entity: "EMAIL", letters: "EMAILC3ZFZEFM", value: "ana@example.com" },
  { entity: "NAME", letters: "NAME00000000", value: 'Ana "☺" \ud83d\ude00' },
];
const NAME = { caller: "app", answer: "resp_1" };

function open(secret = 1) {
  const texts = new Map<string, string>();
  const store = {
    get: (name: string) => texts.get(name) ?? null,
    put: (name: string, sealed: string) => void texts.set(name, sealed),
  };
  const tokens = sealTokens(store, deriveKey(Buffer.alloc(32, secret), "seal"));
  return { texts, store, ...tokens };
}

test("sealed tokens: what is kept for an answer comes back for it and for no other", async () => {
  const tokens = open();
  await tokens.keep(NAME, ENTRIES);
  assert.deepEqual(await tokens.recall(NAME), ENTRIES);
  assert.deepEqual(await tokens.recall({ ...NAME, caller: "other" }), []);
  assert.deepEqual(await tokens.recall({ ...NAME, answer: "resp_2" }), []);
});

test("sealed tokens: neither values nor names are readable, and no two seals are equal", async () => {
  const tokens = open();
  await tokens.keep(NAME, ENTRIES);
  const [first = ""] = tokens.texts.values();
  const kept = JSON.stringify([...tokens.texts]) + Buffer.from(first, "base64").toString("latin1");
  for (const text of ["ana@", "EMAIL", "resp_1", "app"]) assert.ok(!kept.includes(text), text);
  await tokens.keep(NAME, ENTRIES);
  assert.notEqual([...tokens.texts.values()][0], first);
});

test("sealed tokens: another key, another name or a changed byte opens to nothing", async () => {
  const tokens = open();
  await tokens.keep(NAME, ENTRIES);
  const [name = ""] = tokens.texts.keys();
  const sealed = tokens.texts.get(name) ?? "";
  const other = open(2);
  other.texts.set(name, sealed);
  assert.deepEqual(await other.recall(NAME), []);
  await tokens.keep({ ...NAME, answer: "resp_2" }, []);
  const [, second = ""] = tokens.texts.keys();
  tokens.texts.set(second, sealed);
  assert.deepEqual(await tokens.recall({ ...NAME, answer: "resp_2" }), []);
  const bytes = Buffer.from(sealed, "base64");
  for (const at of [0, 20, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    tokens.texts.set(name, changed.toString("base64"));
    assert.deepEqual(await tokens.recall(NAME), []);
  }
  tokens.texts.set(name, "AAAA");
  assert.deepEqual(await tokens.recall(NAME), []);
});

test("sealed tokens: of too much the latest is kept", async () => {
  const tokens = open();
  const half = (letters: string) => ({
    entity: "",
    letters,
    value: "x".repeat(KEPT_LENGTH_MAX / 2 - 1),
  });
  await tokens.keep(NAME, [half("1"), half("2"), half("3")]);
  const kept = await tokens.recall(NAME);
  assert.deepEqual(
    kept.map(({ letters }) => letters),
    ["2", "3"],
  );
});

test("sealed tokens: keys for different ends are different", () => {
  const secret = Buffer.alloc(32, 1);
  assert.notDeepEqual(deriveKey(secret, "seal"), deriveKey(secret, "tokens"));
  assert.deepEqual(deriveKey(secret, "seal"), deriveKey(Buffer.alloc(32, 1), "seal"));
});
