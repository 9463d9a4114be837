import { createHash } from "node:crypto";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { AskNames, Naming } from "../../guard/names.ts";
import type { AskOpinions, Doubt, Opinion } from "../../guard/second-opinion.ts";
import { rememberAnswers } from "./answer-memory.ts";
import type { SecondOpinionConfig, TokenClassifierConfig } from "./config.ts";
import { ThreadPool } from "./thread-pool.ts";
import type { PoolFault } from "./thread-pool.ts";
import type { Ask } from "./thread.ts";

/** A model in threads of its own. */
export interface Classifier<AskIt> {
  readonly ask: AskIt;
  close(): Promise<void>;
}

export type OnFault = (fault: PoolFault, error?: unknown) => void;

/** Answers that are remembered. */
const ANSWERS_MAX = 10_000;

/** Compiled or not, the thread's file lies beside this one with the same ending. */
const THREAD = new URL(`./classifier-thread${extname(import.meta.url)}`, import.meta.url);

/** Resolves when every thread has loaded the model. Throws `ClassifierProblem`. */
export function openClassifier(
  config: SecondOpinionConfig,
  onFault: OnFault,
): Promise<Classifier<AskOpinions>> {
  return openPool<Doubt, Opinion>({ section: "secondOpinion", config }, onFault, keyOf);
}

/** The same for a model that names what it sees in a text. */
export function openTokenClassifier(
  config: TokenClassifierConfig,
  onFault: OnFault,
): Promise<Classifier<AskNames>> {
  return openPool<string, Naming>({ section: "tokenClassifier", config }, onFault, digestOf);
}

type Task =
  | { readonly section: "secondOpinion"; readonly config: SecondOpinionConfig }
  | { readonly section: "tokenClassifier"; readonly config: TokenClassifierConfig };

async function openPool<Item, Answer>(
  task: Task,
  onFault: OnFault,
  keyOf: (item: Item) => string,
): Promise<Classifier<Ask<Item, Answer>>> {
  const { section, config } = task;
  const { workers: size, queueMax, timeoutMs, startTimeoutMs } = config;
  const pool = new ThreadPool<Item, Answer>({
    // Nothing of the environment, where keys are, for packages that have no need of it.
    spawn: () => new Worker(THREAD, { workerData: task, env: {}, execArgv: [], name: section }),
    section,
    size,
    queueMax,
    timeoutMs,
    startTimeoutMs,
    onFault,
  });
  await pool.start();
  return { ask: rememberAnswers(pool.ask, keyOf, ANSWERS_MAX), close: () => pool.close() };
}

/** Other suspicions of the same text are another question. */
function keyOf({ text, spans }: Doubt): string {
  return digestOf(JSON.stringify(spans) + text);
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
