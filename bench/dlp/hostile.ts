/**
 * Texts that are made to be expensive, from what each rule finds and almost finds: all rules
 * together read them at two lengths. Four times the text may take five times as long.
 */
import { RECOGNIZERS } from "../../src/guard/detect/registry.ts";
import { hostileUnits, matchCost, repeatedTo } from "../../test/fixtures/hostile-matches.ts";
import { cpuOf } from "../cpu-time.ts";
import { fixed, tableOf } from "../table.ts";
import { findingsIn } from "./redactor.ts";

const SHORT = 4096;
const LONG = 16_384;
const CALLS = { short: 24, long: 6 };
const ROUNDS = 3;
const SHOWN = 20;
const RATIO_MAX = 5;

interface Hostile {
  readonly rule: string;
  readonly unit: string;
  /** Transitions of the rule alone by unit of text. */
  readonly steps: number;
  /** Ends that its validator is asked about, by unit of text. */
  readonly asked: number;
}

/** The most expensive unit of each rule's own. */
function worstOf(recognizer: (typeof RECOGNIZERS)[number]): readonly Hostile[] {
  const cost = matchCost(recognizer);
  const all = hostileUnits(recognizer).map((unit): Hostile => {
    const { steps, asked } = cost(repeatedTo(LONG, unit));
    return { rule: recognizer.id, unit, steps: steps / LONG, asked: asked / LONG };
  });
  const bySteps = all.toSorted((a, b) => b.steps - a.steps)[0];
  const byAsked = all.toSorted((a, b) => b.asked - a.asked)[0];
  return [...new Set([bySteps, byAsked])].filter((one) => one !== undefined);
}

interface Timed extends Hostile {
  /** Microseconds of CPU at both lengths. */
  readonly short: number;
  readonly long: number;
}

async function timed(hostile: Hostile): Promise<Timed> {
  const [shortText, longText] = [SHORT, LONG].map((length) => [repeatedTo(length, hostile.unit)]);
  let [short, long] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round += 1) {
    short = Math.min(short, await cpuOf(findingsIn, shortText ?? [], CALLS.short));
    long = Math.min(long, await cpuOf(findingsIn, longText ?? [], CALLS.long));
  }
  return { ...hostile, short, long };
}

/** Markdown. */
export async function reportHostile({
  tell,
}: {
  readonly tell: (what: string) => void;
}): Promise<string> {
  const results: Timed[] = [];
  for (const recognizer of RECOGNIZERS) {
    for (const hostile of worstOf(recognizer)) results.push(await timed(hostile));
  }
  tell(`hostile: ${results.length} texts`);
  const ratioOf = ({ short, long }: Timed): number => long / short;
  const worst = results.toSorted((a, b) => b.long - a.long).slice(0, SHOWN);
  const ratios = results.map(ratioOf).toSorted((a, b) => b - a);
  const over = ratios.filter((ratio) => ratio > RATIO_MAX).length;
  const lines = worst.map((one) => [
    one.rule,
    `\`${one.unit.slice(0, 24).replaceAll(/[`|\n]/g, " ")}\``,
    fixed(one.steps),
    fixed(one.asked),
    fixed(one.long / 1000, 2),
    fixed(LONG / one.long, 2),
    fixed(ratioOf(one), 2),
  ]);
  return [
    "## Hostile texts\n",
    `${results.length} texts from the examples of ${RECOGNIZERS.length} rules, repeated to ` +
      `${SHORT} and ${LONG} characters. ${over} of them take more than ${RATIO_MAX} times as ` +
      `long at four times the length (highest ratio ${fixed(ratios[0] ?? NaN, 2)}). The slowest:\n`,
    tableOf([
      ["", "text", "steps a character, rule alone", "ends asked", "ms", "MB/s", "ratio"],
      ...lines,
    ]),
  ].join("\n");
}
