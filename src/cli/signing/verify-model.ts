import type { Listing } from "../../adapters/artifacts/list-model.ts";
import type { Bundle } from "../../supply/signing/bundle.ts";
import { compareModel, signedFiles } from "../../supply/signing/compare.ts";
import { SigningProblem } from "../../supply/signing/problem.ts";
import type { SignedModel } from "../../supply/signing/statement.ts";
import { signedModelOf } from "../../supply/signing/verify.ts";
import type { Signer } from "../../supply/signing/verify.ts";
import { measureModel } from "./measure-model.ts";
import type { MeasuredModel } from "./measure-model.ts";

export interface VerifyModelOptions {
  /** Throws `SigningProblem` unless the bundle is of a signer who is believed. */
  readonly authenticate: (bundle: Bundle) => Signer;
  /** Left out beside what the signature leaves out. */
  readonly ignored: readonly string[];
  readonly allowLinks: boolean;
  readonly ignoreUnsigned: boolean;
  readonly acceptOld: boolean;
  /** Keep the SHA-256 of whole files, to be compared with those of a scan. */
  readonly withSha256: boolean;
  readonly onBytes?: (count: number) => void;
}

/** What came of it; the later parts are null when an earlier one failed. */
export interface VerifiedModel {
  /** Empty: every file is as a signer who is believed has signed it. */
  readonly problems: readonly SigningProblem[];
  readonly signer: Signer | null;
  readonly signed: SignedModel | null;
  readonly found: MeasuredModel | null;
}

/** Signature first, then the statement, then the files: nothing is read for a stranger. */
export async function verifyModel(
  path: string,
  readBundle: () => Bundle,
  options: VerifyModelOptions,
): Promise<VerifiedModel> {
  let signer: Signer | null = null;
  let signed: SignedModel | null = null;
  try {
    const bundle = readBundle();
    signer = options.authenticate(bundle);
    signed = signedModelOf(bundle, { acceptOld: options.acceptOld });
    const found = await measure(path, signed, options);
    // A file that could not be read in one state is not also a changed one.
    const problems = found.problems.length > 0 ? found.problems : compared(signed, found, options);
    return { problems, signer, signed, found };
  } catch (error) {
    if (!(error instanceof SigningProblem)) throw error;
    return { problems: [error], signer, signed, found: null };
  }
}

function measure(
  path: string,
  signed: SignedModel,
  { ignored, allowLinks, withSha256, onBytes }: VerifyModelOptions,
): Promise<MeasuredModel> {
  const { serialization } = signed;
  return measureModel(path, {
    serialization: {
      ...serialization,
      allowLinks: serialization.allowLinks || allowLinks,
      ignored: [...serialization.ignored, ...ignored],
    },
    withSha256,
    choose: (listing: Listing) => signedFiles(signed, listing),
    ...(onBytes !== undefined && { onBytes }),
  });
}

function compared(
  signed: SignedModel,
  found: MeasuredModel,
  { ignoreUnsigned }: VerifyModelOptions,
): readonly SigningProblem[] {
  return compareModel(signed, found, { ignoreUnsigned });
}
