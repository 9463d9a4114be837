import assert from "node:assert/strict";
import { test } from "node:test";
import { legacyText } from "../../test/fixtures/legacy-policy.ts";
import { readLegacyFile } from "./legacy-file.ts";
import { readPolicyFile } from "./policy-file.ts";
import { policyAsYaml } from "./policy-yaml.ts";

test("policy as YAML: what was imported loads again as the same policy", () => {
  const { policy, written } = readLegacyFile("old.yaml", legacyText());
  assert.deepEqual(readPolicyFile("p.yaml", policyAsYaml(written, ["a remark"])), policy);
});

test("policy as YAML: remarks stay comments, whatever is in them", () => {
  const text = policyAsYaml({ a: 1 }, [`${"word ".repeat(40)}\nroles: {}\u2028x: 1`]);
  const lines = text.split("\n");
  assert.deepEqual(lines.slice(-3), ["", "a: 1", ""]);
  for (const line of lines.slice(0, -3)) assert.match(line, /^# .{1,98}$/);
});
