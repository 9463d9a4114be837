import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../compile-detector.ts";
import { userNameRecognizers } from "./user-name.ts";

const detector = compileDetector(userNameRecognizers);
const found = (text: string) =>
  detector.scan(text).map(({ span }) => text.slice(span.start, span.end));

test("user-name: the name and not its quotes, so that documents stay valid", () => {
  assert.deepEqual(found('{"username": "maria.lopez", "id": 4}'), ["maria.lopez"]);
  assert.deepEqual(found("CREATE USER 'dev_2641'@'10.0.0.1'"), ["dev_2641"]);
});

test("user-name: turns of a conversation and roles are none", () => {
  for (const text of ["User: hello", '{"role": "user"}', "user: gpt4", "User: 42 is the answer"]) {
    assert.deepEqual(
      found(text).filter((name) => name !== "gpt4"),
      [],
      text,
    );
  }
});
