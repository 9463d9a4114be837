import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { test } from "node:test";
import { testCaller } from "../../../test/fixtures/caller.ts";
import type { GaritaError } from "../../core/errors.ts";
import { actFor, NO_BODY } from "./act-for.ts";
import type { PresentedContext } from "./end-user.ts";

const caller = testCaller("portal");

function asked(headers: Record<string, string | string[]>): IncomingMessage {
  return { headers, method: "POST", url: "/v1/x?y=1" } as unknown as IncomingMessage;
}

const refused = (problem: string) => (error: GaritaError) =>
  error.code === "auth.end_user" && error.message.includes(`(${problem})`);

test("act-for: without a context the application asks for itself", () => {
  assert.equal(actFor(null, { request: asked({}), caller, body: NO_BODY }), caller);
});

test("act-for: a context goes to the proof with the request as it was sent", async () => {
  const shown: PresentedContext[] = [];
  const body = Buffer.from("{}");
  const prove = async (presented: PresentedContext) => {
    shown.push(presented);
    return presented.caller;
  };
  await actFor(prove, { request: asked({ "x-garita-context": "a.b.c" }), caller, body });
  const request = { method: "POST", target: "/v1/x?y=1", body };
  assert.deepEqual(shown, [{ context: "a.b.c", caller, request }]);
});

test("act-for: a context is never overlooked, empty or where none is configured", async () => {
  const presenting = { request: asked({ "x-garita-context": "" }), caller, body: NO_BODY };
  assert.throws(() => actFor(null, presenting), refused("unwanted"));
  await assert.rejects(
    async () => actFor(() => Promise.reject(new Error("asked")), presenting),
    /asked/,
  );
  const twice = { ...presenting, request: asked({ "x-garita-context": ["a", "b"] }) };
  assert.throws(() => actFor(async () => caller, twice), refused("malformed"));
});
