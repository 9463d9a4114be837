import assert from "node:assert/strict";
import { BlockList, isIP } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import { contains, parseAddress, parseNetwork } from "./address.ts";

function holds(network: string, address: string): boolean | null {
  const [net, host] = [parseNetwork(network), parseAddress(address)];
  return net === null || host === null ? null : contains(net, host);
}

test("address: a network holds what has its leading bits, and nothing beyond either end", () => {
  assert.equal(holds("10.0.0.0/8", "10.0.0.0"), true);
  assert.equal(holds("10.0.0.0/8", "10.255.255.255"), true);
  assert.equal(holds("10.0.0.0/8", "9.255.255.255"), false);
  assert.equal(holds("10.0.0.0/8", "11.0.0.0"), false);
  assert.equal(holds("203.0.113.7", "203.0.113.7"), true);
  assert.equal(holds("203.0.113.7", "203.0.113.8"), false);
  assert.equal(holds("2001:db8::/33", "2001:db8:7fff::1"), true);
  assert.equal(holds("2001:db8::/33", "2001:db8:8000::"), false);
});

test("address: IPv4 written as IPv6 is IPv4, in addresses and in networks", () => {
  assert.equal(holds("10.0.0.0/8", "::ffff:10.1.2.3"), true);
  assert.equal(holds("10.0.0.0/8", "::FFFF:0a01:0203"), true);
  assert.equal(holds("::ffff:10.0.0.0/104", "10.1.2.3"), true);
  assert.equal(holds("::ffff:10.0.0.0/104", "11.1.2.3"), false);
  assert.equal(holds("::/0", "10.1.2.3"), false);
  assert.equal(holds("0.0.0.0/0", "2001:db8::1"), false);
});

test("address: the zone of a link is no part of an address and none of a network", () => {
  assert.equal(holds("fe80::/10", "fe80::1%eth0"), true);
  assert.equal(parseNetwork("fe80::%eth0/10"), null);
});

const WRONG = [
  ..."|1.2.3|1.2.3.4.5|256.1.1.1|010.1.1.1|1.2.3.4 |0x7f.1|::1::|:::|1:2:3:4:5:6:7".split("|"),
  ..."1:2:3:4:5:6:7:8:9|1::2:3:4:5:6:7:8|g::|12345::|::1.2.3|1.2.3.4::|%eth0|a:b%c:1".split("|"),
];

test("address: what is written in no accepted form is no address", () => {
  for (const text of WRONG) assert.equal(parseAddress(text), null, text);
});

test("address: a network with bits behind its prefix, or without a plain prefix, is none", () => {
  const wrong = [
    "10.0.0.1/8",
    "10.0.0.0/33",
    "10.0.0.0/08",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "::1/127",
  ];
  for (const text of [...wrong, "::/129", "10.0.0.0/-1", "/8"])
    assert.equal(parseNetwork(text), null, text);
  assert.notEqual(parseNetwork("::/0"), null);
  assert.notEqual(parseNetwork("0.0.0.0/0"), null);
});

test("address: accepts exactly what the network library of Node accepts, zones aside", () => {
  const piece = fc.constantFrom(..."0|1|9|a|F|ffff|10|255|256|.|.|.|:|:|:|::".split("|"));
  fc.assert(
    fc.property(
      fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ unit: piece, maxLength: 16 })),
      (text) => {
        assert.equal(parseAddress(text) !== null, isIP(text) !== 0, text);
      },
    ),
  );
});

test("address: holds exactly what the block list of Node holds", () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (base, address, prefix) => {
      const [word = 0] = parseAddress(base) ?? [];
      const cut = prefix === 0 ? 0 : (word & (-1 << (32 - prefix))) >>> 0;
      const start = [24, 16, 8, 0].map((shift) => (cut >>> shift) & 255).join(".");
      const list = new BlockList();
      list.addSubnet(start, prefix);
      for (const one of [address, base])
        assert.equal(
          holds(`${start}/${prefix}`, one),
          list.check(one),
          `${start}/${prefix} ${one}`,
        );
    }),
  );
});
