import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { GaritaError } from "../../core/errors.ts";
import { compileDetector } from "../../guard/detect/compile-detector.ts";
import { defineRecognizer } from "../../guard/detect/recognizer.ts";
import { privateKey } from "../../guard/detect/secret/private-key.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import type { Treat } from "../../guard/redact/redaction.ts";
import { StreamGuard } from "./stream-guard.ts";
import { messages } from "./wire/anthropic-messages.ts";
import { chatCompletions } from "./wire/openai-chat.ts";
import type { Wire } from "./wire/wire.ts";

const email = defineRecognizer({
  id: "test/email",
  title: "E-mail",
  category: "pii",
  severity: "medium",
  entity: "EMAIL",
  references: [],
  pattern: /(?<![a-z0-9.])[a-z0-9.]{1,20}@[a-z0-9]{1,20}\.[a-z]{2,5}(?![a-z0-9])/,
  confidence: 1,
  examples: { finds: [], ignores: [] },
});
const code = defineRecognizer({
  ...email,
  id: "test/code",
  entity: "CODE",
  pattern: /(?<!\d)\d{3}-\d{3}(?!\d)/,
});
const detector = compileDetector([email, code]);
const label: Treat = (finding) => ({ kind: "replace", replacement: `[${finding.entity}]` });

/** What no text has unless a test says so. */
const MARK = "\uE123";

const OPTIONS = {
  enforce: true,
  eventBytesMax: 2 ** 20,
  jsonLimits: {},
  taint: null,
  leaks: null,
  mark: MARK,
  callLengthMax: 2 ** 20,
  readsAll: false,
  opening: () => null,
} as const;

function guardFor(wire: Wire, treat: Treat = label, enforce = true): StreamGuard {
  return new StreamGuard({ ...OPTIONS, wire, detector, treat, enforce });
}

function chat(delta: object, index = 0, finish: string | null = null): string {
  const choices = [{ index, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", choices })}\n\n`;
}

const DONE = "data: [DONE]\n\n";

/** The texts of a chat stream by channel, as a client puts them together. */
function gather(sse: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of sse.split("\n")) {
    if (!line.startsWith("data: {")) continue;
    for (const choice of JSON.parse(line.slice(6)).choices) {
      const { content, reasoning_content: reasoning, tool_calls: calls } = choice.delta;
      const add = (key: string, text: unknown): void => {
        const name = `${choice.index} ${key}`;
        if (typeof text === "string") texts.set(name, (texts.get(name) ?? "") + text);
      };
      add("content", content);
      add("reasoning", reasoning);
      add("tool", calls?.[0]?.function?.arguments);
    }
  }
  return texts;
}

function run(guard: StreamGuard, bytes: Buffer, cuts: readonly number[]): string {
  const out: Buffer[] = [];
  let at = 0;
  for (const cut of [...cuts, bytes.length]) {
    out.push(...guard.push(bytes.subarray(at, Math.max(at, cut))));
    at = Math.max(at, cut);
  }
  return Buffer.concat([...out, guard.end()]).toString();
}

const word = fc.constantFrom(
  ...'the fox ann@mail.org 123-456 a.b 12 -45 \u{1F600} é ñandú " \\ \n { } @ . mail.org'.split(
    " ",
  ),
);
const prose = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));

test("stream guard: streamed equals whole in every field, for every cut of text and bytes", () => {
  const property = fc.property(
    fc.record({ content: prose, reasoning: prose, tool: prose }),
    fc.array(fc.nat(400), { minLength: 3, maxLength: 30 }),
    fc.array(fc.nat(6000), { maxLength: 40 }),
    (texts, pieces, cuts) => {
      const sources = {
        content: texts.content,
        reasoning: texts.reasoning,
        tool: JSON.stringify({ to: texts.tool }),
      };
      const sse = interleave(sources, pieces);
      const bytes = Buffer.from(sse);
      const sorted = cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b);
      const got = gather(run(guardFor(chatCompletions), bytes, sorted));
      for (const [field, text] of Object.entries(sources)) {
        const syntax = field === "tool" ? "json" : "guess";
        const { text: expected } = redactText({ detector, treat: label, syntax }, text);
        assert.equal(got.get(`0 ${field}`) ?? "", expected, field);
      }
    },
  );
  fc.assert(property, { numRuns: 400 });
});

/** Events with pieces of all three texts in turn. */
function interleave(texts: Record<string, string>, pieces: readonly number[]): string {
  const left = new Map(Object.entries(texts));
  let sse = chat({ role: "assistant", content: "" });
  for (let turn = 0; [...left.values()].some((text) => text !== ""); turn += 1) {
    for (const [field, text] of left) {
      const size = 1 + ((pieces[turn % pieces.length] ?? 1) % 9);
      const piece = text.slice(0, size);
      left.set(field, text.slice(size));
      if (piece !== "") sse += chat(deltaOf(field, piece));
    }
  }
  return `${sse}${chat({}, 0, "stop")}${DONE}`;
}

function deltaOf(field: string, piece: string): object {
  if (field === "content") return { content: piece };
  if (field === "reasoning") return { reasoning_content: piece };
  return { tool_calls: [{ index: 0, function: { arguments: piece } }] };
}

test("stream guard: events without findings leave as the bytes they came in", () => {
  const sse = `${chat({ role: "assistant", content: "" })}${chat({ content: "Hello, " })}${chat({
    content: "wide world. ",
  })}${chat({}, 0, "stop")}${DONE}`;
  assert.equal(run(guardFor(chatCompletions), Buffer.from(sse), []), sse);
});

test("stream guard: text that no finding can reach leaves at once", () => {
  const guard = guardFor(chatCompletions);
  const event = chat({ content: "All is well. " });
  assert.equal(Buffer.concat(guard.push(Buffer.from(event))).toString(), event);
  assert.deepEqual(guard.counts, { chunks: 1, held: 0, edited: 0 });
});

test("stream guard: what may become a finding waits, and what stands before it in a long event not", () => {
  const guard = guardFor(chatCompletions);
  const long = "A sentence that is long enough to be cut in two. Write to ann";
  const first = Buffer.concat(guard.push(Buffer.from(chat({ content: long })))).toString();
  assert.equal(
    gather(first).get("0 content"),
    "A sentence that is long enough to be cut in two. Write to ",
  );
  const second = Buffer.concat(
    guard.push(Buffer.from(chat({ content: "@mail.org now" }))),
  ).toString();
  assert.equal(gather(second).get("0 content"), "[EMAIL]");
  const rest = Buffer.concat(guard.push(Buffer.from(chat({}, 0, "stop")))).toString();
  assert.equal(gather(rest).get("0 content"), " now");
});

test("stream guard: a block lets nothing of the finding out and names its category", () => {
  const guard = guardFor(chatCompletions, () => ({ kind: "block" }));
  const sse = chat({ content: "Mail ann" }) + chat({ content: "@mail.org and more" });
  const out = Buffer.concat(guard.push(Buffer.from(sse))).toString();
  assert.equal(out.includes("ann"), false);
  assert.equal(guard.blocked?.code, "pii.detected");
  const ending = guard.refusal(new GaritaError("pii.detected", "blocked")).toString();
  assert.match(ending, /"finish_reason":"content_filter"/);
  assert.match(ending, /"pii_detected"/);
});

test("stream guard: without enforcement everything passes at once and is still found", () => {
  const keep: Treat = () => ({ kind: "keep" });
  const guard = guardFor(chatCompletions, keep, false);
  const event = chat({ content: "Mail ann@mail.org" });
  assert.equal(Buffer.concat(guard.push(Buffer.from(event))).toString(), event);
  guard.push(Buffer.from(chat({}, 0, "stop") + DONE));
  assert.equal(guard.findings().length, 1);
});

test("stream guard: without enforcement comments, ids and line ends pass byte for byte", () => {
  const keep: Treat = () => ({ kind: "keep" });
  const sse = `: hello\r\n\r\nid: 7\r\n${chat({ content: "Hi" }).replaceAll("\n", "\r\n")}${DONE}`;
  const guard = guardFor(chatCompletions, keep, false);
  assert.equal(run(guard, Buffer.from(sse), [3, 9, 40, 41, 60]), sse);
});

test("stream guard: the last event waits for the record and a stream without it was cut", () => {
  const guard = guardFor(chatCompletions);
  assert.equal(guard.push(Buffer.from(chat({ content: "Bye" }))).length, 0);
  assert.throws(() => guard.end(), { code: "upstream.cut" });
  const out = Buffer.concat(guard.push(Buffer.from(chat({}, 0, "stop") + DONE))).toString();
  assert.equal(out.includes("[DONE]"), false);
  assert.equal(guard.end().toString(), DONE);
});

test("stream guard: an event that is not JSON is garbage", () => {
  assert.throws(() => guardFor(chatCompletions).push(Buffer.from("data: {oops\n\n")), {
    code: "upstream.garbage",
  });
});

test("stream guard: log probabilities of an edited event are nulled, they spell the text again", () => {
  const choices = [
    {
      index: 0,
      delta: { content: "ann@mail.org " },
      logprobs: { content: [{ token: "ann@mail.org" }] },
    },
  ];
  const guard = guardFor(chatCompletions);
  const out = Buffer.concat(guard.push(Buffer.from(`data: ${JSON.stringify({ choices })}\n\n`)));
  assert.equal(out.toString().includes("ann"), false);
  assert.match(out.toString(), /\[EMAIL\]/);
});

test("stream guard: a surrogate pair cut between two events arrives whole", () => {
  const [high, low] = ["\\ud83d", "\\ude00"];
  const event = (content: string) =>
    `data: {"choices":[{"index":0,"delta":{"content":"${content}"}}]}\n\n`;
  const sse = event(`x ${high}`) + event(`${low} ann@mail.org `) + chat({}, 0, "stop") + DONE;
  const out = run(guardFor(chatCompletions), Buffer.from(sse), []);
  assert.equal(gather(out).get("0 content"), "x \u{1F600} [EMAIL] ");
});

test("stream guard: Anthropic's tool arguments cannot hide an address in an escape", () => {
  const event = (name: string, content: object) =>
    `event: ${name}\ndata: ${JSON.stringify({ type: name, ...content })}\n\n`;
  const delta = (partial_json: string) =>
    event("content_block_delta", { index: 0, delta: { type: "input_json_delta", partial_json } });
  const sse =
    event("message_start", { message: { id: "m", usage: { input_tokens: 3, output_tokens: 1 } } }) +
    event("content_block_start", {
      index: 0,
      content_block: { type: "tool_use", id: "t", name: "mail", input: {} },
    }) +
    delta('{"to":"ann\\u00') +
    delta('40mail.org"') +
    delta("}") +
    event("content_block_stop", { index: 0 }) +
    event("message_delta", { delta: { stop_reason: "tool_use" }, usage: { output_tokens: 9 } }) +
    event("message_stop", {});
  const guard = guardFor(messages);
  const out = run(guard, Buffer.from(sse), []);
  const parts = [...out.matchAll(/"partial_json":("(?:[^"\\]|\\.)*")/g)];
  assert.equal(parts.map(([, text]) => JSON.parse(text ?? '""')).join(""), '{"to":"[EMAIL]"}');
  assert.deepEqual(guard.usage, { inputTokens: 3, outputTokens: 9 });
});

test("stream guard: a copied mark leaves no field of a stream, however it is cut", () => {
  const marked = (text: string): string => text.replaceAll(" ", ` ${MARK}`);
  const property = fc.property(
    fc.record({ content: prose, reasoning: prose, tool: prose, escapes: fc.boolean() }),
    fc.array(fc.nat(400), { minLength: 3, maxLength: 30 }),
    fc.array(fc.nat(6000), { maxLength: 40 }),
    ({ escapes, ...texts }, pieces, cuts) => {
      const args = JSON.stringify({ to: marked(texts.tool) });
      const sources = {
        content: marked(texts.content),
        reasoning: marked(texts.reasoning),
        tool: escapes ? args.replaceAll(MARK, "\\ue123") : args,
      };
      const bytes = Buffer.from(interleave(sources, pieces));
      const sorted = cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b);
      const got = gather(run(guardFor(chatCompletions), bytes, sorted));
      const clean = { ...texts, tool: JSON.stringify({ to: texts.tool }) };
      for (const [field, text] of Object.entries(clean)) {
        const syntax = field === "tool" ? "json" : "text";
        const { text: expected } = redactText({ detector, treat: label, syntax }, text);
        assert.equal(got.get(`0 ${field}`) ?? "", expected, field);
      }
    },
  );
  fc.assert(property, { numRuns: 400 });
});

test("stream guard: events without the mark leave as the bytes they came in", () => {
  const plain = [chat({ content: "good " }), chat({ content: "day" })];
  const events = [...plain, chat({ content: ` ${MARK}to you` }), chat({}, 0, "stop"), DONE];
  const out = run(guardFor(chatCompletions), Buffer.from(events.join("")), []);
  assert.ok(out.startsWith(plain.join("")));
  assert.equal(gather(out).get("0 content"), "good day to you");
});

test("stream guard: in silence the judged part of an event leaves, and never what may be data", () => {
  const guard = guardFor(chatCompletions);
  const first = guard.push(Buffer.from(chat({ content: "Hi. ann@ma" })));
  assert.deepEqual([first.length, guard.waits], [0, true]);
  const flushed = Buffer.concat([...guard.flush()]).toString();
  assert.equal(gather(flushed).get("0 content"), "Hi. ");
  assert.deepEqual(guard.flush(), [], "once");
  const rest = Buffer.concat([
    ...guard.push(Buffer.from(chat({ content: "il.org!" }))),
    ...guard.push(Buffer.from(DONE)),
    guard.end(),
  ]).toString();
  assert.equal(gather(rest).get("0 content"), "[EMAIL]!");
  assert.equal(guard.waits, false);
});

test("stream guard: after a block silence lets nothing go", () => {
  const guard = guardFor(chatCompletions, () => ({ kind: "block" }));
  guard.push(Buffer.from(chat({ content: "All is well. ann@mail.org " })));
  assert.ok(guard.blocked);
  assert.deepEqual(guard.flush(), []);
});

test("stream guard: a key that is certain while it comes holds no event back", () => {
  const replaced = { kind: "replace", replacement: "[KEY]" } as const;
  const guard = new StreamGuard({
    ...OPTIONS,
    wire: chatCompletions,
    detector: compileDetector([privateKey]),
    treat: () => replaced,
    opening: () => replaced,
  });
  const lines = "MIIEpAIBAAKCAQEA".repeat(40);
  const key = `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----`;
  const out: Buffer[] = [];
  const sizes = Array.from(`so: ${key}. Bye`, (content) => {
    out.push(...guard.push(Buffer.from(chat({ content }))));
    return out.length;
  });
  const [halfway = 0] = sizes.slice(Math.floor(sizes.length / 2));
  assert.ok(halfway > sizes.length / 2 - 64, `${halfway} of ${sizes.length} have left`);
  out.push(...guard.push(Buffer.from(DONE)), guard.end());
  assert.equal(gather(Buffer.concat(out).toString()).get("0 content"), "so: [KEY]. Bye");
});
