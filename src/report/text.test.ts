import assert from "node:assert/strict";
import { test } from "node:test";
import { scanReport } from "../../test/fixtures/scan-report.ts";
import type { FileReport } from "./report.ts";
import { renderFileText, renderSummaryText } from "./text.ts";

function file(name: string): FileReport {
  const found = scanReport().files.find(({ path }) => path.includes(name));
  assert.ok(found);
  return found;
}

test("text: a clean file is one line", () => {
  assert.equal(renderFileText(file("clean"), "en"), "✓ models/clean.pkl (pickle)\n");
});

test("text: the report in Spanish has file, type, hash, result, risk, threats and advice", () => {
  const text = renderFileText(file("evil"), "es");
  for (const line of [
    "Archivo: models/evil model ñ.pt",
    "Tipo: zip, pickle",
    `SHA-256: ${"ab".repeat(32)}`,
    "RESULTADO: ✗ NO SEGURO: malicioso",
    "Nivel de riesgo: CRÍTICO",
    "AMENAZAS DETECTADAS (3):",
    "  1. CRÍTICO: Ejecuta código: llama a `x` (en archive/data.pkl, en el byte 7)",
    "  3. BAJO: Raro: llama a `x`",
    "RECOMENDACIONES:",
    "  - No lo cargues.",
  ]) {
    assert.ok(text.split("\n").includes(line), line);
  }
});

test("text: the same advice is given once", () => {
  const lines = renderFileText(file("evil"), "en").split("\n");
  assert.equal(lines.filter((line) => line.includes("Do not load it.")).length, 1);
});

test("text: an accepted finding is shown with its owner and counts for nothing", () => {
  const text = renderFileText(file("accepted"), "en");
  assert.match(text, /accepted until 2027-01-31 by Ana: Runs code/);
  assert.match(text, /Risk level: NONE/);
  assert.match(text, /THREATS FOUND \(0\)/);
});

test("text: the summary counts files by verdict", () => {
  assert.equal(
    renderSummaryText(scanReport(), "es"),
    "Archivos: 4, artefactos entre ellos: 3. Limpios: 2, sospechosos: 0, maliciosos: 1, ilegibles: 1\n",
  );
});
