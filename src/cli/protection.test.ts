import assert from "node:assert/strict";
import { test } from "node:test";
import { TlsConfig } from "../adapters/certificates/config.ts";
import { protectionOf } from "./protection.ts";

const config = TlsConfig.parse({ certificate: "c.pem", key: { file: "k.pem" } });

test("protection: there is none without TLS", () => {
  assert.equal(protectionOf(null, { warn: () => undefined }), null);
});

test("protection: failed handshakes make one line in ten seconds, however many they are", () => {
  const lines: unknown[] = [];
  const clock = { nowMs: 0 };
  const log = { warn: (message: string, fields: object = {}) => lines.push([message, fields]) };
  const tls = { context: {}, clients: null, config };
  const protection = protectionOf(tls, log, () => clock.nowMs);
  for (let i = 0; i < 100; i++) protection?.onFailure("ERR_SSL_HTTP_REQUEST");
  clock.nowMs = 9999;
  protection?.onFailure("ECONNRESET");
  assert.equal(lines.length, 1);
  clock.nowMs = 10_000;
  protection?.onFailure("x".repeat(100));
  assert.deepEqual(lines, [
    ["TLS handshakes failed", { count: 1, last: "ERR_SSL_HTTP_REQUEST" }],
    ["TLS handshakes failed", { count: 101, last: "x".repeat(64) }],
  ]);
});
