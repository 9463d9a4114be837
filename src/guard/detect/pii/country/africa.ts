import * as aoBi from "stdnum/lib/cjs/ao/bi.js";
import * as ghTin from "stdnum/lib/cjs/gh/tin.js";
import * as kePin from "stdnum/lib/cjs/ke/pin.js";
import * as maIce from "stdnum/lib/cjs/ma/ice.js";
import * as muNid from "stdnum/lib/cjs/mu/nid.js";
import * as mzNuit from "stdnum/lib/cjs/mz/nuit.js";
import * as tnMf from "stdnum/lib/cjs/tn/mf.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const egNationalId = defineNationalId({
  id: "eg-national-id",
  country: "EG",
  title: "Egyptian national identity number",
  entity: "EG_NATIONAL_ID",
  references: ["Civil Status Law 143/1994 (Egypt)"],
  // Century, date of birth, governorate.
  shape: /(?<![\w.+-])[23]\d{6}(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)\d{5}(?![\w-])/,
  bare: 0.3,
  validate: (value) => isDayOfMonth(Number(value.slice(5, 7)), Number(value.slice(3, 5))),
  meant: 0.95,
  words: ["الرقم القومي", "رقم قومي", "بطاقة الرقم القومي", "egyptian id", "national id"],
  examples: {
    finds: ["الرقم القومي 28501260112345", "Egyptian ID: 30107142112345"],
    ignores: ["28513260112345", "38501260112345123", "national ID 48501260112345"],
  },
});

const egTax = defineNationalId({
  id: "eg-tax-number",
  country: "EG",
  title: "Egyptian tax registration number",
  entity: "EG_TAX_NUMBER",
  severity: "low",
  references: ["Unified Tax Procedures Law 206/2020 (Egypt)"],
  shape: /(?<![\w.+-])\d{3}-?\d{3}-?\d{3}(?![\w-])/,
  words: ["الرقم الضريبي", "رقم التسجيل الضريبي", "egyptian tax", "egypt tax"],
  examples: {
    finds: ["رقم التسجيل الضريبي 100-531-385", "Egypt tax number 100531385"],
    ignores: ["100-531-385", "Egypt tax number 10053138", "Egypt tax number 100-531-3855"],
  },
});

const kePinRule = defineNationalId({
  id: "ke-pin",
  country: "KE",
  title: "Kenyan tax number (KRA PIN)",
  entity: "KE_PIN",
  references: ["Tax Procedures Act 2015 (Kenya)"],
  shape: /(?<![\w.+-])[AP]\d{9}[A-Z](?![\w-])/i,
  bare: 0.45,
  validate: passes(kePin),
  meant: 0.95,
  words: ["kra", "pin", "kra pin", "tax pin", "itax"],
  examples: {
    finds: ["KRA PIN A001234567B", "P051365947M"],
    ignores: ["B001234567C", "A00123456B", "KRA PIN A0012345678"],
  },
});

const keId = defineNationalId({
  id: "ke-national-id",
  country: "KE",
  title: "Kenyan national identity or Maisha number",
  entity: "KE_NATIONAL_ID",
  references: ["Registration of Persons Act (Kenya) cap. 107"],
  shape: /(?<![\w.+-])\d{7,9}(?![\w-])/,
  meant: 0.8,
  words: ["kenyan id", "kenya id", "maisha", "huduma", "kitambulisho"],
  examples: {
    finds: ["kitambulisho 23456789", "Kenyan ID: 31234567"],
    ignores: ["23456789", "Kenyan ID 123456", "ID 31234567"],
  },
});

const ghCard = defineNationalId({
  id: "gh-card",
  country: "GH",
  title: "Ghana card number",
  entity: "GH_CARD",
  references: ["National Identity Register Act 2008 (Ghana)"],
  shape: /(?<![\w.+-])GHA-?\d{9}-?\d(?![\w-])/i,
  bare: 0.9,
  words: ["ghana card", "nia", "national id"],
  examples: {
    finds: ["GHA-712345678-9", "Ghana card gha7123456789"],
    ignores: ["GHA-71234567-9", "GHB-712345678-9", "GHA-712345678-91"],
  },
});

const ghTinRule = defineNationalId({
  id: "gh-tin",
  country: "GH",
  title: "Ghanaian taxpayer number (TIN)",
  entity: "GH_TIN",
  severity: "medium",
  references: ["Revenue Administration Act 2016 (Ghana)"],
  shape: /(?<![\w.+-])[PCGQV]00\d{7}[\dX](?![\w-])/,
  bare: 0.7,
  validate: passes(ghTin),
  meant: 0.95,
  words: ["tin", "gra", "taxpayer", "tax id"],
  examples: {
    finds: ["TIN C0088870316", "P0067508448"],
    ignores: ["TIN C0071830207", "X0000803561", "C000080356"],
  },
});

const maIceRule = defineNationalId({
  id: "ma-ice",
  country: "MA",
  title: "Moroccan company number (ICE)",
  entity: "MA_ICE",
  severity: "low",
  references: ["Décret 2-11-63 (Maroc)"],
  shape: /(?<![\w.+-])\d{15}(?![\w-])/,
  bare: 0.6,
  validate: passes(maIce),
  meant: 0.95,
  words: ["ice", "identifiant commun", "entreprise", "التعريف الموحد للمقاولة"],
  examples: {
    finds: ["ICE 001984425375029", "identifiant commun 002737060762899"],
    ignores: ["ICE 001881277427066", "ICE 00151257200007", "0015125720000789"],
  },
});

const maCin = defineNationalId({
  id: "ma-cin",
  country: "MA",
  title: "Moroccan national identity card number (CIN)",
  entity: "MA_CIN",
  references: ["Loi 04-20 (Maroc)"],
  shape: /(?<![\w.+-])[A-Z]{1,2}\d{5,6}(?![\w-])/,
  meant: 0.85,
  words: ["cin", "cnie", "carte nationale", "البطاقة الوطنية", "رقم البطاقة الوطنية"],
  examples: {
    finds: ["CIN BE123456", "carte nationale n° K12345"],
    ignores: ["BE123456", "CIN BEK123456", "CIN BE1234"],
  },
});

const muNidRule = defineNationalId({
  id: "mu-nid",
  country: "MU",
  title: "Mauritian national identity number",
  entity: "MU_NID",
  references: ["National Identity Card Act 1985 (Mauritius)"],
  shape: /(?<![\w.+-])[A-Z]\d{6}[A-Z0-9]{6}[A-Z0-9](?![\w-])/,
  bare: 0.8,
  validate: passes(muNid),
  meant: 0.95,
  words: ["nid", "mauritius", "mauritian", "national identity"],
  examples: {
    finds: ["NID D120785216940B", "M090497456714B"],
    ignores: ["NID D120785277791A", "D1207851234567", "D120785123456"],
  },
});

const aoBiRule = defineNationalId({
  id: "ao-bi",
  country: "AO",
  title: "Angolan identity card number (BI), also tax number",
  entity: "AO_BI",
  references: ["Lei 4/09 (Angola)"],
  shape: /(?<![\w.+-])\d{9}[A-Z]{2}\d{3}(?![\w-])/i,
  bare: 0.5,
  validate: passes(aoBi),
  meant: 0.95,
  words: ["bi", "bilhete de identidade", "nif", "contribuinte", "identity card"],
  examples: {
    finds: ["BI 004204688LA010", "bilhete de identidade 005123456BE041"],
    ignores: ["00420468LA010", "004204688L0010", "004204688LA0101"],
  },
});

const mzNuitRule = defineNationalId({
  id: "mz-nuit",
  country: "MZ",
  title: "Mozambican tax number (NUIT)",
  entity: "MZ_NUIT",
  severity: "medium",
  references: ["Decreto 52/2003 (Moçambique)"],
  shape: /(?<![\w.+-])\d{8}-?\d(?![\w-])/,
  validate: passes(mzNuit),
  words: ["nuit", "identificação tributária", "contribuinte"],
  examples: {
    finds: ["NUIT 476930286", "identificação tributária: 175741666"],
    ignores: ["475328378", "NUIT 464452742", "NUIT 40001234"],
  },
});

const mzBiRule = defineNationalId({
  id: "mz-bi",
  country: "MZ",
  title: "Mozambican identity card number (BI)",
  entity: "MZ_BI",
  references: ["Decreto 11/2008 (Moçambique)"],
  shape: /(?<![\w.+-])\d{12}[A-Z](?![\w-])/,
  bare: 0.3,
  words: ["bi", "bilhete de identidade", "identity card", "moçambique"],
  examples: {
    finds: ["BI 110100234567B", "bilhete de identidade: 060100123456F"],
    ignores: ["BI 11010023456B", "110100234567BB", "1101002345678"],
  },
});

const tnMfRule = defineNationalId({
  id: "tn-matricule-fiscal",
  country: "TN",
  title: "Tunisian tax number (matricule fiscal)",
  entity: "TN_MATRICULE_FISCAL",
  severity: "low",
  references: ["Code de la TVA (Tunisie)"],
  shape: /(?<![\w.+-])\d{7}[ /]?[A-Z](?:[ /]?[A-Z][ /]?[A-Z][ /]?\d{3})?(?![\w-])/,
  validate: passes(tnMf),
  words: ["matricule fiscal", "matricule fiscale", "mf", "المعرف الجبائي"],
  examples: {
    finds: ["matricule fiscal 1234567/M/A/E/001", "MF 1234567L"],
    ignores: ["1234567/M/A/E/001", "MF 123456L", "MF 1234567/I/A/E/001"],
  },
});

export const africaRecognizers: readonly Recognizer[] = [
  egNationalId,
  egTax,
  kePinRule,
  keId,
  ghCard,
  ghTinRule,
  maIceRule,
  maCin,
  muNidRule,
  aoBiRule,
  mzNuitRule,
  mzBiRule,
  tnMfRule,
];
