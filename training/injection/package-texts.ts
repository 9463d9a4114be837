import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { extname, join } from "node:path";
import { z } from "zod";
import { seeded, seedOf, shuffle } from "./random.ts";
import type { Row } from "./row.ts";

/** Packages that the lockfile pinned when the model was made: what people really wrote. */
const LIST = join(import.meta.dirname, "packages.txt");
const Manifest = z.object({ version: z.string() });
const ROOT = join(import.meta.dirname, "../../node_modules");
const KINDS = new Map([
  [".md", "docs"],
  [".markdown", "docs"],
  [".txt", "docs"],
  [".ts", "code"],
  [".js", "code"],
  [".mjs", "code"],
  [".json", "structured"],
  [".yml", "structured"],
  [".yaml", "structured"],
]);
/** Files of one kind that are taken from one package: no package speaks for all. */
const FILES_PER_PACKAGE = 60;
const LENGTH_MAX = 5000;
const LENGTH_MIN = 200;

/**
 * Benign documents out of the packages listed, the same for the same list. Throws an Error when
 * another version is installed: the model would be another one.
 */
export function packageRows(): Row[] {
  return packages().flatMap((name) => {
    const random = seeded(seedOf(name));
    const byKind = new Map<string, string[]>();
    for (const path of filesOf(name)) {
      const kind = KINDS.get(extname(path).toLowerCase());
      if (kind !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), path]);
    }
    return [...byKind].flatMap(([kind, paths]) =>
      shuffle(paths, random)
        .slice(0, FILES_PER_PACKAGE)
        .flatMap((path) => rowOf(path, kind, random)),
    );
  });
}

function packages(): string[] {
  const lines = readFileSync(LIST, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [name = "", version = ""] = line.split(" ");
    const manifest = readFileSync(join(ROOT, name, "package.json"), "utf8");
    const installed = Manifest.parse(JSON.parse(manifest)).version;
    if (installed !== version) {
      throw new Error(`the model learns from ${name} ${version}, not ${installed}: ${LIST}`);
    }
    return name;
  });
}

function filesOf(name: string): string[] {
  return readdirSync(join(ROOT, name), { recursive: true, encoding: "utf8" })
    .filter((path) => !path.includes("node_modules") && !path.endsWith(".min.js"))
    .map((path) => join(name, path))
    .toSorted();
}

/** A stretch of the file from somewhere in it, or nothing. */
function rowOf(path: string, kind: string, random: () => number): Row[] {
  const text = readStart(join(ROOT, path)).replaceAll("\r\n", "\n");
  const from = random() < 0.5 ? 0 : Math.floor(random() * Math.max(0, text.length - LENGTH_MAX));
  const part = text.slice(from, from + LENGTH_MAX);
  if (part.length < LENGTH_MIN || part.includes("\0") || part.includes("\ufffd")) return [];
  return [
    {
      text: part,
      label: "benign",
      channel: "document",
      source: `packages-${kind}`,
      lang: "en",
      kind,
      origin: path,
    },
  ];
}

function readStart(path: string): string {
  const bytes = Buffer.alloc(8 * LENGTH_MAX);
  const file = openSync(path, "r");
  try {
    return bytes
      .toString("utf8", 0, readSync(file, bytes, 0, bytes.length, 0))
      .replace(/\ufffd$/, "");
  } catch {
    return ""; // a folder with the name of a file
  } finally {
    closeSync(file);
  }
}
