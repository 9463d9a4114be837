import * as bis from "stdnum/lib/cjs/be/bis.js";
import * as nn from "stdnum/lib/cjs/be/nn.js";
import * as beVat from "stdnum/lib/cjs/be/vat.js";
import * as tva from "stdnum/lib/cjs/lu/tva.js";
import * as bsn from "stdnum/lib/cjs/nl/bsn.js";
import * as btw from "stdnum/lib/cjs/nl/btw.js";
import * as onderwijsnummer from "stdnum/lib/cjs/nl/onderwijsnummer.js";
import { mod97 } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import { defineLabelledNumber, defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const [isNationalNumber, isBis, isBtw] = [passes(nn), passes(bis), passes(btw)];

const nlBsn = defineLabelledNumber({
  id: "nl-bsn",
  country: "NL",
  title: "Dutch citizen service number (BSN)",
  entity: "NL_BSN",
  reference: "Wet algemene bepalingen burgerservicenummer",
  lengths: [8, 9],
  validator: bsn,
  words:
    "bsn,burgerservicenummer,sofinummer,sofi-nummer,citizen service number,dutch citizen," +
    "persoonsnummer,número de ciudadano neerlandés",
  against: "kvk,telefoon,tel,factuur",
  numbers: ["123456782", "9876.54.329"],
});

const nlBtw = defineNationalId({
  id: "nl-vat",
  country: "NL",
  title: "Dutch VAT identification number (btw-id)",
  entity: "NL_VAT",
  severity: "medium",
  references: ["Wet OB 1968", "VIES"],
  shape:
    /(?<![\p{L}\p{N}_])(?:NL[ .-]?)?\d{4}[ .]?\d{2}[ .]?\d{3}[ .-]?B[ .-]?\d{2}(?![\p{L}\p{N}_])/iu,
  validate: (value) => isBtw(value) || (value.startsWith("NL") && isBtwId(value)),
  bare: 0.8,
  meant: 0.95,
  words: ["btw", "btw-nr", "btw-nummer", "btw-id", "vat", "omzetbelasting", "iva"],
  examples: {
    finds: ["NL123456782B01", "btw-nr NL 1234.56.782.B01", "btw 000099995B57"],
    ignores: ["NL123456781B90", "NL12345678B01", "123456781B90", "NL123456782C01"],
  },
});

/** Since 2020, of self-employed people: MOD 97-10 over the whole, letters as numbers. */
function isBtwId(value: string): boolean {
  return mod97(value) === 1;
}

const nlOnderwijsnummer = defineLabelledNumber({
  id: "nl-onderwijsnummer",
  country: "NL",
  title: "Dutch student number",
  entity: "NL_ONDERWIJSNUMMER",
  reference: "Wet persoonsgebonden nummers in het onderwijs",
  lengths: [9],
  validator: onderwijsnummer,
  words: "onderwijsnummer,leerlingnummer,dutch student,student identification number",
  numbers: ["100456784", "101456780"],
});

const nlDocument = defineNationalId({
  id: "nl-passport",
  country: "NL",
  title: "Dutch passport or identity card number",
  entity: "NL_PASSPORT",
  references: ["Paspoortwet", "ICAO Doc 9303-4"],
  // No letter O.
  shape: /(?<![\p{L}\p{N}_])[A-NP-Z]{2}[A-NP-Z0-9]{6}\d(?![\p{L}\p{N}_])/u,
  validate: (value) => /\d.*\d/.test(value),
  words: (
    "paspoort,paspoortnummer,documentnummer,identiteitskaart,identiteitskaartnummer,id-kaart," +
    "dutch passport,dutch id,pasaporte neerlandés"
  ).split(","),
  examples: {
    finds: ["paspoort SPECI2014", "identiteitskaart: IX12AB345"],
    ignores: ["IX12AB345", "paspoort IX12AB34", "paspoort OX12AB345", "paspoort ABCDEFGH1"],
  },
});

const nlKvk = defineNationalId({
  id: "nl-kvk",
  country: "NL",
  title: "Dutch commercial register number (KvK)",
  entity: "NL_KVK",
  severity: "low",
  references: ["Handelsregisterwet 2007"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length === 8,
  reach: 32,
  words: ["kv k", "kvk-nummer", "kvk nr", "kamer van koophandel", "handelsregister"],
  examples: {
    finds: ["KvK 12345678", "Kamer van Koophandel nr. 87654321"],
    ignores: ["12345678", "KvK 1234567", "KvK 123456789"],
  },
});

const nlPostcode = defineNationalId({
  id: "nl-postcode",
  country: "NL",
  title: "Dutch postal code",
  entity: "NL_POSTCODE",
  severity: "low",
  references: ["NEN 5825"],
  shape: /(?<![\p{L}\p{N}_.-])[1-9]\d{3} ?[A-Z]{2}(?![\p{L}\p{N}_])/u,
  validate: (value) => !/S[ADS]$/.test(value),
  bare: 0.1,
  meant: 0.75,
  words: ["postcode", "adres", "straat", "woonplaats", "woont", "address", "postal code"],
  examples: {
    finds: ["postcode 1012 AB", "1012AB", "adres Dam 1, 1012 JS"],
    ignores: ["0012 AB", "1012 SS", "1012 ABC", "1012 ab"],
  },
});

/** Two digits make the others a multiple of 97, those of people born since 2000 behind a 2. */
function isBelgian(value: string): boolean {
  const sum = Number(value.slice(0, 9)) + Number(value.slice(9));
  return sum % 97 === 0 || (2_000_000_000 + sum) % 97 === 0;
}

const beNationalNumber = defineNationalId({
  id: "be-national-number",
  country: "BE",
  title: "Belgian national number (NN, INSZ, NISS, BIS)",
  entity: "BE_NATIONAL_NUMBER",
  references: ["Wet van 8 augustus 1983", "KSZ, bisnummer"],
  shape: /(?<![\w./-])\d{2}[ .]?\d{2}[ .]?\d{2}[ .-]?\d{3}[ .-]?\d{2}(?![\w/-])/,
  validate: (value, written) => {
    if (!isBelgian(value) || !(isNationalNumber(value) || isBis(value))) return false;
    const month = Number(value.slice(2, 4)) % 20;
    return isDayOfMonth(Number(value.slice(4, 6)), month)
      ? written.length > 13
        ? 0.85
        : 0.65
      : true;
  },
  bare: 0,
  meant: 0.95,
  words: (
    "rijksregister*,rijksregisternummer,registre national,numéro national,nationaal nummer,insz," +
    "niss,nn,rrn,rn,bis,bisnummer,numéro bis,sociale zekerheid,sécurité sociale,belgian national," +
    "belgian social security,identificatienummer,belgian number"
  ).split(","),
  examples: {
    finds: ["85.07.30-033.28", "rijksregisternummer 85073003328", "NISS 01.02.03-123.45"],
    ignores: ["85.07.30-033.29", "NN 85073003329", "850730-033-2", "BE 8507300332"],
  },
});

const beEnterprise = defineLabelledNumber({
  id: "be-enterprise",
  country: "BE",
  title: "Belgian enterprise number without its prefix",
  entity: "BE_VAT",
  severity: "low",
  reference: "Wet van 16 januari 2003 (KBO)",
  lengths: [9, 10],
  validator: beVat,
  words:
    "btw,ondernemingsnummer,kbo,bce,numéro d'entreprise,n° tva,nwst,belgian vat,be vat," +
    "unternehmensnummer",
  numbers: ["0403.205.838", "0987.635.489"],
});

const beIdCard = defineNationalId({
  id: "be-id-card",
  country: "BE",
  title: "Belgian identity card number",
  entity: "BE_ID_CARD",
  references: ["Koninklijk besluit van 25 maart 2003"],
  shape: /(?<![\w./-])\d{3}[ -]?\d{7}[ -]?\d{2}(?![\w/-])/,
  validate: (value) => Number(value.slice(0, 10)) % 97 === Number(value.slice(10)) % 97,
  words: (
    "identiteitskaart,carte d'identité,e id,kaartnummer,numéro de carte,belgian identity card," +
    "personalausweis,id card"
  ).split(","),
  examples: {
    finds: ["identiteitskaart 591-0123456-77", "carte d'identité n° 590000000127"],
    ignores: ["591-0123456-77", "identiteitskaart 591-0123456-78", "eID 591-012345-64"],
  },
});

const luTva = defineLabelledNumber({
  id: "lu-vat-number",
  country: "LU",
  title: "Luxembourgish VAT number without its prefix",
  entity: "LU_VAT",
  severity: "low",
  reference: "Loi du 12 février 1979",
  lengths: [8],
  validator: tva,
  words:
    "n° tva,numéro de tva,taxe sur la valeur ajoutée,matricule tva,luxembourgish vat,luxembourgian vat,lu tva",
  numbers: ["15027442", "150 504 05"],
});

const luMatricule = defineNationalId({
  id: "lu-national-id",
  country: "LU",
  title: "Luxembourgish national identification number (matricule)",
  entity: "LU_NATIONAL_ID",
  references: ["Loi du 19 juin 2013"],
  shape: DIGITS_GROUPED,
  validate: (value) =>
    value.length === 13 &&
    /^(?:1[89]|20)/.test(value) &&
    isDayOfMonth(Number(value.slice(6, 8)), Number(value.slice(4, 6))),
  words: (
    "matricule,matricule national,numéro d'identification,cns,nationale identifikationsnummer," +
    "luxembourg id"
  ).split(","),
  examples: {
    finds: ["matricule 1985 0730 123 45", "CNS: 1990020312345"],
    ignores: ["1985073012345", "matricule 1985133012345", "matricule 198507301234"],
  },
});

export const beneluxRecognizers: readonly Recognizer[] = [
  nlBsn,
  nlBtw,
  nlOnderwijsnummer,
  nlDocument,
  nlKvk,
  nlPostcode,
  beNationalNumber,
  beEnterprise,
  beIdCard,
  luTva,
  luMatricule,
];
