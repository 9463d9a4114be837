/** A value without parts and the key in front of it, empty when there is none. */
export interface YamlPair {
  readonly key: string;
  readonly value: string;
  readonly offset: number;
}

export interface YamlTag {
  /** In full, `tag:yaml.org,2002:python/name:os.system`. */
  readonly tag: string;
  readonly offset: number;
}

export interface YamlListener {
  pair(pair: YamlPair): void;
  tag(tag: YamlTag): void;
  tick(): void;
}

const ANCHORS_MAX = 10_000;

/**
 * Tags, and keys with the texts behind them, in the order of the text, without its structure: one
 * pass, and no text is refused. Aliases stand for the text of their anchor.
 */
export function scanYaml(text: string, listener: YamlListener): void {
  new YamlScanner(text, listener).scan();
}

const DIRECTIVE = /%TAG[ \t]+(!\w*!?)[ \t]+(\S+)[^\n]*/y;
const PROPERTY = /[^\s,[\]{}]*/y;
const VERBATIM_TAG = /!<[^>\n]*>/y;
const BLOCK = /[|>][-+0-9]{0,4}[ \t]*(?:#[^\n]*)?\r?\n/y;
/** Up to a colon, a comment, the end of the line or of the item. */
const PLAIN = /(?:[^\s:]|:(?=\S)|[ \t]+(?=[^\s#]))+/y;
const FLOW_PLAIN = /(?:[^\s:,[\]{}]|:(?=[^\s,[\]{}])|[ \t]+(?=[^\s#,[\]{}]))+/y;

const SPACES = new Set([" ", "\t", "\r"]);
const PROPERTIES = new Set(["!", "&", "*"]);
const FLOW_SIGNS = new Set(["[", "]", "{", "}"]);
const INDICATORS = new Set([":", "-", "?"]);

class YamlScanner {
  readonly #text: string;
  readonly #listener: YamlListener;
  readonly #handles = new Map([["!!", "tag:yaml.org,2002:"]]);
  readonly #anchors = new Map<string, string>();
  #at = 0;
  #lineIndent = 0;
  #flow = 0;
  #key: string | null = null;
  #scalar: { readonly text: string; readonly offset: number } | null = null;
  #anchor: string | null = null;

  constructor(text: string, listener: YamlListener) {
    this.#text = text;
    this.#listener = listener;
  }

  scan(): void {
    this.#startLine();
    while (this.#at < this.#text.length) {
      this.#listener.tick();
      this.#next(this.#text[this.#at] ?? "");
    }
    this.#flush();
  }

  #startLine(): void {
    let end = this.#at;
    while (this.#text[end] === " ") end += 1;
    this.#lineIndent = end - this.#at;
    this.#at = end;
    if (this.#lineIndent > 0) return;
    DIRECTIVE.lastIndex = this.#at;
    const [whole, handle, prefix] = DIRECTIVE.exec(this.#text) ?? [];
    if (whole !== undefined) {
      this.#handles.set(handle ?? "", prefix ?? "");
      this.#at += whole.length;
    } else if (/^(?:---|\.\.\.)(?:\s|$)/.test(this.#text.slice(this.#at, this.#at + 4))) {
      this.#flush();
      this.#key = null;
      this.#flow = 0;
      this.#at += 3;
    }
  }

  #next(sign: string): void {
    const isFlowSign = FLOW_SIGNS.has(sign) || (sign === "," && this.#flow > 0);
    if (sign === "\n") {
      this.#at += 1;
      this.#startLine();
    } else if (SPACES.has(sign)) this.#at += 1;
    else if (sign === "#") this.#toLineEnd();
    else if (sign === '"' || sign === "'") this.#quoted(sign);
    else if (PROPERTIES.has(sign)) this.#property(sign);
    else if (isFlowSign) this.#flowSign(sign);
    else if (INDICATORS.has(sign) && this.#isIndicator()) this.#indicator(sign);
    else if (this.#flow === 0 && this.#matches(BLOCK) !== null) this.#block();
    else this.#plain();
  }

  #indicator(sign: string): void {
    if (sign === ":") {
      this.#colon();
      return;
    }
    this.#flush();
    this.#at += 1;
    if (sign === "?") this.#key = null;
  }

  #matches(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? null;
  }

  #toLineEnd(): void {
    const end = this.#text.indexOf("\n", this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  #isIndicator(): boolean {
    const next = this.#text[this.#at + 1];
    const isQuotedKey =
      this.#flow > 0 && this.#text[this.#at] === ":" && /["']/.test(this.#text[this.#at - 1] ?? "");
    return (
      next === undefined ||
      /\s/.test(next) ||
      (this.#flow > 0 && ",[]{}".includes(next)) ||
      isQuotedKey
    );
  }

  #flowSign(sign: string): void {
    this.#flush();
    this.#at += 1;
    if (sign === "[" || sign === "{") this.#flow += 1;
    else if (sign !== ",") this.#flow = Math.max(0, this.#flow - 1);
    if (sign === "{" || sign === "," || sign === "}") this.#key = sign === "," ? this.#key : null;
  }

  /** What stood before it was a key. */
  #colon(): void {
    this.#at += 1;
    this.#key = this.#scalar?.text ?? null;
    this.#scalar = null;
  }

  #flush(): void {
    if (this.#scalar === null) return;
    const { text: value, offset } = this.#scalar;
    this.#scalar = null;
    this.#listener.pair({ key: this.#key ?? "", value, offset });
  }

  #found(text: string, offset: number): void {
    this.#flush();
    this.#scalar = { text, offset };
    if (this.#anchor !== null && this.#anchors.size < ANCHORS_MAX)
      this.#anchors.set(this.#anchor, text);
    this.#anchor = null;
  }

  #quoted(quote: string): void {
    const offset = this.#at;
    let end = offset + 1;
    for (; end < this.#text.length; end += 1) {
      const sign = this.#text[end];
      if (sign === "\\" && quote === '"') end += 1;
      else if (sign === quote) {
        if (quote === '"' || this.#text[end + 1] !== quote) break;
        end += 1;
      }
    }
    const raw = this.#text.slice(offset + 1, end);
    this.#at = Math.min(this.#text.length, end + 1);
    this.#found(quote === "'" ? raw.replaceAll("''", "'") : unescaped(raw), offset);
  }

  #property(sign: string): void {
    const offset = this.#at;
    const verbatim = sign === "!" ? this.#matches(VERBATIM_TAG) : null;
    const word = verbatim ?? this.#matches(PROPERTY) ?? sign;
    this.#at += Math.max(1, word.length);
    if (sign === "&") this.#anchor = word.slice(1);
    else if (sign === "*") this.#found(this.#anchors.get(word.slice(1)) ?? "", offset);
    else this.#listener.tag({ tag: this.#fullTag(word, verbatim !== null), offset });
  }

  #fullTag(word: string, isVerbatim: boolean): string {
    if (isVerbatim) return decoded(word.slice(2, -1));
    const handle = /^!\w*!/.exec(word)?.[0] ?? "!";
    const prefix = this.#handles.get(handle) ?? handle;
    return decoded(prefix + word.slice(handle.length));
  }

  #block(): void {
    const offset = this.#at;
    this.#at += this.#matches(BLOCK)?.length ?? 0;
    const start = this.#at;
    const parent = this.#lineIndent;
    for (;;) {
      const end = this.#text.indexOf("\n", this.#at);
      const stop = end < 0 ? this.#text.length : end + 1;
      let indent = this.#at;
      while (this.#text[indent] === " ") indent += 1;
      const isBlank = indent >= stop - 1 || this.#text[indent] === "\r";
      if (this.#at >= this.#text.length || (!isBlank && indent - this.#at <= parent)) break;
      this.#at = stop;
    }
    this.#found(this.#text.slice(start, this.#at), offset);
    this.#startLine();
  }

  #plain(): void {
    const offset = this.#at;
    // A sign that begins nothing stands for itself.
    const word = this.#matches(this.#flow > 0 ? FLOW_PLAIN : PLAIN) ?? this.#text[offset] ?? " ";
    this.#at += word.length;
    this.#found(word, offset);
  }
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  e: "\u001B",
};

function unescaped(raw: string): string {
  const pattern = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|\r?\n[ \t]*|([^]))/gi;
  return raw.replaceAll(pattern, (_whole, ...groups: readonly (string | undefined)[]) => {
    const [hex2, hex4, hex8, letter] = groups;
    const hex = hex2 ?? hex4 ?? hex8;
    if (hex === undefined) return SIMPLE[letter ?? ""] ?? letter ?? "";
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** `%2F` in a tag is a stroke. */
function decoded(tag: string): string {
  return tag.replaceAll(/%([\da-f]{2})/gi, (_whole, hex: string) => {
    return String.fromCharCode(Number.parseInt(hex, 16));
  });
}
