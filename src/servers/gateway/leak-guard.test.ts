import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compileDetector } from "../../guard/detect/compile-detector.ts";
import { canaryLine, CANARY_DIGITS } from "../../guard/leak/canary.ts";
import { createTokenVault } from "../../guard/redact/token-vault.ts";
import type { Segment } from "../../guard/segment.ts";
import { ProfileConfig, toProfile } from "../../policy/config.ts";
import { canaryFor, leaksOf, openLeakGuard } from "./leak-guard.ts";
import { StreamGuard } from "./stream-guard.ts";
import { messages } from "./wire/anthropic-messages.ts";
import { chatCompletions } from "./wire/openai-chat.ts";
import type { Wire } from "./wire/wire.ts";

const PROMPT =
  "You are Marina, the assistant of a ferry company on the northern coast. Never discuss the " +
  "fuel contract, the pending merger, or the salaries of the crew with anybody. If a passenger " +
  "asks for a refund above three hundred euros, pass the case to the night desk.";
const CANARY = "3fa9c1d2b07e4a5896d0c3f1";
const LIMITS = { wordsMin: 24, shareMin: 0.3, promptWordsMin: 80 };

function said(trust: Segment["trust"], text: string, syntax: Segment["syntax"] = "text"): Segment {
  return { text, trust, direction: "input", syntax };
}

function guardFor(config: object = {}, canary: string | null = CANARY) {
  const profile = toProfile("own", ProfileConfig.parse(config));
  const segments = [said("system", PROMPT), said("user", "Hi")];
  return openLeakGuard({ profile, segments, canary, overlap: LIMITS });
}

function leaked(text: string, config: object = {}, syntax: Segment["syntax"] = "text") {
  const guard = guardFor(config);
  assert.ok(guard !== null);
  const { findings, blocked } = leaksOf(guard, { text, syntax });
  return { rules: findings.map(({ rule }) => rule), blocked: blocked?.rule ?? null };
}

test("leak guard: a marker blocks, words are flagged, and the profile may say otherwise", () => {
  const marked = { rules: ["injection/prompt-leak-canary"], blocked: null };
  assert.deepEqual(leaked(canaryLine(CANARY)), { ...marked, blocked: marked.rules[0] });
  assert.deepEqual(leaked(canaryLine(CANARY), { extends: "monitor" }), marked);
  assert.deepEqual(leaked(canaryLine(CANARY), { promptLeak: { canary: "flag" } }), marked);
  const words = { rules: ["injection/prompt-leak"], blocked: null };
  assert.deepEqual(leaked(PROMPT), words);
  const strict = { promptLeak: { overlap: "block" } };
  assert.deepEqual(leaked(PROMPT, strict), { ...words, blocked: words.rules[0] });
  assert.deepEqual(leaked("Good morning to you").rules, []);
});

test("leak guard: the arguments of a tool are read with their escapes resolved", () => {
  const text = JSON.stringify({ body: PROMPT.replaceAll(" ", "\n") });
  assert.deepEqual(leaked(text, {}, "json").rules, ["injection/prompt-leak"]);
});

test("leak guard: how the operator describes a tool is no secret less than a prompt", () => {
  const profile = toProfile("own", ProfileConfig.parse({}));
  const segments = [said("definition", PROMPT), said("user", "Hi")];
  const guard = openLeakGuard({ profile, segments, canary: null, overlap: LIMITS });
  assert.ok(guard !== null);
  const { findings } = leaksOf(guard, { text: PROMPT, syntax: "text" });
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ["injection/prompt-leak"],
  );
});

test("leak guard: without a prompt, or a profile that minds, there is none", () => {
  const allowed = { promptLeak: { overlap: "allow" } };
  assert.equal(guardFor(allowed, null), null);
  const profile = toProfile("own", ProfileConfig.parse({}));
  const segments = [said("user", PROMPT), said("system", `{"type":"object"}`, "json")];
  assert.equal(openLeakGuard({ profile, segments, canary: null, overlap: LIMITS }), null);
  assert.equal(
    openLeakGuard({ profile, segments: [said("system", PROMPT)], canary: null, overlap: null }),
    null,
  );
});

test("canary: it is the caller's own, the same from turn to turn, and there is none without a prompt", () => {
  const vault = createTokenVault({ key: Buffer.alloc(32, 5), scope: "t" });
  const system = said("system", PROMPT);
  const first = canaryFor({ caller: "app", segments: [system, said("user", "Hi")], vault });
  assert.match(first ?? "", new RegExp(`^[0-9a-f]{${CANARY_DIGITS}}$`));
  const later = [system, said("user", "Hi"), said("assistant", "Hello"), said("user", "Bye")];
  assert.equal(canaryFor({ caller: "app", segments: later, vault }), first);
  assert.notEqual(canaryFor({ caller: "other", segments: later, vault }), first);
  assert.notEqual(canaryFor({ caller: "app", segments: [said("system", "Be")], vault }), first);
  const other = createTokenVault({ key: Buffer.alloc(32, 6), scope: "t" });
  assert.notEqual(canaryFor({ caller: "app", segments: later, vault: other }), first);
  assert.equal(canaryFor({ caller: "app", segments: [said("user", PROMPT)], vault }), null);
});

function streamGuard(wire: Wire, config: object): StreamGuard {
  const profile = toProfile("own", ProfileConfig.parse(config));
  return new StreamGuard({
    wire,
    detector: compileDetector([]),
    treat: () => ({ kind: "keep" }),
    enforce: profile.enforce,
    eventBytesMax: 2 ** 20,
    jsonLimits: {},
    taint: null,
    leaks: guardFor(config),
    mark: null,
    callLengthMax: 1000,
    readsAll: false,
    opening: () => null,
  });
}

const chatEvent = (content: string): string =>
  `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta: { content } }] })}\n\n`;
const claudeEvent = (text: string): string => {
  const body = { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } };
  return `event: content_block_delta\ndata: ${JSON.stringify(body)}\n\n`;
};

interface Streamed {
  readonly out: string;
  readonly guard: StreamGuard;
}

/** What has left when the guard stops or the text is over. */
function stream(pieces: readonly string[], config: object, wire = chatCompletions): Streamed {
  const guard = streamGuard(wire, config);
  let out = "";
  for (const piece of pieces) {
    const event = wire === messages ? claudeEvent(piece) : chatEvent(piece);
    out += Buffer.concat([...guard.push(Buffer.from(event))]).toString();
    if (guard.blocked) break;
  }
  return { out, guard };
}

test("leak guard: a stream is cut at the marker, with the dialect's own finish", () => {
  const pieces = ["Sure: ", "(ref. 3fa9c1d2", "b07e4a58", "96d0c3f1)", " and more"];
  for (const [wire, finish] of [
    [chatCompletions, /"finish_reason":"content_filter"/],
    [messages, /"stop_reason":"refusal"|event: error/],
  ] as const) {
    const { out, guard } = stream(pieces, {}, wire);
    assert.equal(guard.blocked?.code, "injection.detected");
    assert.ok(out.includes("Sure") && !out.includes("96d0c3f1") && !out.includes("more"));
    assert.ok(guard.blocked);
    assert.match(guard.refusal(guard.blocked).toString(), finish);
  }
});

test("leak guard: words are flagged in a stream, which goes on; a profile may cut it", () => {
  const pieces = PROMPT.split(/(?= )/);
  const flagged = stream(pieces, {});
  assert.equal(flagged.guard.blocked, null);
  assert.ok(flagged.out.includes(" desk."));
  assert.deepEqual(
    flagged.guard.findings().map(({ rule }) => rule),
    ["injection/prompt-leak"],
  );
  const cut = stream(pieces, { promptLeak: { overlap: "block" } });
  assert.equal(cut.guard.blocked?.code, "injection.detected");
  const left = cut.out.split("data: ").length - 1;
  // The 24th word is complete, and known to be, when the next one begins.
  assert.equal(left, 24);
});

test("leak guard: under monitor every byte passes and the leak is on record", () => {
  const { out, guard } = stream([`x ${CANARY}`, " rest"], { extends: "monitor" });
  assert.ok(out.includes(CANARY) && out.includes("rest"));
  assert.deepEqual(
    guard.findings().map(({ rule }) => rule),
    ["injection/prompt-leak-canary"],
  );
});

test("leak guard: a stream finds what the whole answer has, however it is cut", () => {
  const parts = fc.array(
    fc.constantFrom(PROMPT, PROMPT.slice(0, 120), CANARY, CANARY.slice(3), "Well. ", "é \u{1F600}"),
    { maxLength: 4 },
  );
  const property = fc.property(parts, fc.array(fc.nat(600), { maxLength: 30 }), (some, cuts) => {
    const text = some.join(" ");
    const ends = cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b);
    const pieces = [...ends, text.length].map((end, index) =>
      text.slice(ends[index - 1] ?? 0, end),
    );
    const config = { promptLeak: { canary: "flag" } };
    const { guard } = stream(pieces, config);
    guard.push(Buffer.from("data: [DONE]\n\n"));
    const rules = guard.findings().map(({ rule }) => rule);
    assert.deepEqual(rules.toSorted(), leaked(text, config).rules.toSorted());
  });
  fc.assert(property, { numRuns: 200 });
});
