import assert from "node:assert/strict";
import { test } from "node:test";
import { AuthzenRequest, toAccessRequest } from "./authzen.ts";

const WRITTEN = {
  subject: { type: "service-account", id: "bot", properties: { namespace: "prod" } },
  action: { name: "read" },
  resource: { type: "vectors", id: "public/%C3%A9" },
  context: {
    time: "2026-06-01T12:00:00Z",
    endUser: { type: "user", id: "ann", properties: { secondFactorAt: "2026-06-01T11:00:00Z" } },
  },
};

test("authzen: a question becomes one of ours, kinds proven as is usual for them", () => {
  const request = toAccessRequest(AuthzenRequest.parse(WRITTEN), 5);
  const { endUser, ...own } = request.subject;
  assert.deepEqual(own, {
    kind: "service-account",
    id: "bot",
    name: "bot",
    subject: "bot",
    namespace: "prod",
    method: "mtls",
    roles: [],
    groups: [],
  });
  assert.equal(endUser?.secondFactorAtMs, Date.UTC(2026, 5, 1, 11));
  assert.equal(request.resource, "vectors/public/é");
  const nowMs = Date.UTC(2026, 5, 1, 12);
  assert.deepEqual(request.context, { nowMs, address: null, country: null });
});

test("authzen: without a time it is now, and what is no path is none", () => {
  const { time: _time, ...context } = WRITTEN.context;
  const dots = { ...WRITTEN, context, resource: { type: "vectors", id: "../x" } };
  const request = toAccessRequest(AuthzenRequest.parse(dots), 5);
  assert.equal(request.context.nowMs, 5);
  assert.equal(request.resource, "");
});

test("authzen: what is not known is an error", () => {
  const claimed = { ...WRITTEN, context: { role: "admin" } };
  assert.equal(AuthzenRequest.safeParse(claimed).success, false);
});
