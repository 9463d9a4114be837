import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { writeHdf5 } from "../../../../test/fixtures/artifacts/hdf5-writer.ts";
import type { HdfGroupParts, HdfOptions } from "../../../../test/fixtures/artifacts/hdf5-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import type { ArtifactReport } from "../scan.ts";
import { hdf5 } from "./hdf5.ts";
import { keras } from "./keras.ts";
import { pickleFile } from "./pickle-file.ts";

const FORMATS = [hdf5, keras, pickleFile];
const scan = (bytes: Uint8Array): ArtifactReport =>
  scanBytes(bytes, { formats: FORMATS, name: "model.h5" });
const rules = (parts: HdfGroupParts, options: HdfOptions = {}): readonly string[] =>
  scan(writeHdf5(parts, options)).findings.map(({ rule }) => rule);

/** A pickle of protocol 0 that would run `echo garita`. */
const PICKLE = Buffer.from("cos\nsystem\n(S'echo garita'\ntR.");
const BOTH = [{ superblock: 0 }, { superblock: 2 }] as const;

const ORDINARY: HdfGroupParts = {
  attributes: { keras_version: "3.15.1", title: "x".repeat(100) },
  groups: { layers: { attributes: { weight_names: "kernel" }, softLinks: { again: "/layers" } } },
  datasets: { kernel: { bytes: Buffer.from([1, 2, 3, 4]), filters: [1, 2, 3, 32_015] } },
};

test("hdf5: weights with attributes, soft links and known filters have no findings", () => {
  for (const options of BOTH) {
    for (const variable of [false, true]) {
      const report = scan(writeHdf5(ORDINARY, { ...options, variable }));
      assert.deepEqual([report.findings, report.formats], [[], ["hdf5"]]);
      const expected = { kind: "producer", name: "Keras", value: "3.15.1" };
      assert.deepEqual(report.facts, [expected]);
    }
  }
});

const OUTSIDE = ["/etc/passwd", "../../secret.h5", "C:\\secret.h5", "file:///etc/passwd", "~/x.h5"];

for (const path of OUTSIDE) {
  test(`hdf5: CVE-2026-1669: content from ${path} is malicious by link, storage or view`, () => {
    for (const parts of [
      { externalLinks: { weights: [path, "/data"] } },
      { datasets: { weights: { externalFiles: [path] } } },
      { datasets: { weights: { externalFiles: ["beside.bin", path] } } },
      { datasets: { weights: { virtualFiles: ["beside.h5", path] } } },
    ] as const) {
      const report = scan(writeHdf5({ groups: { inner: parts } }));
      assert.equal(report.verdict, "malicious");
      assert.ok(report.findings.some(({ rule }) => rule === "hdf5/outside-file"));
    }
    const old = rules({ datasets: { x: { externalFiles: [path] } } }, { superblock: 0 });
    assert.deepEqual(old, ["hdf5/outside-file"]);
  });
}

test("hdf5: content from a file beside it is suspicious; from itself it is not", () => {
  assert.deepEqual(rules({ externalLinks: { a: ["b.h5", "/"] } }), ["hdf5/other-file"]);
  assert.deepEqual(rules({ datasets: { a: { externalFiles: ["b"] } } }), ["hdf5/other-file"]);
  assert.deepEqual(rules({ datasets: { a: { virtualFiles: ["b"] } } }), ["hdf5/other-file"]);
  assert.deepEqual(rules({ datasets: { a: { virtualFiles: ["."] } } }), []);
});

test("hdf5: filters, link classes and drivers that only a plug-in has are suspicious", () => {
  assert.deepEqual(rules({ datasets: { a: { filters: [1, 40_000] } } }), ["hdf5/plugin"]);
  assert.deepEqual(rules({ userLinks: { a: 65 } }), ["hdf5/plugin"]);
  assert.deepEqual(rules({}, { superblock: 0, driver: "NCSAmult" }), ["hdf5/plugin"]);
});

test("hdf5: pickles in attributes, datasets and heaps are read, as PyTables and pandas do", () => {
  for (const options of BOTH) {
    assert.ok(rules({ attributes: { object: PICKLE } }, options).includes("pickle/process"));
    assert.ok(
      rules({ attributes: { object: PICKLE } }, { ...options, variable: true }).includes(
        "pickle/process",
      ),
    );
    const datasets = { a: { bytes: PICKLE } };
    assert.ok(rules({ groups: { deep: { datasets } } }, options).includes("pickle/process"));
    const texts = { a: { texts: [Buffer.from("text"), PICKLE] } };
    assert.ok(rules({ datasets: texts }, options).includes("pickle/process"));
  }
});

test("hdf5: a file behind a block of the user's is read, and so is the block", () => {
  for (const bytes of [512, 1024, 4096]) {
    const userBlock = Buffer.alloc(bytes);
    PICKLE.copy(userBlock);
    const parts = { externalLinks: { a: ["/etc/passwd", "/"] } } as const;
    const found = rules(parts, { userBlock });
    assert.ok(found.includes("hdf5/outside-file") && found.includes("pickle/process"));
  }
});

test("hdf5: what is cut off is unreadable, and what comes before it is still told", () => {
  const bytes = writeHdf5({ externalLinks: { a: ["/etc/passwd", "/"] } });
  const report = scan(bytes.subarray(0, -4));
  assert.ok(report.findings.some(({ rule }) => rule === "file/malformed"));
  for (let length = 8; length < bytes.length; length += 5) {
    assert.notEqual(scan(bytes.subarray(0, length)).verdict, "clean");
  }
});

/** How a hard link of a made file begins: version, flags, type, characters, length of its name. */
const LINK = Buffer.from([1, 0x18, 0, 1, 1]);

test("hdf5: objects in a circle are read once", () => {
  const bytes = writeHdf5({ groups: { a: { groups: { b: {} } } } });
  let links = 0;
  // Every hard link is turned into one to the root.
  const root = bytes.readBigUInt64LE(36);
  for (let at = bytes.indexOf(LINK); at !== -1; at = bytes.indexOf(LINK, at + 1)) {
    bytes.writeBigUInt64LE(root, at + LINK.length + 1);
    links += 1;
  }
  assert.equal(links, 2);
  assert.deepEqual(scan(bytes).findings, []);
});

test("hdf5: mutated files end in a report, in bounded time", () => {
  const parts: HdfGroupParts = {
    ...ORDINARY,
    datasets: { a: { externalFiles: ["b"] }, c: { virtualFiles: ["d"] }, e: { texts: [PICKLE] } },
  };
  const files = BOTH.map((options) => writeHdf5(parts, options));
  const place = fc.tuple(fc.nat(), fc.constantFrom(0, 1, 8, 0x7f, 0xff));
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(place, { maxLength: 6 }), (file, changes) => {
      const bytes = Buffer.from(file);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const report = scan(bytes);
      assert.ok(report.findings.length < 100);
    }),
    { numRuns: 3000 },
  );
});
