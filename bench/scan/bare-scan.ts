import { tmpdir } from "node:os";
import { scanFile } from "../../src/cli/scan/scan-file.ts";
import type { ScanResult } from "../../src/cli/scan/scan-file.ts";
import { DEFAULT_LIMITS } from "../../src/supply/artifact/limits.ts";

/** One file in this very thread, as the command scans it by default but for the secrets in it. */
export function bareScan(path: string, { hash }: { readonly hash: boolean }): ScanResult {
  const settings = { allowedCallables: [] };
  return scanFile({ path, limits: DEFAULT_LIMITS, settings, spoolFolder: tmpdir(), hash });
}
