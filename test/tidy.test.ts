import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { test } from "node:test";
import { ROOMS, TABLES, TESTED_THROUGH } from "../scripts/layers.ts";
import { hasLogic, importedFiles, longLines, problemsOf } from "../scripts/tidy.ts";

const ROOT = join(import.meta.dirname, "..");
const LEFT_OUT = new Set(["node_modules", ".git", ".cache", ".garita", "dist", "coverage"]);
const TEXT = /\.(?:[cm]?[jt]s|json|md|ya?ml|html|css)$|^LICENSE$|^\.ci\/run$/;
const FILE_LINES_MAX = 500;
const RUNTIME_MEGABYTES_MAX = 60;
const LICENSES = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
  "Python-2.0",
  "(AFL-2.1 OR BSD-3-Clause)",
]);

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [relative(ROOT, path).split(sep).join("/")];
  });
}

const files = new Map(
  walk(ROOT)
    .filter((path) => TEXT.test(path))
    .map((path) => [path, readFileSync(join(ROOT, path), "utf8")] as const),
);

function locked(path: string): [string, LockedPackage][] {
  const lock: unknown = JSON.parse(files.get(path) ?? "");
  const { packages } = lock as { packages: Record<string, LockedPackage> };
  return Object.entries(packages).filter(([key]) => key.includes("node_modules/"));
}

test("tidy: every file keeps the house rules", () => {
  const problems = [...files].flatMap(([path, text]) =>
    problemsOf(path, text).map((problem) => `${path}: ${problem}`),
  );
  assert.deepEqual(problems, []);
});

test("tidy: the rules see what they forbid", () => {
  const bad: readonly (readonly [path: string, text: string])[] = [
    ["src/core/a.ts", 'import { x } from "../guard/a.ts";'],
    ["src/core/a.ts", 'import {\n  x,\n  y,\n} from "../policy/a.ts";'],
    ["src/core/a.ts", 'export const x = await import("../guard/a.ts");'],
    ["src/guard/text/a.ts", 'import type { X } from "../detect/a.ts";'],
    ["src/guard/detect/a.ts", 'import { x } from "../redact/a.ts";'],
    ["src/guard/a.ts", 'import { readFileSync } from "node:fs";'],
    ["src/guard/a.ts", "export const x = Date.now();"],
    ["src/policy/a.ts", "const x = Math.random();"],
    ["src/adapters/a.ts", 'import { x } from "../policy/a.ts";'],
    ["src/config/a.ts", 'import { x } from "../policy/judge.ts";'],
    ["src/servers/gateway/a.ts", 'import { x } from "../admin/a.ts";'],
    ["src/servers/gateway/a.ts", 'import { x } from "../../config/load.ts";'],
    ["src/servers/gateway/a.ts", 'import { x } from "./b";'],
    ["src/servers/gateway/a.ts", "const x = process.env.HOME;"],
    ["src/elsewhere/a.ts", ""],
    ["src/core/utils/a.ts", ""],
    ["src/core/someFile.ts", ""],
    ["src/core/a.ts", "export class KeyManager {}"],
    ["src/core/a.ts", "interface IThing {}"],
    ["docs/a.md", ["// TO", "DO: later"].join("")],
    ["docs/a.md", ["see /ro", "ot/x/y"].join("")],
  ];
  for (const [path, text] of bad)
    assert.notDeepEqual(problemsOf(path, text), [], `${path} ${text}`);
  const good: readonly (readonly [path: string, text: string])[] = [
    ["src/adapters/a.ts", 'import type { X } from "../policy/limit.ts";'],
    ["src/config/schema.ts", 'import { x } from "../policy/config.ts";'],
    ["src/guard/redact/a.ts", 'import { x } from "../text/a.ts";'],
    ["src/core/a.test.ts", 'import { x } from "../guard/a.ts";'],
  ];
  for (const [path, text] of good) assert.deepEqual(problemsOf(path, text), [], `${path} ${text}`);
});

test("tidy: lines are at most 100 columns and files at most 500 lines, tables exempt", () => {
  const code = [...files].filter(([path]) => /\.[cm]?[jt]s$/.test(path) && !TABLES.includes(path));
  const long = code.flatMap(([path, text]) => longLines(text).map((line) => `${path}:${line}`));
  assert.deepEqual(long, []);
  const big = code.filter(([, text]) => text.split("\n").length > FILE_LINES_MAX + 1);
  assert.deepEqual(
    big.map(([path]) => path),
    [],
  );
});

test("tidy: rooms are named once, and index.ts stands only where it is exported", () => {
  const manifest: unknown = JSON.parse(files.get("package.json") ?? "");
  const { exports } = manifest as { exports: Record<string, { default: string } | string> };
  const exported = Object.values(exports).map((one) =>
    typeof one === "string" ? one : one.default,
  );
  for (const path of files.keys()) {
    if (!/^src\/.*index\.ts$/.test(path)) continue;
    const built = `./${path.replace(/^src/, "dist").replace(/\.ts$/, ".js")}`;
    assert.ok(exported.includes(built), `${path} is not exported`);
  }
  for (const built of exported.filter((path) => path.endsWith(".js"))) {
    const source = built.replace("./dist/", "src/").replace(/\.js$/, ".ts");
    assert.ok(files.has(source), `${source} is exported and does not exist`);
  }
  assert.equal(new Set(ROOMS.map(({ folder }) => folder)).size, ROOMS.length);
});

/** `src/guard` of `src/guard/text/fold.ts`: a test proves what it reaches inside its own floor. */
function roomFolder(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}

function reachedFrom(floor: string, path: string, seen = new Set<string>()): Set<string> {
  for (const file of importedFiles(path, files.get(path) ?? "")) {
    if (seen.has(file) || !(roomFolder(file) === floor || file.startsWith("test/"))) continue;
    seen.add(file);
    reachedFrom(floor, file, seen);
  }
  return seen;
}

test("tidy: a test of the room runs every file with logic, or another one that is named", () => {
  const tests = [...files.keys()].filter((path) => /^src\/.*\.test\.ts$/.test(path));
  const reached = new Set(tests.flatMap((path) => [...reachedFrom(roomFolder(path), path)]));
  const untested = [...files]
    .filter(([path, text]) => /^src\/.*\.ts$/.test(path) && hasLogic(text))
    .map(([path]) => path)
    .filter((path) => !path.endsWith(".test.ts") && !reached.has(path));
  const named = Object.keys(TESTED_THROUGH);
  const unnamed = untested.filter((path) => !named.some((name) => isNamedBy(path, name)));
  assert.deepEqual(unnamed, []);
  for (const [name, through] of Object.entries(TESTED_THROUGH)) {
    const needed = untested.some((path) => isNamedBy(path, name));
    assert.ok(needed, `${name} no longer needs its line in scripts/layers.ts`);
    assert.ok(files.has(through), `${through} does not exist`);
  }
});

function isNamedBy(path: string, name: string): boolean {
  return name.endsWith("/") ? path.startsWith(name) : path === name;
}

const LOCKFILES = [
  "package-lock.json",
  "tools/node/package-lock.json",
  "bench/injection/peers/package-lock.json",
  "bench/dlp/peers/package-lock.json",
];

for (const path of LOCKFILES) {
  test(`tidy: ${path} holds registry packages with a hash and an allowed licence only`, () => {
    for (const [key, one] of locked(path)) {
      if (one.link) continue;
      assert.match(one.integrity ?? "", /^sha512-/, `${key} has no hash`);
      assert.match(one.version ?? "", /^\d+\.\d+\.\d+/, `${key} is not a release`);
      assert.match(
        one.resolved ?? "https://registry.npmjs.org/",
        /^https:\/\/registry\.npmjs\.org\//,
      );
      assert.ok(LICENSES.has(one.license ?? ""), `${key}: licence ${one.license}`);
      assert.ok(one.dev === true || one.hasInstallScript !== true, `${key} runs a script`);
    }
  });
}

test("tidy: the runtime dependencies stay below 60 MB", () => {
  let bytes = 0;
  const measure = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === "node_modules") continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) measure(path);
      else if (entry.isFile()) bytes += statSync(path).size;
    }
  };
  for (const [key, one] of locked("package-lock.json")) {
    if (!one.dev && !one.link) measure(join(ROOT, key));
  }
  assert.ok(bytes > 0 && bytes <= RUNTIME_MEGABYTES_MAX * 1e6, `${(bytes / 1e6).toFixed(1)} MB`);
});

test("tidy: links in the documentation lead to files", () => {
  for (const [path, text] of files) {
    if (!path.endsWith(".md")) continue;
    for (const [, target = ""] of text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)) {
      assert.ok(existsSync(join(ROOT, dirname(path), target)), `${path}: ${target}`);
    }
  }
});

test("tidy: versions are exact", () => {
  const manifest: unknown = JSON.parse(files.get("package.json") ?? "");
  const { dependencies, devDependencies } = manifest as Record<string, Record<string, string>>;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
});
