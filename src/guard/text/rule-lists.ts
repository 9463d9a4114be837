/** Numbers of rules, each once, in order. */
export type RuleList = readonly number[];

export const NO_RULES: RuleList = [];

/** Lists and unions that are remembered; more are made each time. */
const REMEMBERED_MAX = 2 ** 15;

/** Keeps one of all equal lists, so that what was put together once is known for the next text. */
export class RuleLists {
  readonly #known = new Map<string, RuleList>();
  #unions = new Map<RuleList, Map<RuleList, RuleList>>();
  #unionCount = 0;

  of(rules: Iterable<number>): RuleList {
    const list = [...new Set(rules)].toSorted((left, right) => left - right);
    if (list.length === 0) return NO_RULES;
    const key = list.join(",");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size < REMEMBERED_MAX) this.#known.set(key, list);
    return list;
  }

  united(one: RuleList, other: RuleList): RuleList {
    if (one === other) return one;
    const known = this.#unions.get(one)?.get(other);
    if (known !== undefined) return known;
    const union = this.of([...one, ...other]);
    if (this.#unionCount >= REMEMBERED_MAX) {
      this.#unions = new Map();
      this.#unionCount = 0;
    }
    const unions = this.#unions.get(one) ?? new Map<RuleList, RuleList>();
    this.#unions.set(one, unions.set(other, union));
    this.#unionCount++;
    return union;
  }
}
