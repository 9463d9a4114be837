import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import fc from "fast-check";
import { rdsBytes } from "../../../../test/fixtures/artifacts/rds-writer.ts";
import type { RForm, RItem } from "../../../../test/fixtures/artifacts/rds-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import type { ArtifactReport } from "../scan.ts";
import { COMPRESSED } from "./compressed.ts";
import { rds } from "./rds.ts";

const FORMS: readonly RForm[] = ["X", "A", "B"];
const scan = (bytes: Uint8Array): ArtifactReport =>
  scanBytes(bytes, { formats: [rds, ...COMPRESSED], name: "m.rds" });
const rules = (item: RItem): readonly string[] => {
  const [first, ...others] = FORMS.map((form) =>
    scan(rdsBytes(item, form)).findings.map(({ rule }) => rule),
  );
  for (const other of others) assert.deepEqual(other, first);
  return first ?? [];
};

const call = (name: string, ...args: readonly RItem[]): RItem => ({
  call: [{ symbol: name }, ...args],
});
const SYSTEM = call("system", { text: "echo garita" });

test("rds: plain data is clean in all spellings and versions", () => {
  const item: RItem = {
    vector: [{ integers: [1, -2] }, { text: "a b\n\\" }, { list: [{ text: "x" }] }],
    attribute: { text: "names" },
  };
  assert.deepEqual(rules(item), []);
  assert.deepEqual(scan(rdsBytes(item, "X", 2)).findings, []);
  assert.deepEqual(scan(Buffer.concat([Buffer.from("RDX3\n"), rdsBytes(item)])).findings, []);
});

test("rds: CVE-2024-27322: a promise that has not run yet is malicious wherever it stands", () => {
  const promise: RItem = { promise: SYSTEM };
  const expected = ["rds/promised-call", "rds/promise"];
  assert.deepEqual(rules(promise), expected);
  assert.deepEqual(rules({ vector: [promise] }), expected);
  assert.deepEqual(rules({ list: [promise] }), expected);
  assert.deepEqual(rules({ vector: [], attribute: promise }), expected);
  assert.deepEqual(rules({ promise: { bytecode: [SYSTEM] } }), expected);
  assert.deepEqual(rules({ promise: call("harmless") }), ["rds/promise"]);
  assert.deepEqual(rules({ promise: { symbol: "x" } }), ["rds/promise"]);
});

test("rds: CVE-2024-27322: found behind compression as R applies it", () => {
  assert.equal(scan(gzipSync(rdsBytes({ promise: SYSTEM }))).verdict, "malicious");
});

test("rds: promises that have run, and arguments that nobody used, are ordinary", () => {
  assert.deepEqual(rules({ promise: call("f"), value: { integers: [1] } }), []);
  assert.deepEqual(rules({ environment: [{ promise: call("f") }] }), []);
  assert.deepEqual(rules({ environment: [{ promise: SYSTEM }] }), ["rds/promised-call"]);
});

test("rds: a promise that came to nothing is ordinary unless it reached out", () => {
  const nothing: RItem = { raw: [254] };
  assert.deepEqual(rules({ promise: call("f"), value: nothing }), []);
  assert.deepEqual(rules({ promise: SYSTEM, value: nothing }), ["rds/promised-call"]);
  assert.deepEqual(rules({ promise: SYSTEM, value: { integers: [1] } }), ["rds/carries-code"]);
});

test("rds: functions are ordinary until they reach out", () => {
  assert.deepEqual(rules({ closure: call("sum", { symbol: "system" }) }), []);
  assert.deepEqual(rules({ closure: SYSTEM }), ["rds/carries-code"]);
  assert.deepEqual(rules({ bytecode: [{ integers: [1] }, SYSTEM] }), ["rds/carries-code"]);
  const qualified = call("::", { symbol: "base" }, { symbol: "system" });
  assert.deepEqual(rules({ closure: { call: [qualified, { text: "x" }] } }), ["rds/carries-code"]);
  assert.deepEqual(rules(call("do.call", { text: "system" })), ["rds/carries-code"]);
  assert.deepEqual(rules(call("lm", { symbol: "source" })), []);
});

test("rds: vectors of R itself are ordinary, those of packages are suspicious", () => {
  assert.deepEqual(rules({ alternative: ["compact_intseq", "base"] }), []);
  assert.deepEqual(rules({ alternative: ["mmap_integer", "simplemmap"] }), ["rds/foreign-class"]);
});

test("rds: a symbol that is referred to keeps its name", () => {
  const twice: RItem = { list: [{ symbol: "system" }, { raw: [6, 255 + 256, 254] }] };
  assert.deepEqual(rules(twice), ["rds/carries-code"]);
});

test("rds: references to nothing, unknown types and absurd lengths are malformed", () => {
  const broken: readonly (readonly number[])[] = [
    [255 + 256 * 9],
    [77],
    [13, 2 ** 31 - 1],
    [19, -2],
    [13, -1, 65_537, 0],
  ];
  for (const raw of broken) assert.deepEqual(rules({ raw }), ["file/malformed"], String(raw));
});

test("rds: nesting ends in a limit", () => {
  let item: RItem = { integers: [1] };
  for (let depth = 0; depth < 1001; depth += 1) item = { vector: [item] };
  assert.deepEqual(
    scan(rdsBytes(item)).findings.map(({ rule }) => rule),
    ["limit/depth"],
  );
});

test("rds: bytes changed at random never make the reader fail", () => {
  const item: RItem = {
    vector: [{ environment: [{ closure: SYSTEM }] }, { bytecode: [SYSTEM] }, { text: "x" }],
    attribute: { promise: call("f") },
  };
  for (const form of FORMS) {
    const bytes = rdsBytes(item, form);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        scan(changed);
      }),
    );
  }
});

test("rds: an empty text and what follows it are read in all spellings", () => {
  assert.deepEqual(rules({ list: [{ text: "" }, { integers: [1, 2] }, { text: "" }] }), []);
});
