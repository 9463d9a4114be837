import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { because, bundleOver, newKeyPair, statementOf } from "../../../test/fixtures/signing.ts";
import { BUNDLE_BYTES_MAX, parseBundle, renderBundle } from "./bundle.ts";
import type { Bundle } from "./bundle.ts";
import { keyHint } from "./key.ts";
import { SigningProblem } from "./problem.ts";
import type { ProblemReason } from "./problem.ts";

const keys = newKeyPair();
const good = bundleOver(statementOf(), keys);

function parse(text: string): Bundle {
  return parseBundle(Buffer.from(text));
}

// oxlint-disable-next-line typescript/no-explicit-any
function edited(edit: (bundle: any) => void): string {
  const bundle: unknown = JSON.parse(good);
  edit(bundle);
  return JSON.stringify(bundle);
}

test("bundle: what is written is read", () => {
  const { material, envelope } = parse(good);
  assert.deepEqual(material, { method: "key", hint: keyHint(keys.publicKey) });
  assert.equal(Buffer.from(envelope.payload).toString(), statementOf());
});

test("bundle: a chain of certificates is one of the method certificate", () => {
  const chain = [Buffer.from("leaf"), Buffer.from("above")];
  const { envelope } = parse(good);
  const { material } = parse(renderBundle({ method: "certificate", chain }, envelope));
  assert.deepEqual(material, { method: "certificate", chain });
});

test("bundle: a chain with an entry of a log is one of sigstore", () => {
  const text = edited((bundle) => {
    bundle.verificationMaterial = {
      x509CertificateChain: { certificates: [{ rawBytes: "AA==" }] },
      tlogEntries: [{}],
    };
  });
  assert.equal(parse(text).material.method, "sigstore");
});

test("bundle: key identifiers of before version 1.1 and keyid of any kind are accepted", () => {
  for (const keyid of ["", null, "x"]) {
    const { material } = parse(
      edited((bundle) => {
        bundle.verificationMaterial.publicKey = { rawBytes: "AA==", keyDetails: "" };
        bundle.dsseEnvelope.signatures[0].keyid = keyid;
        delete bundle.verificationMaterial.tlogEntries;
      }),
    );
    assert.deepEqual(material, { method: "key", hint: null });
  }
});

// oxlint-disable-next-line typescript/no-explicit-any
const REFUSED: readonly (readonly [ProblemReason, string, (bundle: any) => void])[] = [
  ["bundle-media-type", "no media type", (b) => delete b.mediaType],
  ["bundle-media-type", "an unknown media type", (b) => (b.mediaType = "application/json")],
  ["bundle-field", "no material", (b) => delete b.verificationMaterial],
  [
    "bundle-field",
    "material of two methods",
    (b) => (b.verificationMaterial.certificate = { rawBytes: "AA==" }),
  ],
  [
    "bundle-field",
    "a certificate of sigstore without an entry of a log",
    (b) => (b.verificationMaterial = { certificate: { rawBytes: "AA==" }, tlogEntries: [] }),
  ],
  ["bundle-field", "a hint that is no text", (b) => (b.verificationMaterial.publicKey.hint = 1)],
  ["bundle-field", "a key that is no object", (b) => (b.verificationMaterial.publicKey = "x")],
  ["bundle-field", "no envelope", (b) => delete b.dsseEnvelope],
  ["bundle-field", "a signature over a digest beside it", (b) => (b.messageSignature = {})],
  ["bundle-signatures", "no signature", (b) => (b.dsseEnvelope.signatures = [])],
  [
    "bundle-signatures",
    "two signatures",
    (b) => b.dsseEnvelope.signatures.push(b.dsseEnvelope.signatures[0]),
  ],
  [
    "bundle-payload-type",
    "another type of payload",
    (b) => (b.dsseEnvelope.payloadType = "text/plain"),
  ],
  ["bundle-field", "an empty payload", (b) => (b.dsseEnvelope.payload = "")],
  ["bundle-field", "base64 with spaces", (b) => (b.dsseEnvelope.payload += "\n")],
  ["bundle-field", "base64 of the web", (b) => (b.dsseEnvelope.signatures[0].sig = "_-8=")],
  ["bundle-field", "base64 with bits left over", (b) => (b.dsseEnvelope.payload = "QUJDRB==")],
  [
    "bundle-field",
    "an empty chain",
    (b) => (b.verificationMaterial = { x509CertificateChain: { certificates: [] } }),
  ],
  [
    "bundle-field",
    "too long a chain",
    (b) =>
      (b.verificationMaterial = {
        x509CertificateChain: {
          certificates: Array.from({ length: 17 }, () => ({ rawBytes: "AA==" })),
        },
      }),
  ],
];

for (const [reason, what, edit] of REFUSED) {
  test(`bundle: ${what} is refused`, () => {
    assert.throws(() => parse(edited(edit)), because(reason));
  });
}

test("bundle: what two readers could read in two ways is refused", () => {
  const twice = good.replace('"mediaType":', '"mediaType":"x","mediaType":');
  assert.throws(() => parse(twice), because("bundle-not-json"));
  for (const text of ["", "{", `${good}{}`, "\u{feff}{}"]) {
    assert.throws(() => parse(text), because("bundle-not-json"));
  }
});

test("bundle: one byte more than the largest is refused unread", () => {
  const bytes = Buffer.alloc(BUNDLE_BYTES_MAX + 1);
  assert.throws(() => parseBundle(bytes), because("bundle-too-large"));
  assert.throws(() => parseBundle(bytes.subarray(1)), because("bundle-not-json"));
});

test("bundle: no change of one byte makes it fail with anything but a problem", () => {
  const original = Buffer.from(good);
  fc.assert(
    fc.property(fc.nat(original.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
      const bytes = Buffer.from(original);
      bytes[at] = byte;
      try {
        parseBundle(bytes);
      } catch (error) {
        assert.ok(error instanceof SigningProblem);
      }
    }),
  );
});
