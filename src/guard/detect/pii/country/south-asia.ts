import * as cnic from "stdnum/lib/cjs/pk/cnic.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_12 } from "../../shapes.ts";
import { defineNationalId, passes } from "./national-id.ts";

const isCnic = passes(cnic);

const pkCnic = defineNationalId({
  id: "pk-cnic",
  country: "PK",
  title: "Pakistani identity card number (CNIC)",
  entity: "PK_CNIC",
  references: ["National Database and Registration Authority Ordinance 2000 (Pakistan)"],
  shape: /(?<![\w.+-])[1-7]\d{4}(?:-\d{7}-|\d{7})\d(?![\w-])/,
  bare: 0,
  validate: (value, written) => isCnic(value) && (written.length === value.length || 0.75),
  meant: 0.95,
  words: "cnic,nicop,nadra,شناختی کارڈ,identity card,national id,ntn".split(","),
  examples: {
    finds: ["CNIC 42201-0397640-8", "35202-1234567-1", "NADRA 3520212345671"],
    ignores: ["CNIC 92201-0397640-8", "CNIC 42201-0397640-0", "42201-039764-8"],
  },
});

const lkNic = defineNationalId({
  id: "lk-nic",
  country: "LK",
  title: "Sri Lankan identity card number (NIC)",
  entity: "LK_NIC",
  references: ["Registration of Persons Act 32 of 1968 (Sri Lanka)"],
  shape: /(?<![\w.+-])\d{9}[VX](?![\w-])/i,
  bare: 0.35,
  // Days of the year, 500 more for women.
  validate: (value) => {
    const day = Number(value.slice(2, 5)) % 500;
    return day >= 1 && day <= 366;
  },
  words: ["nic", "identity card", "national id", "ජාතික හැඳුනුම්පත", "அடையாள அட்டை"],
  examples: {
    finds: ["NIC 851264512V", "926134512x"],
    ignores: ["NIC 853994512V", "NIC 85126451V", "851264512A"],
  },
});

const lkNicNew = defineNationalId({
  id: "lk-nic-new",
  country: "LK",
  title: "Sri Lankan identity card number of twelve digits",
  entity: "LK_NIC",
  references: ["Registration of Persons (Amendment) Act 8 of 2016 (Sri Lanka)"],
  shape: DIGITS_12,
  validate: (value) => /^(?:19|20)\d\d(?:[0-3]|[5-8])\d\d/.test(value),
  words: ["nic", "sri lanka", "sri lankan", "ජාතික හැඳුනුම්පත"],
  examples: {
    finds: ["NIC 198512645123", "Sri Lankan ID 200061345123"],
    ignores: ["198512645123", "NIC 188512645123", "NIC 19851264512"],
  },
});

const bdNid = defineNationalId({
  id: "bd-nid",
  country: "BD",
  title: "Bangladeshi national identity number",
  entity: "BD_NID",
  references: ["National Identity Registration Act 2010 (Bangladesh)"],
  shape: /(?<![\w.+-])(?:\d{10}|\d{13}|(?:19|20)\d{15})(?![\w-])/,
  words: ["nid", "জাতীয় পরিচয়পত্র", "bangladesh id", "bangladeshi", "smart card no"],
  examples: {
    finds: ["NID 1234567890", "জাতীয় পরিচয়পত্র 19851234567890123"],
    ignores: ["1234567890", "NID 123456789", "NID 12345678901"],
  },
});

export const southAsiaRecognizers: readonly Recognizer[] = [pkCnic, lkNic, lkNicNew, bdNid];
