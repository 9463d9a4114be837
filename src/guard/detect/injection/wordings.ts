import type { Channel } from "../../../core/channel.ts";
import type { Span } from "../../../core/finding.ts";
import { compileDetector } from "../compile-detector.ts";
import type { Detector } from "../detector.ts";
import type { InjectionFamily } from "./family.ts";
import type { Phrase, SignPhrase, WordPhrase } from "./phrase.ts";
import { PhraseAutomaton } from "./phrase-automaton.ts";

/** A phrase of a family that stands in a text. */
export interface Wording {
  readonly family: InjectionFamily;
  /** How much it says alone in this channel, 0..1. */
  readonly weight: number;
  /** In units of the view that was read. */
  readonly span: Span;
}

/** Phrases of all families in a normalized text, in order of place. */
export type FindWordings = (view: string, channel: Channel) => readonly Wording[];

interface Known<Kind extends Phrase> {
  readonly family: InjectionFamily;
  readonly phrase: Kind;
}

/** One automaton over the words of all families, one over the signs. Linear. */
export function compileWordings(families: readonly InjectionFamily[]): FindWordings {
  const words: Known<WordPhrase>[] = [];
  const signs: Known<SignPhrase>[] = [];
  for (const family of families) {
    for (const phrase of family.phrases) {
      if (phrase.kind === "words") words.push({ family, phrase });
      else signs.push({ family, phrase });
    }
  }
  const automaton = new PhraseAutomaton(words.map(({ phrase }) => phrase));
  const detector = compileSigns(signs);
  return (text, channel) => {
    const view = text.replaceAll("\n", " ");
    const found: Wording[] = [];
    const note = (known: Known<Phrase> | undefined, span: Span): void => {
      if (known === undefined) return;
      const { family, phrase } = known;
      const full = channel === "document" ? phrase.weightIndirect : phrase.weight;
      const weight = isMentioned(view, span, channel) ? full * MENTIONED_SHARE : full;
      if (weight > 0) found.push({ family, weight, span });
    };
    for (const { phrase, span } of automaton.find(view)) note(words[phrase], span);
    for (const { rule, span } of detector?.scan(view) ?? []) note(signs[Number(rule)], span);
    return strongest(found);
  };
}

/** What is quoted within a sentence is spoken of, not said. */
const MENTIONED_SHARE = 0.5;
/** Of a quotation behind the wording that opens it, in code units. */
const QUOTED_LENGTH_MAX = 60;
const QUOTES = new Map([
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["\u201e", '"'],
  ["\u300c", "\u300d"],
  ["\u300e", "\u300f"],
]);

/**
 * Whether a quotation begins with the wording, as in `why does "…" work`. In documents it follows a
 * word or a parenthesis, for values of JSON are quoted too.
 */
function isMentioned(view: string, { start, end }: Span, channel: Channel): boolean {
  const at = view[start - 1] === " " ? start - 2 : start - 1;
  const closing = QUOTES.get(view[at] ?? "");
  if (closing === undefined) return false;
  if (
    channel === "document" &&
    !/[\p{L}\p{M}],? ?$|\($/u.test(view.slice(Math.max(0, at - 3), at))
  ) {
    return false;
  }
  return view.slice(end, end + QUOTED_LENGTH_MAX).includes(closing);
}

/** Overlapping matches of signs come as one, named by the stronger. */
function compileSigns(signs: readonly Known<SignPhrase>[]): Detector | null {
  if (signs.length === 0) return null;
  const recognizers = signs.map(({ family, phrase }, index) => ({
    title: family.title,
    category: family.category,
    severity: family.severity,
    references: family.references,
    examples: family.examples,
    id: String(index),
    pattern: phrase.pattern,
    // In the order of the weights, and none a mere suspicion that another would hide.
    confidence: (1 + phrase.weight) / 2,
  }));
  // Whole texts hold nothing back, so nothing is too long to be read across.
  return compileDetector(recognizers, { spanLengthMax: Number.MAX_SAFE_INTEGER });
}

/** Of those of one family that overlap, the strongest: several say the same of the same words. */
function strongest(found: readonly Wording[]): readonly Wording[] {
  const sorted = found.toSorted((left, right) => left.span.start - right.span.start);
  const kept: Wording[] = [];
  const latest = new Map<string, number>();
  for (const wording of sorted) {
    const at = latest.get(wording.family.id) ?? -1;
    const before = kept[at];
    if (before === undefined || before.span.end <= wording.span.start) {
      latest.set(wording.family.id, kept.push(wording) - 1);
      continue;
    }
    const start = before.span.start;
    const end = Math.max(before.span.end, wording.span.end);
    const weight = Math.max(before.weight, wording.weight);
    kept[at] = { family: wording.family, weight, span: { start, end } };
  }
  return kept;
}

/** A second wording of the same family says less than the first. */
const REPEATED_SHARE = 0.5;

/**
 * Noisy-or over the families, 0..1. A family counts its strongest wording and half of the next, so
 * that a long harmless text does not add up by repeating one weak hint.
 */
export function weighWordings(wordings: readonly Wording[]): number {
  const families = new Map<string, readonly [first: number, second: number]>();
  for (const { family, weight } of wordings) {
    const [first, second] = families.get(family.id) ?? [0, 0];
    if (weight > first) families.set(family.id, [weight, first]);
    else families.set(family.id, [first, Math.max(second, weight)]);
  }
  let innocent = 1;
  for (const [first, second] of families.values()) {
    innocent *= (1 - first) * (1 - second * REPEATED_SHARE);
  }
  return 1 - innocent;
}
