import { luhn } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_10, DIGITS_11, DIGITS_12 } from "../../shapes.ts";
import { defineNationalId, isDayOfMonth } from "./national-id.ts";

const aeEid = defineNationalId({
  id: "ae-emirates-id",
  country: "AE",
  title: "Emirates identity card number",
  entity: "AE_EMIRATES_ID",
  references: ["Federal Law 9/2006 (United Arab Emirates)", "ICP, Emirates ID"],
  shape: /(?<![\w.+-])784[ -]?(?:19|20)\d{2}[ -]?\d{7}[ -]?\d(?![\w-])/,
  bare: 0.7,
  validate: (value, written) => luhn(value) && (written.length === value.length || 0.9),
  meant: 0.97,
  words: ["emirates id", "eid", "رقم الهوية", "الهوية", "بطاقة الهوية", "uae id"],
  examples: {
    finds: ["Emirates ID 784-1985-0921903-0", "784199288870316"],
    ignores: ["Emirates ID 784-1985-3273852-4", "785-1985-1234567-1", "784-1885-1234567-1"],
  },
});

const saNationalId = defineNationalId({
  id: "sa-national-id",
  country: "SA",
  title: "Saudi identity or residence (Iqama) number",
  entity: "SA_NATIONAL_ID",
  references: ["Civil Affairs Law (Saudi Arabia)", "Absher"],
  shape: DIGITS_10,
  validate: (value) => /^[12]/.test(value) && luhn(value),
  words: "iqama,saudi id,رقم الهوية,الهوية الوطنية,إقامة,رقم الإقامة,absher,national id".split(","),
  examples: {
    finds: ["Iqama 2775048412", "رقم الهوية: 1622089033"],
    ignores: ["1781216359", "Iqama 2269966586", "Iqama 3123456789"],
  },
});

const saVat = defineNationalId({
  id: "sa-vat",
  country: "SA",
  title: "Saudi value added tax number",
  entity: "SA_VAT",
  severity: "low",
  references: ["GCC Unified VAT Agreement", "ZATCA"],
  shape: /(?<![\w.+-])3\d{13}3(?![\w-])/,
  bare: 0.1,
  words: ["vat", "vat number", "الرقم الضريبي", "zatca", "trn"],
  examples: {
    finds: ["VAT number 310123456700003", "الرقم الضريبي 300000000000003"],
    ignores: ["VAT number 310123456700004", "VAT 31012345670003", "210123456700003"],
  },
});

const kwCivilId = defineNationalId({
  id: "kw-civil-id",
  country: "KW",
  title: "Kuwaiti civil number",
  entity: "KW_CIVIL_ID",
  references: ["Law 32/1982 (Kuwait), PACI"],
  shape: DIGITS_12,
  // Century, then the date of birth.
  validate: (value) =>
    /^[23]/.test(value) && isDayOfMonth(Number(value.slice(5, 7)), Number(value.slice(3, 5))),
  words: ["civil id", "الرقم المدني", "البطاقة المدنية", "kuwait id"],
  examples: {
    finds: ["Civil ID 285012612345", "الرقم المدني 300071412345"],
    ignores: ["285012612345", "Civil ID 285132612345", "Civil ID 485012612345"],
  },
});

const qaId = defineNationalId({
  id: "qa-id",
  country: "QA",
  title: "Qatari identity number (QID)",
  entity: "QA_ID",
  references: ["Law 5/1965 (Qatar)"],
  shape: DIGITS_11,
  validate: (value) => /^[23]/.test(value),
  words: ["qid", "qatar id", "qatari id", "الرقم الشخصي", "البطاقة الشخصية"],
  examples: {
    finds: ["QID 28563412345", "الرقم الشخصي 30063412345"],
    ignores: ["28563412345", "QID 18563412345", "QID 2856341234"],
  },
});

export const gulfRecognizers: readonly Recognizer[] = [aeEid, saNationalId, saVat, kwCivilId, qaId];
