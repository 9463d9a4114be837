/**
 * CPU time of the whole process, garbage collection and compilation included, of calls that take
 * turns over the same texts.
 */
import { seedOf } from "../training/injection/random.ts";

const KB = 1024;
/** So much CPU time is measured at once, and so many steps of its counter, which may be coarse. */
const BATCH_MICROS_MIN = 20_000;
const BATCH_STEPS_MIN = 30;

/** Calls something with each of the texts. */
export type Subject = (text: string) => unknown;

/** Microseconds of CPU per KB; NaN where it was not measured. */
export type Cost = number;

/** The smallest step of the CPU time counter in microseconds: 1, or a tick of the scheduler. */
function counterStep(): number {
  let step = Infinity;
  for (let at = process.cpuUsage().user, seen = 0; seen < 5;) {
    const { user } = process.cpuUsage();
    if (user === at) continue;
    step = Math.min(step, user - at);
    at = user;
    seen += 1;
  }
  return step;
}

const BATCH_MICROS = Math.max(BATCH_MICROS_MIN, BATCH_STEPS_MIN * counterStep());

/** Microseconds of CPU a call. */
export async function cpuOf(
  subject: Subject,
  texts: readonly string[],
  calls: number,
): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) {
    const said = subject(texts[call % texts.length] ?? "");
    if (said instanceof Promise) await said;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** How often to call it for one batch, after the compiler has seen it. */
async function batchOf(subject: Subject, texts: readonly string[]): Promise<number> {
  let [calls, spent] = [texts.length, 0];
  while (spent < BATCH_MICROS / 4) {
    spent = (await cpuOf(subject, texts, calls)) * calls;
    calls *= 2;
  }
  return Math.ceil((calls / 2) * (BATCH_MICROS / spent));
}

/** The lowest cost of each subject, all of them in turn in every round. */
export async function compareCpu(
  subjects: readonly Subject[],
  texts: readonly string[],
  rounds: number,
): Promise<readonly Cost[]> {
  const kilobytes = Buffer.byteLength(texts[0] ?? "") / KB;
  const batches: number[] = [];
  for (const subject of subjects) batches.push(await batchOf(subject, texts));
  const lowest = subjects.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    const turns = [...subjects.entries()];
    for (const [at, subject] of round % 2 === 0 ? turns : turns.reverse()) {
      const micros = (await cpuOf(subject, texts, batches[at] ?? 1)) / kilobytes;
      lowest[at] = Math.min(lowest[at] ?? Infinity, micros);
    }
  }
  return lowest;
}

/** One pass over the text and nothing else. */
export const reference: Subject = (text) => seedOf(text);
