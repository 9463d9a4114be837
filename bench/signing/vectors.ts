// Runs published test vectors that are not part of this repository, from folders that are named:
//   node bench/signing/vectors.ts --oms FOLDER           test-vectors/ of ossf/model-signing-spec
//   node bench/signing/vectors.ts --conformance FOLDER --trusted-root FILE
//                                   test/assets/bundle-verify of sigstore/sigstore-conformance
// Without a folder it says so and does nothing.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSigstore, shippedTrustedRoot } from "../../src/adapters/artifacts/sigstore.ts";
import { parseBundle } from "../../src/supply/signing/bundle.ts";
import { SigningProblem } from "../../src/supply/signing/problem.ts";
import { authenticateSigstore, parseTrustedRoot } from "../../src/supply/signing/sigstore.ts";
import type { AskSigstore } from "../../src/supply/signing/sigstore.ts";
import { requireMethod, signedModelOf } from "../../src/supply/signing/verify.ts";

const BEACON = "extremely-dangerous-public-oidc-beacon";
const EXPECTED = {
  identity: `https://github.com/sigstore-conformance/${BEACON}/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main`,
  issuer: "https://token.actions.githubusercontent.com",
};

const { values } = parseArgs({
  options: {
    oms: { type: "string" },
    conformance: { type: "string" },
    "trusted-root": { type: "string" },
  },
});

interface Tally {
  passed: number;
  readonly failed: string[];
  readonly left: string[];
}

/** Whether something is let pass; every error but a problem is one of this program. */
function passes(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof SigningProblem) return false;
    throw error;
  }
}

function count(tally: Tally, name: string, isRight: boolean): void {
  if (isRight) tally.passed++;
  else tally.failed.push(name);
}

/** Form only: whoever signed them is told elsewhere. */
function omsVectors(folder: string): Tally {
  const tally: Tally = { passed: 0, failed: [], left: [] };
  for (const [kind, isGood] of [
    ["valid", true],
    ["invalid", false],
    ["invalid-payload", false],
  ] as const) {
    const place = join(folder, kind);
    for (const name of existsSync(place) ? readdirSync(place) : []) {
      const bytes = readFileSync(join(place, name));
      const isPassing = passes(() => void signedModelOf(parseBundle(bytes)));
      count(tally, `${kind}/${name}`, isPassing === isGood);
    }
  }
  return tally;
}

interface Case {
  readonly folder: string;
  readonly ask: AskSigstore;
  readonly root: Parameters<typeof parseTrustedRoot>[0];
}

function optional(folder: string, name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** What is no model signature by its form: a single artifact, or a key of the caller's. */
function isOfModels(folder: string): boolean {
  const bundle = optional(folder, "bundle.sigstore.json") ?? "";
  return !bundle.includes('"messageSignature"') && !existsSync(join(folder, "key.pub"));
}

function verifyCase({ folder, ask, root }: Case): void {
  const bundle = parseBundle(readFileSync(join(folder, "bundle.sigstore.json")));
  const own = optional(folder, "trusted_root.json");
  requireMethod(bundle, "sigstore");
  authenticateSigstore(bundle, ask, {
    trustedRootJson: parseTrustedRoot(own === null ? root : Buffer.from(own)),
    expected: {
      identity: optional(folder, "identity")?.trim() ?? EXPECTED.identity,
      issuer: optional(folder, "issuer")?.trim() ?? EXPECTED.issuer,
    },
  });
}

async function conformanceCases(folder: string): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: [], left: [] };
  const ask = await openSigstore();
  const named = values["trusted-root"];
  const root = named === undefined ? await shippedTrustedRoot() : readFileSync(named);
  if (ask === null || root === null) throw new Error("sigstore's packages or a root are missing");
  for (const name of readdirSync(folder)) {
    const place = join(folder, name);
    if (!existsSync(join(place, "bundle.sigstore.json"))) continue;
    if (!isOfModels(place)) {
      tally.left.push(name);
      continue;
    }
    const isPassing = passes(() => verifyCase({ folder: place, ask, root }));
    count(tally, name, isPassing !== name.endsWith("_fail"));
  }
  return tally;
}

function report(title: string, { passed, failed, left }: Tally): void {
  console.log(`${title}: ${passed} of ${passed + failed.length} as expected`);
  for (const name of failed) console.log(`  not as expected: ${name}`);
  if (left.length > 0) console.log(`  not about signatures of models: ${left.length}`);
  if (failed.length > 0) process.exitCode = 1;
}

if (values.oms === undefined && values.conformance === undefined)
  console.log("skipped: name a folder with --oms or --conformance");
if (values.oms !== undefined) report("OMS vectors", omsVectors(values.oms));
if (values.conformance !== undefined)
  report("sigstore conformance", await conformanceCases(values.conformance));
