import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { modelSigner, newRoot, signingAuthority } from "../fixtures/certificates.ts";
import { runHere } from "../fixtures/command-line.ts";
import { IDENTITY, ISSUER, newSigstore } from "../fixtures/sigstore.ts";
import { statementOf } from "../fixtures/signing.ts";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "garita-signing-"));
after(() => rmSync(scratch, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function garita(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((done) => {
    const options = { cwd: scratch, env: { PATH: process.env["PATH"], LANG: "C.UTF-8", ...env } };
    execFile(process.execPath, [MAIN, ...args], options, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

let count = 0;

function file(name: string, text: string): string {
  const path = join(scratch, `${++count}-${name}`);
  writeFileSync(path, text);
  return path;
}

function newModel(): string {
  const root = join(scratch, `model-${++count}`);
  for (const [name, text] of [
    ["weights.bin", "w".repeat(5000)],
    ["a/config.json", "{}"],
    [".git/HEAD", "x"],
  ] as const) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

function newKeys(): { readonly secret: string; readonly open: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    secret: file("key.pem", String(privateKey.export({ type: "pkcs8", format: "pem" }))),
    open: file("pub.pem", String(publicKey.export({ type: "spki", format: "pem" }))),
  };
}

const keys = newKeys();

async function signedModel(...args: readonly string[]): Promise<string> {
  const model = newModel();
  const { code, stdout } = await garita(["sign", model, "--key", keys.secret, ...args]);
  assert.equal(code, 0, stdout);
  return model;
}

test("signing: a model that was signed is verified, in both languages", async () => {
  const model = await signedModel();
  const english = await garita(["verify", model, "--public-key", keys.open]);
  assert.equal(english.code, 0);
  assert.match(
    english.stdout,
    /^verified: model-\d+ \(files: 2, bytes: 5002, digest [0-9a-f]{64}\)/,
  );
  assert.match(english.stdout, /left out of the signature: 1 \(`\.git`\)/);
  const spanish = await garita(["verify", model, "--public-key", keys.open, "--lang", "es"]);
  assert.match(spanish.stdout, /^verificado: /);
});

test("signing: the report says what was verified and by whom it is signed", async () => {
  const model = await signedModel("--shard-size", "2048");
  const args = ["verify", model, "--public-key", keys.open, "--format", "json"];
  const { code, stdout } = await garita(args);
  assert.equal(code, 0);
  const report = JSON.parse(stdout);
  assert.equal(report.verified, true);
  assert.equal(report.signer.method, "key");
  assert.equal(report.model.shardSize, 2048);
  assert.deepEqual(report.problems, []);
  assert.deepEqual(report.counts, {
    files: 2,
    unsigned: 0,
    ignored: [".git"],
    linksOutside: 0,
    bytes: 5002,
  });
});

test("signing: changed, missing and unsigned files are told by name, with exit 1", async () => {
  const model = await signedModel();
  appendFileSync(join(model, "weights.bin"), "x");
  rmSync(join(model, "a", "config.json"));
  writeFileSync(join(model, "extra.bin"), "");
  const ran = await garita(["verify", model, "--public-key", keys.open, "--format", "json"]);
  assert.equal(ran.code, 1);
  const report = JSON.parse(ran.stdout);
  assert.equal(report.verified, false);
  const reasons = report.problems.map(({ reason }: { reason: string }) => reason);
  assert.deepEqual(reasons, ["file-unsigned", "file-missing", "file-changed"]);
  const text = await garita(["verify", model, "--public-key", keys.open, "--lang", "es"]);
  assert.match(text.stdout, /^NO verificado: [^]*`extra\.bin` no está firmado/);
});

test("signing: unsigned files are ignored where that is asked for, and counted", async () => {
  const model = await signedModel();
  writeFileSync(join(model, "extra.bin"), "");
  const args = ["verify", model, "--public-key", keys.open, "--ignore-unsigned-files"];
  const { code, stdout } = await garita(args);
  assert.equal(code, 0);
  assert.match(stdout, /not signed and not looked at: 1/);
});

test("signing: the signature may lie elsewhere, and is read from there", async () => {
  const model = newModel();
  const signature = join(scratch, "elsewhere.sig");
  const where = ["--signature", signature];
  assert.equal((await garita(["sign", model, "--key", keys.secret, ...where])).code, 0);
  assert.deepEqual(readdirSync(model).sort(), [".git", "a", "weights.bin"]);
  const args = ["verify", model, "--public-key", keys.open];
  assert.equal((await garita([...args, ...where])).code, 0);
  const without = await garita(args);
  assert.equal(without.code, 3);
  assert.match(without.stdout, /no signature `model\.sig`: nothing was verified/);
});

test("signing: a model of one file has its signature beside it", async () => {
  const model = file("model.bin", "weights");
  assert.equal((await garita(["sign", model, "--key", keys.secret])).code, 0);
  assert.match(readFileSync(`${model}.sig`, "utf8"), /^\{"mediaType":/);
  assert.equal((await garita(["verify", model, "--public-key", keys.open])).code, 0);
  appendFileSync(model, "x");
  assert.equal((await garita(["verify", model, "--public-key", keys.open])).code, 1);
});

test("signing: what is signed again replaces the signature, and nothing else is replaced", async () => {
  const model = await signedModel();
  assert.equal((await garita(["sign", model, "--key", keys.secret])).code, 0);
  const weights = join(model, "weights.bin");
  const ran = await garita(["sign", model, "--key", keys.secret, "--signature", weights]);
  assert.equal(ran.code, 2);
  assert.equal(readFileSync(weights, "utf8").length, 5000);
  assert.deepEqual(readdirSync(model).sort(), [".git", "a", "model.sig", "weights.bin"]);
});

test("signing: links keep a model from being signed, unless they are allowed", async () => {
  const model = newModel();
  symlinkSync("weights.bin", join(model, "link.bin"));
  const refused = await garita(["sign", model, "--key", keys.secret]);
  assert.equal(refused.code, 1);
  assert.match(refused.stdout, /`link\.bin` is a symbolic link/);
  const allowed = await garita(["sign", model, "--key", keys.secret, "--allow-symlinks"]);
  assert.equal(allowed.code, 0);
  assert.equal((await garita(["verify", model, "--public-key", keys.open])).code, 0);
});

test("signing: a model without files is not signed, with exit 3", async () => {
  const model = join(scratch, `empty-${++count}`);
  mkdirSync(model);
  const { code, stdout } = await garita(["sign", model, "--key", keys.secret, "--format", "json"]);
  assert.equal(code, 3);
  assert.equal(JSON.parse(stdout).problems[0].reason, "model-empty");
});

test("signing: a certificate chain, its dates as of now or of another moment", async () => {
  const root = newRoot();
  const between = signingAuthority(root);
  const leaf = modelSigner(between);
  const model = newModel();
  const chain = file("chain.pem", leaf.pem + between.pem);
  const secret = file("key.pem", leaf.keyPem);
  const roots = file("roots.pem", root.pem);
  const sign = ["sign", model, "--certificate", chain, "--key"];
  assert.equal((await garita([...sign, secret])).code, 0);
  const verify = ["verify", model, "--certificate-roots", roots];
  const verified = await garita(verify);
  assert.equal(verified.code, 0);
  assert.match(verified.stdout, /signed by `CN=Model Signer`/);
  const late = await garita([...verify, "--at", "2099-01-01"]);
  assert.equal(late.code, 1);
  assert.match(late.stdout, /certificate-dates/);
  const stranger = await garita([...sign, keys.secret]);
  assert.equal(stranger.code, 2);
  assert.match(stranger.stderr, /not that of the first certificate/);
});

test("signing: a bundle of sigstore is verified offline with a pinned root", async () => {
  const instance = newSigstore();
  const model = newModel();
  await garita(["sign", model, "--key", keys.secret]);
  const signature = join(model, "model.sig");
  const { payload } = JSON.parse(readFileSync(signature, "utf8")).dsseEnvelope;
  const bundle = instance.bundle(Buffer.from(payload, "base64"));
  writeFileSync(signature, JSON.stringify(bundle));
  const root = file("trusted-root.json", JSON.stringify(instance.trustedRoot));
  const args = ["verify", model, "--sigstore", "--trusted-root", root, "--issuer", ISSUER];
  const verified = await garita([...args, "--identity", IDENTITY]);
  assert.equal(verified.code, 0, verified.stderr);
  assert.match(verified.stdout, /signed by signer@example\.org/);
  const other = await garita([...args, "--identity", "somebody@example.org"]);
  assert.equal(other.code, 1);
  writeFileSync(signature, JSON.stringify(instance.bundle(Buffer.from(statementOf()))));
  assert.equal((await garita([...args, "--identity", IDENTITY])).code, 1);
});

test("signing: an encrypted key needs its passphrase from the environment", async () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const cipher = { cipher: "aes-256-cbc", passphrase: "sesame" } as const;
  const pem = String(privateKey.export({ type: "pkcs8", format: "pem", ...cipher }));
  const args = ["sign", newModel(), "--key", file("key.pem", pem)];
  assert.equal((await garita([...args, "--passphrase-env", "P"], { P: "sesame" })).code, 0);
  for (const [more, env] of [
    [[], {}],
    [["--passphrase-env", "P"], {}],
    [["--passphrase-env", "P"], { P: "mellon" }],
  ] as const) {
    const { code, stderr } = await garita([...args, ...more], env);
    assert.equal(code, 2);
    assert.doesNotMatch(stderr, /mellon|sesame|internal/);
  }
});

test("signing: mistakes on the command line end with exit 2 and say what to do", async () => {
  const model = await signedModel();
  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [["sign", model], /--key/],
    [["sign", join(scratch, "absent"), "--key", keys.secret], /no model/],
    [["sign", model, "--key", join(scratch, "absent")], /absent cannot be read \(ENOENT\)/],
    [["sign", model, "--key", keys.open], /none of P-256/],
    [["sign", model, "--key", keys.secret, "--ignore-paths", "../x"], /no relative path/],
    [["sign", model, "--key", keys.secret, "--shard-size", "10"], /--shard-size/],
    [["verify", model], /choose one of/],
    [["verify", model, "--sigstore", "--public-key", keys.open], /choose one of/],
    [["verify", model, "--sigstore"], /--identity/],
    [["verify", model, "--public-key", keys.secret], /none of P-256/],
    [["verify", model, "--certificate-roots", keys.open], /certificate cannot be read/],
  ];
  const check = async ([args, message]: (typeof mistakes)[number]): Promise<void> => {
    const { code, stderr } = await garita(args);
    assert.equal(code, 2, args.join(" "));
    assert.match(stderr, message);
  };
  await Promise.all(mistakes.map(check));
});

test("signing: a damaged signature is no internal failure", async () => {
  const model = await signedModel();
  for (const text of ["", "{", "[]", '{"mediaType":"x"}']) {
    writeFileSync(join(model, "model.sig"), text);
    const { code, stdout } = await garita(["verify", model, "--public-key", keys.open]);
    assert.equal(code, 1);
    assert.match(stdout, /^NOT verified/);
  }
});

test("signing: one command verifies and scans, and the worse of both is the exit", async () => {
  const model = newModel();
  // Inert: a pickle that would print a word, were it loaded.
  writeFileSync(join(model, "model.pkl"), "cos\nsystem\n(S'echo garita'\ntR.");
  assert.equal((await garita(["sign", model, "--key", keys.secret])).code, 0);
  const args = ["verify", model, "--public-key", keys.open];
  assert.equal((await garita(args)).code, 0);
  const text = await garita([...args, "--scan"]);
  assert.equal(text.code, 1);
  assert.match(text.stdout, /^verified: [^]*model\.pkl/);
  const { code, stdout } = await garita([...args, "--scan", "--format", "json"]);
  assert.equal(code, 1);
  const report = JSON.parse(stdout);
  assert.equal(report.verified, true);
  assert.equal(report.scan.summary.files, report.scan.files.length);
});

test("signing: what came of the signature is in the scan's report and in the BOM", async () => {
  const model = await signedModel();
  writeFileSync(join(model, "extra.txt"), "not signed");
  const args = ["verify", model, "--public-key", keys.open, "--ignore-unsigned-files", "--scan"];
  const json = await runHere([...args, "--format", "json"]);
  const { signer, model: signed, scan } = JSON.parse(json.stdout);
  const record = { status: "verified", method: "key", signer: signer.hint, digest: signed.digest };
  assert.deepEqual(scan.signature, record);
  const bom = await runHere([...args, "--format", "cyclonedx"]);
  assert.match(bom.stderr, /^verified: /);
  const { components } = JSON.parse(bom.stdout);
  const said = components.map(({ name, properties }: Component) => [
    name.slice(model.length + 1),
    ...properties.filter((one) => one.name.includes("signature")).map(({ value }) => value),
  ]);
  assert.deepEqual(said, [
    ["a/config.json", "verified", "key", signer.hint, signed.digest],
    ["extra.txt", "unsigned"],
    ["model.sig", "unsigned"],
    ["weights.bin", "verified", "key", signer.hint, signed.digest],
  ]);
});

interface Component {
  readonly name: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

test("signing: a model without a signature is scanned, and is plainly not verified", async () => {
  const model = newModel();
  const args = ["verify", model, "--public-key", keys.open, "--scan"];
  const spanish = await runHere([...args, "--lang", "es"]);
  assert.equal(spanish.code, 3);
  assert.match(spanish.stdout, /^NO verificado: [^]*no hay ninguna firma `model\.sig`/);
  assert.match(spanish.stdout, /Archivos: 2,/);
  const { code, stdout } = await runHere([...args, "--format", "json"]);
  assert.equal(code, 3);
  const report = JSON.parse(stdout);
  assert.equal(report.verified, false);
  assert.equal(report.problems[0].reason, "signature-missing");
  assert.equal(report.scan.signature.status, "none");
  const bom = await runHere([...args, "--format", "cyclonedx"]);
  assert.match(bom.stdout, /"garita:signature","value":"none"/);
  const alone = await runHere([
    "verify",
    model,
    "--public-key",
    keys.open,
    "--format",
    "cyclonedx",
  ]);
  assert.equal(alone.code, 2);
  assert.match(alone.stderr, /needs --scan/);
});
