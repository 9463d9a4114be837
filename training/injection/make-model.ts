import { createHash } from "node:crypto";
import type { Channel } from "../../src/core/channel.ts";
import type {
  Calibration,
  Header,
  InjectionModel,
} from "../../src/guard/detect/injection/model/model.ts";
import { readModel, writeModel } from "../../src/guard/detect/injection/model/model.ts";
import { BUCKETS } from "../../src/guard/detect/injection/model/ngrams.ts";
import { calibrate } from "./calibrate.ts";
import type { Example } from "./calibrate.ts";
import { evidenceBy, fixedEvidence } from "./evidence.ts";
import { fit, MADE, toCorpus } from "./folds.ts";
import type { Corpus } from "./folds.ts";
import type { Row } from "./row.ts";

/** Parts of the sources; each is judged by a model of the others. */
const FOLDS = 6;
/** Rows that one source brings to the calibration; larger ones are sampled evenly. */
const ROWS_PER_SOURCE = 1500;
/** Rows of a source and kind that count in full; more grow with the square root. */
const ROWS_IN_FULL = 400;
const VERSION_LENGTH = 12;
const WRITTEN = /^(?:grammar|rows|own)-/;

/** What is told of the progress. */
export type Say = (text: string) => void;

/** The bytes of a model file, made of these rows; the same rows give the same bytes. */
export function makeModel(rows: readonly Row[], say: Say): Buffer {
  const corpus = toCorpus(rows);
  say(`${rows.length} texts of ${new Set(rows.map(({ source }) => source)).size} sources`);
  const examples = leftOut(corpus, say);
  const calibrations = {
    user: calibrate("user", examples.user),
    document: calibrate("document", examples.document),
  };
  say("calibrated");
  const model = fit(corpus);
  say("fitted");
  const bytes = fileOf(model, calibrations);
  readModel(bytes); // what the guard would refuse is not worth writing
  return bytes;
}

/** Evidence about rows by models that saw nothing of their sources. */
function leftOut(corpus: Corpus, say: Say): Record<Channel, Example[]> {
  const found: Record<Channel, Example[]> = { user: [], document: [] };
  const sources = [...new Set(corpus.rows.map(({ source }) => source))].toSorted();
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = new Set(sources.filter((_, at) => at % FOLDS === fold));
    const judge = fit(corpus, ({ source }) => !out.has(source));
    const held = sampled(corpus.rows.filter(({ source }) => out.has(source)));
    for (const [at, evidence] of evidenceBy(judge, held.rows, fixedEvidence).entries()) {
      const row = held.rows[at];
      const importance = held.importance[at] ?? 1;
      if (row === undefined || row.source === MADE) continue;
      const [attack, written] = [row.label === "attack", WRITTEN.test(row.source)];
      found[row.channel].push({ evidence, attack, written, importance });
    }
    say(`fold ${fold + 1} of ${FOLDS}: ${[...out].join(", ")}`);
  }
  return found;
}

/** Evenly spaced rows of each source, kind of text by kind of text. */
function sampled(held: readonly Row[]): { readonly rows: Row[]; readonly importance: number[] } {
  const groups = new Map<string, Row[]>();
  for (const row of held) {
    const group = `${row.source} ${row.label} ${row.channel}`;
    const rows = groups.get(group);
    if (rows) rows.push(row);
    else groups.set(group, [row]);
  }
  const kept: Row[] = [];
  const importance: number[] = [];
  for (const group of groups.values()) {
    const step = Math.max(1, group.length / ROWS_PER_SOURCE);
    const count = Math.floor(group.length / step);
    for (let at = 0; at < count; at++) {
      const row = group[Math.floor(at * step)];
      if (row === undefined) continue;
      kept.push(row);
      importance.push(Math.min(1, Math.sqrt(ROWS_IN_FULL / count)));
    }
  }
  return { rows: kept, importance };
}

/** The version is a digest of all the rest. */
function fileOf(
  model: InjectionModel,
  calibrations: Readonly<Record<Channel, Calibration>>,
): Buffer {
  const head = (channel: Channel): Header["user"] => {
    const { ngrams, words } = model[channel];
    return { ngrams, words, calibration: calibrations[channel] };
  };
  const header = (version: string): Header => ({
    version,
    buckets: BUCKETS,
    vocabulary: model.vocabulary.length,
    biases: [...model.biases],
    user: head("user"),
    document: head("document"),
  });
  const parts = {
    vocabulary: model.vocabulary,
    responses: model.responses,
    tables: { user: model.user.table, document: model.document.table },
  };
  const unnamed = writeModel(header(model.version), parts);
  const digest = createHash("sha256").update(unnamed).digest("hex");
  return writeModel(header(digest.slice(0, VERSION_LENGTH)), parts);
}
