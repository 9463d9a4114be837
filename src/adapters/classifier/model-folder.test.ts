import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { writeModelFolder } from "../../../test/fixtures/onnx-model.ts";
import { readModelFolder } from "./model-folder.ts";
import { ClassifierProblem } from "./problem.ts";

const root = mkdtempSync(join(tmpdir(), "garita-model-"));
after(() => rmSync(root, { recursive: true }));

let folders = 0;

function folderWith(files: Readonly<Record<string, object>> = {}): string {
  folders += 1;
  return writeModelFolder(join(root, String(folders)), { words: { attack: 4 }, files });
}

function problemOf(folder: string): ClassifierProblem {
  try {
    readModelFolder(folder);
  } catch (error) {
    assert.ok(error instanceof ClassifierProblem, String(error));
    assert.notEqual(error.text.es, error.text.en);
    return error;
  }
  return assert.fail("no problem");
}

test("model folder: labels and the length come from the files", () => {
  const folder = readModelFolder(folderWith());
  assert.deepEqual([folder.labels, folder.attack], [["SAFE", "INJECTION"], null]);
  assert.equal(folder.tokensMax, 16);
  assert.equal(folder.multiLabel, false);
});

test("model folder: labels.json names the labels, and the attack among them", () => {
  const config = { id2label: { 0: "LABEL_0", 1: "LABEL_1" } };
  const attack = ["LABEL_1"];
  const explained = folderWith({ "config.json": config, "labels.json": { attack } });
  assert.deepEqual(readModelFolder(explained).attack, attack);
  const renamed = readModelFolder(folderWith({ "labels.json": { labels: ["a", "b", "c"] } }));
  assert.deepEqual([renamed.labels, renamed.attack], [["a", "b", "c"], null]);
  assert.match(problemOf(folderWith({ "config.json": {} })).message, /`id2label`.*"labels"/);
});

test("model folder: positions that begin after the padding are not there to be used", () => {
  const roberta = {
    model_type: "xlm-roberta",
    max_position_embeddings: 514,
    pad_token_id: 1,
    id2label: { 0: "SAFE", 1: "INJECTION" },
  };
  const tokenizer = { model_max_length: 1e30 };
  const files = { "config.json": roberta, "tokenizer_config.json": tokenizer };
  assert.equal(readModelFolder(folderWith(files)).tokensMax, 512);
});

test("model folder: what is missing or broken is named", () => {
  assert.match(problemOf(join(root, "nowhere")).message, /no model folder `.*nowhere`/);
  for (const file of ["model.onnx", "tokenizer.json"]) {
    const folder = folderWith();
    rmSync(join(folder, file));
    assert.ok(problemOf(folder).message.startsWith(`\`${file}\` cannot be read`));
  }
  const broken = folderWith();
  writeFileSync(join(broken, "config.json"), "{");
  assert.match(problemOf(broken).message, /^`config\.json` in the model folder is not/);
  const wrong = folderWith({ "config.json": { id2label: { 0: "SAFE", 7: "INJECTION" } } });
  assert.match(problemOf(wrong).message, /^`config\.json` in the model folder is not/);
});
