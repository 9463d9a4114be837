import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { DEFAULT_LIMITS } from "../../supply/artifact/limits.ts";
import { startCrew } from "./scan-crew.ts";
import type { ScanResult, ScanTask } from "./scan-file.ts";

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), "garita-crew-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

function task(name: string, limits: Partial<ScanTask["limits"]> = {}): ScanTask {
  return {
    path: join(folder, name),
    limits: { ...DEFAULT_LIMITS, ...limits },
    settings: { allowedCallables: [] },
    spoolFolder: folder,
    hash: true,
  };
}

function rules({ report }: ScanResult): readonly string[] {
  return report.findings.map(({ rule }) => rule);
}

/** A thread of these lines stands for a scanner with a bug. */
function thread(lines: string): URL {
  const path = join(folder, `thread-${lines.length}.mjs`);
  writeFileSync(path, `import { parentPort } from "node:worker_threads";\n${lines}`);
  return pathToFileURL(path);
}

test("scan crew: more files than threads, each with its own result", async () => {
  for (const name of ["a.txt", "b.pkl", "c.txt", "d.txt"]) writeFileSync(join(folder, name), name);
  const crew = startCrew(2);
  const names = ["a.txt", "b.pkl", "c.txt", "d.txt", "absent"];
  const results = await Promise.all(names.map((name) => crew.scan(task(name))));
  await crew.close();
  assert.deepEqual(results.map(rules), [[], ["file/unrecognized"], [], [], ["file/unreadable"]]);
  assert.equal(new Set(results.map(({ sha256 }) => sha256)).size, 5);
});

test("scan crew: a thread that dies makes its file unreadable, and the next one is scanned", async () => {
  const dying = `let count = 0;
    parentPort.on("message", () => {
      if (process.env.NEVER || count++ === 0) throw new TypeError("a bug");
    });`;
  const crew = startCrew(1, thread(dying));
  const results = await Promise.all([crew.scan(task("a")), crew.scan(task("b"))]);
  await crew.close();
  assert.deepEqual(results.map(rules), [["file/scanner-failed"], ["file/scanner-failed"]]);
  assert.equal(results[0].report.verdict, "unreadable");
});

test("scan crew: a thread that ends by itself is no clean file", async () => {
  const crew = startCrew(1, thread(`parentPort.on("message", () => process.exit(0));`));
  assert.deepEqual(rules(await crew.scan(task("a"))), ["file/scanner-failed"]);
  await crew.close();
});

test("scan crew: a thread that hangs is given up", async () => {
  const crew = startCrew(1, thread(`parentPort.on("message", () => { for (;;); });`), 50);
  assert.deepEqual(rules(await crew.scan(task("a", { timeMs: 50 }))), ["limit/time"]);
  await crew.close();
});
