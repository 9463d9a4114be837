import * as hkid from "stdnum/lib/cjs/hk/hkid.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, passes } from "./national-id.ts";

const isHkid = passes(hkid);

const hkHkid = defineNationalId({
  id: "hk-hkid",
  country: "HK",
  title: "Hong Kong identity card number",
  entity: "HK_HKID",
  references: ["Registration of Persons Ordinance (Hong Kong) cap. 177"],
  shape: /(?<![\w.+-])[A-NP-Z]{1,2}\d{6}(?: ?\([\dA]\)|[\dA](?![\w-]))/,
  bare: 0.2,
  validate: (value, written) => isHkid(value) && (!written.includes("(") || 0.9),
  meant: 0.95,
  words: "hkid,identity card,身份證,身份證號碼,hong kong id,香港身份證".split(","),
  examples: {
    finds: ["HKID G419255(8)", "身份證號碼 AB261833(6)", "HKID C9191435", "Z279567(2)"],
    ignores: ["HKID G854025(3)", "O123456(7)", "HKID G12345(6)"],
  },
});

export const hkRecognizers: readonly Recognizer[] = [hkHkid];
