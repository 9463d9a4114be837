import { basename } from "node:path";
import { openClassifier } from "../adapters/classifier/classifier.ts";
import { ClassifierProblem } from "../adapters/classifier/problem.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import type { Loaded } from "../config/load.ts";
import { ConfigError } from "../config/problem.ts";
import { enabledRules } from "../guard/config.ts";
import { secondOpinion } from "../guard/detect/second-opinion.ts";
import type { OpinionOutcome, SecondOpinion } from "../guard/second-opinion.ts";

/** The second opinion of a configuration, and its threads. */
export interface OpenSecondOpinion {
  /** Null where none is configured, or its rule is off. */
  readonly second: SecondOpinion | null;
  close(): Promise<void>;
}

export interface OpinionWitness {
  readonly note: (outcome: OpinionOutcome) => void;
  readonly log: Log | null;
}

/** Resolves when the model is loaded. Throws `ConfigError` that says what to do when it is not. */
export async function openSecondOpinion(
  { config, file }: Pick<Loaded, "config" | "file">,
  { note, log }: OpinionWitness,
): Promise<OpenSecondOpinion> {
  const settings = config.secondOpinion;
  if (settings === undefined || !enabledRules(config.guard)(secondOpinion)) {
    return { second: null, close: () => Promise.resolve() };
  }
  try {
    const classifier = await openClassifier(settings, (fault, error) => {
      log?.warn("no second opinion", { fault }, error);
    });
    const { band, weight, mayLower, onFailure } = settings;
    const { ask } = classifier;
    const second = { band, weight, mayLower, onFailure, ask, note };
    return { second, close: () => classifier.close() };
  } catch (error) {
    if (!(error instanceof ClassifierProblem)) throw error;
    const where = file === null ? "default" : basename(file);
    throw new ConfigError([{ where, path: ["secondOpinion"], text: error.text }]);
  }
}
