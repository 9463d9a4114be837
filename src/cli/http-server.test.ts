import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { connect as connectTls } from "node:tls";
import type { TLSSocket } from "node:tls";
import { issue, newRoot, SERVER_AUTH } from "../../test/fixtures/certificates.ts";
import { TlsConfig } from "../adapters/certificates/config.ts";
import { openTls } from "../adapters/certificates/open-tls.ts";
import { GatewayConfig } from "../servers/gateway/config.ts";
import { createHttpServer } from "./http-server.ts";
import type { HttpServer } from "./http-server.ts";

const REQUEST = "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n";

const root = newRoot();
const own = issue(root, { purposes: [SERVER_AUTH], names: [["dns", "localhost"]] });

async function ask(socket: Socket): Promise<string> {
  socket.write(REQUEST);
  const [bytes]: unknown[] = await once(socket, "data");
  return String(bytes).slice(0, 12);
}

test("http server: connections are served up to the limit, one more is closed", async (t) => {
  const limits = GatewayConfig.parse({ connectionsMax: 2 });
  const server = createHttpServer({
    limits,
    answer: (_, response) => response.end(),
    protection: null,
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 }, "en");
  const sockets = [1, 2].map(() => connect(port, "127.0.0.1"));
  t.after(async () => {
    for (const socket of sockets) socket.destroy();
    await server.drain(1000);
  });
  for (const socket of sockets) assert.equal(await ask(socket), "HTTP/1.1 200");
  const refused = connect(port, "127.0.0.1");
  sockets.push(refused);
  refused.on("error", () => undefined);
  refused.write(REQUEST);
  let received = 0;
  refused.on("data", (bytes: Buffer) => (received += bytes.length));
  await once(refused, "close");
  assert.equal(received, 0);
});

const config = TlsConfig.parse({ certificate: "own.pem", key: { file: "own.key" } });
const files = { certificate: { file: "own.pem", text: own.pem }, clientCa: null, crl: null };

async function startTls(
  t: TestContext,
): Promise<{ server: HttpServer; port: number; failures: string[] }> {
  const failures: string[] = [];
  const server = createHttpServer({
    limits: GatewayConfig.parse({ connectionsMax: 2 }),
    answer: (_, response) => response.end(),
    protection: {
      context: openTls({ config, files, key: own.keyPem }).context,
      clientCertificates: "off",
      onFailure: (code) => failures.push(code),
    },
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 }, "en");
  t.after(() => server.drain(1000));
  return { server, port, failures };
}

async function secured(port: number): Promise<TLSSocket> {
  const socket = connectTls({ port, host: "127.0.0.1", ca: root.pem, servername: "localhost" });
  await once(socket, "secureConnect");
  return socket;
}

test("http server: with certificates a request without TLS is closed, not answered", async (t) => {
  const { port, failures } = await startTls(t);
  const plain = connect(port, "127.0.0.1");
  plain.on("error", () => undefined);
  plain.write(REQUEST);
  let received = 0;
  plain.on("data", (bytes: Buffer) => (received += bytes.length));
  await once(plain, "close");
  assert.equal(received, 0);
  assert.deepEqual(failures, ["ERR_SSL_HTTP_REQUEST"]);
});

test("http server: the limit of connections holds with TLS, unfinished handshakes included", async (t) => {
  const { port } = await startTls(t);
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  const socket = await secured(port);
  assert.equal(await ask(socket), "HTTP/1.1 200");
  await assert.rejects(secured(port));
  silent.destroy();
  socket.destroy();
});

test("http server: renewed certificates are for new connections, open ones go on", async (t) => {
  const { server, port } = await startTls(t);
  const first = await secured(port);
  const next = issue(root, { purposes: [SERVER_AUTH], names: [["dns", "localhost"]] });
  server.renew({ cert: next.pem, key: next.keyPem });
  const second = await secured(port);
  assert.equal(await ask(first), "HTTP/1.1 200");
  const serials = [first, second].map((socket) => socket.getPeerCertificate().serialNumber);
  const wanted = [own, next].map(({ serial }) => serial.toString("hex").toUpperCase());
  assert.deepEqual(serials, wanted);
  first.destroy();
  second.destroy();
});

test("http server: a client cannot become another one on its connection", async (t) => {
  const { port } = await startTls(t);
  const options = { port, host: "127.0.0.1", ca: root.pem, servername: "localhost" };
  const socket = connectTls({ ...options, maxVersion: "TLSv1.2" });
  t.after(() => socket.destroy());
  await once(socket, "secureConnect");
  assert.equal(await ask(socket), "HTTP/1.1 200");
  const outcome = await new Promise((resolve) => {
    socket.once("error", resolve);
    socket.renegotiate({ rejectUnauthorized: true }, (error) => resolve(error ?? "renegotiated"));
  });
  assert.match(String(outcome), /no renegotiation/i);
});

test("http server: unfinished handshakes do not hold up a stop", async (t) => {
  const { server, port } = await startTls(t);
  const silent = connect(port, "127.0.0.1");
  silent.on("error", () => undefined);
  const done = await secured(port);
  assert.equal(await ask(done), "HTTP/1.1 200");
  const closed = [once(silent, "close"), once(done, "close")];
  await server.drain(60_000);
  await Promise.all(closed);
});
