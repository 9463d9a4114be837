import assert from "node:assert/strict";
import { test } from "node:test";

import {
  inventedAddress,
  inventedDate,
  inventedFirm,
  inventedName,
  inventedPlace,
} from "./invented.ts";
import { noiseFrom } from "./noise.ts";

const noise = () => noiseFrom((index) => Buffer.alloc(32, index + 7));

test("invented: words come out of the lists, in the case of the value", () => {
  assert.match(inventedName("Ana Pérez", noise()), /^[A-Z][a-z]+ [A-Z][a-z]+$/);
  assert.match(inventedPlace("TOLEDO", noise()), /^[A-Z]+$/);
  assert.match(inventedFirm("acme s.l.", noise()), /^[a-z]+ [a-z]+$/);
  assert.match(inventedAddress("Avda. de la Paz 4", noise()), /^Calle /);
  assert.match(inventedName("安娜", noise()), /^[A-Z][a-z]+$|^[A-Z]+$/);
});

test("invented: a date keeps its language and its form", () => {
  assert.match(
    inventedDate("3rd of March 1984", noise()) ?? "",
    /^\drd of [A-Z][a-z]+ (?:19|20)\d\d$/,
  );
  assert.match(
    inventedDate("1984-03-12T10:45:00Z", noise()) ?? "",
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  );
  assert.equal(inventedDate("doce de marzo de 1984", noise()), null);
  assert.equal(inventedDate("yesterday", noise()), null);
});
