import * as hp from "stdnum/lib/cjs/il/hp.js";
import { luhn } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_9 } from "../../shapes.ts";
import { defineNationalId, passes } from "./national-id.ts";

const ilId = defineNationalId({
  id: "il-id",
  country: "IL",
  title: "Israeli identity number",
  entity: "IL_ID",
  references: ["Population Registry Law 1965 (Israel)"],
  shape: /(?<![\w.+-])\d{7,8}-?\d(?![\w-])/,
  bare: 0,
  validate: (value, written) => luhn(value) && (written.length === value.length || 0.25),
  meant: 0.95,
  words:
    'תעודת זהות,ת.ז,ת"ז,מספר זהות,מס זהות,teudat zehut,israeli id,il id,idnr,identity number'.split(
      ",",
    ),
  examples: {
    finds: ["ת.ז. 352596589", "Israeli ID: 088870316", "36992618-3"],
    ignores: ["336183264", "Israeli ID 359490561", "Israeli ID 1234567"],
  },
});

const ilHp = defineNationalId({
  id: "il-company",
  country: "IL",
  title: "Israeli company number",
  entity: "IL_COMPANY",
  severity: "low",
  references: ["Companies Law 1999 (Israel)"],
  shape: DIGITS_9,
  validate: passes(hp),
  words: ["ח.פ", "חברה", "ע.מ", "עוסק מורשה", "company number", "israeli company"],
  examples: {
    finds: ["ח.פ. 571830207", "company number 517504841"],
    ignores: ["521553618", "company number 500014093", "ח.פ. 412345678"],
  },
});

export const ilRecognizers: readonly Recognizer[] = [ilId, ilHp];
