import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHostRule, ruleFor, trustIn } from "./host-rules.ts";
import type { HostRule } from "./host-rules.ts";

function rules(...texts: readonly string[]): readonly HostRule[] {
  return texts.map((text) => {
    const rule = parseHostRule(text);
    assert.ok(rule !== null, text);
    return rule;
  });
}

function trust(url: string, ...texts: readonly string[]): string {
  return trustIn(new URL(url), rules(...texts));
}

test("host rules: a name stands for itself and its port, in any case", () => {
  assert.equal(trust("https://models.example.org/a", "Models.Example.org"), "named");
  assert.equal(trust("https://models.example.org:8443/a", "models.example.org"), "none");
  assert.equal(trust("https://models.example.org:8443/a", "models.example.org:8443"), "named");
  assert.equal(trust("https://models.example.org.evil.test/", "models.example.org"), "none");
  assert.equal(trust("https://evilmodels.example.org/", "models.example.org"), "none");
  assert.equal(trust("https://[::1]/", "[::1]"), "named");
  assert.equal(trust("https://user@models.example.org/", "example.org"), "none");
});

test("host rules: a star stands for what is below a name, and not for a private address", () => {
  assert.equal(trust("https://a.b.hf.co/", "*.hf.co"), "below");
  assert.equal(trust("https://hf.co/", "*.hf.co"), "none");
  assert.equal(trust("https://evilhf.co/", "*.hf.co"), "none");
  assert.equal(trust("https://a.hf.co/", "*.hf.co", "a.hf.co"), "named");
});

test("host rules: no other pattern, scheme, path or whole domain", () => {
  for (const text of [
    "",
    "*",
    "*.com",
    "a.*.com",
    "https://a.com",
    "a.com/b",
    "*.1.2.3.4",
    "a b",
  ]) {
    assert.equal(parseHostRule(text), null, text);
  }
});

test("host rules: the rule for an address of plain HTTP fits no other port", () => {
  const rule = ruleFor(new URL("http://127.0.0.1/"));
  assert.equal(trustIn(new URL("http://127.0.0.1/"), [rule]), "named");
  assert.equal(trustIn(new URL("https://127.0.0.1/"), [rule]), "none");
});
