/** Runs in a thread of its own: one model, one question at a time. */
import { performance } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { SecondOpinionConfig, TokenClassifierConfig } from "./config.ts";
import { ClassifierProblem } from "./problem.ts";
import { detailOf } from "./runtime.ts";
import type { ImportPackage } from "./runtime.ts";
import { loadSequenceModel } from "./sequence-model.ts";
import type { LoadedModel, Read, ThreadMessage, ThreadQuestion } from "./thread.ts";
import { loadTokenModel } from "./token-model.ts";

/** Which kind of model the thread is to run. */
const Task = z.discriminatedUnion("section", [
  z.object({ section: z.literal("secondOpinion"), config: SecondOpinionConfig }),
  z.object({ section: z.literal("tokenClassifier"), config: TokenClassifierConfig }),
]);

const importPackage: ImportPackage = (name) => import(name);

function say<Answer>(message: ThreadMessage<Answer>): void {
  parentPort?.postMessage(message, []);
}

async function answer<Item, Answer>(
  read: Read<Item, Answer>,
  { items, stopAfterMs }: ThreadQuestion<Item>,
): Promise<ThreadMessage<Answer>> {
  const stopAt = performance.now() + stopAfterMs;
  const isOver = (): boolean => performance.now() > stopAt;
  const answers: (Answer | null)[] = [];
  let error: string | null = null;
  for (const item of items) {
    try {
      answers.push(await read(item, isOver));
    } catch (failure) {
      answers.push(null);
      error = detailOf(failure);
    }
  }
  return { kind: "answers", answers, error };
}

function serve<Item, Answer>({ read, stoppable }: LoadedModel<Item, Answer>): void {
  parentPort?.on("message", (question: ThreadQuestion<Item>) => {
    void answer(read, question).then(say);
  });
  say({ kind: "ready", stoppable });
}

try {
  const { section, config } = Task.parse(workerData);
  if (section === "secondOpinion") serve(await loadSequenceModel(config, importPackage));
  else serve(await loadTokenModel(config, importPackage));
} catch (error) {
  if (!(error instanceof ClassifierProblem)) throw error;
  say({ kind: "problem", text: error.text });
}
