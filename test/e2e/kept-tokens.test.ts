import assert from "node:assert/strict";
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

async function ask(input: string, previous: string | null, stream: boolean) {
  const body = { model: "gpt-test", input, previous_response_id: previous, stream };
  const answer = await post(`${garita.url}/v1/responses`, JSON.stringify(body));
  assert.equal(answer.status, 200, answer.text);
  const id = /"id":"(resp_\w+)"/.exec(answer.text)?.[1] ?? assert.fail("no id of an answer");
  return { id, text: answer.text };
}

test("kept tokens: whichever worker answers, tokens of earlier answers are restored", async () => {
  for (const stream of [false, true]) {
    provider.reset();
    let { id } = await ask(`My address is ${EMAIL}`, null, stream);
    assert.ok(!provider.seen().includes("ana.perez"), "the provider knows the token only");
    const token = /\[EMAIL_[0-9A-Z]{8}\]/.exec(provider.seen())?.[0] ?? assert.fail("no token");
    for (let turn = 0; turn < 6; turn++) {
      provider.behave({ kind: "answer", reply: () => ({ text: `${turn}: I write to ${token}.` }) });
      const answer = await ask("Go on", id, stream);
      assert.ok(answer.text.includes(EMAIL), answer.text);
      assert.ok(!answer.text.includes(token), answer.text);
      id = answer.id;
    }
    const stranger = await ask("Go on", "resp_unknown", stream);
    assert.ok(stranger.text.includes(token), "nobody knows that answer");
  }
});
