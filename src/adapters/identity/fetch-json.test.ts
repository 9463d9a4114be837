import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { after, before, test } from "node:test";
import { openJsonClient, UnexpectedStatus } from "./fetch-json.ts";
import type { JsonClient } from "./fetch-json.ts";

let answer: (request: IncomingMessage, response: ServerResponse) => void;
const server = createServer((request, response) => answer(request, response));
let url: string;
let client: JsonClient;

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  url = `http://127.0.0.1:${address.port}/`;
  client = openJsonClient();
});
after(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

const ask = (timeoutMs = 2000) => client.fetchJson({ url, timeoutMs });

test("fetch-json: an object comes back, a form goes out with its proof", async () => {
  answer = (request, response) => {
    const { method, headers } = request;
    response.end(JSON.stringify({ method, sent: headers["authorization"] ?? null }));
  };
  assert.deepEqual(await ask(), { method: "GET", sent: null });
  const form = { url, timeoutMs: 2000, form: "token=x", authorization: "Basic y" };
  assert.deepEqual(await client.fetchJson(form), { method: "POST", sent: "Basic y" });
});

test("fetch-json: another status is an error with its number, and no redirection is followed", async () => {
  for (const status of [204, 301, 302, 307, 400, 401, 500]) {
    answer = (_request, response) => response.writeHead(status, { location: `${url}else` }).end();
    await assert.rejects(
      ask(),
      (error) => error instanceof UnexpectedStatus && error.status === status,
    );
  }
});

test("fetch-json: whatever is not one strict object is refused", async () => {
  for (const body of ["", "[]", "null", "<html>", '{"a":1,"a":2}', '{"a":1} x', '{"a":']) {
    answer = (_request, response) => response.end(body);
    await assert.rejects(ask(), body);
  }
});

test("fetch-json: an answer that is too long or too slow is cut off", async () => {
  answer = (_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('"'.repeat(65_536)));
      response.once("drain", more);
    };
    more();
  };
  await assert.rejects(ask());
  answer = (_request, response) => response.write("{");
  const startedAtMs = performance.now();
  await assert.rejects(ask(100));
  assert.ok(performance.now() - startedAtMs < 1500);
});
