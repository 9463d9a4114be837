import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId } from "./national-id.ts";

const TYPE = /^(?:2[03-7]|3[034]|5[015])/;

function isCuit(value: string): boolean {
  if (!TYPE.test(value)) return false;
  const check = (11 - (weightedSum(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return (check === 10 ? 9 : check) === Number(value.charAt(10));
}

const arCuit = defineNationalId({
  id: "ar-cuit",
  country: "AR",
  title: "Argentine tax and labour number (CUIT, CUIL, CDI)",
  entity: "AR_CUIT",
  references: ["ARCA (AFIP) RG 10/1997", "ANSES, CUIL"],
  shape: /(?<![\w.+-])[235]\d(?:-\d{8}-\d|\d{9}|[ .]\d{8}[ .]\d|-\d{2}\.\d{3}\.\d{3}-\d)(?![\w-])/,
  bare: 0.6,
  validate: (value, written) => isCuit(value) && (written.length === value.length || 0.85),
  meant: 0.97,
  words: "cuit,cuil,cdi,afip,arca,anses,clave única,contribuyente,tax id".split(","),
  examples: {
    finds: ["CUIT 20-52454286-3", "27-82508641-8", "cuil 23385515502"],
    ignores: ["CUIT 20-01335955-9", "CUIT 40-12345678-9", "20-1234567-8"],
  },
});

const arCbu = defineNationalId({
  id: "ar-cbu",
  country: "AR",
  title: "Argentine bank or wallet account number (CBU, CVU)",
  entity: "AR_CBU",
  references: ["BCRA Comunicación A 2622", "BCRA Comunicación A 6510"],
  shape: /(?<![\w.+-])\d{8}[ -]?\d{14}(?![\w-])/,
  bare: 0.7,
  validate: (value) =>
    isBlock(value.slice(0, 8), [7, 1, 3, 9, 7, 1, 3]) &&
    isBlock(value.slice(8), [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3]),
  meant: 0.95,
  words: "cbu,cvu,cuenta,transferencia,alias,clave bancaria,bank account".split(","),
  examples: {
    finds: ["CBU 0720517008800000230368", "CVU: 0000003156514316211858"],
    ignores: ["CBU 0720891908800000231435", "CBU 07200001088000002312", "0000000-1"],
  },
});

function isBlock(block: string, weights: readonly number[]): boolean {
  return (10 - (weightedSum(block, weights) % 10)) % 10 === Number(block.at(-1));
}

const arDni = defineNationalId({
  id: "ar-dni",
  country: "AR",
  title: "Argentine identity card number (DNI)",
  entity: "AR_DNI",
  references: ["Ley 17.671 (Argentina)"],
  shape: /(?<![\w.+-])(?:\d{7,8}|\d{1,2}\.\d{3}\.\d{3})(?![\w-])/,
  meant: 0.8,
  reach: 20,
  against: ["nhc", "historia", "tel", "teléfono", "expediente", "cuit", "cuil"],
  words: (
    "dni,d.n.i,documento nacional,documento de identidad,nro de documento,número de documento," +
    "identity card,libreta cívica,libreta de enrolamiento"
  ).split(","),
  examples: {
    finds: ["DNI 12.345.678", "D.N.I. N° 31234567"],
    ignores: ["12.345.678", "DNI 123456", "DNI 123.456.789", "DNI 12345678-Z"],
  },
});

export const arRecognizers: readonly Recognizer[] = [arCuit, arCbu, arDni];
