import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import type { AccessRequest, Decide } from "./access.ts";
import type { Authorize } from "./authorize.ts";
import { compilePolicy } from "./decide.ts";
import { decideTogether, withExternal, withExternalVerdict } from "./external.ts";
import type { ExternalAnswer, ExternalAuthorization } from "./external.ts";
import { PolicyConfig } from "./language/config.ts";
import type { Verdict } from "./judge.ts";

const decide: Decide = compilePolicy(
  PolicyConfig.parse({
    apiVersion: "garita/v1",
    roles: {
      default: {
        permissions: [{ resource: "models/*", actions: ["invoke_model"] }],
        obligations: ["audit"],
      },
    },
    rules: [
      {
        name: "ask",
        appliesTo: { resources: ["models/dear"] },
        effect: "require-approval",
        approval: { from: ["default"] },
      },
    ],
  }),
  "hash",
);

interface Asked {
  readonly effect: string;
  readonly policyId: string;
  readonly asked: number;
  /** How often an approval could have been used up. */
  readonly claimed: number;
}

interface Setting {
  readonly combine?: ExternalAuthorization["combine"];
  readonly scopes?: readonly string[];
}

async function authorized(
  resource: string,
  answer: ExternalAnswer | null,
  { combine = "and", scopes }: Setting = {},
): Promise<Asked> {
  const counts = { asked: 0, claimed: 0 };
  const own: Authorize = (request) => {
    counts.claimed += 1;
    return { decision: decide(request), ticket: null };
  };
  const ask = async (): Promise<ExternalAnswer | null> => {
    counts.asked += 1;
    return answer;
  };
  const context = { nowMs: 0, address: null, country: null };
  const subject = testCaller("k", scopes === undefined ? {} : { scopes });
  const request: AccessRequest = { subject, action: "invoke_model", resource, context };
  const together = decideTogether(decide, { ask, combine });
  const { decision } = await withExternal(own, together)(request);
  return { effect: decision.effect, policyId: decision.policyId, ...counts };
}

const yes: ExternalAnswer = { allowed: true, reason: "fine" };
const no: ExternalAnswer = { allowed: false, reason: "not today" };

test("external: it takes away what we permit, and uses no approval up", async () => {
  const denied = { effect: "deny", policyId: "external", asked: 1, claimed: 0 };
  assert.deepEqual(await authorized("models/a", no), denied);
  assert.deepEqual(await authorized("models/dear", no), denied);
  const permitted = await authorized("models/a", yes);
  assert.equal(permitted.policyId, "roles.default.permissions[0]");
  assert.equal((await authorized("models/dear", yes)).effect, "require-approval");
});

test("external: what we deny stays denied, and is not even asked about", async () => {
  const denied = { effect: "deny", policyId: "default-deny", asked: 0, claimed: 0 };
  assert.deepEqual(await authorized("tools/a", yes), denied);
});

test("external: it overrules us only where that is configured, and never on what is no path", async () => {
  const overruled = await authorized("tools/a", yes, { combine: "external" });
  assert.deepEqual(overruled, { effect: "permit", policyId: "external", asked: 1, claimed: 0 });
  assert.equal((await authorized("tools/a", no, { combine: "external" })).effect, "deny");
  const malformed = await authorized("models/../a", yes, { combine: "external" });
  assert.equal(malformed.policyId, "malformed-resource");
  const outOfScope = await authorized("models/a", yes, {
    combine: "external",
    scopes: ["list:models/*"],
  });
  assert.equal(outOfScope.policyId, "scopes");
});

test("external: without an answer that is wanted our own policy decides", async () => {
  assert.equal((await authorized("models/a", null)).effect, "permit");
  assert.equal((await authorized("tools/a", null, { combine: "external" })).effect, "deny");
});

test("external: of two verdicts the stricter holds, and monitoring changes nothing", () => {
  const own: Verdict = { action: "redact", asked: "redact", error: null, risk: "low" };
  const block = { action: "block", reason: "" } as const;
  const on = { enforce: true };
  assert.deepEqual(withExternalVerdict(own, { action: "allow", reason: "" }, on), own);
  assert.deepEqual(withExternalVerdict(own, block, on), {
    action: "block",
    asked: "block",
    error: "content.blocked",
    risk: "low",
  });
  const monitored = withExternalVerdict({ ...own, action: "flag" }, block, { enforce: false });
  assert.deepEqual([monitored.action, monitored.asked, monitored.error], ["flag", "block", null]);
  const calm: Verdict = { action: "allow", asked: "allow", error: null, risk: "none" };
  const still = withExternalVerdict(calm, { action: "allow", reason: "" }, { enforce: false });
  assert.equal(still.action, "allow");
});
