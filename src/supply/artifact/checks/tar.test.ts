import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeTar } from "../../../../test/fixtures/artifacts/tar-writer.ts";
import type { TarPart } from "../../../../test/fixtures/artifacts/tar-writer.ts";
import { tar } from "./tar.ts";
import { ARCHIVE_ATTACKS } from "../../../../test/fixtures/artifacts/archive-attacks.ts";
import { worstVerdict } from "../../../core/scan-verdict.ts";
import { FORMATS } from "../registry.ts";

function scan(parts: readonly TarPart[]): readonly [string, readonly string[]] {
  const { verdict, findings } = scanBytes(writeTar(parts), { formats: [tar], name: "a.tar" });
  return [verdict, findings.map(({ rule }) => rule)];
}

const file: TarPart = { name: "model/weights.bin", bytes: Buffer.from("abc") };

test("tar: an ordinary archive is clean", () => {
  assert.deepEqual(scan([{ name: "model/", type: "5" }, file]), ["clean", []]);
});

test("tar: CVE-2007-4559 and CVE-2025-23304: names that leave the folder are malicious", () => {
  for (const name of ["../evil", "/etc/cron.d/evil", "a/../../evil"]) {
    assert.deepEqual(scan([{ ...file, name }]), ["malicious", ["archive/path-escape"]]);
  }
});

test("tar: links out of the archive and devices are malicious, links within are nothing", () => {
  const link = { name: "model/x", type: "2" };
  assert.deepEqual(scan([{ ...link, target: "/etc/passwd" }])[0], "malicious");
  assert.deepEqual(scan([{ ...link, target: "../../x" }])[0], "malicious");
  assert.deepEqual(scan([{ ...link, target: "../y" }])[0], "clean");
  assert.deepEqual(scan([{ ...link, type: "1", target: "../y" }])[0], "malicious");
  assert.deepEqual(scan([{ ...link, type: "1", target: "model/weights.bin" }])[0], "clean");
  assert.deepEqual(scan([{ ...link, type: "6" }]), ["malicious", ["archive/device"]]);
});

test("tar: a name that comes twice is read differently by different tools", () => {
  assert.deepEqual(scan([file, file]), ["suspicious", ["archive/views-differ"]]);
});

for (const { name, file, bytes, verdict } of ARCHIVE_ATTACKS.filter((attack) =>
  attack.name.startsWith("tar:"),
)) {
  test(`${name} is at least ${verdict}`, () => {
    const report = scanBytes(bytes, { formats: FORMATS, name: file });
    assert.equal(worstVerdict([report.verdict, verdict]), report.verdict);
  });
}
