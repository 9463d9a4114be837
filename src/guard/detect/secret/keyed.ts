import { entropy } from "../entropy.ts";
import type { Recognizer } from "../recognizer.ts";
import { assignedName, namesCredential } from "./assignment.ts";
import { fake, isFilledIn } from "./token.ts";

export interface KeyedSecret {
  /** Without `secret/`. */
  readonly id: string;
  readonly title: string;
  /** Words for the provider, as context words are written: `adobe*`. */
  readonly names: readonly string[];
  /** Characters of the value: one number, or the fewest and the most. */
  readonly length: number | readonly [min: number, max: number];
  /** The whole value. */
  readonly value: RegExp;
  readonly sample: string;
  /** `high` unless told. */
  readonly severity?: Recognizer["severity"];
  /** 0.85 unless told. */
  readonly score?: number;
}

/** What such a value is more often than a credential. */
const OTHERS = [
  "commit",
  "sha",
  "sha1",
  "sha256",
  "md5",
  "checksum",
  "digest",
  "etag",
  "revision",
  "integrity",
  "fingerprint",
  "version",
] as const;

const CONTEXT_REACH = 72;

/** Ordinary words are shorter: up to here the pattern itself asks for a digit. */
const WORD_LENGTH_MAX = 26;

/** One pattern for all rules of a length and alphabet: they differ in what they validate. */
function runOf(length: KeyedSecret["length"], signs: string): RegExp {
  const [min, max] = typeof length === "number" ? [length, length] : length;
  // No value begins with `=`, or a line of them would be walked from each.
  const begin = signs.replace("=", "");
  const letters = (count: number) =>
    count === 0 ? "" : `[A-Za-z${begin}][A-Za-z${signs}]{${count - 1}}`;
  const any = `[A-Za-z0-9${signs}]`;
  // With a digit at each place in turn: few words become candidates, and those cost something.
  const runs = Array.from(
    { length: max > WORD_LENGTH_MAX ? 0 : min },
    (_, at) => `${letters(at)}\\d${any}{${min - 1 - at},${max - 1 - at}}`,
  );
  const plain = `[A-Za-z0-9${begin}]${any}{${min - 1},${max - 1}}`;
  const run = runs.length > 0 ? `(?:${runs.join("|")})` : plain;
  return new RegExp(`(?<=["'\`=:\\s>(,])${run}(?![A-Za-z0-9_=+/-])`);
}

/**
 * A value that could be anything but for the name in front: it is found where it is assigned to a
 * name of the provider's, or to one of a credential with the provider mentioned shortly before.
 */
export function defineKeyedSecret(rule: KeyedSecret): Recognizer {
  const { id, title, names, length, value, sample, severity = "high", score = 0.85 } = rule;
  const provider = toExpression(names);
  const word = names[0]?.replace("*", "") ?? "";
  return {
    id: `secret/${id}`,
    title,
    category: "secret",
    severity,
    entity: "API_KEY",
    references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
    pattern: runOf(length, value.test("+/") ? "_=+/-" : "_=-"),
    confidence: score,
    context: { words: names, score, reach: CONTEXT_REACH, required: true },
    against: { words: OTHERS },
    validate: (match, before) => {
      if (!value.test(match) || !isRandom(match)) return false;
      const name = assignedName(before());
      return name !== null && (provider.test(name) || isOwn(name, match));
    },
    examples: {
      finds: [`${word}_token = "${sample}"`, `{"${word}-api-key": "${sample}"}`],
      ignores: [
        `value = "${sample}"`,
        `${word}_token = "${sample}${fake(99)}"`,
        `${word} commit: ${sample}`,
        `${word} writes ${sample} here`,
      ],
    },
  };
}

/** Digits alone are counters and times: only the provider's own name makes them something. */
function isOwn(name: string, value: string): boolean {
  return namesCredential(name) && !/^\d+$/.test(value);
}

function isRandom(value: string): boolean {
  return isFilledIn(value) && entropy(value) > 2.3;
}

/** The words in a name; short ones only by themselves, or `method` would be of Ethereum. */
function toExpression(names: readonly string[]): RegExp {
  const words = names.map((name) => {
    const plain = name.replace(/\*$/, "").replaceAll(/[ _-]/g, "[ _.-]?");
    return name.length < 5 ? `(?<![a-z])${plain}(?![a-z])` : plain;
  });
  return new RegExp(`(?:${words.join("|")})`, "i");
}
