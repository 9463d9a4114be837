/**
 * Megabytes of UTF-8 a second of CPU time, with everything on: the fastest of several rounds in
 * which all redactors and the reference, one pass over the text, take turns.
 */
import { compareCpu, cpuOf, reference } from "../cpu-time.ts";
import type { Subject } from "../cpu-time.ts";
import { fixed, tableOf } from "../table.ts";
import { findingsIn } from "./redactor.ts";
import type { Redactor } from "./redactor.ts";
import { DLP_SAMPLES } from "./samples.ts";

const KB = 1024;
const SIZES = [KB, 10 * KB, 1024 * KB];
const PEER_SIZES = [KB, 10 * KB];
const WARM_UP_CALLS = 40;

interface Plan {
  readonly rounds: number;
  readonly tell: (what: string) => void;
}

function textsOf(sample: (typeof DLP_SAMPLES)[number], bytes: number): readonly string[] {
  return Array.from({ length: bytes > 64 * KB ? 2 : 16 }, (_, seed) =>
    sample.text(bytes, seed + 1),
  );
}

/** Of microseconds a KB. */
function megabytes(micros: number): number {
  return KB / micros / 1.048_576;
}

function sizeName(bytes: number): string {
  return bytes < KB * KB ? `${bytes / KB} KB` : `${bytes / KB / KB} MB`;
}

async function ownTable({ rounds, tell }: Plan): Promise<string> {
  const subjects: readonly Subject[] = [reference, findingsIn];
  for (const sample of DLP_SAMPLES)
    await cpuOf(findingsIn, textsOf(sample, 10 * KB), WARM_UP_CALLS);
  const rows = [["MB/s (share of R)", ...SIZES.map(sizeName)]];
  for (const sample of DLP_SAMPLES) {
    tell(`speed: ${sample.kind}`);
    const cells: string[] = [];
    for (const bytes of SIZES) {
      const [read = NaN, own = NaN] = await compareCpu(subjects, textsOf(sample, bytes), rounds);
      cells.push(`${fixed(megabytes(own))} (1/${fixed(own / read, 0)})`);
    }
    rows.push([sample.kind, ...cells]);
  }
  return tableOf(rows);
}

async function peerTable(redactors: readonly Redactor[], { rounds, tell }: Plan): Promise<string> {
  const kinds = DLP_SAMPLES.filter(({ kind }) => /^(?:English prose|prose full)/.test(kind));
  const rows = [
    [
      "MB/s",
      ...kinds.flatMap(({ kind }) => PEER_SIZES.map((bytes) => `${kind}, ${sizeName(bytes)}`)),
    ],
    ...redactors.map(({ name }) => [name]),
  ];
  const subjects = redactors.map(({ redact }): Subject => redact);
  for (const sample of kinds) {
    for (const bytes of PEER_SIZES) {
      tell(`speed: all redactors, ${sample.kind}, ${sizeName(bytes)}`);
      const costs = await compareCpu(subjects, textsOf(sample, bytes), rounds);
      for (const [at, cost] of costs.entries()) rows[at + 1]?.push(fixed(megabytes(cost), 2));
    }
  }
  return tableOf(rows);
}

/** `redactors[0]` is ours. Markdown. */
export async function reportSpeed(redactors: readonly Redactor[], plan: Plan): Promise<string> {
  const own = await ownTable(plan);
  const peers = redactors.length > 1 ? await peerTable(redactors, plan) : "";
  return [
    "## Speed\n",
    "Megabytes of UTF-8 a second of CPU time with all rules for personal data and secrets on, " +
      `garbage collection included: the best of ${plan.rounds} interleaved rounds. In brackets: ` +
      "the share of what R reaches, one pass over the text.\n",
    own,
    ...(peers === "" ? [] : ["All redactors in one interleaved run:\n", peers]),
  ].join("\n");
}
