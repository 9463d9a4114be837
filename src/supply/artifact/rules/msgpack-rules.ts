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
} as const satisfies ArtifactRules;
