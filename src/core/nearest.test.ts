import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "./nearest.ts";

const KEYS = ["host", "port", "timeouts", "baseUrl"];

test("nearest: a slip of the finger finds its key", () => {
  assert.equal(nearest("prot", KEYS), "port");
  assert.equal(nearest("hosst", KEYS), "host");
  assert.equal(nearest("baseurl", KEYS), "baseUrl");
  assert.equal(nearest("timeout", KEYS), "timeouts");
});

test("nearest: what resembles nothing gets no advice", () => {
  assert.equal(nearest("colour", KEYS), null);
  assert.equal(nearest("", KEYS), null);
  assert.equal(nearest("x".repeat(65), ["x".repeat(65)]), null);
});
