import assert from "node:assert/strict";
import { test } from "node:test";
import { UnreadableSource } from "./unreadable-source.ts";

test("unreadable source: the reason is a word of its own and in the message", () => {
  const error = new UnreadableSource("EIO");
  assert.deepEqual([error.reason, error.message], ["EIO", "cannot be read: EIO"]);
});
