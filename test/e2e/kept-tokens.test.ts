import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { post } from "./support/exchange.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";

const EMAIL = "ana.perez@harbour.example.org";

let provider: FakeProvider;
let garita: Garita;

before(async () => {
  provider = await startFakeProvider();
  const config = gatewayConfig(provider, { workers: 2 });
  garita = await startGarita({ config, env: PROVIDER_ENV });
});

after(async () => {
  await garita.stop();
  await provider.close();
});

interface Turn {
  readonly previous: string | null;
  readonly stream: boolean;
  readonly at?: Garita;
}

async function ask(input: string, { previous, stream, at = garita }: Turn) {
  const body = { model: "gpt-test", input, previous_response_id: previous, stream };
  const answer = await post(`${at.url}/v1/responses`, JSON.stringify(body));
  assert.equal(answer.status, 200, answer.text);
  const id = /"id":"(resp_\w+)"/.exec(answer.text)?.[1] ?? assert.fail("no id of an answer");
  return { id, text: answer.text };
}

function tokenSeen(): string {
  return /\[EMAIL_[0-9A-Z]{8}\]/.exec(provider.seen())?.[0] ?? assert.fail("no token");
}

test("kept tokens: whichever worker answers, tokens of earlier answers are restored", async () => {
  for (const stream of [false, true]) {
    provider.reset();
    let { id } = await ask(`My address is ${EMAIL}`, { previous: null, stream });
    assert.ok(!provider.seen().includes("ana.perez"), "the provider knows the token only");
    const token = tokenSeen();
    for (let turn = 0; turn < 6; turn++) {
      provider.behave({ kind: "answer", reply: () => ({ text: `${turn}: I write to ${token}.` }) });
      const answer = await ask("Go on", { previous: id, stream });
      assert.ok(answer.text.includes(EMAIL), answer.text);
      assert.ok(!answer.text.includes(token), answer.text);
      id = answer.id;
    }
    const stranger = await ask("Go on", { previous: "resp_unknown", stream });
    assert.ok(stranger.text.includes(token), "nobody knows that answer");
  }
});

test("kept tokens: under `store` they outlive the server, and nobody can read them there", async () => {
  provider.reset();
  const config = gatewayConfig(provider, {
    tokens: { keep: "store", secret: { env: "TOKEN_SECRET" } },
  });
  const env = { ...PROVIDER_ENV, TOKEN_SECRET: "a secret of forty characters, or nearly so" };
  const first = await startGarita({ config, env });
  const { id } = await ask(`My address is ${EMAIL}`, { previous: null, stream: true, at: first });
  const token = tokenSeen();
  await first.stop();
  for (const name of readdirSync(first.dataDir).filter((file) => file.includes("sqlite"))) {
    const kept = readFileSync(join(first.dataDir, name), "latin1");
    assert.ok(!kept.includes("ana.perez"), name);
  }
  const second = await startGarita({ config, env, folder: first.folder });
  provider.behave({ kind: "answer", reply: () => ({ text: `I write to ${token}.` }) });
  const answer = await ask("Go on", { previous: id, stream: true, at: second });
  assert.ok(answer.text.includes(EMAIL), answer.text);
  await second.stop();
});
