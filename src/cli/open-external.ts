import { basename } from "node:path";
import { openOpa } from "../adapters/pdp/open-opa.ts";
import type { ExternalPolicy } from "../adapters/pdp/open-opa.ts";
import { OpaProblem } from "../adapters/pdp/opa-problem.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import { readerOf } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import { ConfigError } from "../config/problem.ts";

/** The other decision point of a configuration; null where there is none. Throws `ConfigError`. */
export async function openExternal(loaded: Loaded, log: Log): Promise<ExternalPolicy | null> {
  const { opa } = loaded.config;
  if (opa === undefined) return null;
  try {
    return await openOpa(opa, {
      token: opa.token === undefined ? null : readerOf(loaded)(opa.token),
      nowMs: Date.now,
      onFailure: (what, error) => log.warn("no answer of OPA", { what }, error),
    });
  } catch (error) {
    if (!(error instanceof OpaProblem)) throw error;
    const where = loaded.file === null ? "default" : basename(loaded.file);
    throw new ConfigError([{ where, path: ["opa", "bundle"], text: error.text }]);
  }
}
