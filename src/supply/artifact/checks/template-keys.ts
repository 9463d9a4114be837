import { partsOf, withParts } from "../formats/jinja/syntax.ts";
import type { Expression, Statement } from "../formats/jinja/syntax.ts";
import { INSIDE_WORDS } from "../policy/template-names.ts";

/** What makes strings out of strings. */
const STRING_MAKERS = new Set(
  `~ + % * format join replace reverse lower upper title capitalize trim strip lstrip rstrip
   string decode encode chr`.split(/\s+/),
);

/**
 * How a name of an attribute comes about, null when it stands there or is read from a message.
 * `own` are names that the template gives to texts of its own.
 */
export function howComputed(expression: Expression, own: ReadonlySet<string>): string | null {
  if (expression.kind === "item") {
    return expression.keys.some((key) => makesText(key, own)) ? "[…]" : null;
  }
  if (expression.kind === "filter" && expression.name === "attr") {
    const [name] = expression.args;
    return name?.kind === "constant" ? null : "attr()";
  }
  return null;
}

/** A text put together from constants: `"__cl" ~ "ass__"`, `["x", "y"]|join`. */
function makesText(expression: Expression, own: ReadonlySet<string>): boolean {
  if (replacesForeign(expression, own)) return false;
  if (expression.kind === "group" && STRING_MAKERS.has(expression.name)) {
    return /^[~+]$/.test(expression.name) ? joinsName(expression) : holdsUnderscore(expression);
  }
  if (expression.kind === "filter" && STRING_MAKERS.has(expression.name)) {
    return holdsUnderscore(expression.of) || expression.args.some(holdsUnderscore);
  }
  const isMethod = expression.kind === "call" && expression.of.kind === "attribute";
  return isMethod && partsOf(expression).some(holdsUnderscore);
}

/** `code.replace("-", "_")` where the code comes from a message. */
function replacesForeign(expression: Expression, own: ReadonlySet<string>): boolean {
  const isFilter = expression.kind === "filter" && expression.name === "replace";
  const isMethod = expression.kind === "call" && expression.of.kind === "attribute";
  if (!isFilter && !(isMethod && expression.of.name === "replace")) return false;
  const source = isFilter ? expression.of : partsOf(expression.of).at(0);
  if (source === undefined) return false;
  return withParts(source).every((part) => {
    return part.kind === "name" ? !own.has(part.name) : part.kind !== "constant";
  });
}

/** `"__cl" ~ x`, `"_" ~ "_class_" ~ "_"`; a single underscore in front of a name is ordinary. */
function joinsName(expression: Expression): boolean {
  const texts = withParts(expression).flatMap(textOf);
  const single = texts.filter((text) => text === "_").length;
  const isRepeated = withParts(expression).some((part) => {
    return (
      part.kind === "group" && part.name === "*" && part.parts.flatMap(textOf).some(isUnderscores)
    );
  });
  if (single > 1 || (single > 0 && isRepeated)) return true;
  return texts.some((text) => /^__|__$|%c|^\{/.test(text) || INSIDE_WORDS.has(text));
}

/** Text that a name with two underscores in front can begin with, `%c` for any letter included. */
function holdsUnderscore(expression: Expression): boolean {
  return withParts(expression).some((part) => {
    if (part.kind !== "constant" || typeof part.value !== "string") return false;
    return /^_|__|%c|^%s|^\{/.test(part.value) || INSIDE_WORDS.has(part.value);
  });
}

/** A text or a name in `dict(__cla=1)` that is the beginning or the end of such a name. */
export function isFragment(expression: Expression): boolean {
  if (expression.kind === "name") return /^__|__$/.test(expression.name);
  if (expression.kind !== "constant" || typeof expression.value !== "string") return false;
  return /^(?:__\w*|\w*__)$/.test(expression.value);
}

/** `map("chr")`: letters out of numbers. */
export function makesLetters(expression: Expression): boolean {
  if (expression.kind !== "filter" && expression.kind !== "call") return false;
  const { of } = expression;
  if (expression.kind === "filter" && expression.name === "chr") return true;
  if (of.kind === "name" && of.name === "chr") return true;
  return expression.args.some((one) => one.kind === "constant" && one.value === "chr");
}

/** `{% set u = "_" %}`: one underscore is an ordinary text, but no ordinary variable. */
export function keepsUnderscore({ word, expressions }: Statement): boolean {
  return word === "set" && expressions.some((one) => one.kind === "constant" && one.value === "_");
}

/** Names that are set to what an underscore alone is put into: `{% set p = "%s_" % x %}`. */
export function underscoreNames(statements: readonly Statement[]): ReadonlySet<string> {
  const names = statements.flatMap(({ word, expressions: [target, value] }) => {
    if (word !== "set" || target?.kind !== "name" || value === undefined) return [];
    const parts = withParts(value);
    const sought = new Set(parts.flatMap(soughtBy));
    const kept = parts.filter((part) => !sought.has(part));
    return kept.flatMap(textOf).some(isUnderscores) ? [target.name] : [];
  });
  return new Set(names);
}

const SEEKING = new Set(
  "replace split rsplit partition rpartition strip lstrip rstrip removeprefix removesuffix".split(
    " ",
  ),
);

/** What is looked for to be taken out, as in `code | replace("_", "-")`: nothing of it is left. */
function soughtBy(expression: Expression): readonly Expression[] {
  if (expression.kind !== "filter" && expression.kind !== "call") return [];
  const { of, args } = expression;
  const name = expression.kind === "filter" ? expression.name : nameOfMethod(of);
  return SEEKING.has(name) ? args.slice(0, 1) : [];
}

function nameOfMethod(called: Expression): string {
  return called.kind === "attribute" ? called.name : "";
}

/** Underscores, and nothing of a word between them. */
function isUnderscores(text: string): boolean {
  return /_/.test(text) && !/[^\W_]/.test(text);
}

/** A key that is made of one of these names. */
export function usesInKey(expression: Expression, names: ReadonlySet<string>): boolean {
  if (expression.kind !== "item") return false;
  const parts = expression.keys.flatMap(withParts);
  return parts.some((part) => part.kind === "name" && names.has(part.name));
}

/** A key that is known only at run time. */
export function hasOpenKey(expression: Expression): boolean {
  return expression.kind === "item" && expression.keys.some((key) => key.kind !== "constant");
}

/** The text that a constant is, or that attributes are asked of. */
export function textOf(expression: Expression): readonly string[] {
  let root = expression;
  while (root.kind === "attribute") root = root.of;
  return root.kind === "constant" && typeof root.value === "string" ? [root.value] : [];
}

export function isDunder(name: string): boolean {
  return /^__\w*[a-z]\w*__$/i.test(name);
}
