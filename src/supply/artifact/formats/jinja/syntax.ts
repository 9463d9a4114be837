/** An expression of a template. */
export type Expression =
  | { readonly kind: "name"; readonly name: string; readonly offset: number }
  | { readonly kind: "constant"; readonly value: string | number; readonly offset: number }
  | {
      readonly kind: "attribute";
      readonly of: Expression;
      readonly name: string;
      readonly offset: number;
    }
  | {
      readonly kind: "item";
      readonly of: Expression;
      /** One for `a[b]`, several for the parts of a slice. */
      readonly keys: readonly Expression[];
      readonly offset: number;
    }
  | {
      readonly kind: "call";
      readonly of: Expression;
      readonly args: readonly Expression[];
      readonly offset: number;
    }
  | {
      readonly kind: "filter" | "test";
      readonly of: Expression;
      readonly name: string;
      readonly args: readonly Expression[];
      readonly offset: number;
    }
  | {
      /** Operators, lists, tuples, dictionaries and conditions: what counts is what is in them. */
      readonly kind: "group";
      /** The operator, `list`, `tuple`, `dictionary` or `if`. */
      readonly name: string;
      readonly parts: readonly Expression[];
      readonly offset: number;
    };

/** A block or an output: its word, and every expression in it. */
export interface Statement {
  /** `output` for `{{ … }}`, else the first word: `for`, `set`, `macro`. */
  readonly word: string;
  readonly expressions: readonly Expression[];
  readonly offset: number;
  /** Where the text behind it begins, which goes on to the next statement. */
  readonly textFrom: number;
}

/** What an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "name":
    case "constant":
      return [];
    case "attribute":
      return [expression.of];
    case "item":
      return [expression.of, ...expression.keys];
    case "call":
    case "filter":
    case "test":
      return [expression.of, ...expression.args];
    case "group":
      return expression.parts;
  }
}

/** An expression with everything in it, however deep; each in front of its parts. */
export function withParts(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const pending = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    found.push(next);
    for (const part of partsOf(next).toReversed()) pending.push(part);
  }
  return found;
}
