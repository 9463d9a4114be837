import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import { domainName, url } from "./url.ts";

test("url: what ends the sentence is no part of the address", () => {
  const found = (text: string) => foundBy(url, text).map(([match]) => match);
  assert.deepEqual(found("See https://example.com/a_(b)?"), ["https://example.com/a"]);
  assert.deepEqual(found('<a href="https://example.com/x?y=1&z=2">'), [
    "https://example.com/x?y=1&z=2",
  ]);
  assert.deepEqual(found("https://example.com, https://example.org."), [
    "https://example.com",
    "https://example.org",
  ]);
});

test("url: neither pages nor domains are enough to act on", () => {
  assert.ok(foundBy(url, "my site: https://example.com").every(([, score]) => score < 0.5));
  assert.ok(foundBy(domainName, "my site: example.com").every(([, score]) => score < 0.5));
});

test("url: a hundred labels are one name", () => {
  assert.equal(foundBy(url, `http://${"a.".repeat(60)}example.com/path`).length, 1);
});
