import assert from "node:assert/strict";
import { test } from "node:test";
import { compareModel, signedFiles } from "./compare.ts";
import type { FoundModel, ModelEntry, Oddity } from "./compare.ts";
import type { SignedModel } from "./statement.ts";

const A = "aa".repeat(32);
const B = "bb".repeat(32);

function signed(
  resources: Readonly<Record<string, string>>,
  shardBytes: number | null = null,
): SignedModel {
  return {
    name: "model",
    digest: A,
    serialization: { hash: "sha256", shardBytes, allowLinks: false, ignored: [] },
    resources: Object.entries(resources).map(([name, digest]) => ({ name, digest })),
  };
}

function entry(path: string, oddity: Oddity | null = null, isEmpty = false): ModelEntry {
  return { path, oddity, isEmpty };
}

function found(
  entries: readonly ModelEntry[],
  resources: Readonly<Record<string, string>>,
  isFile = false,
): FoundModel {
  const list = Object.entries(resources).map(([name, digest]) => ({ name, digest }));
  return { isFile, entries, resources: list };
}

function reasons(
  model: SignedModel,
  actual: FoundModel,
  ignoreUnsigned = false,
): readonly string[] {
  return compareModel(model, actual, { ignoreUnsigned }).map(({ reason, text }) => {
    return `${reason} ${/`(.*?)`/.exec(text.en)?.[1]}`;
  });
}

const model = signed({ a: A, b: B });

test("compare: a model that is as it was signed has no problems", () => {
  assert.deepEqual(reasons(model, found([entry("a"), entry("b")], { a: A, b: B })), []);
});

test("compare: what is missing, changed and unsigned is told by name", () => {
  const actual = found([entry("b"), entry("c")], { b: A });
  assert.deepEqual(reasons(model, actual), ["file-unsigned c", "file-missing a", "file-changed b"]);
});

test("compare: unsigned entries can be ignored, signed ones never", () => {
  const actual = found([entry("b"), entry("c"), entry("d", "link")], { b: A });
  assert.deepEqual(reasons(model, actual, true), ["file-missing a", "file-changed b"]);
});

test("compare: what is no plain file is a problem of its own", () => {
  const actual = found([entry("a", "link"), entry("b", "special"), entry("c", "name")], {});
  assert.deepEqual(reasons(model, actual), ["file-link a", "file-special b", "file-name c"]);
  assert.deepEqual(reasons(model, found([entry("a", "link"), entry("b")], { b: B }), true), [
    "file-link a",
  ]);
});

test("compare: the only file of a model goes by its name or by a dot", () => {
  const actual = found([entry("model.bin")], { "model.bin": A }, true);
  assert.deepEqual(reasons(signed({ ".": A }), actual), []);
  assert.deepEqual(reasons(signed({ "model.bin": A }), actual), []);
  assert.deepEqual(Array.from(signedFiles(signed({ ".": A }), actual)), ["model.bin"]);
  const folder = found([entry("model.bin")], { "model.bin": A });
  assert.deepEqual(reasons(signed({ ".": A }), folder), [
    "file-unsigned model.bin",
    "file-missing .",
  ]);
});

const parts = signed({ "f:0:8": A, "f:8:10": B }, 8);

test("compare: every part of a file counts, and no part more", () => {
  const both = { "f:0:8": A, "f:8:10": B };
  assert.deepEqual(reasons(parts, found([entry("f")], both)), []);
  assert.deepEqual(reasons(parts, found([entry("f")], { ...both, "f:8:10": A })), [
    "file-changed f",
  ]);
  assert.deepEqual(reasons(parts, found([entry("f")], { "f:0:8": A })), ["file-changed f"]);
  assert.deepEqual(reasons(parts, found([entry("f")], { ...both, "f:16:24": A })), [
    "file-changed f",
  ]);
  assert.deepEqual(reasons(parts, found([], {})), ["file-missing f"]);
});

test("compare: an empty file has no part that could be signed", () => {
  const actual = found([entry("f"), entry("e", null, true)], { "f:0:8": A, "f:8:10": B });
  assert.deepEqual(reasons(parts, actual), []);
  assert.deepEqual(
    reasons(signed({ f: A }), found([entry("f"), entry("e", null, true)], { f: A })),
    ["file-unsigned e"],
  );
});

test("compare: no more than a thousand problems are listed", () => {
  const many = Array.from({ length: 1500 }, (_, index) => entry(`extra-${index}`));
  assert.equal(reasons(model, found(many, {})).length, 1000);
});
