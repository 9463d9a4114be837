import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { request } from "undici";
import { SPAWNED_ENV } from "../../fixtures/spawned.ts";
import { eventually } from "./eventually.ts";

const ENTRY = fileURLToPath(new URL("../../../src/cli/main.ts", import.meta.url));
/** Several servers warm up at once, beside other tests. */
const READY_TIMEOUT_MS = 30_000;
/** Each question takes time from what is asked for. */
const READY_POLL_MS = 50;
const STOP_TIMEOUT_MS = 20_000;
/** Far more than any command takes; a hung one would hang the tests without a word. */
const COMMAND_TIMEOUT_MS = 60_000;
const PROBE_TIMEOUT_MS = 5000;

export interface GaritaOptions {
  /** Contents of `garita.yaml`; left out: no file at all. */
  readonly config?: object;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** A folder from an earlier start; left out: a new one, removed at the end of the process. */
  readonly folder?: string;
  /** Put before the command, to run it in a shell with limits of its own. */
  readonly shellPrefix?: string;
  /** False: returns when the server listens, ready or not. */
  readonly untilReady?: boolean;
}

export interface Garita {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** Working folder: `garita.yaml` and the data folder `data` are in it. */
  readonly folder: string;
  readonly dataDir: string;
  readonly child: ChildProcess;
  /** All that was written so far. */
  stdout(): string;
  stderr(): string;
  /** Replaces `garita.yaml`. */
  configure(config: object | string): Promise<void>;
  /** SIGTERM, then checks that the server ends by itself with 0. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "garita-e2e-"));
  folders.add(folder);
  return folder;
}

/** Some of each kind are enough where nobody waits for the first answers. */
const WARM_UP_REQUESTS = 10;

/** The real server, as a process of its own, on a free loopback port. */
export async function startGarita(options: GaritaOptions = {}): Promise<Garita> {
  const folder = options.folder ?? newFolder();
  const configFile = join(folder, "garita.yaml");
  if (options.config) await writeFile(configFile, JSON.stringify(hardlyWarmed(options.config)));
  const output = { stdout: "", stderr: "" };
  const child = launch(["serve", "--port", "0", ...(options.args ?? [])], folder, options);
  child.stdout?.on("data", (text: string) => (output.stdout += text));
  child.stderr?.on("data", (text: string) => (output.stderr += text));
  // A server that never gets ready would keep the process of the tests alive for ever.
  const url = await untilUp(child, output, options).catch((error: unknown) => {
    child.kill("SIGKILL");
    throw error;
  });
  return {
    url,
    port: Number(new URL(url).port),
    folder,
    dataDir: join(folder, "data"),
    child,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    configure: (config) =>
      writeFile(configFile, typeof config === "string" ? config : JSON.stringify(config)),
    async stop() {
      child.kill("SIGTERM");
      await ended(child);
      assert.deepEqual([child.exitCode, child.signalCode], [0, null], output.stderr);
    },
    async kill() {
      child.kill("SIGKILL");
      await ended(child);
    },
  };
}

function hardlyWarmed(config: object & { readonly gateway?: object }): object {
  return { ...config, gateway: { warmUpRequests: WARM_UP_REQUESTS, ...config.gateway } };
}

/** Resolves to where it listens. */
async function untilUp(
  child: ChildProcess,
  output: { readonly stdout: string; readonly stderr: string },
  { untilReady = true }: GaritaOptions,
): Promise<string> {
  const url = await eventually(
    () => {
      assert.equal(child.exitCode, null, `the server ended: ${output.stderr}`);
      const listening = /listening on (https?:\/\/[^\s"]+)/.exec(output.stdout + output.stderr);
      return listening?.[1]?.replace(/\/$/, "");
    },
    { what: "the server listens", timeoutMs: READY_TIMEOUT_MS },
  );
  if (untilReady) {
    await eventually(async () => (await statusOf(`${url}/ready`)) === 200, {
      what: "the server is ready",
      timeoutMs: READY_TIMEOUT_MS,
      everyMs: READY_POLL_MS,
    });
  }
  return url;
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs another command of garita beside the server, on the same folder. */
export async function runGarita(
  args: readonly string[],
  folder: string,
  options: Pick<GaritaOptions, "env"> = {},
): Promise<CommandResult> {
  const child = launch(args, folder, options);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (text: string) => (stdout += text));
  child.stderr?.on("data", (text: string) => (stderr += text));
  const timer = setTimeout(() => child.kill("SIGKILL"), COMMAND_TIMEOUT_MS);
  await once(child, "close");
  clearTimeout(timer);
  assert.equal(child.signalCode, null, `garita ${args.join(" ")} did not end: ${stderr}`);
  return { code: child.exitCode, stdout, stderr };
}

function launch(
  args: readonly string[],
  folder: string,
  { env, shellPrefix }: Pick<GaritaOptions, "env" | "shellPrefix">,
): ChildProcess {
  const command = [process.execPath, ENTRY, ...args];
  const child = spawn(
    shellPrefix === undefined ? process.execPath : "/bin/sh",
    shellPrefix === undefined
      ? command.slice(1)
      : ["-c", `${shellPrefix}; exec "$@"`, "sh", ...command],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...SPAWNED_ENV,
        GARITA_DATA_DIR: join(folder, "data"),
        ...env,
      },
    },
  );
  running.add(child);
  child.on("exit", () => running.delete(child));
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8");
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  await eventually(() => child.exitCode !== null || child.signalCode !== null, {
    what: "the server ends",
    timeoutMs: STOP_TIMEOUT_MS,
  });
}

/** Null while nobody answers. */
export async function statusOf(url: string): Promise<number | null> {
  try {
    const { statusCode, body } = await request(url, {
      headersTimeout: PROBE_TIMEOUT_MS,
      bodyTimeout: PROBE_TIMEOUT_MS,
    });
    await body.dump();
    return statusCode;
  } catch {
    return null;
  }
}
