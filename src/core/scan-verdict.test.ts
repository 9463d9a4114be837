import assert from "node:assert/strict";
import { test } from "node:test";
import { worstVerdict } from "./scan-verdict.ts";

test("scan verdict: malicious outweighs unreadable, which outweighs suspicious", () => {
  assert.equal(worstVerdict([]), "clean");
  assert.equal(worstVerdict(["clean", "suspicious", "clean"]), "suspicious");
  assert.equal(worstVerdict(["unreadable", "suspicious"]), "unreadable");
  assert.equal(worstVerdict(["malicious", "unreadable"]), "malicious");
});
