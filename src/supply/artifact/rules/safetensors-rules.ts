import type { ArtifactRules } from "./rule.ts";

export const SAFETENSORS_RULES = {
  "safetensors/stray-bytes": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Bytes that are no tensor", es: "Bytes que no son de ningún tensor" },
    message: {
      en: "{count} places of the payload belong to no tensor, to two, or are missing",
      es: "{count} partes del contenido no son de ningún tensor, son de dos o faltan",
    },
    advice: {
      en: "The format leaves no room for them: look for what is hidden there.",
      es: "El formato no deja sitio para ellos: busca qué se esconde ahí.",
    },
    references: ["CWE-1284"],
  },
} as const satisfies ArtifactRules;
