import { NO_RULES } from "./rule-lists.ts";
import type { RuleList, RuleLists } from "./rule-lists.ts";

/** What a walk knows of a rule that it may meet the end of. */
interface EndingRule {
  readonly swallow: boolean;
  /** How many ends are wanted, the longest first. */
  readonly endsMax: number;
}

/** Symbols behind which a rule has ended: written over when the next rule is asked about. */
interface Places {
  /** The longest match first; what stands behind `count` means nothing. */
  readonly places: readonly number[];
  readonly count: number;
  /** There were more than the rule keeps; the shortest are missing. */
  readonly cut: boolean;
}

/**
 * Where one walk has met ends of patterns: noted as they come, for all rules that end at a place
 * together. What that means for each rule is told when the walk is over, for those that count.
 */
export class WalkEnds {
  readonly #rules: readonly EndingRule[];
  readonly #ruleLists: RuleLists;
  /** By place, in the order of the text: the rules that end there. */
  readonly #lists: RuleList[] = [];
  readonly #places: number[] = [];
  #count = 0;
  #all: RuleList = NO_RULES;
  /** Asked for at every match: nothing is made for it each time. */
  readonly #asked = { places: new Array<number>(), count: 0, cut: false };

  constructor(automaton: { readonly rules: readonly EndingRule[]; readonly ruleLists: RuleLists }) {
    this.#rules = automaton.rules;
    this.#ruleLists = automaton.ruleLists;
  }

  clear(): void {
    this.#count = 0;
    this.#all = NO_RULES;
  }

  /** A place may be noted again. */
  note(rules: RuleList, place: number): void {
    if (rules.length === 0) return;
    const last = this.#count - 1;
    if (last >= 0 && this.#places[last] === place) {
      this.#lists[last] = this.#ruleLists.united(this.#lists[last] ?? NO_RULES, rules);
    } else {
      this.#lists[this.#count] = rules;
      this.#places[this.#count++] = place;
    }
    this.#all = last < 0 ? rules : this.#ruleLists.united(this.#all, rules);
  }

  /** Those that have ended. Behind `longFrom` only those count that swallow. */
  rules(longFrom: number): RuleList {
    if ((this.#places[this.#count - 1] ?? 0) <= longFrom) return this.#all;
    return this.#all.filter((rule) => this.placesOf(rule, longFrom).count > 0);
  }

  placesOf(rule: number, longFrom: number): Places {
    const { swallow, endsMax } = this.#rules[rule] ?? { swallow: false, endsMax: 1 };
    const asked = this.#asked;
    let count = 0;
    let cut = false;
    for (let at = this.#count - 1; at >= 0; at--) {
      const place = this.#places[at] ?? 0;
      if (!swallow && place > longFrom) continue;
      if (this.#lists[at]?.includes(rule) !== true) continue;
      cut = count === endsMax;
      if (cut) break;
      asked.places[count++] = place;
    }
    asked.count = count;
    asked.cut = cut;
    return asked;
  }
}
