import assert from "node:assert/strict";
import { testCaller } from "../../../test/fixtures/caller.ts";
import type { IncomingMessage } from "node:http";
import { test } from "node:test";
import { GaritaError } from "../../core/errors.ts";
import { createAuthenticate, whenCaughtUp } from "./authenticate.ts";
import type { IssuedKeys } from "./authenticate.ts";

/** Just what authentication reads of a request. */
function request(headers: Record<string, string>, remoteAddress = "127.0.0.1"): IncomingMessage {
  const rawHeaders = Object.entries(headers).flat();
  return { headers, rawHeaders, socket: { remoteAddress } } as unknown as IncomingMessage;
}

const keys = [{ id: "k1", name: "app", key: "sesame", roles: ["analyst"] }];
const code = (expected: string) => (error: GaritaError) => error.code === expected;

test("authenticate: a configured key is its caller in every header an SDK uses", () => {
  const authenticate = createAuthenticate(keys);
  for (const headers of [
    { authorization: "Bearer sesame" },
    { authorization: "bearer  sesame" },
    { "x-api-key": "sesame" },
    { "api-key": "sesame" },
  ]) {
    assert.deepEqual(
      authenticate(request(headers)),
      testCaller("k1", { name: "app", roles: ["analyst"] }),
    );
  }
});

test("authenticate: a wrong or missing key is refused, loopback included", () => {
  const authenticate = createAuthenticate(keys);
  const with_ = (headers: Record<string, string>) => () => authenticate(request(headers));
  assert.throws(with_({ authorization: "Bearer sesam" }), code("auth.invalid"));
  assert.throws(with_({ authorization: "Basic sesame" }), code("auth.missing"));
  assert.throws(with_({}), code("auth.missing"));
  assert.throws(with_({ "x-api-key": "" }), code("auth.missing"));
});

test("authenticate: without keys only a loopback peer naming a loopback host gets in", () => {
  const authenticate = createAuthenticate(null);
  for (const host of ["localhost:8080", "127.0.0.1:1", "[::1]:8080", "LOCALHOST"]) {
    assert.equal(authenticate(request({ host })) instanceof Promise, false);
  }
  assert.throws(() => authenticate(request({ host: "evil.example:8080" })), code("auth.missing"));
  assert.throws(
    () => authenticate(request({ host: "127.0.0.1.evil.example" })),
    code("auth.missing"),
  );
  assert.throws(
    () => authenticate(request({ host: "localhost" }, "10.0.0.7")),
    code("auth.missing"),
  );
  assert.throws(() => authenticate(request({}, "127.0.0.1")), code("auth.missing"));
});

test("authenticate: an IPv4 loopback mapped into IPv6 is loopback", () => {
  const authenticate = createAuthenticate(null);
  assert.ok(authenticate(request({ host: "localhost" }, "::ffff:127.0.0.1")));
});

test("authenticate: configured without any key, nobody gets in", () => {
  const authenticate = createAuthenticate([]);
  assert.throws(
    () => authenticate(request({ host: "localhost", authorization: "Bearer x" })),
    code("auth.invalid"),
  );
});

const issued = (find: IssuedKeys["find"], isDemanded = true): IssuedKeys => ({ find, isDemanded });

test("authenticate: scopes of a configured key are those of its caller", () => {
  const authenticate = createAuthenticate(
    keys.map((one) => ({ ...one, scopes: ["read:models/*"] })),
  );
  assert.deepEqual(
    authenticate(request({ "api-key": "sesame" })),
    testCaller("k1", { name: "app", roles: ["analyst"], scopes: ["read:models/*"] }),
  );
});

test("authenticate: an issued key is its caller, beside those that are configured", () => {
  const caller = testCaller("key_1");
  const ring = issued((key) => (key === "open" ? caller : "unknown"));
  for (const configured of [null, keys]) {
    const authenticate = createAuthenticate(configured, ring);
    assert.equal(authenticate(request({ authorization: "Bearer open" })), caller);
  }
  const both = createAuthenticate(keys, ring);
  assert.deepEqual(
    both(request({ "api-key": "sesame" })),
    testCaller("k1", { name: "app", roles: ["analyst"] }),
  );
});

test("authenticate: once a key was issued, loopback needs one as well", () => {
  const local = request({ host: "localhost" });
  const open = createAuthenticate(
    null,
    issued(() => "unknown", false),
  );
  assert.ok(open(local));
  const shut = createAuthenticate(
    null,
    issued(() => "unknown"),
  );
  assert.throws(() => shut(local), code("auth.missing"));
});

test("authenticate: why an issued key is refused is said to whoever holds it", () => {
  for (const [refusal, said] of [
    ["unknown", /is not valid/],
    ["expired", /has expired/],
    ["revoked", /was revoked/],
    ["replaced", /was replaced/],
  ] as const) {
    const authenticate = createAuthenticate(
      [],
      issued(() => refusal),
    );
    assert.throws(
      () => authenticate(request({ authorization: "Bearer x" })),
      (error: GaritaError) => error.code === "auth.invalid" && said.test(error.message),
    );
  }
});

test("authenticate: while issued keys cannot be known, nobody gets in for want of one", () => {
  const unavailable = (): never => {
    throw new GaritaError("auth.unavailable", "not now");
  };
  const authenticate = createAuthenticate(null, {
    find: unavailable,
    get isDemanded() {
      return unavailable();
    },
  });
  assert.throws(() => authenticate(request({ host: "localhost" })), code("auth.unavailable"));
});

test("authenticate: keys that were not read for want of time are read, then asked for", async () => {
  const state = { isRead: false };
  const calm = { catchUp: () => null };
  const late = {
    async catchUp() {
      state.isRead = true;
    },
  };
  const keyring = issued(() => (state.isRead ? testCaller("k2") : "unknown"));
  const authenticate = whenCaughtUp([calm, late], createAuthenticate(null, keyring));
  const found = authenticate(request({ authorization: "Bearer x" }));
  assert.ok(found instanceof Promise);
  assert.equal((await found).id, "k2");
});
