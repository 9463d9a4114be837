import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { testCaller } from "../../test/fixtures/caller.ts";
import { principalOf } from "./caller.ts";

test("caller: no two pairs of application and end user have one memory", () => {
  const name = fc.oneof(fc.string(), fc.constantFrom("a", "b", "1:a for b", "a for b", " for "));
  const pair = fc.record({ id: name, person: fc.option(name) });
  const principal = ({ id, person }: { id: string; person: string | null }): string =>
    principalOf(testCaller(id, person === null ? {} : { endUser: testCaller(person) }));
  fc.assert(
    fc.property(pair, pair, (one, other) => {
      // An application of its own is told by its id, and no id of one looks like a pair.
      fc.pre((one.person === null) === (other.person === null));
      const same = one.id === other.id && one.person === other.person;
      assert.equal(principal(one) === principal(other), same);
    }),
  );
});
