import { defineRecognizer } from "../../recognizer.ts";

/** Professions in small letters: words of every text, so it takes a word that asks for one. */
export const profession = defineRecognizer({
  id: "pii/profession",
  title: "Profession of a person",
  category: "pii",
  severity: "info",
  entity: "PROFESSION",
  references: ["GDPR art. 4(1)", "OWASP LLM02:2025", "CWE-359"],
  pattern:
    /(?<![\p{L}\p{N}_])(?:abogad[oa]|administrativ[oa]|agricultora?|albañil|ama de casa|arquitect[oa]|auxiliar de enfermería|bombero|camarer[oa]|camionero|carnicero|carpintero|cociner[oa]|comercial|conductora?|dependient[ea]|economista|electricista|empleada doméstica|enfermer[oa]|farmacéutic[oa]|fontanero|funcionari[oa]|ganadero|ingenier[oa](?: \p{L}+)?|jardinero|limpiadora?|maestr[oa]|mecánico|médic[oa]|minero|panadero|peluquer[oa]|periodista|pescador|pintora?|policía|profesora?|psicólog[oa]|secretari[oa]|soldador|taxista|transportista|vendedora?|veterinari[oa]|vigilante|accountant|architect|baker|barber|bartender|bus driver|butcher|carpenter|cashier|chef|cleaner|construction worker|cook|dentist|electrician|engineer|farmer|firefighter|fisherman|flight attendant|gardener|hairdresser|homemaker|housewife|journalist|lawyer|librarian|mechanic|miner|musician|nurse|office worker|painter|pharmacist|physician|pilot|plumber|police officer|professor|sailor|salesman|scientist|secretary|security guard|social worker|soldier|teacher|taxi driver|truck driver|veterinarian|waiter|waitress|welder)(?![\p{L}\p{N}_-])/iu,
  confidence: 0,
  context: {
    words: [
      "profesión",
      "ocupación",
      "oficio",
      "trabaja como",
      "trabaja de",
      "trabajo como",
      "trabajaba como",
      "trabajaba de",
      "jubilado",
      "jubilada",
      "occupation",
      "profession",
      "works as",
      "worked as",
      "work as",
      "working as",
      "retired",
    ],
    score: 0.6,
    reach: 20,
    required: true,
  },
  against: { words: ["médico de", "comunicación"], reach: 24 },
  examples: {
    finds: ["trabaja como albañil", "Profesión: enfermera", "She works as a truck driver"],
    ignores: ["llamé al fontanero", "the teacher said", "un médico de guardia"],
  },
});
