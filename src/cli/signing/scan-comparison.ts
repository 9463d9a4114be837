import { hash } from "node:crypto";
import { compareScan } from "../../supply/signing/compare-scan.ts";
import type { ScannedFiles } from "../../supply/signing/compare-scan.ts";
import type { VerifiedModel } from "./verify-model.ts";

const EMPTY_SHA256 = hash("sha256", "", "hex");

/** A model that was verified is so no longer when other bytes than those were scanned. */
export function comparedWithScan(
  verified: VerifiedModel,
  scanned: ScannedFiles,
  ignoreUnsigned: boolean,
): VerifiedModel {
  const { found, problems } = verified;
  if (found === null || problems.length > 0) return verified;
  const sha256 = new Map(found.sha256);
  for (const { path, isEmpty, oddity } of ignoreUnsigned ? [] : found.entries) {
    // Signed part by part, a file of no bytes is not listed; it must not have grown since.
    if (isEmpty && oddity === null && !sha256.has(path)) sha256.set(path, EMPTY_SHA256);
  }
  const files = {
    sha256,
    entries: new Set(found.entries.map(({ path }) => path)),
    ignored: new Set(found.ignored),
  };
  return { ...verified, problems: compareScan(files, scanned, { ignoreUnsigned }) };
}
