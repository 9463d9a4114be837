import type { ArtifactRules } from "./rule.ts";

export const GGUF_RULES = {
  "gguf/tensor-beyond-end": {
    severity: "high",
    verdict: "unreadable",
    title: { en: "Tensors beyond the end", es: "Tensores más allá del final" },
    message: {
      en: "{count} tensors lie beyond the end of the file, {name} among them",
      es: "{count} tensores quedan más allá del final del archivo, {name} entre ellos",
    },
    advice: {
      en: "Fetch the file again: loaders have written past their buffers on such files.",
      es: "Vuelve a obtener el archivo: hay cargadores que escriben fuera de su memoria con él.",
    },
    references: ["CWE-787", "CVE-2024-23496", "CVE-2024-21825"],
  },
  "gguf/stray-bytes": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Bytes behind the tensors", es: "Bytes tras los tensores" },
    message: {
      en: "{count} bytes behind the last tensor belong to nothing",
      es: "{count} bytes tras el último tensor no son de nada",
    },
    advice: {
      en: "No program writes them: look for what is hidden there.",
      es: "Ningún programa los escribe: busca qué se esconde ahí.",
    },
    references: ["CWE-1284"],
  },
} as const satisfies ArtifactRules;
