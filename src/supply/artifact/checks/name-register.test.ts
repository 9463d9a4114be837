import assert from "node:assert/strict";
import { test } from "node:test";
import { createNameRegister } from "./name-register.ts";

function clashes(...names: readonly string[]): readonly (string | null)[] {
  const register = createNameRegister();
  return names.map((name) => register.add(name));
}

test("name-register: names that differ are no clash, nor are equal ones", () => {
  const names = ["a.txt", "b.txt", "a/b.txt", "a/", "a.txt", "A b.txt", "A b.txt", "c..d", ""];
  assert.deepEqual(clashes("x/", "x/a", "x/"), [null, null, null]);
  assert.deepEqual(clashes(...names.slice(0, 2), ...names.slice(4)), Array(7).fill(null));
});

test("name-register: what one system takes for the same is told", () => {
  for (const [one, other] of [
    ["a.txt", "A.TXT"],
    ["caf\u00e9", "cafe\u0301"],
    ["a.txt", "./a.txt"],
    ["./a.txt", "a.txt"],
    ["a/b", "a//b"],
    ["a/b", "a\\b"],
    ["a.txt", "a.txt. ."],
    ["d/a", "d./a"],
  ] as const) {
    assert.deepEqual(clashes(one, other), [null, "similar-name"], `${one} ${other}`);
  }
});

test("name-register: a file cannot be a folder", () => {
  assert.deepEqual(clashes("a", "a/b"), [null, "file-and-folder"]);
  assert.deepEqual(clashes("a/b/c", "A/b"), [null, "file-and-folder"]);
  assert.deepEqual(clashes("a/b/c", "a/b/d", "a/e"), [null, null, null]);
});

test("name-register: arrays are named by variables, which differ in case", () => {
  assert.deepEqual(clashes("W.npy", "w.npy", "W.NPY"), [null, null, "similar-name"]);
});

test("name-register: long names and many folders take no long time", () => {
  const register = createNameRegister();
  for (let count = 0; count < 200; count += 1) {
    register.add("a/".repeat(30_000) + String(count));
    register.add("a/".repeat(500) + String(count));
    register.add(". ".repeat(500) + String(count));
  }
});
