import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId } from "./national-id.ts";

const phTin = defineNationalId({
  id: "ph-tin",
  country: "PH",
  title: "Philippine taxpayer number (TIN)",
  entity: "PH_TIN",
  references: ["BIR Revenue Memorandum Order 37-2019"],
  shape: /(?<![\w.+-])\d{3}(?:-\d{3}-\d{3}(?:-\d{3,5})?|\d{6}(?:\d{3}|\d{5})?)(?![\w-])/,
  bare: 0,
  validate: (value, written) =>
    weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(value.charAt(8)) &&
    (written.length === value.length || (value.length > 9 ? 0.5 : 0.3)),
  words: ["tin", "bir", "taxpayer", "tax identification", "tin number", "buwis"],
  examples: {
    finds: ["TIN 525-965-890-000", "BIR TIN: 77407701300000", "188-041-503"],
    ignores: ["TIN 247-793-855-000", "155020133", "TIN 123-456-78"],
  },
});

const phPsn = defineNationalId({
  id: "ph-philsys",
  country: "PH",
  title: "Philippine national identity number (PhilSys)",
  entity: "PH_PHILSYS",
  references: ["Republic Act 11055 (Philippines)"],
  shape: /(?<![\w.+-])\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{4})?(?![\w-])/,
  words: ["phil sys", "phil id", "psn", "pcn", "national id", "pambansang id"],
  examples: {
    finds: ["PhilSys 1234-5678-9012", "PCN: 1234 5678 9012 3456"],
    ignores: ["1234-5678-9012", "PhilSys 1234-5678", "PSN 1234-5678-90123"],
  },
});

const phSss = defineNationalId({
  id: "ph-sss",
  country: "PH",
  title: "Philippine social security, health insurance or common reference number",
  entity: "PH_SSS",
  references: ["Republic Act 11199 (Philippines)", "Republic Act 11223 (Philippines)"],
  shape: /(?<![\w.+-])(?:\d{2}-?\d{7}-?\d|\d{2}-?\d{9}-?\d|\d{4}-\d{7}-\d)(?![\w-])/,
  words: ["sss", "sss number", "phil health", "umid", "crn", "pag-ibig", "gsis"],
  examples: {
    finds: ["SSS 34-1234567-8", "PhilHealth No. 12-345678901-2", "UMID CRN 0111-1234567-8"],
    ignores: ["34-1234567-8", "SSS 34-123456-8", "PhilHealth 12-34567890-12"],
  },
});

export const phRecognizers: readonly Recognizer[] = [phTin, phPsn, phSss];
