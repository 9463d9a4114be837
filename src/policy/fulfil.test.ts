import assert from "node:assert/strict";
import { test } from "node:test";
import { unfulfilled } from "./fulfil.ts";
import { PROFILES } from "./profile.ts";

const { balanced, strict, monitor } = PROFILES;

test("fulfil: personal data is filtered by profiles that hide it both ways, and enforce that", () => {
  const decision = { obligations: [{ kind: "audit" }, { kind: "filter-pii" }] } as const;
  assert.equal(unfulfilled(decision, balanced), null);
  assert.equal(unfulfilled(decision, strict), null);
  assert.equal(unfulfilled(decision, monitor)?.kind, "filter-pii");
  const flags = { ...balanced.output, pii: { ...balanced.output.pii, action: "flag" as const } };
  assert.equal(unfulfilled(decision, { ...balanced, output: flags })?.kind, "filter-pii");
});

test("fulfil: nobody vouches for how a provider keeps what it gets", () => {
  const decision = { obligations: [{ kind: "encrypt-at-rest" }] } as const;
  assert.equal(unfulfilled(decision, strict)?.kind, "encrypt-at-rest");
});

test("fulfil: a cap on vectors binds nothing where there are none", () => {
  assert.equal(unfulfilled({ obligations: [{ kind: "cap-vectors", max: 0 }] }, balanced), null);
});
