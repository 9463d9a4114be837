import { withParts } from "./syntax.ts";
import type { Expression, Statement } from "./syntax.ts";

/** Statements that give names to values, and in which of their expressions those stand. */
const BINDING = new Set(["set", "for", "macro", "call", "with", "import", "from", "block"]);

/** Names that a template itself gives to something, wherever in it that is. */
export function boundNames(statements: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { word, expressions } of statements) {
    if (!BINDING.has(word)) continue;
    for (const expression of targets(word, expressions)) {
      if (expression.kind === "name") names.add(expression.name);
    }
  }
  return names;
}

function targets(word: string, expressions: readonly Expression[]): readonly Expression[] {
  const [first] = expressions;
  if (first === undefined) return [];
  if (word === "set" || word === "macro") return withParts(first);
  if (word === "for") return loopTargets(expressions);
  return expressions.flatMap((one) => (one.kind === "group" ? [one, ...one.parts] : [one]));
}

/** `for a, (b, c) in …`: everything in front of `in`. */
function loopTargets(expressions: readonly Expression[]): readonly Expression[] {
  const found: Expression[] = [];
  for (const expression of expressions) {
    const isLast = expression.kind === "group" && expression.name === "in";
    const [left] = isLast ? expression.parts : [expression];
    if (left !== undefined) found.push(...withParts(left));
    if (isLast) break;
  }
  return found;
}
