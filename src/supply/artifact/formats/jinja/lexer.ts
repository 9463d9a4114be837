import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";

/** A word of the code between the marks of a Jinja template. */
export interface Token {
  readonly kind: "name" | "string" | "number" | "sign" | "begin" | "end";
  /** Strings with their escapes undone; for begin and end the mark without `-` and `+`. */
  readonly text: string;
  /** In UTF-16 units of the template. */
  readonly offset: number;
}

/** Ordinary templates have a few thousand. */
const TOKENS_MAX = 200_000;
const MARKS = { "{{": "}}", "{%": "%}", "{#": "#}" } as const;
type Mark = keyof typeof MARKS;

function isMark(text: string): text is Mark {
  return text in MARKS;
}

const TOKEN =
  /\s+|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)|(?<string>'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")|(?<sign>\/\/|\*\*|[=!<>]=|[-+*/%~<>=.,:|()[\]{}])/uy;

/** The code of a template; text and comments are left out. Throws `Malformed`, `LimitReached`. */
export function lexTemplate(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    const open = nextMark(text, at);
    if (open === null) return tokens;
    const { mark, offset } = open;
    if (mark === "{#") {
      at = closing(text, "#}", offset + 2) + 2;
      continue;
    }
    const before = tokens.length;
    at = lexCode(text, { mark, offset }, tokens);
    // What stands in a raw block is text, whatever it looks like.
    if (mark === "{%" && tokens.length === before + 3 && tokens[before + 1]?.text === "raw") {
      tokens.length = before;
      at = afterRaw(text, at);
    }
  }
}

interface Open {
  readonly mark: Mark;
  readonly offset: number;
}

function nextMark(text: string, from: number): Open | null {
  for (let at = text.indexOf("{", from); at >= 0; at = text.indexOf("{", at + 1)) {
    const mark = text.slice(at, at + 2);
    if (isMark(mark)) return { mark, offset: at };
  }
  return null;
}

function closing(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new Malformed("unclosed-block", from);
  return at;
}

function afterRaw(text: string, from: number): number {
  const end = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
  end.lastIndex = from;
  if (end.exec(text) === null) throw new Malformed("unclosed-block", from);
  return end.lastIndex;
}

/** Returns where the text goes on. */
function lexCode(text: string, { mark, offset }: Open, tokens: Token[]): number {
  const close = MARKS[mark];
  let at = offset + 2;
  if (text[at] === "-" || text[at] === "+") at += 1;
  tokens.push({ kind: "begin", text: mark, offset });
  let open = 0;
  for (;;) {
    const ended = open === 0 ? endMark(text, at, close) : 0;
    if (ended > 0) {
      tokens.push({ kind: "end", text: close, offset: at + ended - close.length });
      return at + ended;
    }
    const token = nextToken(text, at);
    at = TOKEN.lastIndex;
    if (token === null) continue;
    // A dictionary may end in the braces that end the block.
    if ("([{".includes(token.text) && token.kind === "sign") open += 1;
    else if (")]}".includes(token.text) && token.kind === "sign") open = Math.max(0, open - 1);
    tokens.push(token);
    if (tokens.length > TOKENS_MAX) throw new LimitReached("size", TOKENS_MAX);
  }
}

/** How long the mark is that ends the code here, 0 when it does not. */
function endMark(text: string, at: number, close: string): number {
  if (text.startsWith(close, at)) return 2;
  const isTrimmed = (text[at] === "-" || text[at] === "+") && text.startsWith(close, at + 1);
  return isTrimmed ? 3 : 0;
}

/** Null for space. */
function nextToken(text: string, offset: number): Token | null {
  TOKEN.lastIndex = offset;
  const groups = TOKEN.exec(text)?.groups;
  if (groups === undefined) throw new Malformed("bad-token", offset);
  const { name, number, string, sign } = groups;
  if (name !== undefined) return { kind: "name", text: name, offset };
  if (number !== undefined) return { kind: "number", text: number, offset };
  if (string !== undefined) return { kind: "string", text: unescaped(string.slice(1, -1)), offset };
  return sign === undefined ? null : { kind: "sign", text: sign, offset };
}

const SIMPLE: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "0": "\0" };

/** As Jinja does it: the escapes of Python. */
function unescaped(text: string): string {
  const escape =
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{1,3})|N\{([^}]*)\}|([^]))/gi;
  return text.replaceAll(escape, (whole, ...groups: (string | undefined)[]) => {
    const [hex2, hex4, hex8, octal, named, letter] = groups;
    const hex = hex2 ?? hex4 ?? hex8;
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return fromCode(Number.parseInt(octal, 8));
    if (named !== undefined) return named.toUpperCase() === "LOW LINE" ? "_" : whole;
    return SIMPLE[letter ?? ""] ?? letter ?? "";
  });
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
