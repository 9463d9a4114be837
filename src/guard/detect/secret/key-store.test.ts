import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import type { Recognizer } from "../recognizer.ts";
import { keyStoreRecognizers } from "./key-store.ts";
import { fake } from "./token.ts";

function rule(id: string): Recognizer {
  const found = keyStoreRecognizers.find((one) => one.id === `secret/${id}`);
  assert.ok(found, id);
  return found;
}
const matches = (text: string) => foundBy(rule("kubernetes-secret"), text).map(([match]) => match);
const HEAD = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ntype: Opaque\n";

test("kubernetes secret: all values are hidden, however many and however long", () => {
  const values = Array.from({ length: 30 }, (_, at) => `  key-${at}: ${fake(16)}`).join("\n");
  const certificate = `  tls.crt: ${fake(6000)}==`;
  const manifest = `${HEAD}data:\n${values}\n${certificate}`;
  assert.deepEqual(matches(`${manifest}\n---\nkind: ConfigMap`), [
    manifest.slice(HEAD.indexOf("kind:")),
  ]);
});

test("kubernetes secret: the lines of a block belong to its value", () => {
  const block =
    "stringData:\n  id_key: |\n    first line of it\n    second-line-of-it\n  user: appl";
  assert.deepEqual(matches(`${HEAD}${block}\ntype: Opaque`), [
    `${HEAD.slice(HEAD.indexOf("kind:"))}${block}`,
  ]);
});

test("kubernetes secret: what follows the values stays", () => {
  const [match = ""] = matches(`${HEAD}data:\n  a: ${fake(12)}\n---\nkind: Service\n`);
  assert.ok(match.endsWith(fake(12)));
});

test("kubernetes secret: a line that no manifest has ends the search, and nothing is hidden", () => {
  for (const line of ["x".repeat(161), "x".repeat(20_000), "x ".repeat(9000)]) {
    assert.deepEqual(matches(`kind: Secret\n${line}\ndata:\n  a: ${fake(12)}`), []);
    assert.deepEqual(matches(`kind: Secret ${line}`), []);
  }
  const thirteen = "  line: of it\n".repeat(13);
  assert.deepEqual(matches(`kind: Secret\n${thirteen}data:\n  a: ${fake(12)}`), []);
});

test("kubernetes secret: templates and references are no values", () => {
  for (const value of ["{{ .Values.x }}", "${PASSWORD}", "<password>", '"{{ x }}"']) {
    assert.deepEqual(matches(`${HEAD}data:\n  password: ${value}`), [], value);
  }
});

test("kubernetes secret: one value among templates is enough", () => {
  const manifest = `${HEAD}data:\n  a: {{ .Values.a }}\n  b: ${fake(12)}\n`;
  assert.ok(matches(manifest)[0]?.includes(fake(12)));
});
