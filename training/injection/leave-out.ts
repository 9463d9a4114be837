// How the model does on what it has not seen:
// `node training/injection/leave-out.ts --data FOLDER [--languages es,de]`.
// Leaves out a sixth of the sources at a time, or one language at a time, and prints a table.
import { parseArgs } from "node:util";
import { CHANNELS } from "../../src/core/channel.ts";
import { logitOf } from "../../src/guard/detect/injection/calibration.ts";
import { WORTH } from "./calibrate.ts";
import { composed } from "./compose.ts";
import { allRows } from "./corpus.ts";
import { evidenceBy, fixedEvidence } from "./evidence.ts";
import { fit, MADE, toCorpus } from "./folds.ts";
import { auc, shareAbove, thresholdAt } from "./metrics.ts";
import type { Row } from "./row.ts";

const GROUPS = 6;
/** Rows of one group that are judged: enough for a tenth of a percent. */
const ROWS_MAX = 20_000;
const ATTACKS_MIN = 20;

interface Judged {
  readonly row: Row;
  readonly logit: number;
}

const { values } = parseArgs({
  options: { data: { type: "string" }, languages: { type: "string" } },
});
if (values.data === undefined) throw new Error("say where the data is: --data FOLDER");

const corpus = toCorpus(composed(allRows(values.data)));
const languages = values.languages?.split(",");
const nameOf = (row: Row): string => (languages ? row.lang : row.source);
const names = [...new Set(corpus.rows.map(nameOf))].toSorted();
const groups = languages
  ? languages.map((language) => new Set([language]))
  : Array.from(
      { length: GROUPS },
      (_, group) => new Set(names.filter((_, at) => at % GROUPS === group)),
    );
const judged = groups.flatMap(judgedWithout);

process.stdout.write("| left out | channel | attacks | AUC | at 1 % | at 0.1 % |\n");
process.stdout.write("|---|---|---:|---:|---:|---:|\n");
for (const channel of CHANNELS) {
  const here = judged.filter(({ row }) => row.channel === channel);
  const benign = logitsOf(here, ({ label, source }) => label === "benign" && source !== MADE);
  const thresholds = [0.01, 0.001].map((share) => thresholdAt(benign, share));
  for (const name of names) {
    const attacks = logitsOf(here, (row) => row.label === "attack" && nameOf(row) === name);
    if (attacks.length < ATTACKS_MIN) continue;
    const found = thresholds.map((threshold) => shareAbove(attacks, threshold).toFixed(3));
    const area = auc(attacks, benign).toFixed(3);
    process.stdout.write(
      `| ${name} | ${channel} | ${attacks.length} | ${area} | ${found.join(" | ")} |\n`,
    );
  }
}

/** Rows of the names by a model that saw none of them. */
function judgedWithout(out: ReadonlySet<string>): Judged[] {
  const model = fit(corpus, (row) => !out.has(nameOf(row)));
  const held = corpus.rows.filter((row) => out.has(nameOf(row)));
  const step = Math.max(1, held.length / ROWS_MAX);
  const rows = held.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  process.stderr.write(`without ${[...out].join(", ")}: ${rows.length} texts\n`);
  return evidenceBy(model, rows, fixedEvidence).flatMap((evidence, at) => {
    const row = rows[at];
    if (row === undefined) return [];
    return [{ row, logit: logitOf(evidence, { ...WORTH[row.channel], anchors: [] }) }];
  });
}

function logitsOf(all: readonly Judged[], keep: (row: Row) => boolean): number[] {
  return all.filter(({ row }) => keep(row)).map(({ logit }) => logit);
}
