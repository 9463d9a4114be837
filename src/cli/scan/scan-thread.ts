import { parentPort } from "node:worker_threads";
import { scanFile } from "./scan-file.ts";
import type { ScanResult, ScanTask } from "./scan-file.ts";

/** What a thread says about its task: first that the reading is over, then what came of it. */
export type ThreadWord =
  { readonly kind: "read" } | { readonly kind: "done"; readonly result: ScanResult };

const say = (word: ThreadWord): void => parentPort?.postMessage(word, []);

parentPort?.on("message", (task: ScanTask) => {
  const result = scanFile(task, () => say({ kind: "read" }));
  say({ kind: "done", result });
});
