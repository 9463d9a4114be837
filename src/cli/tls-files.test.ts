import assert from "node:assert/strict";
import { test } from "node:test";
import { loadConfig } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import { ConfigError } from "../config/problem.ts";
import { issue, newRoot, revocationList, SERVER_AUTH } from "../../test/fixtures/certificates.ts";
import { tlsOf, withTlsFiles } from "./tls-files.ts";

const root = newRoot();
const own = issue(root, { purposes: [SERVER_AUTH], names: [["dns", "localhost"]] });
const FILES: Readonly<Record<string, Buffer | string>> = {
  "/conf/s.pem": own.pem,
  "/conf/s.key": own.keyPem,
  "/conf/ca.pem": root.pem,
  "/conf/r.crl": revocationList(root),
};
const TLS = {
  certificate: "s.pem",
  key: { file: "s.key" },
  clientCertificates: "required",
  clientCa: "ca.pem",
  revocation: { crl: "r.crl" },
};

function load(tls: object | undefined, files = FILES): Loaded {
  const config = JSON.stringify(tls === undefined ? {} : { listen: { tls } });
  const readFile = (path: string): Buffer => {
    const content = path === "/conf/garita.yaml" ? config : files[path];
    if (content === undefined) throw Object.assign(new Error("gone"), { code: "ENOENT" });
    return Buffer.from(content);
  };
  const loaded = loadConfig({
    path: "/conf/garita.yaml",
    env: {},
    readFile: (path) => readFile(path).toString(),
  });
  return withTlsFiles(loaded, { readFile, nowMs: Date.now() });
}

test("tls files: without `listen.tls` nothing is read and HTTP is spoken", () => {
  const loaded = load(undefined);
  assert.deepEqual([loaded.tls, tlsOf(loaded)], [null, null]);
});

test("tls files: each is read from the configuration's folder, kept and watched", () => {
  const loaded = load(TLS);
  for (const name of Object.keys(FILES)) assert.ok(loaded.files.includes(name), name);
  assert.equal(tlsOf(loaded)?.clients?.revocations?.size, 1);
});

test("tls files: what was read survives JSON byte by byte, for the workers", () => {
  const copy = JSON.parse(JSON.stringify(load(TLS))) as Loaded;
  assert.equal(tlsOf(copy)?.clients?.revocations?.size, 1);
  assert.deepEqual(tlsOf(copy)?.context, tlsOf(load(TLS))?.context);
});

test("tls files: the private key is no part of the configuration", () => {
  const { secrets, ...rest } = load(TLS);
  assert.equal(secrets.length, 1);
  const secret = own.keyPem.split("\n")[1] ?? "";
  assert.ok(!JSON.stringify(rest).includes(secret));
});

test("tls files: one that is missing or bad is named with the place that names it", () => {
  for (const [files, message] of [
    [{ ...FILES, "/conf/ca.pem": "" }, /garita.yaml listen.tls: ca.pem holds no certificate/],
    [{ ...FILES, "/conf/r.crl": "x" }, /r.crl is no complete revocation list/],
    [{ ...FILES, "/conf/s.key": root.keyPem }, /not that of the certificate in s.pem/],
  ] as const) {
    assert.throws(
      () => load(TLS, files),
      (error) => error instanceof ConfigError && message.test(error.message),
    );
  }
  const { "/conf/r.crl": _, ...without } = FILES;
  assert.throws(() => load(TLS, without), /r.crl cannot be read \(ENOENT\)/);
});
