import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../../test/fixtures/caller.ts";
import {
  CONTEXT_AUDIENCE,
  CONTEXT_ISSUER,
  contextClaims,
  signContext,
} from "../../../test/fixtures/end-users.ts";
import { newSigningKey, signCompact } from "../../../test/fixtures/jws.ts";
import type { GaritaError } from "../../core/errors.ts";
import type { Caller } from "../../policy/caller.ts";
import { EndUsersConfig } from "./config.ts";
import { createProveEndUser } from "./end-user.ts";
import type { ContextProblem } from "./end-user.ts";
import { checkWith } from "./key-set.ts";
import { createSeenOnce } from "./seen-once.ts";

const key = newSigningKey();
const other = newSigningKey("EdDSA", "other");
const NOW_MS = 1_800_000_000_500;
const body = '{"model":"m"}';
const request = { method: "POST", target: "/v1/chat/completions", body: Buffer.from(body) };
const portal = testCaller("portal");

async function stage(more: object = {}) {
  const state = { nowMs: NOW_MS };
  const check = await checkWith({ keys: [key.jwk] });
  const prove = createProveEndUser({
    config: EndUsersConfig.parse({
      audience: CONTEXT_AUDIENCE,
      issuers: [
        { issuer: CONTEXT_ISSUER, keys: { env: "KEYS" }, callers: ["portal"], ...more },
        { issuer: "desk.example.org", keys: { env: "KEYS" }, callers: ["desk"] },
      ],
    }),
    verifierOf: () => async (jws) => (await check(jws)) === "good",
    seenOnce: createSeenOnce({ nowMs: () => state.nowMs, entriesMax: 100 }),
    nowMs: () => state.nowMs,
  });
  const show = (context: string, over: { caller?: Caller; request?: object } = {}) =>
    prove({ context, caller: portal, ...over, request: { ...request, ...over.request } });
  return { state, show };
}

const made = (parts: object = {}): string => signContext(key, { nowMs: NOW_MS, body, ...parts });
const withClaims = (claims: object): string => made({ claims });

const refused = (problem: ContextProblem) => (error: GaritaError) =>
  error.code === "auth.end_user" && error.message.includes(`(${problem})`);

test("end-user: a context of the application names its end user, for one request", async () => {
  const { show } = await stage();
  const context = withClaims({ groups: ["staff"] });
  const caller = await show(context);
  assert.equal(caller.id, "portal");
  assert.deepEqual(caller.endUser, {
    kind: "user",
    id: `user:${CONTEXT_ISSUER}#user42`,
    name: "user42",
    issuer: CONTEXT_ISSUER,
    subject: "user42",
    roles: [],
    groups: ["staff"],
  });
  await assert.rejects(show(context), refused("replayed"));
});

test("end-user: any change of the request makes it another", async () => {
  const { show } = await stage();
  for (const change of [
    { method: "GET" },
    { target: "/v1/messages" },
    { target: "/v1/chat/completions?x=1" },
    { body: Buffer.from(`${body} `) },
    { body: Buffer.alloc(0) },
  ]) {
    await assert.rejects(show(made(), { request: change }), refused("request"));
  }
});

test("end-user: another application's context is none, whoever signed it", async () => {
  const { show } = await stage();
  await assert.rejects(show(made(), { caller: testCaller("desk") }), refused("caller"));
  const named = testCaller("key_1", { name: "portal" });
  await assert.rejects(show(made(), { caller: named }), refused("caller"));
  await assert.rejects(show(withClaims({ iss: "desk.example.org" })), refused("caller"));
  await assert.rejects(show(withClaims({ iss: "nobody" })), refused("issuer"));
  const acting = { ...portal, endUser: testCaller("ann") };
  await assert.rejects(show(made(), { caller: acting }), refused("double"));
});

test("end-user: each claim is needed and held to its bounds", async () => {
  const { show } = await stage();
  const iat = Math.floor(NOW_MS / 1000);
  for (const [claims, problem] of [
    [{ aud: undefined }, "audience"],
    [{ aud: [CONTEXT_AUDIENCE] }, "audience"],
    [{ aud: "other" }, "audience"],
    [{ iat: undefined }, "times"],
    [{ exp: undefined }, "times"],
    [{ exp: iat + 61 }, "times"],
    [{ exp: iat }, "times"],
    [{ exp: String(iat + 30) }, "times"],
    [{ iat: iat - 66, exp: iat - 6 }, "expired"],
    [{ iat: iat + 6, exp: iat + 60 }, "notYet"],
    [{ nbf: iat + 6 }, "notYet"],
    [{ sub: undefined }, "subject"],
    [{ sub: "" }, "subject"],
    [{ groups: [7] }, "subject"],
    [{ jti: undefined }, "id"],
    [{ jti: "short" }, "id"],
    [{ jti: "x".repeat(257) }, "id"],
    [{ jti: "with space 1234" }, "id"],
    [{ jti: 12_345_678 }, "id"],
    [{ req: undefined }, "request"],
    [{ req: "" }, "request"],
    [{ req: null }, "request"],
  ] as const) {
    await assert.rejects(show(withClaims(claims)), refused(problem), JSON.stringify(claims));
  }
  for (const claims of [
    { exp: iat + 60 },
    { iat: iat + 5, exp: iat + 60 },
    { iat: iat - 59, exp: iat - 4 },
  ]) {
    assert.ok(await show(withClaims(claims)));
  }
});

test("end-user: the signature is of the issuer's key, and the header names no other", async () => {
  const { show } = await stage();
  const claims = contextClaims({ nowMs: NOW_MS, body });
  await assert.rejects(show(signCompact(other, claims)), refused("signature"));
  await assert.rejects(show(signCompact(other, claims, { kid: key.kid })), refused("signature"));
  for (const header of [
    { alg: "none" },
    { alg: "HS256" },
    { crit: ["x"], x: 1 },
    { b64: false },
    { jku: "https://evil.example" },
    { x5u: "https://evil.example" },
    { x5c: ["AA"] },
    { jwk: key.jwk },
    { typ: "at+jwt" },
  ]) {
    await assert.rejects(show(made({ header })), refused("header"), JSON.stringify(header));
  }
  await assert.rejects(show(`${made()}x`), refused("malformed"));
  await assert.rejects(show(""), refused("malformed"));
  await assert.rejects(show(withClaims({ padding: "x".repeat(9000) })), refused("malformed"));
});

test("end-user: only what is genuine takes the place of an id", async () => {
  const { show, state } = await stage();
  const claims = contextClaims({ nowMs: NOW_MS, body });
  await assert.rejects(show(signCompact(other, claims)), refused("signature"));
  assert.ok(await show(signCompact(key, claims)));
  // The same id signed anew is still the same id, until it may be forgotten.
  const again = (nowMs: number) => made({ nowMs, claims: { jti: claims["jti"] } });
  await assert.rejects(show(again(NOW_MS)), refused("replayed"));
  state.nowMs = NOW_MS + 64_000;
  await assert.rejects(show(again(state.nowMs)), refused("replayed"));
  state.nowMs = NOW_MS + 66_000;
  assert.ok(await show(again(state.nowMs)));
});

test("end-user: a refusal says why and nothing of what was presented", async () => {
  const { show } = await stage();
  await assert.rejects(show(withClaims({ aud: "secret-audience", sub: "secret-sub" })), (error) => {
    assert.ok(error instanceof Error);
    return !error.message.includes("secret") && error.message.includes("another audience");
  });
});
