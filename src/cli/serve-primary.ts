import cluster from "node:cluster";
import type { Worker } from "node:cluster";
import { once } from "node:events";
import { serveWorker } from "../adapters/store/cluster-ports.ts";
import type { PrimaryPorts, WorkerLink } from "../adapters/store/cluster-ports.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import { renderTogether } from "../adapters/telemetry/metrics.ts";
import type { Loaded } from "../config/load.ts";
import { banner } from "./banner.ts";
import { openCentral } from "./central.ts";
import { EXIT } from "./command.ts";
import type { ExitCode } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { modelsTimeoutMs } from "./models.ts";
import { openJournals } from "./open-journals.ts";
import { startReloader } from "./reloader.ts";
import type { ServeJob } from "./serve-alone.ts";
import { stopRequested } from "./stop-signals.ts";

/** Pause before a worker that died is replaced; doubles while they keep dying. */
const RESTART_MS_MIN = 250;
const RESTART_MS_MAX = 30_000;

/** Rules and models take a second or two to load; much more where processors are few. */
const COMPILE_MS_MAX = 20_000;

/** Owns configuration, limits and the audit log; its workers answer the requests. */
export async function serveAsPrimary({ loaded, load, terminal }: ServeJob): Promise<ExitCode> {
  const { config } = loaded;
  const { language, stdout, stderr } = terminal;
  const stop = stopRequested();
  const { audit, counts, metrics, log, ...central } = await openCentral(loaded);
  const journals = await openJournals(loaded, { record: audit.record, log });
  const pool = new WorkerPool(loaded, log, {
    record: audit.record,
    limits: counts.ledger,
    ...central,
    probe: () => (audit.healthy ? Promise.resolve(true) : audit.probe()),
    renderMetrics: async () => {
      const own = await metrics.exportValues();
      return renderTogether([own, ...(await pool.collectMetrics())]);
    },
    // A worker answers a configuration when it has loaded all of it.
    timeoutMs: config.audit.workerTimeoutMs + COMPILE_MS_MAX + modelsTimeoutMs(config),
  });
  try {
    const port = await pool.start(config.workers);
    stdout.write(banner(loaded, port, language));
    const reloader = startReloader({ loaded, load, apply: (next) => pool.reload(next), log });
    await stop;
    stderr.write(`${MESSAGES["serve.draining"][language]}\n`);
    reloader.stop();
    await pool.drain();
  } finally {
    await pool.drain();
    await counts.close();
    await central.closeStore();
    await journals.close();
    await audit.close();
  }
  stderr.write(`${MESSAGES["serve.stopped"][language]}\n`);
  return EXIT.clean;
}

/** The worker processes: as many as configured, replaced when they die. */
class WorkerPool {
  readonly #ports: PrimaryPorts;
  readonly #log: Log;
  readonly #links = new Map<Worker, WorkerLink>();
  #loaded: Loaded;
  #draining = false;
  #restartMs = RESTART_MS_MIN;

  constructor(loaded: Loaded, log: Log, ports: PrimaryPorts) {
    this.#loaded = loaded;
    this.#log = log;
    this.#ports = ports;
  }

  /** Resolves to the port once every worker listens; throws what the first one failed with. */
  async start(count: number): Promise<number> {
    let { port } = this.#loaded.config.listen;
    cluster.once("listening", (_worker, address) => {
      port = address.port;
    });
    await Promise.all(Array.from({ length: count }, () => this.#fork()));
    return port;
  }

  /** All or nothing: workers that took it go back when one of them cannot. */
  async reload(loaded: Loaded): Promise<void> {
    const links = [...this.#links.values()];
    const results = await Promise.allSettled(links.map((link) => link.reload(loaded)));
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) {
      await Promise.allSettled(links.map((link) => link.reload(this.#loaded)));
      throw failed.reason;
    }
    this.#loaded = loaded;
  }

  async collectMetrics(): Promise<readonly unknown[]> {
    const links = [...this.#links.values()];
    const pages = await Promise.allSettled(links.map((link) => link.collectMetrics()));
    return pages.flatMap((page) => (page.status === "fulfilled" ? [page.value] : []));
  }

  async drain(): Promise<void> {
    this.#draining = true;
    const workers = [...this.#links.keys()];
    const gone = workers.map((worker) => once(worker, "exit"));
    for (const worker of workers) worker.process.kill("SIGTERM");
    await Promise.all(gone);
  }

  async #fork(): Promise<void> {
    const worker = cluster.fork();
    const link = serveWorker(worker, this.#ports);
    this.#links.set(worker, link);
    worker.once("exit", (code, signal) => {
      this.#links.delete(worker);
      if (this.#draining) return;
      this.#log.error("worker ended", { code, signal });
    });
    await Promise.race([once(worker, "online"), once(worker, "exit")]);
    await link.reload(this.#loaded);
    worker.once("exit", () => this.#replace());
  }

  /** Only workers that have served once are replaced: a start that fails is the caller's to see. */
  #replace(): void {
    if (this.#draining) return;
    const delayMs = this.#restartMs;
    this.#restartMs = Math.min(RESTART_MS_MAX, delayMs * 2);
    setTimeout(() => {
      if (this.#draining) return;
      this.#fork().then(
        () => {
          this.#restartMs = RESTART_MS_MIN;
        },
        () => this.#replace(),
      );
    }, delayMs);
  }
}
