import assert from "node:assert/strict";
import { test } from "node:test";
import { legacyText } from "../../test/fixtures/legacy-policy.ts";
import { readLegacyFile } from "./legacy-file.ts";
import type { LegacyFileOptions } from "./legacy-file.ts";
import { ConfigError, renderProblem } from "./problem.ts";
import type { Problem } from "./problem.ts";

const OPTIONS = { zone: "Europe/Madrid", issuer: "https://login.archive.example" };

function problems(text: string, options: LegacyFileOptions = OPTIONS): readonly Problem[] {
  try {
    readLegacyFile("archive.yaml", text, options);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
}

test("readLegacyFile: every reading has its line and column", () => {
  const { notes, policy } = readLegacyFile("archive.yaml", legacyText(), OPTIONS);
  const expiry = notes.find(({ path }) => path.at(-1) === "expires_at");
  assert.match(expiry?.where ?? "", /^archive\.yaml:\d+:19$/);
  assert.deepEqual(policy.timeZone, "Europe/Madrid");
});

test("readLegacyFile: strict refuses exactly what is ambiguous", () => {
  const { notes } = readLegacyFile("archive.yaml", legacyText(), OPTIONS);
  const doubts = notes.filter(({ ambiguous }) => ambiguous).map(({ text }) => text);
  assert.ok(doubts.length > 5);
  const refused = problems(legacyText(), { ...OPTIONS, strict: true });
  assert.deepEqual(
    refused.map(({ text }) => text),
    doubts,
  );
});

test("readLegacyFile: a file without doubts passes strict", () => {
  const plain = [
    "apiVersion: rbac.authorization.k8s.io/v1",
    "kind: Policy",
    "roles:",
    '  - { name: all, permissions: [{ resource: "models/*", actions: [invoke_model] }] }',
  ].join("\n");
  assert.deepEqual(problems(plain, { strict: true }), []);
});

test("readLegacyFile: a key with a slip of the finger is refused, with the nearest key", () => {
  const text = legacyText().replace("ip_whitelist: []", "ip_whitlist: []");
  const [problem] = problems(text);
  assert.match(
    problem ? renderProblem(problem, "es") : "",
    /clave desconocida `ip_whitlist`; ¿querías decir `ip_whitelist`\?$/,
  );
});

test("readLegacyFile: a role that does not exist is shown where it is named", () => {
  const text = legacyText().replace("role_ref: cataloguer", "role_ref: cataloger");
  const line = text.split("\n").findIndex((one) => one.includes("cataloger")) + 1;
  assert.deepEqual(
    problems(text).map((problem) => renderProblem(problem, "en")),
    [
      `archive.yaml:${line}:15 role_bindings[1].role_ref: ` +
        "there is no role `cataloger`; did you mean `cataloguer`?",
    ],
  );
});
