import assert from "node:assert/strict";
import { test } from "node:test";

import { generalize } from "./generalize.ts";

function all(entity: string, cases: Readonly<Record<string, string | null>>): void {
  for (const [value, coarse] of Object.entries(cases)) {
    assert.equal(generalize(value, entity), coarse, value);
  }
}

test("generalize: of a date the year stays", () => {
  all("DATE_OF_BIRTH", {
    "12/03/1984": "1984",
    "1984-03-12T10:45:00Z": "1984",
    "12 de marzo de 1984": "1984",
    "March 12, 1984": "1984",
    "19840312": "1984",
    "12031984": "1984",
    "１２/０３/１９８４": "1984",
    "12/03/84": "'84",
    "12/03/84 10:45": "'84",
  });
  all("DATE_TIME", { "2019-2021": "2019–2021" });
});

test("generalize: a date whose year is not clear is only named", () => {
  all("DATE", { "12/03/04": null, "12 de marzo": null, "84/85": null, yesterday: null });
});

test("generalize: an age becomes its decade, and 90 or more one group", () => {
  all("AGE", {
    "34": "30–39",
    "34 años": "30–39 años",
    "34-year-old": "30–39-year-old",
    "age: 8": "0–9",
    "18 months": "0–9",
    "5 years 3 months": "0–9",
    "89": "80–89",
    "90": "90+",
    "104 years": "90+ years",
    "131": null,
    "thirty-four": null,
  });
});

test("generalize: two characters of a postal code stay", () => {
  all("ES_POSTAL_CODE", { "28013": "28***" });
  all("UK_POSTCODE", { "SW1A 2AA": "SW** ***" });
  all("PT_POSTAL_CODE", { "1000-205": "10**-***" });
});

test("generalize: of an address the city stays if it has one", () => {
  all("ADDRESS", {
    "Calle Mayor 12, 3º B, 28013 Madrid": "Madrid",
    "C/ Sol 4, 28013, Madrid": "Madrid",
    "Calle Mayor 12, Alcalá de Henares": "Alcalá de Henares",
    "Rambla 5, 08002 Barcelona (Barcelona)": "Barcelona",
    "Musterstraße 5, D-10115 Berlin": "Berlin",
    "12 Main St, Springfield, IL 62704": "Springfield",
    "12 Main St, Apt 4, Springfield IL 62704": "Springfield",
    "10 Downing Street, London SW1A 2AA": "London",
    "Rua Augusta 10, 1100-053 Lisboa": "Lisboa",
    "Calle Mayor 12 28013 Madrid": "Madrid",
  });
});

test("generalize: an address without a city is only named", () => {
  all("ADDRESS", {
    "Calle Mayor 12": null,
    "12345 Main Street": null,
    "Calle Mayor 12, 3º B": null,
    "Calle Mayor 12, bajo": null,
    "Calle Mayor 12, izquierda": null,
  });
});

test("generalize: networks, one decimal, calling codes and domains stay", () => {
  all("IP_ADDRESS", { "192.0.2.128": "192.0.2.0/24", "no address": null });
  all("GPS_COORDINATES", {
    "40.416775, -3.703790": "40.4, -3.7",
    "40,416775; -3,703790": "40,4; -3,7",
    "40.416775,3.703790": "40.4,3.7",
    "40° 25' 0.5\" N": null,
    "40, -3": null,
  });
  all("PHONE", { "+34 612 345 678": "+34", "0044 20 7946 0958": "+44", "612 345 678": null });
  all("EMAIL", { "Ana.Perez@Example.com": "@example.com" });
});

test("generalize: whatever has no coarser form is only named", () => {
  all("PAYMENT_CARD", { "4111 1111 1111 1111": null });
  all("PERSON", { "Ana Pérez": null });
  all("IBAN", { "ES91 2100 0418 4502 0005 1332": null });
});
