import * as be from "stdnum/lib/cjs/be/vat.js";
import * as bg from "stdnum/lib/cjs/bg/vat.js";
import * as cy from "stdnum/lib/cjs/cy/vat.js";
import * as cz from "stdnum/lib/cjs/cz/dic.js";
import * as de from "stdnum/lib/cjs/de/vat.js";
import * as dk from "stdnum/lib/cjs/dk/cvr.js";
import * as ee from "stdnum/lib/cjs/ee/kmkr.js";
import * as fi from "stdnum/lib/cjs/fi/alv.js";
import * as gb from "stdnum/lib/cjs/gb/vat.js";
import * as gr from "stdnum/lib/cjs/gr/vat.js";
import * as hr from "stdnum/lib/cjs/hr/oib.js";
import * as hu from "stdnum/lib/cjs/hu/anum.js";
import * as it from "stdnum/lib/cjs/it/iva.js";
import * as lt from "stdnum/lib/cjs/lt/pvm.js";
import * as lu from "stdnum/lib/cjs/lu/tva.js";
import * as lv from "stdnum/lib/cjs/lv/pvn.js";
import * as mt from "stdnum/lib/cjs/mt/vat.js";
import * as pl from "stdnum/lib/cjs/pl/nip.js";
import * as pt from "stdnum/lib/cjs/pt/nif.js";
import * as ro from "stdnum/lib/cjs/ro/cif.js";
import * as rs from "stdnum/lib/cjs/rs/pib.js";
import * as se from "stdnum/lib/cjs/se/vat.js";
import * as si from "stdnum/lib/cjs/si/ddv.js";
import * as sk from "stdnum/lib/cjs/sk/dph.js";
import type { Recognizer } from "../../recognizer.ts";
import { VAT_DIGITS } from "../../shapes.ts";
import { changed, defineNationalId, passes } from "./national-id.ts";

/** A value added tax number that begins with its country. */
interface Vat {
  readonly country: string;
  readonly adjective: string;
  readonly validator: Parameters<typeof passes>[0];
  /** Separated by commas. */
  readonly words: string;
  /** Two valid numbers of firms that do not exist, without prefix. */
  readonly numbers: readonly [string, string];
  /** The country unless told. */
  readonly prefixes?: readonly string[];
  readonly entity?: string;
}

const WORDS = "vat,vat no,vat number,vat id,vat reg,tva,iva,ust-idnr,tax id,tax number,nif-iva";

function defineVat(vat: Vat): Recognizer {
  const { country, adjective, numbers, words, prefixes = [country] } = vat;
  const [first, second] = numbers;
  const isNumber = passes(vat.validator);
  return defineNationalId({
    id: `${country.toLowerCase()}-vat`,
    country,
    title: `${adjective} VAT identification number`,
    entity: vat.entity ?? `${country}_VAT`,
    severity: "medium",
    references: ["Directive 2006/112/EC art. 214-215", "VIES"],
    shape: VAT_DIGITS,
    // In small letters the prefix may be a word: `de 123 456 789`.
    validate: (value, written) =>
      prefixes.includes(value.slice(0, 2)) &&
      isNumber(value.slice(2)) &&
      (/^[A-Z]{2}/.test(written) ? 0.7 : true),
    bare: 0.1,
    meant: 0.95,
    words: `${words},${adjective.toLowerCase()} vat,${WORDS}`.split(","),
    examples: {
      finds: [`VAT ${country} ${first}`, `${country}${second}`],
      ignores: [
        `VAT ${country}${changed(first)}`,
        `${country}${changed(second)}`,
        `A${country}${first}`,
        first,
      ],
    },
  });
}

const NUMBERS: readonly Vat[] = [
  {
    country: "BE",
    adjective: "Belgian",
    validator: be,
    words: "btw,ondernemingsnummer,kbo,bce,numéro d'entreprise",
    numbers: ["0403205838", "0987635489"],
  },
  {
    country: "BG",
    adjective: "Bulgarian",
    validator: bg,
    words: "ддс,ддс номер,идентификационен номер",
    numbers: ["128834567", "988858324"],
  },
  {
    country: "CY",
    adjective: "Cypriot",
    validator: cy,
    words: "φπα,αριθμός εγγραφής",
    numbers: ["10345770W", "99345740S"],
  },
  {
    country: "CZ",
    adjective: "Czech",
    validator: cz,
    words: "dič,daňové identifikační číslo",
    numbers: ["12842486", "25123891"],
  },
  {
    country: "DE",
    adjective: "German",
    validator: de,
    words:
      "ust-id,ust-id-nr,ustid,ust. id,ust id nr,umsatzsteuer*,umsatzsteuer-id," +
      "umsatzsteuer identifikationsnummer",
    numbers: ["128137514", "988882081"],
    entity: "DE_VAT_ID",
  },
  {
    country: "DK",
    adjective: "Danish",
    validator: dk,
    words: "cvr,cvr-nr,se-nr,moms,momsregistreringsnummer",
    numbers: ["12874162", "98834567"],
  },
  {
    country: "EE",
    adjective: "Estonian",
    validator: ee,
    words: "kmkr,käibemaks*",
    numbers: ["128256299", "988866243"],
  },
  {
    country: "FI",
    adjective: "Finnish",
    validator: fi,
    words: "alv,alv-nro,alv nro,arvonlisävero*,mervärdesskattenummer",
    numbers: ["12897919", "98897919"],
  },
  {
    country: "GB",
    adjective: "UK",
    validator: gb,
    words: "vat reg no,value added tax",
    numbers: ["128327570", "988850405"],
    prefixes: ["GB", "XI"],
    entity: "UK_VAT",
  },
  {
    country: "GR",
    adjective: "Greek",
    validator: gr,
    words: "αφμ,afm,φπα,αριθμός φορολογικού μητρώου",
    numbers: ["128842486", "988842486"],
    prefixes: ["EL", "GR"],
  },
  {
    country: "HR",
    adjective: "Croatian",
    validator: hr,
    words: "oib,pdv,pdv id",
    numbers: ["12888169190", "98888200866"],
  },
  {
    country: "HU",
    adjective: "Hungarian",
    validator: hu,
    words: "adószám,közösségi adószám,anum,áfa",
    numbers: ["12240461", "98834567"],
  },
  {
    country: "IT",
    adjective: "Italian",
    validator: it,
    words: "partita iva,p.iva,p. iva,piva,imposta sul valore aggiunto",
    numbers: ["12888850224", "98888850405"],
    entity: "IT_VAT_CODE",
  },
  {
    country: "LT",
    adjective: "Lithuanian",
    validator: lt,
    words: "pvm,pvm kodas,pridėtinės vertės",
    numbers: ["128169110", "988842416"],
  },
  {
    country: "LU",
    adjective: "Luxembourgish",
    validator: lu,
    words: "n° tva,numéro de tva,taxe sur la valeur ajoutée,mwst",
    numbers: ["15050405", "20121676"],
  },
  {
    country: "LV",
    adjective: "Latvian",
    validator: lv,
    words: "pvn,pievienotās vērtības",
    numbers: ["40003850405", "41203842486"],
  },
  {
    country: "MT",
    adjective: "Maltese",
    validator: mt,
    words: "vat reg,vat reg. no",
    numbers: ["11223947", "20000651"],
  },
  {
    country: "PL",
    adjective: "Polish",
    validator: pl,
    words: "nip,numer identyfikacji podatkowej",
    numbers: ["1288834567", "9888240461"],
    entity: "PL_NIP",
  },
  {
    country: "PT",
    adjective: "Portuguese",
    validator: pt,
    words: "nif,nipc,contribuinte,identificação fiscal",
    numbers: ["501834567", "298224623"],
    entity: "PT_NIF",
  },
  {
    country: "RO",
    adjective: "Romanian",
    validator: ro,
    words: "cif,cui,cod fiscal,identificare fiscală,înregistrare",
    numbers: ["18842486", "41280056"],
  },
  {
    country: "RS",
    adjective: "Serbian",
    validator: rs,
    words: "pib,poreski identifikacioni broj,пиб",
    numbers: ["128137514", "988882081"],
  },
  {
    country: "SE",
    adjective: "Swedish",
    validator: se,
    words: "moms,momsnr,momsregistreringsnummer,vat-nummer",
    numbers: ["556019000001", "556235832401"],
  },
  {
    country: "SI",
    adjective: "Slovenian",
    validator: si,
    words: "ddv,id za ddv,davčna številka,identifikacijska številka",
    numbers: ["12842486", "98890000"],
  },
  {
    country: "SK",
    adjective: "Slovak",
    validator: sk,
    words: "dph,ič dph,dič,daň z pridanej hodnoty",
    numbers: ["2028842486", "2128850405"],
  },
];

export const vatRecognizers: readonly Recognizer[] = NUMBERS.map(defineVat);
