import assert from "node:assert/strict";
import { test } from "node:test";
import { der, extension, issue, newRoot, CLIENT_AUTH } from "../../test/fixtures/certificates.ts";
import type { CertificateWish } from "../../test/fixtures/certificates.ts";
import { OID, parseCertificate } from "./certificate.ts";
import type { Certificate } from "./certificate.ts";
import { DerError } from "./der.ts";

const root = newRoot();

function read(wish: CertificateWish): Certificate {
  return parseCertificate(issue(root, wish).der);
}

test("certificate: names, dates, serial and purposes are read from its bytes", () => {
  const from = new Date("2026-01-02T03:04:05.000Z");
  const to = new Date("2051-01-02T03:04:05.000Z");
  const issued = issue(root, {
    subject: "app",
    names: [
      ["dns", "app.example.org"],
      ["email", "a@example.org"],
      ["uri", "spiffe://td/app"],
      ["ip", Buffer.from([127, 0, 0, 1])],
    ],
    from,
    to,
  });
  const certificate = parseCertificate(issued.der);
  assert.deepEqual(certificate.dnsNames, ["app.example.org"]);
  assert.deepEqual(certificate.emails, ["a@example.org"]);
  assert.deepEqual(certificate.uris, ["spiffe://td/app"]);
  assert.deepEqual(certificate.attributes, [{ type: OID.commonName, value: "app" }]);
  assert.deepEqual(
    [certificate.fromMs, certificate.untilMs],
    [from.getTime(), to.getTime() + 1000],
  );
  assert.deepEqual(certificate.purposes, [CLIENT_AUTH]);
  assert.equal(certificate.serial, issued.serial.toString("hex"));
  assert.equal(certificate.issuer, parseCertificate(root.der).subject);
  assert.deepEqual(
    [certificate.isAuthority, parseCertificate(root.der).isAuthority],
    [false, true],
  );
  assert.equal(certificate.keyUsage?.digitalSignature, true);
  assert.equal(parseCertificate(root.der).keyUsage?.crlSign, true);
});

test("certificate: a name is one name, whatever is written in it (CVE-2021-44532)", () => {
  const { dnsNames, uris } = read({
    names: [
      ["dns", "a.example,DNS:admin.example"],
      ["uri", "https://x.example/?,URI:spiffe://td/admin"],
    ],
  });
  assert.deepEqual(dnsNames, ["a.example,DNS:admin.example"]);
  assert.deepEqual(uris, ["https://x.example/?,URI:spiffe://td/admin"]);
});

for (const [what, name] of [
  ["a space, as between rendered names", "a.example, DNS:admin.example"],
  ["NUL", "admin.example\0.evil.example"],
  ["a line break", "a.example\nDNS:admin.example"],
  ["nothing", ""],
  ["letters beyond ASCII", "ädmin.example"],
] as const) {
  test(`certificate: a name with ${what} makes the whole certificate unreadable`, () => {
    for (const kind of ["dns", "email", "uri"] as const) {
      assert.throws(() => read({ names: [[kind, name]] }), DerError);
    }
  });
}

test("certificate: parts of a subject stay apart (CVE-2021-44533)", () => {
  const commonName = { type: OID.commonName, value: "a, CN=admin\u002f OU=x+CN=root" };
  const unit = { type: OID.organizationalUnit, value: "x" };
  const together = read({ subject: [[commonName, unit]] });
  assert.deepEqual(together.attributes, [commonName, unit]);
  const apart = read({ subject: [[commonName], [commonName], [unit]] });
  assert.deepEqual(apart.attributes, [commonName, commonName, unit]);
});

test("certificate: a text of the subject that has several readings has no value", () => {
  const valueOf = (value: string | Buffer, tag: number): string | null | undefined =>
    read({ subject: [[{ type: OID.commonName, value, tag }]] }).attributes[0]?.value;
  assert.equal(valueOf("Ana López", 0x0c), "Ana López");
  assert.equal(valueOf(Buffer.from("Ana", "utf16le").swap16(), 0x1e), "Ana");
  assert.equal(valueOf("Ana", 0x13), "Ana");
  assert.equal(valueOf(Buffer.from([0x41, 0xff]), 0x0c), null);
  assert.equal(valueOf("admin\0", 0x0c), null);
  assert.equal(valueOf("adm\u202ein", 0x0c), null);
  assert.equal(valueOf("Ana López", 0x14), null);
  assert.equal(valueOf(Buffer.from([0x41]), 0x1e), null);
  assert.equal(valueOf("A\0\0\0", 0x1c), null);
});

test("certificate: an extension that is there twice makes it unreadable", () => {
  const names = extension(OID.subjectAltName, der(0x30, der(0x82, "admin.example")));
  assert.throws(
    () => read({ names: [["dns", "a.example"]], extensions: [names] }),
    (error) => error instanceof DerError && /twice/.test(error.message),
  );
});

test("certificate: one that does not say what it is for says nothing", () => {
  const { purposes, keyUsage } = read({ purposes: null, keyUsage: null });
  assert.deepEqual([purposes, keyUsage], [[], null]);
});

test("certificate: no change of a byte makes it fail with anything but its own error", () => {
  const { der: bytes } = issue(root, { names: [["uri", "spiffe://td/app"]] });
  for (let at = 0; at < bytes.length; at++) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ flip;
      try {
        parseCertificate(changed);
      } catch (error) {
        assert.ok(error instanceof DerError, String(error));
      }
    }
  }
});

test("certificate: how long a path may be, what is critical and how it was signed", () => {
  const plain = read({});
  assert.equal(plain.pathLengthMax, null);
  assert.deepEqual(plain.critical, [OID.keyUsage]);
  assert.equal(plain.signatureAlgorithm, "1.2.840.10045.4.3.2");
  const limited = extension(
    OID.basicConstraints,
    der(0x30, der(0x01, Buffer.from([0xff])), der(0x02, Buffer.from([1]))),
    true,
  );
  const authority = read({ keyUsage: null, extensions: [limited] });
  assert.equal(authority.isAuthority, true);
  assert.equal(authority.pathLengthMax, 1);
  assert.deepEqual(authority.critical, [OID.basicConstraints]);
});
