import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { redisServer } from "../../machine.ts";
import { eventually } from "./eventually.ts";

const PASSWORD = "only-for-tests";

/** A real Redis of this test alone, in a temporary folder on a free port. */
export interface RedisServer {
  readonly url: string;
  /** SIGKILL: what was not on disk is lost. */
  kill(): Promise<void>;
  /** Stops answering without closing a connection, and goes on. */
  freeze(): void;
  thaw(): void;
  /** After `kill`, on the same port with the same folder. */
  start(): Promise<void>;
  /** One command, answered as text. */
  ask(command: string, ...args: readonly string[]): Promise<unknown>;
  /** Ends it and removes what it wrote. */
  close(): Promise<void>;
}

export interface RedisSetup {
  /** PEM of certificate and key: only TLS is spoken then. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** Every write is on disk before it is answered, as it should be where limits are counted. */
export async function startRedis({ tls }: RedisSetup = {}): Promise<RedisServer> {
  const { path } = redisServer;
  assert.ok(path !== null, "Redis is on this machine");
  const folder = mkdtempSync(join(tmpdir(), "garita-redis-"));
  const port = await freePort();
  const file = (name: string, text = ""): string => {
    const place = join(folder, name);
    writeFileSync(place, text, { mode: 0o600 });
    return place;
  };
  const args = [
    ...(tls ? ["--port", "0", "--tls-port", String(port)] : ["--port", String(port)]),
    ...(tls ? ["--tls-cert-file", file("tls.crt", tls.certificate)] : []),
    ...(tls ? ["--tls-key-file", file("tls.key", tls.key), "--tls-auth-clients", "no"] : []),
    ...`--bind 127.0.0.1 --requirepass ${PASSWORD} --daemonize no`.split(" "),
    ...`--appendonly yes --appendfsync always --dir ${folder}`.split(" "),
    "--save",
    "",
  ];
  const url = `${tls ? "rediss" : "redis"}://:${PASSWORD}@127.0.0.1:${port}/0`;
  const state: { child: ChildProcess | null } = { child: null };
  process.on("exit", () => state.child?.kill("SIGKILL"));
  const ask = async (command: string, ...more: readonly string[]): Promise<unknown> => {
    const options = { lazyConnect: true, maxRetriesPerRequest: 0, connectTimeout: 1000 };
    const client = new Redis(url, { ...options, ...(tls && { tls: INSECURE }), retryStrategy });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await client.call(command, ...more);
    } finally {
      client.disconnect();
    }
  };
  const start = async (): Promise<void> => {
    const child = (state.child = spawn(path, args, { cwd: folder, stdio: "ignore" }));
    await eventually(
      async () => {
        assert.equal(child.exitCode, null, "Redis ended");
        return ask("PING").then(
          () => true,
          () => false,
        );
      },
      { what: "Redis answers", timeoutMs: 20_000 },
    );
  };
  const kill = async (): Promise<void> => {
    const { child } = state;
    state.child = null;
    if (child === null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  await start();
  return {
    url,
    kill,
    start,
    freeze: () => void state.child?.kill("SIGSTOP"),
    thaw: () => void state.child?.kill("SIGCONT"),
    ask,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const retryStrategy = (): null => null;

/** How a test asks, not what it tests. */
const INSECURE = { rejectUnauthorized: false };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
