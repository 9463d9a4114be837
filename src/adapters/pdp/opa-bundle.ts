import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { ClassifierProblem } from "../classifier/problem.ts";
import { ThreadPool } from "../classifier/thread-pool.ts";
import type { PoolFault } from "../classifier/thread-pool.ts";
import { OpaFailure } from "./ask-opa.ts";
import type { AskOpa } from "./ask-opa.ts";
import type { BundleAnswer, BundleItem, BundleTask } from "./load-policy.ts";
import { OpaProblem } from "./opa-problem.ts";

/** Compiled or not, the thread's file lies beside this one with the same ending. */
const THREAD = new URL(`./bundle-thread${extname(import.meta.url)}`, import.meta.url);

const START_TIMEOUT_MS = 30_000;

export interface BundleSettings extends BundleTask {
  readonly timeoutMs: number;
  readonly queueMax: number;
}

/** Rego in process, in a thread that ends when it takes too long. Throws `OpaProblem`. */
export async function openBundle(
  { timeoutMs, queueMax, ...task }: BundleSettings,
  onFault: (fault: PoolFault, error?: unknown) => void,
): Promise<AskOpa> {
  const pool = new ThreadPool<BundleItem, BundleAnswer>({
    // Nothing of the environment, where keys are, for rules that have no need of it.
    spawn: () => new Worker(THREAD, { workerData: task, env: {}, execArgv: [], name: "opa" }),
    section: "opa",
    size: 1,
    queueMax,
    timeoutMs,
    startTimeoutMs: START_TIMEOUT_MS,
    onFault,
  });
  try {
    await pool.start();
  } catch (error) {
    throw error instanceof ClassifierProblem ? new OpaProblem(error.text) : error;
  }
  return {
    async ask(path, input) {
      const [answer] = await pool.ask([{ path, input }]);
      if (answer === null || answer === undefined) throw new OpaFailure("no answer of the bundle");
      return answer.value;
    },
    close: () => pool.close(),
  };
}
