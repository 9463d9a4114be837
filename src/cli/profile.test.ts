import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import { Config } from "../config/schema.ts";
import { inputRule } from "../policy/profile.ts";
import type { RequestContext } from "../policy/select.ts";
import { profileSelection } from "./profile.ts";

const config = Config.parse({
  profiles: {
    clinic: { presets: ["hipaa"], input: { entities: { AGE: { action: "flag" } } } },
    till: { presets: ["pci"], input: { pii: { action: "block" } } },
    open: { input: { entities: { "*": { action: "flag" } } } },
  },
  profileRules: [
    { when: { roles: ["nurse"] }, profile: "clinic" },
    { when: { routes: ["embeddings"] }, profile: "till" },
    { when: { models: ["local-*"] }, profile: "open" },
  ],
  gateway: {},
});
const select = profileSelection(config);

/** What follows from a name, a date, an age and a card in a request. */
function actions(changes: Partial<RequestContext>) {
  const profile = select({
    caller: testCaller("k1", { name: "app" }),
    model: "gpt-4o",
    route: "chat",
    sensitivity: [],
    findings: [],
    ...changes,
  });
  return ["PERSON", "DATE_TIME", "AGE", "PAYMENT_CARD"].map(
    (entity) => inputRule(profile, { category: "pii", entity })?.action,
  );
}

test("profile selection: entities follow the role, the route and the model", () => {
  const nurse = testCaller("k2", { name: "ward", roles: ["nurse"] });
  assert.deepEqual(actions({}), ["redact", "allow", "allow", "redact"]);
  assert.deepEqual(actions({ caller: nurse }), ["redact", "redact", "flag", "redact"]);
  assert.deepEqual(actions({ route: "embeddings" }), ["allow", "allow", "allow", "block"]);
  assert.deepEqual(actions({ model: "local-7b" }), ["flag", "flag", "flag", "flag"]);
});
