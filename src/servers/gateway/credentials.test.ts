import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import type { GaritaError } from "../../core/errors.ts";
import { readCredential } from "./credentials.ts";

const server = createServer();
let port: number;

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  ({ port } = address);
});
after(() => server.close());

/** What Node.js makes of these lines. */
async function received(...lines: readonly string[]): Promise<IncomingMessage> {
  const socket = connect(port, "127.0.0.1");
  const arrived = once(server, "request");
  socket.write(["GET / HTTP/1.1", "host: x", ...lines, "", ""].join("\r\n"));
  const [request] = (await arrived) as [IncomingMessage];
  socket.destroy();
  return request;
}

const isAmbiguous = (error: GaritaError): boolean => error.code === "auth.ambiguous";

test("credentials: one credential, in whichever header an SDK sends it", async () => {
  const key = { value: "sesame", isBearer: false };
  const bearer = { value: "sesame", isBearer: true };
  for (const [lines, expected] of [
    [["authorization: Bearer sesame"], bearer],
    [["AUTHORIZATION: bearer   sesame"], bearer],
    [["x-api-key: sesame"], key],
    [["Api-Key: sesame"], key],
    [["authorization: Bearer sesame", "x-api-key: sesame"], bearer],
    [["authorization: Bearer sesame", "x-api-key:"], bearer],
    [["authorization: Basic sesame"], null],
    [["x-api-key:"], null],
    [[], null],
  ] as const) {
    assert.deepEqual(readCredential(await received(...lines)), expected);
  }
});

test("credentials: two that differ are refused, not chosen from", async () => {
  for (const lines of [
    ["authorization: Bearer one", "x-api-key: two"],
    ["x-api-key: one", "api-key: two"],
    ["authorization: Basic one", "x-api-key: two"],
    ["authorization: Bearer one two", "api-key: one"],
    ["authorization:", "api-key: one"],
  ]) {
    const request = await received(...lines);
    assert.throws(() => readCredential(request), isAmbiguous, lines.join());
  }
});

test("credentials: a header that is there twice is refused, whatever its case and its value", async () => {
  for (const lines of [
    ["authorization: Bearer one", "Authorization: Bearer two"],
    ["authorization: Bearer one", "authorization: Bearer one"],
    ["x-api-key: one", "X-API-KEY: one"],
    ["api-key: one", "API-Key: two"],
    ["x-garita-context: a", "X-Garita-Context: b"],
    ["x-garita-context:", "x-garita-context: b"],
  ]) {
    const request = await received(...lines);
    assert.throws(() => readCredential(request), isAmbiguous, lines.join());
  }
});
