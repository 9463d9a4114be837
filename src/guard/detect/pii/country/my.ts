import * as nric from "stdnum/lib/cjs/my/nric.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const isNric = passes(nric);

const myNric = defineNationalId({
  id: "my-nric",
  country: "MY",
  title: "Malaysian identity card number (MyKad)",
  entity: "MY_NRIC",
  references: ["National Registration Act 1959 (Malaysia)"],
  shape: /(?<![\w.+-])\d{6}(?:-\d{2}-|\d{2})\d{4}(?![\w-])/,
  bare: 0,
  validate: (value, written) =>
    isDayOfMonth(Number(value.slice(4, 6)), Number(value.slice(2, 4))) &&
    isNric(value) &&
    (written.length === value.length || 0.8),
  meant: 0.95,
  words: (
    "nric,my kad,ic number,ic no,ic:,kad pengenalan,no kp,pengenalan,identity card," +
    "malaysian id"
  ).split(","),
  examples: {
    finds: ["NRIC 850126-14-5678", "kad pengenalan: 920714105123"],
    ignores: ["851326-14-5678", "850126-17-5678", "NRIC 850126-14-567"],
  },
});

export const myRecognizers: readonly Recognizer[] = [myNric];
