import type { Scan } from "../format.ts";
import { parseTemplate } from "../formats/jinja/parser.ts";
import type { Expression, Statement } from "../formats/jinja/syntax.ts";
import { Malformed } from "../formats/malformed.ts";

/** Filters of Jinja 3 and of the renderers of chat templates, `attr` aside. */
const FILTERS = new Set(
  `abs batch capitalize center count d default dictsort e escape filesizeformat first float
   forceescape format from_json fromjson groupby indent int items join last length list lower map
   max min pprint random reject rejectattr replace reverse round safe select selectattr slice sort
   split startswith endswith strftime string striptags sum title tojson to_json trim truncate
   unique upper urlencode urlize wordcount wordwrap xmlattr`.split(/\s+/),
);

/** Attributes without underscores from which Python's insides can be reached. */
const INSIDES = new Set(
  `mro func_globals func_code func_closure im_class im_func im_self gi_frame gi_code gi_yieldfrom
   cr_frame cr_code cr_await cr_origin ag_frame ag_code ag_await f_back f_builtins f_code f_globals
   f_locals tb_frame tb_next co_code co_consts popen environ subprocess`.split(/\s+/),
);

/** Functions of Python that no renderer of prompts has a reason to offer, when they are called. */
const FUNCTIONS = new Set(
  `open eval exec compile getattr setattr delattr globals locals vars input breakpoint system popen
   execfile import_module`.split(/\s+/),
);

/** Modules of Python that open everything else, when something of theirs is asked for. */
const MODULES = new Set(["os", "subprocess", "importlib", "builtins", "shutil", "ctypes"]);

/** Statements that read another template. */
const LOADING = new Set(["include", "import", "extends", "from"]);
/** What makes strings out of strings. */
const STRING_MAKERS = new Set(
  `~ + % * format join replace reverse lower upper title capitalize trim strip lstrip rstrip
   string decode encode chr`.split(/\s+/),
);

/** What is wrong with one template. `offset` is that of the text in what is scanned. */
export function checkTemplate(text: string, offset: number, scan: Scan): void {
  let statements: readonly Statement[];
  try {
    statements = parseTemplate(text);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    scan.report("template/malformed", offset, { reason: error.reason });
    reportWords(text, offset, scan);
    return;
  }
  for (const { word } of statements) {
    if (LOADING.has(word)) scan.report("template/loads-files", offset, { word });
  }
  const expressions = statements.flatMap((statement) => statement.expressions).flatMap(withParts);
  for (const expression of expressions) inspect(expression, offset, scan);
  // Halves of a name in variables that meet in a key elsewhere.
  const isInPieces = expressions.some(isFragment) || statements.some(keepsUnderscore);
  if (isInPieces && expressions.some(hasOpenKey)) {
    scan.report("template/computed-name", offset, { how: "[…]" });
  }
}

/** Of a template that is none, what any reader of it could still reach. */
function reportWords(text: string, offset: number, scan: Scan): void {
  const [name] = /__[a-z]{2,30}__/.exec(text) ?? [];
  if (name !== undefined) scan.report("template/escape", offset, { name });
}

/** An expression with everything in it. */
function withParts(expression: Expression): readonly Expression[] {
  return [expression, ...partsOf(expression).flatMap(withParts)];
}

function inspect(expression: Expression, offset: number, scan: Scan): void {
  scan.tick();
  for (const name of namesReached(expression)) {
    if (isInside(name)) scan.report("template/escape", offset, { name });
  }
  const called = calledFunction(expression);
  if (called !== null) scan.report("template/escape", offset, { name: called });
  const how = howComputed(expression);
  if (how !== null) scan.report("template/computed-name", offset, { how });
  if (expression.kind === "filter" && expression.name !== "attr" && !FILTERS.has(expression.name)) {
    scan.report("template/unknown-filter", offset, { name: expression.name });
  }
}

/** Attribute names that an expression uses itself; a text that is one can become one. */
function namesReached(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "attribute":
    case "name":
      return [expression.name];
    case "constant":
      return typeof expression.value === "string" && isDunder(expression.value)
        ? [expression.value]
        : [];
    case "item":
      return expression.keys.flatMap(textOf);
    case "filter":
    case "test":
    case "call":
      // Filters take paths such as `a.__class__.b`, and `format` takes them in braces.
      return [expression.of, ...expression.args].flatMap(textOf).flatMap(pathNames);
    case "group":
      return [];
  }
}

/** What is called: `open(…)` or anything of a module, as `os.system(…)`; else null. */
function calledFunction(expression: Expression): string | null {
  if (expression.kind !== "call") return null;
  const { of } = expression;
  if (of.kind === "name") return FUNCTIONS.has(of.name) ? of.name : null;
  if (of.kind !== "attribute") return null;
  let root: Expression = of;
  while (root.kind === "attribute") root = root.of;
  return root.kind === "name" && MODULES.has(root.name) ? `${root.name}.${of.name}` : null;
}

function textOf(expression: Expression): readonly string[] {
  if (expression.kind === "attribute") return textOf(expression.of);
  if (expression.kind !== "constant" || typeof expression.value !== "string") return [];
  return [expression.value];
}

/** Names behind dots or in brackets of a text: `{0.__class__}`, `a.__class__`, `{0[__class__]}`. */
function pathNames(text: string): readonly string[] {
  return [...text.matchAll(/[.[](\w{1,60})/g)].map(([, name = ""]) => name).filter(isDunder);
}

/** A text that is the beginning or the end of such a name. */
function isFragment(expression: Expression): boolean {
  if (expression.kind !== "constant" || typeof expression.value !== "string") return false;
  return /^(?:__\w*|\w*__)$/.test(expression.value);
}

/** `{% set u = "_" %}`: one underscore is an ordinary text, but no ordinary variable. */
function keepsUnderscore({ word, expressions }: Statement): boolean {
  return word === "set" && expressions.some((one) => one.kind === "constant" && one.value === "_");
}

/** A key that is known only at run time. */
function hasOpenKey(expression: Expression): boolean {
  return expression.kind === "item" && expression.keys.some((key) => key.kind !== "constant");
}

function isDunder(name: string): boolean {
  return /^__\w*[a-z]\w*__$/i.test(name);
}

function isInside(name: string): boolean {
  return isDunder(name) || INSIDES.has(name);
}

/** How a name of an attribute comes about, null when it stands there or is read from a message. */
function howComputed(expression: Expression): string | null {
  if (expression.kind === "item") {
    return expression.keys.some(makesText) ? "[…]" : null;
  }
  if (expression.kind === "filter" && expression.name === "attr") {
    const [name] = expression.args;
    return name?.kind === "constant" ? null : "attr()";
  }
  return null;
}

/** A text put together from constants: `"__cl" ~ "ass__"`, `["x", "y"]|join`. */
function makesText(expression: Expression): boolean {
  if (expression.kind === "group" && STRING_MAKERS.has(expression.name)) {
    return expression.parts.some(holdsUnderscore);
  }
  if (expression.kind === "filter" && STRING_MAKERS.has(expression.name)) {
    return holdsUnderscore(expression.of) || expression.args.some(holdsUnderscore);
  }
  const isMethod = expression.kind === "call" && expression.of.kind === "attribute";
  return isMethod && partsOf(expression).some(holdsUnderscore);
}

/** Text that a name with two underscores in front can begin with, `%c` for any letter included. */
function holdsUnderscore(expression: Expression): boolean {
  if (expression.kind === "constant" && typeof expression.value === "string") {
    return /^_|__|%c|^%s|^\{/.test(expression.value);
  }
  return partsOf(expression).some(holdsUnderscore);
}

function partsOf(expression: Expression): readonly Expression[] {
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
