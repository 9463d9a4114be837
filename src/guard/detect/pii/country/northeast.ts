import * as unp from "stdnum/lib/cjs/by/unp.js";
import * as ik from "stdnum/lib/cjs/ee/ik.js";
import * as kmkr from "stdnum/lib/cjs/ee/kmkr.js";
import * as registrikood from "stdnum/lib/cjs/ee/registrikood.js";
import * as asmens from "stdnum/lib/cjs/lt/asmens.js";
import * as pvm from "stdnum/lib/cjs/lt/pvm.js";
import * as pvn from "stdnum/lib/cjs/lv/pvn.js";
import * as idno from "stdnum/lib/cjs/md/idno.js";
import * as inn from "stdnum/lib/cjs/ru/inn.js";
import * as edrpou from "stdnum/lib/cjs/ua/edrpou.js";
import * as rntrc from "stdnum/lib/cjs/ua/rntrc.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_11 } from "../../shapes.ts";
import { defineLabelledNumber, defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const [isIk, isAsmens, isUnp, isPvn] = [passes(ik), passes(asmens), passes(unp), passes(pvn)];

/** Estonia and Lithuania give their numbers by one rule. */
const eeIk = defineNationalId({
  id: "ee-personal-code",
  country: "EE",
  title: "Estonian personal code (isikukood)",
  entity: "EE_PERSONAL_CODE",
  references: ["EVS 585:2007"],
  shape: DIGITS_11,
  validate: isIk,
  words: ["isikukood", "ik", "isikukood*", "estonian personal", "personal code"],
  examples: {
    finds: ["isikukood 38507301236", "IK: 60202031236"],
    ignores: ["38507301236", "isikukood 38507301237", "isikukood 38513301236"],
  },
});

const eeKmkr = defineLabelledNumber({
  id: "ee-vat-number",
  country: "EE",
  title: "Estonian VAT number without its prefix (KMKR)",
  entity: "EE_VAT",
  severity: "low",
  reference: "Käibemaksuseadus",
  lengths: [9],
  validator: kmkr,
  words: "kmkr,käibemaks*,käibemaksukohuslase,estonian vat,estronian vat,ee vat",
  numbers: ["101234568", "128256299"],
});

const eeRegistrikood = defineLabelledNumber({
  id: "ee-registry-code",
  country: "EE",
  title: "Estonian registry code (registrikood)",
  entity: "EE_REGISTRY_CODE",
  severity: "low",
  reference: "Äriregistri seadus",
  lengths: [8],
  validator: registrikood,
  words: "registrikood,reg. kood,äriregister,registry code,estonian organisation",
  numbers: ["12345678", "1026 2646"],
});

const ltAsmens = defineNationalId({
  id: "lt-personal-code",
  country: "LT",
  title: "Lithuanian personal code (asmens kodas)",
  entity: "LT_PERSONAL_CODE",
  references: ["Lietuvos Respublikos gyventojų registro įstatymas"],
  shape: DIGITS_11,
  validate: isAsmens,
  words: ["asmens kod*", "asmens", "a.k", "lithuanian personal", "personal code"],
  examples: {
    finds: ["asmens kodas 38507301236", "a.k. 60202031236"],
    ignores: ["38507301236", "asmens kodas 38507301237", "asmens kodas 3850730123"],
  },
});

const ltPvm = defineLabelledNumber({
  id: "lt-vat-number",
  country: "LT",
  title: "Lithuanian VAT number without its prefix (PVM)",
  entity: "LT_VAT",
  severity: "low",
  reference: "Pridėtinės vertės mokesčio įstatymas",
  lengths: [9, 12],
  validator: pvm,
  words: "pvm,pvm kodas,pridėtinės vertės,mokėtojo kodas,lithuanian vat,lt vat",
  numbers: ["123456715", "128169110"],
});

const lvPersonal = defineNationalId({
  id: "lv-personal-code",
  country: "LV",
  title: "Latvian personal code (personas kods)",
  entity: "LV_PERSONAL_CODE",
  references: ["Fizisko personu reģistra likums"],
  shape: /(?<![\w./-])\d{6}[ -]?\d{5}(?![\w/-])/,
  // Since 2017 codes begin with 32 and say nothing about birth.
  validate: (value, written) => {
    if (value.startsWith("32")) return true;
    const dated = isDayOfMonth(Number(value.slice(0, 2)), Number(value.slice(2, 4)));
    return isPvn(value) && (dated && written.includes("-") ? 0.42 : true);
  },
  bare: 0,
  meant: 0.95,
  words: "personas kods,p.k,personas kod*,pk,latvian personal,código personal".split(","),
  examples: {
    finds: ["personas kods 300785-11239", "P.K. 323456-78901"],
    ignores: ["personas kods 300785-11238", "323456-78901", "PVN 40103245674"],
  },
});

const lvPvn = defineLabelledNumber({
  id: "lv-vat-number",
  country: "LV",
  title: "Latvian VAT number without its prefix (PVN)",
  entity: "LV_VAT",
  severity: "low",
  reference: "Pievienotās vērtības nodokļa likums",
  lengths: [11],
  validator: pvn,
  words: "pvn,pvn nr,pievienotās vērtības,latvian vat,lv vat",
  numbers: ["4000 3850 405", "41203842486"],
});

const uaEdrpou = defineLabelledNumber({
  id: "ua-edrpou",
  country: "UA",
  title: "Ukrainian register number of a firm (ЄДРПОУ)",
  entity: "UA_EDRPOU",
  severity: "low",
  reference: "Постанова КМУ № 118/1996",
  lengths: [8],
  validator: edrpou,
  words:
    "єдрпоу,edrpou,реєстру підприємств,код єдрпоу,організацій україни,enterprises and organizations",
  numbers: ["32855961", "32855921"],
});

const uaRntrc = defineLabelledNumber({
  id: "ua-tax-number",
  country: "UA",
  title: "Ukrainian tax number of a person (РНОКПП, ІПН)",
  entity: "UA_TAX_NUMBER",
  reference: "Податковий кодекс України ст. 70",
  lengths: [10],
  validator: rntrc,
  words:
    "рнокпп,іпн,інн,rntrc,платника податків,облікової картки,ukrainian tax," +
    "ukrainian registration,taxpayer's registration card",
  numbers: ["2987654320", "3123456789"],
});

const ruInn = defineLabelledNumber({
  id: "ru-inn",
  country: "RU",
  title: "Russian tax number (ИНН)",
  entity: "RU_INN",
  reference: "Налоговый кодекс РФ ст. 84",
  lengths: [10, 12],
  validator: inn,
  words: "инн,inn,номер налогоплательщика,russian tax",
  numbers: ["7708123450", "500100732259"],
});

const ruSnils = defineLabelledNumber({
  id: "ru-snils",
  country: "RU",
  title: "Russian insurance account number (СНИЛС)",
  entity: "RU_SNILS",
  reference: "Федеральный закон № 27-ФЗ",
  lengths: [11],
  validator: (value) => {
    let sum = 0;
    for (let at = 0; at < 9; at++) sum += (9 - at) * Number(value.charAt(at));
    return (sum % 101) % 100 === Number(value.slice(9));
  },
  words: "снилс,snils,страховой номер,пенсионное страхование",
  numbers: ["112-233-445 95", "08765430300"],
});

const byUnp = defineNationalId({
  id: "by-unp",
  country: "BY",
  title: "Belarusian payer number (УНП)",
  entity: "BY_UNP",
  severity: "low",
  references: ["Налоговый кодекс Республики Беларусь"],
  shape: /(?<![\p{L}\p{N}_.-])(?:\d{9}|[A-EHKMАВЕКМНОРСТ]{2}\d{7})(?![\p{L}\p{N}_])/u,
  validate: isUnp,
  words: ["унп", "unp", "учетный номер плательщика", "номер плательщика", "belarus vat"],
  examples: {
    finds: ["УНП 191234563", "УНП MA7654328"],
    ignores: ["191234563", "УНП 191234564", "УНП 19123456"],
  },
});

const mdIdno = defineLabelledNumber({
  id: "md-idno",
  country: "MD",
  title: "Moldovan identification number (IDNO, IDNP)",
  entity: "MD_IDNO",
  reference: "Hotărârea Guvernului nr. 272/2002",
  lengths: [13],
  validator: idno,
  words: "idno,idnp,cod fiscal,moldavian company,unique state identification",
  numbers: ["1008600038413", "1008600038181"],
});

export const northeastRecognizers: readonly Recognizer[] = [
  eeIk,
  eeKmkr,
  eeRegistrikood,
  ltAsmens,
  ltPvm,
  lvPersonal,
  lvPvn,
  uaEdrpou,
  uaRntrc,
  ruInn,
  ruSnils,
  byUnp,
  mdIdno,
];
