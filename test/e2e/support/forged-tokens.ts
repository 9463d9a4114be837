import { base64url, signCompact, signWithSecret } from "../../fixtures/jws.ts";
import { keyHeader, TOKEN_AUDIENCE, tokenAttempt, tokenClaims, tokenOf } from "./forger.ts";
import type { Attempt, Keys } from "./forger.ts";

/** Tokens of the issuer that somebody else made, changed, or meant for something else. */
export function forgedTokens(keys: Keys): readonly Attempt[] {
  return [
    ...unsignedTokens(keys),
    ...foreignTokens(keys),
    ...claimedTokens(keys),
    ...headedTokens(keys),
    ...twice(keys),
  ];
}

function unsignedTokens(keys: Keys): readonly Attempt[] {
  const [, payload = "", signature = ""] = tokenOf(keys).split(".");
  const { jwk, publicKey } = keys.issuer;
  const pem = publicKey.export({ type: "spki", format: "pem" });
  const secrets = [pem, publicKey.export({ type: "spki", format: "der" }), JSON.stringify(jwk)];
  const [kid, claims] = [keys.issuer.kid, tokenClaims(keys)];
  return [
    ...["none", "None", "NONE", "nOnE", "", " none"].flatMap((alg) => [
      tokenAttempt(`token: alg ${alg}, no signature`, `${base64url({ alg, kid })}.${payload}.`),
      tokenAttempt(`token: alg ${alg}`, `${base64url({ alg, kid })}.${payload}.${signature}`),
    ]),
    ...secrets.map((secret, index) =>
      tokenAttempt(
        `token: public key as a secret, form ${index}`,
        signWithSecret(secret, { alg: "HS256", kid }, claims),
      ),
    ),
    tokenAttempt("token: empty secret", signWithSecret("", { alg: "HS256", kid }, claims)),
  ];
}

function foreignTokens(keys: Keys): readonly Attempt[] {
  const claims = tokenClaims(keys);
  const kid = keys.issuer.kid;
  return [
    tokenAttempt("token: signed by a forger", signCompact(keys.forged, claims, { kid })),
    tokenAttempt("token: key of an application", signCompact(keys.portal, claims, { kid })),
    tokenAttempt("token: no key named", signCompact(keys.forged, claims, { kid: undefined })),
    tokenAttempt("token: RSA under the name of EC", signCompact(keys.rsa, claims, { kid })),
    tokenAttempt("token: of an unknown issuer", tokenOf(keys, { iss: "https://evil.example" })),
    tokenAttempt("token: slash behind the issuer", tokenOf(keys, { iss: `${keys.tokenIssuer}/` })),
    tokenAttempt("token: issuer in a list", tokenOf(keys, { iss: [keys.tokenIssuer] })),
    tokenAttempt("token: no issuer", tokenOf(keys, { iss: undefined })),
    tokenAttempt(
      "token: issuer in capitals",
      tokenOf(keys, { iss: keys.tokenIssuer.toUpperCase() }),
    ),
  ];
}

function claimedTokens(keys: Keys): readonly Attempt[] {
  const now = Math.floor(Date.now() / 1000);
  const wrong: Readonly<Record<string, object>> = {
    "no audience": { aud: undefined },
    "another audience": { aud: "https://other.example.org" },
    "audience with a slash": { aud: `${TOKEN_AUDIENCE}/` },
    "audience as an object": { aud: { 0: TOKEN_AUDIENCE } },
    "audience in a list in a list": { aud: [[TOKEN_AUDIENCE]] },
    expired: { exp: now - 60 },
    "no end": { exp: undefined },
    "end as text": { exp: String(now + 300) },
    "end as null": { exp: null },
    "from the future": { iat: now + 600 },
    "not yet": { nbf: now + 600 },
    "no subject": { sub: undefined },
    "subject as a number": { sub: 0 },
    "subject with a line feed": { sub: "ann\nroot" },
    "bound to a key": { cnf: { jkt: "x" } },
    "an actor nobody permits": { act: { sub: "evil" } },
    "an actor without a name": { act: {} },
    "groups as an object": { groups: { staff: true } },
    "no group": { groups: [] },
    "group in capitals": { groups: ["STAFF"] },
  };
  return Object.entries(wrong).map(([name, claims]) =>
    tokenAttempt(`token: ${name}`, tokenOf(keys, claims)),
  );
}

function headedTokens(keys: Keys): readonly Attempt[] {
  const evil = "https://evil.example/keys";
  const { forged } = keys;
  const claims = tokenClaims(keys);
  const sources = { jwk: forged.jwk, jku: evil, x5u: evil, x5c: ["AA=="], "x5t#S256": "AA" };
  return [
    ...Object.entries(sources).map(([name, value]) =>
      tokenAttempt(`token: forger's ${name}`, signCompact(forged, claims, { [name]: value })),
    ),
    ...["../../../dev/null", evil, "' OR 1=1 --", "\u0000", "issuer\u0000"].map((kid, index) =>
      tokenAttempt(`token: kid trick ${index}`, signCompact(forged, claims, { kid })),
    ),
    tokenAttempt("token: crit", tokenOf(keys, {}, { crit: ["exp"] })),
    tokenAttempt("token: b64", tokenOf(keys, {}, { b64: false, crit: ["b64"] })),
    tokenAttempt("token: logout token", tokenOf(keys, {}, { typ: "logout+jwt" })),
    tokenAttempt("token: nested", signCompact(forged, tokenOf(keys), { cty: "JWT" })),
    tokenAttempt("token: cut", tokenOf(keys).slice(0, -2)),
    tokenAttempt("token: doubled", `${tokenOf(keys)}.${tokenOf(keys)}`),
    tokenAttempt("token: oversized", tokenOf(keys, { padding: "x".repeat(12_500) })),
  ];
}

/** Two credentials at once, one of them good. */
function twice(keys: Keys): readonly Attempt[] {
  const good = ["authorization", `Bearer ${tokenOf(keys)}`] as const;
  const desk = keyHeader("desk");
  return [
    { name: "two: token, then key", headers: [good, desk] },
    { name: "two: key, then token", headers: [desk, good] },
    { name: "two: the same twice", headers: [good, good] },
    { name: "two: in another case", headers: [good, ["AUTHORIZATION", desk[1]]] },
    { name: "two: token and x-api-key", headers: [good, ["x-api-key", "desk-key-0123456789"]] },
    { name: "two: token and api-key", headers: [good, ["api-key", "anything"]] },
    { name: "two: in one header", headers: [["authorization", `${good[1]}, ${desk[1]}`]] },
    {
      name: "two: key twice, cases",
      headers: [
        ["X-Api-Key", "a"],
        ["x-api-key", "portal-key-0123456789"],
      ],
    },
    { name: "none at all", headers: [] },
    { name: "token as a key", headers: [["x-api-key", tokenOf(keys)]] },
    { name: "token in a cookie", headers: [["cookie", `token=${tokenOf(keys)}`]] },
    {
      name: "token in the query",
      headers: [],
      path: `/v1/chat/completions?access_token=${tokenOf(keys)}`,
    },
    { name: "token for a proxy", headers: [["proxy-authorization", good[1]]] },
    { name: "token as Basic", headers: [["authorization", `Basic ${tokenOf(keys)}`]] },
  ];
}
