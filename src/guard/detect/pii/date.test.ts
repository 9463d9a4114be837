import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { compileDetector } from "../compile-detector.ts";
import { dateRecognizers } from "./date.ts";

const detector = compileDetector(dateRecognizers);
const found = (text: string) =>
  detector
    .scan(text)
    .map(({ entity, score, span }) => [entity, text.slice(span.start, span.end), score] as const);

test("date: every day since 1900 is told in the ways people write it, and is no more than told", () => {
  const days = fc.date({
    min: new Date("1900-01-01"),
    max: new Date("2049-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (day) => {
      const [year = "", month = "", date = ""] = day.toISOString().slice(0, 10).split("-");
      for (const text of [
        `${year}-${month}-${date}`,
        `${date}/${month}/${year}`,
        `${month}/${date}/${year}`,
        `${date}.${month}.${year}`,
        day.toLocaleDateString("es", { dateStyle: "long", timeZone: "UTC" }),
        day.toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" }),
        day.toLocaleDateString("de", { dateStyle: "long", timeZone: "UTC" }),
        day.toLocaleDateString("fr", { dateStyle: "long", timeZone: "UTC" }),
        day.toLocaleDateString("it", { dateStyle: "long", timeZone: "UTC" }),
        day.toLocaleDateString("pt", { dateStyle: "long", timeZone: "UTC" }),
      ]) {
        const [first] = found(`(${text})`);
        assert.equal(first?.[1], text);
        assert.equal(first[2], 0.6);
      }
    }),
  );
});

test("date: a word of birth makes a date of birth of it, in many languages", () => {
  for (const text of [
    "Nacido el 03/02/1980",
    "F. nac.: 3-2-1980",
    "Né(e) le 03/02/1980",
    "geb. am 3. Februar 1980",
    "data de nascimento: 3 de fevereiro de 1980",
    "geboortedatum 03-02-1980",
    "data urodzenia 03.02.1980",
    "生年月日: 1980-02-03",
  ]) {
    const [first] = found(text);
    assert.equal(first?.[0], "DATE_OF_BIRTH", text);
    assert.ok(first[2] >= 0.8);
  }
});

test("date: the date of a visit after a word of birth is an ordinary one", () => {
  assert.deepEqual(
    found("born 1980-02-03, admission 2020-05-06").map(([entity]) => entity),
    ["DATE_OF_BIRTH", "DATE_TIME"],
  );
});
