import { endReader, endsIn } from "../../text-end.ts";
import { defineRecognizer } from "../../recognizer.ts";
import type { Recognizer } from "../../recognizer.ts";

/** Signs between a label and its value. */
const isSign = endsIn(/[:=#|>"'\t][ "'\t#]*|\p{L}[-/]/u);
/** `no. `, `number `, and `no. of the label `; folding makes `nº` into `no`. */
const NUMBERED =
  /(?<![\p{L}\p{N}])(?:n[º°o.]?|n\.[º°o]|num\.?|núm\.?|número|number|nbr)[ \t.:#]*(?:\p{L}{1,24}[ \t]){0,3}$/iu;
const isNamed = endsIn(/(?<![\p{L}\p{N}])(?:id|ids|code|código|is|es)[ \t]*/iu);
const REACH = 48;

/** True behind `policy: `, `encounter no. ` or `"episodio": "`, false behind `policy of `. */
export const isLabel = rememberLast((before) => {
  const near = before.slice(-REACH);
  return isSign(near) || NUMBERED.test(near) || isNamed(near);
});

/** Of what stands in front of a match: rules that share its shape ask one after another. */
function rememberLast<Answer>(read: (before: string) => Answer): (before: string) => Answer {
  let last: { readonly before: string; readonly answer: Answer } | null = null;
  return (before) => {
    if (last?.before !== before) last = { before, answer: read(before) };
    return last.answer;
  };
}

/** Context words of a list, as written and as folding writes them. */
export function wordList(words: string): readonly string[] {
  const list = words.split(",");
  const folded = list.map((word) => word.replaceAll("º", "o").replaceAll("ª", "a"));
  return [...new Set([...list, ...folded])];
}

/** The words of the label that a colon or equals sign ends. */
const readLabel = endReader(
  /((?:[\p{L}\p{M}º°]+[._ \t-]{1,2}){0,3}[\p{L}\p{M}º°]+)\.?["']?[ \t]*[:=][\s"']*/u,
);
/** They name nothing. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  "n no nº n° num numero number nr nbr id ids code codigo de del la el of the".split(" "),
);

/** In order, without accents: `memberId` is two. */
function wordsOf(label: string): readonly string[] {
  const spaced = label.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return plain(spaced).split(/[^\p{L}º°]+/u);
}

/** The word that names what follows, without accents. */
const namingWord = rememberLast((before): string | undefined => {
  const [, label = ""] = readLabel(before.slice(-REACH)) ?? [];
  return wordsOf(label).findLast((word) => word !== "" && !SMALL_WORDS.has(word));
});

/** Says of what stands in front whether it ends with the label of something else. */
function labelOfOther(words: readonly string[]): (before: string) => boolean {
  const own = new Set(words.flatMap((word) => [...wordsOf(word), plain(word).replaceAll(" ", "")]));
  return (before) => {
    const naming = namingWord(before);
    return naming !== undefined && !own.has(naming);
  };
}

function plain(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Digits of a value, without all else. */
export function digitsOf(value: string): string {
  return value.replaceAll(/\D/g, "");
}

/** `17/06/2016`, `2016-06-17`, `06/2016`. */
const DATE =
  /^(?:\d{1,2}[-/]\d{1,2}[-/](?:\d{2}|\d{4})|\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?|\d{1,2}[-/]\d{4})$/;

export function isDate(value: string): boolean {
  return DATE.test(value);
}

interface HealthNumber extends Pick<Recognizer, "id" | "title" | "severity" | "examples"> {
  readonly entity: string;
  readonly references: readonly string[];
  readonly pattern: RegExp;
  /** Separated by commas. */
  readonly words: string;
  /** Words that are about something else unless a sign or `no.` stands behind them. */
  readonly against?: string;
  readonly score?: number;
  readonly digitsMin?: number;
  /** Whether a mere mention of a word is not enough: {@link isLabel}. */
  readonly labelled?: true;
  readonly reach?: number;
}

/** Numbers that no check tells from others: found behind their names only. */
export function defineHealthNumber(number: HealthNumber): Recognizer {
  const { id, title, entity, severity, references, pattern, examples } = number;
  const { words, against, score = 0.85, digitsMin = 4, labelled = false, reach = 32 } = number;
  const list = wordList(words);
  const isOther = labelOfOther(list);
  return defineRecognizer({
    id,
    title,
    entity,
    category: "pii",
    severity,
    references: [...references, "45 CFR 164.514(b)(2)(i)", "OWASP LLM02:2025", "CWE-359"],
    pattern,
    confidence: 0,
    validate: (match, before) =>
      digitsOf(match).length >= digitsMin &&
      /[1-9]/.test(match) &&
      !isDate(match) &&
      (!labelled || isLabel(before())) &&
      !isOther(before()),
    context: { words: list, score, reach, required: true },
    ...(against === undefined ? {} : { against: { words: wordList(against), reach } }),
    examples,
  });
}
