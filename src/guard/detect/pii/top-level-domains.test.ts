import assert from "node:assert/strict";
import { test } from "node:test";
import { endsLikeDomain } from "./top-level-domains.ts";

test("top-level-domains: names of the web end so, names of files and words do not", () => {
  for (const host of ["example.com", "WWW.EXAMPLE.ES", "a.co.il", "x.webcam"]) {
    assert.ok(endsLikeDomain(host), host);
  }
  for (const host of ["README.md", "main.py", "user.name", "end.The", "ended.In", "run.sh"]) {
    assert.ok(!endsLikeDomain(host), host);
  }
});
