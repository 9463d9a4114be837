import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { renderRulesReference } from "../../../scripts/rules-reference.ts";
import { hostileUnits, matchCost, repeatedTo } from "../../../test/fixtures/hostile-matches.ts";
import { countryOf } from "../config.ts";
import { normalize } from "../text/normalize.ts";
import { patternOf } from "../text/pattern.ts";
import { compileDetector } from "./compile-detector.ts";
import { compileWordings } from "./injection/wordings.ts";
import { INJECTION_FAMILIES, RECOGNIZERS, RULES } from "./registry.ts";

for (const recognizer of RECOGNIZERS) {
  const detector = compileDetector([recognizer]);

  test(`${recognizer.id}: every example it finds is found exactly once`, () => {
    for (const text of recognizer.examples.finds) {
      const found = detector.scan(text).map(({ span }) => text.slice(span.start, span.end));
      assert.equal(found.length, 1, `${text} -> ${JSON.stringify(found)}`);
    }
  });

  test(`${recognizer.id}: no example it ignores is found`, () => {
    for (const text of recognizer.examples.ignores) {
      const found = detector.scan(text).map(({ span }) => text.slice(span.start, span.end));
      assert.deepEqual(found, [], text);
    }
  });
}

/** By unit of text, whatever the text: more than any sound pattern needs. */
const STEPS_MAX = 128;
const ASKED_MAX = 16;
const LONG = 8192;

for (const recognizer of RECOGNIZERS) {
  const cost = matchCost(recognizer);

  test(`${recognizer.id}: texts made to be expensive cost little, and in line with length`, () => {
    for (const unit of hostileUnits(recognizer)) {
      const short = cost(repeatedTo(LONG / 4, unit));
      const long = cost(repeatedTo(LONG, unit));
      assert.ok(long.steps <= 5 * short.steps, `${unit}: ${short.steps} -> ${long.steps} steps`);
      assert.ok(long.steps <= STEPS_MAX * LONG, `${unit}: ${long.steps} steps`);
      assert.ok(long.asked <= ASKED_MAX * LONG, `${unit}: ${long.asked} ends`);
    }
  });
}

for (const family of INJECTION_FAMILIES) {
  const find = compileWordings([family]);
  const foundIn = (text: string) => {
    const view = normalize(text).text;
    return find(view, "user").map(({ span }) => view.slice(span.start, span.end));
  };

  test(`${family.id}: every example it finds is found`, () => {
    for (const text of family.examples.finds) assert.ok(foundIn(text).length > 0, text);
  });

  test(`${family.id}: no example it ignores is found`, () => {
    for (const text of family.examples.ignores) assert.deepEqual(foundIn(text), [], text);
  });
}

test("registry: every pattern compiles on the linear engine", () => {
  for (const { pattern } of RECOGNIZERS) patternOf(pattern);
  for (const { id, phrases } of INJECTION_FAMILIES) {
    for (const phrase of phrases) {
      if (phrase.kind === "signs") patternOf(phrase.pattern);
      const { weight, weightIndirect } = phrase;
      assert.ok(weight > 0 && weight <= weightIndirect && weightIndirect < 1, id);
    }
  }
});

test("registry: ids are unique, well-formed and in the room of their category", () => {
  const ids = RULES.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, category } of RULES) {
    assert.match(id, /^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.ok(id.startsWith(`${category}/`) || id.startsWith("guard/"), id);
  }
});

test("registry: what stands for a country in an id is one", () => {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  for (const rule of RULES) {
    const country = countryOf(rule);
    if (country !== null) assert.ok(names.of(country) !== undefined, `${rule.id}: ${country}`);
  }
});

test("registry: every rule has a title, references and examples of both kinds", () => {
  for (const { id, title, references } of RULES) {
    assert.ok(title.length > 5, id);
    assert.ok(references.length > 0 && references.every((text) => text !== ""), id);
  }
  for (const { id, examples } of [...RECOGNIZERS, ...INJECTION_FAMILIES]) {
    assert.ok(examples.finds.length >= 2 && examples.ignores.length >= 3, id);
  }
});

/** OWASP Top 10 for LLM applications, 2025; techniques of MITRE ATLAS that are about texts. */
const CATALOGUES = new Set([
  "OWASP LLM01:2025", // Prompt Injection
  "OWASP LLM02:2025", // Sensitive Information Disclosure
  "OWASP LLM06:2025", // Excessive Agency
  "OWASP LLM07:2025", // System Prompt Leakage
  "MITRE ATLAS AML.T0051", // LLM Prompt Injection
  "MITRE ATLAS AML.T0051.000", // Direct
  "MITRE ATLAS AML.T0051.001", // Indirect
  "MITRE ATLAS AML.T0054", // LLM Jailbreak
  "MITRE ATLAS AML.T0056", // Extract LLM System Prompt
  "MITRE ATLAS AML.T0057", // LLM Data Leakage
  "MITRE ATLAS AML.T0068", // LLM Prompt Obfuscation
]);

test("registry: ids of OWASP and ATLAS are those of the catalogues", () => {
  for (const { id, category, references } of RULES) {
    const named = references.filter((text) => /^(?:OWASP|MITRE)/.test(text));
    for (const reference of named) assert.ok(CATALOGUES.has(reference), `${id}: ${reference}`);
    if (category === "injection")
      assert.ok(
        named.some((text) => text.startsWith("OWASP")),
        id,
      );
  }
});

test("registry: every pii and secret rule names its entity", () => {
  for (const { id, category, entity } of RECOGNIZERS) {
    if (category !== "content") assert.match(entity ?? "", /^[A-Z][A-Z0-9_]*$/, id);
  }
});

test("registry: docs/reference/rules.md is up to date", () => {
  const url = new URL("../../../docs/reference/rules.md", import.meta.url);
  assert.equal(readFileSync(url, "utf8"), renderRulesReference());
});

test("recognizers: what is not worth asking about would not have been taken", () => {
  const asked = RECOGNIZERS.filter(({ worth }) => worth !== undefined);
  const all = asked.map(({ worth: _worth, ...rule }) => rule);
  const [detector, whole] = [compileDetector(asked), compileDetector(all)];
  const texts = RECOGNIZERS.flatMap(({ examples }) => [...examples.finds, ...examples.ignores]);
  for (const text of [...texts, texts.join(" "), texts.join("\n")]) {
    assert.deepEqual(detector.scan(text), whole.scan(text), text);
  }
});
