import { basename } from "node:path";
import { openClassifier, openTokenClassifier } from "../adapters/classifier/classifier.ts";
import { ClassifierProblem } from "../adapters/classifier/problem.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import type { Loaded } from "../config/load.ts";
import { ConfigError } from "../config/problem.ts";
import type { Config } from "../config/schema.ts";
import { enabledRules } from "../guard/config.ts";
import { secondOpinion as opinionRule } from "../guard/detect/second-opinion.ts";
import type { NamingOutcome, TokenClassifier } from "../guard/names.ts";
import type { Models } from "../guard/review.ts";
import type { OpinionOutcome, SecondOpinion } from "../guard/second-opinion.ts";

/** The models of a configuration, and their threads. */
export interface OpenModels extends Models {
  close(): Promise<void>;
}

export interface ModelWitness {
  readonly noteOpinion: (outcome: OpinionOutcome) => void;
  readonly noteNaming: (outcome: NamingOutcome) => void;
  readonly log: Log | null;
}

type Source = Pick<Loaded, "config" | "file">;

/** Resolves when the models are loaded. Throws `ConfigError` that says what to do if not. */
export async function openModels(source: Source, witness: ModelWitness): Promise<OpenModels> {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closing.map((one) => one()));
  };
  const opened = <One extends { close(): Promise<void> }>(one: One): One => {
    closing.push(() => one.close());
    return one;
  };
  const open = { opened, witness };
  try {
    return {
      secondOpinion: await explained(source, "secondOpinion", () => openOpinion(source, open)),
      tokenClassifier: await explained(source, "tokenClassifier", () => openNames(source, open)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Longest time that the models may take to load. */
export function modelsTimeoutMs({ secondOpinion, tokenClassifier }: Config): number {
  return (secondOpinion?.startTimeoutMs ?? 0) + (tokenClassifier?.startTimeoutMs ?? 0);
}

interface Opening {
  readonly opened: <One extends { close(): Promise<void> }>(one: One) => One;
  readonly witness: ModelWitness;
}

/** Null where none is configured, or its rule is off. */
async function openOpinion(
  { config }: Source,
  { opened, witness: { log, noteOpinion: note } }: Opening,
): Promise<SecondOpinion | null> {
  const settings = config.secondOpinion;
  if (settings === undefined || !enabledRules(config.guard)(opinionRule)) return null;
  const { ask } = opened(
    await openClassifier(settings, (fault, error) => {
      log?.warn("no second opinion", { fault }, error);
    }),
  );
  const { band, weight, mayLower, onFailure } = settings;
  return { band, weight, mayLower, onFailure, ask, note };
}

/** Null where none is configured, or personal data is not looked for. */
async function openNames(
  { config }: Source,
  { opened, witness: { log, noteNaming: note } }: Opening,
): Promise<TokenClassifier | null> {
  const settings = config.tokenClassifier;
  if (settings === undefined || !config.guard.detectors.includes("pii")) return null;
  const { ask } = opened(
    await openTokenClassifier(settings, (fault, error) => {
      log?.warn("no names from the token classifier", { fault }, error);
    }),
  );
  return { onFailure: settings.onFailure, ask, note };
}

async function explained<Model>(
  { file }: Source,
  section: "secondOpinion" | "tokenClassifier",
  open: () => Promise<Model>,
): Promise<Model> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof ClassifierProblem)) throw error;
    const where = file === null ? "default" : basename(file);
    throw new ConfigError([{ where, path: [section], text: error.text }]);
  }
}
