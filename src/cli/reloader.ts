import type { Log } from "../adapters/telemetry/log.ts";
import type { Loaded } from "../config/load.ts";
import { ConfigError, renderPath } from "../config/problem.ts";
import type { Config } from "../config/schema.ts";
import type { FileWatch } from "./watch.ts";
import { watchFiles } from "./watch.ts";

/** Sections that are read when the process starts and never again. */
const AT_START = [
  "dataDir",
  "workers",
  "audit",
  "limits",
  "store",
  "log",
  "opa",
  "secondOpinion",
  "tokenClassifier",
] as const;

export interface ReloaderOptions {
  readonly loaded: Loaded;
  readonly load: () => Loaded;
  /** Takes a configuration into force, or throws and keeps the old one. */
  readonly apply: (loaded: Loaded) => void | Promise<void>;
  readonly log: Log;
}

/** Reads the configuration again on SIGHUP and on file changes; the old one serves meanwhile. */
export interface Reloader {
  readonly current: Loaded;
  reload(): Promise<void>;
  stop(): void;
}

export function startReloader(options: ReloaderOptions): Reloader {
  const { load, apply, log } = options;
  let current = options.loaded;
  let running: Promise<void> | null = null;
  let again = false;

  const once = async (): Promise<void> => {
    try {
      const next = load();
      await apply(next);
      for (const section of changedAtStart(next.config, current.config)) {
        log.warn("configuration change needs a restart", { section });
      }
      current = next;
      watch.follow(next.files);
      log.info("configuration reloaded", { hash: next.hash });
    } catch (error) {
      explain(error, log);
    }
  };
  const reload = async (): Promise<void> => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await once();
      }
      running = null;
    })();
    await running;
  };
  const watch: FileWatch = watchFiles(() => void reload());
  const hangUp = (): void => void reload();
  process.on("SIGHUP", hangUp);
  watch.follow(current.files);
  return {
    get current() {
      return current;
    },
    reload,
    stop() {
      watch.stop();
      process.off("SIGHUP", hangUp);
    },
  };
}

function changedAtStart(next: Config, current: Config): readonly string[] {
  const changed = AT_START.filter((section) => differ(next[section], current[section]));
  return differ(openingOf(next), openingOf(current)) ? ["listen", ...changed] : changed;
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** Certificates and keys are taken up as they change; whether clients need some is not. */
function openingOf({ listen: { host, port, tls } }: Config): unknown {
  return [host, port, tls === undefined ? null : tls.clientCertificates];
}

function explain(error: unknown, log: Log): void {
  if (!(error instanceof ConfigError)) {
    log.error("configuration refused, the old one stays in force", {}, error);
    return;
  }
  for (const { where, path, text } of error.problems) {
    const fields = { where, path: renderPath(path), problem: text.en };
    log.error("configuration refused, the old one stays in force", fields);
  }
}
