import { defineRecognizer } from "../recognizer.ts";

/** Plates of no particular country, where a word says so; those of countries are in `country/`. */
export const licensePlate = defineRecognizer({
  id: "pii/license-plate",
  title: "Licence plate of a vehicle",
  category: "pii",
  severity: "medium",
  entity: "LICENSE_PLATE",
  references: ["45 CFR 164.514(b)(2)(i)(L)", "OWASP LLM02:2025", "CWE-359"],
  pattern:
    /(?<![\p{L}\p{N}_.-])(?:[A-Z]{1,3}[ ·-]?\d{1,4}[ -]?[A-Z]{1,3}|[A-Z]{2,4}[ ·-]?\d{2,4}|\d{1,4}[ -]?[A-Z]{1,3}[ -]?\d{1,4}|\d{3,4}[ -]?[A-Z]{2,3}|[A-Z]{3}\d[A-Z]\d{2}|[A-Z]{1,3}[ -][A-Z]{1,2}[ -]?\d{1,4}[EH]?)(?![\p{L}\p{N}_-])/u,
  confidence: 0,
  validate: (match) => {
    const signs = match.replaceAll(/[^A-Z0-9]/g, "");
    return (
      signs.length >= 5 &&
      signs.length <= 8 &&
      !/^\d+(?:AM|PM|MB|GB|KB|KM|CM|MM|USD|EUR)$/.test(signs)
    );
  },
  context: {
    words: [
      ..."license plate|licence plate|number plate|plate|plates|plate number|reg no".split("|"),
      ..."registration number|vehicle registration|registration no|vehicle reg".split("|"),
      ..."matricula placa placas patente dominio chapa".split(" "),
      ..."kennzeichen|kfz|nummernschild|plaque|immatriculation|targa|kenteken".split("|"),
      ..."tablica rejestracyjna|numer rejestracyjny|plaka|registreringsnummer".split("|"),
    ],
    score: 0.75,
    reach: 32,
    required: true,
  },
  against: {
    words: "colegiado numero order invoice part model section version employee visa code".split(
      " ",
    ),
    reach: 16,
  },
  examples: {
    finds: [
      "license plate ABC 1234",
      "matrícula 1234 BBC",
      "Kennzeichen: B-AB 1234",
      "targa AB123CD",
    ],
    ignores: ["ABC 1234", "plate of 500 GB", "registration by 12 May", "the plate model ABC 1234"],
  },
});
