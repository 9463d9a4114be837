import {
  FEATURES,
  HIDDEN,
  NO_TRIPLE,
  TRIPLE_BUCKETS,
  tripleBucket,
} from "../../src/guard/detect/injection/gibberish-model.ts";
import type { GibberishModel } from "../../src/guard/detect/injection/gibberish-model.ts";
import { scanGibberish } from "../../src/guard/detect/injection/gibberish-scan.ts";
import { SHAPES } from "../../src/guard/detect/injection/text-shapes.ts";
import {
  commonWordsOf,
  letterEvidence,
  readText,
  ShapeCounts,
  unitEvidence,
} from "./gibberish-counts.ts";
import type { Read } from "./gibberish-counts.ts";
import { fitNet } from "./gibberish-net.ts";
import type { Example } from "./gibberish-net.ts";
import { notation } from "./notation.ts";
import { pick, seeded } from "./random.ts";
import type { Row } from "./row.ts";
import { soup } from "./soup.ts";

const WRITTEN = { pair: 30, triple: 15 };
/** Soup is made up: its chances lean on what is short. */
const SOUPY = { pair: 400, triple: 200 };
const MODE_SWITCH_BITS = 6;
const ROUNDS = 2;
/** Larger sources count as if they had this many characters. */
const SOURCE_CHARACTERS = 300_000;
const SOUPS = 6000;
const REQUESTS = 9000;
const NOTATIONS = 6000;
const TRIPLES_KEPT = 8000;
/** Quarters of a bit by which a triple must differ from what its pair says. */
const DIFFERENCE_MIN = 4;
/** Coarse, so that the table stays small. */
const STEP = 4;
const WINDOWS_PER_TEXT = 60;
const SOUP_WINDOWS = 4;
/** Sources whose benign rows hold suffixes of optimizers: not to learn writing from. */
const UNCLEAN = new Set(["neuralchemy"]);

const CODE = /^(?:code|structured)/;
/** Code, notation, and documentation with code in it. */
const PAGES = /^(?:code|structured|notation|docs)/;
const MIXED = /^(?:docs|pii|meddocan$|grammar-inland|notation)/;

interface Text {
  readonly text: string;
  readonly weight: number;
  readonly read: Read;
  /** Which reading its counts start from: 0 prose, 1 code, null both. */
  readonly mode: 0 | 1 | null;
}

type Counts = readonly [prose: ShapeCounts, code: ShapeCounts];

/** Everything that is learned from benign rows and from soup that is made up here. */
export function fitGibberish(benign: readonly Row[]): GibberishModel {
  const random = seeded(77);
  const rows = [...benign.filter(({ source }) => !UNCLEAN.has(source)), ...notationRows(random)];
  const proseRows = rows.filter(({ source }) => !CODE.test(source) && !MIXED.test(source));
  const commonWords = commonWordsOf(proseRows);
  const texts = toTexts(rows, commonWords);
  const soupTexts = Array.from({ length: SOUPS }, () => soup(random));
  const soups = new ShapeCounts(SOUPY);
  for (const text of soupTexts) soups.add(readText(text, commonWords), 1);
  const units = unitEvidence(soupTexts, {
    prose: proseRows.map(({ text }) => text),
    code: rows.filter(({ source }) => PAGES.test(source)).map(({ text }) => text),
  });
  const modes = countModes(texts);
  const pairs = pairEvidence(soups, modes);
  const unjudged: GibberishModel = {
    units: Int8Array.from(units, (bits) => Math.max(-24, Math.min(40, Math.round(8 * bits)))),
    pairs,
    triples: tripleEvidence(soups, modes, pairs),
    letters: Int8Array.from(letterEvidence(texts), (bits) => quarters(bits, 16)),
    commonWords,
    commonness: Int8Array.from([0, 0, 1, 1], (common, at) => {
      const mode = modes[at % 2 === 0 ? 0 : 1];
      return quarters(Math.log2(soups.commonChance(common) / mode.commonChance(common)), 32);
    }),
    net: { weights: new Float32Array(HIDDEN * (FEATURES + 2)), bias: 0 },
  };
  const requests = proseRows.filter(({ channel, text }) => channel === "user" && text.length < 200);
  const examples = [
    ...soupExamples(
      requests.map(({ text }) => text),
      unjudged,
      random,
    ),
    ...rows.flatMap(({ text }) => examplesOf(text, unjudged)),
  ];
  return { ...unjudged, net: fitNet(examples) };
}

function notationRows(random: () => number): Row[] {
  return Array.from({ length: NOTATIONS }, (_, at) => ({
    text: notation(random),
    label: "benign",
    channel: "user",
    source: "notation",
    lang: "en",
    kind: "notation",
    origin: `notation:${at}`,
  }));
}

function toTexts(rows: readonly Row[], commonWords: Uint8Array): Text[] {
  const sizes = new Map<string, number>();
  for (const { source, text } of rows) sizes.set(source, (sizes.get(source) ?? 0) + text.length);
  return rows.map(({ source, text }) => ({
    text,
    weight: Math.min(1, SOURCE_CHARACTERS / (sizes.get(source) ?? 1)),
    read: readText(text, commonWords),
    mode: CODE.test(source) ? 1 : MIXED.test(source) ? null : 0,
  }));
}

function quarters(bits: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, STEP * Math.round((4 * bits) / STEP)));
}

/** Counts prose and code, each text read as a sequence of both (hard expectation maximization). */
function countModes(texts: readonly Text[]): Counts {
  let modes: Counts = [new ShapeCounts(WRITTEN), new ShapeCounts(WRITTEN)];
  for (const { read, weight, mode } of texts) if (mode !== null) modes[mode].add(read, weight);
  for (let round = 0; round < ROUNDS; round++) {
    const next: Counts = [new ShapeCounts(WRITTEN), new ShapeCounts(WRITTEN)];
    const chances = [new Map<number, number>(), new Map<number, number>()] as const;
    for (const { read, weight } of texts) {
      const path = readingOf(read, modes, chances);
      next[0].add(read, weight, (at) => path[at] === 0);
      next[1].add(read, weight, (at) => path[at] === 1);
    }
    modes = next;
  }
  return modes;
}

/** The likeliest reading of each shape (Viterbi). */
function readingOf(
  { symbols, common }: Read,
  modes: Counts,
  memo: readonly [Map<number, number>, Map<number, number>],
): Uint8Array {
  const bits = (mode: 0 | 1, triple: number, at: number): number => {
    let chance = memo[mode].get(triple);
    if (chance === undefined) {
      chance = Math.log2(modes[mode].tripleChance(triple));
      memo[mode].set(triple, chance);
    }
    const word = common[at] ?? 2;
    return word === 2 ? chance : chance + Math.log2(modes[mode].commonChance(word));
  };
  const from = [new Uint8Array(symbols.length), new Uint8Array(symbols.length)] as const;
  let [prose, code, before, last] = [0, 0, 0, 0];
  for (const [at, symbol] of symbols.entries()) {
    const triple = (before * SHAPES + last) * SHAPES + symbol;
    from[0][at] = prose >= code - MODE_SWITCH_BITS ? 0 : 1;
    from[1][at] = code >= prose - MODE_SWITCH_BITS ? 1 : 0;
    const asProse = Math.max(prose, code - MODE_SWITCH_BITS) + bits(0, triple, at);
    code = Math.max(code, prose - MODE_SWITCH_BITS) + bits(1, triple, at);
    prose = asProse;
    before = last;
    last = symbol;
  }
  const path = new Uint8Array(symbols.length);
  let mode: 0 | 1 = prose >= code ? 0 : 1;
  for (let at = symbols.length - 1; at >= 0; at--) {
    path[at] = mode;
    mode = from[mode][at] === 1 ? 1 : 0;
  }
  return path;
}

function pairEvidence(soups: ShapeCounts, modes: Counts): Int8Array {
  return Int8Array.from({ length: 2 * SHAPES * SHAPES }, (_, at) => {
    const pair = at >> 1;
    const symbol = pair % SHAPES;
    const last = (pair - symbol) / SHAPES;
    const written = modes[at % 2 === 0 ? 0 : 1].pairChance(last, symbol);
    return quarters(Math.log2(soups.pairChance(last, symbol) / written), 32);
  });
}

/** The triples that say most beyond their pairs; where two meet, what speaks for writing. */
function tripleEvidence(soups: ShapeCounts, modes: Counts, pairs: Int8Array): Int8Array {
  const evidence = new Int8Array(2 * TRIPLE_BUCKETS).fill(NO_TRIPLE);
  for (const mode of [0, 1] as const) {
    const { triples, seen } = modes[mode];
    const found = [];
    for (const [triple, count] of triples) {
      if ((seen.get(triple) ?? 0) < 2) continue;
      const said = quarters(
        Math.log2(soups.tripleChance(triple) / modes[mode].tripleChance(triple)),
        32,
      );
      const difference = Math.abs(said - (pairs[2 * (triple % SHAPES ** 2) + mode] ?? 0));
      if (difference < DIFFERENCE_MIN) continue;
      found.push({ triple, said, gain: difference * Math.sqrt(count) });
    }
    found.sort((a, b) => b.gain - a.gain || a.triple - b.triple);
    for (const { triple, said } of found.slice(0, TRIPLES_KEPT)) {
      const third = triple % SHAPES;
      const second = Math.floor(triple / SHAPES) % SHAPES;
      const first = Math.floor(triple / SHAPES ** 2);
      const at = 2 * tripleBucket(first, second, third) + mode;
      const there = evidence[at] ?? NO_TRIPLE;
      evidence[at] = there === NO_TRIPLE ? said : Math.min(said, there);
    }
  }
  return evidence;
}

function soupExamples(
  requests: readonly string[],
  model: GibberishModel,
  random: () => number,
): Example[] {
  const examples: Example[] = [];
  for (let left = REQUESTS; left > 0; left--) {
    const request = pick(requests, random);
    const text = request + pick([" ", " ", "\n", ". ", ""], random) + soup(random);
    const windows: Float64Array[] = [];
    scanGibberish(text, model, (features, _, end) => {
      if (end > request.length + 40 || end >= text.length - 2) windows.push(features.slice());
    });
    const weight = 1 / Math.min(SOUP_WINDOWS, windows.length);
    for (const features of windows.slice(-SOUP_WINDOWS)) {
      examples.push({ features, soup: true, weight });
    }
  }
  return examples;
}

function examplesOf(text: string, model: GibberishModel): Example[] {
  const examples: Example[] = [];
  scanGibberish(text, model, (features) => {
    if (examples.length === WINDOWS_PER_TEXT) return;
    examples.push({ features: features.slice(), soup: false, weight: 1 });
  });
  return examples;
}
