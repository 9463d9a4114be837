import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { startTestGateway } from "../../../test/fixtures/gateway.ts";
import type { TestGateway } from "../../../test/fixtures/gateway.ts";
import { testGuard } from "../../../test/fixtures/guard.ts";
import { GaritaError } from "../../core/errors.ts";
import type { ExternalVerdict, VerdictQuestion } from "../../policy/external.ts";
import { PROFILES } from "../../policy/profile.ts";

const EMAIL = "ann.smith@harbour.example.org";

const asked: VerdictQuestion[] = [];
const directions = new Set<"input" | "output">(["input", "output"]);
let answer: (question: VerdictQuestion) => ExternalVerdict["action"] = () => "allow";
let gateway: TestGateway;

before(async () => {
  gateway = await startTestGateway(testGuard(), {
    judgeExternally: {
      directions,
      ask: async (question) => {
        asked.push(question);
        return { action: answer(question), reason: "so" };
      },
    },
  });
});
after(() => gateway.close());

beforeEach(() => {
  const { stage } = gateway;
  asked.length = 0;
  stage.calls.length = 0;
  stage.events.length = 0;
  stage.profile = PROFILES.balanced;
  answer = () => "allow";
  const message = { role: "assistant", content: `write to ${EMAIL}` };
  const body = JSON.stringify({ id: "c", choices: [{ index: 0, message, finish_reason: "stop" }] });
  stage.answer = () => ({ status: 200, type: "application/json", bytes: [body] });
});

async function chat(content: string, more: object = {}): Promise<Response> {
  return fetch(`${gateway.origin}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model: "m", messages: [{ role: "user", content }], ...more }),
  });
}

test("external verdict: it is told what was found, both ways, and never the text", async () => {
  assert.equal((await chat(`my mail is ${EMAIL}`)).status, 200);
  assert.deepEqual(
    asked.map(({ direction }) => direction),
    ["input", "output"],
  );
  const [input] = asked;
  assert.deepEqual([input?.model, input?.profile], ["m", "balanced"]);
  assert.ok(input?.findings.some(({ entity }) => entity === "EMAIL"));
  assert.ok(!JSON.stringify(asked).includes("harbour"));
});

test("external verdict: a request that is blocked never leaves, and is on record", async () => {
  answer = ({ direction }) => (direction === "input" ? "block" : "allow");
  const refused = await chat("hello");
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /"content_blocked"/);
  assert.equal(gateway.stage.calls.length, 0);
  assert.deepEqual(
    gateway.stage.events.map(({ verdict }) => verdict),
    ["block"],
  );
});

test("external verdict: an answer that is blocked is not given", async () => {
  answer = ({ direction }) => (direction === "output" ? "block" : "allow");
  const refused = await chat("hello");
  assert.equal(refused.status, 403);
  assert.ok(!(await refused.text()).includes("harbour"));
});

test("external verdict: text of a stream leaves when it was allowed, and not before", async () => {
  const event = (content: string) =>
    `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta: { content } }] })}\n\n`;
  const calm = Array.from({ length: 20 }, () => event("The harbour is quiet tonight. "));
  const bytes = [...calm, event(`Write to ${EMAIL} now. `), event("TAIL"), "data: [DONE]\n\n"];
  gateway.stage.answer = () => ({ status: 200, type: "text/event-stream", bytes });
  const allowed = await (await chat("hello", { stream: true })).text();
  assert.equal(allowed.match(/quiet/g)?.length, 20);
  assert.match(allowed, /TAIL[^]*\[DONE\]/);
  answer = ({ direction, findings }) =>
    direction === "output" && findings.length > 0 ? "block" : "allow";
  const refused = await (await chat("hello", { stream: true })).text();
  assert.match(refused, /content_blocked/);
  assert.doesNotMatch(refused, /TAIL|ann\.smith|EMAIL|quiet/);
});

test("external verdict: a stream that is blocked ends with a refusal, and nothing of it is sent", async () => {
  answer = ({ direction }) => (direction === "output" ? "block" : "allow");
  const event = (delta: object, finish: string | null) =>
    `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const bytes = [event({ content: "hi there" }, null), event({}, "stop"), "data: [DONE]\n\n"];
  gateway.stage.answer = () => ({ status: 200, type: "text/event-stream", bytes });
  const text = await (await chat("hello", { stream: true })).text();
  assert.match(text, /content_blocked/);
  assert.doesNotMatch(text, /hi there/);
});

test("external verdict: a profile that does not enforce changes nothing and notes it", async () => {
  gateway.stage.profile = PROFILES.monitor;
  answer = () => "block";
  assert.equal((await chat("hello")).status, 200);
  assert.deepEqual(
    gateway.stage.events.map(({ verdict }) => verdict),
    ["flag"],
  );
});

test("external verdict: without an answer nothing passes", async () => {
  answer = () => {
    throw new GaritaError("policy.unavailable", "nobody there");
  };
  assert.equal((await chat("hello")).status, 503);
  assert.equal(gateway.stage.calls.length, 0);
});
