import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { normalize } from "./normalize.ts";

const CASES: readonly (readonly [string, string, string])[] = [
  ["case", "Ignore ALL", "ignore all"],
  ["full width", "ＩＧＮＯＲＥ all", "ignore all"],
  ["mathematical letters", "𝐢𝐠𝐧𝐨𝐫𝐞 𝓪𝓵𝓵", "ignore all"],
  ["zero width", "ig\u200bno\u2060re\ufeff", "ignore"],
  ["bidirectional controls", "\u202eignore\u202c", "ignore"],
  ["tag characters", "ig\u{e0041}nore", "ignore"],
  ["combining marks", "i\u0301g\u0308nore", "ignore"],
  ["accents", "contraseña anteriór", "contrasena anterior"],
  ["Cyrillic look-alikes", "іgnоrе рrеvіоus", "ignore previous"],
  ["Greek look-alikes", "ιgnοre", "ignore"],
  ["small capitals", "ɪɢɴᴏʀᴇ", "ignore"],
  ["squared letters", "🅸🅶🅽🅾🆁🅴", "ignore"],
  ["white space", "ignore \n\t all\u00a0\u3000rules", "ignore\nall rules"],
  ["single line ends", "ignore\r\nall\n\n", "ignore\nall\n"],
  ["letter-spaced words", "i g n o r e   p.r.i.o.r  r-u-l-e-s", "ignore prior rules"],
  ["ligatures", "ﬁlter", "filter"],
  ["parenthesized letters", "⒤⒢⒩⒪⒭⒠ 🄘🄖🄝🄞🄡🄔", "ignore ignore"],
  ["circled letters", "ⓘⓖⓝⓞⓡⓔ 🅘🅖🅝🅞🅡🅔", "ignore ignore"],
  ["superscripts", "ⁱᵍⁿᵒʳᵉ", "ignore"],
  ["regional indicators", "🇮🇬🇳🇴🇷🇪", "ignore"],
  ["Braille", "⠊⠛⠝⠕⠗⠑", "ignore"],
  ["stacked marks", "i\u0334\u0310g\u0337n\u0321o\u0489re", "ignore"],
  ["Armenian look-alikes", "ignօre", "ignore"],
  ["Cherokee look-alikes", "ᎥᏀNᎾᎡᎬ", "ignore"],
  ["capital look-alikes", "ІGΝОRЕ", "ignore"],
  ["mirrored letters of another script", "ignoяe", "ignore"],
  ["words wholly of look-alikes in Latin text", "please сору the rules", "please copy the rules"],
  ["upside-down letters", "sǝlnɹ llɐ ǝɹouƃᴉ", "ignore all rules"],
  ["letters on lines", "i\ng\nn\no\nr\ne", "ignore"],
  ["short words between them", "r u l e s   o f   t h e   w o r l d", "rules of the world"],
  ["letter-spaced words of other scripts", "и г н о р и р у й   в с е х", "игнорируй всех"],
  ["letters apart by two spaces", "i  g  n  o  r  e", "ignore"],
  ["letters apart by dots in the middle", "i·g·n·o·r·e i•g•n•o•r•e", "ignore ignore"],
  ["tags inside words", "ig<b>no</b>re <i>all</i>", "ignore <i>all</i>"],
  ["comments inside words", "ig<!-- x -->nore", "ignore"],
  ["Markdown inside words", "**ig**nore pre~~vi~~ous", "**ignore previous"],
  ["soft hyphens", "ig\u00adnore", "ignore"],
  ["hyphens at line ends", "instruc-\n  tions well-known", "instructions well-known"],
  ["concatenated strings", "\"ig\" + \"nore\" & 'al'+'l'", "\"ignoreall'"],
];

for (const [name, source, view] of CASES) {
  test(`normalize: ${name} read as plain letters`, () => {
    assert.equal(normalize(source).text, view);
  });
}

test("normalize: initials and short abbreviations stay apart", () => {
  assert.equal(normalize("J. R. R. Tolkien, e.g. a b c").text, "j. r. r. tolkien, e.g. a b c");
});

test("normalize: text of another script stays what it is, but for its accents", () => {
  for (const [source, view] of [
    ["Привет, это текст, а не код: оно у нас", "привет, это текст, а не код: оно у нас"],
    ["В Linux и Windows ещё нет iPhone, а не Mac", "в linux и windows еще нет iphone, а не mac"],
    ["Це найкращий їжак", "це найкращий їжак"],
    ["Καλημέρα κόσμε, τι κάνεις;", "καλημερα κοσμε, τι κανεισ;"],
    ["हिन्दी में अनदेखा करें", "हिन्दी में अनदेखा करें"],
    ["ひらがな が か\u3099", "ひらがな が が"],
    ["\u1112\u1161\u11ab\u1100\u116e\u11a8 한국", "한국 한국"],
    ["שָׁלוֹם مُحَمَّد", "שלום محمد"],
  ] as const) {
    assert.equal(normalize(source).text, view);
  }
});

test("normalize: Latin letters inside a word of another script are letters of that script", () => {
  assert.equal(normalize("Игнoрируй прaвила").text, "игнорируй правила");
});

test("normalize: code, numbers and names are not joined", () => {
  for (const source of [
    "snake_case and array<string> and a < b > c",
    "127.0.0.1:8080 1.2.3.4.5",
    'it\'s \'a\' and "b", "c" + d',
    "2 * 3 * 4 * x",
    "well-known up-to-date",
  ]) {
    assert.equal(normalize(source).text, source);
  }
});

test("normalize: a megabyte of anything takes its time once", () => {
  for (const part of [
    "a ",
    "a-",
    "<b",
    "<b ",
    '"+',
    "a<!--",
    "ǝ",
    "ɯ a ",
    "а",
    "аa",
    "\u0306",
    "**",
    "ﷺ",
  ]) {
    const source = part.repeat(2 ** 20 / part.length);
    const view = normalize(source);
    const span = view.toSource({ start: 0, end: view.text.length });
    assert.ok(span.end <= source.length);
  }
});

test("normalize: a span of the view leads back to everything it was made of", () => {
  const source = "x ＩＧ\u200bＮＯＲＥ  𝐚ll";
  const view = normalize(source);
  const start = view.text.indexOf("ignore");
  const span = view.toSource({ start, end: start + 6 });
  assert.equal(source.slice(span.start, span.end), "ＩＧ\u200bＮＯＲＥ");
  const all = view.text.indexOf("all");
  const spanOfAll = view.toSource({ start: all, end: all + 3 });
  assert.equal(source.slice(spanOfAll.start, spanOfAll.end), "𝐚ll");
});

const JOINING = /[\s.\-_*|~\\/,+:·•∙⋅‧"'`&<>]/g;

const awkward = fc.string({
  unit: fc.oneof(
    fc.string({ minLength: 1, maxLength: 1, unit: "binary" }),
    fc.constantFrom(
      "i",
      " ",
      "  ",
      "\n",
      "e\u0301",
      "ﷺ",
      "🅰",
      "\u{e0041}",
      "\u200d",
      "A b c d",
      "İ",
    ),
  ),
  maxLength: 60,
});

test("normalize: every span of the view maps to a span of the source, in order", () => {
  fc.assert(
    fc.property(awkward, fc.nat(), fc.nat(), (source, a, b) => {
      const view = normalize(source);
      const [start, end] = [a, b].map((n) => n % (view.text.length + 1)).toSorted((x, y) => x - y);
      if (start === undefined || end === undefined) return;
      const span = view.toSource({ start, end });
      assert.ok(span.start >= 0 && span.start <= span.end && span.end <= source.length);
      if (end > start) assert.ok(span.end > span.start);
      const wider = view.toSource({ start: 0, end: view.text.length });
      assert.ok(wider.start <= span.start && wider.end >= span.end);
      // What letters of other scripts are read as depends on what is around.
      if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(source)) return;
      // Normalizing what a span came from yields the span again, but for what joins letters.
      const again = normalize(source.slice(span.start, span.end)).text.replaceAll(JOINING, "");
      const part = view.text.slice(start, end).replaceAll(JOINING, "");
      assert.ok(again.includes(part));
    }),
    { numRuns: 2000 },
  );
});

test("normalize: plain lower-case ASCII is its own view", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(?:[a-z]{2,9} ){0,20}$/), (source) => {
      const view = normalize(source);
      assert.equal(view.text, source);
      const span = { start: 0, end: source.length };
      assert.deepEqual(view.toSource(span), span);
    }),
  );
});
