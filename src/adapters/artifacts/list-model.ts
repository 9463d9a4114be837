import { isUtf8 } from "node:buffer";
import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import type { BigIntStats } from "node:fs";
import { basename, resolve, sep } from "node:path";
import type { ModelEntry, Oddity } from "../../supply/signing/compare.ts";

/** What tells one state of a file from another. */
export interface FileState {
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: bigint;
  readonly modifiedNs: bigint;
  readonly changedNs: bigint;
}

export interface ListOptions {
  /** Relative paths, left out with all below them. */
  readonly ignored: ReadonlySet<string>;
  /** Symbolic links are followed, wherever they lead. */
  readonly allowLinks: boolean;
  readonly entriesMax?: number;
}

/** What is in a model, by relative paths with `/`. */
export interface Listing {
  readonly isFile: boolean;
  /** Last part of the path. */
  readonly name: string;
  readonly entries: readonly ModelEntry[];
  /** States of the entries that are files. */
  readonly files: ReadonlyMap<string, FileState>;
  /** What was left out, without what is below it. */
  readonly ignored: readonly string[];
  /** Links that were followed out of the model. */
  readonly outside: readonly string[];
}

/** More entries, or deeper, than is looked at. */
export class ModelTooLarge extends Error {
  override readonly name = "ModelTooLarge";
  readonly max: number;

  constructor(max: number) {
    super(`more than ${max} entries`);
    this.max = max;
  }
}

export const ENTRIES_MAX = 1_000_000;
const DEPTH_MAX = 128;
const SLASH = Buffer.from("/");
const BACKSLASH = 0x5c;

interface Walk {
  readonly options: ListOptions;
  readonly root: string;
  readonly entries: ModelEntry[];
  readonly files: Map<string, FileState>;
  readonly outside: string[];
  readonly ignored: string[];
  left: number;
}

/** A folder on the way down; `above` are the identities that a link must not lead back to. */
interface Folder {
  readonly bytes: Buffer;
  readonly path: string;
  readonly above: readonly string[];
}

/**
 * Lists a model, which is a folder or one file. Reads no content. The path itself may be a link:
 * whoever names it means what it leads to. Throws as `node:fs` does, and `ModelTooLarge`.
 */
export function listModel(path: string, options: ListOptions): Listing {
  const root = realpathSync(path);
  const stats = statSync(root, { bigint: true });
  const { entriesMax = ENTRIES_MAX } = options;
  const walk: Walk = {
    options,
    root,
    entries: [],
    files: new Map(),
    outside: [],
    ignored: [],
    left: entriesMax,
  };
  const isFile = !stats.isDirectory();
  const name = basename(resolve(path));
  if (isFile) add(walk, name, { stats, isLink: false, target: null, above: [] });
  else visit(walk, { bytes: Buffer.from(root), path: "", above: [identityOf(stats)] });
  const { entries, files, outside, ignored } = walk;
  return { isFile, name, entries, files, outside, ignored };
}

function visit(walk: Walk, { bytes, path, above }: Folder): void {
  if (above.length > DEPTH_MAX) throw new ModelTooLarge(DEPTH_MAX);
  const names = readdirSync(bytes, { encoding: "buffer" }).toSorted((a, b) => a.compare(b));
  for (const name of names) {
    if (--walk.left < 0) throw new ModelTooLarge(walk.options.entriesMax ?? ENTRIES_MAX);
    const isPlain = isUtf8(name) && !name.includes(BACKSLASH);
    const text = name.toString(isUtf8(name) ? "utf8" : "latin1");
    const child = path === "" ? text : `${path}/${text}`;
    if (walk.options.ignored.has(child)) walk.ignored.push(child);
    else if (isPlain)
      look(walk, { bytes: Buffer.concat([bytes, SLASH, name]), path: child, above });
    else pushOddity(walk, child, "name");
  }
}

function look(walk: Walk, at: Folder): void {
  const { bytes, path, above } = at;
  const own = lstatSync(bytes, { bigint: true });
  if (!own.isSymbolicLink()) {
    add(walk, path, { stats: own, isLink: false, target: bytes, above });
    return;
  }
  const target = walk.options.allowLinks ? targetOf(bytes) : null;
  if (target === null) {
    pushOddity(walk, path, walk.options.allowLinks ? "link-broken" : "link");
    return;
  }
  const isInside = `${target.real}${sep}`.startsWith(`${walk.root}${sep}`);
  if (!isInside) walk.outside.push(path);
  add(walk, path, { stats: target.stats, isLink: true, target: Buffer.from(target.real), above });
}

/** Null: it leads nowhere, or to itself. */
function targetOf(link: Buffer): { readonly real: string; readonly stats: BigIntStats } | null {
  try {
    return { real: realpathSync(link), stats: statSync(link, { bigint: true }) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR") return null;
    throw error;
  }
}

interface Looked {
  readonly stats: BigIntStats;
  readonly isLink: boolean;
  readonly target: Buffer | null;
  readonly above: readonly string[];
}

function add(walk: Walk, path: string, { stats, isLink, target, above }: Looked): void {
  if (stats.isFile()) {
    walk.entries.push({ path, oddity: null, isEmpty: stats.size === 0n });
    walk.files.set(path, stateOf(stats));
  } else if (stats.isDirectory() && target !== null) {
    const identity = identityOf(stats);
    if (isLink && above.includes(identity)) pushOddity(walk, path, "link-broken");
    else visit(walk, { bytes: target, path, above: [...above, identity] });
  } else {
    pushOddity(walk, path, "special");
  }
}

function pushOddity({ entries }: Walk, path: string, oddity: Oddity): void {
  entries.push({ path, oddity, isEmpty: false });
}

function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

export function stateOf(stats: BigIntStats): FileState {
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  return { device: dev, inode: ino, size, modifiedNs: mtimeNs, changedNs: ctimeNs };
}

export function isSameState(a: FileState, b: FileState): boolean {
  return (
    a.device === b.device &&
    a.inode === b.inode &&
    a.size === b.size &&
    a.modifiedNs === b.modifiedNs &&
    a.changedNs === b.changedNs
  );
}
