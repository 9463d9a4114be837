import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readPolicyFile } from "../../src/config/policy-file.ts";

for (const page of ["policy.md", "policy.es.md"]) {
  test(`policy guide: the example of ${page} is a policy`, () => {
    const text = readFileSync(new URL(`../../docs/guide/${page}`, import.meta.url), "utf8");
    const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    const { roles } = readPolicyFile("policy.yaml", example);
    assert.ok(Object.keys(roles).includes("end-user"));
  });
}
