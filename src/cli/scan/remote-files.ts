import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { download } from "../../adapters/artifacts/remote/download.ts";
import { openRemoteClient } from "../../adapters/artifacts/remote/remote-client.ts";
import type { RemoteClient } from "../../adapters/artifacts/remote/remote-client.ts";
import type { RemoteFile } from "../../adapters/artifacts/remote/remote-file.ts";
import { placeFiles } from "../../adapters/artifacts/remote/remote-place.ts";
import type { RemotePlace } from "../../adapters/artifacts/remote/remote-place.ts";
import { UnreadableSource } from "../../core/unreadable-source.ts";
import { failedReport } from "../../supply/artifact/scan.ts";
import type { RemoteWish } from "./remote-options.ts";
import type { ScanCrew } from "./scan-crew.ts";
import type { ScanResult, ScanTask } from "./scan-file.ts";
import { toScanned } from "./scan-files.ts";
import type { Scanned } from "./scan-files.ts";

export interface RemoteDeps {
  readonly crew: ScanCrew;
  readonly template: Omit<ScanTask, "path">;
  readonly bytesMax: number;
}

/**
 * Fetches the files one by one, so that no more than one of them lies on the disk, and scans each.
 * What cannot be fetched whole is unreadable, and so is a listing that breaks off.
 */
export async function* scanRemote(
  { places, client: options }: RemoteWish,
  deps: RemoteDeps,
): AsyncGenerator<Scanned> {
  if (places.length === 0) return;
  const client = openRemoteClient(options);
  try {
    for (const { place, operand } of places) {
      yield* scanPlace(place, { ...deps, client, operand });
    }
  } finally {
    await client.close();
  }
}

type PlaceDeps = RemoteDeps & { readonly client: RemoteClient; readonly operand: string };

async function* scanPlace(place: RemotePlace, deps: PlaceDeps): AsyncGenerator<Scanned> {
  const { operand, client } = deps;
  try {
    for await (const file of placeFiles(place, client)) {
      const shown = place.kind === "file" ? operand : `${operand}/${file.name}`;
      yield toScanned(shown, await scanFetched(file, deps), operand);
    }
  } catch (error) {
    yield toScanned(operand, unreadable(error), operand);
  }
}

/** In a folder of its own, which is gone again when this resolves. */
async function scanFetched(
  file: RemoteFile,
  { crew, template, bytesMax, client }: PlaceDeps,
): Promise<ScanResult> {
  const folder = mkdtempSync(join(template.spoolFolder, "garita-fetch-"));
  const path = join(folder, "file");
  try {
    await download(file, { client, path, bytesMax });
    return await crew.scan({ ...template, path, name: file.name });
  } catch (error) {
    return unreadable(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unreadable(error: unknown): ScanResult {
  if (!(error instanceof UnreadableSource)) throw error;
  const report = failedReport(0, "file/unreadable", { reason: error.reason });
  return { sha256: null, report };
}
