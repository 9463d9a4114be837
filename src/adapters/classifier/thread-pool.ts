import { performance } from "node:perf_hooks";
import type { Worker } from "node:worker_threads";
import { ClassifierProblem, problem } from "./problem.ts";
import { detailOf } from "./runtime.ts";
import type { Ask, ThreadMessage, ThreadQuestion } from "./thread.ts";

/** Why somebody got no answer, or a thread had to be replaced. */
export type PoolFault = "queue-full" | "time-out" | "model-error" | "thread-stuck" | "thread-ended";

export interface PoolOptions {
  readonly spawn: () => Worker;
  /** Of the configuration, to be named in errors. */
  readonly section: string;
  readonly size: number;
  readonly queueMax: number;
  readonly timeoutMs: number;
  readonly startTimeoutMs: number;
  readonly onFault: (fault: PoolFault, error?: unknown) => void;
}

interface Job<Item, Answer> {
  readonly items: readonly Item[];
  readonly deadline: number;
  timer: NodeJS.Timeout;
  readonly settle: (answers: readonly (Answer | null)[]) => void;
}

interface Seat<Item, Answer> {
  worker: Worker | null;
  job: Job<Item, Answer> | null;
  ready: boolean;
  stoppable: boolean;
}

/** A thread stops by itself at the deadline; one that has not by then never will. */
const GRACE_MS = 250;
/** Pause before a thread that ended is replaced; doubles while they keep ending. */
const RESTART_MS_MIN = 250;
const RESTART_MS_MAX = 30_000;
/** Longest wait for a run that cannot be cut off when the pool closes. */
const LAST_RUN_MS_MAX = 10_000;

/** Threads that answer questions one by one, first come, first served. */
export class ThreadPool<Item, Answer> {
  readonly #options: PoolOptions;
  readonly #seats: readonly Seat<Item, Answer>[];
  readonly #queue = new Set<Job<Item, Answer>>();
  #restartMs = RESTART_MS_MIN;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#seats = Array.from({ length: options.size }, () => {
      return { worker: null, job: null, ready: false, stoppable: true };
    });
  }

  /** Resolves when every thread is ready. Throws `ClassifierProblem`. */
  async start(): Promise<void> {
    try {
      await Promise.all(this.#seats.map((seat) => this.#open(seat)));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Never rejects; answers that did not come in time are null. */
  readonly ask: Ask<Item, Answer> = (items) => {
    const { queueMax, timeoutMs, onFault } = this.#options;
    const nothing = items.map(() => null);
    if (this.#closed || this.#queue.size >= queueMax) {
      onFault("queue-full");
      return Promise.resolve(nothing);
    }
    return new Promise((settle) => {
      const timer = setTimeout(() => {
        this.#queue.delete(job);
        onFault("time-out");
        settle(nothing);
      }, timeoutMs);
      const deadline = performance.now() + timeoutMs;
      const job: Job<Item, Answer> = { items, deadline, timer, settle };
      this.#queue.add(job);
      this.#next();
    });
  };

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue) drop(job);
    this.#queue.clear();
    await Promise.all(this.#seats.map((seat) => stop(seat)));
  }

  async #open(seat: Seat<Item, Answer>): Promise<void> {
    const worker = this.#options.spawn();
    seat.worker = worker;
    const last: { error: unknown } = { error: null };
    worker.on("error", (error) => {
      last.error = error;
    });
    worker.once("exit", () => this.#vacate(seat, last.error));
    try {
      seat.stoppable = await untilReady(worker, this.#options, last);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    if (this.#closed) return;
    this.#restartMs = RESTART_MS_MIN;
    worker.on("message", (message: ThreadMessage<Answer>) => this.#take(seat, message));
    // An idle thread keeps no process alive.
    worker.unref();
    seat.ready = true;
    this.#next();
  }

  #next(): void {
    for (const seat of this.#seats) {
      const [job] = this.#queue;
      if (job === undefined) return;
      if (seat.ready && seat.job === null) this.#assign(seat, job);
    }
  }

  #assign(seat: Seat<Item, Answer>, job: Job<Item, Answer>): void {
    this.#queue.delete(job);
    clearTimeout(job.timer);
    seat.job = job;
    const stopAfterMs = Math.max(0, job.deadline - performance.now());
    job.timer = setTimeout(() => {
      this.#options.onFault("thread-stuck");
      drop(job);
      // Its seat stays taken until it has ended or answered: stuck threads never pile up.
      if (seat.stoppable) void seat.worker?.terminate();
    }, stopAfterMs + GRACE_MS);
    const question: ThreadQuestion<Item> = { items: job.items, stopAfterMs };
    seat.worker?.ref();
    seat.worker?.postMessage(question);
  }

  #take(seat: Seat<Item, Answer>, message: ThreadMessage<Answer>): void {
    const { job } = seat;
    if (message.kind !== "answers" || job === null) return;
    seat.job = null;
    seat.worker?.unref();
    clearTimeout(job.timer);
    const { answers, error } = message;
    if (error !== null) this.#options.onFault("model-error", new Error(error));
    else if (answers.includes(null)) this.#options.onFault("time-out");
    job.settle(answers);
    this.#next();
  }

  #vacate(seat: Seat<Item, Answer>, error: unknown): void {
    const { job, ready } = seat;
    Object.assign(seat, { worker: null, job: null, ready: false });
    if (job !== null) drop(job);
    if (this.#closed || !ready) return;
    this.#options.onFault("thread-ended", error);
    this.#replace(seat);
  }

  #replace(seat: Seat<Item, Answer>): void {
    const delayMs = this.#restartMs;
    this.#restartMs = Math.min(RESTART_MS_MAX, delayMs * 2);
    const timer = setTimeout(() => {
      if (this.#closed) return;
      this.#open(seat).catch((error: unknown) => {
        if (this.#closed) return;
        this.#options.onFault("thread-ended", error);
        this.#replace(seat);
      });
    }, delayMs);
    timer.unref();
  }
}

/** A run that cannot be cut off is waited for. */
async function stop<Item, Answer>(seat: Seat<Item, Answer>): Promise<void> {
  const { worker, job, stoppable } = seat;
  if (worker === null) return;
  if (job !== null) drop(job);
  if (job !== null && !stoppable) await lastAnswer(worker);
  await worker.terminate();
}

function lastAnswer(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LAST_RUN_MS_MAX);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    worker.once("message", end);
    worker.once("exit", end);
  });
}

/** Whether it can be stopped. Throws `ClassifierProblem`: refused, ended, or not ready in time. */
function untilReady(
  worker: Worker,
  { startTimeoutMs: ms, section }: PoolOptions,
  last: { readonly error: unknown },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(problem("startTimeout", { ms, section })), ms);
    worker.once("message", (message: ThreadMessage<unknown>) => {
      clearTimeout(timer);
      if (message.kind === "problem") reject(new ClassifierProblem(message.text));
      else resolve(message.kind === "ready" && message.stoppable);
    });
    worker.once("exit", (code) => {
      clearTimeout(timer);
      reject(problem("stopped", { detail: detailOf(last.error ?? `exit code ${code}`) }));
    });
  });
}

function drop<Item, Answer>({ timer, items, settle }: Job<Item, Answer>): void {
  clearTimeout(timer);
  settle(items.map(() => null));
}
