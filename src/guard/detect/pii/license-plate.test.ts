import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import { licensePlate } from "./license-plate.ts";

test("license-plate: plates of many countries, behind a word in their language", () => {
  for (const [word, plate] of [
    ["plate", "7ABC123"],
    ["matrícula", "1234 BBC"],
    ["Kennzeichen", "B-AB 1234"],
    ["immatriculation", "AB-123-CD"],
    ["targa", "AB123CD"],
    ["placa", "ABC1D23"],
    ["kenteken", "12-ABC-3"],
    ["patente", "AB 123 CD"],
  ] as const) {
    assert.deepEqual(
      foundBy(licensePlate, `${word}: ${plate}.`).map(([match]) => match),
      [plate],
    );
    assert.deepEqual(foundBy(licensePlate, `room ${plate}`), []);
  }
});
