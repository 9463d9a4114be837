import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { FilePath } from "../core/file-path.ts";
import { resolvePaths } from "./paths.ts";
import { toShape } from "./shape.ts";

const Schema = z.strictObject({
  file: FilePath.optional().describe("a path"),
  folder: FilePath.default("kept"),
  name: z.string().optional(),
  many: z.array(FilePath).max(9).default([]),
  some: z.union([FilePath, z.array(FilePath).max(9)]).optional(),
  named: z.record(z.string(), z.strictObject({ file: FilePath, note: z.string() })).default({}),
  either: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("file"), at: FilePath }),
      z.strictObject({ kind: z.literal("url"), at: z.string() }),
    ])
    .optional(),
});

function resolved(value: z.input<typeof Schema>): z.infer<typeof Schema> {
  return resolvePaths(Schema.parse(value), toShape(Schema), () => "/base");
}

test("resolvePaths: what the schema calls a path becomes absolute, wherever it stands", () => {
  assert.deepEqual(
    resolved({
      file: "a.pem",
      name: "a.pem",
      many: ["b", "../c", "/d"],
      named: { x: { file: "e", note: "e" } },
      either: { kind: "file", at: "f" },
    }),
    {
      file: "/base/a.pem",
      folder: "/base/kept",
      name: "a.pem",
      many: ["/base/b", "/c", "/d"],
      named: { x: { file: "/base/e", note: "e" } },
      either: { kind: "file", at: "/base/f" },
    },
  );
});

test("resolvePaths: one path or several, where both may stand", () => {
  assert.equal(resolved({ some: "a" }).some, "/base/a");
  assert.deepEqual(resolved({ some: ["a"] }).some, ["/base/a"]);
});

test("resolvePaths: the alternative that a value is not leaves it alone", () => {
  assert.deepEqual(resolved({ either: { kind: "url", at: "f" } }).either, { kind: "url", at: "f" });
});

test("resolvePaths: each place may count from a folder of its own, and nothing is changed in place", () => {
  const value = Schema.parse({ file: "a", many: ["b"] });
  const one = resolvePaths(value, toShape(Schema), ([step]) => (step === "many" ? "/m" : "/f"));
  assert.deepEqual([one.file, one.many, one.folder], ["/f/a", ["/m/b"], "/f/kept"]);
  assert.deepEqual([value.file, value.many], ["a", ["b"]]);
});
