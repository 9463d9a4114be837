import assert from "node:assert/strict";
import { test } from "node:test";

import { kindOfEntity } from "./entity-kind.ts";

test("entity kind: a name says what its values mean, the nearest name first", () => {
  const kinds = {
    EMAIL: "email",
    IP_ADDRESS: "ip",
    MAC_ADDRESS: "mac",
    ADDRESS: "address",
    WALLET_ADDRESS: "other",
    ES_POSTAL_CODE: "postal",
    UK_POSTCODE: "postal",
    DE_PLZ: "postal",
    DATE_OF_BIRTH: "date",
    DATE_TIME: "date",
    AGE: "age",
    LANGUAGE: "other",
    PHONE: "phone",
    PAYMENT_CARD: "card",
    CARD_TRACK: "other",
    IBAN: "iban",
    PERSON: "person",
    FIRST_NAME: "person",
    DOMAIN_NAME: "domain",
    USERNAME: "other",
    GENDER: "word",
    ES_DNI: "other",
  };
  for (const [entity, kind] of Object.entries(kinds)) {
    assert.equal(kindOfEntity(entity), kind, entity);
    assert.equal(kindOfEntity(entity), kind, "remembered as well");
  }
});
