import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import type { Recognizer } from "../recognizer.ts";
import { credentialRecognizers } from "./credentials.ts";

function rule(id: string): Recognizer {
  const found = credentialRecognizers.find((one) => one.id === `secret/${id}`);
  assert.ok(found, id);
  return found;
}
const matches = (id: string, text: string) => foundBy(rule(id), text).map(([match]) => match);

test("password: the span is the value, without quotes and what ends a sentence", () => {
  for (const [text, value] of [
    [`password = 'Tr0ub4dor'`, "Tr0ub4dor"],
    ["contraseña: Jirafa#2024.", "Jirafa#2024"],
    ["jdbc:x;user=sa;password=kX9!mPq2;encrypt=true", "kX9!mPq2"],
    ["machine h.example login me password k9Lm2Qx7", "k9Lm2Qx7"],
    ['<add key="SmtpPassword" value="k9Lm2Qx7" />', "k9Lm2Qx7"],
    ["?user=me&password=k9Lm2Qx7&x=1", "k9Lm2Qx7"],
  ] as const) {
    assert.deepEqual(matches("password", text), [value], text);
  }
});

test("password: what programs read from elsewhere, and what stands in, is none", () => {
  for (const value of [
    "process.env.DB_PASSWORD1",
    "${DB_PASSWORD1}",
    "{{ .Values.password1 }}",
    "$PASSWORD1",
    "%(password1)s",
    "<password1>",
    "changeme123",
    "your-password-1",
    "getPassword1()",
    "credentials[1]",
    "crypto.Ed25519Key",
    "GOMC850126HDF",
  ]) {
    assert.deepEqual(matches("password", `password: ${value}`), [], value);
  }
});

test("url credentials: the password may have an at sign, the user may be missing", () => {
  assert.deepEqual(matches("url-credentials", "amqp://app:p4ss@w0rd@mq.example:5672/x"), [
    "amqp://app:p4ss@w0rd@mq.example:5672",
  ]);
  assert.deepEqual(matches("url-credentials", "redis://:k9Lm2Qx7@cache"), [
    "redis://:k9Lm2Qx7@cache",
  ]);
});

test("basic authorization: only what reads as a name and a password counts", () => {
  const header = (text: string) => `Authorization: Basic ${Buffer.from(text).toString("base64")}`;
  assert.equal(matches("basic-authorization", header("me:k9Lm2Qx7")).length, 1);
  assert.deepEqual(matches("basic-authorization", header("me-k9Lm2Qx7")), []);
  assert.deepEqual(matches("basic-authorization", header("user:changeme")), []);
});
