import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pickle } from "../fixtures/artifacts/pickle-writer.ts";
import { runHere, runWith } from "../fixtures/command-line.ts";
import { json, serveFiles } from "../fixtures/file-server.ts";
import type { FileServer, Serve } from "../fixtures/file-server.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const EVIL = Buffer.from(pickle().proto(2).call("os", "system", "echo garita").stop().bytes());
const CONFIG = Buffer.from("{}");

const SLOW_MS = 1100;
const TREE = [
  { type: "file", path: "config.json", size: CONFIG.length },
  {
    type: "file",
    path: "model.bin",
    size: 130,
    lfs: { oid: hash("sha256", EVIL), size: EVIL.length },
  },
];

/** The hub's addresses; large files lie in a store of the same server. */
const HUB: Serve = (response, path) => {
  if (path.includes("/revision/")) return json(response, { sha: SHA });
  if (path.includes("/tree/")) return json(response, TREE);
  if (path.endsWith("/config.json")) return void response.end(CONFIG);
  if (path.endsWith("/model.bin")) {
    return void response.writeHead(302, { location: "/store/x?Signature=y" }).end();
  }
  if (path === "/store/x") return void setTimeout(() => response.end(EVIL), SLOW_MS);
  if (path === "/cut.pkl") {
    response.writeHead(200, { "content-length": EVIL.length + 1 });
    return void response.write(EVIL, () => response.destroy());
  }
  return void response.writeHead(404).end();
};

let hub: FileServer;
let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "garita-remote-"));
  process.env["TMPDIR"] = folder;
  hub = await serveFiles(HUB, "http");
});
after(() => {
  hub.close();
  delete process.env["TMPDIR"];
  rmSync(folder, { recursive: true });
});

interface Reported {
  readonly path: string;
  readonly sha256: string | null;
  readonly verdict: string;
}

function summaryOf(stdout: string): readonly string[] {
  const report: { files: readonly Reported[] } = JSON.parse(stdout);
  return report.files.map(({ path, verdict }) => `${path} ${verdict}`);
}

test("scan: a repository of a hub, file by file, with the token by reference only", async () => {
  const args = ["hf://owner/model", "--registry", hub.origin, "--format", "json"];
  const token = ["--token-env", "HUB_TOKEN"];
  const ran = await runHere(["scan", ...args, ...token], { env: { HUB_TOKEN: "hub-secret" } });
  assert.deepEqual(summaryOf(ran.stdout), [
    "hf://owner/model/config.json clean",
    "hf://owner/model/model.bin malicious",
  ]);
  assert.equal(ran.code, 1);
  assert.ok(hub.authorizations.every((one) => one === "Bearer hub-secret"));
  assert.doesNotMatch(ran.stdout + ran.stderr, /hub-secret/);
  // Nothing that was fetched is left behind.
  assert.deepEqual(readdirSync(folder), []);
});

test("scan: progress of work over a second, on a terminal only", async () => {
  const args = ["scan", "hf://owner/model", "--registry", hub.origin];
  const [shown, piped] = await Promise.all([runWith(args, { isTTY: true }), runWith(args, {})]);
  assert.ok(shown.stderr.startsWith("\r\u001B[K"), shown.stderr);
  assert.match(shown.stderr, /\d files, \d+ MB, \d+ MB\/s/);
  assert.equal(piped.stderr, "");
});

test("scan: a download that breaks off is unreadable, and so is a listing that is not there", async () => {
  const args = ["--registry", hub.origin, "--format", "json"];
  const cut = await runHere(["scan", `${hub.origin}/cut.pkl?Signature=secret`, ...args]);
  assert.deepEqual(summaryOf(cut.stdout), [`${hub.origin}/cut.pkl unreadable`]);
  assert.equal(cut.code, 1);
  assert.doesNotMatch(cut.stdout, /secret/);
  const missing = await runHere(["scan", "mlflow:///models/spam/1", ...args]);
  assert.deepEqual(summaryOf(missing.stdout), ["mlflow:///models/spam/1 unreadable"]);
  assert.match(missing.stdout, /http-404/);
});

test("scan: nobody is asked who was not allowed, and the message says how", async () => {
  const refused = async (...args: readonly string[]) => {
    const { code, stderr, stdout } = await runHere(["scan", ...args]);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    return stderr;
  };
  const asked = hub.asked.length;
  assert.match(await refused("hf://owner/model"), /--allow-host huggingface\.co/);
  assert.match(await refused("hf://owner/model", "--lang", "es"), /si no lo permites/);
  assert.match(await refused("https://a.test:8443/m.pkl"), /--allow-host a\.test:8443/);
  assert.match(await refused("http://a.test/m.pkl", "--allow-host", "a.test:80"), /no address/);
  assert.match(await refused("x", "--allow-host", "*"), /--allow-host wants a host/);
  assert.match(await refused("x", "--registry", "ftp://a.test"), /--registry wants/);
  assert.equal(hub.asked.length, asked);
});

test("scan: a token that is not there, or for two registries, goes nowhere", async () => {
  const args = ["hf://owner/model", "mlflow://a.test/models/m/1", "--token-env", "HUB_TOKEN"];
  const allowed = ["--allow-host", "huggingface.co", "--allow-host", "a.test"];
  const without = await runHere(["scan", ...args, ...allowed]);
  assert.match(without.stderr, /`HUB_TOKEN` holds no token/);
  const env = { HUB_TOKEN: "x" };
  const both = await runHere(["scan", ...args, ...allowed], { env });
  assert.match(both.stderr, /--token-env is for one registry/);
  assert.deepEqual([without.code, both.code], [2, 2]);
});
