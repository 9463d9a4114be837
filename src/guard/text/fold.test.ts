import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ASTRAL, foldCodePoint, foldText, lastFoldedAt, SKIPPED } from "./fold.ts";

test("fold: full-width letters, digits of other scripts, hyphens and blanks become plain ones", () => {
  assert.equal(foldText("ＡＢ１２ ٣४–x\u00a0y"), "AB12 34-x y");
  assert.equal(foldText("a\u200bb\ufeffc\u{e0041}d"), "abcd");
  assert.equal(foldText("\u{1d7d8}\u{1d400} 😀 ñ 漢"), "0A 😀 ñ 漢");
  assert.equal(foldText("x\ud83d"), "x\ud83d");
});

/** Character by character, as the automaton reads. */
function oneByOne(text: string): string {
  return Array.from(text, (character) => {
    const plain = foldCodePoint(character.codePointAt(0) ?? 0);
    if (plain === SKIPPED) return "";
    return plain === ASTRAL ? character : String.fromCharCode(plain);
  }).join("");
}

test("fold: a text folds as its characters do, and what folds last is where it is said to be", () => {
  const unit = fc.constantFrom(
    "a",
    "7",
    "–",
    "１",
    "\u200b",
    "é",
    "😀",
    "\u{1d400}",
    "\ud83d",
    "漢",
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 24 }), (units) => {
      const text = units.join("");
      assert.equal(foldText(text), oneByOne(text));
      const last = lastFoldedAt(text);
      assert.equal(foldText(text.slice(last + 1)), text.slice(last + 1));
      if (last >= 0) assert.ok(text.charCodeAt(last) >= 0x80);
    }),
    { numRuns: 2000 },
  );
});
