import type { Span } from "../../core/finding.ts";
import type { Tokenizer } from "./open-model.ts";

/** A word or what stands between words, and its tokens. White space is in none. */
export interface Word {
  readonly span: Span;
  /** Empty for what the tokenizer reads as nothing. */
  readonly ids: readonly number[];
  /** Has letters or digits. */
  readonly isNamed: boolean;
}

/** Longer runs of characters without a space between them are read in pieces. */
const RUN_LENGTH_MAX = 64;

/**
 * White space; a character of a script that writes no spaces; a run of letters and digits with
 * their marks; a run of anything else.
 */
const UNIT =
  /(\s+)|([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}{0,16}|[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]][[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]{0,31})|[^\p{L}\p{N}\s]{1,16}/gv;

interface Unit extends Span {
  readonly isNamed: boolean;
}

/** Runs of more words than this are first tried word by word. */
const PREFIXED_MAX = 4;

/** Tokens of pieces are remembered while one text is read: words come again. */
const KNOWN_MAX = 4096;

type IdsOf = (piece: string) => readonly number[];

/**
 * The words of a text in order, with offsets in UTF-16 code units. No tokenizer says where its
 * tokens stand, and many change case, accents or width: each run between spaces is tokenized as a
 * whole and again up to the end of each of its words. Where the tokens of the part are not the
 * first ones of the whole, a token lies across that end, and the words on both sides count as one.
 */
export function* wordsOf(text: string, tokenizer: Tokenizer): Generator<Word> {
  // A pair of surrogates cut in two is no character for a tokenizer.
  const read = text.toWellFormed();
  const idsOf = remembering(tokenizer);
  let run: Unit[] = [];
  let lead = "";
  for (const { 0: match, 1: space, 2: named, index: start } of read.matchAll(UNIT)) {
    const from = run[0]?.start ?? start;
    const end = start + match.length;
    if (run.length > 0 && (space !== undefined || end - from > RUN_LENGTH_MAX)) {
      yield* readRun(read, { run, lead }, idsOf);
      run = [];
      lead = "";
    }
    if (space === undefined) run.push({ start, end, isNamed: named !== undefined });
    // However many spaces and lines: a model of names was trained on words.
    else lead = " ";
  }
  if (run.length > 0) yield* readRun(read, { run, lead }, idsOf);
}

function remembering(tokenizer: Tokenizer): IdsOf {
  const known = new Map<string, readonly number[]>();
  return (piece) => {
    const before = known.get(piece);
    if (before !== undefined) return before;
    const { ids } = tokenizer.encode(piece, { add_special_tokens: false });
    if (known.size < KNOWN_MAX) known.set(piece, ids);
    return ids;
  };
}

interface Run {
  readonly run: readonly Unit[];
  /** A space, where the run follows one. */
  readonly lead: string;
}

function readRun(text: string, { run, lead }: Run, idsOf: IdsOf): readonly Word[] {
  const from = run[0]?.start ?? 0;
  const all = idsOf(lead + text.slice(from, run.at(-1)?.end));
  const byWord = run.length > PREFIXED_MAX ? countsByWord(text, { run, lead }, idsOf) : null;
  const isSame = byWord !== null && sameIds(byWord.ids, all);
  // Word by word is linear; by the parts from the beginning it is right for every tokenizer.
  const countAt = (index: number): number | null => {
    if (isSame) return byWord.counts[index] ?? null;
    if (index === run.length - 1) return all.length;
    const part = idsOf(lead + text.slice(from, run[index]?.end));
    return sameIds(part, all.slice(0, part.length)) ? part.length : null;
  };
  return cutAt(run, all, countAt);
}

interface CountedIds {
  readonly ids: readonly number[];
  /** How many there are up to the end of each word. */
  readonly counts: readonly number[];
}

function countsByWord(text: string, { run, lead }: Run, idsOf: IdsOf): CountedIds {
  const ids: number[] = [];
  const counts = run.map(({ start, end }, index) => {
    ids.push(...idsOf((index === 0 ? lead : "") + text.slice(start, end)));
    return ids.length;
  });
  return { ids, counts };
}

/** `countAt`: how many of all tokens there are up to the end of a unit; null: it ends in one. */
function cutAt(
  run: readonly Unit[],
  all: readonly number[],
  countAt: (index: number) => number | null,
): readonly Word[] {
  const words: Word[] = [];
  let from = 0;
  let open: Unit | null = null;
  for (const [index, unit] of run.entries()) {
    const whole: Unit = open === null ? unit : joined(open, unit);
    const count = countAt(index);
    open = whole;
    if (count === null || count < from) continue;
    const before = words.at(-1);
    // One token for several words, an unknown one say: what it says holds for all of them.
    if (count === from && whole.isNamed && before !== undefined) {
      words[words.length - 1] = toWord(
        joined({ ...before.span, isNamed: true }, whole),
        before.ids,
      );
    } else {
      words.push(toWord(whole, all.slice(from, count)));
      from = count;
    }
    open = null;
  }
  return words;
}

function joined({ start }: Unit, { end }: Unit): Unit {
  return { start, end, isNamed: true };
}

function toWord({ start, end, isNamed }: Unit, ids: readonly number[]): Word {
  return { span: { start, end }, ids, isNamed };
}

function sameIds(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
