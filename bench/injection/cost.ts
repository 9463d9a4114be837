/**
 * What an inspection costs: CPU time of the whole process (garbage collection and compilation
 * included) per KB of UTF-8, the lowest of several rounds in which all guards and the reference
 * take turns over the same texts. The reference R reads every UTF-16 unit once (FNV-1a), so that a
 * ratio means the same on another machine.
 */
import { compareCpu, cpuOf, reference } from "../cpu-time.ts";
import type { Cost, Subject } from "../cpu-time.ts";
import { fixed, tableOf } from "../table.ts";
import type { MeasuredGuard } from "./measured-guard.ts";
import { SAMPLES } from "./samples.ts";
import type { Sample } from "./samples.ts";

const KB = 1024;
const LARGEST = 1024 * KB;
const SIZES = [256, KB, 4 * KB, 16 * KB, 64 * KB, LARGEST];
/** Linearity compares the cost per KB of the largest text with this one's. */
const LINEAR_FROM = 16 * KB;
/** Different texts in turn, so that nothing that remembers the last one helps. */
const VARIANTS = 8;
const TAIL_CALLS = 2000;
const TAIL_RUNS = 3;
const TAIL_BYTES = 4 * KB;

interface Plan {
  readonly rounds: number;
  readonly tell: (what: string) => void;
}

function textsOf({ text }: Sample, bytes: number): readonly string[] {
  const variants = bytes > 64 * KB ? 2 : VARIANTS;
  return Array.from({ length: variants }, (_, seed) => text(bytes, seed + 1));
}

/** Milliseconds of one call by the wall, at these shares; the run with the lowest last but one. */
const TAIL_SHARES = [0.5, 0.99, 1] as const;

function tailOf(subject: Subject, sample: Sample): readonly number[] {
  const texts = Array.from({ length: 64 }, (_, seed) => sample.text(TAIL_BYTES, seed + 100));
  const runs = Array.from({ length: TAIL_RUNS }, () => {
    const times = Array.from({ length: TAIL_CALLS }, (_, call) => {
      const text = texts[call % texts.length] ?? "";
      const startedAt = performance.now();
      subject(text);
      return performance.now() - startedAt;
    }).toSorted((a, b) => a - b);
    return TAIL_SHARES.map((share) => times[Math.ceil(times.length * share) - 1] ?? Number.NaN);
  });
  return runs.toSorted(([, a = 0], [, b = 0]) => a - b)[0] ?? [];
}

/** All kinds once, so that the first one measured does not pay for what the compiler learns. */
async function warmUp(subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) {
    for (const sample of SAMPLES) await cpuOf(subject, textsOf(sample, LINEAR_FROM), 4 * VARIANTS);
  }
}

async function ownTable(garita: MeasuredGuard, { rounds, tell }: Plan): Promise<string> {
  const subject: Subject = (text) => garita.inspect(text, "user");
  await warmUp([reference, subject]);
  const rows = [["µs/KB (× R)", ...SIZES.map(sizeName), "1 MB / 16 KB", "p50, p99, max at 4 KB"]];
  for (const sample of SAMPLES) {
    tell(`cost: ${sample.kind}`);
    const costs = new Map<number, Cost>();
    const cells: string[] = [];
    for (const bytes of SIZES) {
      const [read = NaN, own = NaN] = await compareCpu(
        [reference, subject],
        textsOf(sample, bytes),
        rounds,
      );
      costs.set(bytes, own);
      cells.push(`${fixed(own)} (${fixed(own / read, 0)})`);
    }
    const linear = (costs.get(LARGEST) ?? NaN) / (costs.get(LINEAR_FROM) ?? NaN);
    const times = tailOf(subject, sample).map((ms) => fixed(ms, 2));
    rows.push([sample.kind, ...cells, fixed(linear, 2), `${times.join(", ")} ms`]);
  }
  return tableOf(rows);
}

const PEER_SIZES = [256, KB, 4 * KB, 64 * KB];

async function peerTable(guards: readonly MeasuredGuard[], plan: Plan): Promise<string> {
  const rows = [["µs/KB (× garita)", ...PEER_SIZES.map(sizeName)]];
  const subjects = guards.map(
    ({ inspect }): Subject =>
      (text) =>
        inspect(text, "user"),
  );
  await warmUp(subjects);
  const costs = new Map<string, string[]>(guards.map(({ name }) => [name, []]));
  for (const bytes of PEER_SIZES) {
    plan.tell(`cost: all guards, ${sizeName(bytes)}`);
    const [sample] = SAMPLES;
    if (sample === undefined) continue;
    const measured = await compareCpu(subjects, textsOf(sample, bytes), plan.rounds);
    const own = measured[0] ?? NaN;
    for (const [at, { name }] of guards.entries()) {
      const cost = measured[at] ?? NaN;
      costs.get(name)?.push(`${fixed(cost)} (${fixed(cost / own)})`);
    }
  }
  return tableOf([...rows, ...guards.map(({ name }) => [name, ...(costs.get(name) ?? [])])]);
}

function sizeName(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  return bytes < KB * KB ? `${bytes / KB} KB` : `${bytes / KB / KB} MB`;
}

/** `guards[0]` is ours. Markdown. */
export async function reportCost(guards: readonly MeasuredGuard[], plan: Plan): Promise<string> {
  const [garita] = guards;
  if (garita === undefined) return "";
  const own = await ownTable(garita, plan);
  const peers = guards.length > 1 ? await peerTable(guards, plan) : "";
  return [
    "## Cost\n",
    "CPU time per KB of UTF-8, garbage collection included: the lowest of " +
      `${plan.rounds} interleaved rounds. In brackets: how many times R, one pass over the text. ` +
      `The last column is one call by the clock, the best of ${TAIL_RUNS} runs of ${TAIL_CALLS}.\n`,
    own,
    ...(peers === "" ? [] : ["English prose, all guards in one interleaved run:\n", peers]),
  ].join("\n");
}
