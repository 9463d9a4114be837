import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { postgres } from "../../machine.ts";
import { eventually } from "./eventually.ts";

const USER = "garita";
const PASSWORD = "only-for-tests";
/** It does not run as root: then it runs as the user of Debian's package, or as nobody. */
const UNPRIVILEGED = ["postgres", "nobody"];
const STOP_TIMEOUT_MS = 20_000;
const ENVIRONMENT = { PATH: process.env["PATH"], LC_ALL: "C" };

/** A real PostgreSQL of this test alone, in a temporary folder on a free port. */
export interface PostgresServer {
  readonly port: number;
  /** Of a new, empty database. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
  /** After `stop`, on the same port with the same data. */
  start(): Promise<void>;
  /** Stops it and removes what it wrote. */
  close(): Promise<void>;
}

export interface PostgresSetup {
  /** PEM of certificate and key: connections are encrypted then. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

export async function startPostgres({ tls }: PostgresSetup = {}): Promise<PostgresServer> {
  const { bin, folder, dataFolder, identity, file } = makeCluster();
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, "fsync=off"];
  if (tls) {
    const [certificate, key] = [file("tls.crt", tls.certificate), file("tls.key", tls.key)];
    settings.push("ssl=on", `ssl_cert_file=${certificate}`, `ssl_key_file=${key}`);
  }
  const args = ["-D", dataFolder, "-p", String(port), ...settings.flatMap((one) => ["-c", one])];
  const url = (database: string): string =>
    `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const state: { child: ChildProcess | null; databases: number } = { child: null, databases: 0 };
  process.on("exit", () => state.child?.kill("SIGKILL"));

  const stop = async (): Promise<void> => {
    const { child } = state;
    state.child = null;
    // One that has ended already ends no more.
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit", { signal: AbortSignal.timeout(STOP_TIMEOUT_MS) });
    child.kill("SIGINT"); // "fast": does not wait for its clients
    await exit;
  };
  const start = async (): Promise<void> => {
    const options = { ...identity, cwd: folder, stdio: "ignore", env: ENVIRONMENT } as const;
    const child = (state.child = spawn(join(bin, "postgres"), args, options));
    await eventually(
      async () => {
        assert.equal(child.exitCode, null, "PostgreSQL ended");
        return answers(url("postgres"));
      },
      { what: "PostgreSQL answers", timeoutMs: 30_000 },
    ).catch((error: unknown) => {
      child.kill("SIGKILL");
      throw error;
    });
  };
  await start();
  return {
    port,
    async newDatabase() {
      const name = `test_${++state.databases}`;
      await runOnce(url("postgres"), `CREATE DATABASE ${name}`);
      return url(name);
    },
    stop,
    start,
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Cluster {
  readonly bin: string;
  readonly folder: string;
  readonly dataFolder: string;
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** Writes a file that the server may read, and nobody else. */
  readonly file: (name: string, text: string) => string;
}

function makeCluster(): Cluster {
  assert.ok(postgres.path !== null, "PostgreSQL is on this machine");
  const bin = dirname(postgres.path);
  const account = accountForServer();
  const folder = mkdtempSync(join(tmpdir(), "garita-postgres-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const own = (path: string): void => {
    if (account !== null) chownSync(path, account.uid, account.gid);
  };
  own(folder);
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    own(path);
    return path;
  };
  const password = file("password", PASSWORD);
  const dataFolder = join(folder, "db");
  const identity = account ?? {};
  const made = spawnSync(
    join(bin, "initdb"),
    [
      "-D",
      dataFolder,
      "-U",
      USER,
      "-A",
      "scram-sha-256",
      `--pwfile=${password}`,
      "-N",
      "-E",
      "UTF8",
    ],
    { ...identity, cwd: folder, encoding: "utf8", env: ENVIRONMENT },
  );
  assert.equal(made.status, 0, made.stderr);
  return { bin, folder, dataFolder, identity, file };
}

function answers(url: string): Promise<boolean> {
  return runOnce(url, "SELECT 1").then(
    () => true,
    () => false,
  );
}

/** Null when this is no superuser anyway, or nobody else is known. */
function accountForServer(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of UNPRIVILEGED) {
    const [uid, gid] = ["-u", "-g"].map((what) =>
      Number(spawnSync("id", [what, name], { encoding: "utf8" }).stdout || Number.NaN),
    );
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid };
  }
  return null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Without certificate check: it is how a test asks, not what it tests. */
async function runOnce(url: string, sql: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 1000,
    query_timeout: 5000,
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
