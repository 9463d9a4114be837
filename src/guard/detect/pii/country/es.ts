import * as cif from "stdnum/lib/cjs/es/cif.js";
import { dniLetter, mod97 } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_5, DIGITS_GROUPED } from "../../shapes.ts";
import { esDni } from "../es-dni.ts";
import { esNie } from "../es-nie.ts";
import { defineNationalId, isDayOfMonth, isMoment, OTHER_NUMBERS, passes } from "./national-id.ts";

const isCif = passes(cif);

const esNif = defineNationalId({
  id: "es-nif",
  country: "ES",
  title: "Spanish tax number of a firm, or of a person without DNI (NIF, CIF)",
  entity: "ES_NIF",
  severity: "medium",
  references: ["Real Decreto 1065/2007 art. 19-22", "Orden EHA/451/2008"],
  shape:
    /(?<![\p{L}\p{N}_])(?:ES[ -]?)?[A-HJ-NP-SUVW][ -]?\d{2}\.?\d{3}\.?\d{2}[ -]?[\dA-Z](?![\p{L}\p{N}_])/iu,
  validate: (value, written) => {
    const [prefixed, number] = value.length === 11 ? [true, value.slice(2)] : [false, value];
    if (!isTaxNumber(number)) return false;
    return prefixed ? 0.8 : written.startsWith(value.charAt(0)) ? 0.5 : true;
  },
  // In small letters it may be a hash.
  bare: 0,
  meant: 0.95,
  against: OTHER_NUMBERS.filter((word) => !/factura/.test(word)),
  words: (
    "nif,n.i.f,cif,c.i.f,iva,vat,identificación fiscal,código fiscal,empresa,sociedad," +
    "razón social,mercantil,proveedor,contribuyente,dni,tax id,tax number,company number,company tax"
  ).split(","),
  examples: {
    finds: ["CIF B12345674", "NIF M7654321J", "ESA12345674", "sociedad A-12.345.674"],
    ignores: ["CIF B12345675", "CIF B1234567", "B123456745", "CIF X12345674", "N1234567L"],
  },
});

/** K, L and M stand before the seven digits of people without DNI, and the letter is the DNI's. */
function isTaxNumber(number: string): boolean {
  if (!/^[KLM]/.test(number)) return isCif(number);
  return /^.\d{7}[A-Z]$/.test(number) && dniLetter(Number(number.slice(1, 8))) === number.at(-1);
}

const esNss = defineNationalId({
  id: "es-nss",
  country: "ES",
  title: "Spanish social security number (NSS, NUSS, NAF)",
  entity: "ES_NSS",
  references: ["Orden ESS/1187/2015"],
  shape: /(?<![\w./-])\d{2}[ /-]?\d{8}[ /-]?\d{2}(?![\w/])/,
  validate: (value) => PROVINCE.test(value) && isNss(value) && (!isMoment(value) || 0.35),
  bare: 0.6,
  meant: 0.95,
  words: (
    "nss,nuss,naf,nass,n.s.s,seguridad social,afiliación,s.s," +
    "afiliado,afiliada,cotización,social security"
  ).split(","),
  examples: {
    finds: ["NSS 28 12345678 40", "Seguridad Social: 281234567840", "nº afiliación 28/12345678/40"],
    ignores: ["NSS 28 12345678 41", "NSS 77 12345678 40", "NSS 28 1234567 40", "281234567841"],
  },
});

/** Numbers of people below ten million count with seven digits. */
function isNss(value: string): boolean {
  const [province, person] = [value.slice(0, 2), value.slice(2, 10)];
  return mod97(province + person.replace(/^0/, "")) === Number(value.slice(10));
}

/** INE codes of the provinces; 53 and 66 also stand in front of social security numbers. */
const PROVINCE = /^(?:0[1-9]|[1-4]\d|5[0-3]|66)/;

/** The label says what it is: clinical notes carry many whose check digits are wrong. */
const esNass = defineNationalId({
  id: "es-nass",
  country: "ES",
  title: "Spanish social security number on a health record (NASS)",
  entity: "ES_NSS",
  references: ["Real Decreto 183/2004"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length <= 12,
  meant: 0.8,
  reach: 32,
  words: "nass,n.a.s.s,asegurado,asegurada,afiliación sanitaria".split(","),
  against: ["nhc", "cip", "cipa", "teléfono", "tel", "episodio", "fecha"],
  examples: {
    finds: ["NASS: 12 34567890 11", "NASS:12 3456 78", "Nº asegurado 28/12345678/40"],
    ignores: ["NASS 123456", "12 34567890 11", "NASS: NHC: 12345678", "order 12345678"],
  },
});

const esCcc = defineNationalId({
  id: "es-ccc",
  country: "ES",
  title: "Spanish bank account number (CCC)",
  entity: "ES_CCC",
  references: ["Banco de España, Circular 3/2014"],
  shape: /(?<![\w./-])\d{4}[ .-]?\d{4}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{4}[ .-]?\d{4}(?![\w/-])/,
  validate: isAccount,
  bare: 0.6,
  meant: 0.95,
  words: (
    "ccc,cuenta,c/c,cta,cuenta corriente,código cuenta cliente,domiciliación,banco,transferencia," +
    "ingreso,bank account,account number,bank"
  ).split(","),
  examples: {
    finds: [
      "cuenta 2100 0418 45 0200051332",
      "CCC: 21000418450200051332",
      "2100-0418-45-0200051332",
    ],
    ignores: ["cuenta 2100 0418 46 0200051332", "CCC 2100041845020005133", "00000000000000000000"],
  },
});

const ACCOUNT_WEIGHTS = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6] as const;

/** One control digit over bank and branch, one over the account. */
function isAccount(value: string): boolean {
  if (value.length !== 20 || value.startsWith("00000000")) return false;
  const controls = [accountControl(`00${value.slice(0, 8)}`), accountControl(value.slice(10))];
  return value.slice(8, 10) === controls.join("");
}

function accountControl(digits: string): number {
  const sum = ACCOUNT_WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
  const rest = 11 - (sum % 11);
  return rest > 9 ? 11 - rest : rest;
}

const esPassport = defineNationalId({
  id: "es-passport",
  country: "ES",
  title: "Spanish passport number",
  entity: "ES_PASSPORT",
  references: ["Real Decreto 896/2003", "ICAO Doc 9303-4"],
  shape: /(?<![\p{L}\p{N}_])[A-Z]{3}\d{6}(?![\p{L}\p{N}_])/iu,
  bare: 0.1,
  words: ["pasaporte", "passport", "documento de viaje", "travel document"],
  examples: {
    finds: ["pasaporte PAB123456", "Mi pasaporte es xdc000001", "XDC000001"],
    ignores: ["PAB1234567", "PA123456", "XPAB123456", "pasaporte PAB12345"],
  },
});

const esPlate = defineNationalId({
  id: "es-license-plate",
  country: "ES",
  title: "Spanish vehicle registration plate",
  entity: "ES_LICENSE_PLATE",
  severity: "medium",
  references: ["Real Decreto 2822/1998 annex XVIII"],
  shape:
    /(?<![\p{L}\p{N}_.-])(?:[ER][ -]?)?(?:\d{4}[ -]?[BCDFGHJ-NPRSTV-Z]{3}|[A-Z]{1,2}[ -]\d{4}[ -][A-Z]{1,2})(?![\p{L}\p{N}_])/u,
  // `coche de 2020 BMW` is a year and a make.
  validate: (value) =>
    /^[ER]?\d/.test(value)
      ? !/^(?:19|20)\d\d(?:BMW|GMC|BYD|KGM|LTD)$/.test(value)
      : OLD_PROVINCES.has(/^[A-Z]+/.exec(value)?.[0] ?? ""),
  bare: 0.3,
  words: (
    "matrícula,matriculado,vehículo,coche,turismo,furgoneta,moto,camión,placa,plate,car,vehicle," +
    "registration,license plate,licence plate"
  ).split(","),
  examples: {
    finds: ["matrícula 1234 BCD", "coche 0000-DFG", "1234BCD", "vehículo M-1234-AB"],
    ignores: [
      "1234 ABC",
      "matrícula 12345 BCD",
      "1234 BCDF",
      "ZX-1234-AB",
      "1234 bcd",
      "coche 2019 BMW",
    ],
  },
});

/** Letters of the provinces, until September 2000. */
const OLD_PROVINCES: ReadonlySet<string> = new Set(
  (
    "A AB AL AV B BA BI BU C CA CC CE CO CR CS CU FS GC GE GI GR GU H HU J L LE LO LU M MA ML MU " +
    "NA O OR OU P PM IB PO S SA SE SG SO SS T TE TF TO V VA VI Z ZA"
  ).split(" "),
);

const esPostalCode = defineNationalId({
  id: "es-postal-code",
  country: "ES",
  title: "Spanish postal code",
  entity: "ES_POSTAL_CODE",
  severity: "low",
  references: ["Real Decreto 1829/1999"],
  shape: DIGITS_5,
  // In small letters `cp` is a command.
  validate: (value, _, before) =>
    /^(?:0[1-9]|[1-4]\d|5[0-2])/.test(value) &&
    !value.endsWith("000") &&
    /postal|C\.? ?P\.?\W{0,4}$/i.test(before().slice(-28)) &&
    !/\bcp\W*$/.test(before().slice(-6)),
  meant: 0.7,
  reach: 24,
  words: "c.p,cp,código postal,codigo postal,cód. postal,c. postal,distrito postal".split(","),
  examples: {
    finds: ["C.P. 28013", "código postal: 08001", "CP 35500"],
    ignores: ["28013", "C.P. 53013", "C.P. 280131", "cp 28000 /tmp"],
  },
});

const esCadastral = defineNationalId({
  id: "es-cadastral-reference",
  country: "ES",
  title: "Spanish cadastral reference of a property",
  entity: "ES_CADASTRAL_REFERENCE",
  severity: "medium",
  references: ["Real Decreto Legislativo 1/2004 art. 6", "Catastro, Resolución de 22.9.2004"],
  shape:
    /(?<![\p{L}\p{N}_])\d{5}(?:\d\d|A\d)[ /-]?(?:[A-Z]{2}\d{4}[A-Z]|\d{7})[ /-]?\d{4}[ /-]?[A-Z]{2}(?![\p{L}\p{N}_])/iu,
  validate: isCadastral,
  bare: 0.85,
  meant: 0.95,
  words: ["referencia catastral", "ref. catastral", "catastro", "catastral", "cadastral"],
  examples: {
    finds: ["Ref. catastral 9872023 VH5797S 0001 WX", "7837301VG8173B0001TT"],
    ignores: ["9872023 VH5797S 0001 WA", "987202 VH5797S 0001 WX", "9872023VH5797S0001WXA"],
  },
});

const CADASTRAL_WEIGHTS = [13, 15, 12, 5, 4, 17, 9, 21, 3, 7, 1] as const;

/** One control letter over each half of the plot, both with the number of the property. */
function isCadastral(value: string): boolean {
  const [first, second, unit] = [value.slice(0, 7), value.slice(7, 14), value.slice(14, 18)];
  return value.slice(18) === cadastralControl(first + unit) + cadastralControl(second + unit);
}

function cadastralControl(half: string): string {
  let sum = 0;
  for (const [at, weight] of CADASTRAL_WEIGHTS.entries()) {
    const character = half.charAt(at);
    // The alphabet has an Ñ: letters behind N stand one further.
    const letter = character.charCodeAt(0) - 64 + (character > "N" ? 1 : 0);
    sum += weight * (/\d/.test(character) ? Number(character) : letter);
  }
  return "MQWERTYUIOPASDFGHJKLBZX".charAt(sum % 23);
}

const esCups = defineNationalId({
  id: "es-cups",
  country: "ES",
  title: "Spanish code of an electricity or gas supply point (CUPS)",
  entity: "ES_CUPS",
  severity: "medium",
  references: ["Real Decreto 1435/2002", "CNMC P.O. 10.8"],
  shape:
    /(?<![\p{L}\p{N}_])ES[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?[A-Z]{2}(?:[ -]?\d[FPRCXYZ])?(?![\p{L}\p{N}_])/iu,
  validate: (value) => {
    const digits = value.slice(2, 18);
    const rest = Number(BigInt(digits) % 529n);
    return value.slice(18, 20) === dniLetter(Math.floor(rest / 23)) + dniLetter(rest % 23);
  },
  bare: 0.9,
  meant: 0.95,
  words: ["cups", "punto de suministro", "suministro", "supply point"],
  examples: {
    finds: ["CUPS ES 1234-1234-5678-9012-JY 1F", "ES1234123456789012JY"],
    ignores: ["ES1234123456789012JZ", "ES123412345678901JY", "FR1234123456789012JY"],
  },
  priority: 2,
});

const esCip = defineNationalId({
  id: "es-cip",
  country: "ES",
  title: "Spanish health card code (CIP, TSI, NUHSA)",
  entity: "ES_CIP",
  references: ["Real Decreto 183/2004", "Decreto 90/1990 (Catalunya)"],
  // Of the health service of all, of Catalonia, of Andalusia.
  shape:
    /(?<![\p{L}\p{N}_])(?:BBBB ?BBBB ?[A-Z]{2} ?\d{6}|[A-Z]{4} ?[01] ?\d{6} ?\d{2} ?\d|AN ?\d{10})(?![\p{L}\p{N}_])/u,
  validate: (value) => {
    if (value.startsWith("BBBB")) return 0.8;
    if (value.startsWith("AN") && value.length === 12) return 0.2;
    return isDayOfMonth(Number(value.slice(9, 11)), Number(value.slice(7, 9)), 40);
  },
  bare: 0.4,
  words: (
    "cip,tsi,tis,nuhsa,tarjeta sanitaria,targeta sanitària,código de identificación personal," +
    "catsalut,health card"
  ).split(","),
  examples: {
    finds: ["CIP GALO 0 850512 00 7", "BBBBBBBBQR648597", "NUHSA AN0123456789"],
    ignores: ["CIP GALO 0 851312 00 7", "BBBBBBBBQR64859", "AN012345678"],
  },
});

const esHealthCard = defineNationalId({
  id: "es-health-card",
  country: "ES",
  title: "Spanish health card number, digits only (CIPA, TIS, SIP)",
  entity: "ES_CIP",
  references: ["Real Decreto 183/2004"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length <= 12,
  meant: 0.8,
  reach: 32,
  words: (
    "cipa,tis,sip,tsi,cip,tarjeta sanitaria,nº tarjeta sanitaria,tarjeta individual sanitaria," +
    "targeta sanitària,osasun txartela,spanish health card"
  ).split(","),
  against: ["nass", "teléfono", "tel", "episodio", "fecha", "dni"],
  examples: {
    finds: ["CIPA: 1234567890", "TIS 12345678", "tarjeta sanitaria nº 0123456789"],
    ignores: ["1234567890", "CIPA 123456", "tarjeta sanitaria, teléfono 912345678"],
  },
});

const esDriverLicense = defineNationalId({
  id: "es-driver-license",
  country: "ES",
  title: "Spanish driving licence number",
  entity: "ES_DRIVER_LICENSE",
  references: ["Real Decreto 818/2009"],
  shape: /(?<![\p{L}\p{N}_])(?:\d{8}|[XYZ]\d{7})[ -]?[A-Z](?![\p{L}\p{N}_])/iu,
  validate: (value) => {
    const number = Number(
      value.slice(0, 8).replace(/^[XYZ]/, (letter) => `${"XYZ".indexOf(letter)}`),
    );
    return dniLetter(number) === value.at(-1);
  },
  meant: 0.96,
  reach: 40,
  words: (
    "permiso de conducir,permiso de conducción,permiso conducir,carné de conducir," +
    "carnet de conducir,licencia de conducir,licencia de conducción,driving licence," +
    "driver license,driver's license,driving license"
  ).split(","),
  against: ["dni", "nie", "nif"],
  examples: {
    finds: ["permiso de conducir 12345678Z", "carné de conducir nº X1234567L"],
    ignores: ["12345678Z", "permiso de conducir 12345678A", "permiso de conducir, DNI 12345678Z"],
  },
});

const esSepaCreditor = defineNationalId({
  id: "es-sepa-creditor",
  country: "ES",
  title: "Spanish SEPA creditor identifier",
  entity: "ES_SEPA_CREDITOR",
  severity: "low",
  references: ["EPC262-08"],
  shape: /(?<![\p{L}\p{N}_])ES\d{2}[A-Z0-9]{3}[A-Z0-9]\d{7}[A-Z0-9](?![\p{L}\p{N}_])/u,
  validate: (value) => mod97(value.slice(0, 4), mod97(value.slice(7))) === 1,
  bare: 0.85,
  words: ["acreedor", "sepa", "creditor"],
  examples: {
    finds: ["identificador del acreedor ES11000B12345674", "creditor ES11ZZZB12345674"],
    ignores: ["ES12000B12345674", "ES11000B1234567", "ES11000BB2345674"],
  },
});

export const esRecognizers: readonly Recognizer[] = [
  esDni,
  esNie,
  esNif,
  esNss,
  esNass,
  esCcc,
  esPassport,
  esPlate,
  esPostalCode,
  esCadastral,
  esCups,
  esCip,
  esHealthCard,
  esDriverLicense,
  esSepaCreditor,
];
