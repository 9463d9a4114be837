import assert from "node:assert/strict";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect as connectPlain } from "node:net";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { connect, createServer } from "node:tls";
import type { TLSSocket } from "node:tls";
import { readAuthorities, readRevocations } from "../../adapters/certificates/authorities.ts";
import { compileCertificateRules } from "../../adapters/certificates/certificate-rules.ts";
import { createClientTrust } from "../../adapters/certificates/client-trust.ts";
import type { ClientTrust } from "../../adapters/certificates/client-trust.ts";
import { CertificateRules, TlsConfig } from "../../adapters/certificates/config.ts";
import { openTls } from "../../adapters/certificates/open-tls.ts";
import { GaritaError } from "../../core/errors.ts";
import {
  issue,
  newRoot,
  revocationList,
  SERVER_AUTH,
} from "../../../test/fixtures/certificates.ts";
import type { Issued } from "../../../test/fixtures/certificates.ts";
import { certificateSource, createReadCertificate, NO_KEY } from "./peer-certificate.ts";

const root = newRoot();
const middle = issue(root, { subject: "Test Issuing", isAuthority: true });
const names = [["uri", "spiffe://td/ns/n/sa/app"]] as const;
const clients = { root: issue(root, { names }), below: issue(middle, { names }) };
const own = issue(root, { purposes: [SERVER_AUTH], names: [["dns", "localhost"]] });
const file = "ca.pem";

function trustIn(
  lists: readonly Buffer[] | null,
  rules?: readonly object[],
  believed: readonly Issued[] = [root],
): ClientTrust {
  const authorities = readAuthorities({ file, text: believed.map(({ pem }) => pem).join("") });
  const files = lists?.map((list) => ({ file, text: list.toString("latin1") }));
  return createClientTrust({
    authorities,
    revocations: files ? readRevocations(files, authorities).byAuthority : null,
    name: rules?.length === 0 ? null : compileCertificateRules(CertificateRules.parse(rules)),
  });
}

/** Both ends of a real connection; certificates that do not count are let through to be judged. */
async function connected(client: Issued | null, chain = ""): Promise<TLSSocket> {
  const config = TlsConfig.parse({
    certificate: "c",
    key: { file: "k" },
    clientCertificates: "optional",
    clientCa: "ca",
  });
  const files = {
    certificate: { file, text: own.pem },
    clientCa: { file, text: root.pem },
    crl: null,
  };
  const { context } = openTls({ config, files, key: own.keyPem });
  const server = createServer({ ...context, requestCert: true, rejectUnauthorized: false });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const near = connect({
    port,
    ca: root.pem,
    servername: "localhost",
    ...(client !== null && { cert: client.pem + chain, key: client.keyPem }),
  });
  const [socket] = (await once(server, "secureConnection")) as [TLSSocket];
  after(() => {
    near.destroy();
    socket.destroy();
    server.close();
  });
  return socket;
}

function request(socket: unknown): IncomingMessage {
  return { socket } as IncomingMessage;
}

function refused(code: string, message: RegExp): (error: unknown) => boolean {
  return (error) =>
    error instanceof GaritaError && error.code === code && message.test(error.message);
}

test("peer certificate: a connection is named by what it proved in its handshake", async () => {
  const read = createReadCertificate(trustIn(null), Date.now);
  const caller = read(request(await connected(clients.root)));
  assert.deepEqual([caller?.method, caller?.name, caller?.namespace], ["mtls", "app", "n"]);
});

test("peer certificate: an authority between may be sent, or be among those that are known", async (t) => {
  const socket = await connected(clients.below, middle.pem);
  const knows = createReadCertificate(trustIn(null, undefined, [root, middle]), Date.now);
  assert.equal(knows(request(socket))?.name, "app");
  const told = createReadCertificate(trustIn(null), Date.now);
  // Some releases of Node.js keep what was sent to themselves (nodejs#65579).
  const isTold = Boolean(socket.getPeerCertificate(true).issuerCertificate);
  t.diagnostic(
    `this Node.js ${isTold ? "tells" : "does not tell"} what clients send beside the leaf`,
  );
  if (isTold) assert.equal(told(request(socket))?.name, "app");
  else assert.throws(() => told(request(socket)), refused("auth.invalid", /not of an authority/));
});

test("peer certificate: without one, or without TLS, another proof is needed", async () => {
  const read = createReadCertificate(trustIn(null), Date.now);
  assert.equal(read(request(await connected(null))), null);
  assert.equal(read(request(connectPlain({ port: 9, host: "127.0.0.1" }).destroy())), null);
});

test("peer certificate: where certificates name nobody, another proof is needed", async () => {
  const read = createReadCertificate(trustIn(null, []), Date.now);
  assert.equal(read(request(await connected(clients.root))), null);
});

for (const [what, wish, message] of [
  ["of an unknown authority", { issuer: newRoot() }, /not of an authority that is trusted/],
  ["past its date", { to: new Date(Date.now() - 60_000) }, /has expired/],
  ["for servers", { purposes: [SERVER_AUTH] }, /not one for clients/],
  ["for nobody who is known", { names: [] }, /names nobody/],
  ["with two URIs", { names: [...names, ["uri", "urn:x"]] as const }, /cannot be read/],
] as const) {
  test(`peer certificate: one ${what} is refused, and says why`, async () => {
    const issuer = "issuer" in wish ? wish.issuer : root;
    const socket = await connected(issue(issuer, { names, ...wish }));
    const read = createReadCertificate(trustIn(null), Date.now);
    assert.throws(() => read(request(socket)), refused("auth.invalid", message));
  });
}

test("peer certificate: one that is revoked while its connection lives is refused on it", async () => {
  const socket = await connected(clients.root);
  const before = createReadCertificate(trustIn([revocationList(root)]), Date.now);
  assert.equal(before(request(socket))?.name, "app");
  const lists = [revocationList(root, { revoked: [clients.root] })];
  const afterwards = createReadCertificate(trustIn(lists), Date.now);
  assert.throws(() => afterwards(request(socket)), refused("auth.invalid", /was revoked/));
});

test("peer certificate: one that expires while its connection lives is refused on it", async () => {
  const to = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
  const socket = await connected(issue(root, { names, to }));
  const clock = { nowMs: Date.now() };
  const read = createReadCertificate(trustIn(null), () => clock.nowMs);
  assert.equal(read(request(socket))?.name, "app");
  clock.nowMs = to.getTime() + 999;
  assert.equal(read(request(socket))?.name, "app");
  clock.nowMs = to.getTime() + 1000;
  assert.throws(() => read(request(socket)), refused("auth.invalid", /has expired/));
});

test("peer certificate: a list past its date is nobody's fault who asks", async () => {
  const socket = await connected(clients.root);
  const clock = { nowMs: Date.now() };
  const read = createReadCertificate(trustIn([revocationList(root)]), () => clock.nowMs);
  assert.equal(read(request(socket))?.name, "app");
  clock.nowMs += 2 * 86_400_000;
  assert.throws(() => read(request(socket)), refused("auth.unavailable", /cannot be checked/));
});

test("peer certificate: a connection is judged once, a refusal again after a second", async () => {
  const socket = await connected(clients.root);
  const trust = trustIn(null);
  const clock = { nowMs: Date.now(), judged: 0 };
  const counted: ClientTrust = {
    ...trust,
    judge(chain, nowMs) {
      clock.judged += 1;
      return clock.judged > 1 && clock.judged < 4 ? "revoked" : trust.judge(chain, nowMs);
    },
  };
  const read = createReadCertificate(counted, () => clock.nowMs);
  for (let i = 0; i < 3; i++) assert.equal(read(request(socket))?.name, "app");
  assert.equal(clock.judged, 1);
  const other = createReadCertificate(counted, () => clock.nowMs);
  assert.throws(() => other(request(socket)));
  clock.nowMs += 999;
  assert.throws(() => other(request(socket)));
  assert.equal(clock.judged, 2);
  clock.nowMs += 1;
  assert.throws(() => other(request(socket)));
  clock.nowMs += 1000;
  assert.equal(other(request(socket))?.name, "app");
});

test("certificate source: a certificate beside a key is refused, a stand-in for a key is not", async () => {
  const socket = request(await connected(clients.root));
  const source = certificateSource(createReadCertificate(trustIn(null), Date.now));
  const ask = (value: string | null) => source(value === null ? null : { value }, socket);
  const found = ask(null);
  assert.equal(found?.name, "app");
  assert.equal(ask(NO_KEY), found);
  assert.throws(() => ask("sk-other"), refused("auth.ambiguous", /not both/));
  const nobody = certificateSource(createReadCertificate(trustIn(null, []), Date.now));
  assert.equal(nobody({ value: "sk-other" }, socket), null);
});
