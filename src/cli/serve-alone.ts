import type { Loaded } from "../config/load.ts";
import { banner } from "./banner.ts";
import { modelNames, openCentral } from "./central.ts";
import { EXIT } from "./command.ts";
import type { ExitCode, Terminal } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { openLimits } from "./open-limits.ts";
import { openJournals } from "./open-journals.ts";
import { startReloader } from "./reloader.ts";
import { startServing } from "./serving.ts";
import { stopRequested } from "./stop-signals.ts";

export interface ServeJob {
  readonly loaded: Loaded;
  /** Reads the configuration again, as it was read first. */
  readonly load: () => Loaded;
  readonly terminal: Terminal;
}

/** One process does everything, until it is asked to stop. */
export async function serveAlone({ loaded, load, terminal }: ServeJob): Promise<ExitCode> {
  const { language, stdout, stderr } = terminal;
  const stop = stopRequested();
  const { audit, counts, metrics, log, ...central } = await openCentral(loaded);
  const journals = await openJournals(loaded, { record: audit.record, log });
  const limits = await openLimits(loaded, counts.ledger, { metrics, log });
  try {
    const serving = await startServing({
      loaded,
      backbone: { record: audit.record, ...central, metrics, log },
      limits,
      audit,
      renderMetrics: () => metrics.render(),
      language,
    });
    stdout.write(banner(loaded, serving.port, language));
    serving.warm.then(
      () => log.info("ready"),
      (error: unknown) => log.error("warm-up failed", {}, error),
    );
    const reloader = startReloader({
      loaded,
      load,
      apply(next) {
        serving.reload(next);
        metrics.setModels(modelNames(next));
      },
      log,
    });
    await stop;
    stderr.write(`${MESSAGES["serve.draining"][language]}\n`);
    reloader.stop();
    await serving.drain();
  } finally {
    await limits.close();
    await counts.close();
    await central.closeStore();
    await journals.close();
    await audit.close();
  }
  stderr.write(`${MESSAGES["serve.stopped"][language]}\n`);
  return EXIT.clean;
}
