import type { Span } from "../../core/finding.ts";
import type { Word } from "./words.ts";

/** What a model says of one word and one entity. */
export interface WordOpinion {
  /** That the word belongs to a name of the entity, 0..1. */
  readonly probability: number;
  /** A name begins with this word, even behind another one. */
  readonly begins: boolean;
  /** A name ends with this word. */
  readonly ends: boolean;
}

export interface ReadWord extends Word {
  /** By number of the entity; null where no window has read it. */
  readonly opinions: readonly WordOpinion[] | null;
  /** Words to the nearer end of the window that it was read in; -1 for none. */
  readonly depth: number;
}

export interface WordName {
  /** Its number. */
  readonly entity: number;
  /** Mean probability of its words. */
  readonly score: number;
  readonly span: Span;
}

interface NameWords {
  readonly entity: number;
  readonly words: ReadWord[];
}

/** Names as runs of words of one entity; what reads as nothing between them is a part of them. */
export function namesIn(words: readonly ReadWord[], scoreMin: number): readonly WordName[] {
  const names: NameWords[] = [];
  let isOpen = false;
  for (const word of words) {
    if (word.opinions === null) continue;
    const entity = entityOf(word.opinions, scoreMin);
    if (entity === null) {
      isOpen = false;
      continue;
    }
    const last = names.at(-1);
    const { begins, ends } = word.opinions[entity] ?? { begins: true, ends: true };
    if (isOpen && !begins && last?.entity === entity) last.words.push(word);
    else names.push({ entity, words: [word] });
    isOpen = !ends;
  }
  return names.flatMap(toName);
}

/** The likeliest of those that are likely enough. */
function entityOf(opinions: readonly WordOpinion[], scoreMin: number): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [entity, { probability }] of opinions.entries()) {
    if (probability < scoreMin || probability <= most) continue;
    best = entity;
    most = probability;
  }
  return best;
}

/** Punctuation at the ends is no part of a name, and alone it is none. */
function toName({ entity, words }: NameWords): readonly WordName[] {
  const named = words.filter(({ isNamed }) => isNamed);
  const [first] = named;
  const last = named.at(-1);
  if (first === undefined || last === undefined) return [];
  const sum = named.reduce((total, { opinions }) => {
    return total + (opinions?.[entity]?.probability ?? 0);
  }, 0);
  const span = { start: first.span.start, end: last.span.end };
  return [{ entity, score: sum / named.length, span }];
}
