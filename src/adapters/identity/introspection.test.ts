import assert from "node:assert/strict";
import { test } from "node:test";
import type { GaritaError } from "../../core/errors.ts";
import { IntrospectionConfig } from "./config.ts";
import { UnexpectedStatus } from "./fetch-json.ts";
import type { JsonQuestion } from "./fetch-json.ts";
import { createIntrospection } from "./introspection.ts";
import type { JsonRecord } from "./json-object.ts";

const NOW = 1_800_000_000;
const TOKEN = "opaque-token-0123456789";

function stage(more: object = {}) {
  const state: { nowMs: number; answer: () => JsonRecord | Promise<JsonRecord> } = {
    nowMs: NOW * 1000,
    answer: () => ({ active: true, sub: "ann", client_id: "portal", exp: NOW + 300 }),
  };
  const asked: JsonQuestion[] = [];
  const read = createIntrospection({
    config: IntrospectionConfig.parse({
      endpoint: "https://login.example.org/introspect",
      clientId: "garita:1",
      clientSecret: { env: "SECRET" },
      ...more,
    }),
    clientSecret: "s%cret é",
    nowMs: () => state.nowMs,
    async fetchJson(question) {
      asked.push(question);
      return state.answer();
    },
  });
  return { state, asked, read };
}

const code = (expected: string) => (error: GaritaError) => error.code === expected;

test("introspection: an active token is its subject, asked about once in its time", async () => {
  const { read, asked, state } = stage();
  const [one, two] = await Promise.all([read(TOKEN), read(TOKEN)]);
  assert.equal(one, two);
  assert.deepEqual([one?.id, one?.method], ["user:https://login.example.org#ann", "oauth"]);
  assert.equal(read(TOKEN), one);
  state.nowMs += 9999;
  assert.equal(read(TOKEN), one);
  assert.equal(asked.length, 1);
  state.nowMs += 1;
  await read(TOKEN);
  assert.equal(asked.length, 2);
});

test("introspection: an answer counts no longer than the token", async () => {
  const { read, asked, state } = stage();
  state.answer = () => ({ active: true, sub: "ann", exp: NOW + 2 });
  await read(TOKEN);
  state.nowMs += 2000;
  await read(TOKEN);
  assert.equal(asked.length, 2);
});

test("introspection: garita proves itself in the header or in the form", async () => {
  const basic = stage();
  await basic.read(TOKEN);
  const [first] = basic.asked;
  const pair = Buffer.from(first?.authorization?.slice("Basic ".length) ?? "", "base64");
  assert.equal(pair.toString(), "garita%3A1:s%25cret+%C3%A9");
  assert.equal(first?.form, `token=${TOKEN}&token_type_hint=access_token`);
  const post = stage({ clientAuth: "post" });
  await post.read(TOKEN);
  const form = new URLSearchParams(post.asked[0]?.form);
  assert.equal(form.get("client_secret"), "s%cret é");
  assert.equal(post.asked[0]?.authorization, undefined);
});

test("introspection: whatever is not `active: true` is refused, and asked about again", async () => {
  const { read, asked, state } = stage();
  for (const active of [false, "true", 1, undefined, null]) {
    state.answer = () => ({ active, sub: "ann" });
    await assert.rejects(async () => read(TOKEN), code("auth.invalid"));
  }
  assert.equal(asked.length, 5);
});

test("introspection: issuer, audience, scope and time of an answer are checked as in a token", async () => {
  const { read, state } = stage({ audience: "garita", scopes: ["llm"] });
  const good = { active: true, sub: "ann", aud: "garita", scope: "llm" };
  state.answer = () => good;
  assert.ok(await read(TOKEN));
  for (const [index, wrong] of [
    { iss: "https://other.example" },
    { aud: "other" },
    { scope: "x" },
    { exp: NOW - 60 },
    { nbf: NOW + 60 },
    { sub: 7 },
    { cnf: { "x5t#S256": "x" } },
    { act: { sub: "portal" } },
  ].entries()) {
    state.answer = () => ({ ...good, ...wrong });
    await assert.rejects(async () => read(`${TOKEN}-${index}`), code("auth.invalid"));
  }
});

test("introspection: a client's own token may name nobody else", async () => {
  const { read, state } = stage();
  state.answer = () => ({ active: true, client_id: "batch" });
  const caller = await read(TOKEN);
  assert.deepEqual([caller?.kind, caller?.subject], ["service-account", "batch"]);
});

test("introspection: what cannot be a token is asked about nowhere", async () => {
  const { read, asked } = stage();
  for (const token of [
    "short",
    "with space here",
    "ünïcode-token",
    "x".repeat(4097),
    "a&b=c-long",
  ]) {
    assert.equal(await read(token), null);
  }
  assert.equal(asked.length, 0);
});

test("introspection: a server that fails is left alone for a while, and nobody gets in", async () => {
  const { read, asked, state } = stage();
  state.answer = () => {
    throw new UnexpectedStatus(500);
  };
  for (let i = 0; i < 8; i++) {
    await assert.rejects(async () => read(`${TOKEN}-${i}`), code("auth.unavailable"));
  }
  assert.equal(asked.length, 5);
  state.answer = () => ({ active: true, sub: "ann" });
  await assert.rejects(async () => read(TOKEN), code("auth.unavailable"));
  state.nowMs += 5000;
  assert.ok(await read(TOKEN));
});

test("introspection: a question that the server dislikes does not shut it for others", async () => {
  const { read, state } = stage();
  state.answer = () => {
    throw new UnexpectedStatus(400);
  };
  for (let i = 0; i < 8; i++) {
    await assert.rejects(async () => read(`${TOKEN}-${i}`), code("auth.unavailable"));
  }
  state.answer = () => ({ active: true, sub: "ann" });
  assert.ok(await read(TOKEN));
});

test("introspection: no more questions are under way than configured", async () => {
  const { read, state } = stage({ concurrentMax: 2 });
  const gate = Promise.withResolvers<JsonRecord>();
  state.answer = () => gate.promise;
  const waiting = Promise.all([read(`${TOKEN}-1`), read(`${TOKEN}-2`)]);
  assert.throws(() => read(`${TOKEN}-3`), code("auth.unavailable"));
  gate.resolve({ active: true, sub: "ann" });
  assert.equal((await waiting).length, 2);
  assert.ok(await read(`${TOKEN}-3`));
});
