import assert from "node:assert/strict";
import { test } from "node:test";
import { isPublicAddress } from "./public-address.ts";

test("public address: those of the internet are, on both sides of each border", () => {
  for (const one of ["1.1.1.1", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0"]) {
    assert.ok(isPublicAddress(one), one);
  }
  for (const one of ["223.255.255.255", "2606:4700::1111", "2a00::1", "3ffe::1"]) {
    assert.ok(isPublicAddress(one), one);
  }
});

test("public address: private, local, mapped, translated and broken ones are not", () => {
  const addresses = [
    ["10.0.0.0", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
    ["0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255"],
    ["::", "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8"],
    ["64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::1", "2001:db8::1", "fe80::1%lo", "", "x"],
  ].flat();
  for (const one of addresses) assert.ok(!isPublicAddress(one), one);
});
