import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { checkStreamed, cut, cuts } from "../../../test/property/redaction-cases.ts";
import type { Finding, Span } from "../../core/finding.ts";
import type { Detector } from "../detect/detector.ts";
import { compileDetector } from "../detect/compile-detector.ts";
import { email } from "../detect/pii/email.ts";
import { privateKey } from "../detect/secret/private-key.ts";
import { JsonView, SCALAR_LENGTH_MAX } from "./json-view.ts";
import { applyEdits, openRedaction, redactText } from "./redaction-stream.ts";
import type { RedactionOptions } from "./redaction-stream.ts";
import type { Treat } from "./redaction.ts";

/** A detector that knows what it will find and decides it `lag` units late: any span goes. */
function foretold(spans: readonly Span[], lag = 0): Detector {
  const findings = spans.map((span): Finding => ({
    rule: "test/x",
    category: "pii",
    severity: "low",
    score: 1,
    span,
  }));
  return {
    scan: () => findings,
    open() {
      let text = "";
      let decided = 0;
      let ended = false;
      const isOpen = ({ span }: Finding): boolean => !ended && span.end + lag > text.length;
      return {
        push: (chunk) => void (text += chunk),
        end: () => void (ended = true),
        get safe() {
          const reach = ended ? text.length : Math.max(0, text.length - lag);
          return Math.min(reach, findings.find(isOpen)?.span.start ?? reach);
        },
        take() {
          const from = decided;
          const open = findings.findIndex(isOpen);
          decided = open < 0 ? findings.length : open;
          return findings.slice(from, decided);
        },
        textOf: ({ span }) => text.slice(span.start, span.end),
      };
    },
  };
}

const hide: Treat = () => ({ kind: "replace", replacement: "[X]" });

const REPLACED = { kind: "replace", replacement: "[X]" } as const;

function redactJson(source: string, found: string, replacement = "[X]"): string {
  const view = new JsonView();
  const start = (view.push(source) + view.end()).indexOf(found);
  assert.ok(start >= 0, "the test's text has the value");
  const detector = foretold([{ start, end: start + found.length }]);
  const treat: Treat = (_finding, match) => {
    assert.equal(match, found);
    return { kind: "replace", replacement };
  };
  return redactText({ detector, treat, syntax: "json" }, source).text;
}

/** Ordered, disjoint, not empty: as a detector finds them in a text of `length`. */
function spansIn(length: number): fc.Arbitrary<readonly Span[]> {
  return fc.uniqueArray(fc.nat(length), { maxLength: 10 }).map((bounds) => {
    const ordered = bounds.toSorted((a, b) => a - b);
    const spans: Span[] = [];
    for (let at = 0; at + 1 < ordered.length; at += 2) {
      spans.push({ start: ordered[at] ?? 0, end: ordered[at + 1] ?? 0 });
    }
    return spans;
  });
}

/** JSON in which characters may be escaped and values stand bare or in strings. */
const json = fc
  .tuple(
    fc.jsonValue({ maxDepth: 3, stringUnit: "binary" }),
    fc.constantFrom(undefined, 1, "\t"),
    fc.nat(),
  )
  .map(([value, indent, pick]) =>
    JSON.stringify(value, null, indent).replaceAll(/[a-z/@]/g, (letter, at: number) => {
      const isEscapable = (pick >> (at % 30)) & 1 && /[/@]/.test(letter);
      return isEscapable ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}` : letter;
    }),
  );

const jsonish = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', "\\", "\\n", '\\"', "\\u0041", "\\ud83d", "1", "-2.5e3", "true", "nul"),
      fc.constantFrom("{", "}", "[", "]", ":", ",", " ", "\n", "a b", "😀"),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

function readAsJson(source: string): string {
  const view = new JsonView();
  return view.push(source) + view.end();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Case {
  readonly source: string;
  readonly spans: readonly Span[];
  readonly lengths: readonly number[];
  readonly lag: number;
}

function cases(source: fc.Arbitrary<string>, read: (text: string) => string): fc.Arbitrary<Case> {
  return source.chain((text) =>
    fc.record({
      source: fc.constant(text),
      spans: spansIn(read(text).length),
      lengths: cuts,
      lag: fc.nat(8),
    }),
  );
}

/** Every treatment there is, told by where the finding ends; with `block`, the rare one. */
function variously(blocks: boolean): Treat {
  return (finding, match) => {
    const turn = (finding.span.start + match.length) % 7;
    if (turn === 0) return { kind: "keep", silent: true };
    if (turn === 1 && blocks) return { kind: "block" };
    return { kind: "replace", replacement: turn === 2 ? "" : `<${turn}"\n\\>`, silent: turn === 3 };
  };
}

test("redaction: the finding is replaced and nothing else", () => {
  const detector = foretold([{ start: 2, end: 5 }]);
  const result = redactText({ detector, treat: hide, syntax: "text" }, "a bcd e");
  assert.equal(result.text, "a [X] e");
  assert.deepEqual(result.edits, [{ start: 2, end: 5, replacement: "[X]" }]);
  assert.deepEqual(
    result.findings.map(({ span }) => span),
    [{ start: 2, end: 5 }],
  );
});

test("redaction: what is kept or silent changes or reports nothing", () => {
  const detector = foretold([{ start: 0, end: 1 }]);
  const treat: Treat = () => ({ kind: "keep", silent: true });
  const result = redactText({ detector, treat, syntax: "text" }, "abc");
  assert.deepEqual(result, { text: "abc", edits: [], findings: [], blocked: null });
});

test("redaction: after a block nothing more is read and nothing of the finding leaves", () => {
  const detector = foretold([
    { start: 1, end: 2 },
    { start: 4, end: 6 },
    { start: 7, end: 8 },
  ]);
  let asked = 0;
  const treat: Treat = () =>
    asked++ === 0 ? { kind: "replace", replacement: "[X]" } : { kind: "block" };
  const stream = openRedaction({ detector, treat, syntax: "text" });
  stream.push("abcdef");
  assert.equal(stream.safe, 4);
  assert.deepEqual(stream.blocked?.span, { start: 4, end: 6 });
  stream.push("ghijk");
  stream.end();
  assert.equal(stream.safe, 4);
  assert.equal(asked, 2);
  assert.deepEqual(stream.takeEdits(), [{ start: 1, end: 2, replacement: "[X]" }]);
  assert.equal(stream.findings.length, 2);
});

test("redaction: when a treatment throws, nothing more leaves", () => {
  const detector = foretold([{ start: 1, end: 2 }]);
  const treat: Treat = () => {
    throw new Error("treatment failed");
  };
  const stream = openRedaction({ detector, treat, syntax: "text" });
  assert.throws(() => stream.push("abc"), /treatment failed/);
  assert.throws(() => stream.push("def"), { code: "internal.bug" });
  stream.end();
  assert.equal(stream.safe, 0);
  assert.deepEqual(stream.takeEdits(), []);
});

test("redaction: half a surrogate pair waits for the other half", () => {
  for (const syntax of ["text", "json"] as const) {
    const stream = openRedaction({ detector: foretold([]), treat: hide, syntax });
    stream.push('"a\ud83d');
    assert.equal(stream.safe, 2);
    stream.push("\ude00");
    assert.equal(stream.safe, 4);
    stream.push("\ud83d");
    stream.end();
    assert.equal(stream.safe, 5);
  }
});

test("redaction: a push longer than a piece is read like any other", () => {
  const text = `{"a": "${"x".repeat(2 ** 16 - 9)}secret\\n${"y".repeat(2 ** 17)}"}`;
  const start = text.indexOf("secret");
  const detector = foretold([{ start, end: start + 7 }]);
  const result = redactText({ detector, treat: hide, syntax: "json" }, text);
  assert.equal(result.text, text.replace("secret\\n", "[X]"));
});

test("json: a value in a string is replaced with its escapes, and the replacement escaped", () => {
  assert.equal(redactJson(String.raw`{"a": "x jo\u0065@b.c\n"}`, "joe@b.c"), '{"a": "x [X]\\n"}');
  assert.equal(redactJson('{"a": "b"}', "b", 'q"\\\n'), String.raw`{"a": "q\"\\\n"}`);
});

test("json: a key is text like any other", () => {
  assert.equal(redactJson('{"joe@b.c": 1}', "joe@b.c"), '{"[X]": 1}');
});

test("json: a bare number with a finding in it becomes a string, with the rest of it", () => {
  assert.equal(redactJson('{"a": 4111, "b": 2}', "4111"), '{"a": "[X]", "b": 2}');
  assert.equal(redactJson("[-4111.25e3]", "4111"), '["-[X].25e3"]');
  assert.equal(redactJson("4111", "4111"), '"[X]"');
  assert.equal(redactJson("[null]", "ul"), '["n[X]l"]');
});

test("json: two findings in one number share its string", () => {
  const detector = foretold([
    { start: 2, end: 4 },
    { start: 5, end: 6 },
  ]);
  const options = { detector, treat: hide, syntax: "json" } as const;
  assert.equal(redactText(options, "[112334]").text, '["1[X]3[X]4"]');
});

test("json: a number waits for its end, since what follows may belong to it", () => {
  const detector = foretold([{ start: 2, end: 4 }]);
  const stream = openRedaction({ detector, treat: hide, syntax: "json" });
  stream.push("[-11");
  assert.equal(stream.safe, 1);
  stream.push(".5");
  assert.equal(stream.safe, 1);
  stream.push("]");
  assert.equal(stream.safe, 7);
  assert.deepEqual(stream.takeEdits(), [{ start: 1, end: 6, replacement: '"-[X].5"' }]);
});

test("json: a finding across values empties all but the first and keeps the structure", () => {
  assert.equal(redactJson('["ab", "cd", 12, true]', 'b", "cd", 1'), '["a[X]","","2", true]');
  assert.equal(redactJson('{"a":"b","c":3}', 'a":"b","c":3'), '{"[X]":"","":""}');
});

test("json: what is no JSON loses the structure in a finding as well", () => {
  assert.equal(redactJson("call: a,b now", "a,b"), 'call: "[X]" now');
  assert.equal(redactJson('{"a": "x"y, "z"}', 'x"y, "z'), '{"a": "[X]"}');
});

test("json: a number past the limit is still guarded", () => {
  const digits = "9".repeat(SCALAR_LENGTH_MAX);
  assert.equal(redactJson(`[12${digits}]`, "2"), `[1"[X]"${digits}]`);
  assert.equal(redactJson(`[2${digits.slice(1)}]`, "2"), `["[X]${digits.slice(1)}"]`);
});

test("guess: a text that begins as JSON stays JSON, any other stays as it is", () => {
  const detector = compileDetector([privateKey, email]);
  const quoted: Treat = () => ({ kind: "replace", replacement: 'a "b"\n' });
  const guess = (text: string): string =>
    redactText({ detector, treat: quoted, syntax: "guess" }, text).text;
  const address = "ann@mail.example.org";
  for (const value of [{ to: `x\n${address}` }, [address], [{ to: address }]]) {
    const text = guess(` ${JSON.stringify(value)}`);
    assert.equal(text, ` ${JSON.stringify(value).replace(address, 'a \\"b\\"\\n')}`);
  }
  for (const text of [`[1] ${address}`, `{${address}}`, ` {x: "${address}"`, `"${address}"`]) {
    assert.equal(guess(text), text.replace(address, 'a "b"\n'));
  }
  assert.equal(guess(`{"a": 1} and ${address}`), '{"a": 1} and a "b"\n');
});

test("guess: a beginning that says nothing yet is all that waits", () => {
  const stream = openRedaction({ detector: foretold([]), treat: hide, syntax: "guess" });
  for (const [chunk, safe] of [
    [" ", 0],
    ["{", 0],
    ["\n", 0],
    ["so", 5],
  ] as const) {
    stream.push(chunk);
    assert.equal(stream.safe, safe);
  }
  const cut = openRedaction({ detector: foretold([]), treat: hide, syntax: "guess" });
  cut.push(" [");
  cut.end();
  assert.equal(cut.safe, 2);
});

const KEY_LINE = `${"MIIEpAIBAAKCAQEA".repeat(4)}\n`;
const KEY = `-----BEGIN PRIVATE KEY-----\n${KEY_LINE.repeat(30)}QUJD\n-----END PRIVATE KEY-----`;

/** A text one character at a time: what leaves, and how much of it waits at most. */
function unitByUnit(options: RedactionOptions, text: string): { out: string; heldMax: number } {
  const stream = openRedaction(options);
  let [out, safe, heldMax] = ["", 0, 0];
  const leave = (): void => {
    out += applyEdits(text.slice(safe, stream.safe), stream.takeEdits(), safe);
    safe = stream.safe;
  };
  for (let at = 0; at < text.length; at++) {
    stream.push(text.charAt(at));
    leave();
    heldMax = Math.max(heldMax, at + 1 - safe);
  }
  stream.end();
  leave();
  return { out, heldMax };
}

for (const [name, syntax, write] of [
  ["text", "text", (text: string) => text],
  ["JSON", "json", (text: string) => JSON.stringify({ note: text, next: 1 })],
] as const) {
  test(`opening: a placeholder goes out at the first line of a key, in ${name}`, () => {
    const detector = compileDetector([privateKey]);
    const source = write(`the key:\n${KEY}\nand so on`);
    const options = { detector, treat: hide, opening: () => REPLACED, syntax } as const;
    const { out, heldMax } = unitByUnit(options, source);
    assert.equal(out, write("the key:\n[X]\nand so on"));
    assert.ok(heldMax < 64, String(heldMax));
    assert.equal(unitByUnit({ detector, treat: hide, syntax }, source).out, out);
  });

  test(`opening: a key without its end is hidden up to where the stream ends, in ${name}`, () => {
    const detector = compileDetector([privateKey]);
    const cut = KEY.slice(0, 400);
    const source = syntax === "text" ? cut : `{"note":${JSON.stringify(cut).slice(0, -1)}`;
    const options = { detector, treat: hide, opening: () => REPLACED, syntax } as const;
    const { out, heldMax } = unitByUnit(options, source);
    assert.equal(out, syntax === "text" ? "[X]" : '{"note":"[X]');
    assert.ok(heldMax < 64, String(heldMax));
  });
}

test("opening: where only the whole text tells, it waits; what is kept leaves as it comes", () => {
  const detector = compileDetector([privateKey]);
  const options = { detector, treat: hide, syntax: "text" } as const;
  const waiting = unitByUnit({ ...options, opening: () => null }, `${KEY} bye`);
  assert.equal(waiting.out, "[X] bye");
  assert.ok(waiting.heldMax > KEY.length - 8);
  const keep = () => ({ kind: "keep" }) as const;
  const kept = unitByUnit({ ...options, treat: keep, opening: keep }, `${KEY} bye`);
  assert.equal(kept.out, `${KEY} bye`);
  assert.ok(kept.heldMax < 64);
});

test("edits: those that overlap or stand outside are refused", () => {
  const edit = { start: 3, end: 5, replacement: "-" };
  assert.equal(applyEdits("abcd", [edit], 2), "a-d");
  assert.throws(() => applyEdits("abcd", [edit]), { code: "internal.bug" });
  assert.throws(() => applyEdits("abcdef", [edit, edit]), { code: "internal.bug" });
});

test("redaction: streamed text equals the whole, and no finding leaves", () => {
  const texts = fc.string({ unit: "binary", maxLength: 60 });
  fc.assert(
    fc.property(cases(texts, String), ({ source, spans, lengths, lag }) => {
      const options = { detector: foretold(spans, lag), syntax: "text" } as const;
      checkStreamed({ ...options, treat: hide }, cut(source, lengths));
      checkStreamed({ ...options, treat: variously(true) }, cut(source, lengths));
    }),
    { numRuns: 2000 },
  );
});

test("json: streamed text equals the whole, and no finding leaves, valid JSON or not", () => {
  const texts = fc.oneof(json, jsonish);
  fc.assert(
    fc.property(cases(texts, readAsJson), ({ source, spans, lengths, lag }) => {
      const options = { detector: foretold(spans, lag), syntax: "json" } as const;
      checkStreamed({ ...options, treat: hide }, cut(source, lengths));
      checkStreamed({ ...options, treat: variously(true) }, cut(source, lengths));
    }),
    { numRuns: 4000 },
  );
});

test("json: what was valid stays valid, wherever the findings stand", () => {
  fc.assert(
    fc.property(cases(json, readAsJson), ({ source, spans }) => {
      const options = { detector: foretold(spans), syntax: "json" } as const;
      for (const treat of [hide, variously(false)]) {
        const { text } = redactText({ ...options, treat }, source);
        assert.ok(isJson(text), text);
      }
    }),
    { numRuns: 4000 },
  );
});
