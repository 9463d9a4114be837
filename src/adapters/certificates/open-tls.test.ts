import assert from "node:assert/strict";
import { test } from "node:test";
import {
  issue,
  newRoot,
  revocationList,
  SERVER_AUTH,
} from "../../../test/fixtures/certificates.ts";
import type { Issued } from "../../../test/fixtures/certificates.ts";
import { TlsConfig } from "./config.ts";
import { checkTls, openTls } from "./open-tls.ts";
import type { TlsMaterial } from "./open-tls.ts";
import { TlsProblem } from "./tls-problem.ts";

const root = newRoot();
const server = issue(root, {
  subject: "server",
  purposes: [SERVER_AUTH],
  names: [["dns", "localhost"]],
  from: new Date("2026-01-01T00:00:00Z"),
  to: new Date("2027-01-01T00:00:00Z"),
});
const NOW_MS = Date.parse("2026-06-01T00:00:00Z");

function material(own: Issued = server, changes: Partial<TlsMaterial> = {}): TlsMaterial {
  return {
    config: TlsConfig.parse({ certificate: "server.pem", key: { file: "server.key" } }),
    files: { certificate: { file: "server.pem", text: own.pem }, clientCa: null, crl: null },
    key: own.keyPem,
    ...changes,
  };
}

test("open tls: without client certificates there is nobody to judge", () => {
  const { context, clients } = openTls(material());
  assert.equal(clients, null);
  assert.deepEqual(
    [context.minVersion, context.ca, context.crl],
    ["TLSv1.2", undefined, undefined],
  );
});

test("open tls: authorities and lists reach both OpenSSL and our own judge", () => {
  const clientCa = { file: "ca.pem", text: root.pem };
  const crl = [{ file: "crl.der", text: revocationList(root).toString("latin1") }];
  const files = { ...material().files, clientCa, crl };
  const { context, clients } = openTls(material(server, { files }));
  assert.equal(clients?.authorities.length, 1);
  assert.equal(clients.revocations?.size, 1);
  assert.ok(Array.isArray(context.ca) && Array.isArray(context.crl));
  assert.match(String(context.crl[0]), /^-----BEGIN X509 CRL-----/);
});

test("check tls: a certificate with its key and within its dates is taken", () => {
  assert.doesNotThrow(() => checkTls(material(), NOW_MS));
});

for (const [what, given, nowMs, message] of [
  ["has expired", material(), Date.parse("2027-01-01T00:00:01Z"), /2026-01-01 to 2027-01-01 only/],
  ["is of the future", material(), Date.parse("2025-12-31T23:59:59Z"), /2026-01-01 to 2027/],
  [
    "has another key",
    material(server, { key: root.keyPem }),
    NOW_MS,
    /not that of the certificate/,
  ],
  ["has no key", material(server, { key: "x" }), NOW_MS, /cannot be used \(ERR_/],
] as const) {
  test(`check tls: a certificate that ${what} is refused with the reason`, () => {
    assert.throws(
      () => checkTls(given, nowMs),
      (error) => error instanceof TlsProblem && message.test(error.text.en),
    );
  });
}
