import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Automaton } from "./automaton.ts";
import type { AutomatonRule } from "./automaton.ts";
import { PatternError, patternOf } from "./pattern.ts";
import { MATCH_LENGTH_MAX, Scanner, SPAN_LENGTH_MAX, SWALLOW_LENGTH_MAX } from "./scanner.ts";
import type { Candidate } from "./scanner.ts";

const ENDS_KEPT = 64;

function ruleOf(pattern: RegExp, swallow = false): AutomatonRule {
  return { pattern: patternOf(pattern), swallow, endsMax: ENDS_KEPT };
}

interface Collected {
  readonly scanner: Scanner;
  readonly found: Candidate[];
}

/** The scanner writes over what it has shown. */
function copyOf(candidate: Candidate): Candidate {
  return { ...candidate, ends: candidate.ends.slice(0, candidate.count) };
}

function collect(automaton: Automaton): Collected {
  const found: Candidate[] = [];
  const scanner = new Scanner(automaton, (candidate) => {
    found.push(copyOf(candidate));
    return candidate.ends[0] ?? -1;
  });
  return { scanner, found };
}

function scanAll(automaton: Automaton, chunks: readonly string[]): Collected {
  const collected = collect(automaton);
  for (const chunk of chunks) collected.scanner.push(chunk);
  collected.scanner.end();
  return collected;
}

const atom = fc.constantFrom("a", "b", "-", "[ab]", "[^a]", ".", "\\w", "(?:ab|b)", "(?:a|-b)");
const shortTerm = fc
  .tuple(atom, fc.constantFrom("", "", "?", "*", "+"))
  .map((pair) => pair.join(""));
const longTerm = fc
  .tuple(atom, fc.constantFrom("", "", "?", "*", "+", "{2}", "{1,3}", "{2,}"))
  .map((pair) => pair.join(""));
const left = fc.constantFrom("", "", "(?<!a)", "(?<=-)", "\\b", "^", "(?<=^|-)", "(?<!-)\\b");
const right = fc.constantFrom("", "", "(?!a)", "(?=b)", "\\b", "$", "(?=-|$)", "\\b(?!-)");

function sourceOf(term: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const body = fc.array(term, { minLength: 1, maxLength: 3 }).map((terms) => terms.join(""));
  const choice = fc.oneof(
    body,
    fc.tuple(body, body).map(([one, other]) => `(?:${one}|${other})`),
  );
  return fc
    .tuple(left, choice, right)
    .map((parts) => parts.join(""))
    .filter(compiles);
}

/** Two boundaries around what may be empty are refused; nothing else here is. */
function compiles(source: string): boolean {
  try {
    void new Automaton([ruleOf(new RegExp(source))]);
    return true;
  } catch (error) {
    assert(error instanceof PatternError && error.message.includes("can be empty"), source);
    return false;
  }
}

const text = fc.string({ unit: fc.constantFrom("a", "a", "b", "-", " "), maxLength: 14 });

/** Whether JavaScript's own engine can match from `start` to exactly (or beyond) `end`. */
function reaches(source: string, subject: string, span: { start: number; end: string }): boolean {
  const exact = new RegExp(`(?:${source})(?<=^[^]{${span.end}})`, "y");
  exact.lastIndex = span.start;
  return exact.test(subject);
}

function referenceOf(sources: readonly string[], subject: string): Candidate[] {
  const found: Candidate[] = [];
  for (let start = 0; start < subject.length; start++) {
    for (const [rule, source] of sources.entries()) {
      const ends: number[] = [];
      for (let end = subject.length; end > start; end--) {
        if (reaches(source, subject, { start, end: String(end) })) ends.push(end);
      }
      if (ends.length > 0) found.push({ rule, start, ends, count: ends.length, cut: false });
    }
  }
  return found;
}

test("scanner: finds from every start every end that a backtracking engine finds", () => {
  fc.assert(
    fc.property(
      fc.array(sourceOf(longTerm), { minLength: 1, maxLength: 3 }),
      text,
      (sources, subject) => {
        const automaton = new Automaton(sources.map((source) => ruleOf(new RegExp(source))));
        assert.deepEqual(scanAll(automaton, [subject]).found, referenceOf(sources, subject));
      },
    ),
    { numRuns: 1500 },
  );
});

test("scanner: alternatives that begin or end alike are found like any others", () => {
  const source = "(?:ab|abb|a-b|[ab]{2}a|a{0}bb|ba{2,3}|(?:a|-)?b|b-(?:a|ab|b-))(?!b)";
  const automaton = new Automaton([ruleOf(new RegExp(source))]);
  fc.assert(
    fc.property(text, (subject) => {
      assert.deepEqual(scanAll(automaton, [subject]).found, referenceOf([source], subject));
    }),
    { numRuns: 400 },
  );
});

test("scanner: a cache of a few states, shared by two texts at once, changes nothing", () => {
  fc.assert(
    fc.property(
      fc.array(sourceOf(longTerm), { minLength: 1, maxLength: 3 }),
      fc.tuple(text, text),
      fc.integer({ min: 4, max: 8 }),
      (sources, [one, other], statesMax) => {
        const rules = sources.map((source) => ruleOf(new RegExp(source)));
        const automaton = new Automaton(rules, { statesMax });
        const first = collect(automaton);
        const second = collect(automaton);
        for (let at = 0; at < Math.max(one.length, other.length); at++) {
          first.scanner.push(one.slice(at, at + 1));
          second.scanner.push(other.slice(at, at + 1));
        }
        first.scanner.end();
        second.scanner.end();
        assert.deepEqual(first.found, referenceOf(sources, one));
        assert.deepEqual(second.found, referenceOf(sources, other));
      },
    ),
    { numRuns: 400 },
  );
});

/** Every continuation of up to four characters: more than any `shortTerm` pattern still needs. */
const CONTINUATIONS = continuations(4);

function continuations(length: number): string[] {
  if (length === 0) return [""];
  const shorter = continuations(length - 1);
  return [
    ...new Set(["", ...["a", "b", "-", " "].flatMap((unit) => shorter.map((end) => unit + end))]),
  ];
}

/** What comes next decides whether a match from `start` goes on, or ends here. */
function isUndecided(source: string, subject: string, start: number): boolean {
  const here = { start, end: String(subject.length) };
  const beyond = { start, end: `${subject.length + 1},` };
  const ends = reaches(source, subject, here);
  return CONTINUATIONS.some((next) => {
    const longer = subject + next;
    return reaches(source, longer, beyond) || reaches(source, longer, here) !== ends;
  });
}

test("scanner: the earliest undecided start is held back, and nothing else", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "b", "-", " "), maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(sourceOf(shortTerm), { minLength: 1, maxLength: 2 }),
      piece,
      (sources, subject) => {
        const { scanner } = collect(
          new Automaton(sources.map((source) => ruleOf(new RegExp(source)))),
        );
        scanner.push(subject);
        let expected = 0;
        while (
          expected < subject.length &&
          !sources.some((source) => isUndecided(source, subject, expected))
        ) {
          expected++;
        }
        assert.equal(scanner.undecided, expected);
      },
    ),
    { numRuns: 150 },
  );
});

const HOSTILE = {
  digits: (length: number) => "1".repeat(length),
  spaces: (length: number) => " ".repeat(length),
  addresses: (length: number) => "a@".repeat(length / 2),
  dotted: (length: number) => "a@a.".repeat(length / 4),
  headers: (length: number) => "-----BEGIN PRIVATE KEY-----".repeat(length / 27),
  pairs: (length: number) => "😀1".repeat(length / 3),
  invisible: (length: number) => "1\u200b".repeat(length),
} as const;

const RULES: readonly AutomatonRule[] = [
  ruleOf(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/),
  ruleOf(/\d(?:[ -]?\d)*x/),
  ruleOf(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?!\w)/),
  ruleOf(/\s{2,200}x/),
  ruleOf(/-----BEGIN PRIVATE KEY-----[\s\S]*-----END PRIVATE KEY-----/, true),
];

test("scanner: steps grow with the length of hostile text, not with its square", () => {
  for (const [name, textOf] of Object.entries(HOSTILE)) {
    const automaton = new Automaton(RULES);
    const short = scanAll(automaton, [textOf(4096)]).scanner.steps;
    const long = scanAll(automaton, [textOf(16_384)]).scanner.steps;
    assert(long <= short * 5, `${name}: ${short} steps, then ${long}`);
  }
});

test("scanner: steps are bounded per symbol whatever a swallow rule hopes for", () => {
  // Each header could begin a key that never ends; each walk could go on to the limit.
  const automaton = new Automaton([ruleOf(/BEGIN[^.]*END/, true)]);
  const subject = `${"BEGIN ".repeat(2500)}.`.repeat(4);
  const { scanner } = scanAll(automaton, [subject]);
  const starts = subject.length / 6;
  assert(scanner.steps <= starts * MATCH_LENGTH_MAX + 4 * subject.length, String(scanner.steps));
});

test("scanner: cutting the text anywhere takes no more steps than having it whole", () => {
  const automaton = new Automaton(RULES);
  const subject = `${HOSTILE.headers(2700)} tel 12 34 56 a@b.cd ${HOSTILE.addresses(500)}`;
  const whole = scanAll(automaton, [subject]).scanner.steps;
  const single = scanAll(automaton, subject.split("")).scanner.steps;
  assert(single <= whole * 2, `${single} steps in single characters, ${whole} whole`);
});

test("scanner: a match may be as long as the limit and no longer", () => {
  const automaton = new Automaton([ruleOf(/xa*y/)]);
  const fits = `x${"a".repeat(MATCH_LENGTH_MAX - 2)}y`;
  assert.equal(scanAll(automaton, [fits]).found[0]?.ends[0], MATCH_LENGTH_MAX);
  assert.deepEqual(scanAll(automaton, [`x${"a".repeat(MATCH_LENGTH_MAX - 1)}y`]).found, []);
});

test("scanner: a swallow rule that reaches its limit ends in a match there", () => {
  const automaton = new Automaton([ruleOf(/x[^y]*y/, true), ruleOf(/z/)]);
  const short = `x${"a".repeat(SWALLOW_LENGTH_MAX - 3)}zy`;
  assert.deepEqual(
    scanAll(automaton, [short]).found.map(({ ends }) => ends[0]),
    [SWALLOW_LENGTH_MAX],
  );
  const endless = `x${"z".repeat(SWALLOW_LENGTH_MAX)}`;
  assert.deepEqual(
    scanAll(automaton, [endless]).found.map(({ start, ends }) => [start, ends[0]]),
    [
      [0, SWALLOW_LENGTH_MAX],
      [SWALLOW_LENGTH_MAX, SWALLOW_LENGTH_MAX + 1],
    ],
  );
});

test("scanner: invisible characters stretch a match only so far, cut or whole", () => {
  const automaton = new Automaton([ruleOf(/ab(?!c)/)]);
  const stuffed = (count: number): string => `a${"\u200b".repeat(count)}b-`;
  for (const [count, matches] of [
    [SPAN_LENGTH_MAX - 2, 1],
    [SPAN_LENGTH_MAX - 1, 0],
  ] as const) {
    const subject = stuffed(count);
    const { found, scanner } = scanAll(automaton, [subject]);
    assert.equal(found.length, matches, String(count));
    assert.equal(scanner.undecided, subject.length);
    const pieces = [subject.slice(0, 9), subject.slice(9, -2), "b", "-"];
    assert.deepEqual(scanAll(automaton, pieces).found, found);
  }
});

test("scanner: an endless run of invisible characters is held back no longer than a span", () => {
  const { scanner } = collect(new Automaton([ruleOf(/ab/)]));
  scanner.push(`a${"\u200b".repeat(SPAN_LENGTH_MAX - 2)}`);
  assert.equal(scanner.undecided, 0);
  scanner.push("\u200b");
  assert.equal(scanner.undecided, SPAN_LENGTH_MAX);
});

test("scanner: more ends than are wanted keep the longest and say so", () => {
  const automaton = new Automaton([{ ...ruleOf(/(?<!a)a+/), endsMax: 3 }]);
  assert.deepEqual(scanAll(automaton, ["aaaaa"]).found, [
    { rule: 0, start: 0, ends: [5, 4, 3], count: 3, cut: true },
  ]);
  assert.deepEqual(scanAll(automaton, ["aaa"]).found, [
    { rule: 0, start: 0, ends: [3, 2, 1], count: 3, cut: false },
  ]);
});

test("scanner: half of a pair that waits before a full block costs no symbol of it", () => {
  const automaton = new Automaton([ruleOf(/az/)]);
  for (const length of [127, 128, 129, 2047, 2048, 2049, 4095, 4096]) {
    const rest = `${"a".repeat(length - 1)}z`;
    const { found } = scanAll(automaton, ["\ud83d", rest]);
    assert.deepEqual(
      found.map(({ start, ends }) => [start, ends[0]]),
      [[length - 1, length + 1]],
    );
  }
});
