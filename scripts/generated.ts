import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import type { z } from "zod";
import { toShape } from "../src/config/shape.ts";

/** A file of the repository that is made from the sources. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** Writes the files; with `--check` says which are stale instead and fails. */
export async function publish(files: readonly GeneratedFile[]): Promise<void> {
  const check = process.argv.includes("--check");
  for (const { path, text } of files) {
    const target = fileURLToPath(new URL(`../${path}`, import.meta.url));
    const fresh = await format(text, { filepath: target, printWidth: 100 });
    if (!check) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, fresh);
    } else if (contentOf(target) !== fresh) {
      process.stderr.write(`${path} is stale: run node ${process.argv[1] ?? ""}\n`);
      process.exitCode = 1;
    }
  }
}

/** The JSON Schema of a format, for editors. */
export function schemaFile(name: string, schema: z.ZodType): GeneratedFile {
  const text = JSON.stringify({ title: name, ...toShape(schema) });
  return { path: `schema/${name}.schema.json`, text };
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
