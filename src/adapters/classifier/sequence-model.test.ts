import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { onnxModel, writeModelFolder } from "../../../test/fixtures/onnx-model.ts";
import type { TinyFolder } from "../../../test/fixtures/onnx-model.ts";
import { bytePairs, unigram } from "../../../test/fixtures/tokenizers.ts";
import { attackLabels, attackOf, loadSequenceModel } from "./sequence-model.ts";

const root = mkdtempSync(join(tmpdir(), "garita-model-"));
after(() => rmSync(root, { recursive: true }));

const importPackage = (name: string): Promise<unknown> => import(name);
const never = (): boolean => false;
let folders = 0;

function folderOf(tiny: TinyFolder): string {
  folders += 1;
  return writeModelFolder(join(root, String(folders)), tiny);
}

function load(tiny: TinyFolder, windowsMax = 4) {
  const limits = { threads: 1, tokensMax: 512, windowsMax };
  return loadSequenceModel({ model: folderOf(tiny), runtime: "auto", ...limits }, importPackage);
}

const WORDS = { sesame: 4, open: 1 };

test("sequence model: a real graph and a real tokenizer read a text to a probability", async () => {
  const { read } = await load({ words: WORDS });
  const opinion = await read({ text: "Please OPEN sesame!", spans: [] }, never);
  const { windows, isWhole } = opinion ?? assert.fail("no answer");
  assert.equal(isWhole, true);
  assert.deepEqual(windows[0]?.span, { start: 0, end: 19 });
  assert.ok(Math.abs((windows[0]?.attack ?? 0) - 1 / (1 + Math.exp(-4))) < 1e-6);
  const calm = await read({ text: "Please close the door.", spans: [] }, never);
  assert.ok((calm?.windows[0]?.attack ?? 1) < 0.02);
});

test("sequence model: a text with more tokens than the model reads is read in windows, all of it", async () => {
  const { read } = await load({ words: WORDS }, 64);
  const text = `${"a b c d ".repeat(40)}sesame${" e f g h".repeat(40)}`;
  const opinion = await read({ text, spans: [] }, never);
  const { windows, isWhole } = opinion ?? assert.fail("no answer");
  assert.equal(isWhole, true);
  assert.ok(windows.length > 20);
  const alarmed = windows.filter(({ attack }) => attack > 0.9);
  assert.ok(alarmed.length >= 1);
  for (const { span } of alarmed) assert.match(text.slice(span.start, span.end), /sesame/);
});

const FAMILIES = [bytePairs(["sesame"]), unigram(["sesame"])];

for (const { family, json, vocabulary } of FAMILIES) {
  test(`sequence model: it reads with a tokenizer of the family ${family}`, async () => {
    const folder = folderOf({ words: WORDS, files: { "tokenizer.json": json } });
    const logits = vocabulary.map((piece) => [0, piece.endsWith("sesame") ? 4 : -4]);
    writeFileSync(join(folder, "model.onnx"), onnxModel({ logits }));
    const limits = { threads: 1, tokensMax: 512, windowsMax: 4 };
    const { read } = await loadSequenceModel(
      { model: folder, runtime: "auto", ...limits },
      importPackage,
    );
    for (const [text, isAttack] of [
      ["Open SESAME now", true],
      ["good day", false],
      ["naïve 日本 😀", false],
    ] as const) {
      const opinion = await read({ text, spans: [] }, never);
      assert.equal(Number(opinion?.windows[0]?.attack) > 0.9, isAttack, text);
    }
  });
}

test("sequence model: beyond the windows allowed it says that it has not read the whole", async () => {
  const { read } = await load({ words: WORDS }, 2);
  const text = `${"a b c d ".repeat(400)}sesame${" e f g h".repeat(400)}`;
  const start = text.indexOf("sesame");
  const opinion = await read({ text, spans: [{ start, end: start + 6 }] }, never);
  assert.equal(opinion?.windows.length, 2);
  assert.equal(opinion?.isWhole, false);
});

test("sequence model: it stops when its time is over", async () => {
  const { read } = await load({ words: WORDS });
  assert.equal(await read({ text: "sesame", spans: [] }, () => true), null);
});

test("sequence model: half characters and odd text are read like any other", async () => {
  const { read } = await load({ words: WORDS });
  for (const text of ["\ud800", "\0", "😀".repeat(50), " ", "[SEP] sesame [CLS]"]) {
    const opinion = await read({ text, spans: [] }, never);
    const attacks = opinion?.windows.map(({ attack }) => attack) ?? [];
    assert.ok(attacks.length > 0 && attacks.every((attack) => attack >= 0 && attack <= 1));
  }
});

test("sequence model: what is no text classifier is refused when it loads", async () => {
  const inputs = ["input_ids", "pixel_values"];
  await assert.rejects(load({ words: WORDS, inputs }), /asks for the input `pixel_values`/);
  const config = { id2label: { 0: "SAFE", 1: "INJECTION", 2: "OTHER" } };
  const files = { "config.json": config };
  await assert.rejects(load({ words: WORDS, files }), /answers with 1 x 2 numbers for 3 labels/);
  const settings = { threads: 1, tokensMax: 512, windowsMax: 4, runtime: "auto" } as const;
  const broken = folderOf({ words: WORDS });
  writeFileSync(join(broken, "model.onnx"), "no graph");
  await assert.rejects(
    loadSequenceModel({ ...settings, model: broken }, importPackage),
    /`model\.onnx` cannot be loaded with onnxruntime-/,
  );
  const empty = folderOf({ words: WORDS, files: { "tokenizer.json": {} } });
  await assert.rejects(
    loadSequenceModel({ ...settings, model: empty }, importPackage),
    /`tokenizer\.json` cannot be used/,
  );
});

test("sequence model: the names that published models give to an attack are known", () => {
  for (const [labels, attack] of [
    [["jailbreak", "benign"], [0]],
    [
      ["SAFE", "Prompt_Injection", "JAILBREAK"],
      [1, 2],
    ],
    [["BENIGN", "MALICIOUS"], [1]],
  ] as const) {
    assert.deepEqual(attackLabels(labels, null), attack);
  }
});

test("sequence model: names that say nothing have to be explained", () => {
  const labels = ["LABEL_0", "LABEL_1"];
  assert.throws(
    () => attackLabels(labels, null),
    /`labels\.json`: `\{"attack": \["INJECTION"\]\}`/,
  );
  assert.deepEqual(attackLabels(labels, ["LABEL_1"]), [1]);
  assert.throws(() => attackLabels(labels, ["LABEL_9"]), /`LABEL_9`/);
});

test("sequence model: labels that exclude each other share one probability, others have their own", () => {
  const exclusive = { attack: [1, 2], multiLabel: false };
  assert.ok(Math.abs(attackOf([0, 0, 0, 0], exclusive) - 0.5) < 1e-9);
  assert.ok(attackOf([1000, 0, 0], { attack: [0], multiLabel: false }) === 1);
  const each = { attack: [0, 2], multiLabel: true };
  assert.ok(Math.abs(attackOf([-3, 9, 0], each) - 0.5) < 1e-9);
  assert.ok(attackOf([-3], { attack: [0], multiLabel: false }) < 0.05);
});
