import { connectToPrimary, parentChannel } from "../adapters/store/cluster-ports.ts";
import { createLog } from "../adapters/telemetry/log.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import { createMetrics } from "../adapters/telemetry/metrics.ts";
import type { Loaded } from "../config/load.ts";
import { GaritaError, assert } from "../core/errors.ts";
import { EXIT, UsageError } from "./command.ts";
import type { ExitCode, Terminal } from "./command.ts";
import { modelNames } from "./central.ts";
import { openLimits } from "./open-limits.ts";
import type { OpenLimits } from "./open-limits.ts";
import { startServing } from "./serving.ts";
import type { Serving } from "./serving.ts";
import { stopRequestedByPrimary } from "./stop-signals.ts";

/** How long the primary may take to answer until it has said what it is configured to. */
const TIMEOUT_MS = 5000;

/**
 * Serves what the primary sends as configuration: the first one starts the server, each later one
 * is a reload. Events, limits and the metrics page are the primary's.
 */
export async function serveAsWorker({ language }: Terminal): Promise<ExitCode> {
  const stop = stopRequestedByPrimary();
  const metrics = createMetrics({ models: [] });
  const running: { serving: Promise<Serving> | null; limits: OpenLimits | null } = {
    serving: null,
    limits: null,
  };
  const primary = connectToPrimary({
    channel: parentChannel(),
    timeoutMs: TIMEOUT_MS,
    collectMetrics: () => metrics.exportValues(),
    async reload(snapshot) {
      assert(isLoaded(snapshot), "the primary sends what the loader accepted");
      metrics.setModels(modelNames(snapshot));
      if (running.serving !== null) return (await running.serving).reload(snapshot);
      const log = createLog(snapshot.config.log);
      running.serving = begin(snapshot, log).catch(refuse);
      const started = await running.serving;
      started.warm.then(
        () => log.info("ready"),
        (error: unknown) => log.error("warm-up failed", {}, error),
      );
    },
  });
  const begin = async (loaded: Loaded, log: Log): Promise<Serving> => {
    const { record, bank, sessions, sealed, seenOnce } = primary;
    const tokenSecret = await primary.tokenSecret();
    const limits = (running.limits = await openLimits(loaded, bank, { metrics, log }));
    return startServing({
      loaded,
      backbone: { record, sessions, sealed, seenOnce, tokenSecret, metrics, log },
      limits,
      audit: primary,
      renderMetrics: () => primary.renderMetrics(),
      language,
    });
  };
  await stop;
  // A start that failed was the primary's to report.
  const started = await running.serving?.catch(() => null);
  await started?.drain();
  await running.limits?.close();
  process.disconnect();
  return EXIT.clean;
}

/** Between processes only our own errors keep their message. */
function refuse(error: unknown): never {
  if (!(error instanceof UsageError)) throw error;
  throw new GaritaError("config.invalid", error.message, { cause: error });
}

/** The primary is this program too: what it sends was validated there. */
function isLoaded(value: unknown): value is Loaded {
  return (
    typeof value === "object" &&
    value !== null &&
    "config" in value &&
    "policy" in value &&
    "secrets" in value
  );
}
