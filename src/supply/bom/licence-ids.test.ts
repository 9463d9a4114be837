import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { licenceId } from "./licence-ids.ts";

test("licence ids: spelled as model files do, and nothing that only begins like one", () => {
  assert.equal(licenceId("apache-2.0"), "Apache-2.0");
  assert.equal(licenceId(" CC BY 4.0 "), "CC-BY-4.0");
  assert.equal(licenceId("mit"), "MIT");
  assert.equal(licenceId("MIT, see LICENSE"), null);
  assert.equal(licenceId(""), null);
});

test("licence ids: each one is of the SPDX list that CycloneDX uses", () => {
  const name = "@cyclonedx/cyclonedx-library/package.json";
  const folder = new URL("res/schema/", import.meta.resolve(name));
  const text = readFileSync(new URL("spdx.SNAPSHOT.schema.json", folder), "utf8");
  const source = readFileSync(new URL("licence-ids.ts", import.meta.url), "utf8");
  const ids = [...source.matchAll(/^ {2}"([^"]+)",$/gm)].map(([, id = ""]) => id);
  assert.ok(ids.length > 20);
  for (const id of ids) assert.ok(text.includes(`"${id}"`), id);
});
