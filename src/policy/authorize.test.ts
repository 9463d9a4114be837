import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import { memoryTickets } from "../../test/fixtures/tickets.ts";
import type { AccessRequest } from "./access.ts";
import { createAuthorize, refusalOf } from "./authorize.ts";
import type { Authorize } from "./authorize.ts";
import { compilePolicy } from "./decide.ts";
import { PolicyConfig } from "./language/config.ts";
import { vote } from "./ticket.ts";
import type { TicketStore } from "./ticket.ts";

const decide = compilePolicy(
  PolicyConfig.parse({
    apiVersion: "garita/v1",
    roles: {
      default: {
        permissions: [
          { resource: "models/*", actions: ["invoke_model"] },
          { resource: "vectors/notes/*", actions: ["read"] },
        ],
      },
      steward: { permissions: [] },
    },
    collections: [{ name: "notes", sensitivity: "internal" }],
    rules: [
      {
        name: "bulk",
        when: { vectorsOver: 10 },
        effect: "require-approval",
        approval: { from: ["steward"], count: 1, expiresMinutes: 5 },
      },
    ],
  }),
  "hash",
);

const MINUTE_MS = 60_000;

function asked(nowMs: number, vectors: number, id = "asker"): AccessRequest {
  const context = { nowMs, address: null, country: null, vectors };
  return { subject: testCaller(id), action: "read", resource: "vectors/notes/1", context };
}

interface Desk {
  readonly tickets: TicketStore;
  readonly authorize: Authorize;
}

function desk(): Desk {
  const tickets = memoryTickets();
  let made = 0;
  const newTicketId = (): string => `apr_${++made}`;
  return { tickets, authorize: createAuthorize({ decide, tickets, newTicketId }) };
}

async function refusal({ authorize }: Desk, request: AccessRequest) {
  return refusalOf(await authorize(request), request.context.nowMs);
}

function voteOn({ tickets }: Desk, id: string, approves: boolean): Promise<void> {
  return tickets.changeId(id, (ticket) => {
    assert.ok(ticket);
    const caller = testCaller("boss");
    const voted = vote(ticket, { caller, roles: new Set(["steward"]), approves, nowMs: 1 });
    assert.ok(typeof voted === "object");
    return { ticket: voted, result: undefined };
  });
}

test("authorize: what is permitted or denied needs no ticket, and no promise", async () => {
  const { authorize, tickets } = desk();
  const permitted = authorize(asked(0, 10));
  assert.ok(!(permitted instanceof Promise));
  assert.equal(refusalOf(permitted, 0), null);
  const denied = authorize({ ...asked(0, 1), action: "delete" });
  assert.ok(!(denied instanceof Promise));
  assert.equal(refusalOf(denied, 0)?.code, "policy.denied");
  assert.deepEqual(await tickets.list(0), []);
});

test("authorize: an approved request passes once, and only that request", async () => {
  const stage = desk();
  const first = await refusal(stage, asked(0, 11));
  assert.equal(first?.code, "approval.required");
  assert.match(first.message, /apr_1/);
  assert.match((await refusal(stage, asked(1, 11)))?.message ?? "", /apr_1/, "one ticket");
  await voteOn(stage, "apr_1", true);
  assert.equal((await refusal(stage, asked(2, 12)))?.code, "approval.required", "more vectors");
  assert.equal((await refusal(stage, asked(2, 11, "other")))?.code, "approval.required");
  assert.equal(await refusal(stage, asked(2, 11)), null);
  assert.equal((await refusal(stage, asked(3, 11)))?.code, "approval.required", "used");
});

test("authorize: two requests at once do not share one approval", async () => {
  const stage = desk();
  await refusal(stage, asked(0, 11));
  await voteOn(stage, "apr_1", true);
  const both = await Promise.all([refusal(stage, asked(2, 11)), refusal(stage, asked(2, 11))]);
  assert.equal(both.filter((one) => one === null).length, 1);
});

test("authorize: a refusal stands until its ticket expires, then somebody may ask anew", async () => {
  const stage = desk();
  await refusal(stage, asked(0, 11));
  await voteOn(stage, "apr_1", false);
  assert.equal((await refusal(stage, asked(2, 11)))?.code, "policy.denied");
  const anew = await refusal(stage, asked(5 * MINUTE_MS, 11));
  assert.match(anew?.message ?? "", /apr_2/);
});
