import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import { defineKeyedSecret } from "./keyed.ts";
import { fake } from "./token.ts";

const VALUE = fake(32, "hex");
const rule = defineKeyedSecret({
  id: "acme-secret",
  title: "Acme secret",
  names: ["acme*", "ac"],
  length: 32,
  value: /^[a-f0-9]+$/,
  sample: VALUE,
});
const found = (text: string) => foundBy(rule, text).map(([match]) => match);

test("keyed secrets: the span covers the value and nothing else", () => {
  for (const text of [
    `ACME_CLIENT_SECRET=${VALUE}`,
    `acmeSecret := "${VALUE}"`,
    `acme:\n  client_secret: '${VALUE}'`,
    `my acme key is ${VALUE}.`,
    `{"config": "AC_TOKEN=${VALUE}\\nDEBUG=1"}`,
  ]) {
    assert.deepEqual(found(text), [VALUE], text);
  }
});

test("keyed secrets: without the provider, or without an assignment, a value is nothing", () => {
  for (const text of [
    `client_secret = "${VALUE}"`,
    `acme released ${VALUE} today`,
    `acme md5: ${VALUE}`,
    `vacuum_key = "${VALUE}"`,
    `acme:\n  color: ${VALUE}`,
    `acme_key = "${"0".repeat(32)}"`,
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});

test("keyed secrets: rules of one length and alphabet share a pattern", () => {
  const other = defineKeyedSecret({
    id: "other-secret",
    title: "Other secret",
    names: ["other*"],
    length: 32,
    value: /^[A-Z0-9]+$/,
    sample: fake(32, "upper"),
  });
  assert.deepEqual(other.pattern, rule.pattern);
});
