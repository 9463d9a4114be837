import { luhn } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";

const REFERENCES = ["45 CFR 164.514(b)(2)(i)(M)", "OWASP LLM02:2025", "CWE-359"];
const IMEI_GROUPED = /^\d{2}([ -])\d{6}\1\d{6}\1\d$|^\d{6}([ -])\d{2}\2\d{6}\2\d$/;

const imei = defineRecognizer({
  id: "pii/imei",
  title: "Serial number of a mobile telephone",
  category: "pii",
  severity: "medium",
  entity: "IMEI",
  references: ["3GPP TS 23.003 §6.2.1", ...REFERENCES],
  pattern:
    /(?<![\w.-])(?:\d{15,16}|\d{2}[ -]\d{6}[ -]\d{6}[ -]\d|\d{6}[ -]\d{2}[ -]\d{6}[ -]\d)(?![\w-])/,
  confidence: 0.05,
  validate: (match) => {
    if (/^\d{16}$/.test(match)) return true; // IMEISV: a version, no check digit
    return luhn(match) && (IMEI_GROUPED.test(match) ? 0.6 : 0.1);
  },
  context: {
    words: "imei imeisv handset device dispositivo terminal gerat gerät appareil meid".split(" "),
    score: 0.9,
    reach: 32,
    required: true,
  },
  priority: 1,
  examples: {
    finds: ["IMEI 490154203237518", "imei: 49-015420-323751-8", "IMEISV 4901542032375101"],
    ignores: ["IMEI 490154203237517", "490154203237518", "imei: 49-015420-323751-9", "IMEI 4901"],
  },
});

const iccid = defineRecognizer({
  id: "pii/iccid",
  title: "Serial number of a SIM card",
  category: "pii",
  severity: "medium",
  entity: "ICCID",
  references: ["ITU-T E.118", ...REFERENCES],
  pattern: /(?<![\w.-])89(?: ?\d){16,18}(?![\w-])/,
  confidence: 0.4,
  validate: (match) => {
    const digits = match.replaceAll(" ", "");
    // Of twenty signs the last is often a filler behind the check digit.
    return luhn(digits) || (digits.length === 20 && luhn(digits.slice(0, -1)));
  },
  context: { words: ["iccid", "sim", "esim", "sim card", "tarjeta sim"], score: 0.9, reach: 32 },
  priority: 1,
  examples: {
    finds: ["ICCID: 8934071234567890125", "SIM 89 34 07 12 34 56 78 90 12 5"],
    ignores: ["8934071234567890124", "ICCID 893407123456", "89.34071234567890125"],
  },
});

const imsi = defineRecognizer({
  id: "pii/imsi",
  title: "Subscriber identity of a SIM card",
  category: "pii",
  severity: "medium",
  entity: "IMSI",
  references: ["3GPP TS 23.003 §2.2", ...REFERENCES],
  pattern: /(?<![\w.-])\d{14,15}(?![\w-])/,
  confidence: 0,
  validate: (match) => /^[2-79]/.test(match),
  context: { words: ["imsi"], score: 0.85, reach: 24, required: true },
  examples: {
    finds: ["IMSI 214070123456789", "imsi=310150123456789"],
    ignores: ["214070123456789", "IMSI 114070123456789", "IMSI 2140701234567"],
  },
});

const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;
/** A to Z without I, O and Q, as 49 CFR 565.15 numbers them. */
const VIN_VALUES = "12345678.12345.7.923456789";
const VIN_CHECK_AT = 8;

function vinValue(sign: string): number {
  const letter = sign.charCodeAt(0) - 65;
  return letter < 0 ? Number(sign) : Number(VIN_VALUES.charAt(letter));
}

function hasVinCheck(vin: string): boolean {
  const sum = VIN_WEIGHTS.reduce<number>(
    (total, weight, at) => total + weight * vinValue(vin.charAt(at)),
    0,
  );
  return (sum % 11 === 10 ? "X" : String(sum % 11)) === vin.charAt(VIN_CHECK_AT);
}

const vin = defineRecognizer({
  id: "pii/vin",
  title: "Identification number of a vehicle",
  category: "pii",
  severity: "medium",
  entity: "VIN",
  references: ["ISO 3779:2009", "49 CFR 565.15", ...REFERENCES],
  pattern: /(?<![A-Za-z0-9_-])[A-HJ-NPR-Z0-9]{13}\d{4}(?![A-Za-z0-9_-])/,
  confidence: 0.4,
  validate: (match) => {
    if (!/[A-Z]/.test(match) || !/\d.*\d{4}$/.test(match) || new Set(match).size < 6) return false;
    // Europe fills the place of the check digit with anything.
    return hasVinCheck(match) || 0.05;
  },
  context: {
    words: [
      ..."vin chassis bastidor fahrgestellnummer fin telaio chassi chassisnummer vehicle".split(
        " ",
      ),
      ..."vehiculo vehículo fahrzeug vehicule véhicule veicolo veiculo voertuig nadwozia".split(
        " ",
      ),
    ],
    score: 0.9,
    reach: 40,
  },
  examples: {
    finds: ["VIN 1M8GDM9AXKP042788", "bastidor: WVWZZZ1JZ3W386752", "5YJSA1DG9DFP14705 sold"],
    ignores: ["VIN 12345678901234567", "VIN 1M8GDM9AXKP04278", "VIN 1M8GDM9AXKP0427OO", "vin abc"],
  },
});

/** Numbers of things that people carry or drive. */
export const deviceIdRecognizers: readonly Recognizer[] = [imei, iccid, imsi, vin];
