import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { test } from "node:test";
import { ProxiesConfig } from "./config.ts";
import { createReadPeer } from "./peer.ts";

type Headers = Readonly<Record<string, string>>;

function read(proxies: object, remoteAddress: string, headers: Headers = {}) {
  const config = ProxiesConfig.parse(proxies);
  const peerOf = createReadPeer({
    ...config,
    countryOf: ([word = 0]) => (word >>> 24 === 10 ? "ES" : null),
  });
  // oxlint-disable-next-line no-unsafe-type-assertion -- what the reader uses of a request
  return peerOf({ headers, socket: { remoteAddress } } as unknown as IncomingMessage);
}

const PROXIES = { trusted: ["10.0.0.0/8", "2001:db8::/32"], country: "x-country" };

test("peer: without configured proxies no header changes the address", () => {
  const headers = { "x-forwarded-for": "10.0.0.1", forwarded: "for=10.0.0.1", "x-country": "ES" };
  assert.deepEqual(read({}, "203.0.113.9", headers), { address: "203.0.113.9", country: null });
  assert.deepEqual(read({}, "::ffff:203.0.113.9"), { address: "203.0.113.9", country: null });
});

test("peer: a stranger who sends the headers of a proxy is taken for who it is", () => {
  const headers = { "x-forwarded-for": "10.0.0.1", "x-country": "ES" };
  assert.deepEqual(read(PROXIES, "203.0.113.9", headers), {
    address: "203.0.113.9",
    country: null,
  });
});

test("peer: the nearest hop that is no proxy counts, whatever stands further left", () => {
  for (const chain of [
    "198.51.100.7",
    "10.0.0.1, 198.51.100.7",
    "1.1.1.1, 198.51.100.7, 10.0.0.5",
    "garbage, 198.51.100.7:443 ,10.0.0.5,2001:db8::1",
  ]) {
    assert.equal(read(PROXIES, "10.0.0.4", { "x-forwarded-for": chain }).address, "198.51.100.7");
  }
});

test("peer: a chain that cannot be told is an unknown address, never the proxy's", () => {
  const many = Array.from({ length: 33 }, () => "10.0.0.1").join(",");
  for (const chain of [
    "",
    "10.0.0.1",
    "198.51.100.7, unknown",
    "198.51.100.7,",
    "010.1.1.1",
    many,
  ]) {
    assert.equal(read(PROXIES, "10.0.0.4", { "x-forwarded-for": chain }).address, null, chain);
  }
  assert.equal(read(PROXIES, "10.0.0.4").address, null);
  assert.equal(read(PROXIES, "").address, null);
});

test("peer: `Forwarded` is read as RFC 7239 writes it, where it is configured", () => {
  const proxies = { ...PROXIES, header: "forwarded" };
  const at = (forwarded: string) => read(proxies, "10.0.0.4", { forwarded }).address;
  assert.equal(at("for=198.51.100.7"), "198.51.100.7");
  assert.equal(at('For="198.51.100.7:4711";proto=https, for=10.0.0.9'), "198.51.100.7");
  assert.equal(at('for="[2001:db9::1]:4711"'), "2001:db9:0:0:0:0:0:1");
  assert.equal(at("for=_hidden"), null);
  assert.equal(at("for=198.51.100.7;for=198.51.100.8"), null);
  assert.equal(at("by=198.51.100.7"), null);
  assert.equal(read(proxies, "10.0.0.4", { "x-forwarded-for": "198.51.100.7" }).address, null);
});

test("peer: the country is the proxy's word, else the table's, else unknown", () => {
  const chain = { "x-forwarded-for": "198.51.100.7" };
  assert.equal(read(PROXIES, "10.0.0.4", { ...chain, "x-country": "FR" }).country, "FR");
  assert.equal(read(PROXIES, "10.0.0.4", { ...chain, "x-country": "fr" }).country, null);
  assert.equal(read({ trusted: ["192.0.2.1"] }, "10.0.0.4").country, "ES");
  assert.equal(read(PROXIES, "10.0.0.4", chain).country, null);
});
