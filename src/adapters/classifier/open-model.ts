import { readModelFolder } from "./model-folder.ts";
import type { ModelFolder } from "./model-folder.ts";
import { problem } from "./problem.ts";
import { detailOf, loadRuntime, tryPackage } from "./runtime.ts";
import type { ImportPackage, Output, RuntimeChoice, Session } from "./runtime.ts";

export interface ModelSettings {
  readonly model: string;
  readonly runtime: RuntimeChoice;
  readonly threads: number;
  readonly tokensMax: number;
}

export interface Encoded {
  readonly ids: readonly number[];
  readonly tokens: readonly string[];
}

export interface Tokenizer {
  /** With the marks that the model expects around a text, unless told otherwise. */
  encode(text: string, options?: { readonly add_special_tokens: boolean }): Encoded;
}

interface TokenizerPackage {
  readonly Tokenizer: new (tokenizer: object, config: object) => Tokenizer;
}

/** A classifier with its tokenizer, loaded and seen to run. */
export interface OpenModel {
  readonly folder: ModelFolder;
  readonly tokenizer: Tokenizer;
  /** Most tokens of one run, the marks included. */
  readonly tokensMax: number;
  readonly stoppable: boolean;
  readonly run: (ids: readonly number[]) => Promise<Output>;
}

const TOKENIZERS = "@huggingface/tokenizers";
const TRIAL = "a trial";

/** What a classifier of texts can ask for, and what it gets for every token. */
const FILLING: ReadonlyMap<string, bigint | null> = new Map([
  ["input_ids", null],
  ["attention_mask", 1n],
  ["token_type_ids", 0n],
]);

/**
 * Loads everything and reads one sentence for a trial; `check` gets what came of its tokens.
 * Throws `ClassifierProblem`.
 */
export async function openModel(
  settings: ModelSettings,
  importPackage: ImportPackage,
  check: (output: Output, folder: ModelFolder, tokens: number) => void,
): Promise<OpenModel> {
  const folder = readModelFolder(settings.model);
  const runtime = await loadRuntime(settings.runtime, importPackage);
  const tokenizer = await loadTokenizer(folder, importPackage);
  const unusable = (error: unknown) =>
    problem("badModel", { runtime: runtime.name, detail: detailOf(error) });
  let session: Session;
  try {
    session = await runtime.open(folder.modelFile, settings.threads);
  } catch (error) {
    throw unusable(error);
  }
  const strange = session.inputs.find((name) => !FILLING.has(name));
  if (strange !== undefined) throw problem("inputs", { name: `\`${strange}\`` });
  const run = (ids: readonly number[]): Promise<Output> => session.run(feedsOf(session, ids));
  const { ids } = tokenizer.encode(TRIAL);
  let output: Output;
  try {
    output = await run(ids);
  } catch (error) {
    throw unusable(error);
  }
  check(output, folder, ids.length);
  const tokensMax = Math.min(settings.tokensMax, folder.tokensMax ?? settings.tokensMax);
  return { folder, tokenizer, tokensMax, stoppable: runtime.stoppable, run };
}

/** Throws `ClassifierProblem`. */
export async function loadTokenizer(
  { tokenizer, tokenizerConfig }: Pick<ModelFolder, "tokenizer" | "tokenizerConfig">,
  importPackage: ImportPackage,
): Promise<Tokenizer> {
  const loaded = await tryPackage(TOKENIZERS, importPackage, isTokenizerPackage);
  if (loaded === null) throw problem("noPackage", { name: TOKENIZERS });
  try {
    const made = new loaded.Tokenizer(tokenizer, tokenizerConfig);
    made.encode(TRIAL);
    return made;
  } catch (error) {
    throw problem("badTokenizer", { detail: detailOf(error) });
  }
}

function isTokenizerPackage(value: unknown): value is TokenizerPackage {
  return (
    typeof value === "object" &&
    value !== null &&
    "Tokenizer" in value &&
    typeof value.Tokenizer === "function"
  );
}

function feedsOf({ inputs }: Session, ids: readonly number[]): ReadonlyMap<string, BigInt64Array> {
  const tokens = BigInt64Array.from(ids, BigInt);
  return new Map(
    inputs.map((name) => {
      const filling = FILLING.get(name) ?? null;
      return [name, filling === null ? tokens : tokens.map(() => filling)] as const;
    }),
  );
}
