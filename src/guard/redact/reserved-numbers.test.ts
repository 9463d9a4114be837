import assert from "node:assert/strict";
import { test } from "node:test";

import { luhn } from "../detect/checksum.ts";
import { noiseFrom } from "./noise.ts";
import { RESERVED, reservedCard, reservedIban } from "./reserved-numbers.ts";

const noise = noiseFrom((index) => Buffer.alloc(32, (index % 250) + 3));

test("reserved numbers: a value of another form gets none", () => {
  for (const make of RESERVED.values()) assert.equal(make("1", noise), null);
  assert.equal(reservedCard("1234", noise), null);
  assert.equal(reservedIban("ES12", noise), null);
});

test("reserved numbers: an IMEI of test equipment passes its check", () => {
  const made = RESERVED.get("IMEI")?.("490154203237518", noise) ?? "";
  assert.match(made, /^001\d{12}$/);
  assert.ok(luhn(made));
});

test("reserved numbers: German tax ids follow ISO 7064 MOD 11,10", () => {
  for (let count = 0; count < 50; count++) {
    const made = RESERVED.get("DE_TAX_ID")?.("86095742719", noise) ?? "";
    let product = 10;
    for (const digit of made.slice(0, 10))
      product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
    assert.equal((product + Number(made[10])) % 10, 1, made);
  }
});
