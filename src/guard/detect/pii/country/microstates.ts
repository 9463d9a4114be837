import * as nrt from "stdnum/lib/cjs/ad/nrt.js";
import * as tva from "stdnum/lib/cjs/mc/tva.js";
import * as vat from "stdnum/lib/cjs/mt/vat.js";
import * as coe from "stdnum/lib/cjs/sm/coe.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import { defineLabelledNumber, defineNationalId, passes } from "./national-id.ts";

const [isNrt, isTva, isCoe] = [passes(nrt), passes(tva), passes(coe)];

/** Five or six digits, their country in front or not: one walk for all that are so short. */
const SHORT = /(?<![\w./-])(?:(?:SM|IS|FO) ?)?\d{5,6}(?![\w/-])/i;

const adNrt = defineNationalId({
  id: "ad-nrt",
  country: "AD",
  title: "Andorran tax register number (NRT)",
  entity: "AD_NRT",
  references: ["Llei 21/2014"],
  shape: /(?<![\p{L}\p{N}_])[ACDEFGLOPU][ -]?\d{6}[ -]?[A-Z](?![\p{L}\p{N}_])/iu,
  validate: isNrt,
  words: ["nrt", "registre tributari", "número de registre", "andorra tax", "andorra"],
  examples: {
    finds: ["NRT F-123456-A", "Andorra: U-132950-X"],
    ignores: ["F-123456-A", "NRT I 123456 G", "NRT F-12345-A"],
  },
});

const mcTva = defineNationalId({
  id: "mc-vat",
  country: "MC",
  title: "Monegasque VAT number",
  entity: "MC_VAT",
  severity: "low",
  references: ["Convention fiscale franco-monégasque", "VIES"],
  shape: /(?<![\p{L}\p{N}_])(?:FR ?)?\d{2} ?000 ?0\d ?\d{3}(?: ?\d)?(?![\p{L}\p{N}_])/iu,
  validate: (value) => isTva(value),
  words: ["tva", "n° tva", "taxe sur la valeur ajoutée", "monaco", "monacan vat", "mc tva"],
  examples: {
    finds: ["TVA FR 82 000 06 789 1", "Monaco TVA 82000067891"],
    ignores: ["82000067891", "TVA 82 000 06 789 2", "TVA FR 82000067"],
  },
});

const mcTvaDigits = defineNationalId({
  id: "mc-vat-number",
  country: "MC",
  title: "Monegasque VAT number in groups of four",
  entity: "MC_VAT",
  severity: "low",
  references: ["Convention fiscale franco-monégasque"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length === 11 && isTva(value),
  words: ["tva", "n° tva", "taxe sur la valeur ajoutée", "monaco", "monacan vat", "mc tva"],
  examples: {
    finds: ["TVA 82 0000 67891", "Monaco: 82-0000-67891"],
    ignores: ["82 0000 67891", "TVA 82 0000 67892", "TVA 82 0000 6789"],
  },
});

const mtVat = defineLabelledNumber({
  id: "mt-vat-number",
  country: "MT",
  title: "Maltese VAT number without its prefix",
  entity: "MT_VAT",
  severity: "low",
  reference: "Value Added Tax Act, Cap. 406",
  lengths: [8],
  validator: vat,
  words: "vat no,vat reg,vat reg. no,vat number,maltese vat,malta vat,mt vat",
  numbers: ["1167-9112", "20000651"],
});

const mtId = defineNationalId({
  id: "mt-id-card",
  country: "MT",
  title: "Maltese identity card number",
  entity: "MT_ID_CARD",
  references: ["Identity Card and other Identity Documents Act, Cap. 258"],
  shape: /(?<![\p{L}\p{N}_])\d{3,7} ?[MGAPLHBZ](?![\p{L}\p{N}_])/iu,
  words: ["karta tal-identità", "maltese id", "malta id", "maltese identity card"],
  examples: {
    finds: ["Maltese identity card 0123485M", "karta tal-identità 12345 G"],
    ignores: ["0123485M", "Maltese ID 0123485X", "Maltese ID 12345678M"],
  },
});

const smCoe = defineNationalId({
  id: "sm-coe",
  country: "SM",
  title: "San Marino economic operator code (COE)",
  entity: "SM_COE",
  severity: "low",
  references: ["Legge 22 dicembre 1972 n. 46"],
  shape: SHORT,
  // Coe is a name of people, too.
  validate: (value, _, before) =>
    !/^(?:IS|FO)/.test(value) &&
    isCoe(value.replace(/^SM/, "")) &&
    (value.startsWith("SM") ||
      (/operatore|san marino|\bsm coe|\bC\.?O\.?E\.?\W{0,3}$/i.test(before().slice(-40)) &&
        !/\bCoe\W*$/.test(before().slice(-8)))),
  words: ["coe", "c.o.e", "codice operatore economico", "san marino", "codice operatore"],
  reach: 24,
  examples: {
    finds: ["COE SM 24160", "C.O.E. 24161"],
    ignores: ["24160", "COE 1130500", "COE SM 24"],
  },
});

const foVn = defineNationalId({
  id: "fo-vn",
  country: "FO",
  title: "Faroese business number (V-tal)",
  entity: "FO_VN",
  severity: "low",
  references: ["TAKS, vinnutal"],
  shape: SHORT,
  validate: (value) => /^(?:FO)?\d{6}$/.test(value),
  words: ["v-tal", "vtal", "vinnutal", "vn", "faroese"],
  reach: 24,
  examples: {
    finds: ["V-tal 514203", "vinnutal: FO 402718"],
    ignores: ["514203", "V-tal 51420A", "V-tal 5142037"],
  },
});

const isVsk = defineNationalId({
  id: "is-vat",
  country: "IS",
  title: "Icelandic VAT number (VSK)",
  entity: "IS_VAT",
  severity: "low",
  references: ["Lög um virðisaukaskatt 50/1988"],
  shape: SHORT,
  validate: (value) => !/^(?:SM|FO)/.test(value),
  words: ["vsk", "vsk nr", "vsk númer", "virðisaukaskattsnúmer", "icelandic vat", "is vat"],
  reach: 24,
  examples: {
    finds: ["VSK nr. 62190", "vsk IS 006219"],
    ignores: ["62190", "VSK 0062199", "VSK 621"],
  },
});

export const microstateRecognizers: readonly Recognizer[] = [
  adNrt,
  mcTva,
  mcTvaDigits,
  mtVat,
  mtId,
  smCoe,
  foVn,
  isVsk,
];
