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

/**
 * The words of a text in order, with offsets in UTF-16 code units. No tokenizer says where its
 * tokens stand, and many change case, accents or width: each run between spaces is tokenized as a
 * whole and again up to the end of each of its words. Where the tokens of the part are not the
 * first ones of the whole, a token lies across that end, and the words on both sides count as one.
 */
export function* wordsOf(text: string, tokenizer: Tokenizer): Generator<Word> {
  // A pair of surrogates cut in two is no character for a tokenizer.
  const read = text.toWellFormed();
  let run: Unit[] = [];
  let lead = "";
  for (const { 0: match, 1: space, 2: named, index: start } of read.matchAll(UNIT)) {
    const from = run[0]?.start ?? start;
    const end = start + match.length;
    if (run.length > 0 && (space !== undefined || end - from > RUN_LENGTH_MAX)) {
      yield* readRun(read, { run, lead }, tokenizer);
      run = [];
      lead = "";
    }
    if (space === undefined) run.push({ start, end, isNamed: named !== undefined });
    // However many spaces and lines: a model of names was trained on words.
    else lead = " ";
  }
  if (run.length > 0) yield* readRun(read, { run, lead }, tokenizer);
}

interface Run {
  readonly run: readonly Unit[];
  readonly lead: string;
}

function readRun(text: string, { run, lead }: Run, tokenizer: Tokenizer): readonly Word[] {
  const idsTo = (end: number): readonly number[] => {
    const piece = lead + text.slice(run[0]?.start ?? 0, end);
    return tokenizer.encode(piece, { add_special_tokens: false }).ids;
  };
  const all = idsTo(run.at(-1)?.end ?? 0);
  const words: Word[] = [];
  let from = 0;
  let open: Unit | null = null;
  for (const [index, unit] of run.entries()) {
    const isLast = index === run.length - 1;
    const whole: Unit = open === null ? unit : joined(open, unit);
    const ids = isLast ? all : idsTo(unit.end);
    open = whole;
    if (!beginsWith(all, ids) || ids.length < from) continue;
    const own = all.slice(from, ids.length);
    const before = words.at(-1);
    // One token for several words, an unknown one say: what it says holds for all of them.
    if (own.length === 0 && whole.isNamed && before !== undefined) {
      words[words.length - 1] = toWord(
        joined({ ...before.span, isNamed: true }, whole),
        before.ids,
      );
    } else {
      words.push(toWord(whole, own));
      from = ids.length;
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

function beginsWith(ids: readonly number[], start: readonly number[]): boolean {
  return start.length <= ids.length && start.every((id, index) => id === ids[index]);
}
