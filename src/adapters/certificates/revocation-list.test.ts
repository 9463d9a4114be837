import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { test } from "node:test";
import {
  der,
  extension,
  issue,
  newRoot,
  revocationList,
} from "../../../test/fixtures/certificates.ts";
import { parseCertificate } from "../../core/certificate.ts";
import { DerError } from "../../core/der.ts";
import { isSignedBy, parseRevocationList } from "./revocation-list.ts";

const root = newRoot();
const [first, second] = [issue(root), issue(root)];

test("revocation list: serials, issuer and dates are those that were signed", () => {
  const from = new Date("2026-01-01T00:00:00.000Z");
  const to = new Date("2026-01-08T00:00:00.000Z");
  const list = parseRevocationList(revocationList(root, { revoked: [first, second], from, to }));
  assert.equal(list.issuer, parseCertificate(root.der).subject);
  assert.deepEqual([list.fromMs, list.untilMs], [from.getTime(), to.getTime() + 1000]);
  const serials = [first, second].map(({ der: bytes }) => parseCertificate(bytes).serial);
  assert.deepEqual([...list.serials], serials);
});

test("revocation list: one without entries has nobody in it", () => {
  assert.equal(parseRevocationList(revocationList(root)).serials.size, 0);
});

test("revocation list: only its authority has signed it", () => {
  const bytes = revocationList(root, { revoked: [first] });
  const list = parseRevocationList(bytes);
  assert.equal(isSignedBy(list, new X509Certificate(root.der)), true);
  assert.equal(isSignedBy(list, new X509Certificate(newRoot().der)), false);
  const changed = Buffer.from(bytes);
  const at = changed.indexOf(first.serial);
  changed[at + 5] = (changed[at + 5] ?? 0) ^ 1;
  assert.equal(isSignedBy(parseRevocationList(changed), new X509Certificate(root.der)), false);
});

const empty = der(0x30);
for (const [what, wish] of [
  ["without a date for the next one", { to: null }],
  ["of changes only", { extensions: [extension("2.5.29.27", der(0x02, "\u0001"), true)] }],
  ["of a part of the certificates", { extensions: [extension("2.5.29.28", empty, true)] }],
  [
    "with something unknown that has to be known",
    { extensions: [extension("1.2.3", empty, true)] },
  ],
  [
    "that speaks for another authority",
    { revoked: [first], entryExtensions: [extension("2.5.29.29", empty, true)] },
  ],
  ["with the same extension twice", { extensions: [extension("2.5.29.20", der(0x02, "\u0001"))] }],
] as const) {
  test(`revocation list: one ${what} is refused`, () => {
    assert.throws(() => parseRevocationList(revocationList(root, wish)), DerError);
  });
}

test("revocation list: a reason beside an entry changes nothing", () => {
  const reason = extension("2.5.29.21", der(0x0a, Buffer.from([6])));
  const wish = { revoked: [first], entryExtensions: [reason] };
  assert.equal(parseRevocationList(revocationList(root, wish)).serials.size, 1);
});
