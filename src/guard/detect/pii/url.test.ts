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

test("url: a page counts where a word says that it is somebody's, a bare domain never", () => {
  const [[, own] = ["", 0]] = foundBy(url, "my site: https://example.com");
  const [[, other] = ["", 1]] = foundBy(url, "read https://example.com");
  const [[, domain] = ["", 1]] = foundBy(domainName, "my site: example.com");
  assert.ok(own >= 0.5 && other < 0.5 && domain < 0.5);
});

test("url: a hundred labels are one name", () => {
  assert.equal(foundBy(url, `http://${"a.".repeat(60)}example.com/path`).length, 1);
});
