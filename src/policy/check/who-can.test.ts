import assert from "node:assert/strict";
import { test } from "node:test";
import { compile } from "../compile.ts";
import { PolicyConfig } from "../language/config.ts";
import { whoCan } from "./who-can.ts";

const read = (...resources: string[]) =>
  resources.map((resource) => ({ resource, actions: ["read"] }));

const policy = PolicyConfig.parse({
  apiVersion: "garita/v1",
  roles: {
    owner: { permissions: read("vectors/personal/{tenant}/{user_id}/*") },
    reader: { permissions: read("vectors/*"), conditions: { methods: ["mtls"] } },
    gone: {
      permissions: read("vectors/*"),
      conditions: { until: "2020-01-01T00:00:00Z" },
      deny: read("vectors/news/*"),
    },
  },
  bindings: [{ role: "reader", subjects: [{ kind: "api-key", name: "k" }] }],
  collections: [
    { name: "news", sensitivity: "public" },
    { name: "plans", accessibleBy: ["gone"] },
  ],
});
const compiled = compile(policy, "");

function ask(resource: string, action = "read") {
  return whoCan(policy, compiled, { resource, action, nowMs: Date.UTC(2026, 0, 1) });
}

test("who-can: roles that reach a resource, with what each asks for and who has it", () => {
  assert.deepEqual(ask("vectors/news/1"), [
    {
      role: "reader",
      permission: "roles.reader.permissions[0]",
      claims: {},
      conditions: ["methods"],
      never: null,
      denied: null,
      subjects: [{ kind: "api-key", name: "k" }],
    },
    {
      role: "gone",
      permission: "roles.gone.permissions[0]",
      claims: {},
      conditions: ["until"],
      never: "until",
      denied: "roles.gone.deny[0]",
      subjects: [],
    },
  ]);
});

test("who-can: a segment that is a claim names whose it must be", () => {
  const [owner, ...rest] = ask("vectors/personal/north/ann/1") ?? [];
  assert.deepEqual(owner?.claims, { user_id: "ann", tenant: "north" });
  assert.deepEqual(rest, []);
});

test("who-can: a ceiling holds, other actions do not count, and no path is an answer", () => {
  assert.deepEqual(
    ask("vectors/plans/1")?.map(({ role }) => role),
    ["gone"],
  );
  assert.deepEqual(ask("vectors/news/1", "delete"), []);
  assert.equal(ask("vectors/../news"), null);
});
