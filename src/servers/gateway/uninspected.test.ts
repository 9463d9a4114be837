import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { startTestGateway } from "../../../test/fixtures/gateway.ts";
import type { TestGateway } from "../../../test/fixtures/gateway.ts";
import { testGuard } from "../../../test/fixtures/guard.ts";
import { PROFILES } from "../../policy/profile.ts";
import type { Profile } from "../../policy/profile.ts";

let gateway: TestGateway;

before(async () => {
  gateway = await startTestGateway(testGuard());
});
beforeEach(() => {
  gateway.stage.calls.length = 0;
  gateway.stage.events.length = 0;
});
after(() => gateway.close());

const PICTURE = Buffer.alloc(300, 0x89).toString("base64");
const ASKED = {
  model: "m",
  messages: [
    {
      role: "user",
      content: [{ type: "image_url", image_url: { url: `data:image/png;base64,${PICTURE}` } }],
    },
  ],
};
const CLEAN = { model: "m", input: "Draw a tree." };
const DRAWN = { type: "image_generation_call", id: "ig_1", status: "completed", result: PICTURE };

function withRule(uninspectable: Profile["uninspectable"], base: Profile = PROFILES.balanced) {
  gateway.stage.profile = { ...base, uninspectable };
}

function answerWith(body: object): void {
  const bytes = [JSON.stringify(body)];
  gateway.stage.answer = () => ({ status: 200, type: "application/json", bytes });
}

async function post(path: string, body: object) {
  const response = await fetch(gateway.origin + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const verdict = response.headers.get("x-garita-verdict");
  return { status: response.status, verdict, text: await response.text() };
}

test("uninspected: a picture in a request is flagged and on record unless the profile says more", async () => {
  assert.deepEqual(
    Object.values(PROFILES).map(({ uninspectable }) => uninspectable),
    ["flag", "flag", "flag"],
  );
  answerWith({ choices: [] });
  withRule("flag");
  const flagged = await post("/v1/chat/completions", ASKED);
  assert.deepEqual([flagged.status, flagged.verdict], [200, "flag"]);
  const [event] = gateway.stage.events;
  assert.deepEqual(event?.uninspected, ["image"]);
  assert.deepEqual(
    event?.rules.map(({ rule, direction }) => [rule, direction]),
    [["content/uninspectable", "input"]],
  );
  withRule("allow");
  const allowed = await post("/v1/chat/completions", ASKED);
  assert.deepEqual([allowed.status, allowed.verdict], [200, "allow"]);
  assert.deepEqual(gateway.stage.events[1]?.uninspected, ["image"], "it counts all the same");
});

test("uninspected: where it blocks, a picture goes no further in either direction", async () => {
  answerWith({ output: [DRAWN] });
  withRule("block");
  const asked = await post("/v1/chat/completions", ASKED);
  assert.equal(asked.status, 403);
  assert.equal(JSON.parse(asked.text).error.type, "content_blocked");
  assert.equal(gateway.stage.calls.length, 0);
  const drawn = await post("/v1/responses", CLEAN);
  assert.equal(drawn.status, 403);
  assert.ok(!drawn.text.includes(PICTURE));
  assert.deepEqual(gateway.stage.events[1]?.uninspected, ["image"]);
  withRule("block", PROFILES.monitor);
  const watched = await post("/v1/responses", CLEAN);
  assert.equal(watched.status, 200);
  assert.ok(watched.text.includes(PICTURE), "what only watches blocks nothing");
});

test("uninspected: where it blocks, a streamed picture ends the stream before it", async () => {
  const events = [
    { type: "response.output_text.delta", output_index: 0, content_index: 0, delta: "Here. " },
    { type: "response.output_item.done", output_index: 1, item: DRAWN },
    { type: "response.completed", response: { output: [] } },
  ];
  const bytes = events.map((event) => `data: ${JSON.stringify(event)}\n\n`);
  gateway.stage.answer = () => ({ status: 200, type: "text/event-stream", bytes });
  withRule("flag");
  const passed = await post("/v1/responses", { ...CLEAN, stream: true });
  assert.ok(passed.text.includes(PICTURE));
  assert.deepEqual(
    [gateway.stage.events[0]?.verdict, gateway.stage.events[0]?.uninspected],
    ["flag", ["image"]],
  );
  withRule("block");
  const blocked = await post("/v1/responses", { ...CLEAN, stream: true });
  assert.ok(!blocked.text.includes(PICTURE));
  assert.match(blocked.text, /content_blocked/);
  assert.equal(gateway.stage.events[1]?.verdict, "block");
});
