import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { giveToOwnerOf } from "../store/sqlite-database.ts";
import { KeyProblem } from "./key-problem.ts";

const FILE = "keys.pepper";
const BYTES = 32;
/** Bits of the group and of everybody else. */
const OTHERS = 0o077;

/** What keys are hashed with. Throws `KeyProblem` when it is missing or open to others. */
export function readPepper(dataDir: string): string {
  const path = join(dataDir, FILE);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new KeyProblem("pepperMissing");
  if (process.platform !== "win32" && (found.mode & OTHERS) !== 0) {
    throw new KeyProblem("pepperOpen");
  }
  const pepper = readFileSync(path, "utf8").trim();
  if (/^[0-9a-f]{64}$/.test(pepper)) return pepper;
  throw new KeyProblem("pepperDamaged");
}

/** The same; makes the file where there is none. Of several who try at once, one is first. */
export function ensurePepper(dataDir: string): string {
  const path = join(dataDir, FILE);
  if (hasPepper(dataDir)) return readPepper(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString("hex")}`;
  try {
    writeFileSync(draft, `${randomBytes(BYTES).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    giveToOwnerOf(dataDir, draft);
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readPepper(dataDir);
}

/** It stays when the store of the keys is taken away. */
export function hasPepper(dataDir: string): boolean {
  return statSync(join(dataDir, FILE), { throwIfNoEntry: false }) !== undefined;
}
