import { createHash } from "node:crypto";
import { basename } from "node:path";
import { performance } from "node:perf_hooks";
import { openFile } from "../../adapters/artifacts/file-source.ts";
import type { OpenedFile } from "../../adapters/artifacts/file-source.ts";
import { createSpool } from "../../adapters/artifacts/spool.ts";
import { toGaritaError } from "../../core/errors.ts";
import { UnreadableSource } from "../../core/unreadable-source.ts";
import type { ByteSource } from "../../supply/artifact/byte-source.ts";
import type { ScanSettings } from "../../supply/artifact/format.ts";
import type { ScanLimits } from "../../supply/artifact/limits.ts";
import { FORMATS } from "../../supply/artifact/registry.ts";
import { failedReport, scanArtifact, withFinding } from "../../supply/artifact/scan.ts";
import type { ArtifactReport } from "../../supply/artifact/scan.ts";
import { findSecrets } from "./find-secrets.ts";

/** One file to scan; plain, so that it can be handed to another thread. */
export interface ScanTask {
  readonly path: string;
  /** What the file is called where it comes from; left out: as in its path. */
  readonly name?: string;
  readonly limits: ScanLimits;
  readonly settings: ScanSettings;
  /** Where decompressed bytes that do not fit in memory go. */
  readonly spoolFolder: string;
  readonly hash: boolean;
  /** Look for credentials in the texts that are read. */
  readonly secrets?: boolean;
}

export interface ScanResult {
  /** Hexadecimal; null when it was not asked for or the file could not be read to its end. */
  readonly sha256: string | null;
  readonly report: ArtifactReport;
}

/**
 * Reads one file; what fails, also of ours, makes that file unreadable and nothing else. `onRead`
 * is called when only hashing is left.
 */
export function scanFile(task: ScanTask, onRead: () => void = () => undefined): ScanResult {
  let file: OpenedFile;
  try {
    file = openFile(task.path);
  } catch (error) {
    return { sha256: null, report: failedReport(0, "file/unreadable", reasonOf(error)) };
  }
  try {
    return scanOpened(file, { ...task, onRead });
  } catch (error) {
    const size = file.source.size;
    if (error instanceof UnreadableSource) {
      return { sha256: null, report: failedReport(size, "file/unreadable", reasonOf(error)) };
    }
    const name = error instanceof Error ? error.name : typeof error;
    return { sha256: null, report: failedReport(size, "file/scanner-failed", { name }) };
  } finally {
    file.close();
  }
}

function scanOpened(
  { source, checkUnchanged }: OpenedFile,
  task: ScanTask & { readonly onRead: () => void },
): ScanResult {
  const report = scanArtifact(
    { name: basename(task.name ?? task.path), source },
    {
      formats: FORMATS,
      limits: task.limits,
      settings: task.settings,
      nowMs: () => performance.now(),
      createSpool: () => createSpool(task.spoolFolder),
      ...(task.secrets === true ? { findSecrets } : {}),
    },
  );
  task.onRead();
  try {
    const sha256 = task.hash ? hashOf(source) : null;
    checkUnchanged();
    return { sha256, report };
  } catch (error) {
    // What was found before is still true of what was there.
    return { sha256: null, report: withFinding(report, "file/unreadable", reasonOf(error)) };
  }
}

function reasonOf(error: unknown): { readonly reason: string } {
  if (error instanceof UnreadableSource) return { reason: error.reason };
  throw toGaritaError(error);
}

const HASH_BYTES = 2 ** 20;

function hashOf(source: ByteSource): string {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(Math.min(HASH_BYTES, source.size));
  for (let offset = 0; offset < source.size;) {
    const read = source.readInto(buffer, offset);
    hash.update(buffer.subarray(0, read));
    offset += read;
  }
  return hash.digest("hex");
}
