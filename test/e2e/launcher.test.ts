import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { satisfies } from "../../bin/launcher.mjs";
import { needs, olderNode } from "../machine.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const CLOSED_REGISTRY = "http://127.0.0.1:9";
const MAIN = `
const [what] = process.argv.slice(2);
if (what === "wait") {
  process.on("SIGTERM", () => process.exit(7));
  setInterval(() => {}, 1000);
} else if (what === "die") {
  process.kill(process.pid, "SIGTERM");
  setInterval(() => {}, 1000);
} else process.exitCode = 3;
console.log(process.versions.node, process.argv.slice(2).join(" "));
`;

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A fresh clone as far as the launcher can tell: manifests and a program, nothing installed. */
function clone(): string {
  const folder = mkdtempSync(join(tmpdir(), "garita-launcher-"));
  folders.push(folder);
  for (const name of ["bin", "tools", "package.json", "package-lock.json", ".npmrc"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, "src", "cli"), { recursive: true });
  writeFileSync(join(folder, "src", "cli", "main.ts"), MAIN);
  return folder;
}

interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Launch {
  readonly folder: string;
  /** In `bin/`; `garita.mjs` when left out. */
  readonly program?: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  /** Sent as soon as the program has printed its line. */
  readonly signal?: NodeJS.Signals;
}

function start(node: string, options: Launch): Promise<Outcome> {
  const env: NodeJS.ProcessEnv = { ...process.env, LANG: "C", LC_ALL: "", ...options.env };
  delete env["GARITA_LAUNCHED_BY"];
  delete env["NODE_COMPILE_CACHE"];
  delete env["npm_config_local_prefix"];
  const program = join(options.folder, "bin", options.program ?? "garita.mjs");
  const child = spawn(node, [program, ...(options.args ?? [])], {
    env,
    cwd: tmpdir(),
  });
  const outcome = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    outcome.stdout += chunk.toString();
    if (options.signal !== undefined) child.kill(options.signal);
  });
  child.stderr.on("data", (chunk: Buffer) => (outcome.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, ...outcome }));
  });
}

test("launcher: a range of engines is read as npm reads it", () => {
  const range = "^22.19.0 || >=24.11.0";
  for (const version of ["22.19.0", "22.20.1", "24.11.0", "24.11.1", "25.0.0", "100.0.0"]) {
    assert.equal(satisfies(version, range), true, version);
  }
  for (const version of ["20.20.2", "22.18.9", "23.99.99", "24.10.9", "9.99.99"]) {
    assert.equal(satisfies(version, range), false, version);
  }
});

test("launcher: under a current Node it installs once and then needs no registry", async () => {
  const folder = clone();
  const both = await Promise.all([
    start(process.execPath, { folder, args: ["one"] }),
    start(process.execPath, { folder, args: ["two"] }),
  ]);
  for (const [index, outcome] of both.entries()) {
    assert.equal(outcome.code, 3, outcome.stderr);
    assert.equal(outcome.stdout.trim(), `${process.versions.node} ${index === 0 ? "one" : "two"}`);
    assert.match(outcome.stderr, /^garita: installing dependencies \(npm ci\)\n/);
  }
  assert.deepEqual(readdirSync(join(folder, ".cache")), ["compile"]);
  assert.equal(existsSync(join(folder, "node_modules", "typescript")), false, "dev left out");

  const offline = { npm_config_registry: CLOSED_REGISTRY };
  const again = await start(process.execPath, { folder, args: ["x"], env: offline });
  assert.equal(again.code, 3, again.stderr);
  assert.equal(again.stderr, "");
});

test("launcher: a program that imports the launcher runs, with its own arguments", async () => {
  const folder = clone();
  writeFileSync(
    join(folder, "src", "own.ts"),
    `import { satisfies } from "../bin/launcher.mjs";
     console.log(satisfies("24.11.0", ">=24.11.0"), process.argv.slice(2).join(" "));`,
  );
  writeFileSync(join(folder, "package-lock.json"), '{"lockfileVersion": 3, "packages": {}}');
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "node_modules", ".package-lock.json"), '{"packages": {}}');
  const program = { folder, program: "launcher.mjs", args: ["src/own.ts", "a", "b"] };
  const outcome = await start(process.execPath, program);
  assert.equal(outcome.stderr, "");
  assert.deepEqual([outcome.code, outcome.stdout], [0, "true a b\n"]);
});

test("launcher: a changed lockfile that npm refuses ends in a plain message", async () => {
  const folder = clone();
  writeFileSync(join(folder, "package-lock.json"), '{"lockfileVersion": 3, "packages": {"": {}}}');
  const outcome = await start(process.execPath, { folder, env: { LANG: "es_ES.UTF-8" } });
  assert.equal(outcome.code, 4);
  assert.match(
    outcome.stderr,
    /garita: npm no pudo instalar lo necesario; .*npm ci --ignore-scripts/,
  );
  assert.doesNotMatch(outcome.stderr, /at .*launcher\.mjs/);
});

test("launcher: an older Node is replaced by the pinned one", needs(olderNode), async () => {
  const folder = clone();
  const node = olderNode.path ?? "";
  const first = await start(node, { folder, args: ["a", "b c"] });
  assert.equal(first.code, 3, first.stderr);
  assert.match(first.stdout, /^24\.\d+\.\d+ a b c\n$/);
  assert.match(
    first.stderr,
    /is too old: fetching Node\.js 24\.\d+\.\d+ into \.cache\/node, once\n/,
  );
  assert.deepEqual(readdirSync(join(folder, ".cache")).toSorted(), ["compile", "node"]);

  const env = { npm_config_registry: CLOSED_REGISTRY };
  const offline = await start(node, { folder, args: ["again"], env });
  assert.equal(offline.code, 3, offline.stderr);
  assert.equal(offline.stderr, "");

  const waited = await start(node, { folder, args: ["wait"], signal: "SIGTERM", env });
  assert.equal(waited.code, 7, "the signal reaches the program and its exit code comes back");
  const died = await start(node, { folder, args: ["die"], env });
  assert.equal(died.signal, "SIGTERM", "a program killed by a signal ends the launcher alike");
});

test(
  "launcher: no pinned Node for the platform says what to install",
  needs(olderNode),
  async () => {
    const folder = clone();
    writeFileSync(
      join(folder, "tools", "node", "package-lock.json"),
      '{"lockfileVersion": 3, "packages": {}}',
    );
    const outcome = await start(olderNode.path ?? "", { folder });
    assert.equal(outcome.code, 4);
    assert.match(outcome.stderr, /install Node\.js \^22\.19\.0 \|\| >=24\.11\.0 from/);
  },
);

test("launcher: a published package runs its build and checks the Node only", async () => {
  const folder = clone();
  rmSync(join(folder, "src"), { recursive: true });
  rmSync(join(folder, "package-lock.json"));
  mkdirSync(join(folder, "dist", "cli"), { recursive: true });
  writeFileSync(join(folder, "dist", "cli", "main.js"), MAIN);
  const outcome = await start(process.execPath, { folder, args: ["built"] });
  assert.equal(outcome.code, 3);
  assert.equal(outcome.stdout.trim(), `${process.versions.node} built`);
  assert.equal(outcome.stderr, "");
  if (olderNode.path === null) return;
  const old = await start(olderNode.path, { folder });
  assert.equal(old.code, 4);
  assert.match(old.stderr, /is too old; install Node\.js/);
});
