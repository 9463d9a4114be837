import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newClient, serveFiles } from "../../../../test/fixtures/file-server.ts";
import type { FileServer, Serve } from "../../../../test/fixtures/file-server.ts";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { download } from "./download.ts";
import type { RemoteClient } from "./remote-client.ts";
import type { RemoteFile } from "./remote-file.ts";

const BYTES = Buffer.alloc(300_000, "weights");
const SHA256 = hash("sha256", BYTES);

const SERVED = new Map<string, Serve>([
  ["/whole", (response) => response.end(BYTES)],
  ["/unsaid", (response) => void response.writeHead(200).write(BYTES, () => response.end())],
  [
    "/cut",
    (response) => {
      response.writeHead(200, { "content-length": BYTES.length });
      response.write(BYTES.subarray(0, 1000), () => response.destroy());
    },
  ],
  [
    "/cut-unsaid",
    (response) => {
      response.writeHead(200);
      response.write(BYTES.subarray(0, 1000), () => response.destroy());
    },
  ],
  ["/short", (response) => response.end(BYTES.subarray(1))],
  [
    "/endless",
    (response) => {
      response.writeHead(200);
      const more = (): unknown => !response.destroyed && response.write(BYTES, more);
      more();
    },
  ],
  [
    "/drip",
    (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    },
  ],
  ["/stall", (response) => void response.writeHead(200).write("x")],
]);

let folder: string;
let server: FileServer;
let client: RemoteClient;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "garita-download-"));
  server = await serveFiles((response, path) => SERVED.get(path)?.(response, path, response.req));
  client = newClient([server], { timeoutMs: 1500 });
});
after(async () => {
  await client.close();
  server.close();
  rmSync(folder, { recursive: true });
});

let count = 0;

async function fetched(path: string, known: Partial<RemoteFile> = {}): Promise<string> {
  const url = new URL(path, server.origin);
  const file = { name: "m", url, size: null, sha256: null, redirectHosts: [], ...known };
  const target = join(folder, String(++count));
  await download(file, { client, path: target, bytesMax: 1_000_000 });
  return target;
}

async function reason(path: string, known: Partial<RemoteFile> = {}): Promise<string> {
  try {
    await fetched(path, known);
  } catch (error) {
    if (error instanceof UnreadableSource) return error.reason;
    throw error;
  }
  return "none";
}

test("download: whole files arrive, for nobody else to read", async () => {
  for (const path of ["/whole", "/unsaid"]) {
    const target = await fetched(path, { size: BYTES.length, sha256: SHA256 });
    assert.ok(readFileSync(target).equals(BYTES));
    assert.equal(statSync(target).mode & 0o077, 0);
  }
});

test("download: a part of a file is none, whoever cut it", async () => {
  assert.equal(await reason("/cut"), "cut");
  assert.equal(await reason("/cut-unsaid"), "cut");
  assert.equal(await reason("/short", { size: BYTES.length }), "size-mismatch");
  assert.equal(await reason("/unsaid", { size: BYTES.length + 1 }), "cut");
  assert.equal(await reason("/unsaid", { size: BYTES.length - 1 }), "size-mismatch");
  assert.equal(await reason("/whole", { sha256: hash("sha256", "other") }), "digest-mismatch");
});

test("download: endless, dripping and silent bodies end at a limit", async () => {
  assert.equal(await reason("/endless"), "too-large");
  assert.equal(await reason("/whole", { size: 1_000_001 }), "size-mismatch");
  assert.equal(await reason("/unsaid", { size: 1_000_001 }), "too-large");
  assert.equal(await reason("/stall"), "timeout");
  assert.equal(await reason("/drip"), "timeout");
});

test("download: a file at the limit fits and one byte more does not", async () => {
  const url = new URL("/whole", server.origin);
  const file = { name: "m", url, size: null, sha256: null, redirectHosts: [] };
  const at = (bytesMax: number) =>
    download(file, { client, path: join(folder, String(++count)), bytesMax });
  await at(BYTES.length);
  await assert.rejects(at(BYTES.length - 1), UnreadableSource);
});
