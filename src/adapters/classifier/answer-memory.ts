import type { Ask } from "./thread.ts";

/**
 * Agents send their whole history with every turn: answers are remembered, at most `entriesMax`,
 * those used last. Holds what `keyOf` makes of items, and their answers: never texts.
 */
export function rememberAnswers<Item, Answer>(
  ask: Ask<Item, Answer>,
  keyOf: (item: Item) => string,
  entriesMax: number,
): Ask<Item, Answer> {
  // INVARIANT: in order of their last use.
  const known = new Map<string, Answer>();
  const keep = (key: string, answer: Answer): void => {
    known.delete(key);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > entriesMax && oldest !== undefined) known.delete(oldest);
  };
  return async (items) => {
    const keys = items.map(keyOf);
    const found = keys.map((key) => known.get(key) ?? null);
    const unknown = items.filter((_, index) => found[index] === null);
    const answers = unknown.length === 0 ? [] : [...(await ask(unknown))];
    return found.map((remembered, index) => {
      const answer = remembered ?? answers.shift() ?? null;
      if (answer !== null) keep(keys[index] ?? "", answer);
      return answer;
    });
  };
}
