import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import { compileActiveRoles } from "./active-roles.ts";
import { compile } from "./compile.ts";
import { PolicyConfig } from "./language/config.ts";

test("active roles: those held whose conditions hold, and nothing that the policy does not know", () => {
  const policy = PolicyConfig.parse({
    apiVersion: "garita/v1",
    roles: { near: { conditions: { addresses: ["10.0.0.0/8"] } }, far: {}, default: {} },
  });
  const rolesOf = compileActiveRoles(compile(policy, "hash"));
  const caller = testCaller("k", { roles: ["near", "far", "ghost"] });
  const at = (address: string) => [...rolesOf(caller, { nowMs: 0, address, country: null })];
  assert.deepEqual(at("10.1.1.1"), ["near", "far"]);
  assert.deepEqual(at("192.0.2.1"), ["far"]);
  assert.deepEqual(
    [...rolesOf(testCaller("n"), { nowMs: 0, address: null, country: null })],
    ["default"],
  );
});
