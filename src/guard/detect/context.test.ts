import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ContextWords } from "./context.ts";
import { MentionTrail } from "./mention-trail.ts";

const words = new ContextWords();
const NUMBERS = ["teléfono", "api key", "dni", "fact*", "卡号", "n.º"].map((word) =>
  words.add(word),
);
const [PHONE, KEY, DNI, INVOICE, CARD, NUMBER] = NUMBERS;

function found(history: string): ReadonlyMap<number, number> {
  const trail = new MentionTrail(words);
  trail.read(history);
  const { words: told, distances, count } = trail.mentions(-1);
  // The nearest comes first.
  const near = told.slice(0, count);
  return new Map(near.map((word, at) => [word, distances[at] ?? -1] as const).toReversed());
}

test("context: a word counts whatever its case and accents, as a word of its own", () => {
  for (const text of ["Teléfono: ", "TELEFONO ", "su telefono=", "tele\u0301fono", "elTeléfono"]) {
    assert.ok(found(text).has(PHONE ?? -1), text);
  }
  for (const text of ["teléfonos", "xtelefono", "telefono1"])
    assert.equal(found(text).size, 0, text);
});

test("context: words joined by a hyphen, an underscore, a capital or nothing are the same", () => {
  for (const text of [
    "API_KEY=",
    "api-key",
    "apiKey",
    "ApiKey",
    "apikey",
    "myApiKey",
    "MY_API_KEY",
  ]) {
    assert.ok(found(text).has(KEY ?? -1), text);
  }
  for (const text of ["api_keys", "rapikey", "api  key"]) assert.equal(found(text).size, 0, text);
});

test("context: a star stands for any ending, and scripts without spaces need no boundary", () => {
  for (const text of ["factura 12", "Factures"]) assert.ok(found(text).has(INVOICE ?? -1), text);
  assert.ok(found("的卡号是").has(CARD ?? -1));
  assert.ok(found("n.º ").has(NUMBER ?? -1));
});

test("context: the distance is that of the nearest mention, in units of the text given", () => {
  assert.equal(found("dni 1, dni: ").get(DNI ?? -1), 2);
  assert.equal(found("dniTeléfono😀").get(DNI ?? -1), "Teléfono😀".length);
});

test("context: any text is read, and distances stay inside it", () => {
  const parts = fc.constantFrom(
    "dni",
    "api",
    "Key",
    "_",
    " ",
    "é",
    "\u0301",
    "😀",
    "卡号",
    "ﬁ",
    "İ",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string({ unit: "binary", maxLength: 3 }))), (list) => {
      const text = list.join("");
      for (const distance of found(text).values()) {
        assert.ok(distance >= 0 && distance < text.length);
      }
    }),
  );
});
