import assert from "node:assert/strict";
import { test } from "node:test";
import { callsItsArguments, createImportTime } from "./import-time.ts";

const deed = { rule: "python/runs-on-import", path: "os.system", offset: 7 } as const;
const call = (path: string) => ({ path, args: [], keywords: new Map(), traits: 0, offset: 0 });

test("import-time: what happens at the top counts, in functions only when they are called", () => {
  const story = createImportTime();
  story.deed(deed, 0);
  story.defined("run", null, 1);
  story.deed({ ...deed, offset: 8 }, 1);
  assert.deepEqual(
    story.reached().map(({ offset }) => offset),
    [7],
  );
  story.use(call("?.run"), 0);
  assert.deepEqual(
    story.reached().map(({ offset }) => offset),
    [7, 8],
  );
});

test("import-time: functions that call each other end", () => {
  const story = createImportTime();
  story.defined("a", null, 1);
  story.defined("b", null, 2);
  story.use(call("?.a"), 2);
  story.use(call("?.b"), 1);
  story.use(call("?.a"), 0);
  story.deed(deed, 2);
  assert.equal(story.reached().length, 1);
});

test("import-time: a mention is no call", () => {
  const story = createImportTime();
  story.defined("run", null, 1);
  story.deed(deed, 1);
  story.use({ ...call("?.run"), args: null }, 0);
  assert.deepEqual(story.reached(), []);
});

test("import-time: threads, exits and maps call what they are given", () => {
  for (const path of ["threading.Thread", "atexit.register", "builtins.map", "?.pool.submit"]) {
    assert.ok(callsItsArguments(path), path);
  }
  assert.ok(!callsItsArguments("builtins.print"));
});
