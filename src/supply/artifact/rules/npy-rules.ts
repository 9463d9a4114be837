import type { ArtifactRules } from "./rule.ts";

export const NPY_RULES = {
  "npy/another-size": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Array of another size", es: "Matriz de otro tamaño" },
    message: {
      en: "the header speaks of {declared} bytes, {actual} follow",
      es: "la cabecera habla de {declared} bytes y siguen {actual}",
    },
    advice: {
      en: "NumPy stops at the declared end: look for what was put behind it.",
      es: "NumPy se detiene en el final declarado: busca qué se ha puesto detrás.",
    },
    references: ["CWE-1284"],
  },
} as const satisfies ArtifactRules;
