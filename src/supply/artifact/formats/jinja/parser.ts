import { Malformed } from "../malformed.ts";
import { lexTemplate } from "./lexer.ts";
import type { Token } from "./lexer.ts";
import type { Expression, Statement } from "./syntax.ts";

const DEPTH_MAX = 100;

/** Words that join the parts of a statement and are no names of anything. */
const JOINING = new Set(["in", "if", "else", "recursive", "ignore", "missing", "import", "as"]);
const WITH_CONTEXT = new Set(["with", "without", "context"]);
const COMPARISONS = new Set(["==", "!=", "<", ">", "<=", ">="]);
const OPERATORS: readonly ReadonlySet<string>[] = [
  new Set(["~", "+", "-"]),
  new Set(["*", "/", "//", "%"]),
  new Set(["**"]),
];

/** Reads a template into its statements (Jinja 3 syntax). Throws `Malformed`, `LimitReached`. */
export function parseTemplate(text: string): readonly Statement[] {
  const parser = new Parser(lexTemplate(text));
  const statements: Statement[] = [];
  while (!parser.atEnd) statements.push(parser.statement());
  return statements;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  get #token(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined)
      throw new Malformed("unclosed-block", this.#tokens.at(-1)?.offset ?? 0);
    return token;
  }

  #take(): Token {
    const token = this.#token;
    this.#at += 1;
    return token;
  }

  #is(text: string, kind: Token["kind"] = "sign"): boolean {
    const token = this.#token;
    return token.kind === kind && token.text === text;
  }

  #takeIf(text: string, kind: Token["kind"] = "sign"): boolean {
    const found = this.#is(text, kind);
    if (found) this.#at += 1;
    return found;
  }

  #expect(text: string): void {
    if (!this.#takeIf(text)) throw new Malformed("bad-syntax", this.#token.offset);
  }

  /** One block: which statement it is matters less than every expression that it evaluates. */
  statement(): Statement {
    const { text: mark, offset } = this.#take();
    const isBlock = mark === "{%";
    const word = isBlock && this.#token.kind === "name" ? this.#take().text : "output";
    const expressions: Expression[] = [];
    while (this.#token.kind !== "end") {
      const isJoint = isBlock && this.#token.kind === "name" && this.#isJoining(this.#token.text);
      if (isJoint || (isBlock && (this.#is("=") || this.#is(",")))) this.#at += 1;
      else expressions.push(this.#expression());
    }
    const { offset: end, text: close } = this.#take();
    return { word, expressions, offset, textFrom: end + close.length };
  }

  #isJoining(word: string): boolean {
    return JOINING.has(word) || WITH_CONTEXT.has(word);
  }

  #expression(): Expression {
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX) throw new Malformed("too-deep", this.#token.offset);
    let left = this.#or();
    while (this.#is("if", "name")) {
      const { offset } = this.#take();
      const parts = [left, this.#or()];
      if (this.#takeIf("else", "name")) parts.push(this.#expression());
      left = { kind: "group", name: "if", parts, offset };
    }
    this.#depth -= 1;
    return left;
  }

  #or(): Expression {
    let left = this.#not();
    while (this.#is("or", "name") || this.#is("and", "name")) {
      const { text, offset } = this.#take();
      left = { kind: "group", name: text, parts: [left, this.#not()], offset };
    }
    return left;
  }

  #not(): Expression {
    let isNegated = false;
    while (this.#takeIf("not", "name")) isNegated = !isNegated;
    return this.#comparison();
  }

  #comparison(): Expression {
    let left = this.#operation(0);
    for (;;) {
      const { kind, text, offset } = this.#token;
      const isIn = kind === "name" && (text === "in" || (text === "not" && this.#nextIs("in")));
      if (!isIn && !(kind === "sign" && COMPARISONS.has(text))) return left;
      this.#at += text === "not" ? 2 : 1;
      left = { kind: "group", name: text, parts: [left, this.#operation(0)], offset };
    }
  }

  #nextIs(text: string): boolean {
    return this.#tokens[this.#at + 1]?.text === text;
  }

  #operation(level: number): Expression {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#operation(level + 1);
    while (this.#token.kind === "sign" && operators.has(this.#token.text)) {
      const { text, offset } = this.#take();
      left = { kind: "group", name: text, parts: [left, this.#operation(level + 1)], offset };
    }
    return left;
  }

  #unary(): Expression {
    while (this.#is("-") || this.#is("+")) this.#at += 1;
    return this.#postfix(this.#primary());
  }

  #primary(): Expression {
    const { kind, text, offset } = this.#take();
    if (kind === "name") return { kind: "name", name: text, offset };
    if (kind === "number")
      return { kind: "constant", value: Number(text.replaceAll("_", "")), offset };
    if (kind === "string") {
      // Strings side by side are one, as in Python.
      let value = text;
      while (this.#token.kind === "string") value += this.#take().text;
      return { kind: "constant", value, offset };
    }
    if (text === "(") return { kind: "group", name: "tuple", parts: this.#items(")"), offset };
    if (text === "[") return { kind: "group", name: "list", parts: this.#items("]"), offset };
    if (text === "{") return { kind: "group", name: "dictionary", parts: this.#items("}"), offset };
    throw new Malformed("bad-syntax", offset);
  }

  /** Items, entries and named arguments up to the closing sign. */
  #items(close: string): readonly Expression[] {
    const items: Expression[] = [];
    while (!this.#takeIf(close)) {
      if (this.#takeIf("*") || this.#takeIf("**")) continue;
      items.push(this.#expression());
      if (this.#takeIf("=") || this.#takeIf(":")) items.push(this.#expression());
      if (!this.#is(close)) this.#expect(",");
    }
    return items;
  }

  #postfix(first: Expression): Expression {
    let left = first;
    for (;;) {
      const { kind, text, offset } = this.#token;
      if (kind === "sign" && text === ".") left = this.#attribute(left);
      else if (kind === "sign" && text === "[") left = this.#item(left);
      else if (kind === "sign" && text === "(") {
        this.#at += 1;
        left = { kind: "call", of: left, args: this.#items(")"), offset };
      } else if (kind === "sign" && text === "|") left = this.#named("filter", left);
      else if (kind === "name" && text === "is") left = this.#test(left);
      else return left;
    }
  }

  #attribute(of: Expression): Expression {
    this.#at += 1;
    const { kind, text, offset } = this.#take();
    if (kind !== "name" && kind !== "number") throw new Malformed("bad-syntax", offset);
    return { kind: "attribute", of, name: text, offset };
  }

  #item(of: Expression): Expression {
    const { offset } = this.#take();
    const keys: Expression[] = [];
    while (!this.#takeIf("]")) {
      if (this.#takeIf(":") || this.#takeIf(",")) continue;
      keys.push(this.#expression());
    }
    return { kind: "item", of, keys, offset };
  }

  #test(of: Expression): Expression {
    this.#takeIf("is", "name");
    this.#takeIf("not", "name");
    this.#at -= 1;
    return this.#named("test", of);
  }

  /** `|name(args)` and `is name(args)` or `is name arg`; names may have dots. */
  #named(kind: "filter" | "test", of: Expression): Expression {
    this.#at += 1;
    const first = this.#take();
    if (first.kind !== "name") throw new Malformed("bad-syntax", first.offset);
    let name = first.text;
    while (this.#takeIf(".")) name += `.${this.#take().text}`;
    let args: readonly Expression[] = [];
    if (this.#takeIf("(")) args = this.#items(")");
    else if (kind === "test" && this.#beginsArgument()) args = [this.#postfix(this.#primary())];
    return { kind, of, name, args, offset: first.offset };
  }

  #beginsArgument(): boolean {
    const { kind, text } = this.#token;
    if (kind === "string" || kind === "number") return true;
    if (kind === "sign") return text === "[" || text === "{";
    return kind === "name" && !["and", "or", "not", "if", "else", "is", "in"].includes(text);
  }
}
