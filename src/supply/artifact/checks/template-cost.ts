import { partsOf, withParts } from "../formats/jinja/syntax.ts";
import type { Expression, Statement } from "../formats/jinja/syntax.ts";

/** Ordinary prompts are shorter and loops in them run less often by far. */
const UNITS_MAX = 1_000_000;
/** Doublings that come to a million. */
const DOUBLINGS_MAX = 20;

const WIDENING = new Set(
  "center ljust rjust zfill expandtabs indent wordwrap lipsum batch".split(" "),
);
const WIDE_FORMAT = /%[-+ #0]*\d{7,}|\{[^{}]{0,80}:[^{}]{0,80}\d{7,}/;

/** What takes time or memory out of all proportion, in a word; null if nothing does. */
export function templateCost(statements: readonly Statement[]): string | null {
  for (const { expressions } of statements) {
    for (const expression of expressions.flatMap(withParts)) {
      const found = expressionCost(expression);
      if (found !== null) return found;
    }
  }
  return loopCost(statements) ?? doublingCost(statements);
}

function expressionCost(expression: Expression): string | null {
  if (rangeLength(expression) > UNITS_MAX) return "range";
  if (isLongRepeat(expression)) return "*";
  if (isGreatPower(expression)) return "**";
  const name = calledName(expression);
  if (name !== null && WIDENING.has(name)) {
    const isWide = partsOf(expression).some((part) => numberOf(part) > UNITS_MAX);
    if (isWide) return name;
  }
  const formats = (expression.kind === "group" && expression.name === "%") || name === "format";
  if (formats && textsIn(expression).some((text) => WIDE_FORMAT.test(text))) return "format";
  return null;
}

function calledName(expression: Expression): string | null {
  if (expression.kind === "filter") return expression.name;
  if (expression.kind !== "call") return null;
  const { of } = expression;
  return of.kind === "attribute" || of.kind === "name" ? of.name : null;
}

/** Texts in it, not further down than they stand in `"…".format(…)`. */
function textsIn(expression: Expression, depth = 2): readonly string[] {
  if (expression.kind === "constant") {
    return typeof expression.value === "string" ? [expression.value] : [];
  }
  return depth === 0 ? [] : partsOf(expression).flatMap((part) => textsIn(part, depth - 1));
}

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "//": (left, right) => Math.floor(left / right),
  "**": (left, right) => left ** right,
};

/** Every part of an expression is looked at, so that none may be looked through to its end. */
const NUMBER_DEPTH = 12;

/** The value of an expression of numbers; not a number for any other. */
function numberOf(expression: Expression, depth = NUMBER_DEPTH): number {
  if (expression.kind === "constant") {
    return typeof expression.value === "number" ? expression.value : Number.NaN;
  }
  if (expression.kind !== "group" || depth === 0) return Number.NaN;
  const [left, right] = expression.parts;
  if (left === undefined) return Number.NaN;
  if (expression.name === "tuple" && right === undefined) return numberOf(left, depth - 1);
  const operation = OPERATIONS[expression.name];
  if (operation === undefined || right === undefined) return Number.NaN;
  return operation(numberOf(left, depth - 1), numberOf(right, depth - 1));
}

function isGreatPower(expression: Expression): boolean {
  if (expression.kind !== "group" || expression.name !== "**") return false;
  return numberOf(expression) > 1e100;
}

/** `"a" * 10**9` and `[0] * 10**9`. */
function isLongRepeat(expression: Expression): boolean {
  if (expression.kind !== "group" || expression.name !== "*") return false;
  const isLong = expression.parts.some((part) => numberOf(part) > UNITS_MAX);
  return isLong && expression.parts.some(isSequence);
}

function isSequence(expression: Expression): boolean {
  if (expression.kind === "constant") return typeof expression.value === "string";
  if (expression.kind !== "group") return expression.kind === "filter";
  return ["list", "~", "*", "+"].includes(expression.name) && Number.isNaN(numberOf(expression));
}

/** How often `range(…)` of constants runs, 1 for anything else. */
function rangeLength(expression: Expression): number {
  if (expression.kind !== "call" || expression.of.kind !== "name") return 1;
  if (expression.of.name !== "range") return 1;
  const [first = Number.NaN, second, step = 1] = expression.args.map((one) => numberOf(one));
  const length = second === undefined ? first : (second - first) / (step === 0 ? 1 : step);
  return Number.isNaN(length) ? 1 : Math.max(1, Math.abs(length));
}

/** Loops in loops: what counts is how often the innermost runs. */
function loopCost(statements: readonly Statement[]): string | null {
  const open: number[] = [];
  for (const { word, expressions } of statements) {
    if (word === "endfor") open.pop();
    if (word !== "for") continue;
    const lengths = expressions.flatMap(withParts).map(rangeLength);
    open.push(Math.max(1, ...lengths));
    if (open.reduce((product, length) => product * length, 1) > UNITS_MAX) return "for";
  }
  return null;
}

/** `set x = x ~ x`: it doubles each time, twenty times in a row or in a loop. */
function doublingCost(statements: readonly Statement[]): string | null {
  let doublings = 0;
  const open: number[] = [];
  for (const { word, expressions } of statements) {
    if (word === "endfor") open.pop();
    else if (word === "for") {
      open.push(Math.max(...expressions.flatMap(withParts).map(rangeLength)));
    } else if (word === "set" && doubles(expressions)) {
      doublings += open.reduce((product, length) => product * length, 1);
      if (doublings >= DOUBLINGS_MAX) return "set";
    }
  }
  return null;
}

function doubles([target, value]: readonly Expression[]): boolean {
  const name = target === undefined ? null : spelled(target);
  if (name === null || value?.kind !== "group") return false;
  if (value.name !== "~" && value.name !== "+") return false;
  return withParts(value).filter((part) => spelled(part) === name).length > 1;
}

/** `x` or `ns.x`; null for anything else. */
function spelled(expression: Expression): string | null {
  if (expression.kind === "name") return expression.name;
  if (expression.kind !== "attribute" || expression.of.kind !== "name") return null;
  return `${expression.of.name}.${expression.name}`;
}
