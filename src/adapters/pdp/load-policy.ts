import { basename } from "node:path";
import { readBundle } from "./bundle.ts";
import { opaProblem } from "./opa-problem.ts";

/** Loads a package by its name; throws `ERR_MODULE_NOT_FOUND` as `import()` does. */
export type ImportPackage = (name: string) => Promise<unknown>;

/** What a thread with a bundle is to run. */
export interface BundleTask {
  readonly bundle: string;
  readonly memoryMegabytesMax: number;
  /** Entry points that there must be. */
  readonly paths: readonly string[];
}

/** One question to a bundle. */
export interface BundleItem {
  readonly path: string;
  readonly input: unknown;
}

/** A rule may have no value. */
export interface BundleAnswer {
  readonly value?: unknown;
}

export interface LoadedPolicy {
  /** Throws when the rule fails, or its memory ends. */
  readonly ask: (item: BundleItem) => BundleAnswer;
}

const PACKAGE = "@open-policy-agent/opa-wasm";
const PAGE_BYTES = 2 ** 16;
/** What the compiler asks for at least; more is taken as it is needed. */
const PAGES_MIN = 5;
const DETAIL_SHOWN = 200;

interface Rego {
  readonly entrypoints: Readonly<Record<string, number>>;
  setData(data: object): void;
  evaluate(input: unknown, entrypoint: string): unknown;
}

/** In pages of 64 KiB. */
interface MemoryBounds {
  readonly initial: number;
  readonly maximum: number;
}

interface OpaPackage {
  loadPolicy(wasm: Uint8Array, memory: MemoryBounds): Promise<Rego>;
}

/** Throws `OpaProblem` that says what to do. */
export async function loadPolicy(
  { bundle, memoryMegabytesMax, paths }: BundleTask,
  importPackage: ImportPackage,
): Promise<LoadedPolicy> {
  const { wasm, data } = readBundle(bundle);
  const opa = await loadPackage(importPackage);
  const file = `\`${basename(bundle)}\``;
  const maximum = Math.floor((memoryMegabytesMax * 2 ** 20) / PAGE_BYTES);
  let rego: Rego;
  try {
    rego = await opa.loadPolicy(wasm, { initial: PAGES_MIN, maximum });
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed === "object" && parsed !== null) rego.setData(parsed);
  } catch (error) {
    throw opaProblem("badPolicy", { file, detail: detailOf(error) });
  }
  const known = Object.keys(rego.entrypoints);
  const missing = paths.find((path) => !known.includes(path));
  if (missing !== undefined)
    throw opaProblem("noEntry", { file, path: `\`${missing}\``, known: known.join(", ") });
  return { ask: ({ path, input }) => answerOf(rego.evaluate(input, path)) };
}

/** A set of results: none where the rule has no value. */
function answerOf(results: unknown): BundleAnswer {
  const first: unknown = Array.isArray(results) ? results[0] : undefined;
  if (typeof first !== "object" || first === null || !("result" in first)) return {};
  return { value: first.result };
}

async function loadPackage(importPackage: ImportPackage): Promise<OpaPackage> {
  let found: unknown;
  try {
    found = await importPackage(PACKAGE);
  } catch {
    throw opaProblem("noPackage");
  }
  const inner = typeof found === "object" && found !== null && "default" in found && found.default;
  const loaded = [found, inner].find(isOpaPackage);
  if (loaded === undefined) throw opaProblem("noPackage");
  return loaded;
}

function isOpaPackage(value: unknown): value is OpaPackage {
  return (
    typeof value === "object" &&
    value !== null &&
    "loadPolicy" in value &&
    typeof value.loadPolicy === "function"
  );
}

export function detailOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, DETAIL_SHOWN).replaceAll(/[\p{Cc}\p{Cf}]/gu, " ");
}
