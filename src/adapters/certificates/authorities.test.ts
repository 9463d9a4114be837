import assert from "node:assert/strict";
import { test } from "node:test";
import { issue, newRoot, pem, revocationList } from "../../../test/fixtures/certificates.ts";
import { readAuthorities, readCertificates, readRevocations } from "./authorities.ts";
import { TlsProblem } from "./tls-problem.ts";

const root = newRoot();
const middle = issue(root, { subject: "Test Issuing", isAuthority: true });
const file = "ca.pem";

test("authorities: every certificate of a file is read, whatever stands between them", () => {
  const text = `Test Root\n=====\n${root.pem}\n# and below\n${middle.pem}`;
  assert.deepEqual(
    readAuthorities({ file, text }).map(({ isRoot }) => isRoot),
    [true, false],
  );
});

for (const [what, text, message] of [
  ["nothing", "", /ca.pem holds no certificate/],
  ["a private key", root.keyPem, /holds no certificate/],
  ["a damaged certificate", pem("CERTIFICATE", root.der.subarray(0, 200)), /cannot be read/],
  ["a certificate of a client", root.pem + issue(root).pem, /no authority's/],
  ["no root", middle.pem, /does not lead up to a root/],
] as const) {
  test(`authorities: a file with ${what} is refused by name`, () => {
    assert.throws(
      () => readAuthorities({ file, text }),
      (error) => error instanceof TlsProblem && message.test(error.text.en) && error.text.es !== "",
    );
  });
}

test("revocations: lists come in PEM, several in a file, or in DER", () => {
  const authorities = readAuthorities({ file, text: root.pem + middle.pem });
  const [one, other] = [revocationList(root), revocationList(middle)];
  const together = { file, text: pem("X509 CRL", one) + pem("X509 CRL", other) };
  const apart = [one, other].map((list) => ({ file, text: list.toString("latin1") }));
  for (const files of [[together], apart]) {
    const { byAuthority, pem: texts } = readRevocations(files, authorities);
    assert.equal(byAuthority.size, 2);
    assert.deepEqual(texts, [pem("X509 CRL", one), pem("X509 CRL", other)]);
  }
});

test("revocations: what is no list, or of nobody who is believed, is refused by name", () => {
  const authorities = readAuthorities({ file, text: root.pem });
  const stranger = newRoot();
  const notSigner = newRoot({ keyUsage: 0x04 });
  const latin1 = (bytes: Buffer): string => bytes.toString("latin1");
  for (const [text, message] of [
    ["", /no complete revocation list/],
    ["hello", /no complete revocation list/],
    [latin1(revocationList(root)).slice(0, -1), /no complete revocation list/],
    [latin1(revocationList(stranger)), /no authority of `clientCa` has signed/],
    [latin1(revocationList(stranger, { issuer: root.name })), /has signed/],
  ] as const) {
    assert.throws(
      () => readRevocations([{ file: "x.crl", text }], authorities),
      (error) => error instanceof TlsProblem && message.test(error.text.en),
      JSON.stringify(text.slice(0, 20)),
    );
  }
  assert.throws(() =>
    readRevocations(
      [{ file, text: latin1(revocationList(notSigner)) }],
      readAuthorities({ file, text: notSigner.pem }),
    ),
  );
});

test("certificates: a chain is read in its order", () => {
  const leaf = issue(middle);
  const read = readCertificates({ file, text: leaf.pem + middle.pem });
  assert.deepEqual(
    read.map(({ raw }) => Buffer.from(raw)),
    [leaf.der, middle.der],
  );
});
