import assert from "node:assert/strict";
import { test } from "node:test";
import {
  base64url,
  newSigningKey,
  signCompact,
  signWithSecret,
} from "../../../test/fixtures/jws.ts";
import type { SigningKey } from "../../../test/fixtures/jws.ts";
import type { GaritaError } from "../../core/errors.ts";
import { OidcIssuerConfig } from "./config.ts";
import { createOidc } from "./oidc.ts";

const ISSUER = "https://login.example.org";
const NOW = 1_800_000_000;
const key = newSigningKey();

function stage(more: object = {}, issuers: readonly string[] = [ISSUER]) {
  const state = { keys: [key] as readonly SigningKey[], nowMs: NOW * 1000, down: false };
  const asked: string[] = [];
  const oidc = createOidc({
    issuers: issuers.map((issuer) =>
      OidcIssuerConfig.parse({ issuer, audience: "garita", ...more }),
    ),
    nowMs: () => state.nowMs,
    async fetchJson({ url }) {
      asked.push(url);
      if (state.down) throw new Error("down");
      const issuer = url.replace("/.well-known/openid-configuration", "");
      if (issuer !== url) return { issuer, jwks_uri: `${issuer}/keys` };
      return { keys: state.keys.map(({ jwk }) => jwk) };
    },
  });
  return { state, asked, oidc };
}

const claims = (more: object = {}) => ({
  iss: ISSUER,
  sub: "ann",
  aud: "garita",
  iat: NOW,
  exp: NOW + 300,
  ...more,
});

const refused = (said: RegExp) => (error: GaritaError) =>
  error.code === "auth.invalid" && said.test(error.message);

test("oidc: a token of the issuer is its subject; the second time nobody is asked", async () => {
  const { oidc, asked } = stage();
  const token = signCompact(key, claims());
  const caller = await oidc.read(token);
  assert.equal(caller?.id, `user:${ISSUER}#ann`);
  assert.deepEqual(asked, [`${ISSUER}/.well-known/openid-configuration`, `${ISSUER}/keys`]);
  assert.equal(oidc.read(token), caller, "known at once");
  assert.equal(asked.length, 2);
});

test("oidc: a known token ends when it says so, without any skew", async () => {
  const { oidc, state } = stage();
  const token = signCompact(key, claims());
  await oidc.read(token);
  state.nowMs = (NOW + 300) * 1000 - 1;
  assert.ok(!(oidc.read(token) instanceof Promise));
  state.nowMs += 1;
  assert.ok((await oidc.read(token)) !== null, "now it is checked anew, with the skew");
  state.nowMs = (NOW + 330) * 1000;
  await assert.rejects(async () => oidc.read(token), refused(/has expired/));
});

test("oidc: what was proven by a key goes with it", async () => {
  const { oidc, state } = stage();
  const token = signCompact(key, claims({ exp: NOW + 86_400 }));
  await oidc.read(token);
  state.keys = [newSigningKey("ES256", "next")];
  state.nowMs += 600_000;
  await assert.rejects(async () => oidc.read(token), refused(/signature/));
});

test("oidc: a token of nobody who is configured is not its to judge", async () => {
  const { oidc, asked } = stage();
  for (const token of [
    "opaque",
    "a.b.c",
    signCompact(key, claims({ iss: "https://evil.example" })),
    signCompact(key, claims({ iss: undefined })),
    signCompact(key, claims({ iss: [ISSUER] })),
    `${signCompact(key, claims())}.e30.e30`,
  ]) {
    assert.equal(await oidc.read(token), null);
  }
  assert.deepEqual(asked, [], "nobody is asked about strangers");
});

test("oidc: each issuer vouches for its own subjects only", async () => {
  const other = "https://other.example";
  const { oidc, state } = stage({}, [ISSUER, other]);
  const otherKey = newSigningKey("ES256", "other");
  await oidc.prepare();
  state.keys = [otherKey];
  await assert.rejects(
    async () => oidc.read(signCompact(otherKey, claims())),
    refused(/signature/),
  );
  assert.equal((await oidc.read(signCompact(key, claims({ iss: other }))))?.issuer, other);
});

test("oidc: no header talks the check out of its rules", async () => {
  const { oidc } = stage({ algorithms: ["ES256"] });
  const pem = key.publicKey.export({ type: "spki", format: "pem" });
  const [, body = ""] = signCompact(key, claims()).split(".");
  const rsa = newSigningKey("RS256", key.kid);
  const evil = newSigningKey("ES256", "evil");
  for (const [token, said] of [
    [`${base64url({ alg: "none" })}.${body}.AA`, /algorithm/],
    [`${base64url({ alg: "None" })}.${body}.AA`, /algorithm/],
    [signWithSecret(pem, { alg: "HS256" }, claims()), /algorithm/],
    [
      signWithSecret(JSON.stringify(key.jwk), { alg: "HS256", kid: key.kid }, claims()),
      /algorithm/,
    ],
    [signCompact(rsa, claims()), /algorithm/],
    [signCompact(key, claims(), { alg: ["ES256"] }), /algorithm/],
    [signCompact(key, claims(), { crit: ["exp"], exp: 1 }), /extension/],
    [signCompact(key, claims(), { crit: [] }), /extension/],
    [signCompact(key, claims(), { b64: false }), /extension/],
    [signCompact(evil, claims(), { jwk: evil.jwk }), /signature/],
    [signCompact(evil, claims(), { jku: "https://evil.example/keys" }), /signature/],
    [signCompact(evil, claims(), { kid: key.kid }), /signature/],
    [signCompact(evil, claims(), { kid: "../../dev/null" }), /signature/],
    [signCompact(evil, claims(), { kid: undefined }), /signature/],
    [signCompact(key, claims(), { kid: 7 }), /malformed/],
    [signCompact(key, claims(), { typ: "logout+jwt" }), /type/],
    [signCompact(key, claims(), { typ: 7 }), /type/],
    [signCompact(key, claims({ exp: undefined })), /times/],
  ] as const) {
    await assert.rejects(async () => oidc.read(token), refused(said), String(said));
  }
  for (const typ of ["at+jwt", "application/at+JWT", "JWT", undefined]) {
    assert.ok(await oidc.read(signCompact(key, claims(), { typ })));
  }
});

test("oidc: a document of another issuer, or keys without https, are not used", async () => {
  for (const document of [
    { issuer: `${ISSUER}/`, jwks_uri: `${ISSUER}/keys` },
    { issuer: ISSUER, jwks_uri: "http://login.example.org/keys" },
    { issuer: ISSUER, jwks_uri: "file:///etc/keys" },
    { issuer: ISSUER, jwks_uri: ["https://login.example.org/keys"] },
    { issuer: ISSUER },
  ]) {
    const oidc = createOidc({
      issuers: [OidcIssuerConfig.parse({ issuer: ISSUER, audience: "garita" })],
      nowMs: () => NOW * 1000,
      fetchJson: async ({ url }) =>
        url.endsWith("openid-configuration") ? document : { keys: [key.jwk] },
    });
    await assert.rejects(
      async () => oidc.read(signCompact(key, claims())),
      (error: GaritaError) => error.code === "auth.unavailable",
    );
  }
});

test("oidc: an issuer that cannot be reached is nobody's fault but its own", async () => {
  const { oidc, state } = stage();
  state.down = true;
  await oidc.prepare();
  await assert.rejects(
    async () => oidc.read(signCompact(key, claims())),
    (error: GaritaError) => error.code === "auth.unavailable" && error.retryAfterSeconds === 5,
  );
});

test("oidc: an address that is not https, or not plain, is no issuer", () => {
  const parse = (issuer: string) => OidcIssuerConfig.safeParse({ issuer, audience: "g" }).success;
  for (const bad of [
    "http://login.example.org",
    "https://user:pass@login.example.org",
    "https://login.example.org/#x",
    "https://login.example.org/?x",
    "ftp://login.example.org",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "login.example.org",
  ]) {
    assert.equal(parse(bad), false, bad);
  }
  for (const good of [
    ISSUER,
    "http://127.0.0.1:9",
    "http://[::1]:9",
    "http://localhost:9/realms/a",
  ]) {
    assert.equal(parse(good), true, good);
  }
  const oidc = { issuer: ISSUER, audience: "g" };
  for (const algorithms of [["none"], ["HS256"], [], ["ES256", "HS512"]]) {
    assert.equal(OidcIssuerConfig.safeParse({ ...oidc, algorithms }).success, false);
  }
});
