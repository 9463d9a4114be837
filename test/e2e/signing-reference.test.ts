import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { modelSigner, newRoot, signingAuthority } from "../fixtures/certificates.ts";
import { modelSigning, needs } from "../machine.ts";

// The two implementations of OpenSSF Model Signing must believe each other, and doubt alike.

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const PASSPHRASE = "a passphrase of the tests";
const scratch = mkdtempSync(join(tmpdir(), "garita-signing-"));
after(() => rmSync(scratch, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly output: string;
}

function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((done) => {
    const options = { env: { ...process.env, ...env }, cwd: scratch };
    execFile(file, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      done({ code, output: stdout + stderr });
    });
  });
}

function garita(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran> {
  return run(process.execPath, [MAIN, ...args], env);
}

/** The command line of the reference implementation. */
function reference(args: readonly string[]): Promise<Ran> {
  return run(modelSigning.path ?? "python3", ["-m", "model_signing", ...args]);
}

function python(program: string, ...args: readonly string[]): Promise<Ran> {
  return run(modelSigning.path ?? "python3", ["-c", program, ...args]);
}

async function succeeds(ran: Promise<Ran>): Promise<void> {
  const { code, output } = await ran;
  assert.equal(code, 0, output);
}

async function fails(ran: Promise<Ran>): Promise<void> {
  const { code, output } = await ran;
  assert.equal(code, 1, output);
}

let count = 0;

const FILES: Readonly<Record<string, string>> = {
  "config.json": "{}",
  "weights.bin": "w".repeat(70_000),
  "empty.bin": "",
  "a.txt": "sorted by parts of paths in one, by code points in the other",
  "a/b.bin": "nested",
  "模型.bin": "unicode",
  "path with spaces/file (copy).bin": "odd",
  ".cache/hidden.bin": "hidden",
  ".gitignore": "left out",
  "a/.gitignore": "not left out",
};

function newModel(files = FILES): string {
  const root = join(scratch, `model-${++count}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

function file(name: string, text: string): string {
  const path = join(scratch, `${++count}-${name}`);
  writeFileSync(path, text);
  return path;
}

interface KeyFiles {
  readonly secret: string;
  readonly open: string;
}

function pem(key: KeyObject): string {
  const type = key.type === "private" ? "pkcs8" : "spki";
  return String(key.export({ type, format: "pem" }));
}

function newKeys(namedCurve = "P-256"): KeyFiles {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
  return { secret: file("key.pem", pem(privateKey)), open: file("pub.pem", pem(publicKey)) };
}

for (const curve of ["P-256", "P-384", "P-521"]) {
  test(
    `signing: with ${curve} each implementation believes the other's signature`,
    needs(modelSigning),
    async () => {
      const keys = newKeys(curve);
      const model = newModel();
      const signature = join(model, "model.sig");
      const theirs = ["key", model, "--signature", signature];
      await succeeds(reference(["sign", ...theirs, "--private_key", keys.secret]));
      await succeeds(garita(["verify", model, "--public-key", keys.open]));
      rmSync(signature);
      await succeeds(garita(["sign", model, "--key", keys.secret]));
      await succeeds(reference(["verify", ...theirs, "--public_key", keys.open]));
      writeFileSync(join(model, "config.json"), "{ }");
      await fails(garita(["verify", model, "--public-key", keys.open]));
      await fails(reference(["verify", ...theirs, "--public_key", keys.open]));
    },
  );
}

test(
  "signing: both refuse another key, and a file that nobody signed",
  needs(modelSigning),
  async () => {
    const keys = newKeys();
    const model = newModel();
    const theirs = ["verify", "key", model, "--signature", join(model, "model.sig")];
    await succeeds(garita(["sign", model, "--key", keys.secret]));
    const other = newKeys().open;
    await fails(garita(["verify", model, "--public-key", other]));
    await fails(reference([...theirs, "--public_key", other]));
    writeFileSync(join(model, "extra.bin"), "x");
    await fails(garita(["verify", model, "--public-key", keys.open]));
    await fails(reference([...theirs, "--public_key", keys.open]));
    await succeeds(garita(["verify", model, "--public-key", keys.open, "--ignore-unsigned-files"]));
    await succeeds(reference([...theirs, "--public_key", keys.open, "--ignore_unsigned_files"]));
  },
);

test("signing: paths left out by one are left out by the other", needs(modelSigning), async () => {
  const keys = newKeys();
  const model = newModel();
  const signature = join(model, "model.sig");
  const left = join(model, "a");
  const theirs = ["key", model, "--signature", signature, "--ignore-paths", left];
  await succeeds(reference(["sign", ...theirs, "--private_key", keys.secret]));
  await succeeds(garita(["verify", model, "--public-key", keys.open]));
  await succeeds(garita(["sign", model, "--key", keys.secret, "--ignore-paths", "a"]));
  const check = ["verify", "key", model, "--signature", signature, "--public_key", keys.open];
  await succeeds(reference(check));
});

test("signing: an encrypted key signs in both", needs(modelSigning), async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const encrypted = privateKey.export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: PASSPHRASE,
  });
  const secret = file("key.pem", String(encrypted));
  const open = file("pub.pem", pem(publicKey));
  const model = newModel();
  const args = ["sign", model, "--key", secret, "--passphrase-env", "MODEL_KEY"];
  await succeeds(garita(args, { MODEL_KEY: PASSPHRASE }));
  const theirs = ["key", model, "--signature", join(model, "model.sig")];
  await succeeds(reference(["verify", ...theirs, "--public_key", open]));
});

test("signing: a certificate chain proves the signer to both", needs(modelSigning), async () => {
  const root = newRoot();
  const between = signingAuthority(root);
  const leaf = modelSigner(between);
  const secret = file("key.pem", leaf.keyPem);
  const leafFile = file("leaf.pem", leaf.pem);
  const betweenFile = file("between.pem", between.pem);
  const roots = file("roots.pem", root.pem);
  const model = newModel();
  const signature = join(model, "model.sig");
  const theirs = ["certificate", model, "--signature", signature];
  const signer = ["--private_key", secret, "--signing_certificate", leafFile];
  await succeeds(reference(["sign", ...theirs, ...signer, "--certificate_chain", betweenFile]));
  await succeeds(garita(["verify", model, "--certificate-roots", roots]));
  const chain = file("chain.pem", leaf.pem + between.pem);
  await succeeds(garita(["sign", model, "--key", secret, "--certificate", chain]));
  await succeeds(reference(["verify", ...theirs, "--certificate_chain", roots]));
  const stranger = file("stranger.pem", newRoot().pem);
  await fails(garita(["verify", model, "--certificate-roots", stranger]));
  await fails(reference(["verify", ...theirs, "--certificate_chain", stranger]));
});

test(
  "signing: links are followed by both, and refused by both without the option",
  needs(modelSigning),
  async () => {
    const keys = newKeys();
    const model = newModel();
    symlinkSync("weights.bin", join(model, "link.bin"));
    await fails(garita(["sign", model, "--key", keys.secret]));
    await succeeds(garita(["sign", model, "--key", keys.secret, "--allow-symlinks"]));
    const theirs = ["key", model, "--signature", join(model, "model.sig"), "--allow_symlinks"];
    await succeeds(reference(["verify", ...theirs, "--public_key", keys.open]));
    await succeeds(reference(["sign", ...theirs, "--private_key", keys.secret]));
    await succeeds(garita(["verify", model, "--public-key", keys.open, "--allow-symlinks"]));
  },
);

test(
  "signing: the only file of a model, whatever the reference calls it",
  needs(modelSigning),
  async () => {
    const keys = newKeys();
    const model = file("model.bin", "weights");
    const theirs = ["key", model, "--signature", `${model}.sig`];
    await succeeds(reference(["sign", ...theirs, "--private_key", keys.secret]));
    await succeeds(garita(["verify", model, "--public-key", keys.open]));
  },
);

const SIGN_PARTS = `
import sys
from model_signing import hashing, signing
model, signature, key, algorithm = sys.argv[1:]
config = hashing.Config().set_ignored_paths(paths=["model.sig"])
if algorithm == "parts":
    config.use_shard_serialization(shard_size=4096)
else:
    config.use_file_serialization(hashing_algorithm=algorithm)
signing.Config().set_hashing_config(config).use_elliptic_key_signer(private_key=key).sign(
    model, signature
)
`;

for (const how of ["parts", "blake2"]) {
  test(
    `signing: ${how}, as the library of the reference signs, are verified`,
    needs(modelSigning),
    async () => {
      const keys = newKeys();
      const model = newModel();
      const signature = join(model, "model.sig");
      await succeeds(python(SIGN_PARTS, model, signature, keys.secret, how));
      await succeeds(garita(["verify", model, "--public-key", keys.open]));
      writeFileSync(join(model, "weights.bin"), `${"w".repeat(69_999)}v`);
      await fails(garita(["verify", model, "--public-key", keys.open]));
    },
  );
}
