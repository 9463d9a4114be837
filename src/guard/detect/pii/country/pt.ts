import * as cc from "stdnum/lib/cjs/pt/cc.js";
import * as nif from "stdnum/lib/cjs/pt/nif.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import { defineLabelledNumber, defineNationalId, passes } from "./national-id.ts";

const isCard = passes(cc);

const ptCard = defineNationalId({
  id: "pt-citizen-card",
  country: "PT",
  title: "Portuguese citizen card number (Cartão de Cidadão)",
  entity: "PT_CITIZEN_CARD",
  references: ["Lei n.º 7/2007"],
  shape: /(?<![\p{L}\p{N}_])\d{8}[ -]?\d[ -]?[A-Z0-9]{2} ?\d(?![\p{L}\p{N}_])/iu,
  validate: (value) => isCard(value) && (/[A-Z]{2}\d$/.test(value) ? 0.6 : true),
  bare: 0,
  meant: 0.95,
  words: (
    "cartão de cidadão,cartão cidadão,bilhete de identidade,n.º cc,número de cartão," +
    "citizen card,tarjeta de ciudadano"
  ).split(","),
  examples: {
    finds: ["12345671 0 ZZ7", "Cartão de Cidadão 876543211AB7"],
    ignores: ["12345671 0 ZZ8", "1234567 0 ZZ7", "123456710ZZ77", "A123456710ZZ7"],
  },
});

const ptNif = defineLabelledNumber({
  id: "pt-nif",
  country: "PT",
  title: "Portuguese tax number (NIF, NIPC)",
  entity: "PT_NIF",
  reference: "Decreto-Lei n.º 14/2013",
  lengths: [9],
  validator: nif,
  words:
    "nif,nipc,contribuinte,n.º contribuinte,identificação fiscal,portuguese tax,portuguese vat," +
    "número de identificação fiscal,pt nif",
  against: "utente,telefone,telemóvel,telefono,teléfono,phone,tel",
  numbers: ["501834567", "234 567 899"],
});

const WEIGHTS = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2] as const;

const ptNiss = defineLabelledNumber({
  id: "pt-niss",
  country: "PT",
  title: "Portuguese social security number (NISS)",
  entity: "PT_NISS",
  reference: "Segurança Social, NISS",
  lengths: [11],
  validator: (value) => {
    const sum = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(value.charAt(at)), 0);
    return /^[12]/.test(value) && 9 - (sum % 10) === Number(value.charAt(10));
  },
  words: "niss,segurança social,n.º segurança social,portuguese social security",
  numbers: ["12345678902", "11234567892"],
});

const ptUtente = defineNationalId({
  id: "pt-health-number",
  country: "PT",
  title: "Portuguese health service number (número de utente)",
  entity: "PT_HEALTH_NUMBER",
  references: ["Despacho n.º 1774-A/2017"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length === 9,
  words: ["utente", "n.º de utente", "número de utente", "sns", "cartão de utente"],
  against: ["nif", "contribuinte", "telefone", "telemóvel", "tel"],
  examples: {
    finds: ["Número de utente: 123 456 789", "utente nº 987654321"],
    ignores: ["123456789", "utente 12345678", "utente, telefone 912345678"],
  },
});

const ptPassport = defineNationalId({
  id: "pt-passport",
  country: "PT",
  title: "Portuguese passport number",
  entity: "PT_PASSPORT",
  references: ["Decreto-Lei n.º 83/2000", "ICAO Doc 9303-4"],
  shape: /(?<![\p{L}\p{N}_])[A-Z]{1,2}\d{6}(?![\p{L}\p{N}_])/u,
  words: ["passaporte", "portuguese passport", "pasaporte portugués"],
  examples: {
    finds: ["passaporte CA123456", "Passaporte n.º: N654321"],
    ignores: ["CA123456", "passaporte CA12345", "passaporte CA1234567"],
  },
});

const ptPlate = defineNationalId({
  id: "pt-license-plate",
  country: "PT",
  title: "Portuguese vehicle registration plate",
  entity: "PT_LICENSE_PLATE",
  severity: "medium",
  references: ["Decreto-Lei n.º 2/2020"],
  shape:
    /(?<![\p{L}\p{N}_-])(?:[A-Z]{2}[ -]\d{2}[ -][A-Z]{2}|\d{2}[ -][A-Z]{2}[ -]\d{2}|[A-Z]{2}[ -]\d{2}[ -]\d{2}|\d{2}[ -]\d{2}[ -][A-Z]{2})(?![\p{L}\p{N}_-])/u,
  words: ["matrícula", "viatura", "veículo", "carro", "placa", "portuguese plate"],
  examples: {
    finds: ["matrícula AB-12-CD", "viatura 12-AB-34", "carro 12 34 AB"],
    ignores: ["AB-12-CD", "matrícula AB-123-CD", "matrícula ab-12-cd"],
  },
});

const ptPostalCode = defineNationalId({
  id: "pt-postal-code",
  country: "PT",
  title: "Portuguese postal code",
  entity: "PT_POSTAL_CODE",
  severity: "low",
  references: ["CTT, código postal"],
  shape: /(?<![\w.-])[1-9]\d{3}-\d{3}(?![\w-])/,
  meant: 0.7,
  words: ["código postal", "cód. postal", "morada", "rua", "avenida", "postal code", "portugal"],
  examples: {
    finds: ["código postal 1000-205", "Rua Nova 5, 4000-001 Porto"],
    ignores: ["1000-205", "código postal 0000-205", "código postal 1000-2055"],
  },
});

export const ptRecognizers: readonly Recognizer[] = [
  ptCard,
  ptNif,
  ptNiss,
  ptUtente,
  ptPassport,
  ptPlate,
  ptPostalCode,
];
