import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { satisfies } from "../bin/launcher.mjs";

/** Something outside this repository that some tests use when the machine has it. */
export interface Tool {
  readonly name: string;
  /** Where it is, or null when the machine does not have it. */
  readonly path: string | null;
  readonly usedFor: string;
  /** It cannot be had everywhere: its tests are skipped without it, whatever is required. */
  readonly optional?: true;
}

const ROOT = join(import.meta.dirname, "..");

export const chromium: Tool = {
  name: "Chromium",
  path:
    process.env["CHROMIUM_PATH"] ?? findProgram(["chromium", "chromium-browser", "google-chrome"]),
  usedFor: "the pages of the server in a browser",
};

export const olderNode: Tool = {
  name: "Node.js older than garita runs on",
  path: findOlderNode(),
  usedFor: "the launcher's own installation of Node.js",
};

export const postgres: Tool = {
  name: "PostgreSQL",
  path: findPostgres(),
  usedFor: "keys that several gateways share",
};

export const redisServer: Tool = {
  name: "Redis",
  path: findProgram(["redis-server", "valkey-server"]),
  usedFor: "limits that several gateways share",
};

export const opa: Tool = {
  name: "OPA",
  path: findOpa(),
  usedFor: "policies in Rego, decided by OPA itself",
  optional: true,
};

export const python: Tool = {
  name: "Python",
  path: process.env["PYTHON"] ?? findPython("pickletools"),
  usedFor: "opcodes of mutated pickles, as Python itself sees them",
};

export const pyjwt: Tool = {
  name: "Python with PyJWT",
  path: findPython("jwt, cryptography"),
  usedFor: "the Python example of the guide",
};

export const modelSigning: Tool = {
  name: "Python with model-signing",
  path: findPython("model_signing"),
  usedFor: "signatures of models, made and verified by the reference implementation",
  optional: true,
};

/** Everything that `npm test` looks for, in the order in which it is reported. */
export const TOOLS: readonly Tool[] = [
  chromium,
  olderNode,
  postgres,
  redisServer,
  python,
  pyjwt,
  opa,
  modelSigning,
];

/**
 * Options of a test that needs tools: skipped with the reason when the machine lacks one, unless
 * `GARITA_TEST_REQUIRE=all`, which lets the test run and fail.
 */
export function needs(...tools: readonly Tool[]): { readonly skip: string | false } {
  const missing = tools.find(({ path, optional }) => {
    return path === null && !(requiresAll() && optional === undefined);
  });
  return { skip: missing === undefined ? false : `${missing.name} is not on this machine` };
}

export function requiresAll(): boolean {
  return process.env["GARITA_TEST_REQUIRE"] === "all";
}

/** `.ci/run` builds it into the cache folder where there is Go. */
function findOpa(): string | null {
  const built = join(ROOT, ".cache", "opa", "opa");
  return existsSync(built) ? built : findProgram(["opa"]);
}

function findProgram(names: readonly string[]): string | null {
  return programs(names)[0] ?? null;
}

/** All programs of these names on the path: the first one is not always the one with the parts. */
function programs(names: readonly string[]): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.filter((path) => existsSync(path));
}

/** A Python that has these modules; Debian's packages serve only Debian's own Python. */
function findPython(modules: string): string | null {
  const able = programs(["python3"]).find((path) => {
    return spawnSync(path, ["-c", `import ${modules}`]).status === 0;
  });
  return able ?? null;
}

/** The server with its tools beside it, which Debian keeps off the path. */
function findPostgres(): string | null {
  const versions = "/usr/lib/postgresql";
  const folders = existsSync(versions) ? readdirSync(versions) : [];
  const paths = folders.map((version) => join(versions, version, "bin", "postgres"));
  return paths.find((path) => existsSync(path)) ?? findProgram(["postgres"]);
}

/** The Node.js that started npm, when the launcher replaced it, or one of the usual places. */
function findOlderNode(): string | null {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const engines = (manifest as { engines: { node: string } }).engines.node;
  const candidates = [process.env["npm_node_execpath"], "/usr/bin/node", "/usr/local/bin/node"];
  for (const path of candidates) {
    if (path === undefined || !existsSync(path)) continue;
    const version = spawnSync(path, ["--version"], { encoding: "utf8" }).stdout.trim().slice(1);
    if (/^\d+\.\d+\.\d+$/.test(version) && !satisfies(version, engines)) return path;
  }
  return null;
}
