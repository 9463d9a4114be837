import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bytePairs, unigram, wordPieces } from "../../../test/fixtures/tokenizers.ts";
import { loadTokenizer } from "./open-model.ts";
import { wordsOf } from "./words.ts";

const FAMILIES = await Promise.all(
  [
    wordPieces(["ana", "##bel", "garcia", ",", "-", "."]),
    bytePairs(["ana", "garcia"]),
    unigram(["ana", "garcia"]),
  ].map(async ({ family, json }) => {
    const files = { tokenizer: json, tokenizerConfig: {} };
    return { family, tokenizer: await loadTokenizer(files, (name) => import(name)) };
  }),
);

/** What tokenizers change, leave out, split or do not know. */
const PIECES = [
  ["Ana", "GARCÍA", "garci\u0301a", "anabel", "ﬁn", "ß", "İ", "x", "42", "naïve"],
  ["😀", "👩‍👩‍👧", "✈️", "🇪🇸", "日本", "ゴミ", "สวัสดี", "한국", "\u200b"],
  ["\ufeff", "\u0301", "\ud83d"],
  [" ", "  ", "\n", "\t", "\u00a0", ",", ".", "-", "'", "(", "…", "[SEP]", "<s>", "_", "\0"],
].flat();

for (const { family, tokenizer } of FAMILIES) {
  test(`words: with ${family} every character but space is in one word, in order`, () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 });
    fc.assert(
      fc.property(text, (pieces) => {
        const given = pieces.join("");
        let end = 0;
        for (const { span } of wordsOf(given, tokenizer)) {
          assert.equal(given.slice(end, span.start).trim(), "");
          assert.ok(span.start < span.end);
          assert.doesNotMatch(given.slice(span.start, span.end), /\s/);
          end = span.end;
        }
        assert.equal(given.slice(end).trim(), "");
      }),
    );
  });

  test(`words: with ${family} a text has the tokens that it has as a whole`, () => {
    const plain = fc.array(fc.constantFrom("Ana", "García", "anabel", "x", "42", "😀", "Ana, x."), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(plain, (pieces) => {
        const text = pieces.join(" ");
        const { ids } = tokenizer.encode(text, { add_special_tokens: false });
        const own = [...wordsOf(text, tokenizer)].flatMap((word) => word.ids);
        assert.deepEqual(own, ids);
      }),
    );
  });

  test(`words: with ${family} words and what stands between them have tokens of their own`, () => {
    const text = "x, Ana-García (anabel) 😀";
    const words = [...wordsOf(text, tokenizer)].map(({ span, isNamed }) => {
      return [text.slice(span.start, span.end), isNamed];
    });
    assert.deepEqual(words, [
      ["x", true],
      [",", false],
      ["Ana", true],
      ["-", false],
      ["García", true],
      ["(", false],
      ["anabel", true],
      [")", false],
      ["😀", false],
    ]);
  });
}

test("words: one token for several words makes them one", () => {
  const tokenizer = { encode: (text: string) => ({ ids: [text.length > 3 ? 1 : 7], tokens: [] }) };
  const words = [...wordsOf("foo,bar", tokenizer)];
  assert.deepEqual(
    words.map(({ span }) => [span.start, span.end]),
    [[0, 7]],
  );
});

test("words: what reads as nothing has no tokens, and words before it keep theirs", () => {
  const [{ tokenizer } = assert.fail("no family")] = FAMILIES;
  const words = [...wordsOf("ana\u200b\u200b garcia", tokenizer)];
  assert.deepEqual(
    words.map(({ ids }) => ids.length),
    [1, 0, 1],
  );
});

test("words: a long run is read in pieces, in linear time", () => {
  const [{ tokenizer } = assert.fail("no family")] = FAMILIES;
  let encoded = 0;
  const counting = {
    encode(text: string) {
      encoded += text.length;
      return tokenizer.encode(text, { add_special_tokens: false });
    },
  };
  for (const unit of ["a", "a-", "日", "\u0301", "a\u0301"]) {
    encoded = 0;
    const length = [...wordsOf(unit.repeat(4000), counting)].length;
    assert.ok(length > 0 && encoded <= 40 * 4000 * unit.length, `${unit}: ${encoded}`);
  }
});
