import { createHash } from "node:crypto";
import { join, posix } from "node:path";
import { hashFile } from "../../adapters/artifacts/hash-file.ts";
import { listModel, ModelTooLarge } from "../../adapters/artifacts/list-model.ts";
import type { FileState, Listing } from "../../adapters/artifacts/list-model.ts";
import { codeOf } from "../../config/read-file.ts";
import type { FoundModel } from "../../supply/signing/compare.ts";
import { HASHES } from "../../supply/signing/digest.ts";
import { SigningProblem, signingProblem } from "../../supply/signing/problem.ts";
import { shown, toResources } from "../../supply/signing/resource.ts";
import type { Resource } from "../../supply/signing/resource.ts";
import type { Serialization } from "../../supply/signing/statement.ts";

export interface MeasureOptions {
  readonly serialization: Serialization;
  /** Which of the files found are to be read; left out: all. */
  readonly choose?: (listing: Listing) => ReadonlySet<string>;
  /** Also take the SHA-256 of whole files where something else is signed of them. */
  readonly withSha256?: boolean;
  readonly onBytes?: (count: number) => void;
}

/** A model as it is now. */
export interface MeasuredModel extends FoundModel {
  readonly name: string;
  readonly bytes: number;
  /** Of whole files by their paths, where it was asked for or is what is signed. */
  readonly sha256: ReadonlyMap<string, string>;
  readonly ignored: readonly string[];
  readonly outside: readonly string[];
  /** What could not be read, or not in one state. */
  readonly problems: readonly SigningProblem[];
}

/** Files that are open at the same time: small ones wait for the disk, not for each other. */
const OPEN_MAX = 4;

/** Lists and hashes a model. Throws `SigningProblem` when it cannot even be listed. */
export async function measureModel(path: string, options: MeasureOptions): Promise<MeasuredModel> {
  const listing = listed(path, options.serialization);
  const chosen = options.choose?.(listing);
  const files = Array.from(listing.files).filter(([file]) => chosen?.has(file) ?? true);
  const resources: Resource[] = [];
  const sha256 = new Map<string, string>();
  const problems: SigningProblem[] = [];
  const queue = files.values();
  const work = async (): Promise<void> => {
    for (const [file, state] of queue) {
      const found = await measureFile(listing.isFile ? path : join(path, file), file, {
        state,
        options,
      });
      if (found instanceof SigningProblem) {
        problems.push(found);
        continue;
      }
      for (const resource of found.resources) resources.push(resource);
      if (found.sha256 !== null) sha256.set(file, found.sha256);
    }
  };
  await Promise.all(Array.from({ length: OPEN_MAX }, work));
  const bytes = files.reduce((sum, [, { size }]) => sum + Number(size), 0);
  const { isFile, name, entries, ignored, outside } = listing;
  return { isFile, name, entries, resources, bytes, sha256, ignored, outside, problems };
}

function listed(path: string, { allowLinks, ignored }: Serialization): Listing {
  try {
    return listModel(path, { allowLinks, ignored: new Set(ignored) });
  } catch (error) {
    if (error instanceof ModelTooLarge) throw signingProblem("model-too-large", { max: error.max });
    if (!(error instanceof Error && "code" in error)) throw error;
    throw signingProblem("file-unreadable", {
      name: shown(placeOf(error, path)),
      code: codeOf(error),
    });
  }
}

function placeOf(error: Error, root: string): string {
  const place = "path" in error ? String(error.path) : root;
  return place.startsWith(root) ? place.slice(root.length + 1) || posix.basename(root) : root;
}

interface MeasuredFile {
  readonly resources: readonly Resource[];
  readonly sha256: string | null;
}

async function measureFile(
  path: string,
  file: string,
  { state, options }: { readonly state: FileState; readonly options: MeasureOptions },
): Promise<MeasuredFile | SigningProblem> {
  const { hash, shardBytes, allowLinks } = options.serialization;
  const name = shown(file);
  const isSha256 = hash === "sha256" && shardBytes === null;
  const beside = options.withSha256 === true && !isSha256 ? createHash("sha256") : undefined;
  try {
    const ranges = await hashFile(path, state, {
      algorithm: HASHES[hash].algorithm,
      rangeBytes: shardBytes,
      allowLinks,
      ...(beside !== undefined && { beside }),
      ...(options.onBytes !== undefined && { onBytes: options.onBytes }),
    });
    if (ranges === null) return signingProblem("file-unstable", { name });
    const whole = isSha256 ? (ranges[0]?.digest ?? null) : null;
    const resources = toResources(file, ranges, shardBytes);
    return { resources, sha256: beside?.digest("hex") ?? whole };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return signingProblem("file-unreadable", { name, code: codeOf(error) });
  }
}
