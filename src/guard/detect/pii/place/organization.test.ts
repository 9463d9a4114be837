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

test("organization: without a sign of care or work it is below what profiles act on", () => {
  for (const text of ["Universidad de Valdeolmos", "Larkfield Technologies"]) {
    assert.ok(
      detector.scan(text).every(({ score }) => score < 0.5),
      text,
    );
  }
  assert.ok(detector.scan("Employer: Brimstone").some(({ score }) => score >= 0.5));
});
