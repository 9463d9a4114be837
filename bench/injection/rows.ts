import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { EVASIONS } from "../../training/injection/dev/evasions.ts";
import { seeded, seedOf } from "../../training/injection/random.ts";
import { toChannel } from "../../training/injection/row.ts";
import type { Row } from "../../training/injection/row.ts";
import type { MeasuredGuard, Verdict } from "./measured-guard.ts";

const DEV = join(import.meta.dirname, "..", "..", "training", "injection", "dev");
const MAINSTREAM = join(DEV, "mainstream");

/** A text, where it comes from and what one guard says about it. */
export interface Judged {
  /** The row's `source` is the name of its file. */
  readonly row: Row;
  readonly verdict: Verdict;
}

interface StoredRow {
  readonly text: string;
  readonly label: number;
  readonly channel: string;
  readonly lang?: string;
  readonly kind?: string;
}

/** JSON Lines, gzip or plain. */
function readFile(path: string): readonly Row[] {
  const bytes = readFileSync(path);
  const source = basename(path).replace(/\.jsonl(\.gz)?$/, "");
  const lines = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line, at) => {
      const { text, label, channel, lang = "en", kind = "" } = JSON.parse(line) as StoredRow;
      const row = { text, channel: toChannel(channel), source, lang, kind };
      return { ...row, label: label === 1 ? "attack" : "benign", origin: `${source}:${at}` };
    });
}

/** Texts that nothing was trained on, by one author. */
export interface Exam {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Whether its short texts come again in all evasions. */
  readonly evades: boolean;
}

/** The exams of `training/injection/dev`, or one of the files given. */
export function readExams(paths: readonly string[]): readonly Exam[] {
  if (paths.length > 0) return [{ title: "Quality", rows: paths.flatMap(readFile), evades: true }];
  return [
    { title: "Quality: attacks as they are met", rows: rowsIn(MAINSTREAM), evades: false },
    { title: "Quality: subtle attacks, hard harmless texts", rows: rowsIn(DEV), evades: true },
  ];
}

function rowsIn(folder: string): readonly Row[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return files.flatMap((name) => readFile(join(folder, name)));
}

export async function judgeRows(
  guard: MeasuredGuard,
  rows: readonly Row[],
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const row of rows) {
    judged.push({ row, verdict: await guard.inspect(row.text, row.channel) });
  }
  return judged;
}

const EVADING_LENGTH_MAX = 200;

/** Short texts as an evasion writes them; `kind` is its name. Unchanged ones are left out. */
export function evadingRows(rows: readonly Row[]): readonly Row[] {
  const short = rows.filter(
    ({ text, source }) =>
      text.length <= EVADING_LENGTH_MAX && (source === "direct" || source === "benign-chat"),
  );
  return EVASIONS.flatMap(({ name, apply }) => {
    const random = seeded(seedOf(name));
    return short
      .map((row) => ({ ...row, text: apply(row.text, random), kind: name, plain: row.text }))
      .filter(({ text, plain }) => text !== plain);
  });
}
