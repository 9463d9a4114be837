import { Evaluator } from "./evaluator.ts";
import type { Surroundings } from "./evaluator.ts";
import { added } from "./known-calls.ts";
import { lexPython } from "./lexer.ts";
import type { PythonToken } from "./token.ts";
import { UNKNOWN, isResolved } from "./value.ts";
import type { PythonUse, PythonValue } from "./value.ts";

/** What is told of a source while it is read, in its order. */
export interface PythonListener {
  /** `scope` is 0 for the module and classes in it, else a number for each function. */
  use(use: PythonUse, scope: number): void;
  /** What is run in `scope` when `name` is called; `owner` is the class of a method. */
  defined(name: string, owner: string | null, scope: number): void;
  comment(token: PythonToken): void;
  isBuiltin(name: string): boolean;
  traitsOf(path: string, args: readonly PythonValue[]): number;
  tick(): void;
}

/** Longer statements are read in parts. */
const STATEMENT_MAX = 20_000;
const NAMES_MAX = 20_000;
/** Characters and items that folding constants may copy for one source. */
const FOLDING_MAX = 64 * 2 ** 20;

interface Frame {
  readonly indent: number;
  readonly kind: "def" | "class" | "main";
  readonly name: string;
  readonly scope: number;
}

/** Reads Python source as far as it can be told without running it. Never throws by itself. */
export function readPython(text: string, listener: PythonListener): void {
  const reader = new Reader(listener);
  let statement: PythonToken[] = [];
  for (const token of lexPython(text)) {
    listener.tick();
    if (token.kind === "comment") listener.comment(token);
    else if (token.kind === "line-end") {
      reader.line(statement);
      statement = [];
    } else if (statement.push(token) >= STATEMENT_MAX) {
      reader.line(statement);
      statement = [];
    }
  }
  reader.line(statement);
}

const ANNOTATION_WORDS = new Set(["else", "try", "finally", "_"]);
const ASSIGNING = /^(?:[-+*/%&|^@]|\*\*|\/\/|<<|>>)?=$/;

class Reader {
  readonly #listener: PythonListener;
  readonly #names = new Map<string, PythonValue>();
  readonly #stars: string[] = [];
  #frames: readonly Frame[] = [];
  #scopes = 0;
  #folded = 0;

  constructor(listener: PythonListener) {
    this.#listener = listener;
  }

  /** A logical line, which may hold several statements. */
  line(tokens: readonly PythonToken[]): void {
    const [first] = tokens;
    if (first === undefined) return;
    if (first.indent !== undefined) {
      const { indent } = first;
      this.#frames = this.#frames.filter((frame) => frame.indent < indent);
    }
    for (const statement of statementsOf(tokens)) this.#statement(statement, first.indent ?? 0);
  }

  get #scope(): number {
    return this.#frames.at(-1)?.scope ?? 0;
  }

  #statement(tokens: readonly PythonToken[], indent: number): void {
    const word = tokens[0]?.kind === "name" ? tokens[0].text : "";
    if (word === "import") this.#import(tokens.slice(1));
    else if (word === "from") this.#importFrom(tokens.slice(1));
    else if (word === "def" || word === "class") this.#definition(tokens, { word, indent });
    else if (word === "async" && tokens[1]?.text === "def")
      this.#statement(tokens.slice(1), indent);
    else if (word === "return") this.#return(tokens.slice(1));
    else if (isMainGuard(tokens)) this.#main(indent);
    else if (tokens[0]?.kind === "sign" && tokens[0].text === "@") this.#decorator(tokens.slice(1));
    else this.#assignment(tokens);
  }

  #import(tokens: readonly PythonToken[]): void {
    for (const part of splitAt(tokens, ",")) {
      const { path, alias } = importedName(part);
      if (path === "") continue;
      const name = alias ?? path.replace(/\..*$/, "");
      this.#set(name, { path: alias === null ? name : path, traits: 0 });
    }
  }

  #importFrom(tokens: readonly PythonToken[]): void {
    const at = tokens.findIndex(({ kind, text }) => kind === "name" && text === "import");
    if (at < 0) return;
    const module = tokens
      .slice(0, at)
      .map(({ text }) => text)
      .join("");
    const isRelative = module.startsWith(".");
    const names = tokens
      .slice(at + 1)
      .filter(({ kind, text }) => kind === "name" || text === "," || text === "*");
    for (const part of splitAt(names, ",")) {
      const { path, alias } = importedName(part);
      if (part[0]?.text === "*" && !isRelative) this.#stars.push(module);
      if (path === "") continue;
      const value = { path: isRelative ? `?.${path}` : `${module}.${path}`, traits: 0 };
      this.#set(alias ?? path, value);
      const [{ offset } = { offset: 0 }] = part;
      this.#use({ ...value, args: null, keywords: new Map(), offset });
    }
  }

  #definition(
    tokens: readonly PythonToken[],
    { word, indent }: { readonly word: "def" | "class"; readonly indent: number },
  ): void {
    const name = tokens[1]?.text ?? "";
    new Evaluator(tokens.slice(2), this.#surroundings()).value();
    if (word === "class") this.#metaclass(tokens);
    if (this.#frames.at(-1)?.kind !== "class") this.#set(name, { path: `?.${name}`, traits: 0 });
    if (word === "def") this.#scopes += 1;
    const scope = word === "def" ? this.#scopes : this.#scope;
    const outer = this.#frames.at(-1);
    const owner = outer?.kind === "class" ? outer.name : null;
    if (word === "def") this.#listener.defined(name, owner, scope);
    this.#frames = [...this.#frames, { indent, kind: word, name, scope }].slice(-100);
  }

  /** `class X(metaclass=Y)` calls what Y is. */
  #metaclass(tokens: readonly PythonToken[]): void {
    const at = tokens.findIndex(({ text }) => text === "metaclass");
    const name = at < 0 ? undefined : tokens[at + 2];
    if (name?.kind === "name") this.#call(this.#lookUp(name.text), name);
  }

  /** A decorator is called with what it stands on. */
  #decorator(tokens: readonly PythonToken[]): void {
    const value = new Evaluator(tokens, this.#surroundings()).value();
    const isCalled = tokens.at(-1)?.text === ")";
    if (!isCalled && tokens[0] !== undefined) this.#call(value, tokens[0]);
  }

  #call(value: PythonValue | undefined, { offset, text }: PythonToken): void {
    const path = value?.path ?? `?.${text}`;
    this.#use({ path, args: [], keywords: new Map(), traits: value?.traits ?? 0, offset });
  }

  /** What stands behind it is run by hand, not when the module is imported. */
  #main(indent: number): void {
    this.#scopes += 1;
    const frame: Frame = { indent, kind: "main", name: "", scope: this.#scopes };
    this.#frames = [...this.#frames, frame].slice(-100);
  }

  /** What a function gives is known to those who call it later. */
  #return(tokens: readonly PythonToken[]): void {
    const value = new Evaluator(tokens, this.#surroundings()).value();
    const frame = this.#frames.findLast(({ kind }) => kind === "def");
    if (frame === undefined || value.traits === 0) return;
    for (const name of [frame.name, `self.${frame.name}`]) {
      const known = this.#names.get(name);
      this.#set(name, { path: `?.${name}`, traits: (known?.traits ?? 0) | value.traits });
    }
  }

  #assignment(tokens: readonly PythonToken[]): void {
    const around = this.#surroundings();
    const { targets, operator, value: words } = assignmentOf(tokens);
    const value = new Evaluator(words, around).value();
    for (const target of targets) this.#assign(target, operator, value);
  }

  #assign(target: readonly PythonToken[], operator: string, value: PythonValue): void {
    const parts = splitAt(target, ",");
    if (parts.length > 1 && value.items?.length === parts.length) {
      for (const [at, part] of parts.entries()) {
        this.#assign(part, operator, value.items[at] ?? UNKNOWN);
      }
      return;
    }
    const name = nameOf(target);
    if (name === null) {
      new Evaluator(target, this.#surroundings()).value();
      return;
    }
    this.#set(name, operator === "=" ? value : this.#grown(name, value));
    if (!isResolved(value.path)) this.#tellReplaced(name, target[0]?.offset ?? 0);
  }

  /** `name += value`. */
  #grown(name: string, value: PythonValue): PythonValue {
    const old = this.#names.get(name);
    const size = (old?.text?.length ?? 0) + (old?.items?.length ?? 0);
    return old === undefined || !this.#spend(size) ? value : added(old, value);
  }

  /** Something of a module is replaced: `torch.load = …` is told as a use. */
  #tellReplaced(name: string, offset: number): void {
    const path = this.#resolved(name);
    if (!isResolved(path) || !name.includes(".")) return;
    this.#use({ path, args: null, keywords: new Map(), traits: 0, offset });
  }

  #resolved(name: string): string | undefined {
    const [root = "", ...rest] = name.split(".");
    const path = this.#names.get(root)?.path;
    return path === undefined ? undefined : [path, ...rest].join(".");
  }

  #set(name: string, value: PythonValue): void {
    if (this.#names.size < NAMES_MAX || this.#names.has(name)) this.#names.set(name, value);
  }

  #use(use: PythonUse): void {
    this.#listener.use(use, this.#scope);
  }

  #spend(amount: number): boolean {
    this.#folded += amount;
    return this.#folded <= FOLDING_MAX;
  }

  #surroundings(): Surroundings {
    return {
      lookUp: (name) => this.#lookUp(name),
      assign: (name, value) => this.#set(name, value),
      spend: (amount) => this.#spend(amount),
      traitsOf: (path, args) => this.#listener.traitsOf(path, args),
      use: (use) => {
        this.#use(use);
        const name = /^\?\.(\w+)$/.exec(use.path)?.[1];
        // A name that nothing defines may come from a module of which everything was imported.
        if (name === undefined || this.#names.has(name)) return;
        for (const module of this.#stars.slice(0, 16))
          this.#use({ ...use, path: `${module}.${name}` });
      },
    };
  }

  #lookUp(name: string): PythonValue | undefined {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    return this.#listener.isBuiltin(name) ? { path: `builtins.${name}`, traits: 0 } : undefined;
  }
}

/** `if __name__ == "__main__"`, also with more that has to be true. */
function isMainGuard(tokens: readonly PythonToken[]): boolean {
  const [word, ...rest] = tokens.slice(0, 16).map(({ text }) => text);
  if (word !== "if" || rest.includes("or") || rest.includes("not")) return false;
  return rest.includes("__main__") && rest.includes("__name__") && rest.includes("==");
}

/** The statements of a line: between semicolons, and behind the colon of a compound one. */
function* statementsOf(tokens: readonly PythonToken[]): Generator<readonly PythonToken[]> {
  let depth = 0;
  let start = 0;
  let lambdas = 0;
  for (const [at, token] of tokens.entries()) {
    depth = Math.max(0, depth + depthChange(token));
    if (depth > 0) continue;
    if (token.kind === "name" && token.text === "lambda") lambdas += 1;
    if (token.kind !== "sign" || (token.text !== ":" && token.text !== ";")) continue;
    if (token.text === ":" && lambdas > 0) lambdas -= 1;
    else if (token.text === ";" || !isAnnotation(tokens.slice(start, Math.min(at, start + 8)))) {
      if (at > start) yield tokens.slice(start, at);
      start = at + 1;
      lambdas = 0;
    }
  }
  if (start < tokens.length) yield tokens.slice(start);
}

/** 1 where a bracket opens, -1 where one closes. */
function depthChange({ kind, text }: PythonToken): number {
  if (kind !== "sign") return 0;
  if ("([{".includes(text)) return 1;
  return ")]}".includes(text) ? -1 : 0;
}

/** `name: kind = value` and `self.name: kind = value`. */
function isAnnotation(target: readonly PythonToken[]): boolean {
  const name = nameOf(target);
  return name !== null && !ANNOTATION_WORDS.has(name);
}

/** `a` or `a.b.c`; null for anything else. */
function nameOf(target: readonly PythonToken[]): string | null {
  if (target.length === 0 || target.length > 15 || target.length % 2 === 0) return null;
  const isDotted = target.every(({ kind, text }, at) =>
    at % 2 === 0 ? kind === "name" : text === ".",
  );
  return isDotted ? target.map(({ text }) => text).join("") : null;
}

interface Assignment {
  readonly targets: readonly (readonly PythonToken[])[];
  readonly operator: string;
  readonly value: readonly PythonToken[];
}

function assignmentOf(tokens: readonly PythonToken[]): Assignment {
  const marks: number[] = [];
  let depth = 0;
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === "name" && text === "lambda" && depth === 0) break;
    if (kind !== "sign") continue;
    if ("([{".includes(text)) depth += 1;
    else if (")]}".includes(text)) depth -= 1;
    else if (depth === 0 && ASSIGNING.test(text)) marks.push(at);
  }
  const last = marks.at(-1);
  if (last === undefined) return { targets: [], operator: "", value: tokens };
  const targets = marks.map((mark, index) =>
    withoutAnnotation(tokens.slice((marks[index - 1] ?? -1) + 1, mark)),
  );
  return { targets, operator: tokens[last]?.text ?? "=", value: tokens.slice(last + 1) };
}

function withoutAnnotation(target: readonly PythonToken[]): readonly PythonToken[] {
  const colon = target.findIndex(({ kind, text }) => kind === "sign" && text === ":");
  return colon > 0 ? target.slice(0, colon) : target;
}

function splitAt(
  tokens: readonly PythonToken[],
  sign: string,
): readonly (readonly PythonToken[])[] {
  const parts: PythonToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "sign" && token.text === sign) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** `a.b as c`. */
function importedName(part: readonly PythonToken[]): {
  readonly path: string;
  readonly alias: string | null;
} {
  const at = part.findIndex(({ kind, text }) => kind === "name" && text === "as");
  const path = nameOf(at < 0 ? part : part.slice(0, at)) ?? "";
  return { path, alias: at < 0 ? null : (part[at + 1]?.text ?? null) };
}
