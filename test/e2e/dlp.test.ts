import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { auditEvents } from "./support/audit-events.ts";
import { anthropicClient, CLAUDE, GPT, openaiClient, TEXT_CLIENTS } from "./support/clients.ts";
import { chatBody, claudeBody } from "./support/exchange.ts";
import { ECHO, startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";
import { TOOL_CLIENTS, TOOL_NAME } from "./support/tool-clients.ts";

const DNI = "12345678Z";
const IBAN = "ES91 2100 0418 4502 0005 1332";
const PHONE = "+34 612 345 678";
const CUSTOMER =
  `Hola, buenos días. Soy clienta desde 2019 y mi DNI es ${DNI}. Quiero cambiar la cuenta de los ` +
  `recibos al IBAN ${IBAN}; si hace falta, llámenme al ${PHONE}. ¡Gracias!`;
/** Whatever the blanks, and in parts as well. */
const PRIVATE = /1234\s*5678|2100\s*0418|0005\s*1332|612\s*345\s*678/;

const KEY_LINES = Array.from({ length: 12 }, (_, line) =>
  `MIIEpAIBAAKCAQEA${line}fak3K3yN0tR3al`.padEnd(64, "x9Yz"),
);
const KEY = `-----BEGIN RSA PRIVATE KEY-----\n${KEY_LINES.join("\n")}\n-----END RSA PRIVATE KEY-----`;

let provider: FakeProvider;
let garita: Garita;

before(async () => {
  provider = await startFakeProvider();
  garita = await startGarita({ config: gatewayConfig(provider), env: PROVIDER_ENV });
});

beforeEach(() => provider.reset());

after(async () => {
  await garita.stop();
  await provider.close();
});

for (const client of TEXT_CLIENTS) {
  test(`${client.name}: a customer's DNI, IBAN and phone come back in the answer`, async () => {
    provider.behave({
      ...ECHO,
      reply: ({ text }) => ({ text: `He entendido: ${text}`, deltaLength: 3 }),
    });
    assert.equal(await client.ask(garita.url, CUSTOMER), `He entendido: ${CUSTOMER}`);
    assert.doesNotMatch(provider.seen(), PRIVATE);
    assert.match(provider.seen(), /mi DNI es \[ES_DNI_\w{8}\]/);
    assert.match(
      provider.seen(),
      /IBAN \[IBAN_\w{8}\]; si hace falta, llámenme al \[PHONE_\w{8}\]/,
    );
  });
}

for (const client of TOOL_CLIENTS) {
  test(`${client.name}: they come back in the call of a tool, unit by unit`, async () => {
    provider.behave({
      kind: "answer",
      reply: ({ text }) => ({
        text: "",
        toolCall: { name: TOOL_NAME, json: JSON.stringify({ to: text, subject: 'La "cuenta"\n' }) },
        deltaLength: 1,
      }),
    });
    const input = await client.ask(garita.url, CUSTOMER);
    assert.deepEqual(input, { to: CUSTOMER, subject: 'La "cuenta"\n' });
    assert.doesNotMatch(provider.seen(), PRIVATE);
  });
}

const RECORD = JSON.stringify({ titular: "clienta", nota: `dni\n${DNI}`, cuentas: [IBAN] });
const ANSWER = "Ya está: ";

test("openai chat: in a conversation with tools nothing of it leaves, at any turn", async () => {
  provider.behave({ ...ECHO, reply: ({ text }) => ({ text: ANSWER + text, deltaLength: 2 }) });
  const call = {
    id: "call_1",
    type: "function" as const,
    function: { name: "buscar", arguments: String.raw`{"dni":"\u0031${DNI.slice(1)}"}` },
  };
  const stream = openaiClient(garita.url).chat.completions.stream({
    model: GPT,
    messages: [
      { role: "system", content: `La clienta tiene el teléfono ${PHONE}.` },
      { role: "user", content: CUSTOMER },
      { role: "assistant", content: `Busco el DNI ${DNI}.`, tool_calls: [call] },
      { role: "tool", tool_call_id: "call_1", content: RECORD },
      { role: "user", content: `¿Y el IBAN ${IBAN}?` },
    ],
  });
  const text = (await stream.finalChatCompletion()).choices[0]?.message.content;
  assert.equal(text, `${ANSWER}¿Y el IBAN ${IBAN}?`);
  const sent = provider.received[0]?.body.toString() ?? "";
  assert.doesNotMatch(sent, PRIVATE);
  assert.doesNotMatch(sent, /2345678Z/);
  const tokens = new Set(sent.match(/\[ES_DNI_\w{8}\]/g));
  assert.equal(tokens.size, 1, "one person has one name throughout");
});

test("anthropic messages: in a conversation with tools nothing of it leaves, at any turn", async () => {
  provider.behave({ ...ECHO, reply: ({ text }) => ({ text: ANSWER + text, deltaLength: 2 }) });
  const stream = anthropicClient(garita.url).messages.stream({
    model: CLAUDE,
    max_tokens: 100,
    system: [{ type: "text", text: `La clienta tiene el teléfono ${PHONE}.` }],
    messages: [
      { role: "user", content: CUSTOMER },
      {
        role: "assistant",
        content: [{ type: "tool_use", id: "toolu_1", name: "buscar", input: { dni: DNI } }],
      },
      {
        role: "user",
        content: [
          {
            type: "tool_result",
            tool_use_id: "toolu_1",
            content: [{ type: "text", text: RECORD }],
          },
          { type: "text", text: `¿Y el IBAN ${IBAN}?` },
        ],
      },
    ],
  });
  const { content } = await stream.finalMessage();
  const text = content.map((block) => (block.type === "text" ? block.text : "")).join("");
  assert.ok(text.startsWith(ANSWER) && text.endsWith(`¿Y el IBAN ${IBAN}?`), text);
  assert.doesNotMatch(provider.received[0]?.body.toString() ?? "", PRIVATE);
});

test("the record names what was found and holds nothing of it", async () => {
  await TEXT_CLIENTS[0]?.ask(garita.url, CUSTOMER);
  const [event] = await auditEvents(garita.folder, ["--limit", "1"]);
  assert.equal(event?.verdict, "redact");
  const entities = new Set(event?.rules.map(({ entity }) => entity));
  for (const entity of ["ES_DNI", "IBAN", "PHONE"]) assert.ok(entities.has(entity), entity);
  assert.doesNotMatch(JSON.stringify(event), PRIVATE);
});

const DIALECTS = [
  ["/v1/chat/completions", chatBody("La clave, por favor", { stream: true }), "content"],
  ["/v1/messages", claudeBody("La clave, por favor", { stream: true }), "text"],
] as const;

/** Texts of a stream's events as they come. */
async function* textsOf(path: string, body: string, field: string): AsyncGenerator<string> {
  const response = await fetch(garita.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  assert.equal(response.status, 200);
  assert.ok(response.body);
  const spoken = new RegExp(`"${field}":("(?:[^"\\\\]|\\\\.)*")`, "g");
  let pending = "";
  for await (const bytes of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (pending + bytes).split("\n\n");
    pending = events.pop() ?? "";
    for (const event of events) {
      for (const [, token = '""'] of event.matchAll(spoken)) yield String(JSON.parse(token));
    }
  }
}

for (const [path, body, field] of DIALECTS) {
  test(`${path}: a key that the model echoes one character at a time never leaves`, async () => {
    // Half of the key is out when the provider pauses: the placeholder has to be there by then.
    const half = Promise.withResolvers<void>();
    const text = `La clave es:\n${KEY}\nNo la pierdas.`;
    provider.behave({
      kind: "answer",
      reply: () => ({ text, deltaLength: 1 }),
      pause: { afterEvents: Math.floor(KEY.length / 2), until: half.promise },
    });
    let said = "";
    for await (const piece of textsOf(path, body, field)) {
      said += piece;
      if (said.includes("[PRIVATE_KEY]")) half.resolve();
    }
    assert.equal(said, "La clave es:\n[PRIVATE_KEY]\nNo la pierdas.");
  });

  test(`${path}: a key without its end is hidden to the end of the stream`, async () => {
    const cut = KEY.slice(0, 500);
    provider.behave({ ...ECHO, reply: () => ({ text: cut, deltaLength: 1 }) });
    let said = "";
    for await (const piece of textsOf(path, body, field)) said += piece;
    assert.equal(said, "[PRIVATE_KEY]");
  });

  test(`${path}: what begins nothing leaves when the provider is silent`, async () => {
    const silence = Promise.withResolvers<void>();
    const text = "un momento…\n\nana.perez@correo-real.es";
    // The first events of a dialect have no text; the pause is within the address in both.
    provider.behave({
      kind: "answer",
      reply: () => ({ text, deltaLength: 20 }),
      pause: { afterEvents: path.endsWith("messages") ? 4 : 2, until: silence.promise },
    });
    let said = "";
    for await (const piece of textsOf(path, body, field)) {
      said += piece;
      if (said === "un momento…\n\n") silence.resolve();
    }
    assert.equal(said, "un momento…\n\n[EMAIL]");
  });
}
