import assert from "node:assert/strict";
import { test } from "node:test";
import { isStandIn, isTestResult, mixture } from "./placeholder.ts";

test("placeholder: words that documentation writes where a secret goes", () => {
  for (const value of ["password", "MyPassword1", "changeit", "usuario", "your_key_here", "xxxx"]) {
    assert.ok(isStandIn(value), value);
  }
  for (const value of ["k9Lm2Qx7", "hunter2x", "Tr0ub4dor&3", "correct-horse-9"]) {
    assert.ok(!isStandIn(value), value);
  }
});

test("placeholder: references to where a secret is kept", () => {
  for (const value of ["${X}", "$(cat /run/x)", "os.environ[1]", "arn:aws:x", "op://vault/item"]) {
    assert.ok(isStandIn(value), value);
  }
});

test("placeholder: letters and digits meet often in what is drawn by lot", () => {
  assert.equal(mixture("version12"), 1);
  assert.equal(mixture("a1b2c3"), 5);
});

test("placeholder: names of algorithms and types, pages of manuals, accounts, addresses", () => {
  for (const value of [
    "base64",
    "scram-sha-256",
    "PBKDF2",
    "Uint8Array",
    "groupmems.8",
    "man/sv/pwconv.8",
    "0x3f879678",
    "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
    "https://pypi.example.com/simple2",
    "not-a-real-key-4f2a",
    "cambiame123",
    "tu-clave-aqui-1",
  ]) {
    assert.ok(isStandIn(value), value);
  }
  for (const value of ["sha256x9Lm2Qx7", "fakir9Lm2Qx7", "https://k9Lm2Qx7@host.acme/"]) {
    assert.ok(!isStandIn(value), value);
  }
});

test("placeholder: behind the result of a test stands its name, unless it is drawn by lot", () => {
  assert.ok(isTestResult("base/array2.exp", "3 of 4\nPASS: "));
  assert.ok(isTestResult("addr2line", "PASS: "));
  assert.ok(!isTestResult("k9Lm2Qx7", "PASS: "));
  assert.ok(!isTestResult("hunter2x", "user: ana, PASS: "));
  assert.ok(!isTestResult("hunter2x", "PASS="));
});
