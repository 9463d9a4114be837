import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { createKeyHash } from "./key-hash.ts";
import { ensurePepper, hasPepper, readPepper } from "./pepper-file.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "garita-pepper-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("pepper-file: the secret is made once, for its owner alone", () => {
  const dataDir = join(folder, "data");
  assert.equal(hasPepper(dataDir), false);
  const pepper = ensurePepper(dataDir);
  assert.equal(hasPepper(dataDir), true);
  assert.match(pepper, /^[0-9a-f]{64}$/);
  assert.equal(ensurePepper(dataDir), pepper);
  assert.equal(readPepper(dataDir), pepper);
  assert.equal(statSync(join(dataDir, "keys.pepper")).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(dataDir), ["keys.pepper"]);
});

test("pepper-file: a secret that is missing, damaged or open to others is refused", () => {
  assert.throws(() => readPepper(folder), /is gone/);
  const path = join(folder, "keys.pepper");
  writeFileSync(path, "too short", { mode: 0o600 });
  assert.throws(() => readPepper(folder), /is damaged/);
  assert.throws(() => ensurePepper(folder), /is damaged/);
  chmodSync(path, 0o640);
  assert.throws(() => readPepper(folder), /chmod 600/);
});

test("key-hash: secret and key both count, and the proof says nothing of either", () => {
  const [one, other] = [createKeyHash("one"), createKeyHash("other")];
  assert.deepEqual(one.hash("key"), createKeyHash("one").hash("key"));
  assert.notDeepEqual(one.hash("key"), other.hash("key"));
  assert.notDeepEqual(one.hash("key"), one.hash("Key"));
  assert.equal(one.proof, createKeyHash("one").proof);
  assert.notEqual(one.proof, other.proof);
});
