import assert from "node:assert/strict";
import { test } from "node:test";
import { askCedar } from "../../../test/property/cedar.ts";
import { testCaller } from "../../../test/fixtures/caller.ts";
import type { AccessContext } from "../access.ts";
import type { Caller } from "../caller.ts";
import { PolicyConfig } from "../language/config.ts";
import { toCedar } from "./cedar.ts";

const read = (...resources: string[]) =>
  resources.map((resource) => ({ resource, actions: ["read"] }));

function asked(policy: object) {
  const ask = askCedar(PolicyConfig.parse({ apiVersion: "garita/v1", ...policy }));
  return (resource: string, caller: Partial<Caller> = {}, more: Partial<AccessContext> = {}) => {
    const subject = testCaller("k", { roles: ["r"], ...caller });
    const context = { nowMs: Date.UTC(2026, 5, 1, 12), address: null, country: null, ...more };
    return ask({ subject, action: "read", resource, context });
  };
}

test("cedar: names that its text could misread stay names", () => {
  const odd = 'a"b\u00e9\u{1F600}';
  const ask = asked({
    roles: { r: { permissions: read(`models/${odd}`, "models/x-*") } },
    bindings: [{ role: "r", subjects: [{ kind: "api-key", name: 'k"\\n\n' }] }],
  });
  assert.ok(ask(`models/${odd}`));
  assert.ok(ask(`models/${odd}`, { roles: [], name: 'k"\\n\n' }));
  assert.ok(ask("models/x-1"));
  assert.ok(!ask("models/x-"));
  assert.ok(!ask("models/xx-1"));
});

test("cedar: an approval is a denial until it is there", () => {
  const ask = asked({
    roles: { r: { permissions: read("models/*") } },
    rules: [
      {
        name: "bulk",
        when: { vectorsOver: 5 },
        effect: "require-approval",
        approval: { from: ["r"] },
      },
    ],
  });
  assert.ok(ask("models/a", {}, { vectors: 5 }));
  assert.ok(!ask("models/a", {}, { vectors: 6 }));
  assert.ok(ask("models/a", {}, { vectors: 6, approved: true }));
});

test("cedar: an end user takes away and never adds", () => {
  const ask = asked({
    roles: { r: { permissions: read("models/*") }, "end-user": { permissions: read("*") } },
  });
  const endUser = { ...testCaller("ann"), kind: "user" } as const;
  assert.ok(ask("models/a", { endUser }));
  assert.ok(!ask("tools/a", { endUser }));
  assert.ok(!ask("models/a", { endUser: { ...endUser, roles: ["none"] } }));
});

test("cedar: a policy without roles permits nothing", () => {
  const text = toCedar(PolicyConfig.parse({ apiVersion: "garita/v1", roles: {} }));
  assert.doesNotMatch(text, /permit \(/);
});
