import assert from "node:assert/strict";
import { test } from "node:test";
import { allowanceOf } from "./allowance.ts";

test("allowance: a pattern stands for itself, and its stars for any text", () => {
  const isAllowed = allowanceOf(["mylib.Net", "ours.models.*", "*.v2.*.Tree"]);
  assert.ok(isAllowed("mylib.Net"));
  assert.ok(!isAllowed("mylib.Net2"));
  assert.ok(!isAllowed("xmylib.Net"));
  assert.ok(isAllowed("ours.models.deep.Net"));
  assert.ok(!isAllowed("ours.other.Net"));
  assert.ok(isAllowed("a.v2.b.Tree"));
  assert.ok(!isAllowed("a.v2.Tree"));
});

test("allowance: pieces of a pattern do not overlap in the name", () => {
  assert.ok(!allowanceOf(["ab*ba"])("aba"));
  assert.ok(allowanceOf(["ab*ba"])("abba"));
});

test("allowance: nothing is allowed by default", () => {
  assert.ok(!allowanceOf([])("os.system"));
});
