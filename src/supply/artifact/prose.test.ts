import assert from "node:assert/strict";
import { test } from "node:test";
import { isArtifact } from "./prose.ts";
import { FORMATS } from "./registry.ts";

test("prose: texts for people are no artifacts, whatever else is one", () => {
  for (const ids of [[], ["text"], ["model-card"], ["text", "model-card"]]) {
    assert.ok(!isArtifact(ids), ids.join());
  }
  const prose = FORMATS.filter(({ id }) => !isArtifact([id])).map(({ id }) => id);
  assert.deepEqual(prose, ["model-card", "text"]);
  assert.ok(isArtifact(["text", "jinja"]));
});
