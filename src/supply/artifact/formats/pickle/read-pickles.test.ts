import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import fc from "fast-check";
import { told } from "../../../../../test/fixtures/artifacts/pickle-story.ts";
import { pickle } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import { bytesSource } from "../../byte-source.ts";
import { readPickles } from "./read-pickles.ts";

test("pickles: stacked ones are all read", () => {
  const one = pickle().proto(2).call("os", "system", "echo").stop().bytes();
  const bytes = Buffer.concat([pickle().none().stop().bytes(), one, one]);
  const lines: string[] = [];
  const { endings, pickles, end, understood } = readPickles(bytesSource(bytes), {
    onEvent: (event) => lines.push(told(event)),
    onEnding: ({ at, start }) => lines.push(`${at} ${start}`),
  });
  assert.equal(pickles, 3);
  assert.deepEqual(
    endings.map(({ at }) => at),
    ["stop", "stop", "stop"],
  );
  assert.deepEqual([end, understood], [bytes.length, bytes.length]);
  const story = ["protocol 2", "import os system", "call os.system (echo) by reduce"];
  const [first, second] = [2, 2 + one.length];
  assert.deepEqual(lines, ["stop 0", ...story, `stop ${first}`, ...story, `stop ${second}`]);
});

test("pickles: behind an error and behind foreign bytes, the next pickle is found", () => {
  const payload = pickle().proto(4).call("os", "system", "echo").stop().bytes();
  const oldPayload = pickle().call("os", "system", "echo").stop().bytes();
  const broken = pickle().proto(2).none().raw(0xff).bytes();
  for (const hidden of [payload, oldPayload]) {
    for (const before of [broken, pickle().proto(2).none().stop().bytes()]) {
      const bytes = Buffer.concat([before, Buffer.alloc(5000, 0xfe), hidden]);
      const lines: string[] = [];
      readPickles(bytesSource(bytes), { onEvent: (event) => lines.push(told(event)) });
      assert.ok(lines.includes("call os.system (echo) by reduce"));
    }
  }
});

test("pickles: noise behind a pickle tells nothing", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1000, maxLength: 30_000 }), (noise) => {
      const bytes = Buffer.concat([pickle().proto(2).none().stop().bytes(), noise]);
      const lines: string[] = [];
      readPickles(bytesSource(bytes), { onEvent: (event) => lines.push(told(event)) });
      assert.deepEqual(lines, ["protocol 2"]);
    }),
    { numRuns: 30 },
  );
});
