import { CHANNELS } from "../../src/core/channel.ts";
import type { Channel } from "../../src/core/channel.ts";
import type { InjectionModel } from "../../src/guard/detect/injection/model/model.ts";
import { BUCKETS } from "../../src/guard/detect/injection/model/ngrams.ts";
import { toBags } from "./bags.ts";
import type { Bags } from "./bags.ts";
import { learnConvolution } from "./learn-convolution.ts";
import { learn, SETTINGS } from "./learn.ts";
import { toModel } from "./quantize.ts";
import { novelty } from "./repetition.ts";
import type { Row } from "./row.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Rows with their features, read once for all fits. */
export interface Corpus {
  readonly rows: readonly Row[];
  readonly bags: Bags;
  readonly labels: Uint8Array;
  readonly importance: Float32Array;
}

/** Source of benign rows made by rule: they say nothing about texts that are met. */
export const MADE = "notation";
/** Sources of this many rows of a kind count in full; larger ones grow with the square root. */
const SOURCE_SIZE = 3000;
/** Rows of small sources, written one by one, count more. */
const IMPORTANCE_MAX = 2.5;

function groupOf({ source, label, channel }: Row): string {
  return `${source} ${label} ${channel}`;
}

export function toCorpus(rows: readonly Row[]): Corpus {
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(groupOf(row), (sizes.get(groupOf(row)) ?? 0) + 1);
  const fresh = novelty(rows);
  return {
    rows,
    bags: toBags(rows),
    labels: Uint8Array.from(rows, ({ label }) => (label === "attack" ? 1 : 0)),
    importance: Float32Array.from(rows, (row, at) => {
      const size = sizes.get(groupOf(row)) ?? 1;
      return Math.min(IMPORTANCE_MAX, Math.sqrt(SOURCE_SIZE / size)) * (fresh[at] ?? 1);
    }),
  };
}

/** What a channel learns from: its own attacks, and all that is harmless anywhere. */
export function belongs({ label, channel }: Row, to: Channel): boolean {
  return label === "benign" || channel === to;
}

/** The model of the rows that `keep` lets through; without calibration. */
export function fit(corpus: Corpus, keep: (row: Row) => boolean = () => true): InjectionModel {
  const { rows, bags, labels, importance } = corpus;
  const texts = [...rows.keys()].filter((at) => keep(rowAt(rows, at)));
  const origins = rows.map(({ origin }) => origin);
  const tables = CHANNELS.map((channel) =>
    learn(
      {
        bags,
        labels,
        importance,
        rows: Uint32Array.from(texts.filter((at) => belongs(rowAt(rows, at), channel))),
      },
      { ...SETTINGS, buckets: BUCKETS },
    ),
  );
  const convolution = learnConvolution({
    bags,
    vocabulary: vocabularyOf(bags, origins, texts),
    texts,
    labels,
    importance,
    belongs: (text, channel) => belongs(rowAt(rows, text), CHANNELS[channel] ?? "user"),
  });
  return toModel(tables, convolution);
}

function rowAt(rows: readonly Row[], at: number): Row {
  const row = rows[at];
  if (row === undefined) throw new RangeError(`no row ${at}`);
  return row;
}
