import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { quote } from "../../core/errors.ts";
import { problem } from "./problem.ts";

/** What is in the folder of a classifier, checked. */
export interface ModelFolder {
  readonly modelFile: string;
  readonly tokenizer: object;
  readonly tokenizerConfig: object;
  readonly labels: readonly string[];
  /** Labels that `labels.json` says are the attack; null where it says nothing. */
  readonly attack: readonly string[] | null;
  /** Labels do not exclude each other. */
  readonly multiLabel: boolean;
  /** Most tokens that the model reads, its own marks included; null where it does not say. */
  readonly tokensMax: number | null;
}

const JSON_BYTES_MAX = 128 * 2 ** 20;
const MODEL_BYTES_MAX = 8 * 2 ** 30;
/** Longest path in a message. */
const PATH_SHOWN = 200;
const EXAMPLE = '`{"labels": ["SAFE", "INJECTION"]}`';

/** Families whose positions begin after the padding. */
const OFFSET_POSITIONS = /^(?:xlm-)?roberta|^camembert/;

const ModelConfig = z.looseObject({
  model_type: z.string().optional(),
  id2label: z.record(z.string(), z.string()).optional(),
  max_position_embeddings: z.number().int().optional(),
  pad_token_id: z.number().int().nullish(),
  problem_type: z.string().nullish(),
});
type ModelConfig = z.infer<typeof ModelConfig>;

const TokenizerConfig = z.looseObject({ model_max_length: z.number().nullish() });

const Labels = z.strictObject({
  labels: z.array(z.string().min(1).max(200)).min(1).max(1000).optional(),
  attack: z.array(z.string().min(1).max(200)).min(1).max(1000).optional(),
});

/** Throws `ClassifierProblem`. */
export function readModelFolder(folder: string): ModelFolder {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw problem("noFolder", { folder: quote(folder, PATH_SHOWN) });
  }
  const modelFile = join(folder, "model.onnx");
  sizeOf(folder, "model.onnx", MODEL_BYTES_MAX);
  const config = readJson(folder, "config.json", ModelConfig) ?? {};
  const given = readJson(folder, "labels.json", Labels);
  const tokenizer = readJson(folder, "tokenizer.json", z.looseObject({}));
  if (tokenizer === null) throw missing(folder, "tokenizer.json", "ENOENT");
  const tokenizerConfig = readJson(folder, "tokenizer_config.json", TokenizerConfig) ?? {};
  return {
    modelFile,
    tokenizer,
    tokenizerConfig,
    labels: given?.labels ?? labelsOf(config),
    attack: given?.attack ?? null,
    multiLabel: config.problem_type === "multi_label_classification",
    tokensMax: lowest([positionsOf(config), tokenizerConfig.model_max_length]),
  };
}

function sizeOf(folder: string, file: string, max: number): number {
  const stat = statSync(join(folder, file), { throwIfNoEntry: false });
  if (stat?.isFile() !== true) throw missing(folder, file, "ENOENT");
  if (stat.size > max) throw problem("tooLarge", { file: `\`${file}\``, max });
  return stat.size;
}

function missing(folder: string, file: string, code: string): Error {
  return problem("noFile", { file: `\`${file}\``, folder: quote(folder, PATH_SHOWN), code });
}

/** Null when there is no such file. */
function readJson<T extends z.ZodType>(folder: string, file: string, schema: T): z.infer<T> | null {
  if (statSync(join(folder, file), { throwIfNoEntry: false }) === undefined) return null;
  sizeOf(folder, file, JSON_BYTES_MAX);
  const result = schema.safeParse(parse(folder, file));
  if (!result.success) throw problem("badFile", { file: `\`${file}\`` });
  return result.data;
}

function parse(folder: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(join(folder, file), "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "?";
    throw missing(folder, file, code);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw problem("badFile", { file: `\`${file}\`` });
  }
}

/** `{"0": "SAFE", "1": "INJECTION"}` in order of the numbers. */
function labelsOf({ id2label = {} }: ModelConfig): readonly string[] {
  const labels = Object.keys(id2label).map((_, index) => id2label[String(index)]);
  const known = labels.filter((label) => label !== undefined);
  if (known.length === 0) throw problem("noLabels", { example: EXAMPLE });
  if (known.length < labels.length) throw problem("badFile", { file: "`config.json`" });
  return known;
}

function positionsOf(config: ModelConfig): number | null {
  const { max_position_embeddings: positions, model_type: type = "", pad_token_id: pad } = config;
  if (positions === undefined || positions <= 0) return null;
  return OFFSET_POSITIONS.test(type) ? positions - (pad ?? 1) - 1 : positions;
}

/** Tokenizers without a limit say 10^30. */
function lowest(limits: readonly (number | null | undefined)[]): number | null {
  const known = limits.filter((limit) => typeof limit === "number" && limit > 0 && limit < 1e9);
  return known.length === 0 ? null : Math.floor(Math.min(...known.map(Number)));
}
