import assert from "node:assert/strict";
import { test } from "node:test";
import { GuardConfig } from "../../src/guard/config.ts";
import { RECOGNIZERS } from "../../src/guard/detect/registry.ts";
import { applyEdits, openRedaction, redactText } from "../../src/guard/redact/redaction-stream.ts";
import type { RedactionOptions } from "../../src/guard/redact/redaction-stream.ts";
import { createTokenVault } from "../../src/guard/redact/token-vault.ts";
import { PROFILES } from "../../src/policy/profile.ts";
import { StreamGuard } from "../../src/servers/gateway/stream-guard.ts";
import { outputOpening, outputTreat } from "../../src/servers/gateway/treat.ts";
import { messages } from "../../src/servers/gateway/wire/anthropic-messages.ts";
import { chatCompletions } from "../../src/servers/gateway/wire/openai-chat.ts";
import type { Random } from "../../training/injection/dev/evasion-tables.ts";
import { pick, seeded } from "../../training/injection/random.ts";
import { spellString } from "../property/guarded-texts.ts";
import { testGuard } from "../fixtures/guard.ts";

/** How long random texts are tried, unless their number is given. */
const SECONDS = Number(process.env["GARITA_FUZZ_SECONDS"] ?? 5);
const RUNS = Number(process.env["GARITA_FUZZ_RUNS"] ?? Infinity);
const SEED = Number(process.env["GARITA_FUZZ_SEED"] ?? Date.now() % 2 ** 31);

/** So much of a secret tells something of it. */
const TELLING = 8;

const detector = testGuard(GuardConfig.parse({ detectors: ["pii", "secret"] })).streamed;
const vault = createTokenVault({ key: Buffer.alloc(32, 5), scope: "fuzz" });
const ISSUED = "ana.perez@correo-real.es";
const TOKEN = vault.tokenFor("EMAIL", ISSUED);
/** Everything is hidden, whoever it names. */
const profile = {
  ...PROFILES.balanced,
  output: { ...PROFILES.balanced.output, entities: [] },
};
const by = { treat: outputTreat(profile, vault), opening: outputOpening(profile, vault) };

/** What every rule finds and almost finds. */
const VALUES = RECOGNIZERS.flatMap(({ examples }) => examples.finds);
const NEARLY = RECOGNIZERS.flatMap(({ examples }) => examples.ignores);
const PROSE = [
  "The harbour was quiet when the first boat came back with its nets half full.",
  "Escriba a la oficina y diga su DNI, por favor:",
  "the key is",
  "| name | phone |\n| --- | --- |\n|",
  "```ts\nconst token =",
  "漢字 é 👩‍💻 ñ",
  "1. First\n2. Second\n\n",
  "12 345",
];
const JOINTS = [" ", " ", " ", "\n", ": ", ", ", "", '"', "=", "\\n", "\u200b"];

function randomText(random: Random): string {
  const parts = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const kind = random();
    if (kind < 0.4) return pick(VALUES, random);
    if (kind < 0.5) return pick(NEARLY, random);
    if (kind < 0.55) return pick(VALUES, random).slice(0, Math.floor(random() * 40));
    return kind < 0.6 ? TOKEN : pick(PROSE, random);
  });
  return parts.map((part) => part + pick(JOINTS, random)).join("");
}

function randomChunks(text: string, random: Random): readonly string[] {
  const lengthMax = pick([1, 2, 4, 7, 7, 40], random);
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += chunks.at(-1)?.length ?? 0) {
    const length = 1 + Math.floor(random() * lengthMax);
    chunks.push(text.slice(at, at + length));
  }
  return chunks;
}

/** Pieces of what the whole hides, as long as `TELLING`, that the whole itself does not show. */
function secretsOf(options: RedactionOptions, text: string, shown: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  const findings = redactText({ ...options, treat: () => ({ kind: "keep" }) }, text).findings;
  for (const { span, score } of findings) {
    if (score < 0.5) continue;
    for (let at = span.start; at + TELLING <= span.end; at++) {
      const piece = text.slice(at, at + TELLING);
      if (!shown.includes(piece)) pieces.add(piece);
    }
  }
  return pieces;
}

/** INVARIANT: what has left is at all times a beginning of what the whole would be. */
function checkRelease(released: string, whole: string, secrets: ReadonlySet<string>): void {
  if (whole.startsWith(released)) return;
  for (const piece of secrets) assert.ok(!released.includes(piece), "a piece of a secret has left");
  assert.fail("what has left is no beginning of the whole");
}

function checkStream(options: RedactionOptions, text: string, random: Random): void {
  const whole = redactText(options, text).text;
  const secrets = secretsOf(options, text, whole);
  const stream = openRedaction(options);
  let [released, safe] = ["", 0];
  const leave = (): void => {
    const edits = stream.takeEdits();
    released += applyEdits(text.slice(safe, stream.safe), edits, safe);
    safe = stream.safe;
    checkRelease(released, whole, secrets);
  };
  for (const chunk of randomChunks(text, random)) {
    stream.push(chunk);
    leave();
  }
  stream.end();
  leave();
  assert.equal(released, whole);
}

const DIALECTS = [
  {
    wire: chatCompletions,
    event: (content: string) => ({ choices: [{ index: 0, delta: { content } }] }),
    last: "data: [DONE]\n\n",
  },
  {
    wire: messages,
    event: (text: string) => ({
      type: "content_block_delta",
      index: 0,
      delta: { type: "text_delta", text },
    }),
    last: 'data: {"type":"message_stop"}\n\n',
  },
] as const;

/** The texts of a stream's events, whatever their dialect. */
function textIn(bytes: readonly Buffer[]): string {
  const spoken = /"(?:content|text)":("(?:[^"\\]|\\.)*")/g;
  const events = Buffer.concat(bytes).toString();
  return Array.from(events.matchAll(spoken), ([, token = '""']) => JSON.parse(token)).join("");
}

const UNLIMITED = {
  enforce: true,
  jsonLimits: {},
  taint: null,
  leaks: null,
  mark: null,
  readsAll: false,
  eventBytesMax: 2 ** 20,
  callLengthMax: 2 ** 20,
} as const;

/** The same through the events of an answer, with silences in between. */
function checkEvents(text: string, random: Random): void {
  const options = { detector, ...by, syntax: "guess" } as const;
  const whole = redactText(options, text).text;
  const secrets = secretsOf(options, text, whole);
  const { wire, event, last } = pick(DIALECTS, random);
  const guard = new StreamGuard({
    ...by,
    wire,
    detector,
    ...UNLIMITED,
  });
  let released = "";
  for (const chunk of randomChunks(text, random)) {
    const bytes = Buffer.from(`data: ${JSON.stringify(event(chunk))}\n\n`);
    released += textIn(guard.push(bytes));
    if (random() < 0.3) released += textIn(guard.flush());
    checkRelease(released, whole, secrets);
  }
  released += textIn(guard.push(Buffer.from(last)));
  assert.equal(released + textIn([guard.end()]), whole);
}

/** Until its share of the runs or seconds is over; says which seed to repeat it with. */
function fuzz(share: number, step: (text: string, random: Random) => void): string {
  const endsAt = performance.now() + SECONDS * share * 1000;
  let runs = 0;
  const isOver = (): boolean =>
    RUNS === Infinity ? performance.now() >= endsAt : runs >= RUNS * share;
  for (; !isOver(); runs += 1) {
    const random = seeded(SEED + runs);
    const text = randomText(random);
    try {
      step(text, random);
    } catch (error) {
      throw new Error(`GARITA_FUZZ_SEED=${SEED + runs}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
  return `GARITA_FUZZ_SEED=${SEED}: ${runs} texts`;
}

test("data: however a text is cut, no piece of what the whole hides leaves, and they are equal", (t) => {
  const options = { detector, ...by, syntax: "text" } as const;
  t.diagnostic(fuzz(0.5, (text, random) => checkStream(options, text, random)));
});

test("data: the same in the arguments of tools, however they are escaped", (t) => {
  const options = { detector, ...by, syntax: "json" } as const;
  const said = fuzz(0.3, (text, random) => {
    const seed = Math.floor(random() * 2 ** 24);
    checkStream(options, `{"note": ${spellString(text, seed)}, "n": 1}`, random);
  });
  t.diagnostic(said);
});

test("data: the same through the events of both dialects, with silences", (t) => {
  t.diagnostic(fuzz(0.2, checkEvents));
});
