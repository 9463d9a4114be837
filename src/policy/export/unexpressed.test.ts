import assert from "node:assert/strict";
import { test } from "node:test";
import { PolicyConfig } from "../language/config.ts";
import { unexpressed } from "./unexpressed.ts";

const policy = PolicyConfig.parse({
  apiVersion: "garita/v1",
  roles: {
    a: { obligations: ["audit"], limits: { requestsPerMinute: 1 }, sensitivity: "internal" },
    b: { permissions: [{ resource: "models/*", actions: ["*"] }] },
  },
  collections: [
    { name: "c", encryption: true, pii: true, audit: true },
    { name: "d", pii: false },
  ],
  rules: [
    { name: "r", effect: "deny" },
    { name: "s", effect: "require-approval", approval: { from: ["a"] } },
  ],
});

test("unexpressed: everything but effects is named, by its path", () => {
  const paths = unexpressed(policy, "rego").map(({ path }) => path.join("."));
  assert.deepEqual(paths, [
    "roles.a.obligations",
    "roles.a.limits",
    "roles.a.sensitivity",
    "collections.0.encryption",
    "collections.0.pii",
    "collections.0.audit",
    "rules.1.approval",
  ]);
});

test("unexpressed: Cedar has no third effect, Rego loses only who approves", () => {
  const [cedar, rego] = (["cedar", "rego"] as const).map((to) => unexpressed(policy, to).at(-1));
  assert.match(cedar?.text.en ?? "", /no third effect/);
  assert.match(rego?.text.en ?? "", /the effect alone/);
});
