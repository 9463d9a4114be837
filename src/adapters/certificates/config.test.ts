import assert from "node:assert/strict";
import { test } from "node:test";
import { CertificateRules, TlsConfig } from "./config.ts";

const TLS = { certificate: "c.pem", key: { file: "k.pem" } };

test("tls config: HTTPS from version 1.2 on, without certificates of clients", () => {
  const { minVersion, clientCertificates } = TlsConfig.parse(TLS);
  assert.deepEqual([minVersion, clientCertificates], ["1.2", "off"]);
});

test("tls config: clients are asked for certificates of named authorities only", () => {
  const accepts = (more: object): boolean => TlsConfig.safeParse({ ...TLS, ...more }).success;
  assert.ok(accepts({ clientCertificates: "required", clientCa: "ca.pem" }));
  assert.ok(!accepts({ clientCertificates: "required" }));
  assert.ok(!accepts({ clientCertificates: "optional" }));
  assert.ok(!accepts({ clientCa: "ca.pem" }));
  assert.ok(!accepts({ revocation: { crl: "crl.pem" } }));
  assert.ok(!accepts({ minVersion: "1.1" }));
});

test("certificate rules: what names nobody in particular is refused", () => {
  const accepts = (match: object): boolean =>
    CertificateRules.safeParse([{ kind: "user", match }]).success;
  assert.ok(accepts({ email: "*@example.org" }));
  for (const match of [
    {},
    { authority: "ab".repeat(32) },
    { subject: {} },
    { dnsName: "*" },
    { dnsName: "a*.example.org" },
    { dnsName: "App.example.org" },
    { email: "*" },
    { email: "a*@example.org" },
    { email: "@example.org" },
    { spiffe: "spiffe://td" },
    { dnsName: "a.example", authority: "ab" },
  ]) {
    assert.ok(!accepts(match), JSON.stringify(match));
  }
  const rule = { kind: "user", namespace: "n", match: { email: "*@example.org" } };
  assert.ok(!CertificateRules.safeParse([rule]).success);
});
