import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "../formats/pickle/value.ts";
import { isTellingCall } from "./telling-names.ts";

const TEXT: Value = { kind: "text", value: "a", offset: 0, length: 1, encoding: "utf-8" };
const NUMBER: Value = { kind: "constant", value: 1 };

for (const name of [
  "run_code",
  "runCode",
  "Shell.execute",
  "Model.from_pretrained",
  "_import_string",
  "download_file",
  "check_requirements",
]) {
  test(`telling names: ${name} with a text says what it does`, () => {
    assert.ok(isTellingCall(name, [NUMBER, TEXT]));
  });
}

for (const name of ["_rebuild", "_unpickle_vector", "loader", "from_dict", "_reconstruct", "run"]) {
  test(`telling names: ${name} rebuilds a value, or may`, () => {
    assert.ok(!isTellingCall(name, [TEXT]));
  });
}

test("telling names: without a text there is nothing to run or load", () => {
  assert.ok(!isTellingCall("load", [NUMBER]));
  assert.ok(!isTellingCall("load", []));
});
