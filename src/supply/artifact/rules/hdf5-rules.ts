import type { ArtifactRules } from "./rule.ts";

const HOSTILE_ADVICE = {
  en: "Do not open this file anywhere. Find out where it came from and who added this.",
  es: "No abras este archivo en ningún sitio. Averigua de dónde viene y quién añadió esto.",
};
const REVIEW_ADVICE = {
  en: "Weights that stand alone need no other file or program: ask its maker for one that does.",
  es: "Unos pesos completos no necesitan otro archivo ni programa: pide a su autor uno que los tenga.",
};

/** What an HDF5 file can do to whoever opens it. */
export const HDF5_RULES = {
  "hdf5/outside-file": {
    severity: "high",
    verdict: "malicious",
    title: { en: "Reads files that are not its own", es: "Lee archivos ajenos" },
    message: {
      en: "at {name}, a {what} takes its content from {path} ({why})",
      es: "en {name}, un {what} toma su contenido de {path} ({why})",
    },
    advice: HOSTILE_ADVICE,
    references: ["CVE-2026-1669", "CWE-73", "CWE-22", "CWE-200"],
  },
  "hdf5/impossible-size": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Larger than its file", es: "Mayor que su archivo" },
    message: {
      en: "the dataset {name} declares {count} elements, for which readers reserve memory",
      es: "el conjunto {name} declara {count} elementos, para los que se reserva memoria",
    },
    advice: HOSTILE_ADVICE,
    references: ["CVE-2026-0897", "CWE-789", "CWE-400"],
  },
  "hdf5/other-file": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Needs another file", es: "Necesita otro archivo" },
    message: {
      en: "at {name}, a {what} takes its content from {path}, a file beside it",
      es: "en {name}, un {what} toma su contenido de {path}, un archivo vecino",
    },
    advice: REVIEW_ADVICE,
    references: ["CVE-2026-1669", "CWE-73"],
  },
  "hdf5/plugin": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Loads a plug-in", es: "Carga un complemento" },
    message: {
      en: "at {name}, the {what} {id} is not known: reading it loads whatever library has it",
      es: "en {name}, el {what} {id} no es conocido: leerlo carga la biblioteca que lo tenga",
    },
    advice: REVIEW_ADVICE,
    references: ["CWE-829", "CWE-426"],
  },
} as const satisfies ArtifactRules;
