import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Span } from "../../src/core/finding.ts";

/** What a source says is in a text: half-open, UTF-16 code units. */
export interface Labelled {
  readonly span: Span;
  readonly label: string;
}

/** One development case. */
export interface Case {
  /** The label that the case is about, or `*`. */
  readonly entity: string;
  readonly text: string;
  /** False = must not be reported as that entity. */
  readonly ok: boolean;
  /** Null = known to be there, nobody says where. */
  readonly labelled: readonly Labelled[] | null;
}

interface StoredCase {
  readonly entity: string;
  readonly text: string;
  readonly ok: boolean;
  readonly spans?: unknown;
  readonly u16?: readonly (readonly [start: number, end: number, label: string])[];
}

export const SOURCES = [
  "presidio",
  "presidio_research",
  "meddocan",
  "pii_anon",
  "gitleaks",
  "secretlint",
  "stdnum",
] as const;
export type Source = (typeof SOURCES)[number];

/** The cases of one source, `SOURCE.dev.jsonl.gz` in the folder; null when it is not there. */
export function readCases(folder: string, source: Source): readonly Case[] | null {
  const path = join(folder, `${source}.dev.jsonl.gz`);
  if (!existsSync(path)) return null;
  const lines = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
  return lines.map((line) => {
    const { entity, text, ok, u16 } = JSON.parse(line) as StoredCase;
    const labelled =
      u16?.map(([start, end, label]) => ({ span: { start, end }, label: label.trim() })) ?? null;
    return { entity, text, ok, labelled };
  });
}
