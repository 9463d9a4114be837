import { randomUUID } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { word } from "../core/language.ts";
import { parseBundle, renderBundle } from "../supply/signing/bundle.ts";
import type { Material } from "../supply/signing/bundle.ts";
import { checkLeaf, readCertificates } from "../supply/signing/chain.ts";
import { oddProblem } from "../supply/signing/compare.ts";
import { hashNamed } from "../supply/signing/digest.ts";
import { preAuthentication } from "../supply/signing/envelope.ts";
import { keyHint, openPrivateKey, signBytes } from "../supply/signing/key.ts";
import { SigningProblem, signingProblem } from "../supply/signing/problem.ts";
import { toStatement } from "../supply/signing/statement.ts";
import type { Serialization } from "../supply/signing/statement.ts";
import { UsageError } from "./command.ts";
import type { Command, ExitCode, Invocation } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { flagOption, numberOption, textOption } from "./options.ts";
import { measureModel } from "./signing/measure-model.ts";
import type { MeasuredModel } from "./signing/measure-model.ts";
import {
  fromFile,
  passphraseOf,
  readSignature,
  SIGNATURE_OPTIONS,
  signingPlace,
} from "./signing/signing-files.ts";
import type { SigningPlace } from "./signing/signing-files.ts";
import { exitOf, problemForJson, problemLines, withByteCount } from "./signing/signing-text.ts";

const SHARD_BYTES_MIN = 1024;
const SHARD_BYTES_MAX = 10 ** 12;

export const sign: Command = {
  name: "sign",
  summary: "sign.summary",
  operands: { syntax: "<path>", text: "sign.operand" },
  options: [
    { flags: "--key <file>", text: "sign.key" },
    { flags: "--certificate <file>", text: "sign.certificate" },
    { flags: "--passphrase-env <name>", text: "sign.passphrase" },
    ...SIGNATURE_OPTIONS,
    { flags: "--hash <name>", text: "sign.hash", choices: ["sha256", "blake2b"] },
    { flags: "--shard-size <bytes>", text: "sign.shards" },
    { flags: "--format <format>", text: "option.format", choices: ["text", "json"] },
  ],
  async run(invocation) {
    const place = signingPlace(invocation);
    const signer = signerOf(invocation);
    refuseOther(place, invocation);
    const serialization = serializationOf(invocation, place);
    const { terminal } = invocation;
    try {
      const model = await withByteCount(terminal, (onBytes) =>
        measureModel(place.path, { serialization, onBytes }),
      );
      const problems = [...oddities(model), ...model.problems];
      if (problems.length > 0) return refused(invocation, place, problems);
      if (model.resources.length === 0) throw signingProblem("model-empty");
      return signed(invocation, place, { model, serialization, signer });
    } catch (error) {
      if (!(error instanceof SigningProblem)) throw error;
      return refused(invocation, place, [error]);
    }
  },
};

interface ModelSigner {
  readonly key: KeyObject;
  readonly material: Exclude<Material, { readonly method: "sigstore" }>;
}

/** The key, and the certificate that goes with it. Throws `UsageError`. */
function signerOf(invocation: Invocation): ModelSigner {
  const keyFile = textOption(invocation, "key");
  const chainFile = textOption(invocation, "certificate");
  if (keyFile === undefined)
    throw new UsageError(MESSAGES["sign.noKey"][invocation.terminal.language]);
  const passphrase = passphraseOf(invocation);
  const key = fromFile(invocation, keyFile, (pem) => openPrivateKey(pem.toString(), passphrase));
  if (chainFile === undefined) return { key, material: { method: "key", hint: keyHint(key) } };
  const chain = fromFile(invocation, chainFile, (pem) => {
    const links = readCertificates(pem.toString("latin1"));
    const [leaf] = links;
    if (leaf === undefined || !leaf.x509.checkPrivateKey(key))
      throw signingProblem("certificate-key");
    checkLeaf(leaf, Date.now());
    return links.map(({ x509 }) => x509.raw);
  });
  return { key, material: { method: "certificate", chain } };
}

/** A file that is there is replaced only when it is a signature. Throws `UsageError`. */
function refuseOther({ signature }: SigningPlace, invocation: Invocation): void {
  if (!existsSync(signature)) return;
  const { terminal } = invocation;
  try {
    parseBundle(readSignature(invocation, signature));
  } catch (error) {
    if (!(error instanceof SigningProblem)) throw error;
    const values = { file: basename(signature) };
    throw new UsageError(word(MESSAGES["sign.notASignature"], terminal.language, values));
  }
}

function serializationOf(invocation: Invocation, { ignored }: SigningPlace): Serialization {
  const bounds = { min: SHARD_BYTES_MIN, max: SHARD_BYTES_MAX };
  return {
    hash: hashNamed(textOption(invocation, "hash") ?? "") ?? "sha256",
    shardBytes: numberOption(invocation, "shardSize", bounds) ?? null,
    allowLinks: flagOption(invocation, "allowSymlinks"),
    ignored,
  };
}

function oddities({ entries }: MeasuredModel): readonly SigningProblem[] {
  return entries.flatMap(({ path, oddity }) => (oddity === null ? [] : [oddProblem(path, oddity)]));
}

interface Signing {
  readonly model: MeasuredModel;
  readonly serialization: Serialization;
  readonly signer: ModelSigner;
}

function signed(
  invocation: Invocation,
  place: SigningPlace,
  { model, serialization, signer }: Signing,
): ExitCode {
  const { name, resources, bytes, outside } = model;
  const ignored = model.ignored.filter((path) => path !== place.own);
  const { json, digest } = toStatement({ name, serialization, resources });
  const payload = Buffer.from(json);
  const signature = signBytes(preAuthentication(payload), signer.key);
  writeWhole(place.signature, renderBundle(signer.material, { payload, signature }));
  const { stdout, language } = invocation.terminal;
  const files = model.entries.length;
  if (textOption(invocation, "format") === "json") {
    const { method } = signer.material;
    const counts = { files, bytes, ignored, linksOutside: outside.length };
    const report = { path: place.path, signature: place.signature, signed: true, method };
    stdout.write(`${JSON.stringify({ ...report, name, digest, ...counts, problems: [] })}\n`);
    return exitOf([]);
  }
  const values = { name, files, bytes, digest, signature: place.signature };
  const lines = [word(MESSAGES["sign.done"], language, values)];
  const count = outside.length;
  if (count > 0) lines.push(word(MESSAGES["verify.outside"], language, { count }));
  stdout.write(`${lines.join("\n")}\n`);
  return exitOf([]);
}

/** A reader sees the old file or the new one, never a part. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function refused(
  invocation: Invocation,
  { path, signature }: SigningPlace,
  problems: readonly SigningProblem[],
): ExitCode {
  const { stdout, language } = invocation.terminal;
  if (textOption(invocation, "format") === "json") {
    const report = { path, signature, signed: false, problems: problems.map(problemForJson) };
    stdout.write(`${JSON.stringify(report)}\n`);
  } else {
    const head = word(MESSAGES["sign.refused"], language, { name: basename(path) });
    stdout.write(`${[head, ...problemLines(problems, language)].join("\n")}\n`);
  }
  return exitOf(problems);
}
