import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { organization, organizationForm } from "./organization.ts";

const detector = compileDetector([organization, organizationForm]);

test("organization: the span is the whole name", () => {
  for (const [text, name] of [
    ["Servicio de Urología Hospital Virgen del Valle. C/ Ancha", "Hospital Virgen del Valle"],
    ["Universidad de Valdeolmos, hoy", "Universidad de Valdeolmos"],
    ["by Larkfield Technologies in May", "Larkfield Technologies"],
    ["de Ferretería Robles, S.L. en", "Ferretería Robles, S.L."],
  ] as const) {
    const found = detector.scan(text).map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(found, [name]);
  }
});

function scoreOf(text: string): number {
  return Math.max(0, ...detector.scan(text).map(({ score }) => score));
}

test("organization: last words that end other names, too, take a sign in front", () => {
  for (const text of ["Operating Systems", "Larkfield Group", "Focus Group"]) {
    assert.ok(scoreOf(text) < 0.5, text);
  }
  for (const text of ["Company: Larkfield Group", "she works for Larkfield Group"]) {
    assert.ok(scoreOf(text) >= 0.5, text);
  }
});

test("organization: who employs somebody is one, in English and Spanish", () => {
  for (const text of [
    "Employer: Brimstone",
    "an engineer at Brimstone",
    "after two years at Brimstone",
    "she joined as an intern at Brimstone",
    "the company Brimstone",
    "trabajo en Brimstone",
    "fue contratada por Brimstone",
    "la empresa Brimstone",
  ]) {
    assert.ok(scoreOf(text) >= 0.5, text);
  }
});

test("organization: people, places, days and departments employ nobody", () => {
  for (const text of [
    "she works for Peter",
    "trabaja en Zaragoza",
    "he works at Christmas",
    "trabaja en Marketing",
    "look at Brimstone",
  ]) {
    assert.equal(scoreOf(text), 0, text);
  }
});

test("organization: a person in front of a body is no part of it", () => {
  const text = "From: Dr. Nora Quist, Larkfield Corp";
  const found = detector.scan(text).map(({ span }) => text.slice(span.start, span.end));
  assert.deepEqual(found, ["Larkfield Corp"]);
});

test("organization: what joins two words is no firm unless both are surnames", () => {
  for (const text of ["Terms & Conditions", "Research & Development", "Rock & Roll"]) {
    assert.equal(scoreOf(text), 0, text);
  }
  for (const text of ["Harrow & Sons", "Peribáñez & Hijos", "Whitaker & Hutchinson"]) {
    assert.ok(scoreOf(text) >= 0.5, text);
  }
});
