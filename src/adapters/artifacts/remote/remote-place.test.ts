import assert from "node:assert/strict";
import { test } from "node:test";
import { firstUrl, isRemote, parsePlace, placeFiles, registryOrigin } from "./remote-place.ts";
import type { RemotePlace } from "./remote-place.ts";
import { listOf, newClient } from "../../../../test/fixtures/file-server.ts";

function place(operand: string, registry: string | null = null): RemotePlace | null {
  return parsePlace(operand, registry === null ? null : new URL(registry));
}

test("remote place: paths are none, whatever they look like", () => {
  for (const path of ["model.pkl", "./hf", "hf:x", "C:\\x", "-"]) assert.ok(!isRemote(path), path);
  for (const url of ["hf://a/b", "https://x/y", "http://x/y", "mlflow:///models/a/1"]) {
    assert.ok(isRemote(url), url);
  }
});

test("remote place: hub repositories with collection, revision and file", () => {
  const whole = place("hf://owner/model");
  assert.ok(whole?.kind === "hub");
  assert.deepEqual([whole.hub.revision, whole.hub.file, whole.hub.kind], ["main", null, "models"]);
  assert.equal(whole.hub.base.href, "https://huggingface.co/");
  const one = place("hf://datasets/owner/set@refs%2Fpr%2F2/a/b c.pkl", "https://mirror.test/hf");
  assert.ok(one?.kind === "hub");
  assert.deepEqual(
    [one.hub.revision, one.hub.file, one.hub.kind, one.hub.base.href],
    ["refs/pr/2", "a/b c.pkl", "datasets", "https://mirror.test/hf"],
  );
  assert.equal(one.shown, "hf://datasets/owner/set@refs%2Fpr%2F2");
});

test("remote place: MLflow versions of a named server or of the registry given", () => {
  const named = place("mlflow://ml.test:5000/models/spam%20filter/3");
  assert.ok(named?.kind === "mlflow");
  assert.equal(named.mlflow.base.href, "https://ml.test:5000/");
  assert.equal(named.mlflow.model, "spam filter");
  const given = place("mlflow:///models/a/3", "http://127.0.0.1:5000");
  assert.ok(given !== null);
  assert.equal(firstUrl(given).origin, "http://127.0.0.1:5000");
});

test("remote place: what a signed address is signed with stays out of reports", async () => {
  const file = place("https://s3.test/bucket/model%20a.pkl?X-Amz-Signature=abc#x");
  assert.ok(file?.kind === "file");
  assert.equal(file.shown, "https://s3.test/bucket/model%20a.pkl");
  assert.equal(file.url.search, "?X-Amz-Signature=abc");
  const client = newClient([]);
  const [only] = await listOf(placeFiles(file, client));
  assert.equal(only?.name, "model a.pkl");
  await client.close();
});

test("remote place: a token goes to registries, never to an address of another origin", () => {
  const registry = new URL("https://files.test");
  const origin = (operand: string): string | null => {
    const parsed = parsePlace(operand, registry);
    assert.ok(parsed !== null);
    return registryOrigin(parsed, registry);
  };
  assert.equal(origin("hf://a/b"), "https://files.test");
  assert.equal(origin("https://files.test/m.pkl"), "https://files.test");
  assert.equal(origin("https://s3.test/m.pkl"), null);
});

test("remote place: what is unclear, unsafe or not encrypted is none", () => {
  const operands = [
    "hf://model",
    "hf://owner/..",
    "hf://owner/model/../x",
    "hf://owner/model@a@b",
    "hf://owner/model@%zz",
    "hf://owner/model@",
    "mlflow:///models/a/1",
    "mlflow://user@host/models/a/1",
    "mlflow://host/models/a",
    "http://files.test/m.pkl",
    "https://user:secret@files.test/m.pkl",
    "https://files.test/",
    "https://files.test/..%2fx",
    "https://",
  ];
  for (const operand of operands) assert.equal(place(operand), null, operand);
});
