import type { RuleCard } from "../../core/finding.ts";
import { foldText } from "../text/fold.ts";
import type { Recognizer } from "./recognizer.ts";

/** Values that are found wherever they stand, all under one rule. */
export interface DenyList {
  readonly card: RuleCard;
  readonly values: readonly string[];
  readonly ignoreCase: boolean;
  /** Not inside longer words: `Ana` is not in `banana`. */
  readonly wholeWords: boolean;
}

/** Letters and digits of one pattern: well below what a pattern may have. */
const PATTERN_LENGTH_MAX = 8000;
/** Beginnings that values share are written once, down to here. */
const DEPTH_MAX = 24;
/** Wins the name: the operator has said what it is. */
const PRIORITY = 900;

const WORD_BEFORE = String.raw`(?<![\p{L}\p{N}_])`;
const WORD_AFTER = String.raw`(?![\p{L}\p{N}_])`;
const WORD = /[\p{L}\p{N}_]/u;

/** The values as recognizers of one id; many values take several patterns. */
export function denyRecognizers({ card, values, ...options }: DenyList): readonly Recognizer[] {
  const { ignoreCase, wholeWords } = options;
  const plain = values.map((value) => plainOf(value, ignoreCase)).filter((value) => value !== "");
  const groups = Map.groupBy(new Set(plain), (value) => {
    const before = wholeWords && WORD.test(value.slice(0, 1)) ? WORD_BEFORE : "";
    const after = wholeWords && WORD.test(value.slice(-1)) ? WORD_AFTER : "";
    return `${before}(?:|)${after}`;
  });
  return [...groups].flatMap(([frame, members]) => {
    return chunksOf(members.toSorted()).map((chunk) => {
      const source = frame.replace("(?:|)", () => `(?:${choiceOf(chunk, 0)})`);
      return toRecognizer(card, new RegExp(source, ignoreCase ? "iu" : "u"), {
        exact: new Set(chunk),
        ignoreCase,
      });
    });
  });
}

/** As patterns read it; empty for a value of nothing but invisible characters. */
export function plainOf(value: string, ignoreCase: boolean): string {
  const plain = foldText(value).replaceAll(/\s+/g, " ").trim();
  return ignoreCase ? plain.toLowerCase() : plain;
}

function toRecognizer(
  card: RuleCard,
  pattern: RegExp,
  { exact, ignoreCase }: { readonly exact: ReadonlySet<string>; readonly ignoreCase: boolean },
): Recognizer {
  const isAstral = [...exact].some((value) => /[\u{10000}-\u{10ffff}]/u.test(value));
  return {
    ...card,
    pattern,
    confidence: 1,
    priority: PRIORITY,
    // Patterns read all characters beyond the BMP as one.
    ...(isAstral ? { validate: (match: string) => exact.has(plainOf(match, ignoreCase)) } : {}),
    examples: { finds: [], ignores: [] },
  };
}

function chunksOf(values: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [];
  let length = Infinity;
  for (const value of values) {
    if (length + value.length > PATTERN_LENGTH_MAX) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)?.push(value);
    length += value.length;
  }
  return chunks;
}

/** Alternatives behind what all `values` have in common up to `depth`. */
function choiceOf(values: readonly string[], depth: number): string {
  if (depth >= DEPTH_MAX) return values.map(literal).join("|");
  const byFirst = Map.groupBy(values, (value) => Array.from(value)[0] ?? "");
  return [...byFirst].map(([first, members]) => branchOf(first, members, depth)).join("|");
}

function branchOf(first: string, values: readonly string[], depth: number): string {
  const [only] = values;
  if (first === "") return "";
  if (values.length === 1 && only !== undefined) return literal(only);
  const rests = values.map((value) => value.slice(first.length));
  return `${literal(first)}(?:${choiceOf(rests, depth + 1)})`;
}

function literal(text: string): string {
  return Array.from(text, (character) => {
    // Values are taken with single spaces; texts are not always set with one.
    if (character === " ") return String.raw`\s{1,4}`;
    if (character.length > 1) return String.raw`[^\u0000-\ufffe]`;
    return character.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`);
  }).join("");
}
