import assert from "node:assert/strict";
import { test } from "node:test";
import { zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeZip } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import type { ZipPart } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import { readBytes } from "../byte-source.ts";
import type { Format } from "../format.ts";
import type { ArtifactReport } from "../scan.ts";
import { zip } from "./zip.ts";
import { EVIL, HARMLESS } from "../../../../test/fixtures/artifacts/container-attack.ts";
import { lzmaPayload } from "../../../../test/fixtures/artifacts/packed-payloads.ts";
import { ZIP_ATTACKS } from "../../../../test/fixtures/artifacts/zip-attacks.ts";
import { worstVerdict } from "../../../core/scan-verdict.ts";
import { FORMATS } from "../registry.ts";

const PAYLOAD = Buffer.from("PAYLOAD: what a loader would run");

/** Stands for every format that can run code: it takes what begins with its word. */
const payload: Format = {
  id: "payload",
  title: "Payload",
  active: true,
  claim: ({ start }) => (Buffer.from(start).indexOf("PAYLOAD") === 0 ? "certain" : "none"),
  inspect: (scan) => scan.report("file/unreadable", 0, { reason: "payload" }),
};

function scan(bytes: Uint8Array): ArtifactReport {
  return scanBytes(bytes, { formats: [zip, payload] });
}

function differences(bytes: Uint8Array): readonly (string | number | undefined)[] {
  const { findings } = scan(bytes);
  return findings
    .filter(({ rule }) => rule === "archive/views-differ")
    .map(({ values }) => values["what"]);
}

/** Names of the members in which the payload was seen. */
function seen(bytes: Uint8Array): readonly string[] {
  const { findings } = scan(bytes);
  return findings
    .filter(({ rule }) => rule === "file/unreadable")
    .map(({ member }) => member.join("/"));
}

const plain: ZipPart = { name: "a.txt", bytes: Buffer.from("nothing") };
const evil: ZipPart = { name: "data.pkl", bytes: PAYLOAD, method: 8 };

test("zip: an ordinary archive has no findings, whichever way it was written", () => {
  for (const part of [
    plain,
    { ...plain, method: 8 },
    { ...plain, descriptor: true },
    { ...plain, method: 8, descriptor: true },
    { ...plain, name: "ñandú/ü.txt" },
    { ...plain, method: 93, packed: zstdCompressSync(plain.bytes) },
    { ...plain, name: "folder/", bytes: Buffer.alloc(0) },
    { ...plain, mode: 0o100644 },
  ]) {
    const report = scan(writeZip([part, { ...plain, name: "b.txt" }]));
    assert.deepEqual([report.verdict, report.findings], ["clean", []]);
    assert.deepEqual(report.formats, ["zip"]);
  }
  assert.equal(scan(writeZip([], { comment: Buffer.from("a comment") })).verdict, "clean");
});

test("zip: members are looked into, stored and packed, and archives in archives", () => {
  assert.deepEqual(seen(writeZip([plain, evil])), ["data.pkl"]);
  const inner = writeZip([evil]);
  assert.ok(seen(writeZip([{ name: "in.zip", bytes: inner }])).includes("in.zip/data.pkl"));
});

// Each of these let a payload past a scanner, or would: the loader reads what the scanner skips.
const BYPASSES: readonly (readonly [string, Uint8Array, string])[] = [
  [
    "CVE-2025-1944: another name in the local header",
    writeZip([{ ...evil, local: { name: "data.txt" } }]),
    "name",
  ],
  [
    "CVE-2025-1945: the flag of encryption where nothing is encrypted",
    writeZip([{ ...evil, local: { flags: 1 } }]),
    "encryption-flag",
  ],
  ["CVE-2025-10156: a wrong checksum", writeZip([{ ...evil, crc: 1 }]), "checksum"],
  ["a wrong checksum of a stored member", writeZip([{ ...evil, method: 0, crc: 1 }]), "checksum"],
  ["another method in the local header", writeZip([{ ...evil, local: { method: 0 } }]), "method"],
  [
    "other sizes in the local header",
    writeZip([{ ...evil, local: { compressedSize: 1, size: 1 } }]),
    "size",
  ],
  [
    "a member that is in no directory",
    writeZip([plain, { ...evil, unlisted: true }]),
    "not-in-directory",
  ],
  [
    "an unlisted member whose size is only behind it",
    writeZip([plain, { ...evil, unlisted: true, descriptor: true }]),
    "not-in-directory",
  ],
  ["fewer entries than the directory has", writeZip([plain, evil], { entries: 1 }), "entry-count"],
  ["two members of one name", writeZip([{ ...plain, name: "data.pkl" }, evil]), "duplicate-name"],
  [
    "an archive in front of the archive",
    Buffer.concat([writeZip([evil]), writeZip([plain])]),
    "several-directories",
  ],
  [
    "an archive in the comment of the archive",
    writeZip([plain], { comment: writeZip([evil]) }),
    "several-directories",
  ],
];

for (const [name, bytes, what] of BYPASSES) {
  test(`zip: ${name} is told, and the payload is seen`, () => {
    assert.ok(differences(bytes).includes(what), String(differences(bytes)));
    assert.ok(seen(bytes).length > 0);
    assert.notEqual(scan(bytes).verdict, "clean");
  });
}

test("zip: bytes before, behind and between the members are hidden bytes, and looked into", () => {
  const prefixed = writeZip([plain], { prefix: PAYLOAD });
  for (const bytes of [prefixed, Buffer.concat([writeZip([plain]), PAYLOAD])]) {
    const rules = scan(bytes).findings.map(({ rule }) => rule);
    assert.ok(rules.includes("archive/hidden-bytes"), rules.join());
    assert.ok(seen(bytes).length > 0);
  }
});

test("zip: zeros that align members are no hidden bytes", () => {
  const report = scan(writeZip([plain], { prefix: new Uint8Array(64) }));
  const rules = report.findings.map(({ rule }) => rule);
  assert.ok(!rules.includes("archive/hidden-bytes"));
});

test("zip: names and links that leave the folder, and devices, are malicious", () => {
  for (const name of ["../evil.py", "a/../../evil", "..\\evil", "C:\\evil", "\\\\host\\share\\x"]) {
    assert.equal(scan(writeZip([{ ...plain, name }])).verdict, "malicious", name);
  }
  for (const target of ["/etc/passwd", "../../etc/passwd", "..\\..\\x"]) {
    const link = { name: "a/link", bytes: Buffer.from(target), mode: 0o120777 };
    assert.equal(scan(writeZip([link])).verdict, "malicious", target);
  }
  const inside = { name: "a/link", bytes: Buffer.from("../b"), mode: 0o120777 };
  assert.equal(scan(writeZip([inside])).verdict, "clean");
  const pipe = { name: "a.txt", bytes: Buffer.alloc(0), mode: 0o010644 };
  assert.equal(scan(writeZip([pipe])).verdict, "malicious");
  assert.equal(scan(writeZip([{ ...plain, mode: 0o020644 }])).verdict, "malicious");
  // Old versions of pandas wrote these, and every loader drops the first stroke.
  assert.equal(scan(writeZip([{ ...plain, name: "/srv/ana/frame" }])).verdict, "clean");
});

test("zip: really encrypted, unknown methods and no directory at all cannot be cleared", () => {
  const noise = Buffer.from("noise that no key was given for");
  const encrypted = writeZip([{ ...plain, packed: noise, flags: 1 }]);
  assert.equal(scan(encrypted).verdict, "unreadable");
  const unknown = scan(writeZip([{ ...plain, method: 99, packed: noise }]));
  assert.deepEqual(
    unknown.findings.map(({ rule }) => rule),
    ["archive/unsupported"],
  );
  const whole = writeZip([evil]);
  const cut = whole.subarray(0, whole.length - 60);
  assert.deepEqual(seen(cut), ["data.pkl"]);
  assert.equal(scan(cut).verdict, "unreadable");
});

test("zip: bytes behind the end of a packed member are hidden", () => {
  const packed = Buffer.concat([Buffer.from([3, 0]), Buffer.from("more")]);
  const report = scan(writeZip([{ name: "a", bytes: Buffer.alloc(0), method: 8, packed }]));
  assert.deepEqual(
    report.findings.map(({ rule }) => rule),
    ["archive/hidden-bytes"],
  );
});

test("zip: a bomb ends at the limit, and overlapping members are told", () => {
  const bomb = writeZip([{ name: "bomb", bytes: new Uint8Array(5_000_000), method: 8 }]);
  const limits = { freeExpansionBytes: 1000, expansionRatioMax: 10 };
  const report = scanBytes(bomb, { formats: [zip], limits });
  assert.equal(report.findings[0]?.rule, "limit/expansion");
  const many = { formats: [zip], limits: { membersMax: 2 } };
  assert.equal(scanBytes(writeZip([plain, plain, evil]), many).findings[0]?.rule, "limit/members");
});

test("zip: changed and cut bytes never end in anything but a report", () => {
  const whole = writeZip([plain, evil, { ...plain, name: "c", descriptor: true, method: 8 }], {
    comment: Buffer.from("comment"),
  });
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), fc.nat(whole.length), (changes, cut) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, byte] of changes) bytes[at] = byte;
      scan(bytes.subarray(0, cut));
    }),
  );
});

test("zip: coverage counts what no reader took", () => {
  const other: Format = { ...payload, claim: () => "none" };
  const bytes = writeZip([{ name: "x", bytes: Buffer.alloc(100, 7) }]);
  const { coverage } = scanBytes(bytes, { formats: [zip, other] });
  assert.equal(coverage.understood, bytes.length - 100);
  assert.equal(readBytes({ size: 0, readInto: () => 0 }, 0, 5).length, 0);
});

test("zip: an absolute name leads out when it is one of the system's", () => {
  const rulesOf = (name: string): readonly string[] =>
    scan(writeZip([{ name, bytes: Buffer.from("x") }])).findings.map(({ rule }) => rule);
  assert.deepEqual(rulesOf("/etc/cron.d/job"), ["archive/path-escape"]);
  assert.deepEqual(rulesOf("//usr/lib/x.so"), ["archive/path-escape"]);
  assert.deepEqual(rulesOf("/data/table.csv"), []);
});

for (const { name, file, bytes, verdict } of ZIP_ATTACKS) {
  test(`${name} is at least ${verdict}`, () => {
    const report = scanBytes(bytes, { formats: FORMATS, name: file });
    assert.equal(worstVerdict([report.verdict, verdict]), report.verdict);
  });
}

test("zip: what common tools write for a pipe, for LZMA and for arrays is ordinary", () => {
  const parts: readonly ZipPart[] = [
    { name: "-", bytes: HARMLESS, mode: 0o010600, madeBy: 0x0300 },
    { name: "a.bin", bytes: EVIL, method: 14, packed: lzmaPayload },
    { name: "W.npy", bytes: HARMLESS },
    { name: "w.npy", bytes: HARMLESS },
    { name: "d/", bytes: new Uint8Array() },
    { name: "d/e", bytes: HARMLESS },
  ];
  const { findings } = scanBytes(writeZip(parts), { formats: [zip] });
  assert.deepEqual(
    findings.filter(({ rule }) => rule.startsWith("archive/")),
    [],
  );
});

test("zip: a link whose target is a pickle is scanned, for Python unpacks it as a file", () => {
  const old = Buffer.from("cos\nsystem\n(S'echo garita'\ntR.");
  const archive = writeZip([{ name: "payload.pkl", bytes: old, mode: 0o120777 }]);
  const { findings } = scanBytes(archive, { formats: FORMATS });
  assert.ok(findings.some(({ rule }) => rule === "pickle/process"));
  const link = { name: "model.pkl", bytes: Buffer.from("other.pkl"), mode: 0o120777 };
  assert.equal(scanBytes(writeZip([link]), { formats: FORMATS }).verdict, "clean");
});
