import { ASK, DEAD, NO_CLASS, SETTLED, stateOf, SWALLOWS, UNKNOWN } from "./automaton.ts";
import type { Automaton } from "./automaton.ts";
import { foldText, lastFoldedAt } from "./fold.ts";
import { BLOCK_LENGTH, borrow, copyUnits, giveBack, NONE, UNITS } from "./symbols.ts";
import type { Symbols } from "./symbols.ts";
import { WalkEnds } from "./walk-ends.ts";

/** Longest match in symbols (characters that are not skipped); a longer walk is dead. */
export const MATCH_LENGTH_MAX = 1024;
/** The same for `swallow` rules; a walk that gets there ends in a match. */
export const SWALLOW_LENGTH_MAX = 16_384;
/** Longest match in code units, invisible characters included: the text ends there for a walk. */
export const SPAN_LENGTH_MAX = 65_536;
/** Symbols before a start that stay available as context, one of them a mere neighbour. */
export const HISTORY_LENGTH_MAX = 256;

/** Symbols that can be forgotten before moving the others is worth it. */
const FORGOTTEN_MIN = 512;
/** Text that may lie around before it is cut off. */
const SLACK_LENGTH = 8192;

/**
 * Where one rule may end from one start. Offsets in code units of the stream. Written over when it
 * has been decided.
 */
export interface Candidate {
  readonly rule: number;
  readonly start: number;
  /** Longest first; what stands behind `count` means nothing. */
  readonly ends: readonly number[];
  readonly count: number;
  /** There were more ends than the rule keeps; the shortest are missing. */
  readonly cut: boolean;
}

export interface ScanLimits {
  /** Instead of `SPAN_LENGTH_MAX`: whole texts need not bound what is held back. */
  readonly spanLengthMax: number;
  /** Whether matches of a rule are to be decided that start here; asked in order, before each. */
  readonly wants?: (rule: number, start: number) => boolean;
}

/** Returns the end that counts, or -1 for none. Called in order of start. */
export type Decide = (candidate: Candidate) => number;

/**
 * Runs an automaton over text that arrives in pieces, one walk at a time from every start that its
 * left side allows. A walk that waits for text holds back all later starts, which are walked when
 * it is over: what is found does not depend on how the text was cut.
 */
export class Scanner {
  /** Transitions taken so far: what the time is proportional to. */
  steps = 0;

  readonly #automaton: Automaton;
  readonly #decide: Decide;
  readonly #spanLengthMax: number;
  readonly #wants: ScanLimits["wants"];
  /** Text from `#base` on; everything a walk or its context may still need. */
  #text = "";
  #base = 0;
  #length = 0;
  #ended = false;
  /** First half of a pair whose second half has not arrived. */
  #half = -1;

  /** How far the text was compared with how it reads, and from where on the two are the same. */
  #comparedTo = 0;
  #plainFrom = 0;

  // Symbols are counted from the beginning of the stream; `#first` is the first one in the buffers.
  #symbols: Symbols = NONE;
  #first = 0;
  #count = 0;

  /** Start of the walk under way, or next start to try. */
  #cursor = 0;
  #row: number;
  #walking = false;
  #state = DEAD;
  #generation = 0;
  /** Next symbol of the walk, and where the walk has to stop. */
  #at = 0;
  #cap = 0;
  /** Starts before it get no long walk: one has just been through there in vain. */
  #longFrom = 0;

  /** Rules that the walk has met the end of, and the one that is being decided. */
  readonly #ends: WalkEnds;
  readonly #candidate = { rule: 0, start: 0, ends: new Array<number>(), count: 0, cut: false };

  constructor(automaton: Automaton, decide: Decide, limits?: ScanLimits) {
    this.#automaton = automaton;
    this.#decide = decide;
    this.#spanLengthMax = limits?.spanLengthMax ?? SPAN_LENGTH_MAX;
    this.#wants = limits?.wants;
    this.#ends = new WalkEnds(automaton);
    this.#row = automaton.leftRow[automaton.edge] ?? 0;
  }

  push(chunk: string): void {
    this.#text += chunk;
    for (let from = 0; from < chunk.length; from += BLOCK_LENGTH) {
      this.#discard();
      this.#read(chunk, from, Math.min(chunk.length, from + BLOCK_LENGTH));
      this.#run();
    }
  }

  end(): void {
    if (this.#ended) return;
    if (this.#half >= 0) {
      this.#add(this.#automaton.symbolOf(this.#half), this.#length - 1);
      this.#half = -1;
    }
    this.#ended = true;
    this.#run();
    giveBack(this.#symbols);
    this.#symbols = NONE;
  }

  /** No match that is still to come starts before this offset. Never inside a surrogate pair. */
  get undecided(): number {
    if (this.#cursor < this.#count) return this.#offsetOf(this.#cursor);
    return this.#half >= 0 ? this.#length - 1 : this.#length;
  }

  /** Matches of the walk that waits, each with the last end that it has met so far. */
  get growing(): readonly Candidate[] {
    if (!this.#walking) return [];
    const start = this.#offsetOf(this.#cursor);
    return this.#ends.rules(this.#cursor + MATCH_LENGTH_MAX).map((rule) => {
      const { places, count, cut } = this.#ends.placesOf(rule, this.#cursor + MATCH_LENGTH_MAX);
      const [last = 0] = places;
      return { rule, start, ends: [this.#endOf(last - 1)], count: 1, cut: cut || count > 1 };
    });
  }

  /** Text as received; of a candidate's span, while it is being decided. */
  text(start: number, end: number): string {
    return this.#text.slice(Math.max(0, start - this.#base), end - this.#base);
  }

  /** Folded text before the candidate being decided, at most `symbols` characters of it. */
  history(symbols: number): string {
    const end = this.#offsetOf(this.#cursor);
    const first = this.#offsetOf(Math.max(this.#cursor - symbols, this.#first));
    const text = this.text(Math.max(first, end - SPAN_LENGTH_MAX), end);
    return this.#readsAsWritten(first, end) ? text : foldText(text);
  }

  /** Folded text of a candidate that is being decided. */
  folded(start: number, end: number): string {
    const text = this.text(start, end);
    return this.#readsAsWritten(start, end) ? text : foldText(text);
  }

  /**
   * Where the text begins that {@link history} tells, -1 if it is all there is; null unless it
   * reads as it is written.
   */
  plainFrom(symbols: number): number | null {
    const first = this.#cursor - symbols;
    const offset = this.#offsetOf(Math.max(first, this.#first));
    if (!this.#readsAsWritten(offset, this.#offsetOf(this.#cursor))) return null;
    return first < 0 ? -1 : offset;
  }

  /** Looks at each part of the text once, however many histories have it. */
  #readsAsWritten(start: number, end: number): boolean {
    if (this.#comparedTo < end) {
      const oldest = this.#offsetOf(Math.max(this.#cursor - HISTORY_LENGTH_MAX, this.#first));
      const from = Math.max(oldest, this.#comparedTo);
      const folded = lastFoldedAt(this.text(from, end));
      if (folded >= 0) this.#plainFrom = from + folded + 1;
      this.#comparedTo = end;
    }
    return this.#plainFrom <= start;
  }

  #offsetOf(symbol: number): number {
    if (symbol >= this.#count) return this.#length;
    return this.#base + (this.#symbols.offsets[symbol - this.#first] ?? 0);
  }

  /** Offset behind a symbol, which may be a surrogate pair. */
  #endOf(symbol: number): number {
    const offset = this.#offsetOf(symbol);
    const codePoint = this.#text.codePointAt(offset - this.#base) ?? 0;
    return codePoint > 0xffff ? offset + 2 : offset + 1;
  }

  /** Forgets what no walk and no context can need any more. */
  #discard(): void {
    const { classes, offsets } = this.#symbols;
    const keep = Math.max(this.#first, this.#cursor - HISTORY_LENGTH_MAX);
    const gone = keep - this.#first;
    if (gone >= FORGOTTEN_MIN) {
      classes.copyWithin(0, gone, this.#count - this.#first);
      offsets.copyWithin(0, gone, this.#count - this.#first);
      this.#first = keep;
    }
    // Invisible characters between symbols could make the history as long as they like.
    const oldest = Math.max(this.#offsetOf(keep), this.undecided - this.#spanLengthMax);
    const cut = oldest - this.#base;
    if (cut < SLACK_LENGTH) return;
    this.#text = this.#text.slice(cut);
    this.#base = oldest;
    for (let index = this.#count - this.#first - 1; index >= 0; index--) {
      offsets[index] = (offsets[index] ?? 0) - cut;
    }
  }

  #reserve(symbols: number): void {
    const needed = this.#count - this.#first + symbols;
    const { classes, offsets } = this.#symbols;
    if (needed <= classes.length) return;
    const larger = borrow(Math.max(needed, classes.length * 2));
    larger.classes.set(classes);
    larger.offsets.set(offsets);
    giveBack(this.#symbols);
    this.#symbols = larger;
  }

  #add(symbol: number, offset: number): void {
    if (symbol === NO_CLASS) return;
    this.#reserve(1);
    const index = this.#count - this.#first;
    this.#symbols.classes[index] = symbol;
    this.#symbols.offsets[index] = offset - this.#base;
    this.#count++;
  }

  /** Folds a part of the chunk, a block at most, into the buffers. */
  #read(chunk: string, from: number, to: number): void {
    copyUnits(chunk, from, to);
    // A half that waited may be one symbol more.
    this.#reserve(to - from + 1);
    const offset = this.#length;
    for (let at = 0; at < to - from; at++) {
      if (this.#half < 0) at = this.#readPlain(at, to - from);
      if (at < to - from) this.#readOdd(UNITS[at] ?? 0, offset + at);
    }
    this.#length = offset + to - from;
  }

  /**
   * Reads up to the first unit that has no class yet, and returns where that stands. The inner
   * loop has one way through: with a second one it takes twice as long.
   */
  #readPlain(from: number, to: number): number {
    const { classOf } = this.#automaton;
    const { classes, offsets } = this.#symbols;
    const shift = this.#length - this.#base;
    const index = this.#count - this.#first;
    let skew = index - from;
    let at = from;
    while (true) {
      let symbol = 0;
      for (; at < to; at++) {
        symbol = classOf[UNITS[at] ?? 0] ?? NO_CLASS;
        if (symbol >= ASK) break;
        classes[at + skew] = symbol;
        offsets[at + skew] = shift + at;
      }
      if (at === to || symbol === ASK) break;
      // Reads as nothing.
      at++;
      skew--;
    }
    this.#count = at + skew + this.#first;
    return at;
  }

  /** A unit that is met for the first time, or a part of a surrogate pair. */
  #readOdd(unit: number, offset: number): void {
    const automaton = this.#automaton;
    const half = this.#half;
    this.#half = -1;
    if (half >= 0 && unit >= 0xdc00 && unit <= 0xdfff) {
      const codePoint = (half - 0xd800) * 0x400 + (unit - 0xdc00) + 0x10000;
      this.#add(automaton.symbolOf(codePoint), offset - 1);
      return;
    }
    if (half >= 0) this.#add(automaton.symbolOf(half), offset - 1);
    if (unit >= 0xd800 && unit <= 0xdbff) this.#half = unit;
    else this.#add(automaton.symbolOf(unit), offset);
  }

  /** Tries every start that is known, until a walk has to wait for text. */
  #run(): void {
    if (this.#walking && !this.#walk()) return;
    while (this.#findStart()) if (!this.#walk()) return;
  }

  /**
   * Moves to the next start whose walk may end in a match or has to wait; `false` for none. Most
   * walks die after a few symbols: they end here, without any of the bookkeeping.
   */
  #findStart(): boolean {
    const automaton = this.#automaton;
    const { leftRow, firsts } = automaton;
    let { transitions } = automaton;
    const { classes } = this.#symbols;
    const last = this.#count - this.#first;
    let row = this.#row;
    let steps = 0;
    let index = this.#cursor - this.#first;
    while (true) {
      let symbol = 0;
      let state = DEAD;
      // Most symbols start nothing: a loop of their own, with one way through.
      for (; index < last; index++) {
        symbol = classes[index] ?? 0;
        state = firsts[row + symbol] ?? DEAD;
        if (state !== DEAD) break;
        row = leftRow[symbol] ?? 0;
      }
      if (index >= last) break;
      if (state === UNKNOWN) {
        state = automaton.enter(row, symbol);
        ({ transitions } = automaton);
      }
      let cell = state;
      let at = index + 1;
      const stop = Math.min(last, index + MATCH_LENGTH_MAX);
      for (; cell > DEAD && at < stop; at++) {
        state = cell;
        cell = transitions[state + (classes[at] ?? 0)] ?? DEAD;
      }
      steps += at - index;
      if (cell !== DEAD) {
        // Back in front of what is not known yet, or of the end of a pattern.
        this.#begin(index, { state, at: Math.max(at - 1, index + 1) });
        break;
      }
      row = leftRow[symbol] ?? 0;
      index++;
    }
    this.steps += steps;
    this.#row = row;
    this.#cursor = index + this.#first;
    return index < last;
  }

  /** Begins a walk that has come to a state already; places are those in the buffers. */
  #begin(start: number, { state, at }: Readonly<Record<"state" | "at", number>>): void {
    this.#walking = true;
    this.#state = state;
    this.#at = at + this.#first;
    this.#cap = start + this.#first + MATCH_LENGTH_MAX;
    this.#generation = this.#automaton.generation;
    this.#ends.clear();
  }

  /** Goes on with the walk; `false` when it has to wait for text. */
  #walk(): boolean {
    // Another text emptied the shared cache meanwhile: walk again.
    if (this.#generation !== this.#automaton.generation) {
      const index = this.#cursor - this.#first;
      const state = this.#automaton.enter(this.#row, this.#symbols.classes[index] ?? 0);
      this.#begin(index, { state, at: index + 1 });
    }
    while (true) {
      const horizon = this.#horizon();
      this.#advance(Math.min(horizon, this.#cap));
      if (this.#state === DEAD) break;
      const flags = this.#automaton.flagsOf(this.#state);
      const atHorizon = this.#at === horizon;
      if (atHorizon && !this.#isFinal() && (flags & SETTLED) === 0) return false;
      this.#accept(atHorizon ? this.#automaton.edge : this.#next());
      if (atHorizon || !this.#lengthen(flags)) break;
    }
    this.#finish();
    return true;
  }

  #next(): number {
    return this.#symbols.classes[this.#at - this.#first] ?? 0;
  }

  /** First symbol that the walk cannot have: not arrived, or too far away. */
  #horizon(): number {
    const limit = this.#offsetOf(this.#cursor) + this.#spanLengthMax;
    let horizon = Math.min(this.#count, this.#cap + 1);
    while (this.#offsetOf(horizon - 1) >= limit) horizon--;
    return horizon;
  }

  /** No symbol at the horizon will ever belong to the walk. */
  #isFinal(): boolean {
    if (this.#ended || this.#at < this.#count) return true;
    return this.#length - this.#offsetOf(this.#cursor) >= this.#spanLengthMax;
  }

  /** Takes transitions up to `stop`, or until dead. What ends at `stop` is not looked at. */
  #advance(stop: number): void {
    const automaton = this.#automaton;
    const { classes } = this.#symbols;
    const from = this.#at - this.#first;
    const last = stop - this.#first;
    let { transitions } = automaton;
    let index = from;
    let state = this.#state;
    for (; index < last && state !== DEAD; index++) {
      const symbol = classes[index] ?? 0;
      let cell = transitions[state + symbol] ?? DEAD;
      if (cell < DEAD) {
        this.#state = state;
        this.#at = index + this.#first;
        this.#accept(symbol);
        if (cell === UNKNOWN) cell = automaton.step(state, symbol);
        ({ transitions } = automaton);
        cell = stateOf(cell);
      }
      state = cell;
    }
    this.steps += index - from;
    this.#state = state;
    // Behind the last symbol that the walk has: the one that it died of is not.
    this.#at = index + this.#first - (state === DEAD && index > from ? 1 : 0);
    this.#generation = automaton.generation;
  }

  /** Notes the rules that end before the symbol `#at`, `next` being its class. */
  #accept(next: number): void {
    this.#ends.note(this.#automaton.endsBefore(this.#state, next), this.#at);
  }

  /** At the cap: goes on with `swallow` rules alone, or ends in their match; `false` when over. */
  #lengthen(flags: number): boolean {
    if ((flags & SWALLOWS) === 0 || this.#cursor < this.#longFrom) return false;
    if (this.#cap === this.#cursor + MATCH_LENGTH_MAX) {
      this.#cap = this.#cursor + SWALLOW_LENGTH_MAX;
      return true;
    }
    this.#ends.note(this.#automaton.swallowing(this.#state), this.#at);
    return false;
  }

  /** The walk is over: lets its candidates be decided and moves to the next start. */
  #finish(): void {
    this.#walking = false;
    let resume = this.#cursor + 1;
    const start = this.#offsetOf(this.#cursor);
    const wants = this.#wants;
    for (const rule of this.#ends.rules(this.#cursor + MATCH_LENGTH_MAX)) {
      if (wants !== undefined && !wants(rule, start)) continue;
      const end = this.#submit(rule, start);
      if (end > resume && this.#automaton.rules[rule]?.swallow === true) resume = end;
    }
    if (this.#at - this.#cursor > MATCH_LENGTH_MAX) {
      this.#longFrom = Math.max(this.#longFrom, this.#at - MATCH_LENGTH_MAX);
    }
    this.#cursor = resume;
    const before = this.#symbols.classes[resume - 1 - this.#first] ?? 0;
    this.#row = this.#automaton.leftRow[before] ?? 0;
  }

  /** Returns the symbol behind the end that was chosen, or 0. */
  #submit(rule: number, start: number): number {
    const { places, count, cut } = this.#ends.placesOf(rule, this.#cursor + MATCH_LENGTH_MAX);
    const candidate = this.#candidate;
    const { ends } = candidate;
    for (let at = 0; at < count; at++) ends[at] = this.#endOf((places[at] ?? 0) - 1);
    candidate.rule = rule;
    candidate.start = start;
    candidate.count = count;
    candidate.cut = cut;
    const chosen = this.#decide(candidate);
    return chosen < 0 ? 0 : (places[ends.indexOf(chosen)] ?? 0);
  }
}
