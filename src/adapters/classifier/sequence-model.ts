import { quote } from "../../core/errors.ts";
import type { Span } from "../../core/finding.ts";
import type { Doubt, Opinion, ReadWindow } from "../../guard/second-opinion.ts";
import type { SecondOpinionConfig } from "./config.ts";
import type { ModelFolder } from "./model-folder.ts";
import { openModel } from "./open-model.ts";
import type { OpenModel } from "./open-model.ts";
import { problem } from "./problem.ts";
import type { ImportPackage, Output } from "./runtime.ts";
import type { LoadedModel } from "./thread.ts";
import { firstWindows, halves } from "./windows.ts";

type Settings = Pick<
  SecondOpinionConfig,
  "model" | "runtime" | "threads" | "tokensMax" | "windowsMax"
>;

/** Rough; windows that turn out to have more tokens are read in halves. */
const CHARACTERS_PER_TOKEN = 4;

/** A window this short is read whatever the tokenizer makes of it, cut to what fits. */
const CHARACTERS_MIN = 4;

const EXAMPLE = '`{"attack": ["INJECTION"]}`';

/** Names that published classifiers give to the label of an attack. */
const ATTACK = /^(?:prompt[ _-]?)?(?:injection|jailbreak|attack|malicious|unsafe|harmful)s?$/i;

/** A classifier that has one answer for a whole text. Throws `ClassifierProblem`. */
export async function loadSequenceModel(
  settings: Settings,
  importPackage: ImportPackage,
): Promise<LoadedModel<Doubt, Opinion>> {
  const model = await openModel(settings, importPackage, checkOutput);
  const { labels, attack, multiLabel } = model.folder;
  const { windowsMax } = settings;
  const reader = { ...model, windowsMax, attack: attackLabels(labels, attack), multiLabel };
  const { stoppable } = model;
  return { stoppable, read: (doubt, isOver) => readDoubt(reader, doubt, isOver) };
}

/** Which of the labels mean an attack; `named` says so where their names do not. */
export function attackLabels(
  labels: readonly string[],
  named: readonly string[] | null,
): readonly number[] {
  for (const label of named ?? []) {
    if (!labels.includes(label)) throw problem("badAttack", { label: quote(label) });
  }
  const attack = [...labels.keys()].filter((index) => {
    const label = labels[index] ?? "";
    return named === null ? ATTACK.test(label) : named.includes(label);
  });
  if (attack.length === 0) throw problem("noAttack", { example: EXAMPLE });
  return attack;
}

/** Which labels mean an attack, and whether they exclude each other. */
interface Meaning {
  readonly attack: readonly number[];
  readonly multiLabel: boolean;
}

interface Reader extends OpenModel, Meaning {
  readonly windowsMax: number;
}

function checkOutput({ dims, values }: Output, folder: ModelFolder): void {
  const labels = folder.labels.length;
  const fits = values.length === labels && dims.at(-1) === labels && values.every(Number.isFinite);
  if (!fits) throw problem("outputs", { given: dims.join(" x "), labels });
}

async function readDoubt(
  reader: Reader,
  { text, spans }: Doubt,
  isOver: () => boolean,
): Promise<Opinion | null> {
  const { tokensMax, windowsMax, tokenizer } = reader;
  const size = tokensMax * CHARACTERS_PER_TOKEN;
  const left = [...firstWindows(text.length, spans, { size, count: windowsMax })].toReversed();
  let isWhole = covers(left, text.length);
  const windows: ReadWindow[] = [];
  for (let span = left.pop(); span !== undefined; span = left.pop()) {
    if (isOver()) return null;
    if (windows.length === windowsMax) return { windows, isWhole: false };
    // A pair of surrogates cut in two is no character for a tokenizer.
    const { ids } = tokenizer.encode(text.slice(span.start, span.end).toWellFormed());
    const isShort = span.end - span.start <= CHARACTERS_MIN;
    if (ids.length > tokensMax && !isShort) {
      const [first, second] = halves(span);
      left.push(second, first);
      continue;
    }
    if (ids.length > tokensMax) isWhole = false;
    const { values } = await reader.run(ids.slice(0, tokensMax));
    windows.push({ span, attack: attackOf(values, reader) });
  }
  return { windows, isWhole };
}

/** Windows of a text that is read whole lie edge to edge. */
function covers(windows: readonly Span[], length: number): boolean {
  let end = 0;
  for (const window of windows.toSorted((a, b) => a.start - b.start)) {
    if (window.start > end) return false;
    end = Math.max(end, window.end);
  }
  return end >= length;
}

/** From the logits of all labels to the probability of those that mean an attack. */
export function attackOf(logits: readonly number[], { attack, multiLabel }: Meaning): number {
  const of = (index: number): number => logits[index] ?? 0;
  if (multiLabel || logits.length === 1) {
    return Math.max(...attack.map((index) => 1 / (1 + Math.exp(-of(index)))));
  }
  const most = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return attack.reduce((sum, index) => sum + (weights[index] ?? 0), 0) / all;
}
