import { signingProblem } from "./problem.ts";
import type { SigningProblem } from "./problem.ts";
import { fileOf, shown } from "./resource.ts";
import type { Resource } from "./resource.ts";
import type { SignedModel } from "./statement.ts";

export const ODDITIES = ["link", "link-broken", "special", "name"] as const;
/** Why an entry of a model folder is no file to be hashed. */
export type Oddity = (typeof ODDITIES)[number];

/** Something in a model folder that was not left out. */
export interface ModelEntry {
  /** Relative, with `/`. For a model of one file: its name. */
  readonly path: string;
  /** Null: a file. */
  readonly oddity: Oddity | null;
  /** A file of no bytes has no parts: signed part by part, it cannot be listed (OMS, 6.3.2). */
  readonly isEmpty: boolean;
}

/** What was found of a model: every entry, and the resources of the files that were read. */
export interface FoundModel {
  /** A file and not a folder. */
  readonly isFile: boolean;
  readonly entries: readonly ModelEntry[];
  readonly resources: readonly Resource[];
}

export interface CompareOptions {
  /** Entries that nobody signed are no problem. */
  readonly ignoreUnsigned: boolean;
}

const PROBLEMS_MAX = 1000;

/** The files that are signed, under the names that the model has them under. */
export function signedFiles(
  { resources, serialization }: SignedModel,
  entries: Pick<FoundModel, "isFile" | "entries">,
): ReadonlySet<string> {
  const files = resources.map(({ name }) => fileOf(name, serialization.shardBytes));
  return new Set(files.map((file) => renamed(file, entries)));
}

/** The only file of a model that is one file is `.` for the reference implementation. */
function renamed(
  file: string,
  { isFile, entries }: Pick<FoundModel, "isFile" | "entries">,
): string {
  return isFile && file === "." ? (entries[0]?.path ?? file) : file;
}

/** Everything that is not as it was signed, in the order of the names; at most 1,000. */
export function compareModel(
  signed: SignedModel,
  found: FoundModel,
  { ignoreUnsigned }: CompareOptions,
): readonly SigningProblem[] {
  const { shardBytes } = signed.serialization;
  const files = signedFiles(signed, found);
  const problems = new Map<string, SigningProblem>();
  for (const { path, oddity, isEmpty } of found.entries) {
    const isUnseen = ignoreUnsigned || (isEmpty && shardBytes !== null);
    if (isUnseen && !files.has(path)) continue;
    if (oddity !== null) problems.set(path, oddProblem(path, oddity));
    else if (!files.has(path)) problems.set(path, signingProblem("file-unsigned", nameOf(path)));
  }
  const present = new Set(found.entries.map(({ path }) => path));
  const digests = new Map(found.resources.map(({ name, digest }) => [name, digest]));
  for (const { name, digest } of signed.resources) {
    const file = renamed(fileOf(name, shardBytes), found);
    const actual = digests.get(file + rangeOf(name, shardBytes));
    digests.delete(file + rangeOf(name, shardBytes));
    if (actual === digest || problems.has(file)) continue;
    const reason = present.has(file) ? "file-changed" : "file-missing";
    problems.set(file, signingProblem(reason, nameOf(file)));
  }
  // Parts behind the last one that is signed.
  for (const name of digests.keys()) {
    const file = fileOf(name, shardBytes);
    if (!problems.has(file)) problems.set(file, signingProblem("file-changed", nameOf(file)));
  }
  return Array.from(problems.values()).slice(0, PROBLEMS_MAX);
}

/** `:start:end` of a part, nothing of a whole file. */
function rangeOf(name: string, shardBytes: number | null): string {
  return shardBytes === null ? "" : name.slice(fileOf(name, shardBytes).length);
}

export function oddProblem(path: string, oddity: Oddity): SigningProblem {
  return signingProblem(`file-${oddity}`, nameOf(path));
}

function nameOf(path: string): { readonly name: string } {
  return { name: shown(path) };
}
