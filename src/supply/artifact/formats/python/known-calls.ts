import { Buffer } from "node:buffer";
import { TEXT_MAX, TRAITS, UNKNOWN, joinedTraits } from "./value.ts";
import type { PythonValue } from "./value.ts";

const HIDDEN = TRAITS.hidden | TRAITS.folded;

/** What undoes an encoding, and how; without a way the result is only known to be hidden. */
const DECODERS = new Map<string, ((text: string) => string) | null>([
  ["base64.b64decode", (text) => latin(text, "base64")],
  ["base64.standard_b64decode", (text) => latin(text, "base64")],
  ["base64.urlsafe_b64decode", (text) => latin(text, "base64url")],
  ["base64.decodebytes", (text) => latin(text, "base64")],
  ["base64.b16decode", (text) => latin(text, "hex")],
  ["binascii.a2b_base64", (text) => latin(text, "base64")],
  ["binascii.unhexlify", (text) => latin(text, "hex")],
  ["binascii.a2b_hex", (text) => latin(text, "hex")],
  ["builtins.bytes.fromhex", (text) => latin(text.replaceAll(/\s/g, ""), "hex")],
  ["builtins.bytearray.fromhex", (text) => latin(text.replaceAll(/\s/g, ""), "hex")],
  ...`base64.b32decode base64.b85decode base64.a85decode base64.decode zlib.decompress
    gzip.decompress bz2.decompress lzma.decompress zlib.decompressobj binascii.a2b_uu
    brotli.decompress lz4.frame.decompress zstandard.decompress blosc.decompress`
    .split(/\s+/)
    .map((name) => [name, null] as const),
]);

function latin(text: string, encoding: "base64" | "base64url" | "hex"): string {
  return Buffer.from(text, encoding).toString("latin1");
}

/** What a call of a function gives that only makes values of values; undefined for others. */
export function knownResult(path: string, args: readonly PythonValue[]): PythonValue | undefined {
  const [first = UNKNOWN, second] = args;
  const traits = joinedTraits(args);
  const decode = DECODERS.get(path);
  if (decode !== undefined) {
    const text = decode === null || first.text === undefined ? undefined : decode(first.text);
    return withText({ traits: traits | HIDDEN }, text);
  }
  switch (path) {
    case "codecs.decode":
      return decoded(first, second);
    case "builtins.chr":
      return letter(first);
    case "builtins.map":
      return first.path === "builtins.chr" ? letters(second, traits) : undefined;
    case "builtins.bytes":
    case "builtins.bytearray":
      return bytesOf(first, traits);
    default:
      return SAME_TEXT.has(path) ? withText({ traits }, first.text) : pathOf(path, args);
  }
}

/** They give the text that they are given, as far as it matters here. */
const SAME_TEXT = new Set(
  "builtins.str os.path.expanduser os.path.abspath os.fspath pathlib.Path pathlib.PurePath".split(
    " ",
  ),
);

function pathOf(path: string, [first, ...rest]: readonly PythonValue[]): PythonValue | undefined {
  if (path === "pathlib.Path.home") return { text: "~", traits: 0 };
  return path === "os.path.join" && first !== undefined
    ? rest.reduce(joinedPath, first)
    : undefined;
}

function letter({ number = -1, traits }: PythonValue): PythonValue {
  const text = number >= 0 && number <= 0x10ffff ? String.fromCodePoint(Math.trunc(number)) : "";
  return withText({ traits: traits | HIDDEN }, text === "" ? undefined : text);
}

function letters(codes: PythonValue | undefined, traits: number): PythonValue | undefined {
  if (codes?.items === undefined) return undefined;
  return { items: codes.items.map(letter), traits: traits | HIDDEN };
}

function bytesOf(first: PythonValue, traits: number): PythonValue {
  if (first.items === undefined) return withText({ traits }, first.text);
  const numbers = first.items.slice(0, TEXT_MAX).map(({ number }) => number ?? Number.NaN);
  const isWhole = numbers.length > 0 && numbers.every((number) => number >= 0 && number < 256);
  const text = isWhole ? Buffer.from(numbers).toString("latin1") : undefined;
  return withText({ traits: traits | HIDDEN }, text);
}

function decoded(first: PythonValue, encoding: PythonValue | undefined): PythonValue {
  const name = encoding?.text?.toLowerCase().replaceAll(/[-_]/g, "");
  const { text } = first;
  if (name === undefined || name === "utf8" || name === "ascii") return first;
  if (text === undefined) return { traits: first.traits | HIDDEN };
  const how = { hex: "hex", base64: "base64", hexcodec: "hex", base64codec: "base64" } as const;
  const known = Object.entries(how).find(([one]) => one === name)?.[1];
  const plain =
    name === "rot13" ? turned(text) : known === undefined ? undefined : latin(text, known);
  return withText({ traits: first.traits | HIDDEN }, plain);
}

function turned(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCodePoint(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

type TextMethod = (
  text: string,
  args: readonly PythonValue[],
  traits: number,
) => PythonValue | undefined;

const METHODS = new Map<string, TextMethod>([
  ["join", (text, [of], traits) => joinedText(text, of, traits)],
  ["replace", (text, args, traits) => replaced(text, args, traits)],
  ["lower", (text, _args, traits) => withText({ traits }, text.toLowerCase())],
  ["upper", (text, _args, traits) => withText({ traits }, text.toUpperCase())],
  [
    "strip",
    (text, args, traits) => withText({ traits }, args.length > 0 ? undefined : text.trim()),
  ],
  ["decode", (text, [encoding], traits) => decoded({ text, traits }, encoding)],
  ["encode", (text, [encoding], traits) => decoded({ text, traits }, encoding)],
  ["format", (_text, _args, traits) => ({ traits: traits | TRAITS.folded })],
  ["translate", (_text, _args, traits) => ({ traits: traits | HIDDEN })],
]);

/** What a method of a text gives. */
export function textMethod(
  of: PythonValue & { readonly text: string },
  name: string,
  args: readonly PythonValue[],
): PythonValue {
  const traits = of.traits | joinedTraits(args);
  return METHODS.get(name)?.(of.text, args, traits) ?? { traits };
}

function replaced(text: string, [old, next]: readonly PythonValue[], traits: number): PythonValue {
  const by = next?.text;
  if (old?.text === undefined || by === undefined) return { traits };
  // Each place may grow by all of it.
  const isLong = text.length * (by.length + 1) > TEXT_MAX * 16;
  const result = isLong ? undefined : text.replaceAll(old.text, () => by);
  return withText({ traits: traits | TRAITS.folded }, result);
}

function joinedText(glue: string, of: PythonValue | undefined, traits: number): PythonValue {
  if (of?.text !== undefined && glue === "") return withText({ traits }, of.text);
  if (of?.items === undefined) return { traits: traits | TRAITS.folded };
  const pieces = of.items
    .slice(0, TEXT_MAX)
    .flatMap(({ text }) => (text === undefined ? [] : [text]));
  const text = pieces.length === of.items.length ? pieces.join(glue) : undefined;
  return withText({ traits: traits | TRAITS.folded }, text);
}

/** Two values with `+` between. */
export function added(left: PythonValue, right: PythonValue): PythonValue {
  const traits = left.traits | right.traits;
  if (left.text !== undefined && right.text !== undefined) {
    return withText({ traits: traits | TRAITS.folded }, left.text + right.text);
  }
  if (left.items !== undefined && right.items !== undefined) {
    return { items: [...left.items, ...right.items].slice(0, TEXT_MAX), traits };
  }
  return { traits };
}

/** Two parts of a path; what is not known of it is left open. */
export function joinedPath(left: PythonValue, right: PythonValue): PythonValue {
  const traits = left.traits | right.traits;
  if (left.text === undefined && right.text === undefined) return { traits };
  return withText({ traits }, `${left.text ?? "?"}/${right.text ?? "?"}`);
}

export function withText(value: PythonValue, text: string | undefined): PythonValue {
  return text === undefined || text.length > TEXT_MAX ? value : { ...value, text };
}
