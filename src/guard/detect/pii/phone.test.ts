import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { foundBy } from "../found.ts";
import { phone } from "./phone.ts";

const best = (text: string) => Math.max(0, ...foundBy(phone, text).map(([, score]) => score));

test("phone: the span covers the number with its sign and brackets", () => {
  assert.deepEqual(foundBy(phone, "Call (+34) 612 345 678, ext. 5"), [["+34) 612 345 678", 0.9]]);
  assert.equal(foundBy(phone, "x: (415) 555-2671.")[0]?.[0], "(415) 555-2671");
});

test("phone: nine digits lead to something only behind a word such as teléfono", () => {
  assert.ok(best("612345678") < 0.2);
  assert.ok(best("mi móvil es 612345678") >= 0.8);
});

test("phone: dates, prices and plain integers are never found", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1950-01-01"), max: new Date("2049-12-31"), noInvalidDate: true }),
      fc.constantFrom("-", ".", " ", "/"),
      (date, sign) => {
        const iso = date.toISOString().slice(0, 10).split("-");
        assert.equal(best(`on ${iso.join(sign)} we met`), 0);
        assert.equal(best(`on ${iso.toReversed().join(sign)} we met`), 0);
      },
    ),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), (n) => best(`total ${n} units`) < 0.2),
  );
});

test("phone: an extension belongs to the number", () => {
  for (const tail of ["x123", " x123", " ext. 12", " extension 4567", "#9", " ext 5"]) {
    assert.equal(foundBy(phone, `Fax 415-555-2671${tail}.`)[0]?.[0], `415-555-2671${tail}`);
  }
});

test("phone: years, clock times and addresses of the internet are none", () => {
  for (const text of ["call 2001-2003", "phone 1998 - 2005", "tel 91.129.97.91"]) {
    assert.equal(best(text), 0, text);
  }
  assert.equal(best("Mon Oct 29 16:39:05 2018 -0700"), 0);
});

test("phone: a label that names another number drops it", () => {
  assert.equal(best("order no: 415-555-2671"), 0);
  assert.equal(best("factura 0917-123-4567"), 0);
  assert.ok(best("order 12, call +34 612 345 678") >= 0.9);
});
