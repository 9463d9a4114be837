/**
 * What is found and what is flagged for nothing: by file, language, kind and evasion, at each
 * guard's own verdict and at thresholds that a given share of everyday texts exceeds.
 */
import { CHANNELS } from "../../src/core/channel.ts";
import type { Channel } from "../../src/core/channel.ts";
import { auc, shareAbove, thresholdAt } from "../../training/injection/metrics.ts";
import type { Row } from "../../training/injection/row.ts";
import { fixed, percent, tableOf } from "../table.ts";
import type { MeasuredGuard } from "./measured-guard.ts";
import { evadingRows, judgeRows } from "./rows.ts";
import type { Exam, Judged } from "./rows.ts";

/** Shares of everyday texts that exceed the thresholds at which recall is printed. */
const SHARES = [0.01, 0.005, 0.001] as const;
const COMPARED_SHARE = 0.01;
/** Of obfuscated harmless texts so many may be flagged. */
const EVADING_SHARE = 0.02;
/** Evasions that leave nothing for people to read: flagging whatever hides so is no mistake. */
const UNREADABLE: readonly string[] = ["tag-characters", "selector-cargo"];
/** Smaller groups say nothing and are left out of the tables by kind. */
const GROUP_MIN = 4;

/** One guard's verdicts, and its thresholds by share and channel. */
interface Result {
  readonly name: string;
  readonly judged: readonly Judged[];
  readonly evading: readonly Judged[];
  readonly above: (judged: Judged, share: number) => boolean;
}

const isAttack = ({ row }: Judged): boolean => row.label === "attack";
const isBenign = ({ row }: Judged): boolean => row.label === "benign";
const isFlagged = ({ verdict }: Judged): boolean => verdict.flagged;
const scoreOf = ({ verdict }: Judged): number => verdict.score;

/** Texts that look like attacks on purpose are counted, but set no threshold. */
const isEveryday = (judged: Judged): boolean =>
  isBenign(judged) && !judged.row.source.includes("trigger");

async function resultOf(guard: MeasuredGuard, { rows, evades }: Exam): Promise<Result> {
  const judged = await judgeRows(guard, rows);
  const evading = await judgeRows(guard, evades ? evadingRows(rows) : []);
  const everyday = (channel: Channel): number[] =>
    judged.filter((one) => isEveryday(one) && one.row.channel === channel).map(scoreOf);
  const thresholds = new Map<string, number>(
    CHANNELS.flatMap((channel) => {
      const scores = everyday(channel);
      return SHARES.map((share) => [`${channel} ${share}`, thresholdAt(scores, share)] as const);
    }),
  );
  return {
    name: guard.name,
    judged,
    evading,
    above: ({ row, verdict }, share) =>
      verdict.score > (thresholds.get(`${row.channel} ${share}`) ?? Infinity),
  };
}

/** Share of `judged` for which `test` holds; NaN of none. */
function shareOf(judged: readonly Judged[], test: (one: Judged) => boolean): number {
  return judged.length === 0 ? Number.NaN : judged.filter(test).length / judged.length;
}

/** Share found at the threshold that a share of everyday texts exceeds. */
function found({ above }: Result, judged: readonly Judged[], share: number): string {
  return percent(shareOf(judged, (one) => above(one, share)));
}

type Choose = (one: Judged) => boolean;

function aucOf({ judged }: Result, choose: Choose): string {
  const chosen = judged.filter(choose);
  const attacks = chosen.filter(isAttack).map(scoreOf);
  const benign = chosen.filter(isBenign).map(scoreOf);
  return attacks.length === 0 || benign.length === 0 ? "–" : fixed(auc(attacks, benign), 3);
}

function overview(results: readonly Result[]): string {
  const inChannel =
    (channel: Channel): Choose =>
    ({ row }) =>
      row.channel === channel;
  const line = (name: string, cell: (result: Result) => string): readonly string[] => [
    name,
    ...results.map(cell),
  ];
  const verdicts = (choose: Choose) => (result: Result) =>
    percent(shareOf(result.judged.filter(choose), isFlagged));
  const trigger: Choose = (one) => isBenign(one) && !isEveryday(one);
  return tableOf([
    ["", ...results.map(({ name }) => name)],
    line("AUC, all", (result) => aucOf(result, () => true)),
    line("AUC, users", (result) => aucOf(result, inChannel("user"))),
    line("AUC, documents", (result) => aucOf(result, inChannel("document"))),
    ...SHARES.map((share) =>
      line(`attacks found at ${percent(share)} of everyday texts`, (result) =>
        found(result, result.judged.filter(isAttack), share),
      ),
    ),
    line(`texts full of trigger words flagged at ${percent(COMPARED_SHARE)}`, (result) =>
      found(result, result.judged.filter(trigger), COMPARED_SHARE),
    ),
    line("attacks found, own verdict", verdicts(isAttack)),
    line("everyday chat flagged, own verdict", verdicts(everydayIn("user"))),
    line("everyday documents flagged, own verdict", verdicts(everydayIn("document"))),
    line("texts full of trigger words flagged, own verdict", verdicts(trigger)),
  ]);
}

function everydayIn(channel: Channel): Choose {
  return (one) => isEveryday(one) && one.row.channel === channel;
}

/** One line for each group: ours at every share, the others at one share and by their verdict. */
function grouped(results: readonly Result[], keyOf: (row: Row) => string, least = 1): string {
  const [own, ...others] = results;
  if (own === undefined) return "";
  const keys = [...new Set(own.judged.map(({ row }) => keyOf(row)))].toSorted();
  const head = [
    "",
    "texts",
    ...SHARES.map((share) => `${own.name}, ${percent(share)}`),
    `${own.name}, verdict`,
    ...others.map(({ name }) => `${name}, ${percent(COMPARED_SHARE)} / verdict`),
  ];
  const body = keys.flatMap((key) => {
    const members = ({ judged }: Result): readonly Judged[] =>
      judged.filter(({ row }) => keyOf(row) === key);
    const count = members(own).length;
    if (count < least) return [];
    return [
      [
        key,
        String(count),
        ...SHARES.map((share) => found(own, members(own), share)),
        percent(shareOf(members(own), isFlagged)),
        ...others.map((other) => {
          const verdicts = percent(shareOf(members(other), isFlagged));
          return `${found(other, members(other), COMPARED_SHARE)} / ${verdicts}`;
        }),
      ],
    ];
  });
  return tableOf([head, ...body]);
}

/** Attacks found / harmless texts flagged, at the threshold of plain texts. */
function evasions(results: readonly Result[]): string {
  const names = [...new Set(results.flatMap(({ evading }) => evading.map(({ row }) => row.kind)))];
  if (names.length === 0) return "";
  const pair = (result: Result, choose: Choose): string => {
    const chosen = result.evading.filter(choose);
    return [isAttack, isBenign]
      .map((label) => found(result, chosen.filter(label), COMPARED_SHARE))
      .join(" / ");
  };
  const line = (name: string, choose: Choose): readonly string[] => [
    name,
    ...results.map((result) => pair(result, choose)),
  ];
  const atTwo = results.map(({ evading }) => {
    const threshold = thresholdAt(evading.filter(isBenign).map(scoreOf), EVADING_SHARE);
    return percent(shareAbove(evading.filter(isAttack).map(scoreOf), threshold));
  });
  return tableOf([
    ["", ...results.map(({ name }) => name)],
    line("**all**", () => true),
    line(`all but ${UNREADABLE.join(" and ")}`, ({ row }) => !UNREADABLE.includes(row.kind)),
    [
      `all, found where ${percent(EVADING_SHARE)} of obfuscated harmless texts are flagged`,
      ...atTwo,
    ],
    ...names.map((name) => line(name, ({ row }) => row.kind === name)),
  ]);
}

interface Asked {
  readonly exam: Exam;
  readonly tell: (what: string) => void;
}

function byEvasion(results: readonly Result[]): string[] {
  return [
    "### By evasion\n",
    "Short direct attacks found / short harmless chats flagged, both rewritten, " +
      `at the threshold of ${percent(COMPARED_SHARE)} of everyday texts as they are.\n`,
    evasions(results),
  ];
}

/** `guards[0]` is ours. Markdown. */
export async function reportQuality(
  guards: readonly MeasuredGuard[],
  { exam, tell }: Asked,
): Promise<string> {
  const results: Result[] = [];
  for (const guard of guards) {
    tell(`${exam.title}: ${guard.name}`);
    results.push(await resultOf(guard, exam));
  }
  const count = (choose: Choose): number => results[0]?.judged.filter(choose).length ?? 0;
  const everyday = CHANNELS.map((channel) => `${count(everydayIn(channel))} of channel ${channel}`);
  const label = ({ label }: Row): string => (label === "attack" ? "attacks" : "harmless");
  return [
    `## ${exam.title}\n`,
    `${count(isAttack)} attacks and ${count(isBenign)} harmless texts. A percentage in a ` +
      `heading is a threshold: so many everyday texts exceed it, ${everyday.join(" and ")}, each ` +
      "channel with its own. Where fewer than one text is left, none exceeds it. “Verdict” is " +
      "what the guard says with the settings it comes with.\n",
    overview(results),
    "### By file\n",
    grouped(results, (row) => `${row.source} (${label(row)})`),
    "### By language\n",
    grouped(results, (row) => `${label(row)}, ${row.lang}`),
    "### By kind\n",
    grouped(results, (row) => `${row.source}: ${row.kind}`, GROUP_MIN),
    ...(exam.evades ? byEvasion(results) : []),
  ].join("\n");
}
