import { signingProblem } from "./problem.ts";
import type { SigningProblem } from "./problem.ts";
import { shown } from "./resource.ts";

/** What was read when the signature was verified. */
export interface VerifiedFiles {
  /** SHA-256 of every file that is signed, by its path in the model. */
  readonly sha256: ReadonlyMap<string, string>;
  /** Paths that were there, signed or not. */
  readonly entries: ReadonlySet<string>;
  /** Paths that were left out, with all below them. */
  readonly ignored: ReadonlySet<string>;
}

/** SHA-256 by path in the model; null where a file was not read to its end. */
export type ScannedFiles = ReadonlyMap<string, string | null>;

const PROBLEMS_MAX = 1000;

/**
 * Whether the very bytes that were verified are those that were scanned: files are read twice, and
 * a verdict about other bytes says nothing of the signed ones. At most 1,000 problems.
 */
export function compareScan(
  verified: VerifiedFiles,
  scanned: ScannedFiles,
  { ignoreUnsigned }: { readonly ignoreUnsigned: boolean },
): readonly SigningProblem[] {
  const problems: SigningProblem[] = [];
  // A link and its target are scanned once, under the first of their names.
  const digests = new Set(scanned.values());
  for (const [path, sha256] of verified.sha256) {
    const again = scanned.get(path);
    if (again === sha256 || (again === undefined && digests.has(sha256))) continue;
    const reason =
      again === undefined ? "scan-missing" : again === null ? "scan-unread" : "scan-differs";
    problems.push(signingProblem(reason, { name: shown(path) }));
  }
  for (const path of ignoreUnsigned ? [] : scanned.keys()) {
    if (verified.entries.has(path) || isIgnored(path, verified.ignored)) continue;
    problems.push(signingProblem("file-unsigned", { name: shown(path) }));
  }
  return problems.slice(0, PROBLEMS_MAX);
}

function isIgnored(path: string, ignored: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
    if (ignored.has(path.slice(0, end))) return true;
  }
  return false;
}
