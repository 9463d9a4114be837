import assert from "node:assert/strict";
import { after, test } from "node:test";

import { startTestGateway } from "../../../test/fixtures/gateway.ts";
import { testGuard } from "../../../test/fixtures/guard.ts";
import { createSealedMemory } from "../../adapters/store/sealed-memory.ts";
import { deriveKey, sealTokens } from "../../adapters/store/sealed-tokens.ts";
import { createTokenVault } from "../../guard/redact/token-vault.ts";

const EMAIL = "ann.smith@harbour.example.org";
const TOKEN = /\[EMAIL_[0-9A-Z]{8}\]/;

const clock = { nowMs: Date.now(), key: 1 };
const reports: { readonly unrestored: number }[] = [];
const sealed = createSealedMemory({
  nowMs: () => clock.nowMs,
  lifetimeMs: 60_000,
  entriesMax: 100,
  charactersMax: 2 ** 20,
});
const gateway = await startTestGateway(testGuard(), {
  // As after a restart or in another worker: only what was kept knows the tokens of before.
  openVault: (scope) => createTokenVault({ key: Buffer.alloc(32, clock.key), scope }),
  keptTokens: sealTokens(sealed, deriveKey(Buffer.alloc(32, 2), "seal")),
  observe: ({ tokens }) => void reports.push({ unrestored: tokens?.unrestored ?? 0 }),
});
const { origin, stage } = gateway;
after(() => gateway.close());

function answerWith(id: string, text: string): void {
  const content = [{ type: "output_text", text, annotations: [] }];
  const output = [
    { id: "msg_1", type: "message", role: "assistant", status: "completed", content },
  ];
  const answer = { id, object: "response", status: "completed", model: "m", output };
  stage.answer = () => ({
    status: 200,
    type: "application/json",
    bytes: [JSON.stringify(answer)],
  });
}

async function ask(body: object, path = "/v1/responses"): Promise<string> {
  const response = await fetch(`${origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "m", ...body }),
  });
  assert.equal(response.status, 200);
  return response.text();
}

function tokenSent(): string {
  return TOKEN.exec(stage.calls.at(-1)?.body ?? "")?.[0] ?? assert.fail("no token was sent");
}

test("conversation: a token of an answer that the provider keeps is restored in the next", async () => {
  answerWith("resp_1", "noted");
  await ask({ input: `My address is ${EMAIL}` });
  const token = tokenSent();
  clock.key = 9;
  answerWith("resp_2", `I write to ${token}.`);
  assert.match(await ask({ input: "Write", previous_response_id: "resp_1" }), /to ann\.smith@/);
  answerWith("resp_3", `And \\${token.slice(0, -1).replace("_", "\\_")}\\] again.`);
  const later = await ask({ input: `To ${EMAIL}`, previous_response_id: "resp_2" });
  assert.match(later, /And ann\.smith@harbour\.example\.org again/);
  assert.equal(tokenSent(), token, "one value has one token in a conversation");
  clock.key = 1;
});

test("conversation: the provider's name for a conversation works as well", async () => {
  answerWith("resp_4", "noted");
  await ask({ input: `My address is ${EMAIL}`, conversation: "conv_1" });
  const token = tokenSent();
  clock.key = 9;
  answerWith("resp_5", `I write to ${token}.`);
  assert.match(await ask({ input: "Write", conversation: { id: "conv_1" } }), /to ann\.smith@/);
  clock.key = 1;
});

test("conversation: what is forgotten or of another conversation stays a token, and counts", async () => {
  answerWith("resp_6", "noted");
  await ask({ input: `My address is ${EMAIL}` });
  const token = tokenSent();
  clock.key = 9;
  answerWith("resp_7", `I write to ${token}.`);
  assert.ok((await ask({ input: "Write", previous_response_id: "resp_0" })).includes(token));
  clock.nowMs += 60_001;
  assert.ok((await ask({ input: "Write", previous_response_id: "resp_6" })).includes(token));
  assert.deepEqual(reports.at(-1), { unrestored: 1 });
  clock.key = 1;
});

test("conversation: where the client sends all text, the request itself knows the tokens", async () => {
  const turns = [{ role: "user", content: `My address is ${EMAIL}` }];
  const message = (content: string) => {
    const choice = { index: 0, finish_reason: "stop", message: { role: "assistant", content } };
    const answer = { id: "c", object: "chat.completion", choices: [choice] };
    stage.answer = () => ({
      status: 200,
      type: "application/json",
      bytes: [JSON.stringify(answer)],
    });
  };
  message("noted");
  await ask({ messages: turns }, "/v1/chat/completions");
  const token = tokenSent();
  message(`I write to ${token}.`);
  const history = [
    ...turns,
    { role: "assistant", content: "noted" },
    { role: "user", content: "Go" },
  ];
  const answer = await ask({ messages: history }, "/v1/chat/completions");
  assert.equal(tokenSent(), token);
  assert.match(answer, /I write to ann\.smith@harbour\.example\.org\./);
});
