import assert from "node:assert/strict";
import { test } from "node:test";
import { WordedError } from "./worded-error.ts";

test("worded-error: logs read English, people their language", () => {
  const error = new WordedError({ en: "gone", es: "ausente" });
  assert.deepEqual(
    [error.code, error.message, error.text.es],
    ["config.invalid", "gone", "ausente"],
  );
});
