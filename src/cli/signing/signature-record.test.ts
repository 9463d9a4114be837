import assert from "node:assert/strict";
import { test } from "node:test";
import { DIGEST } from "../../../test/fixtures/signing.ts";
import { scanReport } from "../../../test/fixtures/scan-report.ts";
import { signingProblem } from "../../supply/signing/problem.ts";
import type { Signer } from "../../supply/signing/verify.ts";
import { withSignature } from "./signature-record.ts";
import type { VerifiedModel } from "./verify-model.ts";

const SIGNED = {
  name: "model",
  digest: DIGEST,
  serialization: { hash: "sha256", shardBytes: null, allowLinks: false, ignored: [] },
  resources: [],
} as const;
const KEY: Signer = { method: "key", hint: "ab12" };

function recorded(problems: VerifiedModel["problems"], signer: Signer | null = KEY) {
  const verified = { problems, signer, signed: SIGNED, found: null };
  return withSignature(scanReport(), verified, (path) => path).signature;
}

test("signature record: every method has one text for who signed", () => {
  const signers: readonly Signer[] = [
    KEY,
    { method: "certificate", subject: "CN=Ana", fingerprint: "cd34" },
    { method: "sigstore", identity: "ana@example.org", issuer: "https://accounts.example.org" },
  ];
  const texts = signers.map((signer) => recorded([], signer)?.signer);
  const expected = ["ab12", "CN=Ana (cd34)", "ana@example.org (https://accounts.example.org)"];
  assert.deepEqual(texts, expected);
  const record = { status: "verified", method: "key", signer: "ab12", digest: DIGEST };
  assert.deepEqual(recorded([]), record);
});

test("signature record: what is not verified names nobody", () => {
  const missing = signingProblem("signature-missing", { name: "`model.sig`" });
  const unread = signingProblem("scan-unread", { name: "`a`" });
  const changed = signingProblem("scan-differs", { name: "`a`" });
  const nobody = { method: null, signer: null, digest: null };
  assert.deepEqual(recorded([missing], null), { status: "none", ...nobody });
  assert.deepEqual(recorded([unread]), { status: "incomplete", ...nobody });
  assert.deepEqual(recorded([unread, changed]), { status: "failed", ...nobody });
});
