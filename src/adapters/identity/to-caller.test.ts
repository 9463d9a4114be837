import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { OidcIssuerConfig } from "./config.ts";
import type { TokenDemands } from "./config.ts";
import { toCaller, toUser } from "./to-caller.ts";
import type { ProvenCaller } from "./to-caller.ts";

const ISSUER = "https://login.example.org";
const NOW = 1_800_000_000;
const ORIGIN = { issuer: ISSUER, method: "oidc", nowMs: NOW * 1000 } as const;
const CLAIMS = { iss: ISSUER, sub: "ann", aud: "garita", iat: NOW, exp: NOW + 300 };

function demands(more: object = {}): TokenDemands {
  return OidcIssuerConfig.parse({ issuer: ISSUER, audience: "garita", ...more });
}

function read(claims: object, more: object = {}): ProvenCaller | string {
  return toCaller({ ...CLAIMS, ...claims }, demands(more), ORIGIN);
}

function callerOf(claims: object, more: object = {}): ProvenCaller["caller"] {
  const result = read(claims, more);
  assert.ok(typeof result === "object", JSON.stringify(result));
  return result.caller;
}

test("to-caller: a person is a user of the issuer, with what it claims and nothing else", () => {
  const claims = { groups: ["staff"], roles: ["admin"], email: "ann@example.org" };
  assert.deepEqual(callerOf(claims), {
    kind: "user",
    id: `user:${ISSUER}#ann`,
    name: "ann",
    issuer: ISSUER,
    subject: "ann",
    roles: [],
    groups: ["staff"],
    method: "oidc",
  });
});

test("to-caller: words of a token are good for what the operator says, others for nothing", () => {
  const grants = {
    chat: ["invoke_model:models/gpt-*", "list:models/*"],
    notes: ["read:vectors/notes/*"],
    __proto__x: ["*:*"],
  };
  const scopes = (claims: object) => callerOf(claims, { grants }).scopes;
  assert.deepEqual(scopes({ scope: "openid chat" }), grants.chat);
  assert.deepEqual(scopes({ scp: ["notes", "chat"] }), [...grants.chat, ...grants.notes]);
  for (const claims of [{}, { scope: "openid" }, { scope: "constructor" }, { scope: "Chat" }]) {
    assert.deepEqual(scopes(claims), []);
  }
  assert.equal("scopes" in callerOf({ scope: "chat" }), false);
});

test("to-caller: a mail address is a name only when the issuer has verified it", () => {
  const email = "ann@example.org";
  assert.equal(callerOf({ email, email_verified: true }).name, email);
  for (const email_verified of [false, "true", 1, undefined]) {
    assert.equal(callerOf({ email, email_verified }).name, "ann");
  }
  assert.equal(callerOf({ upn: "ann.smith" }, { claims: { name: "upn" } }).name, "ann.smith");
});

test("to-caller: roles, tenant and groups are where the operator says they are", () => {
  const claims = {
    realm_access: { roles: ["analyst"] },
    "https://example.org/groups": "staff",
    org: "acme",
  };
  const meaning = {
    claims: {
      roles: ["realm_access", "roles"],
      groups: "https://example.org/groups",
      tenant: "org",
    },
  };
  const caller = callerOf(claims, meaning);
  assert.deepEqual([caller.roles, caller.groups, caller.tenant], [["analyst"], ["staff"], "acme"]);
});

test("to-caller: a list that cannot be read as a whole is refused, not cut", () => {
  const many = Array.from({ length: 501 }, (_, i) => `group-${i}`);
  for (const groups of [many, [1], ["a", null], [""], ["x".repeat(257)], { a: 1 }, 7]) {
    assert.equal(read({ groups }), "groups");
  }
  assert.equal(callerOf({ groups: many.slice(1) }).groups.length, 500);
  // Microsoft Entra leaves long lists out and says so.
  assert.equal(read({ _claim_names: { groups: "src1" } }), "groups");
});

test("to-caller: a second factor counts from the login that had it, and never without a time", () => {
  const auth_time = NOW - 60;
  assert.equal(callerOf({ amr: ["pwd", "mfa"], auth_time }).secondFactorAtMs, auth_time * 1000);
  assert.equal(callerOf({ amr: ["mfa"] }).secondFactorAtMs, undefined);
  assert.equal(callerOf({ amr: ["pwd"], auth_time }).secondFactorAtMs, undefined);
  const strong = { claims: { acr: ["gold"] } };
  assert.equal(callerOf({ acr: "gold", auth_time }, strong).secondFactorAtMs, auth_time * 1000);
  assert.equal(callerOf({ acr: "gold", auth_time }).secondFactorAtMs, undefined);
  // Services have no second factor, whatever their token says.
  const service = { sub: "batch", azp: "batch", amr: ["mfa"], auth_time };
  assert.equal(callerOf(service).secondFactorAtMs, undefined);
});

test("to-caller: a client that stands for itself is a service account", () => {
  for (const claims of [
    { sub: "batch", azp: "batch" },
    { sub: "batch", client_id: "batch" },
  ]) {
    const { kind, id, namespace } = callerOf(claims);
    assert.deepEqual(
      [kind, id, namespace],
      ["service-account", `service-account:${ISSUER}#batch`, "default"],
    );
  }
  assert.equal(callerOf({ sub: "ann", azp: "batch" }).kind, "user");
  const told = { serviceAccounts: { claim: "idtyp", value: "app", namespace: "cloud" } };
  assert.equal(callerOf({ idtyp: "app" }, told).namespace, "cloud");
  assert.equal(callerOf({ idtyp: "user" }, told).kind, "user");
});

test("to-caller: a workload of Kubernetes has the namespace of its name", () => {
  const form = { serviceAccounts: { form: "kubernetes" } };
  const { kind, name, namespace } = callerOf({ sub: "system:serviceaccount:shop:cart" }, form);
  assert.deepEqual([kind, name, namespace], ["service-account", "cart", "shop"]);
  assert.equal(callerOf({ sub: "system:serviceaccount:shop" }, form).kind, "user");
  assert.equal(callerOf({ sub: "system:serviceaccount:shop:cart" }).kind, "user");
});

test("to-caller: times are held to the clock on both sides of the skew", () => {
  const skew = 30;
  assert.equal(read({ exp: NOW - skew }), "expired");
  assert.equal(typeof read({ exp: NOW - skew + 1 }), "object");
  assert.equal(read({ nbf: NOW + skew + 1 }), "notYet");
  assert.equal(typeof read({ nbf: NOW + skew }), "object");
  assert.equal(read({ iat: NOW + skew + 1 }), "notYet");
  for (const wrong of ["soon", null, -1, {}, true, "1900000000"]) {
    assert.equal(read({ exp: wrong }), "times", JSON.stringify(wrong));
    assert.equal(read({ nbf: wrong }), "times");
    assert.equal(read({ iat: wrong }), "times");
  }
});

test("to-caller: issuer, audience, scope, client and demanded claims must all be right", () => {
  assert.equal(read({ iss: `${ISSUER}/` }), "issuer");
  for (const aud of [
    undefined,
    "other",
    ["other"],
    "GARITA",
    "garita ",
    { garita: 1 },
    [["garita"]],
  ]) {
    assert.equal(read({ aud }), "audience");
  }
  assert.equal(typeof read({ aud: ["other", "garita"] }), "object");
  assert.equal(read({ scope: "read" }, { scopes: ["llm"] }), "scope");
  assert.equal(read({ scope: "llmx llm.read" }, { scopes: ["llm"] }), "scope");
  assert.equal(typeof read({ scope: "read llm" }, { scopes: ["llm"] }), "object");
  assert.equal(typeof read({ scp: ["llm"] }, { scopes: ["llm"] }), "object");
  assert.equal(read({}, { clients: ["portal"] }), "client");
  assert.equal(read({ azp: "portal", client_id: "other" }, { clients: ["portal"] }), "client");
  assert.equal(typeof read({ azp: "portal" }, { clients: ["portal"] }), "object");
  const demanded = { requiredClaims: { tier: "gold", admin: true } };
  assert.equal(read({ tier: "gold" }, demanded), "claims");
  assert.equal(read({ tier: "gold", admin: "true" }, demanded), "claims");
  assert.equal(typeof read({ tier: ["gold"], admin: true }, demanded), "object");
  assert.equal(read({}, { requiredClaims: { toString: "x" } }), "claims");
});

test("to-caller: a token that is bound to a key is not taken from whoever holds it", () => {
  assert.equal(read({ cnf: { jkt: "x" } }), "bound");
});

test("to-caller: a subject is a name that cannot be mistaken", () => {
  for (const sub of [
    undefined,
    "",
    7,
    null,
    "a\nb",
    "a\u0000",
    "\u200Bann",
    "\uD800",
    "x".repeat(513),
  ]) {
    assert.equal(read({ sub }), "subject", JSON.stringify(sub));
  }
  assert.equal(callerOf({ sub: "María José" }).subject, "María José");
});

test("to-caller: an exchanged token is its actor, acting for its subject", () => {
  const actors = { actors: ["portal"] };
  const { endUser, ...actor } = callerOf(
    { act: { sub: "portal" }, azp: "portal", groups: ["staff"] },
    actors,
  );
  assert.equal(actor.id, `service-account:${ISSUER}#portal`);
  assert.deepEqual([actor.kind, actor.groups, actor.roles], ["service-account", [], []]);
  assert.deepEqual([endUser?.id, endUser?.groups], [`user:${ISSUER}#ann`, ["staff"]]);
});

test("to-caller: an actor that is not permitted, not proven or the subject itself is refused", () => {
  const actors = { actors: ["portal", "ann"] };
  for (const act of [null, "portal", [], {}, { sub: "" }, { sub: "other" }, { sub: "ann" }]) {
    assert.equal(read({ act }, actors), "actor", JSON.stringify(act));
  }
  assert.equal(read({ act: { sub: "portal" } }), "actor");
  assert.equal(read({ act: { sub: "portal" }, azp: "other" }, actors), "actor");
  assert.equal(read({ act: { sub: "portal", iss: "https://other.example" } }, actors), "actor");
  const chain = { act: { sub: "other", act: { sub: "portal" } } };
  assert.equal(read(chain, actors), "actor", "those inside are history");
});

test("to-caller: two subjects never have one id", () => {
  const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/\p{C}/u.test(text));
  const meaning = demands().claims;
  const idOf = (issuer: string, sub: string): string => {
    const user = toUser({ sub }, meaning, issuer);
    assert.ok(typeof user === "object");
    return user.id;
  };
  const named = fc.record({ issuer: fc.webUrl(), sub: name });
  fc.assert(
    fc.property(named, named, (one, other) => {
      const same = one.issuer === other.issuer && one.sub === other.sub;
      assert.equal(idOf(one.issuer, one.sub) === idOf(other.issuer, other.sub), same);
    }),
  );
});
