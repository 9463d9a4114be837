import { checksumOf } from "../../../core/base62.ts";
import type { Recognizer } from "../recognizer.ts";

/** Where a value was painted over or never filled in. */
const MASK =
  /x{6}|X{6}|\*{3}|#{4}|0{12}|1{16}|\.{3}|your[-_]?|placeholder|redacted|change[-_]?me|<|\$\{|\{\{/i;

/** As providers mark the keys of their documentation: in capitals, or no chance would have it. */
const DOCUMENTED = /EXAMPLE|SAMPLE_|PLACEHOLDER/;

/** A token in documentation: its body is crossed out, or says what to put there. */
export function isMasked(value: string): boolean {
  return MASK.test(value) || DOCUMENTED.test(value);
}

export function hasDigit(value: string): boolean {
  return /\d/.test(value);
}

/** Letters whose case follows no rule of writing: small to capital and back, again and again. */
export function isJumbled(value: string): boolean {
  return (value.match(/[A-Z][a-z][A-Z]/g) ?? []).length >= 2;
}

/** What tokens of unmistakable form must be: filled in, and not words alone. */
export function isFilledIn(value: string): boolean {
  return (hasDigit(value) || isJumbled(value)) && !isMasked(value);
}

const CHECKED_LENGTH = 36;
const CHECKSUM_LENGTH = 6;

/** Certain when the checksum is right; without it, still a token of that form. */
export function scoreByChecksum(match: string): boolean | number {
  if (isMasked(match)) return false;
  const body = match.slice(match.lastIndexOf("_") + 1);
  if (body.length !== CHECKED_LENGTH) return true;
  return checksumOf(body.slice(0, -CHECKSUM_LENGTH)) === body.slice(-CHECKSUM_LENGTH) ? 1 : true;
}

export interface TokenRule {
  /** Without `secret/`. */
  readonly id: string;
  readonly title: string;
  readonly pattern: RegExp;
  /** Well-formed values, each certain to be found; made by {@link fake}, not real. */
  readonly samples?: readonly string[];
  /** More texts in which a token is found, or none. */
  readonly finds?: readonly string[];
  readonly ignores?: readonly string[];
  /** {@link isFilledIn} unless told. */
  readonly validate?: NonNullable<Recognizer["validate"]>;
  /** 0.95 unless told. */
  readonly confidence?: number;
  /** `high` unless told. */
  readonly severity?: Recognizer["severity"];
  /** `API_KEY` unless told. */
  readonly entity?: string;
  readonly context?: NonNullable<Recognizer["context"]>;
  readonly swallow?: boolean;
  readonly references?: readonly string[];
}

const SECRET_REFERENCES = ["OWASP LLM02:2025", "CWE-798", "CWE-312"] as const;

/**
 * A credential that is known by its form alone. It is never found as a part of a longer word, cut
 * in half or in the other case.
 */
export function defineToken(rule: TokenRule): Recognizer {
  const { id, samples = [], finds = [], ignores = [], references = [], ...rest } = rule;
  const [sample] = samples;
  const spoilt = sample === undefined ? [] : spoil(sample);
  return {
    confidence: 0.95,
    severity: "high",
    entity: "API_KEY",
    validate: isFilledIn,
    ...rest,
    id: `secret/${id}`,
    category: "secret",
    references: [...references, ...SECRET_REFERENCES],
    examples: {
      finds: [...samples.flatMap((value) => [`TOKEN=${value}`, `{"key": "${value}"}`]), ...finds],
      ignores: [...spoilt, ...ignores],
    },
  };
}

function spoil(sample: string): readonly string[] {
  return [
    `q${sample}`,
    sample.slice(0, Math.min(Math.floor(sample.length / 2), 20)),
    swapCase(sample),
  ];
}

function swapCase(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

const ALPHABETS = {
  alnum: "a8Fk29sLq0Zx7Pv3Tn5Wb1YcR4mJ6hGdU",
  lower: "a8fk29slq0zx7pv3tn5wb1ycr4mj6hgdu",
  upper: "A8FK29SLQ0ZX7PV3TN5WB1YCR4MJ6HGDU",
  hex: "9f86d081884c7d659a2feaa0c55ad015b3",
  digit: "80741963528",
} as const;

/** Characters for a sample that looks random and is the same each time; nobody's secret. */
export function fake(length: number, alphabet: keyof typeof ALPHABETS = "alnum"): string {
  const letters = ALPHABETS[alphabet];
  return letters.repeat(Math.ceil(length / letters.length)).slice(0, length);
}

/** An identifier in the form of RFC 9562, for samples. */
export function fakeUuid(): string {
  return [8, 4, 4, 4, 12].map((length) => fake(length, "hex")).join("-");
}
