import assert from "node:assert/strict";
import { test } from "node:test";
import { isSensitivePath, pathProblem, staysInside } from "./outside-path.ts";

test("outside path: names beside and below the model are fine", () => {
  for (const path of ["model.onnx.data", "weights/part-0.bin", "./a", "a..b", "é"]) {
    assert.equal(pathProblem(path), null, path);
  }
});

test("outside path: every way out has its word", () => {
  const cases = {
    "/etc/passwd": "absolute",
    "\\\\server\\share": "absolute",
    "C:\\x": "drive",
    "a/../../x": "parent-folder",
    "..": "parent-folder",
    "a\\..\\x": "parent-folder",
    "%2e%2e/x": "parent-folder",
    "a\\b": "backslash",
    "https://example.org/x": "url",
    "~/x": "home",
    "$HOME/x": "variable",
    "%APPDATA%/x": "variable",
    "a\0b": "strange-signs",
    "a/.hidden": "hidden",
    "*/_ORT_MEM_ADDR_/*": "memory-address",
  };
  for (const [path, problem] of Object.entries(cases)) assert.equal(pathProblem(path), problem);
  assert.equal(pathProblem("a".repeat(4096)), null);
  assert.equal(pathProblem("a".repeat(4097)), "too-long");
});

test("outside path: places with secrets are sensitive, folders of data are not", () => {
  for (const path of ["/etc/x", "/proc/self/environ", "a/.ssh/b", "s3://b/x", "\\\\server\\x"]) {
    assert.ok(isSensitivePath(path), path);
  }
  for (const path of ["/data/vocab.txt", "vocab.txt", "sketches/etcetera"]) {
    assert.ok(!isSensitivePath(path), path);
  }
});

test("outside path: steps back within the folder stay inside", () => {
  for (const path of ["a/../b", "a/b/../../c", "./a/../b", "a/./../b"]) {
    assert.ok(staysInside(path), path);
  }
  for (const path of [
    "../b",
    "a/../../b",
    "a/..\\..\\b",
    "/a/../b",
    "a/.. /../b",
    "a/../..",
    "a/.../../../b",
  ]) {
    assert.ok(!staysInside(path), path);
  }
});
