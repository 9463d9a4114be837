import type { PythonToken } from "./token.ts";
import { unescapedText } from "./escapes.ts";

/**
 * Words of Python source, one logical line after the other. Never throws: what Python would refuse
 * becomes signs and texts that end with the line, so that nothing behind it is lost.
 */
export function* lexPython(text: string): Generator<PythonToken> {
  const lexer = new Lexer(text, { start: 0, nesting: 0 });
  yield* lexer.lines();
}

const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const NUMBER = /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?)[jl]?/iy;
const SIGN = /\*\*=?|\/\/=?|<<=?|>>=?|->|:=|\.\.\.|[=!<>+\-*/%&|^@]=|[^]/uy;
const BLANK = /[ \t\f\r]+/y;
const PREFIX = /^(?:[rbuft]|rb|br|rf|fr|rt|tr)$/i;
/** Formatted texts in formatted texts: Python allows two before 3.12 and any number since. */
const NESTING_MAX = 8;

class Lexer {
  readonly #text: string;
  readonly #end: number;
  readonly #nesting: number;
  #at: number;
  #open = 0;

  constructor(
    text: string,
    { start, nesting }: { readonly start: number; readonly nesting: number },
  ) {
    this.#text = text;
    this.#at = start;
    this.#end = text.length;
    this.#nesting = nesting;
  }

  *lines(): Generator<PythonToken> {
    let isFresh = true;
    let lineStart = this.#at;
    while (this.#at < this.#end) {
      const token = this.#next();
      if (token === null) continue;
      if (token.kind === "line-end") {
        lineStart = this.#at;
        if (!isFresh) yield token;
        isFresh = true;
      } else if (token.kind === "comment") yield token;
      else if (isFresh) {
        isFresh = false;
        yield { ...token, indent: token.offset - lineStart };
      } else yield token;
    }
    if (!isFresh) yield { kind: "line-end", text: "", offset: this.#end };
  }

  /** The words of an expression in braces, and where it ends: at `}`, `:`, `!` or `=` outside. */
  field(): { readonly tokens: readonly PythonToken[]; readonly end: number } {
    const tokens: PythonToken[] = [];
    while (this.#at < this.#end) {
      const sign = this.#text[this.#at] ?? "";
      const isConversion = sign === "!" && this.#text[this.#at + 1] !== "=";
      if (this.#open === 0 && (sign === "}" || sign === ":" || isConversion)) break;
      const token = this.#next();
      if (token !== null && token.kind !== "line-end") tokens.push(token);
    }
    return { tokens, end: this.#at };
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  /** Null for space and joined lines. */
  #next(): PythonToken | null {
    const offset = this.#at;
    const sign = this.#text[offset] ?? "";
    if (sign === "\n") {
      this.#at += 1;
      return this.#open > 0 ? null : { kind: "line-end", text: "", offset };
    }
    if (this.#match(BLANK) !== null) return null;
    if (sign === "\\" && /^\\\r?\n/.test(this.#text.slice(offset, offset + 3))) {
      this.#at = this.#text.indexOf("\n", offset) + 1;
      return null;
    }
    if (sign === "#") return this.#comment(offset);
    if (sign === "'" || sign === '"') return this.#string("", offset);
    const name = this.#match(NAME);
    if (name !== null) return this.#nameOrString(name, offset);
    const number = /[\d.]/.test(sign) ? this.#match(NUMBER) : null;
    if (number !== null) return { kind: "number", text: number, offset };
    return this.#sign(offset);
  }

  #comment(offset: number): PythonToken {
    const end = this.#text.indexOf("\n", offset);
    this.#at = end < 0 ? this.#end : Math.min(end, this.#end);
    return { kind: "comment", text: this.#text.slice(offset, this.#at), offset };
  }

  #nameOrString(name: string, offset: number): PythonToken {
    const quote = this.#text[this.#at];
    if ((quote === "'" || quote === '"') && PREFIX.test(name)) {
      return this.#string(name.toLowerCase(), offset);
    }
    // Python folds the letters of names, so `ｅｘｅｃ` is `exec`.
    return { kind: "name", text: name.normalize("NFKC"), offset };
  }

  #sign(offset: number): PythonToken {
    const text = this.#match(SIGN) ?? "";
    if ("([{".includes(text)) this.#open += 1;
    else if (")]}".includes(text)) this.#open = Math.max(0, this.#open - 1);
    return { kind: "sign", text, offset };
  }

  #string(prefix: string, offset: number): PythonToken {
    const quote = this.#text[this.#at] ?? "";
    const isLong = this.#text.startsWith(quote.repeat(3), this.#at);
    const mark = isLong ? quote.repeat(3) : quote;
    this.#at += mark.length;
    if (/[ft]/.test(prefix)) return this.#formatted(mark, prefix, offset);
    const start = this.#at;
    const end = this.#endOfString(mark);
    const raw = this.#text.slice(start, end);
    this.#at = this.#text.startsWith(mark, end) ? end + mark.length : end;
    return { kind: "text", text: unescapedText(raw, prefix), prefix, offset };
  }

  /** Where the mark that closes is, or the line ends without one. */
  #endOfString(mark: string): number {
    for (let at = this.#at; at < this.#end; at += 1) {
      const sign = this.#text[at];
      if (sign === "\\") at += 1;
      else if (sign === mark[0] && this.#text.startsWith(mark, at)) return at;
      else if (sign === "\n" && mark.length === 1) return at;
    }
    return this.#end;
  }

  #formatted(mark: string, prefix: string, offset: number): PythonToken {
    const fields: (readonly PythonToken[])[] = [];
    let text = "";
    let specs = 0;
    for (;;) {
      const start = this.#at;
      const stop = this.#endOfPlain(mark, specs > 0);
      text += unescapedText(this.#text.slice(start, this.#at), prefix);
      if (stop === "{") specs += this.#field(fields) ? 1 : 0;
      else if (stop === "}") {
        specs -= 1;
        this.#at += 1;
      } else break;
    }
    if (this.#text.startsWith(mark, this.#at)) this.#at += mark.length;
    return { kind: "text", text, prefix, offset, fields };
  }

  /** Goes on to the mark, a brace that means something, or the end. */
  #endOfPlain(mark: string, isSpec: boolean): "{" | "}" | "end" {
    while (this.#at < this.#end && !this.#text.startsWith(mark, this.#at)) {
      const sign = this.#text[this.#at];
      const next = this.#text[this.#at + 1];
      if (sign === "\n" && mark.length === 1) break;
      if (sign === "}" && isSpec) return "}";
      const isDoubled = sign === "{" && next === "{" && !isSpec;
      if (sign === "{" && !isDoubled && this.#nesting < NESTING_MAX) return "{";
      this.#at += isDoubled || isEscape(sign, next) ? 2 : 1;
    }
    this.#at = Math.min(this.#at, this.#end);
    return "end";
  }

  /** Reads what is evaluated; true when a format follows, which ends with a brace of its own. */
  #field(fields: (readonly PythonToken[])[]): boolean {
    const inner = new Lexer(this.#text, { start: this.#at + 1, nesting: this.#nesting + 1 });
    const { tokens, end } = inner.field();
    fields.push(tokens);
    this.#at = end;
    if (this.#text[end] === "!") this.#at = Math.min(this.#end, end + 2);
    const sign = this.#text[this.#at];
    if (sign === "}" || sign === ":") this.#at += 1;
    return sign === ":";
  }
}

/** Before a brace a stroke means nothing. */
function isEscape(sign: string | undefined, next: string | undefined): boolean {
  return sign === "\\" && next !== "{" && next !== "}";
}
