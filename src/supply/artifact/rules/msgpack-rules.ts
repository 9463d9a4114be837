import type { ArtifactRules } from "./rule.ts";

export const MSGPACK_RULES = {
  "msgpack/unknown-extension": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Unknown extension type", es: "Tipo de extensión desconocido" },
    message: {
      en: "a value has the extension type {type}, which a program turns into whatever it likes",
      es: "un valor tiene el tipo de extensión {type}, que un programa convierte en lo que quiera",
    },
    advice: {
      en: "Find out which program reads it, and whether it unpickles such values.",
      es: "Averigua qué programa lo lee y si deserializa tales valores.",
    },
    references: ["CWE-502"],
  },
  "msgpack/restores-object": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Names what makes an object", es: "Nombra lo que crea un objeto" },
    message: {
      en: "a value names {target} for a program that makes objects of it",
      es: "un valor nombra {target} para un programa que crea objetos con él",
    },
    advice: {
      en: "Parameters of models are numbers: find out which program would read this, and how.",
      es: "Los parámetros de un modelo son números: averigua qué programa leería esto y cómo.",
    },
    references: ["CWE-502"],
  },
} as const satisfies ArtifactRules;
