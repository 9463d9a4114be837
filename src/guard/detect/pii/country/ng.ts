import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_11 } from "../../shapes.ts";
import { defineNationalId } from "./national-id.ts";

const ngNin = defineNationalId({
  id: "ng-nin",
  country: "NG",
  title: "Nigerian national identification number (NIN)",
  entity: "NG_NIN",
  references: ["National Identity Management Commission Act 2007 (Nigeria)"],
  shape: /(?<![\w.+-])\d{4}(?: \d{3} |-\d{3}-|\d{3})\d{4}(?![\w-])/,
  validate: (value) => !/^(.)\1+$/.test(value),
  words: "nin,nimc,national identification,national identity,nigerian id,lambar nin".split(","),
  examples: {
    finds: ["NIN 45678912345", "NIMC number: 4567 891 2345"],
    ignores: ["45678912345", "NIN 4567891234", "NIN 00000000000"],
  },
});

const ngBvn = defineNationalId({
  id: "ng-bvn",
  country: "NG",
  title: "Nigerian bank verification number (BVN)",
  entity: "NG_BVN",
  references: ["CBN, Regulatory Framework for BVN Operations"],
  shape: DIGITS_11,
  validate: (value) => value.startsWith("22"),
  words: ["bvn", "bank verification"],
  examples: {
    finds: ["BVN 22123456789", "bank verification number: 22198765432"],
    ignores: ["22123456789", "BVN 32123456789", "BVN 2212345678"],
  },
});

const ngPlate = defineNationalId({
  id: "ng-vehicle-registration",
  country: "NG",
  title: "Nigerian vehicle registration number",
  entity: "NG_VEHICLE_REGISTRATION",
  severity: "medium",
  references: ["FRSC (Nigeria), National Vehicle Identification Scheme"],
  // Local government, serial, batch.
  shape: /(?<![\w.+-])[A-Z]{3}[ -]?\d{3}[ -]?[A-Z]{2}(?![\w-])/,
  bare: 0.15,
  // `MAX 100 KB` is a size.
  validate: (value, written) =>
    written.length === value.length || (/^[A-Z]+-\d+[A-Z]+$/.test(written) ? 0.5 : 0.45),
  meant: 0.9,
  words: ["plate", "plates", "plate number", "vehicle", "registration", "license plate", "car"],
  examples: {
    finds: ["plate number KJA-456AB", "LAG 123XY", "ABC123DE"],
    ignores: ["AB-1234CD", "123-456AB", "AB-12CD", "ABCD-123EF"],
  },
});

export const ngRecognizers: readonly Recognizer[] = [ngNin, ngBvn, ngPlate];
