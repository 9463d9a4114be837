import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { networkOf } from "./network.ts";

test("network: an address gives its /24 or /48, in the short form", () => {
  assert.equal(networkOf("192.0.2.128"), "192.0.2.0/24");
  assert.equal(networkOf("2001:0DB8:0001:0002::1"), "2001:db8:1::/48");
  assert.equal(networkOf("2001:db8::ff00:42:8329"), "2001:db8::/48");
  assert.equal(networkOf("1:2:3:4:5:6:7:8"), "1:2:3::/48");
  assert.equal(networkOf("fe80::1%eth0"), "fe80::/48");
  assert.equal(networkOf("::1"), "::/48");
  assert.equal(networkOf("::ffff:192.0.2.128"), "192.0.2.0/24");
  assert.equal(networkOf("64:ff9b::192.0.2.33"), "64:ff9b::/48");
});

test("network: a prefix that is wider already stays, a narrower one is widened", () => {
  assert.equal(networkOf("10.20.30.40/16"), "10.20.0.0/16");
  assert.equal(networkOf("10.20.30.40/12"), "10.16.0.0/12");
  assert.equal(networkOf("10.20.30.40/30"), "10.20.30.0/24");
  assert.equal(networkOf("2001:db8:ffff::/33"), "2001:db8:8000::/33");
});

test("network: what is no address has none", () => {
  for (const text of ["", "1.2.3", "1.2.3.400", "1:2:3", "1::2::3", "::1/x", "g::1"]) {
    assert.equal(networkOf(text), null, text);
  }
});

test("network: nothing of the last byte or the last five groups is told", () => {
  const group = fc.nat(0xffff).map((value) => value.toString(16));
  fc.assert(
    fc.property(
      fc.tuple(group, group, group),
      fc.array(group, { minLength: 5, maxLength: 5 }),
      (head, tail) => {
        const other = ["1", "1", "1", "1", "1"];
        assert.equal(
          networkOf([...head, ...tail].join(":")),
          networkOf([...head, ...other].join(":")),
        );
      },
    ),
  );
});
