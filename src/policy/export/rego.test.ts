import assert from "node:assert/strict";
import { test } from "node:test";
import { OFFICE_POLICY } from "../../../bench/policy/office.ts";
import { PolicyConfig } from "../language/config.ts";
import { toRego } from "./rego.ts";

// What OPA makes of it is compared in test/fuzz/policy-rego.test.ts.

test("rego: every line of a policy is a rule that carries its name", () => {
  const text = toRego(OFFICE_POLICY);
  for (const [name, role] of Object.entries(OFFICE_POLICY.roles)) {
    for (const index of role.permissions.keys())
      assert.ok(text.includes(`permits contains "roles.${name}.permissions[${index}]" if {`));
  }
  assert.match(text, /denials contains "rules\.office-hours" if \{/);
  assert.match(text, /approvals contains "rules\.bulk" if \{\n\tinput\.action in \{"read"\}/);
});

test("rego: each alternative is written once, however often it is asked", () => {
  const heads = toRego(OFFICE_POLICY).match(/^h\d+ if \{$/gm) ?? [];
  const bodies = toRego(OFFICE_POLICY)
    .split("\n\n")
    .filter((one) => /^h\d+ if/.test(one));
  assert.equal(bodies.length, heads.length);
  assert.equal(new Set(bodies).size, bodies.length);
});

test("rego: names are strings as JSON has them", () => {
  const roles = { r: { permissions: [{ resource: 'models/a"b', actions: ["read"] }] } };
  const text = toRego(PolicyConfig.parse({ apiVersion: "garita/v1", roles }));
  assert.ok(text.includes('path[1] in {"a\\"b"}'));
});
