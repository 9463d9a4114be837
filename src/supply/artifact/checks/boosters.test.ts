import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import type { ArtifactReport } from "../scan.ts";
import { catboost, lightgbm, xgboost, xgboostJson, xgboostOld } from "./boosters.ts";
import { json } from "./json-config.ts";
import { pickleFile } from "./pickle-file.ts";

const BOOSTERS = [xgboost, xgboostJson, xgboostOld, catboost, lightgbm];
const scan = (bytes: Uint8Array): ArtifactReport =>
  scanBytes(bytes, { formats: BOOSTERS, name: "model.bin" });
const rules = (bytes: Uint8Array): readonly string[] =>
  scan(bytes).findings.map(({ rule }) => rule);

function word(text: string): Buffer {
  const length = Buffer.alloc(9);
  length.write("L", 0, "latin1");
  length.writeBigInt64BE(BigInt(Buffer.byteLength(text)), 1);
  return Buffer.concat([length, Buffer.from(text)]);
}

const bytes = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)),
  );

function booster(text: string): Buffer {
  const count = bytes("L", Buffer.from([0, 0, 0, 0, 0, 0, 0, 3]));
  const floats = bytes("[$d#", count, Buffer.alloc(12));
  const list = bytes("[", "TFZ", "i\x05", "S", word("x"), "]");
  const attributes = bytes("{", word("note"), "S", word(text), "}");
  const learner = bytes(
    "{",
    word("attributes"),
    attributes,
    word("f"),
    floats,
    word("l"),
    list,
    "}",
  );
  return bytes("{", word("learner"), learner, word("version"), "[U\x02U\x01]", "}");
}

test("xgboost: binary JSON is read to its end, and its attributes are facts", () => {
  const report = scan(booster("trained in May"));
  assert.deepEqual(report.formats, ["xgboost"]);
  assert.deepEqual(report.findings, []);
  assert.ok(report.facts.some(({ name }) => name === "learner.attributes.note"));
});

test("xgboost: code among the attributes is suspicious", () => {
  assert.deepEqual(rules(booster("__import__('os').system('echo garita')")), [
    "graph/code-in-text",
  ]);
});

test("xgboost: cut files, absurd lengths, unknown types and stray bytes are malformed", () => {
  const whole = booster("x");
  for (let length = 10; length < whole.length; length += 1) {
    assert.deepEqual(rules(whole.subarray(0, length)), ["file/malformed"]);
  }
  assert.deepEqual(rules(bytes(whole, "\x80\x04.")), ["file/malformed"]);
  const huge = bytes("L", Buffer.from([0x7f, 255, 255, 255, 255, 255, 255, 255]));
  for (const value of [bytes("[$d#", huge), bytes("[$Z#", huge), bytes("S", huge), "?", "[$d"]) {
    assert.deepEqual(rules(bytes("{", word("a"), value, "}")), ["file/malformed"]);
  }
  const deep = bytes("{", word("a"), "[".repeat(300));
  assert.deepEqual(rules(deep), ["limit/depth"]);
});

test("xgboost: JSON and the deprecated form are recognized", () => {
  const json = '{"learner":{"attributes":{},"feature_names":[]},"version":[2,1,0]}';
  assert.deepEqual(scan(Buffer.from(json)).formats, ["xgboost-json"]);
  assert.deepEqual(rules(Buffer.from(json.slice(0, -2))), ["file/malformed"]);
  const name = (text: string): Buffer => {
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(text.length));
    return bytes(length, text);
  };
  const old = bytes(Buffer.alloc(136), name("reg:squarederror"), name("gbtree"), Buffer.alloc(64));
  assert.deepEqual(scan(old).formats, ["xgboost-deprecated"]);
  assert.deepEqual(scan(bytes("binf", old)).formats, ["xgboost-deprecated"]);
  assert.deepEqual(scan(bytes(Buffer.alloc(136), name("reg:x"), name("other"))).formats, []);
});

test("lightgbm: the beginning tells, and the objective is a fact", () => {
  const report = scan(
    Buffer.from("tree\nversion=v4\nnum_class=1\nobjective=binary sigmoid:1\n\nTree=0\n"),
  );
  assert.deepEqual(report.formats, ["lightgbm"]);
  assert.ok(report.facts.some(({ value }) => value === "binary sigmoid:1"));
});

test("lightgbm: parameters that name files elsewhere, and code, are told", () => {
  const begin = "tree\nversion=v4\nnum_class=1\n\nend of trees\n\nparameters:\n";
  for (const line of [
    "[convert_model: /etc/cron.d/x]",
    "[output_model: ../../x]",
    "[data: http://attacker.example/x]",
    "[machine_list_filename: /etc/passwd]",
  ]) {
    assert.match(rules(Buffer.from(`${begin}${line}\n`)).join(), /^config\/\w+-path$/, line);
  }
  const own = "[data: train.csv]\n[output_model: LightGBM_model.txt]\n[convert_model: x.cpp]\n";
  assert.deepEqual(rules(Buffer.from(begin + own)), []);
  const code = `pandas_categorical:["__import__('os')"]\n`;
  assert.deepEqual(rules(Buffer.from(begin + code)), ["graph/code-in-text"]);
});

test("xgboost: attributes and names of features in JSON are read", () => {
  const pickle = Buffer.from("\x80\x04cos\nsystem\n\x8c\x04echo\x85R.", "latin1");
  const found = (text: string): readonly string[] => {
    const learner = { attributes: { x: text }, feature_names: [] };
    const encoded = Buffer.from(JSON.stringify({ learner, version: [2, 0, 0] }));
    return scanBytes(encoded, { formats: [xgboostJson, json, pickleFile] }).findings.map(
      ({ rule }) => rule,
    );
  };
  assert.deepEqual(found(pickle.toString("base64")), ["pickle/process"]);
  assert.deepEqual(found("{{ ''.__class__ }}"), ["template/escape"]);
  assert.deepEqual(found("os.system('echo garita')"), ["graph/code-in-text"]);
  assert.deepEqual(found("scikit-learn: {}"), []);
});

test("catboost: a core that is longer than the file is malformed", () => {
  assert.deepEqual(rules(bytes("CBM1", Buffer.from([255, 255, 0, 0]), Buffer.alloc(16))), [
    "file/malformed",
  ]);
  assert.deepEqual(rules(Buffer.from("CBM1")), ["file/malformed"]);
});

test("xgboost: bytes changed at random never make the reader fail", () => {
  const whole = booster("x");
  const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const changed = Buffer.from(whole);
      for (const [at, value] of changes) changed[at] = value;
      scan(changed);
    }),
  );
});
