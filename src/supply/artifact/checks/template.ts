import type { Scan } from "../format.ts";
import { parseTemplate } from "../formats/jinja/parser.ts";
import { boundNames } from "../formats/jinja/names.ts";
import { withParts } from "../formats/jinja/syntax.ts";
import type { Expression, Statement } from "../formats/jinja/syntax.ts";
import { Malformed } from "../formats/malformed.ts";
import { LimitReached } from "../limits.ts";
import {
  ESCAPING_FUNCTIONS,
  ESCAPING_METHODS,
  ESCAPING_MODULES,
  SERVER_OBJECTS,
  SERVER_PARTS,
  TEMPLATE_FILTERS,
  TEMPLATE_FUNCTIONS,
  TEMPLATE_INSIDES,
  TEMPLATE_OBJECTS,
} from "../policy/template-names.ts";
import { isSensitivePath, pathProblem } from "./outside-path.ts";
import {
  hasOpenKey,
  howComputed,
  isDunder,
  isFragment,
  keepsUnderscore,
  makesLetters,
  textOf,
  underscoreNames,
  usesInKey,
} from "./template-keys.ts";
import { templateCost } from "./template-cost.ts";

/** Statements that read another template. */
const LOADING = new Set(["include", "import", "extends", "from"]);
interface TextPlace {
  readonly offset: number;
  readonly scan: Scan;
  /** A page or a note, whose own renderer may offer anything: only ways out of it count. */
  readonly isText?: boolean;
  /** A page of an application, which has templates beside it and filters of its own. */
  readonly isPage?: boolean;
}

/** One template while it is looked through. */
interface Review extends Required<TextPlace> {
  /** Names that it gives to something itself. */
  readonly bound: ReadonlySet<string>;
  /** Those that it gives to texts of its own. */
  readonly own: ReadonlySet<string>;
  /** Renderers of chats offer few functions: what else is called is strange. */
  readonly isChat: boolean;
}

/** What is wrong with one template. `offset` is that of the text in what is scanned. */
export function checkTemplate(text: string, offset: number, scan: Scan): void {
  checkWhole(text, { offset, scan });
}

/** The same of a template that makes pages or settings, not prompts. */
export function checkPage(text: string, scan: Scan): void {
  checkWhole(text, { offset: 0, scan, isPage: true });
}

function checkWhole(text: string, place: TextPlace): void {
  const { offset, scan } = place;
  try {
    review(parseTemplate(text), text, place);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    scan.report("template/malformed", offset, { reason: error.reason });
    reportWords(text, offset, scan);
  }
}

/** The same of a text that may be none: what no reader of templates accepts is another kind. */
export function checkPossibleTemplate(text: string, place: TextPlace): void {
  if (!mayBeTemplate(text)) return;
  let statements: readonly Statement[];
  try {
    statements = parseTemplate(text);
  } catch (error) {
    if (error instanceof Malformed || error instanceof LimitReached) return;
    throw error;
  }
  review(statements, text, { ...place, isText: place.isText === true || isForBuilds(text) });
}

/** `${{ secrets.TOKEN }}` is for what builds a project, and for no one who fills in templates. */
function isForBuilds(text: string): boolean {
  return text.includes("${{") && !/(?:^|[^$])\{\{|\{%/.test(text);
}

function holdsPair(text: string, open: string, close: string): boolean {
  const at = text.indexOf(open);
  return at >= 0 && text.indexOf(close, at + open.length) > 0;
}

/** Whether it has marks of a template around anything. */
export function mayBeTemplate(text: string): boolean {
  return holdsPair(text, "{{", "}}") || holdsPair(text, "{%", "%}");
}

function review(
  statements: readonly Statement[],
  text: string,
  { offset, scan, isText = false, isPage = false }: TextPlace,
): void {
  const expressions = statements.flatMap((statement) => statement.expressions).flatMap(withParts);
  const bound = boundNames(statements);
  const isChat = expressions.some((one) => one.kind === "name" && one.name === "messages");
  const place: Review = { offset, scan, isText, isPage, bound, own: ownTexts(statements), isChat };
  for (const statement of statements) checkStatement(statement, place);
  for (const expression of expressions) inspect(expression, place);
  const kept = keptTexts(statements, text);
  for (const name of kept.map((one) => one.trim())) {
    if (isDunder(name)) scan.report("template/escape", offset, { name });
  }
  // Halves of a name in variables that meet in a key elsewhere.
  const isInPieces =
    expressions.some((one) => isFragment(one) || makesLetters(one) || isStrayObject(one, place)) ||
    statements.some(keepsUnderscore) ||
    kept.some((one) => /^_+$/.test(one.trim()));
  const made = underscoreNames(statements);
  const isMade = expressions.some((one) => usesInKey(one, made));
  if (isMade || (isInPieces && expressions.some(hasOpenKey))) {
    scan.report("template/computed-name", offset, { how: "[…]" });
  }
  const how = templateCost(statements);
  if (how !== null) tell("template/exhausts", place, { how });
}

/** What `{% set x %}…{% endset %}` keeps. */
function keptTexts(statements: readonly Statement[], text: string): readonly string[] {
  return statements.flatMap(({ word, expressions, textFrom }, at) => {
    const next = statements[at + 1];
    const isBlock = word === "set" && expressions.length === 1 && next?.word === "endset";
    return isBlock ? [text.slice(textFrom, next.offset)] : [];
  });
}

type Doubt =
  `template/${"loads-files" | "reveals" | "exhausts" | "unknown-filter" | "unknown-function"}`;

/** What is strange in a prompt and ordinary in a page. */
function tell(rule: Doubt, { scan, offset, isText }: Review, values: DoubtValues): void {
  if (isText) return;
  const { word = "", name = "", how = "" } = values;
  if (rule === "template/loads-files") scan.report(rule, offset, { word });
  else if (rule === "template/exhausts") scan.report(rule, offset, { how });
  else scan.report(rule, offset, { name });
}

interface DoubtValues {
  readonly word?: string;
  readonly name?: string;
  readonly how?: string;
}

function checkStatement({ word, expressions }: Statement, place: Review): void {
  const { offset, scan } = place;
  if (LOADING.has(word)) {
    const paths = expressions.flatMap(textOf);
    const path = paths.find((one) => pathProblem(one) !== null || isSensitivePath(one));
    const isBeside = place.isPage && paths.length > 0 && path === undefined;
    if (isBeside) return;
    if (path === undefined) tell("template/loads-files", place, { word });
    else scan.report("template/loads-outside", offset, { word, path });
  }
  if (word === "debug") tell("template/reveals", place, { name: word });
  // `{% set run = eval %}`: the call is elsewhere.
  const [, value] = word === "set" ? expressions : [];
  if (value?.kind === "name" && isFree(value, place) && ESCAPING_FUNCTIONS.has(value.name)) {
    scan.report("template/escape", offset, { name: value.name });
  }
}

function ownTexts(statements: readonly Statement[]): ReadonlySet<string> {
  const names = statements.flatMap(({ word, expressions: [target, value] }) => {
    const isOwn = word === "set" && target?.kind === "name" && value?.kind !== "name";
    return isOwn && (value === undefined || withParts(value).some(isText)) ? [target.name] : [];
  });
  return new Set(names);
}

function isText(expression: Expression): boolean {
  return expression.kind === "constant" && typeof expression.value === "string";
}

function isFree({ name }: { readonly name: string }, { bound }: Review): boolean {
  return !bound.has(name);
}

/** Of a template that is none, what any reader of it could still reach. */
function reportWords(text: string, offset: number, scan: Scan): void {
  const [name] = /__[a-z]{2,30}__/.exec(text) ?? [];
  if (name !== undefined) scan.report("template/escape", offset, { name });
}

function inspect(expression: Expression, place: Review): void {
  const { offset, scan } = place;
  scan.tick();
  for (const name of namesReached(expression)) {
    if (isInside(name)) scan.report("template/escape", offset, { name });
  }
  const called = calledFunction(expression, place);
  if (called !== null) scan.report("template/escape", offset, { name: called });
  else checkUnknownCall(expression, place);
  const how = howComputed(expression, place.own);
  if (how !== null) scan.report("template/computed-name", offset, { how });
  const revealed = revealedName(expression, place);
  if (revealed !== null) tell("template/reveals", place, { name: revealed });
  if (isStrayObject(expression, place)) tell("template/reveals", place, { name: "lipsum" });
  if (!place.isPage && isUnknownFilter(expression))
    tell("template/unknown-filter", place, expression);
}

function isUnknownFilter(expression: Expression): expression is Expression & { kind: "filter" } {
  if (expression.kind !== "filter" || expression.name === "attr") return false;
  return !TEMPLATE_FILTERS.has(expression.name);
}

/** A function of nobody: renderers of chats would have to know it. */
function checkUnknownCall(expression: Expression, place: Review): void {
  if (!place.isChat || expression.kind !== "call" || expression.of.kind !== "name") return;
  const { name } = expression.of;
  if (TEMPLATE_FUNCTIONS.has(name) || !isFree({ name }, place)) return;
  tell("template/unknown-function", place, { name });
}

/** A function of Jinja that is used other than by calling it. */
function isStrayObject(expression: Expression, place: Review): boolean {
  if (expression.kind === "call") {
    return expression.of.kind === "name" && expression.of.name === "lipsum";
  }
  if (expression.kind !== "attribute" && expression.kind !== "item" && expression.kind !== "filter")
    return false;
  const { of } = expression;
  if (of.kind !== "name" || !TEMPLATE_OBJECTS.has(of.name)) return false;
  return isFree(of, place) && !(expression.kind === "filter" && expression.name === "default");
}

const SECRET = /^(?:[A-Z][A-Z0-9_]*)?(?:SECRET|PASSWORD|API_?KEY|PRIVATE_KEY)[A-Z0-9_]*$/;
/** `self._TemplateReference__context`. */
const MANGLED = /^_[A-Z]\w*__\w/;

/** What belongs to the server that renders: `config.items()`, `request.environ`, `url_for(…)`. */
function revealedName(expression: Expression, place: Review): string | null {
  if (expression.kind === "call" && expression.of.kind === "name") {
    const { name } = expression.of;
    return SERVER_OBJECTS.has(name) && isFree({ name }, place) ? name : null;
  }
  if (expression.kind !== "attribute") return null;
  const { name, of } = expression;
  if (MANGLED.test(name)) return name;
  if (of.kind !== "name" || !isFree(of, place)) return null;
  const isTold = SERVER_OBJECTS.has(of.name) && SERVER_PARTS.has(name);
  return isTold || SECRET.test(name) ? `${of.name}.${name}` : null;
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

/** What is called: `open(…)`, `x.popen(…)` or anything of a module, as `os.walk(…)`; else null. */
function calledFunction(expression: Expression, place: Review): string | null {
  if (expression.kind !== "call") return null;
  const { of } = expression;
  if (of.kind === "name") {
    return ESCAPING_FUNCTIONS.has(of.name) && isFree(of, place) ? of.name : null;
  }
  if (of.kind !== "attribute") return null;
  if (ESCAPING_METHODS.has(of.name)) return of.name;
  let root: Expression = of;
  while (root.kind === "attribute") root = root.of;
  if (root.kind !== "name" || !isFree(root, place)) return null;
  const isFetching = FETCHING.has(of.name) && expression.args.flatMap(textsWithin).some(isUrl);
  return isFetching || ESCAPING_MODULES.has(root.name) ? `${root.name}.${of.name}` : null;
}

/** `requests.get("https://…" ~ secrets)`. */
const FETCHING = new Set("get post put patch request head fetch retrieve connect".split(" "));

function isUrl(text: string): boolean {
  return /^(?:https?|ftp|wss?):\/\//i.test(text);
}

function textsWithin(expression: Expression): readonly string[] {
  return withParts(expression).flatMap(textOf);
}

/** Names behind dots or in brackets of a text: `{0.__class__}`, `a.__class__`, `{0[__class__]}`. */
function pathNames(text: string): readonly string[] {
  return [...text.matchAll(/[.[](\w{1,60})/g)].map(([, name = ""]) => name).filter(isDunder);
}

function isInside(name: string): boolean {
  return isDunder(name) || TEMPLATE_INSIDES.has(name);
}
