import { quote } from "../../core/errors.ts";
import { problem } from "./problem.ts";

/** The labels of a model that stand for one entity, by their place among all labels. */
export interface EntityLabels {
  readonly entity: string;
  /** Every label of the entity. */
  readonly all: readonly number[];
  /** Of a first word: `B-`, `U-`, `S-`. */
  readonly first: readonly number[];
  /** Of a last word: `L-`, `E-`, `U-`, `S-`. */
  readonly last: readonly number[];
}

/** What published models call the names of people, places and organizations. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ["PER", "PERSON"],
  ["PERS", "PERSON"],
  ["PERSON", "PERSON"],
  ["LOC", "LOCATION"],
  ["GPE", "LOCATION"],
  ["LOCATION", "LOCATION"],
  ["ORG", "ORGANIZATION"],
  ["ORGANISATION", "ORGANIZATION"],
  ["ORGANIZATION", "ORGANIZATION"],
]);

const OUTSIDE = "O";
const TAGGED = /^[BI][-_]/;
const TAG = /^([BILUES])[-_](.+)$/;
const LABELS_SHOWN = 20;
const EXAMPLE = "`{PER: PERSON}`";

interface Label {
  readonly index: number;
  /** Null without one. */
  readonly tag: string | null;
  readonly name: string;
}

/**
 * Reads BIO, BILOU, BIOES and plain labels. `wanted` says what each name stands for; null: the
 * usual names. Throws `ClassifierProblem` for a name that the model has not, or when none is left.
 */
export function entityLabels(
  labels: readonly string[],
  wanted: Readonly<Record<string, string>> | null,
): readonly EntityLabels[] {
  const read = readLabels(labels);
  const entityOf = wanted === null ? USUAL : new Map(Object.entries(wanted));
  const names = new Set(read.map(({ name }) => name));
  for (const name of Object.keys(wanted ?? {})) {
    if (!names.has(name)) throw problem("badLabel", { label: quote(name), known: shown(names) });
  }
  const entities = new Map<string, Label[]>();
  for (const label of read) {
    const entity = entityOf.get(wanted === null ? label.name.toUpperCase() : label.name);
    if (entity === undefined) continue;
    entities.set(entity, [...(entities.get(entity) ?? []), label]);
  }
  if (entities.size === 0) throw problem("noNames", { example: EXAMPLE });
  return [...entities].map(([entity, own]) => {
    const tagged = (tags: string) =>
      own.filter(({ tag }) => tag !== null && tags.includes(tag)).map(({ index }) => index);
    const all = own.map(({ index }) => index);
    return { entity, all, first: tagged("BUS"), last: tagged("LEUS") };
  });
}

/** Where no label begins with `B-` or `I-` none has a tag: `E_MAIL` is a name then. */
function readLabels(labels: readonly string[]): readonly Label[] {
  const isTagged = labels.some((label) => TAGGED.test(label));
  return [...labels.entries()]
    .filter(([, label]) => label !== OUTSIDE)
    .map(([index, label]) => {
      const [, tag = null, name = label] = (isTagged && TAG.exec(label)) || [];
      return { index, tag, name };
    });
}

function shown(names: ReadonlySet<string>): string {
  return [...names]
    .slice(0, LABELS_SHOWN)
    .map((name) => quote(name))
    .join(", ");
}
