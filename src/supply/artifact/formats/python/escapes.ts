const SIMPLE: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
const ESCAPE =
  /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{1,3})|N\{[^}\n]{0,100}\}|([^]))/giu;

/** What stands between the marks of a text, as Python makes it of it. */
export function unescapedText(raw: string, prefix: string): string {
  if (prefix.includes("r") || !raw.includes("\\")) return raw;
  return raw.replaceAll(ESCAPE, (whole: string, ...groups: readonly (string | undefined)[]) => {
    const [hex2, hex4, hex8, octal, letter] = groups;
    const hex = hex2 ?? hex4 ?? hex8;
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return fromCode(Number.parseInt(octal, 8));
    return SIMPLE[letter ?? ""] ?? whole;
  });
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
