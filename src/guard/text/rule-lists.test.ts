import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_RULES, RuleLists } from "./rule-lists.ts";

test("rule lists: equal ones are one, in order, each rule once", () => {
  const lists = new RuleLists();
  const list = lists.of([7, 2, 7]);
  assert.deepEqual(list, [2, 7]);
  assert.equal(lists.of(new Set([7, 2])), list);
  assert.equal(lists.of([]), NO_RULES);
});

test("rule lists: a union has the rules of both, and is made once", () => {
  const lists = new RuleLists();
  const [one, other] = [lists.of([1, 5]), lists.of([3, 5])];
  assert.deepEqual(lists.united(one, other), [1, 3, 5]);
  assert.equal(lists.united(one, other), lists.united(other, one));
  assert.equal(lists.united(one, one), one);
});
