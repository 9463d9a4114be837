import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAddress } from "./address.ts";
import { compileCountryTable } from "./country-table.ts";

const TABLE = `# network,country
10.0.0.0/8,ES
10.1.0.0/16,FR
10.1.2.3/32,DE
0.0.0.0/0,US
2001:db8::/32,JP
2001:db8:ffff::/48,KR
`;

function countryAt(text: string): string | null {
  const address = parseAddress(text);
  assert.ok(address);
  return compileCountryTable(TABLE).countryOf(address);
}

test("country table: the longest prefix wins, families apart", () => {
  assert.equal(countryAt("10.9.9.9"), "ES");
  assert.equal(countryAt("10.1.9.9"), "FR");
  assert.equal(countryAt("10.1.2.3"), "DE");
  assert.equal(countryAt("::ffff:10.1.2.3"), "DE");
  assert.equal(countryAt("192.0.2.1"), "US");
  assert.equal(countryAt("2001:db8::1"), "JP");
  assert.equal(countryAt("2001:db8:ffff::1"), "KR");
  assert.equal(countryAt("2001:db9::1"), null);
});

test("country table: a line that is no network and country is named", () => {
  for (const line of ["10.0.0.1/8,ES", "10.0.0.0/8,XX", "10.0.0.0/8", "10.0.0.0/8,ES,1", "ES"]) {
    assert.equal(compileCountryTable(`192.0.2.0/24,ES\n\n${line}\n`).badLine, 3, line);
  }
  assert.equal(compileCountryTable(TABLE).badLine, null);
  assert.equal(compileCountryTable("").badLine, null);
});
