import * as natid from "stdnum/lib/cjs/tw/natid.js";
import * as ubn from "stdnum/lib/cjs/tw/ubn.js";
import * as ui from "stdnum/lib/cjs/tw/ui.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_8 } from "../../shapes.ts";
import { defineNationalId, OTHER_NUMBERS, passes } from "./national-id.ts";

const isNatId = passes(natid);
const isUi = passes(ui);

const twNationalId = defineNationalId({
  id: "tw-national-id",
  country: "TW",
  title: "Taiwanese identity card or resident certificate number",
  entity: "TW_NATIONAL_ID",
  references: ["Household Registration Act (Taiwan) art. 51", "Ministry of the Interior (Taiwan)"],
  shape: /(?<![\w.+-])[A-Z][1289A-D]\d{8}(?![\w-])/,
  bare: 0.5,
  validate: (value) => isNatId(value) || isUi(value),
  meant: 0.97,
  against: OTHER_NUMBERS,
  words:
    "身分證,身分證字號,身份證字號,居留證,統一證號,taiwan id,national id,arc,ui no,uniform id".split(
      ",",
    ),
  examples: {
    finds: ["身分證字號 A128081077", "居留證 AC22825086", "F271830207"],
    ignores: ["身分證 A175048412", "A312345678", "A12345678"],
  },
});

const twUbn = defineNationalId({
  id: "tw-ubn",
  country: "TW",
  title: "Taiwanese unified business number",
  entity: "TW_UBN",
  severity: "low",
  references: ["Ministry of Finance (Taiwan), unified business number check"],
  shape: DIGITS_8,
  validate: passes(ubn),
  words: ["統一編號", "統編", "ubn", "unified business"],
  examples: {
    finds: ["統一編號 23459751", "統編:22774077"],
    ignores: ["01322658", "統編 25851655", "統編 1234567"],
  },
});

export const twRecognizers: readonly Recognizer[] = [twNationalId, twUbn];
