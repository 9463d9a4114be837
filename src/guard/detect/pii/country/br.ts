import * as cnpj from "stdnum/lib/cjs/br/cnpj.js";
import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_11 } from "../../shapes.ts";
import { defineNationalId, isCounted, isMoment, passes } from "./national-id.ts";

const REPEATED = /^(.)\1+$/;
const isCnpj = passes(cnpj);

/** Two check digits, the second also over the first. */
function isCpf(value: string): boolean {
  const first = (weightedSum(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11;
  if (first % 10 !== Number(value.charAt(9))) return false;
  const second = (weightedSum(value, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11;
  return second % 10 === Number(value.charAt(10));
}

const brCpf = defineNationalId({
  id: "br-cpf",
  country: "BR",
  title: "Brazilian individual taxpayer number (CPF)",
  entity: "BR_CPF",
  references: ["Instrução Normativa RFB 2172/2024"],
  shape: /(?<![\w.+-])(?:\d{3}\.\d{3}\.\d{3}[-/]\d{2}|\d{9}-?\d{2})(?![\w-])/,
  bare: 0,
  validate: (value, written) =>
    !REPEATED.test(value) &&
    isCpf(value) &&
    (written.length > value.length ? 0.9 : isCounted(value) || 0.6),
  meant: 0.98,
  words: "cpf,cadastro de pessoas,contribuinte,documento,tax id,pessoa física".split(","),
  examples: {
    finds: ["CPF 532.837.864-45", "017.321.021-04", "cpf: 81534936556"],
    ignores: ["CPF 016.461.794-53", "111.111.111-11", "CPF 123456789", "02871647162-1"],
  },
});

const brCnpj = defineNationalId({
  id: "br-cnpj",
  country: "BR",
  title: "Brazilian company number (CNPJ)",
  entity: "BR_CNPJ",
  severity: "low",
  references: ["Instrução Normativa RFB 2119/2022", "Instrução Normativa RFB 2229/2024"],
  shape:
    /(?<![\w.+-])(?:[A-Z0-9]{2}\.[A-Z0-9]{3}\.[A-Z0-9]{3}\/[A-Z0-9]{4}-?\d{2}|\d[A-Z0-9]{7}\/?[A-Z0-9]{4}-?\d{2})(?![\w-])/i,
  bare: 0.4,
  validate: (value, written) => {
    if (REPEATED.test(value) || !isCnpj(value)) return false;
    if (written.length > value.length) return 0.9;
    // In small letters it may be a place in memory.
    return isMoment(value) || written !== value || 0.6;
  },
  meant: 0.95,
  words: "cnpj,pessoa jurídica,empresa,razão social,fornecedor,company number".split(","),
  examples: {
    finds: ["CNPJ 45.107.838/0001-17", "12.ABC.345/01DE-35", "CNPJ 08451766000102"],
    ignores: ["CNPJ 80.906.996/0001-04", "00.000.000/0000-00", "CNPJ 12345678"],
  },
});

const brCnh = defineNationalId({
  id: "br-cnh",
  country: "BR",
  title: "Brazilian driver licence number (CNH)",
  entity: "BR_CNH",
  references: ["Resolução CONTRAN 886/2021"],
  shape: DIGITS_11,
  validate: (value) => !REPEATED.test(value) && isCnh(value),
  words: "cnh,habilitação,carteira de motorista,carteira de habilitação,driver license".split(","),
  examples: {
    finds: ["CNH 84831689180", "carteira de motorista nº 36412819514"],
    ignores: ["92717446780 é um número", "CNH 11111111111", "CNH 1234567890"],
  },
});

function isCnh(value: string): boolean {
  const first = weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
  const shift = first > 9 ? 2 : 0;
  const second = weightedSum(value, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11;
  const last = second > 9 ? 0 : (second - shift + 11) % 11;
  return value.endsWith(`${first > 9 ? 0 : first}${last > 9 ? 0 : last}`);
}

const brRenavam = defineNationalId({
  id: "br-renavam",
  country: "BR",
  title: "Brazilian vehicle registration code (RENAVAM)",
  entity: "BR_RENAVAM",
  severity: "medium",
  references: ["Resolução CONTRAN 967/2022"],
  shape: /(?<![\w.+-])\d{8,10}-?\d(?![\w-])/,
  validate: (value) => isRenavam(value.padStart(11, "0")),
  words: ["renavam", "código do veículo", "registro do veículo"],
  examples: {
    finds: ["RENAVAM 4728820407#", "Renavam: 022550009-4"],
    ignores: ["08626312201", "RENAVAM 52804301822", "RENAVAM 1234567"],
  },
});

function isRenavam(value: string): boolean {
  const check = (weightedSum(value, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11;
  return !REPEATED.test(value) && check % 10 === Number(value.charAt(10));
}

const brPis = defineNationalId({
  id: "br-pis",
  country: "BR",
  title: "Brazilian social programme number (PIS/PASEP, NIS, NIT)",
  entity: "BR_PIS",
  references: ["Lei Complementar 7/1970", "CAIXA, cadastro NIS"],
  shape: /(?<![\w.+-])\d{3}\.?\d{5}\.?\d{2}-?\d(?![\w-])/,
  bare: 0.15,
  validate: (value, written) => {
    const check = 11 - (weightedSum(value, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    const holds = (check > 9 ? 0 : check) === Number(value.charAt(10));
    return holds && !REPEATED.test(value) && (written.length - value.length < 3 || 0.7);
  },
  words: "pis,pasep,nis,nit,trabalhador,inss,pis/pasep,programa de integração".split(","),
  examples: {
    finds: ["PIS 225.18144.57-8", "NIS: 14494414766"],
    ignores: ["PIS 601.01833.96-2", "PIS 000.00000.00-0", "NIS 123456789"],
  },
});

const brVoter = defineNationalId({
  id: "br-voter-id",
  country: "BR",
  title: "Brazilian voter number (título de eleitor)",
  entity: "BR_VOTER_ID",
  references: ["Resolução TSE 23.659/2021"],
  shape: /(?<![\w.+-])\d{4} ?\d{4} ?\d{4}(?![\w-])/,
  validate: isVoter,
  words: ["título de eleitor", "titulo eleitoral", "título eleitoral", "eleitor", "voter"],
  examples: {
    finds: ["título de eleitor 3636 7457 0183", "Título eleitoral: 760298060582"],
    ignores: ["026795090560", "título de eleitor 0086 0285 0194", "eleitor 1234567"],
  },
});

/** Eight digits, the state 01 to 28, a check digit of each; São Paulo and Minas count 0 as 1. */
function isVoter(value: string): boolean {
  const state = Number(value.slice(8, 10));
  if (state < 1 || state > 28) return false;
  const digitOf = (sum: number) => {
    const rest = sum % 11;
    if (rest === 0 && state <= 2) return 1;
    return rest === 10 ? 0 : rest;
  };
  const first = digitOf(weightedSum(value, [2, 3, 4, 5, 6, 7, 8, 9]));
  const second = digitOf(weightedSum(value.slice(8, 10) + String(first), [7, 8, 9]));
  return value.endsWith(`${first}${second}`);
}

const brCns = defineNationalId({
  id: "br-cns",
  country: "BR",
  title: "Brazilian health card number (CNS, cartão SUS)",
  entity: "BR_CNS",
  references: ["Portaria GM/MS 940/2011"],
  shape: /(?<![\w.+-])[1-2789]\d{2} ?\d{4} ?\d{4} ?\d{4}(?![\w-])/,
  bare: 0.25,
  validate: (value) =>
    weightedSum(value, [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  words:
    "cns,sus:,cartão sus,cartão do sus,cartão nacional de saúde,saúde,paciente,health card".split(
      ",",
    ),
  examples: {
    finds: ["cartão SUS 716 2528 4106 2200", "CNS: 873477152461794"],
    ignores: ["CNS 727 5459 6335 3006", "CNS 3012 3456 7890 123", "CNS 70012345"],
  },
});

const brRg = defineNationalId({
  id: "br-rg",
  country: "BR",
  title: "Brazilian identity card number (RG)",
  entity: "BR_RG",
  references: ["Lei 7.116/1983"],
  shape: /(?<![\w.+-])\d{1,2}\.?\d{3}\.?\d{3}(?:-?[\dX])?(?![\w-])/i,
  meant: 0.8,
  validate: (value) => value.length >= 7,
  words: ["rg", "registro geral", "carteira de identidade", "identidade", "identity card"],
  examples: {
    finds: ["RG 12.345.678-9", "carteira de identidade nº 1234567X"],
    ignores: ["12.345.678-9", "RG 123456", "RG 12.345.678-91"],
  },
});

export const brRecognizers: readonly Recognizer[] = [
  brCpf,
  brCnpj,
  brCnh,
  brRenavam,
  brPis,
  brVoter,
  brCns,
  brRg,
];
