import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Client } from "undici";
import { CONTEXT_AUDIENCE, CONTEXT_ISSUER, signContext } from "../fixtures/end-users.ts";
import { newSigningKey } from "../fixtures/jws.ts";
import { chatBody } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { newFolder, runGarita, startGarita } from "./support/garita.ts";
import { exchangeRaw, statuses } from "./support/raw-socket.ts";

const CHAT = "/v1/chat/completions";
const KEY = "portal-key-0123456789";
const key = newSigningKey("EdDSA", "portal");
const body = chatBody("Good morning");

function authWith(keys: string): object {
  return {
    keys: [{ name: "portal", key: { env: "PORTAL_KEY" } }],
    endUsers: {
      audience: CONTEXT_AUDIENCE,
      issuers: [{ issuer: CONTEXT_ISSUER, keys: { file: keys }, callers: ["portal"] }],
    },
  };
}

test("contexts: what one worker has served no other serves again", async (t) => {
  const provider = await startFakeProvider();
  const folder = newFolder();
  writeFileSync(join(folder, "portal.jwk"), JSON.stringify(key.jwk));
  const garita = await startGarita({
    folder,
    args: ["--workers", "3"],
    env: { ...PROVIDER_ENV, PORTAL_KEY: KEY },
    config: gatewayConfig(provider, { auth: authWith("portal.jwk") }),
  });
  t.after(() => Promise.all([garita.stop(), provider.close()]));
  // A primary hands connections to its workers in turn, so each has some.
  const clients = Array.from({ length: 12 }, () => new Client(garita.url));
  t.after(() => Promise.all(clients.map((client) => client.destroy())));
  const send = async (client: Client, context: string): Promise<number> => {
    const headers = {
      authorization: `Bearer ${KEY}`,
      "content-type": "application/json",
      "x-garita-context": context,
    };
    const answer = await client.request({ method: "POST", path: CHAT, headers, body });
    await answer.body.dump();
    return answer.statusCode;
  };
  for (let round = 0; round < 5; round++) {
    const context = signContext(key, { body });
    const answers = await Promise.all(clients.map((client) => send(client, context)));
    assert.equal(answers.filter((status) => status === 200).length, 1);
    assert.equal(answers.filter((status) => status === 401).length, clients.length - 1);
  }

  const lines = (...context: readonly string[]): string =>
    [
      `POST ${CHAT} HTTP/1.1`,
      "host: localhost",
      `authorization: Bearer ${KEY}`,
      "content-type: application/json",
      `content-length: ${Buffer.byteLength(body)}`,
      "connection: close",
      ...context,
      "",
      body,
    ].join("\r\n");
  const good = (): string => signContext(key, { body });
  const half = good().length / 2;
  for (const context of [
    [`x-garita-context : ${good()}`],
    [` x-garita-context: ${good()}`],
    [`x-garita-context: ${good().slice(0, half)}`, ` ${good().slice(half)}`],
    [`x-garita-context:\0${good()}`],
    [`x-garita-context: ${good()}\rx-other: 1`],
    [`x-garita-context: ${good()}`, `X-GARITA-context: ${good()}`],
  ]) {
    const [status] = statuses(await exchangeRaw(garita.port, lines(...context)));
    assert.ok(status === 400 || status === 401, `${status} for ${context[0]?.slice(0, 20)}`);
  }
  const spaced = lines(`X-Garita-Context: \t ${good()} `);
  assert.deepEqual(statuses(await exchangeRaw(garita.port, spaced)), [200]);
});

test("contexts: private keys, shared secrets and garbage are no public keys, and it does not start", async () => {
  const folder = newFolder();
  const secret = { kty: "oct", k: "c2VjcmV0" };
  const wrong = [key.privateKey.export({ format: "jwk" }), { keys: [secret, { kty: "EC" }] }];
  for (const [index, value] of wrong.entries()) {
    writeFileSync(join(folder, `${index}.jwk`), JSON.stringify(value));
    writeFileSync(join(folder, "garita.yaml"), JSON.stringify({ auth: authWith(`${index}.jwk`) }));
    const args = ["serve", "--port", "0"];
    const { code, stderr } = await runGarita(args, folder, { env: { PORTAL_KEY: KEY } });
    assert.notEqual(code, 0);
    assert.match(stderr, /are no public keys/);
    assert.doesNotMatch(stderr, /c2VjcmV0/);
  }
});
