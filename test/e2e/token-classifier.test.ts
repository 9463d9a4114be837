import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { after, before, beforeEach, test } from "node:test";
import { request } from "undici";
import { z } from "zod";
import { writeTokenModelFolder } from "../fixtures/onnx-model.ts";
import { auditEvents } from "./support/audit-events.ts";
import { TEXT_CLIENTS } from "./support/clients.ts";
import { eventually } from "./support/eventually.ts";
import { chatBody, OpenaiEnvelope, post } from "./support/exchange.ts";
import { ECHO, startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { newFolder, runGarita, startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";

/** Names that no list has, and a word that the model of this test never comes back from. */
const WORDS = { xolotl: "B-PER", quimbo: "I-PER", vantu: "B-LOC" };
const STUCK = "molasses";

const model = writeTokenModelFolder(join(newFolder(), "model"), {
  labels: ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"],
  words: WORDS,
  turns: { [STUCK]: 2 ** 24 },
});

const NOTE = "😀 Did Xólotl Quimbo leave Vantu? Write to xolotl@harbour.example.org, Xolotl said.";

function settings(changes: object = {}): object {
  const entities = { LOCATION: { action: "redact", operator: "label" } };
  return {
    profile: "own",
    profiles: { own: { input: { entities } } },
    tokenClassifier: { model, timeoutMs: 5000, ...changes },
  };
}

let provider: FakeProvider;
let garita: Garita;

before(async () => {
  provider = await startFakeProvider();
  garita = await startGarita({ config: gatewayConfig(provider, settings()), env: PROVIDER_ENV });
});

beforeEach(() => provider.reset());

after(async () => {
  await garita.stop();
  await provider.close();
});

function say(text: string, to: Garita = garita) {
  return post(`${to.url}/v1/chat/completions`, chatBody(text));
}

/** How many texts the model was asked about, by what came of it. */
async function asked(of: Garita = garita): Promise<Readonly<Record<string, number>>> {
  const page = await (await request(`${of.url}/metrics`)).body.text();
  const counts = page.matchAll(/^garita_token_classifier_texts_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...counts].map(([, outcome, count]) => [outcome, Number(count)]));
}

for (const client of TEXT_CLIENTS) {
  test(`${client.name}: names that the model sees never leave, and come back`, async () => {
    provider.behave({ ...ECHO, reply: ({ text }) => ({ text: `So: ${text}`, deltaLength: 3 }) });
    const answer = await client.ask(garita.url, NOTE);
    assert.equal(answer, `So: ${NOTE.replace("Vantu", "[LOCATION]")}`);
    assert.doesNotMatch(provider.seen(), /x[oó]lotl|quimbo|vantu/i);
    assert.match(
      provider.seen(),
      /Did \[PERSON_\w{8}\] leave \[LOCATION\]\? Write to \[EMAIL_\w{8}\], \[PERSON_\w{8}\] said/,
    );
  });
}

test("token classifier: names are on record by their rule, never by what they say", async () => {
  const { status, requestId } = await say(NOTE);
  assert.equal(status, 200);
  const [event] = await auditEvents(garita.folder, ["--request", requestId]);
  const rules = event?.rules.map(({ rule }) => rule) ?? [];
  for (const rule of ["pii/model-person", "pii/model-location", "pii/email"]) {
    assert.ok(rules.includes(rule), rule);
  }
  assert.doesNotMatch(JSON.stringify(event), /x[oó]lotl|quimbo|vantu/i);
  const before = await asked();
  await say("Nobody is named here.");
  const counts = await asked();
  assert.equal(counts["unnamed"], (before["unnamed"] ?? 0) + 1);
  assert.ok(Number(counts["named"]) >= 1);
});

test("token classifier: tool results and system prompts are read as well, inside their JSON", async () => {
  const messages = [
    { role: "system", content: "You work for Quimbo of Vantu." },
    { role: "user", content: "who is it?" },
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "1", type: "function", function: { name: "find", arguments: "{}" } }],
    },
    { role: "tool", tool_call_id: "1", content: String.raw`{"who": "X\u00f3lotl", "n": 1}` },
  ];
  const body = JSON.stringify({ model: "gpt-test", messages });
  assert.equal((await post(`${garita.url}/v1/chat/completions`, body)).status, 200);
  assert.doesNotMatch(provider.seen(), /x(?:ó|\\+u00f3)lotl|quimbo|vantu/i);
});

const Inspected = z.looseObject({
  verdict: z.string(),
  findings: z.array(z.looseObject({ rule: z.string() })),
});

test("token classifier: the guards without a model ask as well", async () => {
  const body = JSON.stringify({ input: NOTE });
  const { text } = await post(`${garita.url}/v1/guard/inspect`, body);
  const { verdict, findings } = Inspected.parse(JSON.parse(text));
  assert.equal(verdict, "redact");
  assert.ok(findings.some(({ rule }) => rule === "pii/model-person"));
  assert.doesNotMatch(text, /quimbo|vantu/i);
});

test("token classifier: a model that hangs costs its time-out, is refused, and comes back", async () => {
  const config = gatewayConfig(provider, settings({ timeoutMs: 500 }));
  const strict = await startGarita({ config, env: PROVIDER_ENV });
  const startedAt = performance.now();
  const refused = await say(STUCK, strict);
  assert.ok(performance.now() - startedAt < 10_000);
  assert.equal(refused.status, 403);
  const { error } = OpenaiEnvelope.parse(JSON.parse(refused.text));
  assert.equal(error.type, "content_blocked");
  assert.equal(provider.received.length, 0);
  const events = await auditEvents(strict.folder, ["--request", refused.requestId]);
  assert.ok(events[0]?.rules.some(({ rule }) => rule === "guard/token-classifier-missing"));
  assert.match(strict.stderr(), /"fault":"thread-stuck"/);
  await eventually(async () => (await say("Hello", strict)).status === 200, {
    what: "another thread answers",
    timeoutMs: 20_000,
  });
  await strict.stop();
});

test("token classifier: more text than it may read is refused, or kept and counted", async () => {
  const long = `Hello ${"x ".repeat(40)}Quimbo`;
  for (const [onFailure, status] of [
    ["block", 403],
    ["keep", 200],
  ] as const) {
    const config = gatewayConfig(provider, settings({ windowsMax: 2, onFailure }));
    const small = await startGarita({ config, env: PROVIDER_ENV });
    assert.equal((await say(long, small)).status, status);
    assert.deepEqual(await asked(small), { incomplete: 1 });
    await small.stop();
  }
});

test("token classifier: a folder, package or label that is missing stops the start and says so", async () => {
  const cases = [
    { changes: { model: "nowhere" }, en: /no model folder .*nowhere/, es: /no existe la carpeta/ },
    {
      changes: { runtime: "onnxruntime-node" },
      en: /onnxruntime-node is not installed: run `npm install onnxruntime-node`/,
      es: /onnxruntime-node no está instalado: ejecuta `npm install onnxruntime-node`/,
    },
    {
      changes: { labels: { MISC: "OTHER" } },
      en: /`labels` has `MISC`, which is no label of the model; it has `PER`, `LOC`/,
      es: /`labels` tiene `MISC`, que no es una etiqueta del modelo; tiene `PER`, `LOC`/,
    },
  ];
  for (const { changes, en, es } of cases) {
    for (const [lang, words] of [
      ["en", en],
      ["es", es],
    ] as const) {
      const folder = newFolder();
      await writeFile(join(folder, "garita.yaml"), JSON.stringify(settings(changes)));
      const { code, stderr } = await runGarita(["inspect", "garita.yaml", "--lang", lang], folder);
      assert.equal(code, 2, stderr);
      assert.match(stderr, words);
      assert.match(stderr, /garita\.yaml tokenClassifier: /);
    }
  }
});

test("token classifier: the command line asks as well, and hides what it sees", async () => {
  const folder = newFolder();
  await writeFile(join(folder, "garita.yaml"), JSON.stringify(settings()));
  await writeFile(join(folder, "text.txt"), NOTE);
  const { code, stdout } = await runGarita(["inspect", "text.txt"], folder);
  assert.equal(code, 1);
  assert.match(stdout, /pii\/model-person/);
});
