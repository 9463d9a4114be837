/** Runs in a thread of its own: Rego compiled to WASM, one question at a time. */
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import type { ThreadMessage, ThreadQuestion } from "../classifier/thread.ts";
import { detailOf, loadPolicy } from "./load-policy.ts";
import type { BundleAnswer, BundleItem, LoadedPolicy } from "./load-policy.ts";
import { OpaProblem } from "./opa-problem.ts";

const Task = z.object({
  bundle: z.string(),
  memoryMegabytesMax: z.number(),
  paths: z.array(z.string()),
});

function say(message: ThreadMessage<BundleAnswer>): void {
  parentPort?.postMessage(message, []);
}

const importPackage = (name: string): Promise<unknown> => import(name);

async function serve(task: z.infer<typeof Task>): Promise<void> {
  let policy: LoadedPolicy = await loadPolicy(task, importPackage);
  parentPort?.on("message", ({ items }: ThreadQuestion<BundleItem>) => {
    const answers: (BundleAnswer | null)[] = [];
    let error: string | null = null;
    for (const item of items) {
      try {
        answers.push(policy.ask(item));
      } catch (failure) {
        answers.push(null);
        error = detailOf(failure);
      }
    }
    if (error === null) return say({ kind: "answers", answers, error });
    // What is left of an instance that failed is not known: the next question meets a new one.
    void loadPolicy(task, importPackage).then((fresh) => {
      policy = fresh;
      say({ kind: "answers", answers, error });
    });
  });
  say({ kind: "ready", stoppable: true });
}

try {
  await serve(Task.parse(workerData));
} catch (error) {
  if (!(error instanceof OpaProblem)) throw error;
  say({ kind: "problem", text: error.text });
}
