import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { GaritaError } from "../../src/core/errors.ts";
import { parseJson } from "../../src/core/json.ts";
import { selectWire } from "../../src/servers/gateway/wire/dialects.ts";
import { renderSse } from "../../src/servers/gateway/wire/sse.ts";
import { editSlots } from "../../src/servers/gateway/wire/splice.ts";
import type { SseEvent, TextSlot, Wire } from "../../src/servers/gateway/wire/wire.ts";

const Slot = z.tuple([z.string(), z.string(), z.string()]);
const Usage = z.object({
  inputTokens: z.number(),
  cachedTokens: z.number().optional(),
  outputTokens: z.number(),
});
const RequestCase = z.strictObject({
  name: z.string(),
  path: z.string(),
  body: z.unknown(),
  expect: z.strictObject({
    operation: z.string().optional(),
    dialect: z.string().optional(),
    model: z.string().optional(),
    stream: z.boolean().optional(),
    verbatim: z.boolean().optional(),
    outputTokensMax: z.number().nullish(),
    uninspected: z.array(z.string()).optional(),
    session: z.string().optional(),
    continues: z.string().optional(),
    upstream: z.unknown().optional(),
    slots: z.array(Slot),
  }),
});
const RefusedCase = z.strictObject({ path: z.string(), body: z.unknown(), field: z.string() });
const AnswerCase = z.strictObject({
  name: z.string(),
  path: z.string(),
  body: z.unknown(),
  expect: z.strictObject({
    usage: Usage.nullable(),
    shadows: z.array(z.unknown()),
    slots: z.array(Slot),
  }),
});
const StreamCase = z.strictObject({
  name: z.string(),
  path: z.string(),
  events: z.array(
    z.strictObject({
      event: z.string().default(""),
      data: z.unknown(),
      expect: z.strictObject({
        deltas: z.record(z.string(), z.string()).default({}),
        json: z.array(z.string()).default([]),
        wholes: z.array(z.string()).default([]),
        shadows: z.number().default(0),
        closes: z.union([z.literal("all"), z.array(z.string())]).default([]),
        final: z.boolean().default(false),
        usage: Usage.nullable().default(null),
      }),
    }),
  ),
});

function load<T>(schema: z.ZodType<T>, file: string): T[] {
  const json: unknown = JSON.parse(readFileSync(new URL(`wire/${file}`, import.meta.url), "utf8"));
  return z.array(schema).parse(json);
}

const REQUESTS = [
  ...load(RequestCase, "chat-requests.json"),
  ...load(RequestCase, "other-requests.json"),
];
const ANSWERS = load(AnswerCase, "answers.json");
const STREAMS = load(StreamCase, "streams.json");

function wireOf(path: string, body: string): Wire {
  const wire = selectWire(path, parseJson(body));
  assert.ok(wire, path);
  return wire;
}

function triples(slots: readonly TextSlot[]): [string, string, string][] {
  return slots.map(({ segment }) => [segment.trust, segment.syntax, segment.text]);
}

/** Each slot's token is its text, and editing every slot with its own text changes no meaning. */
function assertSlots(body: string, slots: readonly TextSlot[]): void {
  for (const { encoding, token, segment } of slots) {
    const piece = body.slice(token.start, token.end);
    assert.equal(encoding === "raw" ? piece : JSON.parse(piece), segment.text);
  }
  const edited = editSlots(
    body,
    slots.map((slot) => ({ slot, text: slot.segment.text })),
  );
  assert.deepEqual(JSON.parse(edited), JSON.parse(body));
}

for (const { name, path, body, expect } of REQUESTS) {
  test(`wire request: ${name}`, () => {
    for (const text of [JSON.stringify(body), escaped(body)]) {
      const request = wireOf(path, text).parse(text, parseJson(text));
      const { slots, upstream, ...fields } = expect;
      for (const [field, value] of Object.entries(fields)) {
        assert.deepEqual(Reflect.get(request, field), value, field);
      }
      if (text === JSON.stringify(body)) assert.deepEqual(triples(request.slots), slots);
      assert.equal(request.slots.length, slots.length);
      if (upstream !== undefined) assert.deepEqual(JSON.parse(request.body), upstream);
      if (request.verbatim) assert.equal(request.body, text);
      const { start, end } = request.modelToken;
      assert.equal(JSON.parse(request.body.slice(start, end)), request.model);
      assertSlots(request.body, request.slots);
      assert.ok(request.slots.every(({ segment }) => segment.direction === "input"));
    }
  });
}

/** The same JSON with blanks between its tokens and every letter of its strings escaped. */
function escaped(body: unknown): string {
  return JSON.stringify(body, null, 2).replaceAll(/"(?:[^"\\]|\\.)*"/g, (token) => {
    const inner = token.slice(1, -1);
    return `"${inner.replaceAll(/\\.|[a-z]/g, unicode)}"`;
  });
}

/** Escapes stay what they are. */
function unicode(letter: string): string {
  if (letter.length > 1) return letter;
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

test("wire request: wrong types are refused with 422 and the name of the field", () => {
  for (const { path, body, field } of load(RefusedCase, "refused-requests.json")) {
    const text = JSON.stringify(body);
    const why = `${path} ${text}`;
    try {
      wireOf(path, text).parse(text, parseJson(text));
      assert.fail(`accepted: ${why}`);
    } catch (error) {
      assert.ok(error instanceof GaritaError, String(error));
      assert.equal(error.code, "request.invalid", why);
      assert.ok(error.message.includes(`${field} `), `${why}: ${error.message}`);
    }
  }
});

for (const { name, path, body, expect } of ANSWERS) {
  test(`wire answer: ${name}`, () => {
    const text = JSON.stringify(body);
    const { slots, shadows, usage } = wireAt(path).readAnswer(text, parseJson(text));
    assert.deepEqual(triples(slots), expect.slots);
    assert.deepEqual(usage, expect.usage);
    const shadowed = shadows.map(({ start, end }): unknown => JSON.parse(text.slice(start, end)));
    assert.deepEqual(shadowed, expect.shadows);
    assertSlots(text, slots);
    assert.ok(slots.every(({ segment }) => segment.direction === "output"));
  });
}

/** Without a body the path alone decides. */
function wireAt(path: string): Wire {
  return wireOf(path, '{"messages":[]}');
}

test("wire answer: anything else is upstream garbage", () => {
  const texts = ["[]", "null", '"x"', "{}", '{"choices":{},"data":1,"output":"x","content":"x"}'];
  for (const { path } of ANSWERS) {
    for (const text of texts) {
      assert.throws(() => wireAt(path).readAnswer(text, parseJson(text)), isGarbage, path + text);
    }
  }
});

for (const { name, path, events } of STREAMS) {
  for (const [index, { event, data, expect }] of events.entries()) {
    test(`wire stream: ${name} (event ${index})`, () => {
      const text = typeof data === "string" ? data : JSON.stringify(data);
      const root = typeof data === "string" ? null : parseJson(text);
      const meaning = wireAt(path).readEvent(sse(event, text), root);
      const deltas = meaning.deltas.map((delta) => [delta.channel, delta.text] as const);
      assert.deepEqual(Object.fromEntries(deltas), expect.deltas);
      const json = meaning.deltas.filter(({ syntax }) => syntax === "json");
      assert.deepEqual(
        json.map(({ channel }) => channel),
        expect.json,
      );
      assert.deepEqual(
        meaning.wholes.map(({ segment }) => segment.text),
        expect.wholes,
      );
      assert.equal(meaning.shadows.length, expect.shadows);
      assert.deepEqual(meaning.closes, expect.closes);
      assert.equal(meaning.final, expect.final);
      assert.deepEqual(meaning.usage, expect.usage);
      assertSlots(text === "[DONE]" ? "[]" : text, meaning.wholes);
      for (const delta of meaning.deltas) {
        assert.equal(JSON.parse(text.slice(delta.token.start, delta.token.end)), delta.text);
      }
    });
  }
}

function sse(event: string, data: string): SseEvent {
  return { event, data, raw: Buffer.from(renderSse(event, data)) };
}

test("wire stream: keep-alives mean nothing, other events without an object are garbage", () => {
  for (const { path } of STREAMS) {
    const wire = wireAt(path);
    const silent = wire.readEvent(sse("", ""), null);
    assert.deepEqual([silent.deltas, silent.wholes, silent.final], [[], [], false]);
    assert.throws(() => wire.readEvent(sse("", "hello"), null), isGarbage);
    assert.throws(() => wire.readEvent(sse("", "[1]"), parseJson("[1]")), isGarbage);
    if (!path.endsWith("completions")) {
      assert.throws(() => wire.readEvent(sse("", "{}"), parseJson("{}")), isGarbage);
    }
  }
});

function isGarbage(error: unknown): boolean {
  return error instanceof GaritaError && error.code === "upstream.garbage";
}

const CANARY = "canary bird @ 123";

/** Every way of replacing one string, or adding one unknown member, by the canary. */
function planted(value: unknown): { place: string; value: unknown }[] {
  if (typeof value === "string") return [{ place: "", value: CANARY }];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const changed = items.flatMap((item, index) =>
      planted(item).map((plant) => ({
        place: `[${index}]${plant.place}`,
        value: items.map((other, position) => (position === index ? plant.value : other)),
      })),
    );
    return [...changed, { place: "[+]", value: [...items, CANARY] }];
  }
  if (typeof value !== "object" || value === null) return [];
  const changed = Object.entries(value).flatMap(([key, inner]) =>
    planted(inner).map((plant) => ({
      place: `.${key}${plant.place}`,
      value: { ...value, [key]: plant.value },
    })),
  );
  return [
    ...changed,
    { place: ".+", value: { ...value, surprise: CANARY } },
    { place: ".++", value: { ...value, surprise: { deep: [{ er: CANARY }] } } },
    { place: ".key", value: { ...value, [CANARY]: 1 } },
  ];
}

/** Positions whose values spell an inspected text again, or that belong to the provider alone. */
const EXEMPT = /logprobs|\.headers\b/;

test("wire request: a text at any position of a body is inspected, known or not", () => {
  let plants = 0;
  for (const { path, body } of REQUESTS) {
    for (const { place, value } of planted(body)) {
      if (EXEMPT.test(place)) continue;
      const text = JSON.stringify(value);
      const slots = readSlots(path, text);
      // Refused bodies reach nobody; identities of the short form are not forwarded.
      if (slots === "refused" || /^\.(?:user_id|session_id)$/.test(place)) continue;
      plants += 1;
      assert.ok(
        slots.some(({ segment }) => segment.text.includes(CANARY)),
        `${path} ${place}`,
      );
    }
  }
  assert.ok(plants > 500, String(plants));
});

function readSlots(path: string, text: string): readonly TextSlot[] | "refused" {
  try {
    return wireOf(path, text).parse(text, parseJson(text)).slots;
  } catch (error) {
    assert.ok(error instanceof GaritaError && error.code === "request.invalid", String(error));
    return "refused";
  }
}

test("wire answer: a text at any position of an answer or event is inspected", () => {
  for (const { path, body } of ANSWERS) {
    for (const { place, value } of planted(body)) {
      if (EXEMPT.test(place)) continue;
      const text = JSON.stringify(value);
      const { slots } = wireAt(path).readAnswer(text, parseJson(text));
      assert.ok(
        slots.some(({ segment }) => segment.text.includes(CANARY)),
        `${path} ${place}`,
      );
    }
  }
  for (const { path, events } of STREAMS) {
    for (const { event, data } of events) {
      if (typeof data === "string") continue;
      for (const { place, value } of planted(data)) {
        if (EXEMPT.test(place)) continue;
        const text = JSON.stringify(value);
        const meaning = wireAt(path).readEvent(sse(event, text), parseJson(text));
        const texts = [...meaning.deltas, ...meaning.wholes.map(({ segment }) => segment)];
        assert.ok(
          texts.some((seen) => seen.text.includes(CANARY)),
          `${path} ${place}`,
        );
      }
    }
  }
});

test("wire request: no JSON body makes parse fail in any way but a refusal", () => {
  const key = fc.constantFrom(
    "model",
    "messages",
    "role",
    "content",
    "type",
    "text",
    "input",
    "tools",
  );
  const { body } = fc.letrec<{ body: unknown }>((tie) => ({
    body: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>("user", "text", "m", 1, true, null),
      fc.array(tie("body"), { maxLength: 3 }),
      fc.dictionary(key, tie("body"), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(body, fc.constantFrom(...REQUESTS.map(({ path }) => path)), (value, path) => {
      const text = JSON.stringify(value);
      const slots = readSlots(path, text);
      if (slots !== "refused") assertSlots(text, slots);
    }),
    { numRuns: 2000 },
  );
});
