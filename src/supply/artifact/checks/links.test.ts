import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeTar } from "../../../../test/fixtures/artifacts/tar-writer.ts";
import { writeZip } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import { tar } from "./tar.ts";
import { zip } from "./zip.ts";

const TEXT = Buffer.from("a note");
const [SYMBOLIC, HARD] = ["2", "1"];

function rulesOf(parts: Parameters<typeof writeTar>[0]): readonly string[] {
  const { findings } = scanBytes(writeTar(parts), { formats: [tar], name: "m.tar" });
  return findings.map(({ rule }) => rule);
}

test("links: a folder as it lies on a disk has links within, and they are nothing", () => {
  const parts = [
    { name: "blobs/a1", bytes: TEXT },
    { name: "snapshots/main/config.json", type: SYMBOLIC, target: "../../blobs/a1" },
    { name: "latest", type: SYMBOLIC, target: "snapshots/main" },
    { name: "same", type: HARD, target: "blobs/a1" },
    { name: "gone", type: SYMBOLIC, target: "latest/../other" },
  ];
  assert.deepEqual(rulesOf(parts), []);
  const link = { name: "b", bytes: Buffer.from("a"), mode: 0o120777, madeBy: 0x0300 };
  const archive = writeZip([{ name: "a", bytes: TEXT }, link]);
  assert.deepEqual(scanBytes(archive, { formats: [zip], name: "m.zip" }).findings, []);
});

test("links: a hard link counts from the root, and is told by its name", () => {
  const archive = writeTar([{ name: "a/b", type: HARD, target: "../x" }]);
  const [finding] = scanBytes(archive, { formats: [tar], name: "m.tar" }).findings;
  assert.equal(finding?.rule, "archive/link-escape");
  assert.deepEqual(finding?.values, { name: "a/b", target: "../x" });
  assert.deepEqual(rulesOf([{ name: "a/b", type: HARD, target: "a/../x" }]), []);
});

test("links: what members are written through is told, however the link is spelled", () => {
  const link = { name: "./Out", type: SYMBOLIC, target: "elsewhere" };
  assert.deepEqual(rulesOf([link, { name: "out/file", bytes: TEXT }]), ["archive/link"]);
});

test("links: thousands that lead through each other end in bounded time", () => {
  const parts = Array.from({ length: 2000 }, (_, at) => ({
    name: `l${at}`,
    type: SYMBOLIC,
    target: `l${at + 1}/`.repeat(8),
  }));
  assert.ok(rulesOf(parts).includes("archive/link"));
});
