import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import type { TestContext } from "node:test";
import { connect } from "node:tls";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { Agent, Client, fetch as undiciFetch } from "undici";
import { z } from "zod";
import OpenAI, { AuthenticationError } from "openai";
import { issue, newRoot, pem, revocationList, SERVER_AUTH } from "../fixtures/certificates.ts";
import type { CertificateWish, Issued } from "../fixtures/certificates.ts";
import { CONTEXT_AUDIENCE, CONTEXT_ISSUER, signContext } from "../fixtures/end-users.ts";
import { newSigningKey } from "../fixtures/jws.ts";
import { auditEvents } from "./support/audit-events.ts";
import { eventually } from "./support/eventually.ts";
import { chatBody } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { newFolder, runGarita, startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";
import { openSocket } from "./support/raw-socket.ts";

const WORKERS = 3;
const CHAT = "/v1/chat/completions";

const root = newRoot();
const middle = issue(root, { subject: "Test Issuing", isAuthority: true });
const HOST = [
  ["dns", "localhost"],
  ["ip", Buffer.from([127, 0, 0, 1])],
] as const;

function serverCertificate(): Issued {
  return issue(middle, { subject: "garita", purposes: [SERVER_AUTH], names: HOST });
}

function client(name: string, wish: CertificateWish = {}): Issued {
  return issue(middle, { names: [["uri", `spiffe://td/ns/prod/sa/${name}`]], ...wish });
}

const app = client("app");

let provider: FakeProvider;
before(async () => {
  provider = await startFakeProvider();
});
beforeEach(() => provider.reset());
after(() => provider.close());

interface Setup {
  readonly tls?: object;
  readonly auth?: object;
  readonly args?: readonly string[];
  readonly policy?: string;
  readonly files?: Readonly<Record<string, string>>;
}

interface Secured extends Garita {
  readonly own: Issued;
  /** Writes a file of the configuration's folder. */
  write(name: string, text: string | Buffer): void;
  /** By one connection that stays open. */
  connection(who: Issued | null): Client;
}

function install(folder: string, own: Issued): void {
  writeFileSync(join(folder, "server.pem"), own.pem + middle.pem);
  writeFileSync(join(folder, "server.key"), own.keyPem);
  writeFileSync(join(folder, "ca.pem"), root.pem + middle.pem);
  writeFileSync(join(folder, "middle.crl"), revocationList(middle));
  writeFileSync(join(folder, "root.crl"), pem("X509 CRL", revocationList(root)));
}

function configOf({ tls, auth, policy }: Setup): object {
  return gatewayConfig(provider, {
    listen: {
      tls: {
        certificate: "server.pem",
        key: { file: "server.key" },
        clientCertificates: "required",
        clientCa: "ca.pem",
        revocation: { crl: ["root.crl", "middle.crl"] },
        ...tls,
      },
    },
    ...(auth !== undefined && { auth }),
    ...(policy !== undefined && { policy: "policy.yaml" }),
  });
}

async function started(t: TestContext, setup: Setup = {}): Promise<Secured> {
  const folder = newFolder();
  const own = serverCertificate();
  install(folder, own);
  const policy = setup.policy === undefined ? {} : { "policy.yaml": setup.policy };
  for (const [name, text] of Object.entries({ ...setup.files, ...policy })) {
    writeFileSync(join(folder, name), text);
  }
  const garita = await startGarita({
    folder,
    config: configOf(setup),
    env: PROVIDER_ENV,
    args: setup.args ?? [],
    untilReady: false,
  });
  const clients: Client[] = [];
  t.after(async () => {
    await Promise.all(clients.map((one) => one.destroy()));
    if (garita.child.exitCode === null) await garita.stop();
  });
  const secured: Secured = {
    ...garita,
    own,
    write: (name, text) => writeFileSync(join(folder, name), text),
    connection(who) {
      const one = new Client(garita.url, { connect: credentialsOf(who) });
      clients.push(one);
      return one;
    },
  };
  const probe = secured.connection(app);
  await eventually(async () => (await statusOn(probe, "/ready")) === 200, {
    what: "the server is ready",
    timeoutMs: 30_000,
  });
  return secured;
}

function credentialsOf(
  who: Issued | null,
): Pick<ConnectionOptions, "ca"> & { readonly cert?: string; readonly key?: string } {
  return { ca: root.pem, ...(who !== null && { cert: who.pem, key: who.keyPem }) };
}

async function statusOn(
  one: Client,
  path = "/v1/models",
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { statusCode, body } = await one.request({ method: "GET", path, headers });
  await body.dump();
  return statusCode;
}

function sdk(url: string, who: Issued | null, apiKey = "certificate"): OpenAI {
  const dispatcher = new Agent({ connect: credentialsOf(who) });
  after(() => dispatcher.destroy());
  const send = (input: unknown, init: object = {}): unknown =>
    undiciFetch(String(input), { ...init, dispatcher });
  return new OpenAI({
    baseURL: `${url}/v1`,
    apiKey,
    maxRetries: 0,
    fetch: send as typeof globalThis.fetch,
  });
}

async function ask(sdkClient: OpenAI): Promise<string | null | undefined> {
  const answer = await sdkClient.chat.completions.create({
    model: "gpt-test",
    messages: [{ role: "user", content: "Good morning" }],
  });
  return answer.choices[0]?.message.content;
}

/** What a handshake by hand leads to; rejects with what OpenSSL says. */
async function handshake<Seen>(
  port: number,
  options: ConnectionOptions,
  look: (socket: TLSSocket) => Seen | Promise<Seen>,
): Promise<Seen> {
  const socket = connect({ port, host: "127.0.0.1", ca: root.pem, ...options });
  try {
    await once(socket, "secureConnect");
    return await look(socket);
  } finally {
    socket.destroy();
  }
}

const POLICY = `apiVersion: garita/v1
roles:
  chat:
    permissions:
      - { resource: "models/*", actions: [invoke_model, list] }
      - { resource: "endpoints/*", actions: [invoke_model, list, read] }
bindings:
  - { role: chat, subjects: [{ kind: service-account, name: app, namespace: prod }] }
`;

test("an SDK with a client certificate is the service that the certificate names", async (t) => {
  const garita = await started(t, { policy: POLICY });
  assert.match(garita.stdout(), /listening on https:\/\//);
  assert.match(garita.stdout(), /client certificates, from everybody/);
  assert.equal(typeof (await ask(sdk(garita.url, app))), "string");
  await assert.rejects(ask(sdk(garita.url, client("other"))), { status: 403 });
  const nobody = issue(middle, { subject: "somebody" });
  await assert.rejects(
    ask(sdk(garita.url, nobody)),
    (error) => error instanceof AuthenticationError && /names nobody/.test(error.message),
  );
  await assert.rejects(
    ask(sdk(garita.url, app, "sk-other")),
    (error) => error instanceof AuthenticationError && /not both/.test(error.message),
  );
  const events = await auditEvents(garita.folder);
  const [event] = events.filter(({ status }) => status === 200);
  assert.match(JSON.stringify(event), /"service-account:spiffe:\/\/td#\/ns\/prod\/sa\/app"/);
});

test("a service with a certificate acts for an end user whose context is signed", async (t) => {
  const portal = newSigningKey("ES256", "portal");
  const id = "service-account:spiffe://td#/ns/prod/sa/app";
  const issuer = { issuer: CONTEXT_ISSUER, keys: { file: "portal.jwk" }, callers: [id] };
  const garita = await started(t, {
    auth: { endUsers: { audience: CONTEXT_AUDIENCE, issuers: [issuer] } },
    files: { "portal.jwk": JSON.stringify(portal.jwk) },
  });
  const body = chatBody("Good morning");
  const statusFor = async (who: Issued): Promise<number> => {
    const headers = {
      "content-type": "application/json",
      "x-garita-context": signContext(portal, { body }),
    };
    const answer = await garita
      .connection(who)
      .request({ method: "POST", path: CHAT, headers, body });
    await answer.body.dump();
    return answer.statusCode;
  };
  assert.equal(await statusFor(app), 200);
  assert.equal(await statusFor(client("other")), 401);
  const [event] = (await auditEvents(garita.folder)).filter(({ status }) => status === 200);
  const { caller } = z
    .looseObject({
      caller: z.looseObject({ id: z.string(), endUser: z.object({ id: z.string() }) }),
    })
    .parse(event);
  assert.deepEqual([caller.id, caller.endUser.id], [id, `user:${CONTEXT_ISSUER}#user42`]);
});

test("where certificates are required, nobody without a valid one reaches HTTP", async (t) => {
  const garita = await started(t);
  for (const [what, who] of [
    ["none", null],
    ["of another authority", issue(newRoot(), { subject: "x" })],
    ["that has expired", client("old", { to: new Date(Date.now() - 60_000) })],
    ["for servers", client("server", { purposes: [SERVER_AUTH] })],
  ] as const) {
    await assert.rejects(statusOn(garita.connection(who), "/health"), what);
  }
  await eventually(() => /TLS handshakes failed/.test(garita.stderr()), { what: "the log" });
});

test("only TLS 1.2 and later is spoken, only HTTP/1.1, no session is taken up again", async (t) => {
  const { port } = await started(t, { tls: { clientCertificates: "optional" } });
  const nothing = (): null => null;
  for (const maxVersion of ["TLSv1", "TLSv1.1"] as const) {
    const old = { minVersion: "TLSv1", maxVersion, ciphers: "DEFAULT@SECLEVEL=0" } as const;
    await assert.rejects(handshake(port, old, nothing), /protocol version|unsupported protocol/i);
  }
  for (const ciphers of ["AES128-SHA", "AES256-GCM-SHA384", "ECDHE-RSA-AES128-SHA"]) {
    const weak = { maxVersion: "TLSv1.2", ciphers } as const;
    await assert.rejects(handshake(port, weak, nothing), /handshake failure/i, ciphers);
  }
  const offered = { ALPNProtocols: ["h2", "http/1.1"] };
  assert.equal(await handshake(port, offered, ({ alpnProtocol }) => alpnProtocol), "http/1.1");
  for (const maxVersion of ["TLSv1.2", "TLSv1.3"] as const) {
    const session = await handshake(port, { maxVersion }, sessionOf);
    const again = { maxVersion, ...(session !== undefined && { session }) };
    assert.equal(await handshake(port, again, (socket) => socket.isSessionReused()), false);
  }
});

/** With TLS 1.3 it comes after the handshake, before the answer to the first request. */
async function sessionOf(socket: TLSSocket): Promise<Buffer | undefined> {
  const seen: { session: Buffer | undefined } = { session: undefined };
  socket.on("session", (session: Buffer) => (seen.session = session));
  socket.write("GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await once(socket, "data");
  return seen.session ?? socket.getSession();
}

test("a client that speaks no TLS is shut out without an answer", async (t) => {
  const garita = await started(t);
  const socket = await openSocket(garita.port);
  await socket.send("GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n");
  assert.equal(await socket.untilClosed(), "");
});

test("a server that stops does not wait for handshakes that were never finished", async (t) => {
  const garita = await started(t);
  const silent = await openSocket(garita.port);
  const beganMs = performance.now();
  await garita.stop();
  assert.ok(performance.now() - beganMs < 5000);
  assert.equal(await silent.untilClosed(), "");
});

test("with optional certificates a key does as well, and both at once do not", async (t) => {
  const key = "k".repeat(40);
  const garita = await started(t, {
    tls: { clientCertificates: "optional" },
    auth: { keys: [{ name: "by-key", key: { file: "app.key" } }] },
    files: { "app.key": key },
  });
  const bearer = { authorization: `Bearer ${key}` };
  const [bare, named] = [garita.connection(null), garita.connection(app)];
  assert.equal(await statusOn(bare), 401);
  assert.equal(await statusOn(bare, "/v1/models", bearer), 200);
  assert.equal(await statusOn(bare, "/v1/models", { authorization: "Bearer certificate" }), 401);
  assert.equal(await statusOn(named), 200);
  assert.equal(await statusOn(named, "/v1/models", bearer), 401);
  assert.equal(await statusOn(named, "/v1/models", { "x-api-key": "certificate" }), 200);
  // Where certificates name nobody, they open the connection and a key names the caller.
  await garita.configure(
    configOf({
      tls: { clientCertificates: "optional" },
      auth: { keys: [{ name: "by-key", key: { file: "app.key" } }], certificates: [] },
    }),
  );
  await eventually(async () => (await statusOn(named)) === 401, { what: "it names nobody" });
  assert.equal(await statusOn(named, "/v1/models", bearer), 200);
});

test("a certificate that is renewed is served at once, and nobody is cut off", async (t) => {
  const garita = await started(t, { args: ["--workers", String(WORKERS)] });
  const open = Array.from({ length: 2 * WORKERS }, () => garita.connection(app));
  const dropped = { count: 0 };
  for (const one of open) {
    assert.equal(await statusOn(one), 200);
    one.on("disconnect", () => (dropped.count += 1));
  }
  const serial = (): Promise<string> =>
    handshake(garita.port, credentialsOf(app), (socket) =>
      socket.getPeerCertificate().serialNumber.toLowerCase(),
    );
  /** A connection that rests for five seconds would be closed for that. */
  const inUse = async <Seen>(seen: Seen): Promise<Seen> => {
    for (const one of open) assert.equal(await statusOn(one), 200);
    return seen;
  };
  assert.equal(await serial(), garita.own.serial.toString("hex"));

  // First a certificate without its key, then one that is cut short: both are refused by name.
  const next = serverCertificate();
  garita.write("server.pem", next.pem + middle.pem);
  const logged = { what: "the log names the file" };
  const otherKey = /private key is not that of the certificate in server.pem/;
  await eventually(() => inUse(otherKey.test(garita.stderr())), logged);
  garita.write("server.pem", next.pem.slice(0, 300));
  const cut = /server.pem holds no certificate/;
  await eventually(() => inUse(cut.test(garita.stderr())), logged);
  assert.equal(await serial(), garita.own.serial.toString("hex"));

  const beganMs = performance.now();
  garita.write("server.pem", next.pem + middle.pem);
  garita.write("server.key", next.keyPem);
  await eventually(
    async () => {
      const serials = await Promise.all(Array.from({ length: 2 * WORKERS }, serial));
      return inUse(serials.every((one) => one === next.serial.toString("hex")));
    },
    { what: "every worker shows the new certificate" },
  );
  t.diagnostic(
    `new certificate on ${WORKERS} workers after ${Math.round(performance.now() - beganMs)} ms`,
  );
  for (const one of open) assert.equal(await statusOn(one), 200);
  assert.equal(dropped.count, 0);
  assert.doesNotMatch(garita.stderr(), /needs a restart/);
});

test("a revoked certificate is refused within a second, on connections that are open too", async (t) => {
  const garita = await started(t, { args: ["--workers", String(WORKERS)] });
  const [gone, kept] = [client("gone"), client("kept")];
  const open = Array.from({ length: 4 * WORKERS }, () => garita.connection(gone));
  const other = garita.connection(kept);
  for (const one of [...open, other]) assert.equal(await statusOn(one), 200);
  const times: number[] = [];
  for (const revoked of [[gone], []]) {
    const beganMs = performance.now();
    garita.write("middle.crl", revocationList(middle, { revoked }));
    const wanted = revoked.length === 0 ? 200 : 401;
    const took = open.map((one) =>
      eventually(async () => (await statusOn(one)) === wanted && performance.now() - beganMs, {
        what: `every connection answers ${wanted}`,
      }),
    );
    times.push(Math.max(...(await Promise.all(took))));
    if (wanted === 401) await assert.rejects(statusOn(garita.connection(gone)));
  }
  assert.equal(await statusOn(other), 200);
  t.diagnostic(
    `revoked on ${WORKERS} workers after ${times.map(Math.round).join(" ms, taken back after ")} ms`,
  );
  assert.ok(
    times.every((ms) => ms < 1000),
    times.join(),
  );
});

test("a list past its date lets nobody in with a certificate, and says so", async (t) => {
  const garita = await started(t, { tls: { clientCertificates: "optional" } });
  const one = garita.connection(app);
  assert.equal(await statusOn(one), 200);
  const past = { to: new Date(Date.now() - 1000) };
  garita.write("middle.crl", revocationList(middle, past));
  await eventually(async () => (await statusOn(one)) === 503, {
    what: "certificates do not count",
  });
  assert.equal(await statusOn(garita.connection(app)), 503);
  assert.equal(await statusOn(garita.connection(null), "/ready"), 503);
  garita.write("middle.crl", "no list");
  await eventually(() => /middle.crl is no complete revocation list/.test(garita.stderr()), {
    what: "the log names the file",
  });
  assert.equal(await statusOn(one), 503);
  garita.write("middle.crl", revocationList(middle));
  await eventually(async () => (await statusOn(one)) === 200, { what: "certificates count again" });
});

test("an authority that is believed no more takes its clients with it", async (t) => {
  const second = newRoot({ subject: "Second Root" });
  const garita = await started(t, { tls: { revocation: undefined } });
  garita.write("ca.pem", root.pem + middle.pem + second.pem);
  const guest = issue(second, { names: [["uri", "spiffe://td/ns/prod/sa/guest"]] });
  await eventually(() => statusOn(garita.connection(guest)).catch(() => null), {
    what: "it counts",
  });
  const open = garita.connection(guest);
  assert.equal(await statusOn(open), 200);
  garita.write("ca.pem", root.pem + middle.pem);
  await eventually(async () => (await statusOn(open)) === 401, { what: "it counts no more" });
  assert.equal(await statusOn(garita.connection(app)), 200);
});

test("files that cannot be used are named before anything is served", async () => {
  const folder = newFolder();
  install(folder, serverCertificate());
  const config = (tls: object): void => {
    writeFileSync(join(folder, "garita.yaml"), JSON.stringify(configOf({ tls })));
  };
  const refusal = async (language: string): Promise<string> => {
    const args = ["serve", "--port", "0", "--lang", language];
    const { code, stderr } = await runGarita(args, folder, { env: PROVIDER_ENV });
    assert.equal(code, 2);
    return stderr;
  };
  config({ certificate: "none.pem" });
  assert.match(await refusal("en"), /none.pem cannot be read \(ENOENT\)/);
  assert.match(await refusal("es"), /none.pem no se puede leer \(ENOENT\)/);
  config({ clientCa: "server.pem" });
  assert.match(await refusal("en"), /server.pem holds a certificate that is no authority's/);
  config({ clientCa: undefined });
  assert.match(await refusal("en"), /`clientCa` goes with `clientCertificates/);
});

test("the body of a request is as safe as its head: a chat over TLS is answered", async (t) => {
  const garita = await started(t);
  const { statusCode, body } = await garita.connection(app).request({
    method: "POST",
    path: CHAT,
    headers: { "content-type": "application/json" },
    body: chatBody("hello"),
  });
  await body.dump();
  assert.equal(statusCode, 200);
});
