import * as al from "stdnum/lib/cjs/al/nipt.js";
import * as egn from "stdnum/lib/cjs/bg/egn.js";
import * as pnf from "stdnum/lib/cjs/bg/pnf.js";
import * as bgVat from "stdnum/lib/cjs/bg/vat.js";
import * as cyVat from "stdnum/lib/cjs/cy/vat.js";
import * as amka from "stdnum/lib/cjs/gr/amka.js";
import * as afm from "stdnum/lib/cjs/gr/vat.js";
import * as oib from "stdnum/lib/cjs/hr/oib.js";
import * as pibMe from "stdnum/lib/cjs/me/pib.js";
import * as edb from "stdnum/lib/cjs/mk/edb.js";
import * as cif from "stdnum/lib/cjs/ro/cif.js";
import * as cnp from "stdnum/lib/cjs/ro/cnp.js";
import * as onrc from "stdnum/lib/cjs/ro/onrc.js";
import * as pib from "stdnum/lib/cjs/rs/pib.js";
import * as ddv from "stdnum/lib/cjs/si/ddv.js";
import * as emso from "stdnum/lib/cjs/si/emso.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_13, DIGITS_GROUPED } from "../../shapes.ts";
import { defineLabelledNumber, defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const [isCnp, isCif, isOnrc, isCyVat, isNipt] = [
  passes(cnp),
  passes(cif),
  passes(onrc),
  passes(cyVat),
  passes(al),
];
const isJmbg = passes(emso);

const roCnp = defineNationalId({
  id: "ro-cnp",
  country: "RO",
  title: "Romanian personal numerical code (CNP)",
  entity: "RO_CNP",
  references: ["OUG 97/2005"],
  shape: DIGITS_13,
  validate: (value) => /^[1-9]/.test(value) && isCnp(value),
  bare: 0.65,
  meant: 0.95,
  words: ["cnp", "c.n.p", "cod numeric personal", "romanian personal", "romanian numerical"],
  examples: {
    finds: ["CNP 1850730400127", "6020203123454"],
    ignores: ["CNP 1850730400128", "1851330400127", "CNP 185073040012", "18507304001277"],
  },
});

const roCif = defineNationalId({
  id: "ro-cif",
  country: "RO",
  title: "Romanian tax number of a firm without its prefix (CIF, CUI)",
  entity: "RO_VAT",
  severity: "low",
  references: ["Codul fiscal art. 316"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length <= 10 && isCif(value),
  words: (
    "cif,c.i.f,cui,c.u.i,cod fiscal,cod unic de înregistrare,codul unic de înregistrare," +
    "identificare fiscală,romanian vat,romanian company"
  ).split(","),
  examples: {
    finds: ["CUI 24712367", "CIF: 12345674", "cod fiscal 247 123 67"],
    ignores: ["24712367", "CUI 24712368", "CUI 247123671234"],
  },
});

const roTradeRegister = defineNationalId({
  id: "ro-trade-register",
  country: "RO",
  title: "Romanian trade register number (ONRC)",
  entity: "RO_TRADE_REGISTER",
  severity: "low",
  references: ["Legea 265/2022"],
  shape: /(?<![\p{L}\p{N}_])[JFC]\d{1,2}\/\d{1,5}\/(?:\d{2}\.\d{2}\.)?\d{4}(?![\p{L}\p{N}_])/iu,
  validate: (_, written) => isOnrc(written),
  bare: 0.7,
  words: ["registrul comerțului", "registrul comerţului", "nr. reg", "nrc", "onrc", "orc"],
  examples: {
    finds: ["J40/1234/2015", "Registrul Comerțului F12/77/03.07.2012"],
    ignores: ["X40/1234/2015", "J99/1234/2015", "J40/1234/20151"],
  },
});

const grAfm = defineLabelledNumber({
  id: "gr-afm",
  country: "GR",
  title: "Greek tax number (ΑΦΜ)",
  entity: "GR_AFM",
  reference: "Νόμος 4174/2013",
  lengths: [9],
  validator: afm,
  words: "αφμ,α.φ.μ,afm,φορολογικού μητρώου,greek vat,greek tax,gr vat",
  numbers: ["123456783", "128842486"],
});

const grAmka = defineLabelledNumber({
  id: "gr-amka",
  country: "GR",
  title: "Greek social security number (ΑΜΚΑ)",
  entity: "GR_AMKA",
  reference: "Νόμος 3655/2008 άρθρο 153",
  lengths: [11],
  validator: amka,
  words: "αμκα,α.μ.κ.α,amka,κοινωνικής ασφάλισης,greek social security,social security",
  numbers: ["30078500334", "02030212340"],
});

const grIdCard = defineNationalId({
  id: "gr-id-card",
  country: "GR",
  title: "Greek identity card number",
  entity: "GR_ID_CARD",
  references: ["ΚΥΑ 8200/0-297647/2018"],
  shape: /(?<![\p{L}\p{N}_])[ABEZHIKMNOPTYXΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]{1,2}[ -]?\d{6}(?![\p{L}\p{N}_])/u,
  words: (
    "ταυτότητα,ταυτότητας,αδτ,α.δ.τ,δελτίο ταυτότητας,αριθμός ταυτότητας,greek id," +
    "greek identity"
  ).split(","),
  examples: {
    finds: ["ΑΔΤ ΑΒ 123456", "Greek identity card: X654321"],
    ignores: ["ΑΒ 123456", "ΑΔΤ ΑΒ 12345", "ΑΔΤ ΑΒ 1234567"],
  },
});

const cyVatNumber = defineNationalId({
  id: "cy-tax-number",
  country: "CY",
  title: "Cypriot tax number without its prefix",
  entity: "CY_VAT",
  severity: "medium",
  references: ["Ο περί ΦΠΑ Νόμος 95(I)/2000"],
  shape: /(?<![\p{L}\p{N}_])\d{8} ?[A-Z](?![\p{L}\p{N}_])/iu,
  validate: isCyVat,
  words: ["φπα", "αριθμός εγγραφής", "tic", "cypriot vat", "cypriot tax", "cyprus tax", "cy vat"],
  examples: {
    finds: ["ΦΠΑ 10259033P", "Cyprus tax number 10345770W"],
    ignores: ["10259033P", "ΦΠΑ 10259033Q", "ΦΠΑ 1025903P"],
  },
});

const bgEgn = defineLabelledNumber({
  id: "bg-egn",
  country: "BG",
  title: "Bulgarian personal number (ЕГН)",
  entity: "BG_EGN",
  reference: "Закон за гражданската регистрация",
  lengths: [10],
  validator: egn,
  words: "егн,egn,единен граждански номер,граждански номер,bulgarian personal",
  numbers: ["7501020018", "8507301230"],
});

const bgPnf = defineLabelledNumber({
  id: "bg-pnf",
  country: "BG",
  title: "Bulgarian personal number of a foreigner (ЛНЧ)",
  entity: "BG_PNF",
  reference: "Закон за чужденците в Република България",
  lengths: [10],
  validator: pnf,
  words: "лнч,личен номер на чужденец,pnf,lnch,bulgarian number of a foreigner",
  numbers: ["7123456789", "703 456 712 3"],
});

const bgVatNumber = defineLabelledNumber({
  id: "bg-vat-number",
  country: "BG",
  title: "Bulgarian VAT number without its prefix (ДДС, ЕИК)",
  entity: "BG_VAT",
  severity: "low",
  reference: "Закон за данък върху добавената стойност",
  lengths: [9, 10],
  validator: bgVat,
  words: "ддс,ддс номер,еик,булстат,eik,bulstat,bulgarian vat,bg vat,идентификационен номер",
  numbers: ["201234563", "128834567"],
});

const hrOib = defineLabelledNumber({
  id: "hr-oib",
  country: "HR",
  title: "Croatian personal identification number (OIB)",
  entity: "HR_OIB",
  reference: "Zakon o osobnom identifikacijskom broju",
  lengths: [11],
  validator: oib,
  words: "oib,osobni identifikacijski broj,croatian personal,croatian tax,porezni broj",
  numbers: ["12345678903", "98765432106"],
});

const siDdv = defineLabelledNumber({
  id: "si-tax-number",
  country: "SI",
  title: "Slovenian tax number (davčna številka)",
  entity: "SI_VAT",
  reference: "Zakon o davčni službi",
  lengths: [8],
  validator: ddv,
  words: "davčna številka,davčna,ddv,id za ddv,številka za ddv,slovenian vat,si vat,slovenian tax",
  numbers: ["50223054", "1284 2486"],
});

/** Birth, region, order and a check digit, still given in most states of former Yugoslavia. */
const jmbg = defineNationalId({
  id: "jmbg",
  title: "Unique master citizen number (JMBG, EMŠO)",
  entity: "JMBG",
  references: ["Zakon o jedinstvenom matičnom broju građana"],
  shape: DIGITS_13,
  validate: (value) =>
    isDayOfMonth(Number(value.slice(0, 2)), Number(value.slice(2, 4))) && isJmbg(value),
  bare: 0.65,
  meant: 0.95,
  words: (
    "jmbg,emšo,emso,jmb,matični broj,matični broj građana,јмбг,матични број,матичен број," +
    "ембг,embg,master citizen number,enotna matična številka"
  ).split(","),
  examples: {
    finds: ["JMBG 3007985710037", "EMŠO: 3007985500032", "3007985180038"],
    ignores: ["JMBG 3007985710038", "3213985710037", "JMBG 300798571003"],
  },
});

const rsPib = defineLabelledNumber({
  id: "rs-pib",
  country: "RS",
  title: "Serbian tax number (PIB)",
  entity: "RS_PIB",
  severity: "low",
  reference: "Zakon o poreskom postupku i poreskoj administraciji",
  lengths: [9],
  validator: pib,
  words: "pib,пиб,poreski identifikacioni broj,serbian tax",
  numbers: ["100234561", "128137514"],
});

const mePib = defineLabelledNumber({
  id: "me-pib",
  country: "ME",
  title: "Montenegrin tax number (PIB)",
  entity: "ME_PIB",
  severity: "low",
  reference: "Zakon o poreskoj administraciji",
  lengths: [8],
  validator: pibMe,
  words: "pib,poreski identifikacioni broj,montenegro tax",
  numbers: ["02655284", "03353486"],
});

const mkEdb = defineLabelledNumber({
  id: "mk-edb",
  country: "MK",
  title: "Macedonian tax number (ЕДБ)",
  entity: "MK_EDB",
  severity: "low",
  reference: "Закон за даночна постапка",
  lengths: [13],
  validator: edb,
  words: "едб,edb,единствен даночен број,macedonian tax",
  numbers: ["4030000001008", "4002012527974"],
});

const alNipt = defineNationalId({
  id: "al-nipt",
  country: "AL",
  title: "Albanian tax number of a firm (NIPT, NUIS)",
  entity: "AL_NIPT",
  severity: "low",
  references: ["Ligji Nr. 9920/2008"],
  shape: /(?<![\p{L}\p{N}_])[A-Z] ?\d{8} ?[A-Z](?![\p{L}\p{N}_])/iu,
  validate: isNipt,
  words: ["nipt", "nuis", "numri i identifikimit", "albanian vat", "albanian tax", "al vat"],
  examples: {
    finds: ["NIPT J91402501B", "NUIS: K 31512345 C"],
    ignores: ["J91402501B", "NIPT Z91402501V", "NIPT J9140250B"],
  },
});

export const southeastRecognizers: readonly Recognizer[] = [
  roCnp,
  roCif,
  roTradeRegister,
  grAfm,
  grAmka,
  grIdCard,
  cyVatNumber,
  bgEgn,
  bgPnf,
  bgVatNumber,
  hrOib,
  siDdv,
  jmbg,
  rsPib,
  mePib,
  mkEdb,
  alNipt,
];
