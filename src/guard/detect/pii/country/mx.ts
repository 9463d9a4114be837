import * as clabe from "stdnum/lib/cjs/mx/clabe.js";
import * as curp from "stdnum/lib/cjs/mx/curp.js";
import * as rfc from "stdnum/lib/cjs/mx/rfc.js";
import { luhn } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const mxCurp = defineNationalId({
  id: "mx-curp",
  country: "MX",
  title: "Mexican population registry key (CURP)",
  entity: "MX_CURP",
  references: ["DOF 18/06/2018, Instructivo normativo para la asignación de la CURP"],
  shape: /(?<![\w.+-])[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d(?![\w-])/i,
  bare: 0.95,
  validate: passes(curp),
  meant: 0.98,
  words: ["curp", "registro de población", "population registry", "renapo"],
  priority: 1,
  examples: {
    finds: ["CURP GOMC850126HDFRRR00", "su clave es LOMM920714MJCPRR03."],
    ignores: ["CURP GOMC850126HDFRRR06", "GOMC851326HDFRRR09", "GOMC850126HZZRRR09"],
  },
});

const isRfc = passes(rfc);

const mxRfc = defineNationalId({
  id: "mx-rfc",
  country: "MX",
  title: "Mexican taxpayer number (RFC)",
  entity: "MX_RFC",
  references: ["Código Fiscal de la Federación art. 27", "SAT, Anexo 1-A RMF"],
  shape:
    /(?<![\p{L}\p{N}_.+-])[A-ZÑ&]{3,4}[ -]?\d{2}[01]\d[0-3]\d[ -]?[A-V1-9][A-Z1-9][0-9A](?![\p{L}\p{N}_-])/iu,
  bare: 0.45,
  // A word of three or four letters may stand before other digits.
  validate: (value, written) => {
    if (!isRfc(value) || /^[a-zñ]{3,4} /.test(written)) return isRfc(value);
    return value.length === 13 ? 0.7 : 0.55;
  },
  meant: 0.95,
  words: "rfc,registro federal,contribuyente,contribuyentes,factura,sat,tax id,taxpayer".split(","),
  examples: {
    finds: ["RFC GOMC850126H72", "registro federal: ABC-010203-4A7", "ÑUPA600703AB7"],
    ignores: ["RFC GOMC850126H78", "GOMC851326H70", "RFC ABC-010203", "ABCDE850126H78"],
  },
});

const mxRfcShort = defineNationalId({
  id: "mx-rfc-short",
  country: "MX",
  title: "Mexican taxpayer number of a person without its last three signs",
  entity: "MX_RFC",
  references: ["Código Fiscal de la Federación art. 27"],
  shape: /(?<![\w.+-])[A-Z]{4}-?\d{6}(?![\w-])/i,
  validate: isRfc,
  words: ["rfc", "registro federal", "contribuyente", "sin homoclave"],
  examples: {
    finds: ["RFC sin homoclave: GOMC850126", "RFC GOMC-850126"],
    ignores: ["GOMC850126", "RFC GOMC851326", "RFC GOM850126"],
  },
});

const mxClabe = defineNationalId({
  id: "mx-clabe",
  country: "MX",
  title: "Mexican bank account number (CLABE)",
  entity: "MX_CLABE",
  references: ["Banco de México, Circular 14/2017 (SPEI)"],
  shape: /(?<![\w.+-])\d{3}[ -]?\d{3}[ -]?\d{11}[ -]?\d(?![\w-])/,
  bare: 0.5,
  validate: passes(clabe),
  meant: 0.95,
  words: "clabe,interbancaria,cuenta,spei,transferencia,depósito,bank account".split(","),
  examples: {
    finds: ["CLABE 002180062160277435", "cuenta: 014 320 61819120646 0"],
    ignores: ["CLABE 002180000140931234", "CLABE 999180012345678901", "00218001234567890"],
  },
});

const mxNss = defineNationalId({
  id: "mx-nss",
  country: "MX",
  title: "Mexican social security number (NSS)",
  entity: "MX_NSS",
  references: ["Ley del Seguro Social (México)", "IMSS, número de seguridad social"],
  shape: /(?<![\w.+-])(?:\d{11}|\d{2}[ -]\d{2}[ -]\d{2}[ -]\d{4}[ -]\d)(?![\w-])/,
  validate: luhn,
  words: "nss,imss,seguridad social,seguro social,afiliación,social security".split(","),
  examples: {
    finds: ["NSS 59751277407", "IMSS: 12-34-85-7014-9"],
    ignores: ["12345676017", "NSS 12345677774", "NSS 1234567890"],
  },
});

const mxVoter = defineNationalId({
  id: "mx-voter-key",
  country: "MX",
  title: "Mexican voter key (clave de elector)",
  entity: "MX_VOTER_KEY",
  references: ["Ley General de Instituciones y Procedimientos Electorales art. 156"],
  shape: /(?<![\w.+-])[A-Z]{6}\d{6}\d{2}[HM]\d{3}(?![\w-])/,
  bare: 0.75,
  validate: (value) =>
    isDayOfMonth(Number(value.slice(10, 12)), Number(value.slice(8, 10))) &&
    isStateOfBirth(Number(value.slice(12, 14))),
  meant: 0.95,
  words: ["clave de elector", "ine", "ife", "credencial para votar", "elector", "voter"],
  examples: {
    finds: ["clave de elector GMCRRR85012609H100", "INE: LPMRMR92071414M400"],
    ignores: ["GMCRRR85132609H100", "GMCRRR85012677H100", "GMCRRR85012609X100"],
  },
});

/** 01 to 32, and 87 and 88 for births abroad. */
function isStateOfBirth(state: number): boolean {
  return (state >= 1 && state <= 32) || state === 87 || state === 88;
}

export const mxRecognizers: readonly Recognizer[] = [
  mxCurp,
  mxRfc,
  mxRfcShort,
  mxClabe,
  mxNss,
  mxVoter,
];
