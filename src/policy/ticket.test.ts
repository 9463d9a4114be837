import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import type { Identity } from "./caller.ts";
import { openTicket, ticketState, useTicket, vote, wantedBy, wantedKey } from "./ticket.ts";
import type { Ticket, Voter } from "./ticket.ts";

const MINUTE_MS = 60_000;
const asker = testCaller("asker");

const wanted = wantedBy({
  subject: asker,
  action: "read",
  resource: "vectors/notes/1",
  context: { nowMs: 0, address: null, country: null, vectors: 20_000 },
});

function ticket(count = 1): Ticket {
  const approval = { from: ["steward", "owner"], count, expiresMinutes: 10 };
  return openTicket({ id: "apr_1", wanted, policyId: "rules.bulk", approval, nowMs: 0 });
}

function voter(id: string, more: Partial<Voter> = {}): Voter {
  const roles = new Set(["steward"]);
  return { caller: testCaller(id), roles, approves: true, nowMs: 1, ...more };
}

function voted(before: Ticket, who: Voter): Ticket {
  const after = vote(before, who);
  assert.ok(typeof after === "object");
  return after;
}

test("ticket: a credential that is not good for approving votes for nobody", () => {
  const scoped = (...scopes: string[]): Voter =>
    voter("a", { caller: testCaller("a", { scopes }) });
  assert.equal(vote(ticket(), scoped("invoke_model:models/*")), "role");
  assert.equal(vote(ticket(), scoped("approve:vectors/other/*")), "role");
  assert.equal(vote(ticket(), scoped()), "role");
  assert.equal(ticketState(voted(ticket(), scoped("approve:vectors/*")), 2), "approved");
});

test("ticket: as many as it takes approve it, one refusal ends it", () => {
  const one = voted(ticket(2), voter("a"));
  assert.equal(ticketState(one, 2), "pending");
  assert.equal(ticketState(voted(one, voter("b")), 2), "approved");
  const refused = voted(one, voter("b", { approves: false }));
  assert.equal(ticketState(refused, 2), "refused");
  assert.equal(vote(refused, voter("c")), "closed");
});

test("ticket: nobody votes on its own wish, nor twice, nor without a role", () => {
  assert.equal(vote(ticket(), voter("asker")), "own");
  const roles = new Set(["clerk"]);
  assert.equal(vote(ticket(), voter("a", { roles })), "role");
  assert.equal(vote(voted(ticket(2), voter("a")), voter("a")), "twice");
});

test("ticket: an end user behind another application is still the same person", () => {
  const { method: _, ...person } = testCaller("u");
  const endUser: Identity = { ...person, kind: "user" };
  const through = testCaller("app", { endUser });
  const forUser = { ...ticket(2), wanted: { ...wanted, principals: ["app2", "u"] } };
  assert.equal(vote(forUser, voter("app", { caller: through })), "own");
  const once = voted(ticket(2), voter("u"));
  assert.equal(vote(once, voter("app", { caller: through })), "twice");
});

test("ticket: it is good for one use, and until it expires", () => {
  const approved = voted(ticket(), voter("a"));
  assert.equal(ticketState(approved, 10 * MINUTE_MS - 1), "approved");
  assert.equal(ticketState(approved, 10 * MINUTE_MS), "expired");
  assert.equal(ticketState(useTicket(approved, 5), 6), "used");
  assert.equal(vote(ticket(), voter("a", { nowMs: 10 * MINUTE_MS })), "closed");
});

test("ticket: another principal, resource, action or number is another wish", () => {
  const others = [
    { ...wanted, principals: ["asker", "u"] },
    { ...wanted, action: "list" },
    { ...wanted, resource: "vectors/notes/2" },
    { ...wanted, vectors: 20_001 },
    { ...wanted, vectors: null },
  ];
  const keys = new Set([wanted, ...others].map(wantedKey));
  assert.equal(keys.size, others.length + 1);
});
