import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { onnxModel, writeTokenModelFolder } from "../../../test/fixtures/onnx-model.ts";
import type { TinyTokenFolder } from "../../../test/fixtures/onnx-model.ts";
import { bytePairs, unigram } from "../../../test/fixtures/tokenizers.ts";
import { TokenClassifierConfig } from "./config.ts";
import { loadTokenModel } from "./token-model.ts";

const root = mkdtempSync(join(tmpdir(), "garita-model-"));
after(() => rmSync(root, { recursive: true }));

const LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"];
const WORDS = { ana: "B-PER", garcia: "I-PER", "##bel": "I-PER", "-": "I-PER", lugo: "B-LOC" };

const importPackage = (name: string): Promise<unknown> => import(name);
const never = (): boolean => false;
let folders = 0;

function folderOf(tiny: Partial<TinyTokenFolder> = {}): string {
  folders += 1;
  return writeTokenModelFolder(join(root, String(folders)), {
    labels: LABELS,
    words: WORDS,
    ...tiny,
  });
}

async function load(settings: object = {}, folder = folderOf()) {
  const config = TokenClassifierConfig.parse({ model: folder, ...settings });
  return (await loadTokenModel(config, importPackage)).read;
}

/** Each name as the text has it, with its entity. */
async function namesIn(text: string, settings: object = {}, folder = folderOf()) {
  const read = await load(settings, folder);
  const { names, isWhole } = (await read(text, never)) ?? assert.fail("no answer");
  const found = names.map(({ entity, span }) => `${entity} ${text.slice(span.start, span.end)}`);
  return { found, names, isWhole };
}

test("token model: a real graph and a real tokenizer name persons and places", async () => {
  const text = "Please tell ANA García, in Lugo (or Ana), that Anabel-Ana comes.";
  const { found, names, isWhole } = await namesIn(text);
  assert.deepEqual(found, [
    "PERSON ANA García",
    "LOCATION Lugo",
    "PERSON Ana",
    "PERSON Anabel",
    "PERSON Ana",
  ]);
  assert.ok(names.every(({ score }) => score > 0.98 && score <= 1));
  assert.equal(isWhole, true);
});

test("token model: labels of the configuration choose, and name what they mean", async () => {
  const labels = { LOC: "PLACE_OF_BIRTH" };
  const { found } = await namesIn("Ana, Lugo", { labels });
  assert.deepEqual(found, ["PLACE_OF_BIRTH Lugo"]);
});

test("token model: a word is judged by the mean of its tokens", async () => {
  // Two tokens, of which one is sure and one is not: about a half.
  const folder = folderOf({ words: { ana: "B-PER", "##x": "O" } });
  assert.deepEqual((await namesIn("anax", { scoreMin: 0.6 }, folder)).found, []);
  const { found, names } = await namesIn("anax", { scoreMin: 0.4 }, folder);
  assert.deepEqual(found, ["PERSON anax"]);
  assert.ok(Math.abs((names[0]?.score ?? 0) - 0.5) < 0.01);
});

/** Characters of one, two and more units, marks, and what reads as nothing; none is a letter. */
const BETWEEN = [
  [" ", "\n", "\t", "\u00a0", ", ", ". ", " ; ", " (", "!", "—", " 😀 ", "👩‍👩‍👧", "🇪🇸", "✈️"],
  [" \u0301 ", "\u200b ", " \ufeff", "日本 ", " 本", " naïve ", " x\u0301y ", " \ud83d ", " 42 "],
].flat();
const NAMES = ["Ana", "ANA", "Lugo", "Aná", "Ana\u0301", "Lúgo", "Lu\u0301go"];

test("token model: with emoji, accents and combining marks around, names are where they stand", async () => {
  const read = await load({ windowsMax: 4096 });
  const part = fc.tuple(fc.constantFrom(...BETWEEN), fc.constantFrom(...NAMES));
  const texts = fc.tuple(fc.array(part, { maxLength: 30 }), fc.constantFrom(...BETWEEN));
  await fc.assert(
    fc.asyncProperty(texts, async ([parts, end]) => {
      // A mark behind a name would be its own, and a pair of names one word.
      const spaced = parts.map(([between, name]) => [`${between} `, name] as const);
      let text = "";
      const expected: string[] = [];
      for (const [between, name] of spaced) {
        text += ` ${between}`;
        const isPlace = name.toLowerCase().startsWith("l");
        expected.push(`${isPlace ? "LOCATION" : "PERSON"} ${text.length} ${name}`);
        text += name;
      }
      text += ` ${end}`;
      const { names } = (await read(text, never)) ?? assert.fail("no answer");
      assert.deepEqual(
        names.map(({ entity, span: { start, end: to } }) => {
          return `${entity} ${start} ${text.slice(start, to)}`;
        }),
        expected,
      );
    }),
    { numRuns: 60 },
  );
});

for (const { family, json, vocabulary, pieceOf } of [
  bytePairs(["ana", "lugo"]),
  unigram(["ana", "lugo"]),
]) {
  test(`token model: it reads with a tokenizer of the family ${family}`, async () => {
    const folder = folderOf({ files: { "tokenizer.json": json } });
    const logits = vocabulary.map((piece) => [
      4,
      piece === pieceOf("ana") ? 9 : 0,
      0,
      piece === pieceOf("lugo") ? 9 : 0,
      0,
    ]);
    writeFileSync(join(folder, "model.onnx"), onnxModel({ logits, perToken: true }));
    const text = "😀 Ana, naïve 日本\nLUGO. — Ana";
    const { found } = await namesIn(text, {}, folder);
    assert.deepEqual(found, ["PERSON Ana", "LOCATION LUGO", "PERSON Ana"]);
  });
}

test("token model: a long text is read in windows that overlap, all of it", async () => {
  const text = `${"x ".repeat(99)}Ana García ${"y, ".repeat(101)}in Lugo${" z".repeat(55)} Ana`;
  const { found, isWhole } = await namesIn(text);
  assert.deepEqual(found, ["PERSON Ana García", "LOCATION Lugo", "PERSON Ana"]);
  assert.equal(isWhole, true);
});

test("token model: wherever the windows fall, a name is read whole", async () => {
  const read = await load();
  for (let before = 0; before < 40; before += 1) {
    const text = `${"x ".repeat(before)}Ana García${" y".repeat(20)}`;
    const { names } = (await read(text, never)) ?? assert.fail("no answer");
    const start = 2 * before;
    assert.deepEqual(
      names.map(({ span }) => span),
      [{ start, end: start + 10 }],
    );
  }
});

test("token model: beyond the windows allowed it says that it has not read the whole", async () => {
  const text = `Ana ${"x ".repeat(400)} Ana`;
  const { found, isWhole } = await namesIn(text, { windowsMax: 2 });
  assert.deepEqual([found, isWhole], [["PERSON Ana"], false]);
  // The fixture's model reads 16 tokens, two of them marks.
  for (const [words, whole] of [
    [14, true],
    [15, false],
  ] as const) {
    const one = await namesIn("x ".repeat(words), { windowsMax: 1 });
    assert.equal(one.isWhole, whole, String(words));
  }
});

test("token model: a word of more tokens than the model reads is read as far as it fits", async () => {
  const { found, isWhole } = await namesIn(`Ana ${"😀😀 ".repeat(3)}${"日".repeat(40)} Lugo`);
  assert.deepEqual([found, isWhole], [["PERSON Ana", "LOCATION Lugo"], true]);
  const pieces = Object.fromEntries(Array.from("abcdefghijklmnopq", (one) => [`##${one}`, "O"]));
  const folder = folderOf({ words: { ...WORDS, ...pieces } });
  const long = await namesIn("ana bel anaabcdefghijklmnopq lugo", {}, folder);
  assert.deepEqual([long.found, long.isWhole], [["PERSON ana", "LOCATION lugo"], false]);
});

test("token model: it stops when its time is over", async () => {
  const read = await load();
  assert.equal(await read("Ana", () => true), null);
  let looks = 0;
  assert.equal(await read("Ana ".repeat(50), () => (looks += 1) > 2), null);
});

test("token model: empty and odd texts have no names", async () => {
  const read = await load();
  for (const text of ["", " ", "\n\n", "😀", "\ud800", "\0", "[CLS]", ",-,"]) {
    assert.deepEqual(await read(text, never), { names: [], isWhole: true }, JSON.stringify(text));
  }
});

test("token model: what is no token classifier, or has other labels, is refused when it loads", async () => {
  const config = { id2label: { 0: "O", 1: "B-PER" } };
  const strange = folderOf({ files: { "config.json": config } });
  await assert.rejects(load({}, strange), /answers with 1 x \d+ x 5 numbers .* 2 labels/);
  const whole = folderOf();
  const rows = Array.from({ length: 12 }, () => [0, 0, 0, 0, 0]);
  writeFileSync(join(whole, "model.onnx"), onnxModel({ logits: rows }));
  await assert.rejects(load({}, whole), /it is no classifier of tokens/);
  await assert.rejects(load({ labels: { PERS: "PERSON" } }), /`PERS`, which is no label.*`PER`/);
  const plain = folderOf({ labels: ["O", "X"], words: { ana: "X" } });
  await assert.rejects(load({}, plain), /person, a place or an organization.*`labels`/);
});
