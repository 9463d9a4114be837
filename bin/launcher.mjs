// @ts-check
// Runs a program of this package, first making the place ready for it. In a checkout that means a
// Node.js within `engines` and the packages of the lockfile; both are fetched by npm once, checked
// against the lockfiles' hashes, and no registry is asked while they are there. A published package
// comes with its dependencies, so there only the Node.js version is checked.
//
// Plain JavaScript without dependencies, for it is what runs before anything is installed, on any
// Node.js >= 20: `node bin/launcher.mjs scripts/test.ts …` or bin/garita.mjs.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import * as modules from "node:module";
import { constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = ">=20.0.0";
/** Set for the re-executed process, so that a wrong pin cannot make it start itself for ever. */
const PINNED_MARK = "GARITA_LAUNCHED_BY";
const OUTPUT_KEPT = 16_384;
const LEFTOVER_AGE_MS = 60 * 60 * 1000;
const FORWARDED_SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP", "SIGUSR2"]);

const SPANISH = /^es\b|^es_/i.test(
  process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "",
);

/**
 * @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean,
 *   devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 * @typedef {{ source: string, built?: string, dev: boolean, named?: boolean }} Program
 */

/** A failure that the person at the terminal can act on; printed without a stack. */
class LaunchError extends Error {}

/**
 * Runs `source` in a checkout or `built` in a published package, with `process.argv` as it is.
 * @param {Program} program `dev`: it needs the development dependencies; `named`: its path stands
 *   in `process.argv` and is taken out, so that it sees its own arguments only.
 */
export async function launch(program) {
  try {
    const entry = await prepare(program);
    if (entry === null) return;
    if (program.named) process.argv.splice(1, 2, entry);
    // What was compiled once is checked against its source and used again. It lies beside the code,
    // for who can write there can change that, too; where nobody can write there is none.
    modules.enableCompileCache(join(ROOT, ".cache", "compile"));
    await import(pathToFileURL(entry).href);
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    process.stderr.write(`garita: ${error.message}\n`);
    process.exit(4);
  }
}

/**
 * The file to import, or null when another Node.js has taken over.
 * @param {Program} program
 * @returns {Promise<string | null>}
 */
async function prepare({ source, built, dev }) {
  /** @type {{ engines: { node: string } }} */
  const manifest = readJson(join(ROOT, "package.json"));
  const engines = manifest.engines.node;
  const version = process.versions.node;
  if (built !== undefined && existsSync(join(ROOT, built)) && !existsSync(join(ROOT, source))) {
    if (!satisfies(version, engines)) throw new LaunchError(tooOld(version, engines));
    return join(ROOT, built);
  }
  if (!satisfies(version, OLDEST_NODE)) throw new LaunchError(tooOld(version, engines));
  if (!satisfies(version, engines)) {
    if (process.env[PINNED_MARK]) throw new LaunchError(tooOld(version, engines));
    runInstead(await pinnedNode(engines));
    return null;
  }
  await installDependencies(dev);
  return resolve(ROOT, source);
}

/**
 * Whether a version lies in a range of `^x.y.z` and `>=x.y.z` joined by `||`.
 * @param {string} version
 * @param {string} range
 * @returns {boolean}
 */
export function satisfies(version, range) {
  const actual = numbers(version);
  return range.split("||").some((part) => {
    const match = /^\s*(\^|>=)(\d+\.\d+\.\d+)\s*$/.exec(part);
    if (match === null) throw new LaunchError(`cannot read the version range ${range}`);
    const least = numbers(match[2] ?? "");
    if (match[1] === "^" && actual[0] !== least[0]) return false;
    const differs = actual.findIndex((number, index) => number !== least[index]);
    return differs < 0 || (actual[differs] ?? 0) > (least[differs] ?? 0);
  });
}

/** @param {string} version */
function numbers(version) {
  return version.replace(/-.*$/, "").split(".").map(Number);
}

/**
 * Path of the pinned Node.js, installed when it is not there yet. The folder is named by the
 * lockfile's hash and appears by one rename: it is complete or absent.
 * @param {string} engines
 */
async function pinnedNode(engines) {
  const pins = join(ROOT, "tools", "node");
  const lockText = readFileSync(join(pins, "package-lock.json"));
  const hash = createHash("sha256").update(lockText).digest("hex").slice(0, 16);
  const folder = join(ROOT, ".cache", "node", hash);
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  /** @type {Lockfile} */
  const lock = parsed(lockText.toString());
  const pinned = lock.packages[`node_modules/${name}`]?.version;
  if (pinned === undefined) throw new LaunchError(noBinary(engines));
  const inside = join(
    "node_modules",
    name,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  const binary = join(folder, inside);
  if (existsSync(binary)) return binary;

  const old = `Node.js ${process.versions.node}`;
  say(
    `${old} is too old: fetching Node.js ${pinned} into .cache/node, once`,
    `${old} es demasiado antiguo: descargando Node.js ${pinned} en .cache/node, solo esta vez`,
  );
  await inScratchFolder(async (scratch) => {
    await copyManifests(pins, scratch, []);
    await npmCi(scratch, [], `Node.js ${engines}`);
    // npm passes over an optional package that it could not fetch or whose hash is wrong.
    const output = existsSync(join(scratch, inside))
      ? await outputOf(join(scratch, inside), ["--version"], scratch)
      : { code: 1, text: "" };
    if (output.text.trim() !== `v${pinned}`) throw new LaunchError(noBinary(engines));
    await mkdir(dirname(folder), { recursive: true });
    await moveIfAbsent(scratch, folder);
  });
  return binary;
}

/**
 * Makes node_modules what package-lock.json says, unless it is already.
 * @param {boolean} dev
 */
async function installDependencies(dev) {
  const state = installedState(ROOT);
  if (dev ? state.complete : state.runtime) return;
  say("installing dependencies (npm ci)", "instalando las dependencias (npm ci)");
  const omitted = dev || state.hadDev ? ["--include=dev"] : ["--omit=dev"];
  await inScratchFolder(async (scratch) => {
    /** @type {Lockfile} */
    const lock = readJson(join(ROOT, "package-lock.json"));
    const workspaces = Object.keys(lock.packages).filter((key) => !/^$|node_modules\//.test(key));
    await copyManifests(ROOT, scratch, workspaces);
    await npmCi(scratch, omitted, "npm ci --ignore-scripts");
    const fresh = join(scratch, "node_modules");
    const target = join(ROOT, "node_modules");
    await mkdir(fresh, { recursive: true });
    if (await moveIfAbsent(fresh, target)) return;
    const now = installedState(ROOT); // another launcher may have been faster
    if (dev ? now.complete : now.runtime) return;
    await rename(target, join(scratch, "replaced"));
    await moveIfAbsent(fresh, target);
  });
}

/**
 * Compares the lockfile with the one that npm leaves in node_modules as its last step, so that a
 * tree installed by hand counts and an interrupted one does not.
 * @param {string} root
 */
export function installedState(root) {
  /** @type {Lockfile} */
  const wanted = readJson(join(root, "package-lock.json"));
  const path = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(path)) return { runtime: false, complete: false, hadDev: false };
  /** @type {Lockfile} */
  const present = readJson(path);
  const missing = Object.entries(wanted.packages).filter(([key, one]) => {
    const there = present.packages[key];
    if (there === undefined) return key !== "" && !one.optional && !one.devOptional;
    return there.version !== one.version || there.integrity !== one.integrity;
  });
  return {
    complete: missing.length === 0,
    runtime: missing.every(([, one]) => one.dev),
    hadDev: Object.values(present.packages).some((one) => one.dev),
  };
}

/**
 * @param {string} from
 * @param {string} to
 * @param {readonly string[]} workspaces
 */
async function copyManifests(from, to, workspaces) {
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) {
    if (existsSync(join(from, name))) await copyFile(join(from, name), join(to, name));
  }
  for (const workspace of workspaces) {
    await mkdir(join(to, workspace), { recursive: true });
    const path = join(workspace, "package.json");
    if (existsSync(join(from, path))) await copyFile(join(from, path), join(to, path));
  }
}

/**
 * Gives a folder of our own below .cache and takes it away afterwards; two launchers at once never
 * share one. Folders of launchers that were killed go after an hour.
 * @param {(scratch: string) => Promise<void>} work
 */
async function inScratchFolder(work) {
  const cache = join(ROOT, ".cache");
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    if (!name.startsWith("install-")) continue;
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > LEFTOVER_AGE_MS) await rm(path, { recursive: true, force: true });
  }
  const scratch = await mkdtemp(join(cache, "install-"));
  try {
    await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Renames unless the target exists; false when another process was first.
 * @param {string} from
 * @param {string} to
 */
async function moveIfAbsent(from, to) {
  if (existsSync(to)) return false;
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    // Windows and POSIX name "the target is a folder with something in it" differently.
    if (["ENOTEMPTY", "EEXIST", "EPERM"].includes(codeOf(error)) && existsSync(to)) return false;
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {readonly string[]} options
 * @param {string} instead what to install by hand when this fails
 */
async function npmCi(folder, options, instead) {
  const npm = npmCommand();
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", ...options];
  const { code, text } = await outputOf(npm.file, [...npm.args, ...args], folder);
  if (code === 0) return;
  const reason = text
    .split("\n")
    .filter((line) => line !== "npm error")
    .slice(0, 8)
    .join("\n");
  throw new LaunchError(
    phrase(
      "npm could not install what is needed; check the network or install it by hand:",
      "npm no pudo instalar lo necesario; compruebe la red o instálelo a mano:",
    ) + ` ${instead}\n${reason}`,
  );
}

/**
 * npm as it was called, with the Node.js it belongs to: after a re-execution the `npm` of PATH
 * would otherwise run under a Node.js that it was not made for.
 * @returns {{ file: string, args: string[] }}
 */
function npmCommand() {
  const called = process.env["npm_execpath"];
  if (called !== undefined && /npm-cli\.[cm]?js$/.test(called) && existsSync(called)) {
    return { file: process.env["npm_node_execpath"] || process.execPath, args: [called] };
  }
  const bin = dirname(process.execPath);
  const beside = ["node_modules", join("..", "lib", "node_modules")]
    .map((folder) => join(bin, folder, "npm", "bin", "npm-cli.js"))
    .find((path) => existsSync(path));
  if (beside !== undefined) return { file: process.execPath, args: [beside] };
  return { file: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<{ code: number, text: string }>}
 */
function outputOf(file, args, cwd) {
  return new Promise((resolved) => {
    const child = spawn(file, args, {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      shell: file.endsWith(".cmd"), // Windows refuses to start a batch file without one
    });
    let text = "";
    const keep = (/** @type {Buffer} */ chunk) => {
      text = (text + chunk.toString()).slice(0, OUTPUT_KEPT);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolved({ code: 127, text: `${file}: ${codeOf(error)}` }));
    child.on("close", (code) => resolved({ code: code ?? 1, text }));
  });
}

/**
 * Runs this very command line with another Node.js and ends as it ends.
 * @param {string} node
 */
function runInstead(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env["PATH"] ?? ""}`,
      [PINNED_MARK]: process.versions.node,
    },
  });
  for (const signal of FORWARDED_SIGNALS) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both processes itself.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    process.stderr.write(`garita: ${node}: ${codeOf(error)}\n`);
    process.exit(4);
  });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 4);
    for (const name of FORWARDED_SIGNALS) process.removeAllListeners(name);
    process.kill(process.pid, signal);
    // Still here: the signal does not end this process by itself.
    setTimeout(() => process.exit(128 + constants.signals[signal]), 100);
  });
}

/**
 * @template T
 * @param {string} path a file of this checkout or one that npm wrote
 * @returns {T}
 */
function readJson(path) {
  return parsed(readFileSync(path, "utf8"));
}

/**
 * @template T
 * @param {string} text
 * @returns {T}
 */
function parsed(text) {
  /** @type {unknown} */
  const value = JSON.parse(text);
  return /** @type {T} */ (value);
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/**
 * @param {string} english
 * @param {string} spanish
 */
function phrase(english, spanish) {
  return SPANISH ? spanish : english;
}

/**
 * @param {string} english
 * @param {string} spanish
 */
function say(english, spanish) {
  process.stderr.write(`garita: ${phrase(english, spanish)}\n`);
}

/**
 * @param {string} version
 * @param {string} engines
 */
function tooOld(version, engines) {
  return phrase(
    `Node.js ${version} is too old; install Node.js ${engines} from https://nodejs.org`,
    `Node.js ${version} es demasiado antiguo; instale Node.js ${engines} desde https://nodejs.org`,
  );
}

/** @param {string} engines */
function noBinary(engines) {
  const where = `${process.platform}-${process.arch}`;
  return phrase(
    `no Node.js could be fetched that runs on this machine (${where}); ` +
      `install Node.js ${engines} from https://nodejs.org and try again`,
    `no se pudo descargar un Node.js que funcione en esta máquina (${where}); ` +
      `instale Node.js ${engines} desde https://nodejs.org e inténtelo de nuevo`,
  );
}

const called = process.argv[1];
const self = realpathSync(fileURLToPath(import.meta.url));
if (called !== undefined && existsSync(called) && realpathSync(called) === self) {
  const source = process.argv[2];
  if (source === undefined) {
    process.stderr.write("usage: node bin/launcher.mjs PROGRAM [ARGUMENT…]\n");
    process.exit(2);
  }
  // Not awaited: the program may import this very module, which would wait for itself.
  void launch({ source, dev: true, named: true });
}
