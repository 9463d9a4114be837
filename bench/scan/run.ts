/**
 * How many attacks are found, how many real files are flagged, and what it costs; other scanners on
 * the same files.
 * `node bench/scan/run.ts --files FOLDER [--peers VENV [--peer NAME]…] [--every N] [--write]`
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { machine } from "../machine.ts";
import { fixed, percent, tableOf } from "../table.ts";
import { writeAttacks } from "./attacks.ts";
import type { AttackFile } from "./attacks.ts";
import { measureCosts } from "./cost.ts";
import { askGarita, askPeer } from "./scanners.ts";
import type { Answers } from "./scanners.ts";

const PEERS = ["picklescan", "fickling", "modelscan", "modelaudit"];

const { values } = parseArgs({
  options: {
    files: { type: "string" },
    peers: { type: "string" },
    peer: { type: "string", multiple: true, default: PEERS },
    every: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
  },
});

interface RealFile {
  readonly path: string;
  readonly family: string;
  readonly expected: "clean" | "suspicious";
  readonly split: "tune" | "holdout";
}

function realFiles(folder: string | undefined): readonly RealFile[] {
  if (folder === undefined) return [];
  const lines = readFileSync(join(folder, "manifest.jsonl"), "utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line): RealFile => JSON.parse(line))
    .map((file) => ({ ...file, path: resolve(folder, file.path) }));
}

function share(paths: readonly string[], { byPath }: Answers, what: "flagged" | "opened"): number {
  return paths.filter((path) => byPath.get(path)?.[what] === true).length / paths.length;
}

function recallTable(attacks: readonly AttackFile[], answers: readonly Answers[]): string {
  const families = [...new Set(attacks.map(({ family }) => family)), "all"];
  const rows = families.map((family) => {
    const paths = attacks
      .filter((one) => family === "all" || one.family === family)
      .map(({ path }) => path);
    const shares = answers.map((one) => percent(share(paths, one, "flagged")));
    return [`${family} (${paths.length})`, ...shares];
  });
  return tableOf([["attacks flagged", ...answers.map(({ name }) => name)], ...rows]);
}

function realTable(files: readonly RealFile[], answers: readonly Answers[]): string {
  const clean = files.filter(({ expected }) => expected === "clean").map(({ path }) => path);
  const rows = answers.map((one) => [
    one.name,
    percent(share(clean, one, "flagged")),
    percent(1 - share(clean, one, "opened")),
    fixed((one.cpuSeconds / one.byPath.size) * 1000, 2),
  ]);
  const head = [`${clean.length} real files`, "flagged", "unopened", "CPU ms per file, all files"];
  return tableOf([head, ...rows]);
}

/** All of our own answers, by the split that was and the one that was not used for tuning. */
function splitTable(files: readonly RealFile[], ours: Answers): string {
  const rows = (["tune", "holdout"] as const).flatMap((split) =>
    (["clean", "suspicious"] as const).map((expected) => {
      const paths = files
        .filter((one) => one.split === split && one.expected === expected)
        .map(({ path }) => path);
      const flagged = paths.filter((path) => ours.byPath.get(path)?.flagged === true).length;
      const unopened = paths.filter((path) => ours.byPath.get(path)?.opened !== true).length;
      return [`${split}, ${expected}`, String(paths.length), String(flagged), String(unopened)];
    }),
  );
  return tableOf([["real files", "files", "flagged", "unopened"], ...rows]);
}

const folder = mkdtempSync(join(tmpdir(), "garita-bench-"));
try {
  const attacks = writeAttacks(folder).map((one) => ({ ...one, path: join(folder, one.path) }));
  const files = realFiles(values.files);
  const attackPaths = attacks.map(({ path }) => path);
  const ours = askGarita([...attackPaths, ...files.map(({ path }) => path)]);
  const every = Number(values.every);
  const shared = files.filter(({ split }) => split === "holdout").filter((_, n) => n % every === 0);
  const asked = [...attackPaths, ...shared.map(({ path }) => path)];
  const peers = values.peer
    .map((name) => {
      return values.peers === undefined ? null : askPeer(name, resolve(values.peers), asked);
    })
    .filter((one) => one !== null);
  const answers = [askGarita(asked), ...peers];
  const strict = attacks.filter(({ path, verdict }) => {
    return verdict === "malicious" && ours.byPath.get(path)?.malicious !== true;
  });
  for (const { path } of attacks.filter((one) => ours.byPath.get(one.path)?.flagged !== true)) {
    process.stderr.write(`not found: ${relative(folder, path)}\n`);
  }
  const costs = measureCosts(folder);
  const text = [
    "# Scanner: recall, false positives and cost\n",
    `Measured with \`node bench/scan/run.ts\` on ${machine()}.\n`,
    "Attacks are the inert ones of our own tests, so that our recall on them says that nothing",
    "broke, not how unseen ones fare. Real files are made by `make-files.py`; the others are asked",
    `about one in ${every} of its held-out third, over their own Python interfaces.`,
    "modelscan reads TensorFlow and HDF5 only where TensorFlow and h5py are installed; here not.\n",
    recallTable(attacks, answers),
    `Of the malicious ones, ${strict.length} are called less than malicious by garita.\n`,
    realTable(shared, answers),
    splitTable(files, ours),
    "Unopened: no format was recognized, or the content could not be read to its end.\n",
    tableOf([
      ["cost", "value"],
      ...costs.map(({ what, value, unit }) => [what, `${fixed(value, 2)} ${unit}`]),
    ]),
    "CPU and wall time are the lowest of 7 rounds that take turns; memory is the peak of the",
    "command with one thread, less that of one that scans a pickle of five bytes.\n",
  ].join("\n");
  process.stdout.write(text);
  if (values.write) writeFileSync(join(import.meta.dirname, "results.md"), text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
