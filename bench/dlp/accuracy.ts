/**
 * What is found, by source and entity. Nobody else's cases are copied: they are read from the
 * folder given.
 */
import type { Finding } from "../../src/core/finding.ts";
import { fixed, percent, tableOf } from "../table.ts";
import { readCases, SOURCES } from "./cases.ts";
import type { Case, Source } from "./cases.ts";
import { CLINICAL_TYPES, entitiesFor, STRUCTURED_TYPES } from "./labels.ts";
import { acted, findingsIn } from "./redactor.ts";
import type { Redactor } from "./redactor.ts";
import {
  addTally,
  fScore,
  isHidden,
  newTally,
  OVERLAP_MIN,
  precision,
  recall,
  tallyCase,
} from "./scores.ts";
import type { Grouping, Tally } from "./scores.ts";

/** A case, all that is found in it, and what of that a profile acts on. */
interface Read {
  readonly one: Case;
  readonly all: readonly Finding[];
  readonly acted: readonly Finding[];
}

function readWith(cases: readonly Case[]): readonly Read[] {
  return cases.map((one) => {
    const all = findingsIn(one.text);
    return { one, all, acted: acted(all) };
  });
}

const VIEWS = [
  { name: "all", of: ({ all }: Read) => all },
  { name: "≥ 0.5", of: ({ acted: counted }: Read) => counted },
] as const;

/** Rows by our name for the labels; a finding counts where some label of the source accepts it. */
function groupingOf(labels: readonly string[]): Grouping {
  const groupOf = new Map<string, string>();
  for (const label of labels) {
    const [name = label] = entitiesFor(label);
    groupOf.set(name, name);
  }
  for (const label of labels) {
    const [name = label, ...others] = entitiesFor(label);
    for (const entity of others) if (!groupOf.has(entity)) groupOf.set(entity, name);
  }
  const known = new Set(labels);
  return {
    ofLabel: (label) => (known.has(label) ? (entitiesFor(label)[0] ?? label) : null),
    ofFinding: ({ entity = "" }) => groupOf.get(entity) ?? null,
    accepts: (label, { entity = "" }) => entitiesFor(label).includes(entity),
  };
}

function labelsOf(cases: readonly Case[]): readonly string[] {
  const named = cases.flatMap(({ labelled }) => labelled?.map(({ label }) => label) ?? []);
  return [...new Set(named)];
}

type Tallies = ReadonlyMap<string, Tally>;

function tallied(
  read: readonly Read[],
  of: (one: Read) => readonly Finding[],
  grouping: Grouping,
): Tallies {
  const tallies = new Map<string, Tally>();
  for (const one of read) {
    if (one.one.labelled === null) continue;
    for (const [group, counts] of tallyCase(one.one.labelled, of(one), grouping)) {
      const tally = tallies.get(group) ?? newTally();
      addTally(tally, counts);
      tallies.set(group, tally);
    }
  }
  return tallies;
}

function sum(tallies: Tallies): Tally {
  const total = newTally();
  for (const tally of tallies.values()) addTally(total, tally);
  return total;
}

function cells(tally: Tally): readonly string[] {
  return [
    percent(precision(tally)),
    percent(recall(tally)),
    fixed(fScore(tally, 1), 3),
    fixed(fScore(tally, 2), 3),
    percent(tally.hidden / tally.gold),
  ];
}

const MEASURES = ["P", "R", "F1", "F2", "hidden"];

/** One line an entity, the most frequent first, both views side by side. */
function entityTable(read: readonly Read[], labels: readonly string[]): string {
  const grouping = groupingOf(labels);
  const views = VIEWS.map(({ of }) => tallied(read, of, grouping));
  const [first = new Map<string, Tally>()] = views;
  const groups = [...new Set(views.flatMap((tallies) => [...tallies.keys()]))].toSorted(
    (a, b) => (first.get(b)?.gold ?? 0) - (first.get(a)?.gold ?? 0) || (a < b ? -1 : 1),
  );
  const head = VIEWS.flatMap(({ name }) => MEASURES.map((measure) => `${measure}, ${name}`));
  const line = (group: string): readonly string[] => [
    group,
    String(first.get(group)?.gold ?? 0),
    ...views.flatMap((tallies) => cells(tallies.get(group) ?? newTally())),
  ];
  const total = views.flatMap((tallies) => cells(sum(tallies)));
  const gold = String(sum(first).gold);
  return tableOf([["", "places", ...head], ["**all**", gold, ...total], ...groups.map(line)]);
}

/** Share of texts that must stay as they are and do: of all findings, and of the entity asked. */
function untouched(read: readonly Read[]): string {
  const negatives = read.filter(({ one }) => !one.ok);
  const share = (test: (one: Read) => boolean): string =>
    percent(negatives.filter(test).length / negatives.length);
  const isAsked =
    ({ one }: Read) =>
    ({ entity = "" }: Finding): boolean =>
      one.entity === "*" || entitiesFor(one.entity).includes(entity);
  return (
    `Of ${negatives.length} texts without the entity, ` +
    `${share((one) => one.acted.length === 0)} are left untouched; ` +
    `${share((one) => !one.acted.some(isAsked(one)))} get no such entity at a score of 0.5, ` +
    `${share((one) => !one.all.some(isAsked(one)))} at none.\n`
  );
}

/** Cases that say that something is there, but not where. */
function presence(read: readonly Read[]): string {
  const silent = read.filter(({ one }) => one.ok && one.labelled === null);
  if (silent.length === 0) return "";
  const share = (of: (one: Read) => readonly Finding[]): string => {
    const named = (one: Read): boolean =>
      of(one).some(({ entity = "" }) => entitiesFor(one.one.entity).includes(entity));
    return percent(silent.filter(named).length / silent.length);
  };
  const [all, half] = VIEWS.map(({ of }) => share(of));
  return (
    `Of ${silent.length} texts that hold it somewhere it is named in ${all}, ` +
    `at ≥ 0.5 in ${half}.\n`
  );
}

function entityReport(source: Source, cases: readonly Case[]): string {
  const read = readWith(cases);
  return [
    `### ${source}\n`,
    untouched(read),
    presence(read),
    entityTable(read, labelsOf(cases)),
  ].join("\n");
}

/** The same over some labels only; nothing else in these sources counts as a place. */
function chosenReport(title: string, cases: readonly Case[], labels: readonly string[]): string {
  return [`### ${title}\n`, entityTable(readWith(cases), labels)].join("\n");
}

/** Secrets: hidden is all that counts, whatever the name. */
function secretReport(source: Source, cases: readonly Case[]): string {
  const read = readWith(cases);
  const groups = Map.groupBy(read, ({ one }) => one.entity);
  const line = (name: string, members: readonly Read[]): readonly string[] => {
    const secrets = members.filter(({ one }) => one.ok);
    const negatives = members.filter(({ one }) => !one.ok);
    const share = (test: (one: Read) => boolean): string =>
      percent(secrets.filter(test).length / secrets.length);
    return [
      name,
      String(secrets.length),
      ...VIEWS.map(({ of }) => share((one) => isFullyHidden(one.one, of(one)))),
      share((one) => one.acted.some(({ category }) => category === "secret")),
      String(negatives.length),
      percent(negatives.filter((one) => one.acted.length === 0).length / negatives.length),
    ];
  };
  const worst = [...groups]
    .map(([name, members]) => line(name, members))
    .filter(
      ([, , , hidden, , , kept]) => hidden !== "100.0 %" || !["100.0 %", "–"].includes(kept ?? ""),
    );
  const head = ["", "secrets", "hidden, all", "hidden, ≥ 0.5", "touched", "others", "untouched"];
  const rest = `The other ${groups.size - worst.length} kinds are hidden and left alone entirely.\n`;
  return [`### ${source}\n`, tableOf([head, line("**all**", read), ...worst]), rest].join("\n");
}

function isFullyHidden({ labelled, text }: Case, findings: readonly Finding[]): boolean {
  if (labelled !== null) return labelled.every(({ span }) => isHidden(span, findings));
  return text.trim() !== "" && findings.some(({ category }) => category === "secret");
}

/** Identifiers alone, and behind the name that the validator has. */
function validatorReport(source: Source, cases: readonly Case[]): string {
  const forms = [
    { name: "alone", write: ({ text }: Case) => text },
    {
      name: "with its name",
      write: ({ text, entity }: Case) => `${entity.replace("/", " ").toUpperCase()}: ${text}`,
    },
  ];
  const rows = forms.map(({ name, write }) => {
    const share = (ok: boolean, test: (all: readonly Finding[]) => boolean): string => {
      const chosen = cases.filter((one) => one.ok === ok && one.text.trim() !== "");
      const hit = chosen.filter((one) => test(findingsIn(write(one))));
      return percent(hit.length / chosen.length);
    };
    return [
      name,
      share(true, (all) => all.length > 0),
      share(true, (all) => acted(all).length > 0),
      share(false, (all) => all.length === 0),
      share(false, (all) => acted(all).length === 0),
    ];
  });
  const head = ["", "valid: found", "at ≥ 0.5", "invalid: untouched", "at ≥ 0.5"];
  return [`### ${source}\n`, tableOf([head, ...rows])].join("\n");
}

function reportOf(source: Source, cases: readonly Case[]): string {
  if (source === "stdnum") return validatorReport(source, cases);
  if (source === "gitleaks" || source === "secretlint") return secretReport(source, cases);
  const parts = [entityReport(source, cases)];
  if (source === "meddocan") {
    parts.push(chosenReport("meddocan, the 16 frequent types", cases, CLINICAL_TYPES));
  }
  if (source === "presidio_research") {
    parts.push(chosenReport("presidio_research, structured types", cases, STRUCTURED_TYPES));
  }
  return parts.join("\n");
}

/** Labelled values that are gone, and texts without any that are as before. */
async function kept(redactor: Redactor, cases: readonly Case[]): Promise<string> {
  let [values, gone, others, same] = [0, 0, 0, 0];
  for (const { ok, text, labelled } of cases) {
    const redacted = await redactor.redact(text);
    if (ok) {
      const texts = new Set(labelled?.map(({ span }) => text.slice(span.start, span.end)));
      values += texts.size;
      gone += [...texts].filter((value) => !redacted.includes(value)).length;
    } else {
      others += 1;
      same += redacted === text ? 1 : 0;
    }
  }
  return `${percent(gone / values)} / ${percent(same / others)}`;
}

async function comparison(
  redactors: readonly Redactor[],
  sources: ReadonlyMap<Source, readonly Case[]>,
): Promise<string> {
  const rows = [["values gone / others untouched", ...redactors.map(({ name }) => name)]];
  for (const [source, cases] of sources) {
    if (source === "stdnum") continue;
    const cells: string[] = [];
    for (const redactor of redactors) cells.push(await kept(redactor, cases));
    rows.push([source, ...cells]);
  }
  return ["### Compared\n", tableOf(rows)].join("\n");
}

interface Asked {
  readonly folder: string;
  readonly sources: readonly string[];
  readonly peers: readonly Redactor[];
  readonly tell: (what: string) => void;
}

/** Markdown. */
export async function reportAccuracy(asked: Asked, own: Redactor): Promise<string> {
  const { folder, peers, tell } = asked;
  const wanted = SOURCES.filter(
    (source) => asked.sources.length === 0 || asked.sources.includes(source),
  );
  const sources = new Map<Source, readonly Case[]>();
  for (const source of wanted) {
    const cases = readCases(folder, source);
    if (cases === null) tell(`accuracy: no cases of ${source}`);
    else sources.set(source, cases);
  }
  const parts = [
    "## Accuracy\n",
    `A finding names a labelled place when its entity is one that the label stands for and both ` +
      `share at least ${percent(OVERLAP_MIN)} of what they cover together, each with one partner ` +
      "at most. Findings of entities that a source labels nowhere do not count. A place is " +
      "hidden when findings of whatever entity cover all of it. “≥ 0.5” are the findings that " +
      "profiles act on; “all” counts the weak ones, too.\n",
  ];
  for (const [source, cases] of sources) {
    tell(`accuracy: ${source}`);
    parts.push(reportOf(source, cases));
  }
  if (peers.length > 0) {
    tell("accuracy: compared");
    parts.push(await comparison([own, ...peers], sources));
  }
  return parts.join("\n");
}
