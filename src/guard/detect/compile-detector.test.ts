import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Finding } from "../../core/finding.ts";
import { PatternError } from "../text/pattern.ts";
import { compileDetector, compileDetectors } from "./compile-detector.ts";
import type { Detector } from "./detector.ts";
import { CLUSTER_LENGTH_MAX } from "./match-stream.ts";
import { defineRecognizer } from "./recognizer.ts";
import type { Recognizer } from "./recognizer.ts";
import { VALIDATED_ENDS_MAX } from "./rule-set.ts";

type Options = Partial<
  Pick<
    Recognizer,
    "validate" | "context" | "against" | "swallow" | "grows" | "priority" | "category" | "severity"
  >
> & {
  readonly confidence?: number;
};

function ruleOf(id: string, pattern: RegExp, options: Options = {}): Recognizer {
  return defineRecognizer({
    id,
    title: id,
    category: "pii",
    severity: "high",
    references: [],
    pattern,
    confidence: 0.5,
    examples: { finds: [], ignores: [] },
    ...options,
  });
}

/** `rule:text` or, where the score matters, `rule@score:text`. */
function found(detector: Detector, text: string, scored = false): string[] {
  return detector.scan(text).map(({ rule, score, span }) => {
    return `${rule}${scored ? `@${score}` : ""}:${text.slice(span.start, span.end)}`;
  });
}

test("detector: the span covers the match as received, and validate sees it folded", () => {
  const seen: string[] = [];
  const validate = (match: string): boolean => seen.push(match) > 0;
  const detector = compileDetector([ruleOf("card", /(?<!\d)\d{4}(?!\d)/, { validate })]);
  assert.deepEqual(found(detector, "no. ４\u200b１１\u00ad1\u200b!"), ["card:４\u200b１１\u00ad1"]);
  assert.deepEqual(seen, ["4111"]);
});

test("detector: validate is asked from the longest end to shorter ones", () => {
  const seen: string[] = [];
  const validate = (match: string): boolean => {
    seen.push(match);
    return match.length <= 2;
  };
  const detector = compileDetector([ruleOf("a", /(?<!a)a+/, { validate })]);
  assert.deepEqual(found(detector, "-aaaa"), ["a:aa"]);
  assert.deepEqual(seen, ["aaaa", "aaa", "aa"]);
});

test("detector: a number from validate replaces the score, zero and false drop the match", () => {
  const scores = [0.9, 0, false, true, Number.NaN, 7];
  const validate = (match: string): number | boolean => scores[Number(match.slice(1))] ?? 0;
  const detector = compileDetector([ruleOf("n", /n\d/, { validate })]);
  assert.deepEqual(found(detector, "n0 n1 n2 n3 n4 n5", true), [
    "n@0.9:n0",
    "n@0.5:n3",
    "n@1:n4",
    "n@1:n5",
  ]);
});

test("detector: a validate that throws has found its match for certain", () => {
  const validate = (): boolean => {
    throw new Error("broken rule");
  };
  const detector = compileDetector([ruleOf("x", /x+/, { validate })]);
  assert.deepEqual(found(detector, "axxb", true), ["x@1:xx"]);
});

test("detector: a match with more ends than are asked is found, not lost", () => {
  const validate = (): boolean => false;
  const detector = compileDetector([ruleOf("x", /(?<!x)x+/, { validate })]);
  assert.deepEqual(found(detector, "x".repeat(VALIDATED_ENDS_MAX)), []);
  assert.equal(found(detector, "x".repeat(VALIDATED_ENDS_MAX + 1), true)[0]?.slice(0, 4), "x@1:");
});

test("detector: a context word before the match raises the score, within reach and as a word", () => {
  const context = { words: ["teléfono", "dni", "卡号"], score: 0.9, reach: 12 };
  const detector = compileDetector([ruleOf("n", /\d{3}/, { context })]);
  const scoreAfter = (before: string): number | undefined =>
    detector.scan(`${before}123`)[0]?.score;
  for (const before of [
    "dni ",
    "DNI: ",
    "su_dni=",
    "ＤＮＩ ",
    "d\u200bni ",
    "tele\u0301fono ",
    "的卡号是",
  ]) {
    assert.equal(scoreAfter(before), 0.9, before);
  }
  assert.equal(scoreAfter(`x${" ".repeat(9)}`), 0.5);
  assert.equal(scoreAfter(`- dni${" ".repeat(9)}`), 0.9, "at the limit of the reach");
  assert.equal(scoreAfter(`- dni${" ".repeat(10)}`), 0.5, "one past it");
  assert.equal(
    scoreAfter(`- dni${"\u200b".repeat(500)} `),
    0.9,
    "invisible characters do not count",
  );
  for (const before of ["xdni ", "dnis ", "", "teléfonos "])
    assert.equal(scoreAfter(before), 0.5, before);
  assert.equal(detector.scan("123 dni")[0]?.score, 0.5, "after the match");
});

test("detector: a rule without confidence needs its context", () => {
  const context = { words: ["pin"], score: 0.7 };
  const detector = compileDetector([ruleOf("n", /\d{4}/, { confidence: 0, context })]);
  assert.deepEqual(found(detector, "year 1999, pin 1234", true), ["n@0.7:1234"]);
});

test("detector: a rule that requires its context is not asked without it", () => {
  const seen: string[] = [];
  const validate = (match: string): boolean => seen.push(match) > 0;
  const context = { words: ["pin"], score: 0.7, required: true } as const;
  const detector = compileDetector([ruleOf("n", /\d{4}/, { validate, context })]);
  assert.deepEqual(found(detector, "year 1999, pin 1234", true), ["n@0.7:1234"]);
  assert.deepEqual(seen, ["1234"]);
});

test("detector: a word that says otherwise drops the match, unless one that agrees is nearer", () => {
  const context = { words: ["phone"], score: 0.9 };
  const against = { words: ["order", "version"], reach: 20 };
  const detector = compileDetector([ruleOf("n", /\d{4}/, { context, against })]);
  assert.deepEqual(found(detector, "order 1111", true), []);
  assert.deepEqual(found(detector, "phone of the order: 2222", true), []);
  assert.deepEqual(found(detector, "order by phone: 3333", true), ["n@0.9:3333"]);
  assert.deepEqual(found(detector, `order${" ".repeat(21)}4444`, true), ["n@0.5:4444"]);
});

test("detector: validate can ask what stands before the match, folded", () => {
  const seen: string[] = [];
  const validate = (_: string, before: () => string): boolean => seen.push(before()) > 0;
  compileDetector([ruleOf("n", /\d{2}/, { validate })]).scan("ａ\u200bb12");
  assert.deepEqual(seen, ["ab"]);
});

test("detector: rules of the same pattern are walked once, and judged each by itself", () => {
  const even = ruleOf("even", /\d{2}/, { validate: (match) => Number(match) % 2 === 0 });
  const three = ruleOf("three", /\d{2}/, { validate: (match) => Number(match) % 3 === 0 });
  const short = ruleOf("short", /x{1,3}/, { validate: (match) => match.length === 1 });
  const long = ruleOf("long", /x{1,3}/);
  const detector = compileDetector([even, three, short, long]);
  assert.deepEqual(found(detector, "10 15 11"), ["even:10", "three:15"]);
  assert.deepEqual(found(detector, "xxx"), ["long:xxx"]);
});

test("detector: overlapping matches are one finding, named by priority, score, then length", () => {
  const long = ruleOf("long", /abcd/, { confidence: 0.5 });
  const late = ruleOf("late", /cdef/, { confidence: 0.6 });
  const high = ruleOf("high", /bc/, { confidence: 0.5, priority: 1 });
  const same = ruleOf("same", /de/, { confidence: 0.6 });
  assert.deepEqual(found(compileDetector([long, late]), "-abcdef-", true), ["late@0.6:abcdef"]);
  assert.deepEqual(found(compileDetector([long, late, high]), "abcdef", true), ["high@0.6:abcdef"]);
  assert.deepEqual(found(compileDetector([same, late]), "cdef"), ["late:cdef"]);
  assert.deepEqual(found(compileDetector([ruleOf("a", /ab/), ruleOf("c", /cd/)]), "abcd"), [
    "a:ab",
    "c:cd",
  ]);
});

test("detector: a content rule over an e-mail cannot turn it into what is merely flagged", () => {
  const loud = { confidence: 1, priority: 1000, category: "content" } as const;
  const email = ruleOf("email", /\w+@\w+\.com/, { confidence: 0.5 });
  const around = ruleOf("around", /to .{1,30} now/, loud);
  const [finding] = compileDetector([around, email]).scan("write to ana@example.com now");
  assert.deepEqual(
    [finding?.rule, finding?.category, finding?.span],
    ["email", "pii", { start: 6, end: 28 }],
  );
  const key = ruleOf("key", /key_\w+/, { category: "secret", confidence: 0.5 });
  const named = ruleOf("named", /\w{4}_ana@\w+/, { priority: 1000 });
  assert.deepEqual(found(compileDetector([named, key, around]), "a_key_ana@b"), ["key:_key_ana@b"]);
});

test("detector: a suspicion neither widens nor names what is sure, and its rest is nothing", () => {
  const weak = ruleOf("weak", /my id \d\d/, { confidence: 0.2, priority: 9 });
  const sure = ruleOf("sure", /\d\d-\d\d/, { confidence: 0.9 });
  const detector = compileDetector([weak, sure]);
  assert.deepEqual(found(detector, "my id 12-34", true), ["sure@0.9:12-34"]);
  assert.deepEqual(found(detector, "my id 12", true), ["weak@0.2:my id 12"]);
});

test("detector: what is only told neither widens nor names what says more", () => {
  const page = ruleOf("page", /h:[^ ]+/, { severity: "info", confidence: 0.4, priority: 9 });
  const mail = ruleOf("mail", /[a-z]@[a-z]/, { confidence: 1 });
  const detector = compileDetector([page, mail]);
  assert.deepEqual(found(detector, "h:x/a@b/c@d.", true), [
    "page@0.4:h:x/",
    "mail@1:a@b",
    "page@0.4:/",
    "mail@1:c@d",
    "page@0.4:.",
  ]);
  assert.deepEqual(found(detector, "a@b h:x", true), ["mail@1:a@b", "page@0.4:h:x"]);
});

test("detector: nothing is looked for inside a match that swallows", () => {
  const detector = compileDetector([ruleOf("q", /"[^"]*"/, { swallow: true }), ruleOf("n", /\d+/)]);
  assert.deepEqual(found(detector, `1 "2 3" 4 "5`), ["n:1", `q:"2 3"`, "n:4", "n:5"]);
});

test("detector: an endless chain of overlaps is cut into findings that touch", () => {
  const detector = compileDetector([ruleOf("chain", /aba/)]);
  const text = "ab".repeat(CLUSTER_LENGTH_MAX * 1.25);
  const spans = detector.scan(text).map(({ span }) => span);
  assert.equal(spans.length, 3);
  assert.deepEqual([spans[0]?.start, spans[2]?.end], [0, text.length - 1]);
  for (const [index, span] of spans.entries()) {
    assert(span.end - span.start <= CLUSTER_LENGTH_MAX);
    if (index > 0) assert.equal(span.start, spans[index - 1]?.end);
  }
  const stream = detector.open();
  for (let at = 0; at < text.length; at += 1000) {
    stream.push(text.slice(at, at + 1000));
    assert(stream.safe >= at - CLUSTER_LENGTH_MAX);
  }
});

test("detector: a pattern outside the subset is refused by the name of its rule", () => {
  assert.throws(
    () => compileDetector([ruleOf("pii/twice", /(a)\1/)]),
    (error) => error instanceof PatternError && error.message.startsWith("pii/twice: "),
  );
  assert.throws(() =>
    compileDetector([ruleOf("far", /a/, { context: { words: ["b"], score: 1, reach: 256 } })]),
  );
});

test("detector: no rules find nothing and hold nothing back", () => {
  const stream = compileDetector([]).open();
  stream.push("abc");
  assert.equal(stream.safe, 3);
  stream.end();
  assert.deepEqual(stream.take(), []);
});

test("detector: half of a surrogate pair waits for the other half, or for the end", () => {
  const detector = compileDetector([ruleOf("any", /x[^a]/)]);
  const stream = detector.open();
  stream.push("y\ud83d");
  assert.equal(stream.safe, 1);
  stream.push("\ude00x\ud83d");
  assert.equal(stream.safe, 3);
  stream.push("\ude00");
  assert.deepEqual(stream.take()[0]?.span, { start: 3, end: 6 });
  stream.push("\ud83d");
  assert.equal(stream.safe, 6);
  stream.end();
  assert.equal(stream.safe, 7);
  assert.deepEqual(detector.scan("x\ud83d")[0]?.span, { start: 0, end: 2 }, "lone at the end");
});

const pieces = [
  "a", "b", "1", "22", "@", ".", "-", " ", "dni ", "a@b.c", "\"", "😀", "\ud83d", "\ude00",
  "\u200b", "１", "ａ", "\u00a0", "é", "123-45", "BEGIN", "END", "\n", "z",
]; // prettier-ignore
const textOfPieces = fc
  .array(fc.constantFrom(...pieces), { maxLength: 40 })
  .map((parts) => parts.join(""));
const candidates: readonly Recognizer[] = [
  ruleOf("email", /(?<![\w.])[\w.]{1,9}@\w+(?:\.\w+)*(?!\w)/, { priority: 1 }),
  ruleOf("number", /(?<!\d)\d(?:[ -]?\d){2,6}(?!\d)/, {
    validate: (match) => match.length % 2 === 0,
    context: { words: ["dni"], score: 0.9, reach: 9 },
  }),
  ruleOf("quoted", /"[^"\n]*"/, { swallow: true, confidence: 0.3 }),
  ruleOf("block", /BEGIN[^z]*(?:END)?/, { swallow: true, validate: (match) => match.length > 7 }),
  ruleOf("word", /\b(?:ab+|b1|a@)\b/i, { confidence: 0.8 }),
  ruleOf("odd", /[^a-z\d\s]{2,}a?/, { validate: (match) => (match.includes(".") ? 0 : 0.2) }),
  ruleOf("anything", /a.{0,3}b/u, { confidence: 0.1 }),
  ruleOf("edge", /^\s*a|b$/),
];
const rulesDrawn = fc.subarray([...candidates], { minLength: 1 });
const cuts = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 60 });

function cut(text: string, lengths: readonly number[]): string[] {
  const chunks: string[] = [];
  for (let at = 0, index = 0; at < text.length; index++) {
    const length = index < 500 ? (lengths[index % lengths.length] ?? 1) : 1;
    chunks.push(text.slice(at, at + length));
    at += length;
  }
  return chunks;
}

/** Streams and checks every promise that a stream makes on the way. */
function streamed(detector: Detector, text: string, chunks: readonly string[]): Finding[] {
  const stream = detector.open();
  const findings: Finding[] = [];
  let safe = 0;
  let length = 0;
  const check = (): void => {
    assert(stream.safe >= safe, "safe decreased");
    assert(stream.safe <= length, "safe beyond the text");
    const inPair = /^[\ud800-\udbff][\udc00-\udfff]/.test(
      text.slice(stream.safe - 1, stream.safe + 1),
    );
    assert(!inPair, "safe splits a pair");
    for (const finding of stream.take()) {
      const { start, end } = finding.span;
      assert(start >= safe, "a finding starts before what was safe");
      assert(start >= (findings.at(-1)?.span.end ?? 0), "findings overlap or are out of order");
      assert(end <= stream.safe, "a finding ends beyond what is safe");
      assert.equal(stream.textOf(finding), text.slice(start, end));
      findings.push(finding);
    }
    safe = stream.safe;
  };
  for (const chunk of chunks) {
    length += chunk.length;
    stream.push(chunk);
    check();
  }
  stream.end();
  check();
  assert.equal(stream.safe, text.length);
  return findings;
}

test("detector: a stream finds what the whole text holds, however it is cut", () => {
  fc.assert(
    fc.property(rulesDrawn, textOfPieces, cuts, (rules, text, lengths) => {
      const detector = compileDetector(rules);
      assert.deepEqual(streamed(detector, text, cut(text, lengths)), detector.scan(text));
    }),
    { numRuns: 1000 },
  );
});

test("detector: long texts, too, are found the same in pieces, past all buffers", () => {
  const detector = compileDetector(candidates);
  const long = fc
    .array(fc.tuple(textOfPieces, fc.constantFrom(1, 1, 30, 900)), { minLength: 3, maxLength: 9 })
    .map((parts) => parts.map(([text, times]) => text.repeat(times)).join(""));
  fc.assert(
    fc.property(long, fc.integer({ min: 50, max: 20_000 }), (text, size) => {
      const chunks = cut(text, [size, 1, 7]);
      assert.deepEqual(streamed(detector, text, chunks), detector.scan(text));
    }),
    { numRuns: 30 },
  );
});

test("detector: in a table the header is the context, and the neighbors are not", () => {
  const context = { words: ["phone"], score: 0.9, required: true } as const;
  const detector = compileDetector([ruleOf("n", /(?<!\d)\d{3}(?!\d)/, { context })]);
  const text = "name,phone,order\nAna,612,991\nphone book,345,346\n\nphone 777";
  assert.deepEqual(found(detector, text), ["n:612", "n:345", "n:777"]);
});

test("detector: detectors of one automaton report their own rules", () => {
  const detectorOf = compileDetectors([
    ruleOf("long", /abc/, { swallow: true, priority: 1 }),
    ruleOf("short", /b/),
  ]);
  assert.deepEqual(
    found(
      detectorOf(() => true),
      "abc",
    ),
    ["long:abc"],
  );
  assert.deepEqual(
    found(
      detectorOf(({ id }) => id === "short"),
      "abc",
    ),
    ["short:b"],
  );
});

const KEY = { swallow: true, grows: true, confidence: 1, priority: 1, category: "secret" } as const;

test("detector: a match that only grows is told while it comes, up to where it is one", () => {
  const detector = compileDetector([
    ruleOf("key", /BEGIN [a-z]{3,}(?: [a-z]{3,})*/, KEY),
    ruleOf("letters", /[A-Z]{5}/),
  ]);
  const stream = detector.open();
  const openings = Array.from("x BEGIN abcd ef", (character) => {
    stream.push(character);
    return stream.opening?.span ?? null;
  });
  assert.deepEqual(
    openings.slice(0, 11),
    Array.from({ length: 11 }, () => null),
  );
  assert.deepEqual(
    openings.slice(11).map((span) => span && [span.start, span.end]),
    [
      [2, 11],
      [2, 12],
      [2, 12],
      [2, 12],
    ],
  );
  stream.end();
  assert.deepEqual(
    stream.take().map(({ rule, span }) => [rule, span]),
    [["key", { start: 2, end: 12 }]],
  );
  assert.equal(stream.opening, null);
});

test("detector: what another rule can rename or reach back from is not told before its end", () => {
  const grown = ruleOf("key", /BEGIN [a-z]+/, KEY);
  const openingIn = (rules: readonly Recognizer[], text: string): unknown => {
    const stream = compileDetector(rules).open();
    stream.push(text);
    return stream.opening ?? null;
  };
  assert.notEqual(openingIn([grown], "x BEGIN abc"), null);
  const rival = ruleOf("rival", /BEGIN [a-z]+z/, { category: "secret", priority: 1 });
  assert.equal(openingIn([grown, rival], "x BEGIN abc"), null);
  const before = ruleOf("before", /=BEG/);
  assert.equal(openingIn([grown, before], "=BEGIN abc"), null);
  assert.notEqual(openingIn([grown, before], "x BEGIN abc"), null);
  const unsure = { ...KEY, validate: () => true };
  assert.throws(() => compileDetector([ruleOf("unsure", /BEGIN [a-z]+/, unsure)]), {
    code: "internal.bug",
  });
});
