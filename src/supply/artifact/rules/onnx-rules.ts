import type { ArtifactRules } from "./rule.ts";

const ADVICE = {
  en: "Do not load this model: its weights are taken from a place that its maker chose on purpose.",
  es: "No cargues este modelo: toma sus pesos de un lugar que su autor eligió a propósito.",
};

/** What is wrong with ONNX files beyond their operators. */
export const ONNX_RULES = {
  "onnx/external-path": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Weights from outside", es: "Pesos tomados de fuera" },
    message: {
      en: "tensor {tensor} is read from {path}, which is not beside the model ({why})",
      es: "el tensor {tensor} se lee de {path}, que no está junto al modelo ({why})",
    },
    advice: ADVICE,
    references: [
      "CWE-22",
      "CVE-2022-25882",
      "CVE-2024-27318",
      "CVE-2025-51480",
      "CVE-2026-27489",
      "CVE-2026-34446",
      "CVE-2026-34447",
    ],
  },
  "onnx/hidden-external-file": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Weights from a hidden file", es: "Pesos en un archivo oculto" },
    message: {
      en: "tensor {tensor} is read from {path}, a hidden file or folder",
      es: "el tensor {tensor} se lee de {path}, un archivo o carpeta ocultos",
    },
    advice: ADVICE,
    references: ["CWE-22"],
  },
  "onnx/external-extent": {
    severity: "high",
    verdict: "malicious",
    title: { en: "Impossible place of weights", es: "Posición imposible de los pesos" },
    message: {
      en: "tensor {tensor} lies at an impossible {key} of its file",
      es: "el tensor {tensor} está en un {key} imposible de su archivo",
    },
    advice: ADVICE,
    references: ["CWE-190", "CWE-125", "CVE-2026-34445"],
  },
  "onnx/impossible-shape": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "A shape beyond all memory", es: "Una forma mayor que toda memoria" },
    message: {
      en: "tensor {tensor} declares more elements than any machine can hold",
      es: "el tensor {tensor} declara más elementos de los que caben en una máquina",
    },
    advice: ADVICE,
    references: ["CWE-789", "CWE-400"],
  },
  "onnx/external-key": {
    severity: "high",
    verdict: "malicious",
    title: { en: "Sets attributes of the loader", es: "Fija atributos del cargador" },
    message: {
      en: "tensor {tensor} sets {key}, which old loaders write into their own objects",
      es: "el tensor {tensor} fija {key}, que cargadores antiguos escriben en sus propios objetos",
    },
    advice: ADVICE,
    references: ["CWE-915", "CVE-2026-34445"],
  },
} as const satisfies ArtifactRules;
