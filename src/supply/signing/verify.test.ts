import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { because, bundleOver, newKeyPair, statementOf } from "../../../test/fixtures/signing.ts";
import { parseBundle, renderBundle } from "./bundle.ts";
import type { Bundle } from "./bundle.ts";
import { keyHint, openPrivateKey, openPublicKey } from "./key.ts";
import type { KeyPair } from "../../../test/fixtures/signing.ts";
import { authenticate, requireMethod, signedModelOf } from "./verify.ts";

function signedWith(keys: KeyPair, payload = statementOf()): Bundle {
  return parseBundle(Buffer.from(bundleOver(payload, keys)));
}

const KINDS: readonly (readonly [string, () => KeyPair])[] = [
  ["P-256", () => newKeyPair("P-256")],
  ["P-384", () => newKeyPair("P-384")],
  ["P-521", () => newKeyPair("P-521")],
  ["Ed25519", () => generateKeyPairSync("ed25519")],
];

for (const [name, make] of KINDS) {
  test(`verify: a signature with ${name} is believed, and only of its key`, () => {
    const keys = make();
    const bundle = signedWith(keys);
    const signer = authenticate(bundle, { method: "key", key: keys.publicKey });
    assert.deepEqual(signer, { method: "key", hint: keyHint(keys.publicKey) });
    assert.equal(signedModelOf(bundle).resources.length, 2);
    const other = make().publicKey;
    assert.throws(() => authenticate(bundle, { method: "key", key: other }), because("key-other"));
    const unhinted: Bundle = { ...bundle, material: { method: "key", hint: null } };
    assert.throws(
      () => authenticate(unhinted, { method: "key", key: other }),
      because("signature-invalid"),
    );
  });
}

test("verify: one changed byte of the payload ends it", () => {
  const keys = newKeyPair();
  const bundle = signedWith(keys);
  const payload = Buffer.from(bundle.envelope.payload);
  payload[payload.length - 3] = 0x20;
  const changed: Bundle = { ...bundle, envelope: { ...bundle.envelope, payload } };
  assert.throws(
    () => authenticate(changed, { method: "key", key: keys.publicKey }),
    because("signature-invalid"),
  );
});

test("verify: a digest that does not go with the curve is none (FIPS 186-5)", () => {
  const keys = newKeyPair("P-384");
  const payload = Buffer.from(statementOf());
  const head = `DSSEv1 28 application/vnd.in-toto+json ${payload.length} `;
  const signature = sign("sha256", Buffer.concat([Buffer.from(head), payload]), keys.privateKey);
  const material = { method: "key", hint: null } as const;
  const bundle = parseBundle(Buffer.from(renderBundle(material, { payload, signature })));
  assert.throws(
    () => authenticate(bundle, { method: "key", key: keys.publicKey }),
    because("signature-invalid"),
  );
});

test("verify: a signature over the payload alone is none", () => {
  const keys = newKeyPair();
  const payload = Buffer.from(statementOf());
  const signature = sign("sha256", payload, keys.privateKey);
  const material = { method: "key", hint: null } as const;
  const bundle = parseBundle(Buffer.from(renderBundle(material, { payload, signature })));
  assert.throws(
    () => authenticate(bundle, { method: "key", key: keys.publicKey }),
    because("signature-invalid"),
  );
});

test("verify: a bundle of one method is not judged by another", () => {
  const keys = newKeyPair();
  const bundle = signedWith(keys);
  const trust = { method: "certificate", roots: [], nowMs: 0 } as const;
  assert.throws(() => authenticate(bundle, trust), because("method-mismatch"));
  assert.throws(() => requireMethod(bundle, "sigstore"), because("method-mismatch"));
});

test("verify: what version 0.2 signed is believed where it is asked for", () => {
  const keys = newKeyPair("P-384");
  const json = JSON.stringify({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "it's\\odd", digest: { sha256: "ab".repeat(32) } }],
    predicateType: "https://model_signing/Digests/v0.1",
  });
  const payload = Buffer.from(json.replace("odd", "\u00e9"));
  // As Python prints these bytes.
  const shown = payload
    .toString("latin1")
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replaceAll("\u00c3", "\\xc3")
    .replaceAll("\u00a9", "\\xa9");
  const text = `DSSEV1 28 application/vnd.in-toto+json ${payload.length} b'${shown}'`;
  const signature = sign("sha256", Buffer.from(text), keys.privateKey);
  const material = { method: "key", hint: null } as const;
  const bundle = parseBundle(Buffer.from(renderBundle(material, { payload, signature })));
  const trust = { method: "key", key: keys.publicKey } as const;
  assert.throws(() => authenticate(bundle, trust), because("predicate-old"));
  assert.equal(authenticate(bundle, trust, { acceptOld: true }).method, "key");
  assert.throws(() => signedModelOf(bundle), because("predicate-old"));
});

test("verify: keys of other kinds and curves are refused", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const koblitz = newKeyPair("secp256k1");
  for (const { privateKey, publicKey } of [rsa, koblitz]) {
    const open = String(publicKey.export({ type: "spki", format: "pem" }));
    const secret = String(privateKey.export({ type: "pkcs8", format: "pem" }));
    assert.throws(() => openPublicKey(open), because("key-unsupported"));
    assert.throws(() => openPrivateKey(secret, undefined), because("key-unsupported"));
  }
});

test("verify: a private key is no public key, and text is none", () => {
  const { privateKey } = newKeyPair();
  const secret = String(privateKey.export({ type: "pkcs8", format: "pem" }));
  assert.throws(() => openPublicKey(secret), because("key-unsupported"));
  assert.throws(
    () => openPublicKey("-----BEGIN PUBLIC KEY-----\nAA\n"),
    because("key-unsupported"),
  );
});

test("verify: an encrypted key opens with its passphrase only", () => {
  const { privateKey } = newKeyPair();
  const cipher = { cipher: "aes-256-cbc", passphrase: "open" } as const;
  for (const type of ["pkcs8", "sec1"] as const) {
    const pem = String(privateKey.export({ type, format: "pem", ...cipher }));
    assert.equal(keyHint(openPrivateKey(pem, "open")), keyHint(privateKey));
    assert.throws(() => openPrivateKey(pem, "other"), because("key-locked"));
    assert.throws(() => openPrivateKey(pem, undefined), because("key-locked"));
  }
});
