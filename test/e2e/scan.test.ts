import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, before, test } from "node:test";
import { pickle } from "../fixtures/artifacts/pickle-writer.ts";
import { writeZip } from "../fixtures/artifacts/zip-writer.ts";
import { runHere, runWith } from "../fixtures/command-line.ts";
import type { Ran } from "../fixtures/command-line.ts";

/** The seeds' example: it imports `os` and calls `exec`. */
const EVIL = pickle()
  .proto(2)
  .global("os", "system")
  .raw("0")
  .global("builtins", "exec")
  .text("print('garita')")
  .tupleOf(1)
  .reduce()
  .stop()
  .bytes();
const HARMLESS = pickle().proto(2).int(7).stop().bytes();

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "garita-scan-test-"));
  process.chdir(folder);
});
after(() => {
  process.chdir(tmpdir());
  rmSync(folder, { recursive: true, force: true });
});

function scan(...args: readonly string[]): Promise<Ran> {
  return runHere(["scan", ...args]);
}

interface Reported {
  readonly path: string;
  readonly sha256: string | null;
  readonly format: readonly string[];
  readonly verdict: string;
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

function filesOf({ stdout }: Ran): readonly Reported[] {
  const report: { files: readonly Reported[] } = JSON.parse(stdout);
  return report.files;
}

async function verdictOf(name: string, ...more: readonly string[]): Promise<string> {
  const [file] = filesOf(await scan(name, "--format", "json", ...more));
  return file?.verdict ?? "none";
}

test("scan: a pickle that imports os and calls exec is malicious, in both languages", async () => {
  writeFileSync("evil.pkl", EVIL);
  const english = await scan("evil.pkl");
  assert.match(english.stdout, /RESULT: ✗ NOT SAFE: malicious/);
  assert.match(english.stdout, /Risk level: CRITICAL/);
  assert.match(english.stdout, /SHA-256: [0-9a-f]{64}/);
  assert.match(english.stdout, /`?os\.system`?/);
  assert.match(english.stdout, /exec/);
  assert.match(english.stdout, /RECOMMENDATIONS:\n {2}- \S/);
  assert.equal(english.code, 1);
  const spanish = await scan("evil.pkl", "--lang", "es");
  assert.match(spanish.stdout, /RESULTADO: ✗ NO SEGURO: malicioso/);
  assert.match(spanish.stdout, /Nivel de riesgo: CRÍTICO/);
  assert.match(spanish.stdout, /RECOMENDACIONES:\n {2}- \S/);
  assert.equal(spanish.code, 1);
});

test("scan: folders, archives and standard input, each file with its own verdict", async () => {
  mkdirSync(join("models", "inner"), { recursive: true });
  writeFileSync(join("models", "good.pkl"), HARMLESS);
  writeFileSync(join("models", "note.txt"), "a note");
  const packed = { name: "a/data.pkl", bytes: EVIL, method: 8 };
  writeFileSync(join("models", "inner", "packed.zip"), writeZip([packed]));
  const ran = await scan("models", "--format", "json");
  assert.deepEqual(
    filesOf(ran).map(({ path, verdict }) => [path, verdict]),
    [
      ["models/good.pkl", "clean"],
      ["models/inner/packed.zip", "malicious"],
      ["models/note.txt", "clean"],
    ],
  );
  const piped = await runHere(["scan", "-", "--format", "json"], { stdin: Buffer.from(EVIL) });
  assert.deepEqual(
    filesOf(piped).map(({ path, verdict }) => [path, verdict]),
    [["-", "malicious"]],
  );
  assert.equal(piped.code, 1);
});

test("scan: the same in SARIF and CycloneDX", async () => {
  writeFileSync("evil.pkl", EVIL);
  const sarif = await scan("evil.pkl", "--format", "sarif", "--lang", "es");
  const { version, runs } = JSON.parse(sarif.stdout);
  assert.equal(version, "2.1.0");
  assert.ok(runs[0].results.some(({ level }: { level: string }) => level === "error"));
  assert.equal(sarif.code, 1);
  const listed = await scan("evil.pkl", "--format", "cyclonedx");
  const { specVersion, components, serialNumber } = JSON.parse(listed.stdout);
  assert.equal(specVersion, "1.6");
  assert.match(serialNumber, /^urn:uuid:[0-9a-f-]{36}$/);
  assert.equal(components[0].type, "machine-learning-model");
  const names = components.map(({ name }: { name: string }) => name);
  assert.ok(names.includes("os") && names.includes("builtins"), names.join());
  assert.equal(listed.code, 1);
});

test("scan: exit codes for clean, found, misused and nothing there", async () => {
  mkdirSync("clean", { recursive: true });
  writeFileSync(join("clean", "good.pkl"), HARMLESS);
  mkdirSync("empty", { recursive: true });
  mkdirSync("notes", { recursive: true });
  writeFileSync(join("notes", "README.md"), "# A model\n");
  writeFileSync(join("notes", "requirements.txt"), "torch\n");
  writeFileSync("evil.pkl", EVIL);
  const code = async (...args: readonly string[]) => (await scan(...args)).code;
  assert.equal(await code("clean"), 0);
  assert.equal(await code("clean", "evil.pkl"), 1);
  assert.equal(await code("clean", "--format", "xml"), 2);
  assert.equal(await code(), 2);
  assert.equal(await code("empty"), 3);
  assert.equal(await code("notes", "--require-artifacts"), 3);
  assert.equal(await code("clean", "empty"), 0);
  assert.equal(await code("clean", "empty", "--require-artifacts"), 3);
  assert.equal(await code("evil.pkl", "--fail-on", "never"), 0);
  assert.equal(await code("evil.pkl", "--fail-on", "malicious"), 1);
});

test("scan: a merely suspicious file passes where only malicious ones fail", async () => {
  const odd = pickle().proto(2).global("garita_unknown.thing", "make").stop().bytes();
  writeFileSync("odd.pkl", odd);
  assert.equal(await verdictOf("odd.pkl"), "suspicious");
  assert.equal((await scan("odd.pkl")).code, 1);
  assert.equal((await scan("odd.pkl", "--fail-on", "malicious")).code, 0);
  assert.equal(await verdictOf("odd.pkl", "--allow", "garita_unknown.*"), "clean");
});

test("scan: what is waived or known no longer fails, and one byte more does again", async () => {
  writeFileSync("evil.pkl", EVIL);
  const before = await scan("evil.pkl", "--format", "json");
  writeFileSync("baseline.json", before.stdout);
  assert.equal((await scan("evil.pkl", "--baseline", "baseline.json")).code, 0);
  const rules = new Set(filesOf(before).flatMap(({ findings }) => findings.map((one) => one.rule)));
  const lines = Array.from(rules, (rule) => {
    return `  - { rule: ${rule}, path: "*.pkl", owner: Ana, reason: ours, expires: 2999-01-01 }\n`;
  });
  writeFileSync("waivers.yaml", `apiVersion: garita/v1\nwaivers:\n${lines.join("")}`);
  const waived = await scan("evil.pkl", "--waivers", "waivers.yaml");
  assert.equal(waived.code, 0);
  assert.match(waived.stdout, /accepted until 2999-01-01 by Ana/);
  appendFileSync("evil.pkl", "\n");
  assert.equal((await scan("evil.pkl", "--baseline", "baseline.json")).code, 1);
});

test("scan: what cannot be read is unreadable, and never waited for", async () => {
  mkdirSync("odd", { recursive: true });
  execFileSync("mkfifo", [join("odd", "pipe.pkl")]);
  symlinkSync("nowhere", join("odd", "dead.pkl"));
  writeFileSync(join("odd", "locked.pkl"), HARMLESS);
  chmodSync(join("odd", "locked.pkl"), 0);
  const ran = await scan("odd", "--format", "json");
  const verdicts = new Map(filesOf(ran).map(({ path, verdict }) => [path, verdict]));
  assert.equal(verdicts.get("odd/pipe.pkl"), "unreadable");
  assert.equal(verdicts.get("odd/dead.pkl"), "unreadable");
  // Nothing is locked for the superuser.
  const locked = process.getuid?.() === 0 ? "clean" : "unreadable";
  assert.equal(verdicts.get("odd/locked.pkl"), locked);
  assert.equal(ran.code, 1);
});

test("scan: a file that changes while it is scanned is unreadable, and has no digest", async () => {
  writeFileSync("racing.bin", "");
  truncateSync("racing.bin", 256 * 2 ** 20);
  const changing = setInterval(() => appendFileSync("racing.bin", "x"), 5);
  const ran = await scan("racing.bin", "--format", "json");
  clearInterval(changing);
  rmSync("racing.bin");
  const [file] = filesOf(ran);
  assert.equal(file?.verdict, "unreadable");
  assert.equal(file.sha256, null);
  assert.equal(ran.code, 1);
});

test("scan: endless input is cut at its limit, scanned so far, and incomplete", async () => {
  const zeros = Buffer.alloc(65_536);
  const endless = Readable.from(
    (function* () {
      for (;;) yield zeros;
    })(),
  );
  const args = ["scan", "-", "--max-input", "1", "--fail-on", "never", "--format", "json"];
  const ran = await runWith(args, { stdin: endless });
  assert.equal(ran.code, 3);
  assert.match(ran.stdout, /"path":"-","sha256":null,"format":\[\],"verdict":"unreadable"/);
  assert.match(ran.stderr, /only its beginning was scanned/);
});

test("scan: empty, truncated and boundless files end soon, and none of them is clean", async () => {
  writeFileSync("empty.pkl", "");
  writeFileSync("cut.pkl", EVIL.subarray(0, -1));
  const member = { name: "a/data.pkl", bytes: Buffer.alloc(5000, HARMLESS), method: 8 };
  const zip = writeZip([member]);
  writeFileSync("cut.zip", zip.subarray(0, zip.length - 30));
  const terabyte = { t: { dtype: "F32", shape: [2 ** 38], data_offsets: [0, 2 ** 40] } };
  const header = Buffer.from(JSON.stringify(terabyte));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  writeFileSync("huge.safetensors", Buffer.concat([length, header]));
  assert.equal(await verdictOf("cut.pkl"), "malicious");
  for (const name of ["empty.pkl", "cut.zip", "huge.safetensors"]) {
    assert.notEqual(await verdictOf(name), "clean", name);
  }
});

test("scan: an archive of twenty thousand members is read to its last one", async () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `a/${index}.txt`);
  const parts = names.map((name) => ({ name, bytes: Buffer.from(name) }));
  writeFileSync("many.zip", writeZip([...parts, { name: "a/z.pkl", bytes: EVIL }]));
  const startMs = performance.now();
  assert.equal(await verdictOf("many.zip"), "malicious");
  assert.ok(performance.now() - startMs < 30_000);
});
