import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newClient, serveFiles } from "../../../../test/fixtures/file-server.ts";
import type { FileServer, Serve } from "../../../../test/fixtures/file-server.ts";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { parseHostRule } from "./host-rules.ts";
import { toUnreadable } from "./remote-client.ts";
import type { RemoteClient } from "./remote-client.ts";

const open: { close(): unknown }[] = [];
after(() => Promise.all(open.map((one) => one.close())));

async function server(serve: Serve, scheme?: "http"): Promise<FileServer> {
  const started = await serveFiles(serve, scheme);
  open.push(started);
  return started;
}

function client(...given: Parameters<typeof newClient>): RemoteClient {
  const opened = newClient(...given);
  open.push(opened);
  return opened;
}

function because(reason: string) {
  return (error: unknown) => error instanceof UnreadableSource && error.reason === reason;
}

async function text(from: RemoteClient, url: string): Promise<string> {
  const { body } = await from.get(new URL(url));
  const pieces = await body.toArray();
  return Buffer.concat(pieces).toString();
}

const HELLO: Serve = (response) => response.end("hello");

test("remote client: an allowed host is asked, over TLS with its certificate checked", async () => {
  const files = await server(HELLO);
  assert.equal(await text(client([files]), `${files.origin}/a`), "hello");
  const strict = client([files], { authorities: "" });
  await assert.rejects(text(strict, `${files.origin}/a`), UnreadableSource);
});

test("remote client: no host is asked that was not allowed, and plain HTTP with one only", async () => {
  const [files, plain] = [await server(HELLO), await server(HELLO, "http")];
  const nobody = client([]);
  await assert.rejects(text(nobody, `${files.origin}/a`), because("host-not-allowed"));
  await assert.rejects(text(client([plain]), `${plain.origin}/a`), because("not-https"));
  const registry = client([plain], { plainOrigin: plain.origin });
  assert.equal(await text(registry, `${plain.origin}/a`), "hello");
  assert.deepEqual(files.asked, []);
});

test("remote client: a redirection leads to allowed hosts only, and the token to its own", async () => {
  const store = await server(HELLO);
  const hub = await server((response) => {
    response.writeHead(302, { location: `${store.origin}/stored` }).end();
  });
  const token = { origin: hub.origin, value: "secret" };
  const both = client([hub, store], { token });
  assert.equal(await text(both, `${hub.origin}/a`), "hello");
  assert.deepEqual(hub.authorizations, ["Bearer secret"]);
  assert.deepEqual(store.authorizations, [undefined]);
  const hubOnly = client([hub], { token });
  await assert.rejects(text(hubOnly, `${hub.origin}/a`), because("host-not-allowed"));
  assert.equal(store.asked.length, 1);
});

test("remote client: rings, odd targets and downgrades of redirections end", async () => {
  const targets = new Map([
    ["/ring", "/ring"],
    ["/user", "https://a:b@127.0.0.1/"],
    ["/file", "file:///etc/passwd"],
    ["/plain", "http://127.0.0.1/"],
  ]);
  const hub = await server((response, path) => {
    const location = targets.get(path);
    response.writeHead(307, location === undefined ? {} : { location }).end();
  });
  const asking = client([hub]);
  await assert.rejects(text(asking, `${hub.origin}/ring`), because("too-many-redirects"));
  await assert.rejects(text(asking, `${hub.origin}/user`), because("bad-redirect"));
  await assert.rejects(text(asking, `${hub.origin}/file`), because("not-https"));
  await assert.rejects(text(asking, `${hub.origin}/plain`), because("not-https"));
  await assert.rejects(text(asking, `${hub.origin}/none`), because("bad-redirect"));
});

test("remote client: a name that only fits a pattern and lies in a private network is refused", async () => {
  const files = await server(HELLO);
  const { port } = new URL(files.origin);
  const url = `https://a.models.test:${port}/x`;
  const resolve = (_name: string, _options: object, done: Function): void => {
    done(null, [
      { address: "1.1.1.1", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ]);
  };
  const rules = (text: string) => [parseHostRule(`${text}:${port}`)].filter((one) => one !== null);
  const below = client([], { hosts: rules("*.models.test"), resolve });
  await assert.rejects(text(below, url), because("private-address"));
  assert.deepEqual(files.asked, []);
  const local = (_name: string, _options: object, done: Function): void => {
    done(null, [{ address: "127.0.0.1", family: 4 }]);
  };
  const named = client([], { hosts: rules("a.models.test"), resolve: local });
  assert.equal(await text(named, url), "hello");
});

test("remote client: statuses, encodings, silence and a closed door have words of their own", async () => {
  const files = await server((response, path) => {
    if (path === "/missing") response.writeHead(404).end();
    if (path === "/packed") response.writeHead(200, { "content-encoding": "gzip" }).end("x");
  });
  const asking = client([files]);
  await assert.rejects(text(asking, `${files.origin}/missing`), because("http-404"));
  await assert.rejects(text(asking, `${files.origin}/packed`), because("encoded"));
  await assert.rejects(text(asking, `${files.origin}/silent`), because("timeout"));
  files.close();
  await assert.rejects(text(asking, `${files.origin}/gone`), because("ECONNREFUSED"));
  assert.equal(toUnreadable("odd").reason, "network");
});
