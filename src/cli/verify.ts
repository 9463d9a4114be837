import { existsSync } from "node:fs";
import { basename } from "node:path";
import {
  openSigstore,
  shippedTrustedRoot,
  SIGSTORE_PACKAGES,
} from "../adapters/artifacts/sigstore.ts";
import { word } from "../core/language.ts";
import { signingProblem } from "../supply/signing/problem.ts";
import { shown } from "../supply/signing/resource.ts";
import { parseBundle } from "../supply/signing/bundle.ts";
import type { Bundle } from "../supply/signing/bundle.ts";
import { readCertificates } from "../supply/signing/chain.ts";
import { openPublicKey } from "../supply/signing/key.ts";
import { authenticateSigstore, parseTrustedRoot } from "../supply/signing/sigstore.ts";
import { authenticate, requireMethod } from "../supply/signing/verify.ts";
import type { Signer } from "../supply/signing/verify.ts";
import { EXIT, UsageError } from "./command.ts";
import type { Command, ExitCode, Invocation } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { flagOption, textOption } from "./options.ts";
import { timeOption } from "./policy-desk.ts";
import {
  fromFile,
  readSignature,
  SIGNATURE_OPTIONS,
  signingPlace,
} from "./signing/signing-files.ts";
import { scanBeside } from "./signing/scan-beside.ts";
import type { ScanPart } from "./signing/scan-beside.ts";
import type { SigningPlace } from "./signing/signing-files.ts";
import { exitOf, withByteCount } from "./signing/signing-text.ts";
import { describeVerified, verifiedForJson } from "./signing/verify-report.ts";
import { verifyModel } from "./signing/verify-model.ts";
import type { VerifiedModel } from "./signing/verify-model.ts";

const FORMATS = ["text", "json", "cyclonedx"] as const;

type Authenticate = (bundle: Bundle) => Signer;

export const verify: Command = {
  name: "verify",
  summary: "verify.summary",
  operands: { syntax: "<path>", text: "sign.operand" },
  options: [
    { flags: "--public-key <file>", text: "verify.publicKey" },
    { flags: "--certificate-roots <file>", text: "verify.roots" },
    { flags: "--at <time>", text: "verify.at" },
    { flags: "--sigstore", text: "verify.sigstore" },
    { flags: "--identity <name>", text: "verify.identity" },
    { flags: "--issuer <url>", text: "verify.issuer" },
    { flags: "--trusted-root <file>", text: "verify.trustedRoot" },
    ...SIGNATURE_OPTIONS,
    { flags: "--ignore-unsigned-files", text: "verify.ignoreUnsigned" },
    { flags: "--accept-old", text: "verify.acceptOld" },
    { flags: "--scan", text: "verify.scan" },
    { flags: "--format <format>", text: "option.format", choices: FORMATS },
  ],
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const isScan = flagOption(invocation, "scan");
  if (textOption(invocation, "format") === "cyclonedx" && !isScan)
    throw new UsageError(MESSAGES["verify.bomOfScan"][invocation.terminal.language]);
  const place = signingPlace(invocation);
  const trusted = await authenticator(invocation);
  const verified = await withByteCount(invocation.terminal, (onBytes) =>
    verifyModel(place.path, () => bundleAt(place, invocation), {
      authenticate: trusted,
      ignored: place.ignored,
      allowLinks: flagOption(invocation, "allowSymlinks"),
      ignoreUnsigned: flagOption(invocation, "ignoreUnsignedFiles"),
      acceptOld: flagOption(invocation, "acceptOld"),
      withSha256: isScan,
      onBytes,
    }),
  );
  const scanned = isScan ? await scanBeside(place.path, verified, invocation) : null;
  const judged = scanned?.verified ?? verified;
  report({ judged, place, scanned }, invocation);
  return worse(exitOf(judged.problems), scanned?.code ?? EXIT.clean);
}

function bundleAt({ signature }: SigningPlace, invocation: Invocation): Bundle {
  if (!existsSync(signature))
    throw signingProblem("signature-missing", { name: shown(basename(signature)) });
  return parseBundle(readSignature(invocation, signature));
}

interface Outcome {
  readonly judged: VerifiedModel;
  readonly place: SigningPlace;
  readonly scanned: ScanPart | null;
}

function report({ judged, place, scanned }: Outcome, { terminal, options }: Invocation): void {
  const { stdout, stderr, language } = terminal;
  const text = scanned?.text ?? "";
  switch (options["format"]) {
    case "json": {
      const scan = text === "" ? {} : { scan: JSON.parse(text) as unknown };
      stdout.write(`${JSON.stringify({ ...verifiedForJson(judged, place), ...scan })}\n`);
      return;
    }
    case "cyclonedx":
      stderr.write(describeVerified(judged, place, language));
      stdout.write(text);
      return;
    default:
      stdout.write(describeVerified(judged, place, language) + text);
  }
}

const WORST_FIRST = [EXIT.internal, EXIT.usage, EXIT.findings, EXIT.incomplete, EXIT.clean];

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return WORST_FIRST.find((code) => code === a || code === b) ?? EXIT.clean;
}

/** Who is believed, by the one method that was chosen. Throws `UsageError`. */
async function authenticator(invocation: Invocation): Promise<Authenticate> {
  const keyFile = textOption(invocation, "publicKey");
  const rootsFile = textOption(invocation, "certificateRoots");
  const isSigstore = flagOption(invocation, "sigstore");
  const chosen = [keyFile !== undefined, rootsFile !== undefined, isSigstore].filter(Boolean);
  if (chosen.length !== 1)
    throw new UsageError(MESSAGES["verify.method"][invocation.terminal.language]);
  const options = { acceptOld: flagOption(invocation, "acceptOld") };
  if (keyFile !== undefined) {
    const key = fromFile(invocation, keyFile, (pem) => openPublicKey(pem.toString("latin1")));
    return (bundle) => authenticate(bundle, { method: "key", key }, options);
  }
  if (rootsFile !== undefined) {
    const roots = fromFile(invocation, rootsFile, (pem) =>
      readCertificates(pem.toString("latin1")),
    );
    const nowMs = timeOption(invocation, "at") ?? Date.now();
    return (bundle) => authenticate(bundle, { method: "certificate", roots, nowMs }, options);
  }
  return sigstoreAuthenticator(invocation);
}

async function sigstoreAuthenticator(invocation: Invocation): Promise<Authenticate> {
  const { language } = invocation.terminal;
  const identity = textOption(invocation, "identity");
  const issuer = textOption(invocation, "issuer");
  if (identity === undefined || issuer === undefined)
    throw new UsageError(MESSAGES["verify.whom"][language]);
  const ask = await openSigstore();
  if (ask === null) {
    const packages = SIGSTORE_PACKAGES.join(" ");
    throw new UsageError(word(MESSAGES["verify.noPackages"], language, { packages }));
  }
  const file = textOption(invocation, "trustedRoot");
  const shipped = file === undefined ? await shippedTrustedRoot() : null;
  if (file === undefined && shipped === null)
    throw new UsageError(MESSAGES["verify.noRoot"][language]);
  const trustedRootJson =
    file === undefined
      ? parseTrustedRoot(shipped ?? Buffer.alloc(0))
      : fromFile(invocation, file, parseTrustedRoot);
  return (bundle) => {
    requireMethod(bundle, "sigstore");
    return authenticateSigstore(bundle, ask, { trustedRootJson, expected: { identity, issuer } });
  };
}
