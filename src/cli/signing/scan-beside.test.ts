import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { after, test } from "node:test";
import { bundleOver, newKeyPair } from "../../../test/fixtures/signing.ts";
import { parseBundle } from "../../supply/signing/bundle.ts";
import { toStatement } from "../../supply/signing/statement.ts";
import type { Serialization } from "../../supply/signing/statement.ts";
import { authenticate } from "../../supply/signing/verify.ts";
import { measureModel } from "./measure-model.ts";
import { scanBeside } from "./scan-beside.ts";
import { verifyModel } from "./verify-model.ts";
import type { VerifiedModel } from "./verify-model.ts";

const scratch = mkdtempSync(join(tmpdir(), "garita-beside-"));
after(() => rmSync(scratch, { recursive: true }));
const keys = newKeyPair();
const WHOLE: Serialization = { hash: "sha256", shardBytes: null, allowLinks: false, ignored: [] };
let count = 0;

function newModel(): string {
  const root = join(scratch, `model-${++count}`);
  mkdirSync(join(root, "sub"), { recursive: true });
  writeFileSync(join(root, "config.json"), "{}");
  writeFileSync(join(root, "sub", "vocabulary.txt"), "one two three four");
  return root;
}

async function verified(
  path: string,
  given: Partial<Serialization> = {},
  ignoreUnsigned = false,
): Promise<VerifiedModel> {
  const serialization = { ...WHOLE, ...given };
  const { resources } = await measureModel(path, { serialization });
  const payload = toStatement({ name: "model", serialization, resources }).json;
  const bundle = Buffer.from(bundleOver(payload, keys));
  return verifyModel(path, () => parseBundle(bundle), {
    authenticate: (made) => authenticate(made, { method: "key", key: keys.publicKey }),
    ignored: [],
    allowLinks: false,
    ignoreUnsigned,
    acceptOld: false,
    withSha256: true,
  });
}

interface Judged {
  readonly code: number;
  readonly problems: readonly string[];
  readonly report: {
    readonly signature: { readonly status: string };
    readonly files: readonly { readonly path: string; readonly signature: string }[];
  };
}

async function scanned(path: string, before: VerifiedModel, options = {}): Promise<Judged> {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  const part = await scanBeside(path, before, {
    terminal: {
      stdin: Readable.from([]),
      stdout: sink,
      stderr: Object.assign(sink, { isTTY: false }),
      env: {},
      language: "en",
    },
    options: { format: "json", ...options },
    args: [],
  });
  const problems = part.verified.problems.map(({ reason }) => reason);
  return { code: part.code, problems, report: JSON.parse(part.text) };
}

const WAYS = [WHOLE, { ...WHOLE, hash: "blake2b" }, { ...WHOLE, shardBytes: 8 }] as const;

test("scan beside: whatever was signed, the bytes scanned are those verified", async () => {
  for (const way of WAYS) {
    const model = newModel();
    const { problems, report } = await scanned(model, await verified(model, way));
    assert.deepEqual(problems, []);
    assert.equal(report.signature.status, "verified");
    const ofFiles = report.files.map(({ signature }) => signature);
    assert.deepEqual(ofFiles, ["verified", "verified"]);
  }
});

test("scan beside: a file that changes after it was verified is not verified", async () => {
  for (const way of WAYS) {
    const model = newModel();
    const before = await verified(model, way);
    assert.deepEqual(before.problems, []);
    writeFileSync(join(model, "sub", "vocabulary.txt"), "one two three five");
    const { problems, report } = await scanned(model, before);
    assert.deepEqual(problems, ["scan-differs"]);
    assert.equal(report.signature.status, "failed");
    assert.ok(report.files.every(({ signature }) => signature === "failed"));
  }
});

test("scan beside: a file that comes or goes in between is told", async () => {
  const model = newModel();
  const before = await verified(model);
  writeFileSync(join(model, "late.txt"), "hello");
  assert.deepEqual((await scanned(model, before)).problems, ["file-unsigned"]);
  const lenient = await scanned(model, before, { ignoreUnsignedFiles: true });
  assert.deepEqual(lenient.problems, []);
  assert.equal(lenient.report.files[1]?.signature, "unsigned");
  rmSync(join(model, "late.txt"));
  rmSync(join(model, "config.json"));
  const { problems, report } = await scanned(model, before);
  assert.deepEqual(problems, ["scan-missing"]);
  assert.equal(report.signature.status, "incomplete");
});

test("scan beside: an empty file without parts must still be empty", async () => {
  const model = newModel();
  writeFileSync(join(model, "empty.txt"), "");
  const before = await verified(model, { shardBytes: 8 });
  assert.deepEqual((await scanned(model, before)).problems, []);
  writeFileSync(join(model, "empty.txt"), "no longer");
  assert.deepEqual((await scanned(model, before)).problems, ["scan-differs"]);
});

test("scan beside: links that were signed and a model of one file are found again", async () => {
  const model = newModel();
  symlinkSync("sub/vocabulary.txt", join(model, "words.txt"));
  const linked = await scanned(model, await verified(model, { allowLinks: true }));
  assert.deepEqual(linked.problems, []);
  const file = join(model, "config.json");
  const alone = await scanned(file, await verified(file));
  assert.deepEqual(alone.problems, []);
  assert.equal(alone.report.files[0]?.signature, "verified");
});

test("scan beside: a model that is not verified is scanned, and says so", async () => {
  const model = newModel();
  const before = await verified(model);
  const failed = await verifyModel(model, () => parseBundle(Buffer.from("{")), {
    authenticate: () => assert.fail("nobody is asked"),
    ignored: [],
    allowLinks: false,
    ignoreUnsigned: false,
    acceptOld: false,
    withSha256: true,
  });
  assert.equal(before.found?.sha256.size, 2);
  const { problems, report } = await scanned(model, failed);
  assert.deepEqual(problems, ["bundle-not-json"]);
  assert.equal(report.signature.status, "failed");
  assert.equal(report.files.length, 2);
});
