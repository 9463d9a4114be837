import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "../../../core/json.ts";
import { shadowOf } from "./shadow.ts";

function textOf(value: unknown): string {
  return shadowOf(parseJson(JSON.stringify(value))).text;
}

test("shadow: the tokens of each form spell one text, the alternatives stand for themselves", () => {
  const top = [{ token: "x y", bytes: [1] }];
  const chat = { content: [{ token: "12", top_logprobs: top }, { token: "34" }], refusal: null };
  assert.equal(textOf(chat), "1234\nx y");
  const old = { tokens: ["12", "34"], token_logprobs: [-1], top_logprobs: [{ " a": -1 }] };
  assert.equal(textOf(old), "1234\n a");
  assert.equal(textOf([{ token: "12" }, { token: "34" }]), "1234\n");
});

test("shadow: what no form has is read as well, under whatever name", () => {
  assert.equal(textOf({ "ann smith": { deep: ["one", "two"] } }), "\nann smith\none\ntwo");
});
