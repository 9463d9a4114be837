import { added, joinedPath, textMethod, withText } from "./known-calls.ts";
import { resultOf } from "./reached.ts";
import type { PythonToken } from "./token.ts";
import { CREDENTIAL, TRAITS, UNKNOWN, isResolved, joinedTraits } from "./value.ts";
import type { PythonUse, PythonValue } from "./value.ts";

/** What expressions need to know of the code around them. */
export interface Surroundings {
  /** Of a name or a dotted one with an unknown beginning, `self.run`. */
  lookUp(name: string): PythonValue | undefined;
  assign(name: string, value: PythonValue): void;
  /** What the result of a call is known to be, beyond what its arguments give. */
  traitsOf(path: string, args: readonly PythonValue[]): number;
  use(use: PythonUse): void;
  /** Whether so many characters and items may still be looked at; a source has a budget. */
  spend(amount: number): boolean;
}

const OPERATORS = new Set(
  `and or not in is if else lambda await yield return raise assert del global nonlocal for
    while with async elif except from import class def pass break continue try finally True
    False None print match case`.split(/\s+/),
);
/** Of texts that are paths. */
const PATH_METHODS = new Set("read_text read_bytes write_text write_bytes open".split(" "));
const DEPTH_MAX = 200;
const PATH_MAX = 300;
/** Of the dotted names that a value may have been given to. */
const NAME_MAX = 80;
const ITEMS_MAX = 65_536;
const NONE: ReadonlyMap<string, PythonValue> = new Map();

interface Items {
  readonly items: readonly PythonValue[];
  readonly keywords: ReadonlyMap<string, PythonValue>;
}

/** Evaluates one expression, or several between commas, from left to right; each word once. */
export class Evaluator {
  readonly #tokens: readonly PythonToken[];
  readonly #around: Surroundings;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly PythonToken[], around: Surroundings) {
    this.#tokens = tokens;
    this.#around = around;
  }

  /** Everything: a tuple where there are commas. */
  value(): PythonValue {
    const { items } = this.#sequence("");
    return items.length === 1 ? (items[0] ?? UNKNOWN) : grouped(items);
  }

  #sign(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.kind === "sign" && token.text === text;
  }

  /** Deeper than Python allows, words are read on without structure. */
  #sequence(close: string): Items {
    if (this.#depth >= DEPTH_MAX) return { items: [], keywords: NONE };
    this.#depth += 1;
    const items: PythonValue[] = [];
    const keywords = new Map<string, PythonValue>();
    while (this.#at < this.#tokens.length) {
      if (this.#sign(",")) {
        this.#at += 1;
        continue;
      }
      if (close !== "" && this.#sign(close)) {
        this.#at += 1;
        break;
      }
      const name = this.#keyword();
      const value = this.#item(close);
      if (name !== null) keywords.set(name, value);
      else if (items.length < ITEMS_MAX) items.push(value);
    }
    this.#depth -= 1;
    return { items, keywords };
  }

  /** `name=` in front of an argument or a default. */
  #keyword(): string | null {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "name" || !this.#sign("=", 1)) return null;
    this.#at += 2;
    return token.text;
  }

  /** Up to the next comma or the end; what is evaluated in it is joined. */
  #item(close: string): PythonValue {
    let value: PythonValue | null = null;
    let operator = "";
    while (this.#at < this.#tokens.length) {
      if (this.#sign(",") || (close !== "" && this.#sign(close))) break;
      const token = this.#tokens[this.#at];
      if (token?.kind === "name" && token.text === "as") {
        this.#target(value ?? UNKNOWN);
        continue;
      }
      const operand = this.#operand();
      if (operand === null) operator = value === null ? "" : this.#wordBefore();
      else {
        value = value === null ? operand : this.#joined(value, operator, operand);
        if (operator === "in") this.#loop(operand);
      }
    }
    return value ?? UNKNOWN;
  }

  #wordBefore(): string {
    return this.#tokens[this.#at - 1]?.text ?? "";
  }

  #joined(left: PythonValue, operator: string, right: PythonValue): PythonValue {
    if (operator === "+" && this.#mayFold([left, right])) return added(left, right);
    if (operator === "/" && this.#mayFold([left, right])) return joinedPath(left, right);
    return alternative(left, right);
  }

  /** `… as name`. */
  #target(value: PythonValue): void {
    const token = this.#tokens[this.#at + 1];
    this.#at += 1;
    if (token?.kind !== "name") return;
    this.#at += 1;
    this.#around.assign(token.text, value);
  }

  /** `for name in values`. */
  #loop(values: PythonValue): void {
    for (let back = this.#at - 1; back > 1 && back > this.#at - 64; back -= 1) {
      const token = this.#tokens[back];
      if (token?.kind !== "name" || token.text !== "in") continue;
      const name = this.#tokens[back - 1];
      const isLoop = this.#tokens[back - 2]?.text === "for";
      const first = firstNamed(values.items);
      if (isLoop && name?.kind === "name") {
        this.#around.assign(name.text, first ?? { traits: values.traits });
      }
      return;
    }
  }

  /** Null for operators. */
  #operand(): PythonValue | null {
    const token = this.#tokens[this.#at];
    if (token === undefined) return null;
    if (token.kind === "name") {
      if (OPERATORS.has(token.text)) {
        this.#at += 1;
        return null;
      }
      return this.#named(token);
    }
    if (token.kind === "text") return this.#chain(this.#texts(), token.offset);
    this.#at += 1;
    if (token.kind === "number") return numberOf(token.text);
    if (token.kind !== "sign" || !"([{".includes(token.text)) return null;
    return this.#chain(this.#group(token.text), token.offset);
  }

  #group(open: string): PythonValue {
    const { items } = this.#sequence(open === "(" ? ")" : open === "[" ? "]" : "}");
    const [only] = items;
    return open === "(" && items.length === 1 && only !== undefined ? only : grouped(items);
  }

  /** Texts side by side are one. */
  #texts(): PythonValue {
    let value: PythonValue | null = null;
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token?.kind !== "text") return value ?? UNKNOWN;
      this.#at += 1;
      const fields = (token.fields ?? []).map((field) => {
        return new Evaluator(field, this.#around).value();
      });
      const next = fields.length === 0 ? withText(UNKNOWN, token.text) : filled(token, fields);
      if (value === null) value = next;
      else value = this.#mayFold([value, next]) ? added(value, next) : UNKNOWN;
    }
  }

  #named(token: PythonToken): PythonValue {
    this.#at += 1;
    const { text: name, offset } = token;
    if (this.#sign(":=") && this.#depth < DEPTH_MAX) {
      this.#at += 1;
      this.#depth += 1;
      const value = this.#operand() ?? UNKNOWN;
      this.#depth -= 1;
      this.#around.assign(name, value);
      return value;
    }
    return this.#chain(this.#around.lookUp(name) ?? { path: `?.${name}`, traits: 0 }, offset);
  }

  /** Attributes, items and calls behind a value. */
  #chain(start: PythonValue, offset: number): PythonValue {
    let value = start;
    let isCalled = false;
    for (;;) {
      if (this.#sign(".") && this.#tokens[this.#at + 1]?.kind === "name") {
        const name = this.#tokens[this.#at + 1]?.text ?? "";
        this.#at += 2;
        const method = this.#textMethod(value, name);
        value = method ?? this.#attribute(value, name);
        isCalled = false;
      } else if (this.#sign("(")) {
        value = this.#call(value, offset);
        isCalled = true;
      } else if (this.#sign("[")) {
        value = this.#subscript(value);
      } else break;
    }
    // What a call gives has a name only where it was looked up, as by `getattr`.
    if (value.path !== undefined && (!isCalled || isResolved(value.path))) {
      this.#mention(value, offset);
    }
    return value;
  }

  #mention({ path, traits }: PythonValue, offset: number): void {
    this.#around.use({ path: path ?? "", args: null, keywords: NONE, traits, offset });
  }

  #textMethod(value: PythonValue, name: string): PythonValue | null {
    const { text } = value;
    if (text === undefined || !this.#sign("(")) return null;
    this.#at += 1;
    const { items } = this.#sequence(")");
    if (PATH_METHODS.has(name)) {
      const path = `pathlib.Path.${name}`;
      const args = [{ ...value, path: "" }, ...items];
      this.#around.use({
        path,
        args,
        keywords: NONE,
        traits: value.traits,
        offset: this.#offset(),
      });
      return { traits: value.traits | this.#around.traitsOf(path, args) };
    }
    if (!this.#mayFold([value, ...items])) return { traits: value.traits | joinedTraits(items) };
    return textMethod({ ...value, text }, name, items);
  }

  #offset(): number {
    return this.#tokens[Math.min(this.#at, this.#tokens.length) - 1]?.offset ?? 0;
  }

  #mayFold(values: readonly PythonValue[]): boolean {
    return this.#around.spend(values.reduce((sum, value) => sum + sizeOf(value), 1));
  }

  #attribute(value: PythonValue, name: string): PythonValue {
    const path = `${value.path ?? "?"}.${name}`;
    if (path.length > PATH_MAX) return { path: `?.${name}`, traits: value.traits };
    // An attribute of nothing known is no name of the module: `build().eval()`.
    const mayBeKnown = value.path?.startsWith("?.") === true && path.length < NAME_MAX;
    const known = mayBeKnown ? this.#around.lookUp(path.slice(2)) : undefined;
    return known ?? { path, traits: value.traits };
  }

  #subscript(value: PythonValue): PythonValue {
    this.#at += 1;
    const isReversed = this.#sign(":") && this.#sign(":", 1) && this.#sign("-", 2);
    const { items } = this.#sequence("]");
    const [key] = items;
    if (isReversed && value.text !== undefined && this.#mayFold([value])) {
      const traits = value.traits | TRAITS.hidden | TRAITS.folded;
      return withText({ traits }, value.text.split("").toReversed().join(""));
    }
    if (key?.text !== undefined) return this.#entry(value, key.text, key.traits);
    const picked = value.items?.[key?.number ?? -1] ?? firstNamed(value.items);
    const rest = value.traits & ~TRAITS.environment;
    return picked ?? { traits: rest, ...(isReversed ? { traits: rest | TRAITS.hidden } : {}) };
  }

  /** `vars(os)["system"]`, `sys.modules["os"]`, `globals()["run"]`. */
  #entry({ path = "?", traits, items }: PythonValue, key: string, keyTraits: number): PythonValue {
    const sum = (traits | keyTraits) & ~TRAITS.environment;
    if (/^os\.environb?$/.test(path)) {
      return { traits: sum | (CREDENTIAL.test(key) ? TRAITS.credential : 0) };
    }
    if (path === "sys.modules") return { path: key, traits: sum };
    if (path === "builtins.globals()") {
      const known = this.#around.lookUp(key);
      return known === undefined
        ? { path: `?.${key}`, traits: sum }
        : { ...known, traits: known.traits | sum };
    }
    const module =
      /^(.*)\.__dict__$/.exec(path)?.[1] ?? (path === "builtins.__builtins__" ? "builtins" : null);
    if (module !== null) return { path: `${module}.${key}`, traits: sum };
    return firstNamed(items) ?? { traits: sum };
  }

  #call(callee: PythonValue, offset: number): PythonValue {
    this.#at += 1;
    const { items, keywords } = this.#sequence(")");
    const given = [...items, ...keywords.values()];
    const path = callee.path ?? "?";
    const { traits } = callee;
    this.#around.use({ path, args: items, keywords, traits, offset });
    const passed = joinedTraits(given) & ~TRAITS.folded;
    const result = (this.#mayFold(given) ? resultOf(path, callee, given) : undefined) ?? {
      traits: passed | (callee.traits & ~TRAITS.folded),
    };
    return { ...result, traits: result.traits | this.#around.traitsOf(path, given) };
  }
}

/** Copies that folding makes of it. */
function sizeOf({ text, items }: PythonValue): number {
  return (text?.length ?? 0) + (items?.length ?? 0);
}

const LOOKED_AT_MAX = 64;

function firstNamed(items: readonly PythonValue[] | undefined): PythonValue | undefined {
  return items?.slice(0, LOOKED_AT_MAX).find(({ path }) => isResolved(path));
}

function grouped(items: readonly PythonValue[]): PythonValue {
  return { items, traits: joinedTraits(items) };
}

function numberOf(text: string): PythonValue {
  return { number: Number(text.replaceAll("_", "")), traits: 0 };
}

/** Of values with an operator between: where both are functions, the first. */
function alternative(left: PythonValue, right: PythonValue): PythonValue {
  const traits = left.traits | right.traits;
  const path = isResolved(left.path) ? left.path : isResolved(right.path) ? right.path : undefined;
  return path === undefined ? { traits } : { path, traits };
}

/** A formatted text: known if everything in its braces is. */
function filled(token: PythonToken, fields: readonly PythonValue[]): PythonValue {
  const traits = joinedTraits(fields);
  const known = fields.every(({ text }) => text !== undefined);
  const text = known && token.text === "" ? fields.map((field) => field.text).join("") : undefined;
  return withText({ traits: traits | TRAITS.folded }, text);
}
