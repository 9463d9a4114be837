import { basename } from "node:path";
import { word } from "../../core/language.ts";
import type { Language } from "../../core/language.ts";
import { signedFiles } from "../../supply/signing/compare.ts";
import { shown } from "../../supply/signing/resource.ts";
import { MESSAGES } from "../messages.ts";
import type { SigningPlace } from "./signing-files.ts";
import { problemForJson, problemLines, signerLine } from "./signing-text.ts";
import type { VerifiedModel } from "./verify-model.ts";

const IGNORED_SHOWN = 10;

interface Counts {
  readonly files: number;
  /** Files that nobody signed; a problem, unless they were to be ignored. */
  readonly unsigned: number;
  /** Paths that the signature or the command line leaves out. */
  readonly ignored: readonly string[];
  readonly linksOutside: number;
  readonly bytes: number;
}

function countsOf(
  { signed, found }: VerifiedModel,
  { own }: Pick<SigningPlace, "own">,
): Counts | null {
  if (signed === null || found === null) return null;
  const files = signedFiles(signed, found);
  return {
    files: files.size,
    unsigned: found.entries.filter(({ path }) => !files.has(path)).length,
    ignored: found.ignored.filter((path) => path !== own),
    linksOutside: found.outside.length,
    bytes: found.bytes,
  };
}

/** Stable: what was verified, by whom it is signed, and everything that is wrong. */
export function verifiedForJson(
  verified: VerifiedModel,
  place: SigningPlace,
): Readonly<Record<string, unknown>> {
  const { problems, signer, signed } = verified;
  return {
    path: place.path,
    signature: place.signature,
    verified: problems.length === 0,
    signer,
    model:
      signed === null
        ? null
        : {
            name: signed.name,
            digest: signed.digest,
            hash: signed.serialization.hash,
            shardSize: signed.serialization.shardBytes,
            allowSymlinks: signed.serialization.allowLinks,
          },
    counts: countsOf(verified, place),
    problems: problems.map(problemForJson),
  };
}

export function describeVerified(
  verified: VerifiedModel,
  place: SigningPlace,
  language: Language,
): string {
  const { problems, signer, signed } = verified;
  const counts = countsOf(verified, place);
  const name = basename(place.path);
  const head =
    problems.length === 0 && counts !== null && signed !== null
      ? word(MESSAGES["verify.verified"], language, {
          name,
          digest: signed.digest,
          files: counts.files,
          bytes: counts.bytes,
        })
      : word(MESSAGES["verify.refused"], language, { name });
  const lines = [
    head,
    ...problemLines(problems, language),
    ...(signer === null ? [] : [signerLine(signer, language)]),
    ...(counts === null ? [] : notes(counts, { language, isVerified: problems.length === 0 })),
  ];
  return `${lines.join("\n")}\n`;
}

/** What a reader should know beside the verdict. */
function notes(
  { unsigned, ignored, linksOutside }: Counts,
  { language, isVerified }: { readonly language: Language; readonly isVerified: boolean },
): readonly string[] {
  const lines: string[] = [];
  if (isVerified && unsigned > 0)
    lines.push(word(MESSAGES["verify.unsigned"], language, { count: unsigned }));
  if (ignored.length > 0) {
    const paths = ignored.slice(0, IGNORED_SHOWN).map(shown).join(", ");
    const count = ignored.length;
    lines.push(word(MESSAGES["verify.ignored"], language, { count, paths }));
  }
  if (linksOutside > 0)
    lines.push(word(MESSAGES["verify.outside"], language, { count: linksOutside }));
  return lines;
}
