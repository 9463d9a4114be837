import assert from "node:assert/strict";
import { test } from "node:test";
import { denseHdf5 } from "../../../../../test/fixtures/artifacts/hdf5-dense.ts";
import { writeHdf5 } from "../../../../../test/fixtures/artifacts/hdf5-writer.ts";
import { bytesSource } from "../../byte-source.ts";
import { contentsOf } from "./elements.ts";
import { openHdf } from "./file.ts";
import { walkParts } from "./walk.ts";
import type { HdfPart } from "./walk.ts";

function partsOf(bytes: Buffer): readonly HdfPart[] {
  return [...walkParts(openHdf(bytesSource(bytes), () => undefined))];
}

function textsOf(bytes: Buffer, parts: readonly HdfPart[]): ReadonlyMap<string, string> {
  const texts = parts.flatMap((part): [string, string][] => {
    if (part.kind !== "attribute") return [];
    const extents = [...contentsOf(part.attribute, part.heap)];
    const values = extents.map(({ offset, length }) =>
      bytes.toString("latin1", offset, offset + length),
    );
    return [[part.attribute.name, values.join("|")]];
  });
  return new Map(texts);
}

test("hdf5: dense storage: links and attributes of any size come out of fractal heaps", () => {
  const bytes = denseHdf5();
  const parts = partsOf(bytes);
  assert.deepEqual(
    parts.filter(({ kind }) => kind === "broken"),
    [],
  );
  const names = parts.flatMap((part) => (part.kind === "link" ? [part.link.name] : []));
  const groups = Array.from({ length: 12 }, (_, at) => `g${at}`);
  assert.deepEqual(names.toSorted(), [...groups, "out"].toSorted());
  const texts = textsOf(bytes, parts);
  assert.equal(texts.size, 13);
  assert.equal(texts.get("a11"), "v11");
  assert.equal(texts.get("huge"), "h".repeat(70_000));
});

test("hdf5: an object that breaks off does not hide the others", () => {
  const bytes = writeHdf5({ groups: { a: { attributes: { x: "1" } }, b: {} } });
  const [first] = partsOf(bytes).flatMap((part) =>
    part.kind === "link" && part.link.kind === "hard" ? [part.link] : [],
  );
  assert.ok(first !== undefined);
  bytes.write("XXXX", first.address, "latin1");
  const kinds = partsOf(bytes).map(({ kind }) => kind);
  assert.ok(kinds.includes("broken") && kinds.filter((kind) => kind === "link").length === 2);
});

test("hdf5: attributes in place and in a global heap read the same in both generations", () => {
  for (const superblock of [0, 2] as const) {
    for (const variable of [false, true]) {
      const bytes = writeHdf5({ attributes: { a: "one", b: "two" } }, { superblock, variable });
      const texts = [...textsOf(bytes, partsOf(bytes))];
      assert.deepEqual(texts, [
        ["a", "one"],
        ["b", "two"],
      ]);
    }
  }
});
