import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { failedReport } from "../../supply/artifact/scan.ts";
import type { ArtifactReport } from "../../supply/artifact/scan.ts";
import type { ScanResult, ScanTask } from "./scan-file.ts";
import type { ThreadWord } from "./scan-thread.ts";

const THREAD = new URL(`./scan-thread${extname(import.meta.filename)}`, import.meta.url);

/** A reader looks at the clock by itself; one that has not by then never will. */
const GRACE_MS = 10_000;
/** What the scanner may keep in memory for one file, beside buffers. */
const HEAP_MB = 512;
/** Values of a reading die young; a larger nursery would be filled before it is cleared. */
const NURSERY_MB = 8;

/** Threads that scan files; one that hangs or dies takes down only the file it was reading. */
export interface ScanCrew {
  /** Waits for a free thread. Never rejects. */
  scan(task: ScanTask): Promise<ScanResult>;
  close(): Promise<void>;
}

export function startCrew(size: number, thread = THREAD, graceMs = GRACE_MS): ScanCrew {
  const idle: (Worker | null)[] = Array.from({ length: size }, () => null);
  const waiting: ((worker: Worker | null) => void)[] = [];
  const take = (): Promise<Worker | null> => {
    if (idle.length > 0) return Promise.resolve(idle.pop() ?? null);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (worker: Worker | null): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  return {
    async scan(task) {
      const worker = (await take()) ?? spawn(thread);
      const { result, alive } = await ask(worker, task, graceMs);
      if (!alive) await worker.terminate();
      giveBack(alive ? worker : null);
      return result;
    },
    async close() {
      for (const worker of idle) await worker?.terminate();
    },
  };
}

function spawn(thread: URL): Worker {
  const resourceLimits = {
    maxOldGenerationSizeMb: HEAP_MB,
    maxYoungGenerationSizeMb: NURSERY_MB,
  };
  const worker = new Worker(thread, { env: {}, execArgv: [], name: "scan", resourceLimits });
  // Between two tasks nobody listens, and a thread that dies then is replaced at the next one.
  return worker.on("error", () => undefined);
}

interface Answer {
  readonly result: ScanResult;
  /** The thread can take another task. */
  readonly alive: boolean;
}

function ask(worker: Worker, task: ScanTask, graceMs: number): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const give = (result: ScanResult, alive: boolean): void => resolve({ result, alive });
  const fail = (report: ArtifactReport): void => give({ sha256: null, report }, false);
  const timer = setTimeout(
    () => fail(failedReport(0, "limit/time", { max: task.limits.timeMs })),
    task.limits.timeMs + graceMs,
  );
  const onMessage = (word: ThreadWord): void => {
    // Hashing takes as long as the file is large, and ends with it.
    if (word.kind === "read") clearTimeout(timer);
    else give(word.result, true);
  };
  const onError = (error: NodeJS.ErrnoException): void => {
    fail(failedReport(0, "file/scanner-failed", { name: error.code ?? error.name }));
  };
  const onExit = (code: number): void => {
    fail(failedReport(0, "file/scanner-failed", { name: `exit ${code}` }));
  };
  worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  worker.postMessage(task, []);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
  });
}
