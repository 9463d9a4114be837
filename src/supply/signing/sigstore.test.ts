import assert from "node:assert/strict";
import { test } from "node:test";
import { because, statementOf } from "../../../test/fixtures/signing.ts";
import { IDENTITY, ISSUER, newSigstore } from "../../../test/fixtures/sigstore.ts";
import { parseBundle } from "./bundle.ts";
import { preAuthentication } from "./envelope.ts";
import { authenticateSigstore, parseTrustedRoot } from "./sigstore.ts";
import type { AskSigstore, SigstoreQuestion } from "./sigstore.ts";
import type { Signer } from "./verify.ts";

const instance = newSigstore();

function parsed(value: unknown): unknown {
  return JSON.parse(parseTrustedRoot(Buffer.from(JSON.stringify(value))));
}

test("sigstore: a trusted root is read, alone or out of a client's configuration", () => {
  const config = {
    mediaType: "application/vnd.dev.sigstore.clienttrustconfig.v0.1+json",
    trustedRoot: instance.trustedRoot,
    signingConfig: {},
  };
  assert.deepEqual(parsed(instance.trustedRoot), instance.trustedRoot);
  assert.deepEqual(parsed(config), instance.trustedRoot);
});

test("sigstore: of a trusted root the logs without a start are left out, and at least one stays", () => {
  const [log] = instance.trustedRoot["tlogs"];
  const { validFor, ...key } = log.publicKey;
  for (const publicKey of [
    key,
    { ...key, validFor: {} },
    { ...key, validFor: { start: "soon" } },
    { ...key, validFor: { end: validFor.start } },
  ]) {
    const undated = { ...log, publicKey };
    const both = { ...instance.trustedRoot, tlogs: [undated, log] };
    assert.deepEqual(parsed(both), instance.trustedRoot);
    const none = { ...instance.trustedRoot, tlogs: [undated] };
    assert.throws(() => parsed(none), because("trusted-root"));
  }
});

test("sigstore: what is no trusted root is none", () => {
  const twice = JSON.stringify(instance.trustedRoot).replace("{", '{"tlogs":[],');
  for (const text of ["", "{}", "[]", "null", '{"mediaType":"x","tlogs":[]}', twice]) {
    assert.throws(() => parseTrustedRoot(Buffer.from(text)), because("trusted-root"), text);
  }
});

const payload = Buffer.from(statementOf());

function authenticated(ask: AskSigstore): Signer {
  const bundle = parseBundle(Buffer.from(JSON.stringify(instance.bundle(payload))));
  const expected = { identity: IDENTITY, issuer: ISSUER };
  return authenticateSigstore(bundle, ask, { trustedRootJson: "{}", expected });
}

test("sigstore: the verifier is handed what was read, and what is signed", () => {
  const asked: SigstoreQuestion[] = [];
  const signer = authenticated((question) => {
    asked.push(question);
    return { identity: IDENTITY, issuer: ISSUER };
  });
  assert.deepEqual(signer, { method: "sigstore", identity: IDENTITY, issuer: ISSUER });
  const [question] = asked;
  assert.deepEqual(question?.payload, payload);
  assert.deepEqual(question.signedBytes, preAuthentication(payload));
  assert.equal(question.trustedRootJson, "{}");
});

test("sigstore: a refusal, another identity and another issuer are told apart", () => {
  assert.throws(() => authenticated(() => ({ refused: "so" })), because("sigstore-refused"));
  const [identity, issuer] = [IDENTITY, ISSUER];
  assert.throws(
    () => authenticated(() => ({ identity: `${identity}.evil`, issuer })),
    because("sigstore-identity"),
  );
  assert.throws(
    () => authenticated(() => ({ identity, issuer: `${issuer}/` })),
    because("sigstore-issuer"),
  );
});
