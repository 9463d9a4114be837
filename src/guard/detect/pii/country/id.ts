import * as npwp from "stdnum/lib/cjs/id/npwp.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

/** Provinces of the first two digits (Permendagri 58/2021). */
const PROVINCE = /^(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])/;
const BORN_FEMALE = 40;

const idNik = defineNationalId({
  id: "id-nik",
  country: "ID",
  title: "Indonesian identity number (NIK)",
  entity: "ID_NIK",
  references: ["UU 24/2013 (Indonesia)", "Permendagri 72/2022"],
  shape: /(?<![\w.+-])[1-9]\d{15}(?![\w-])/,
  bare: 0.35,
  // Women have 40 added to the day of birth.
  validate: (value) =>
    PROVINCE.test(value) &&
    isDayOfMonth(Number(value.slice(6, 8)), Number(value.slice(8, 10)), BORN_FEMALE) &&
    !value.endsWith("0000"),
  meant: 0.95,
  words: "nik,ktp,e-ktp,nomor induk,kependudukan,no ktp,kartu tanda penduduk,indonesian id".split(
    ",",
  ),
  examples: {
    finds: ["NIK 3174015201850003", "KTP: 3273011207920001", "5171035504900002"],
    ignores: ["NIK 3174013213850003", "NIK 9974015201850003", "NIK 317401520185000"],
  },
});

const isNpwp = passes(npwp);

const idNpwp = defineNationalId({
  id: "id-npwp",
  country: "ID",
  title: "Indonesian taxpayer number (NPWP)",
  entity: "ID_NPWP",
  references: ["UU 28/2007 (Indonesia)", "PMK 112/2022"],
  shape: /(?<![\w.+-])\d{2}(?:\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}|\d{13})(?![\w-])/,
  bare: 0.25,
  validate: (value, written) => isNpwp(value) && (written.length === value.length || 0.9),
  meant: 0.97,
  words: ["npwp", "wajib pajak", "pokok wajib", "pajak", "tax id"],
  examples: {
    finds: ["NPWP 01.525.965.8-091.000", "npwp 021077888412000"],
    ignores: ["NPWP 01.703.163.2-091.000", "NPWP 99.312.166.0-091.000", "NPWP 0131216609"],
  },
});

export const idRecognizers: readonly Recognizer[] = [idNik, idNpwp];
