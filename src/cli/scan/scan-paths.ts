import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, join, sep } from "node:path";

/** A file to scan. */
export interface FoundFile {
  readonly path: string;
  /** As people see it in reports: with forward slashes. */
  readonly shown: string;
  /** The operand that led here. */
  readonly operand: string;
  /** Not all of it is there. */
  readonly isCut?: boolean;
}

/** Folders with the history of other files, which no loader reads. */
const LEFT_OUT = new Set([".git"]);

/** Each folder more makes all below it slower to reach; what is deeper is unreadable. */
const DEPTH_MAX = 256;

/**
 * The files of the operands in the order of their names, each once. Links are followed, since model
 * caches are made of them; a folder that contains itself is entered once. Throws system errors.
 */
export function* findFiles(operands: readonly string[]): Generator<FoundFile> {
  const seen = new Set<string>();
  for (const operand of operands) {
    if (!statSync(operand).isDirectory()) {
      if (isNew(operand, seen)) yield found(operand, operand);
    } else yield* filesIn(operand, { operand, seen, depth: 0 });
  }
}

function* filesIn(
  folder: string,
  walk: { readonly operand: string; readonly seen: Set<string>; readonly depth: number },
): Generator<FoundFile> {
  if (LEFT_OUT.has(basename(folder)) || !isNew(folder, walk.seen)) return;
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name);
    const kind = walk.depth < DEPTH_MAX ? kindOf(path) : "unreadable";
    // What cannot be looked at is found too, and is unreadable; the rest is scanned all the same.
    if (kind === "unreadable") yield found(path, walk.operand);
    else if (kind === "folder") yield* filesIn(path, { ...walk, depth: walk.depth + 1 });
    else if (isNew(path, walk.seen)) yield found(path, walk.operand);
  }
}

/** A folder counts as one only if its names can be had. */
function kindOf(path: string): "folder" | "file" | "unreadable" {
  try {
    realpathSync.native(path);
    if (!statSync(path).isDirectory()) return "file";
    readdirSync(path);
    return "folder";
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return "unreadable";
    throw error;
  }
}

function isNew(path: string, seen: Set<string>): boolean {
  const real = realpathSync.native(path);
  if (seen.has(real)) return false;
  seen.add(real);
  return true;
}

function found(path: string, operand: string): FoundFile {
  return { path, shown: path.split(sep).join("/"), operand };
}
