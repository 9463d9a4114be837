import type { ArtifactRules } from "./rule.ts";

const ADVICE = {
  en: "Do not read it with R. Ask its maker for the data in a format without code.",
  es: "No lo leas con R. Pide a su autor los datos en un formato sin código.",
};

/** What is wrong with serialized objects of R. */
export const RDS_RULES = {
  "rds/promise": {
    severity: "critical",
    verdict: "malicious",
    title: {
      en: "Code that runs when it is looked at",
      es: "Código que se ejecuta al consultarlo",
    },
    message: {
      en: "the value at byte {offset} is code that R runs as soon as the object is used",
      es: "el valor en el byte {offset} es código que R ejecuta en cuanto se usa el objeto",
    },
    advice: ADVICE,
    references: ["CVE-2024-27322", "CWE-502"],
  },
  "rds/promised-call": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "A call waits to be run", es: "Una llamada espera su ejecución" },
    message: {
      en: "a value that is computed when it is used calls {name}",
      es: "un valor que se calcula al usarlo llama a {name}",
    },
    advice: ADVICE,
    references: ["CVE-2024-27322", "CWE-502"],
  },
  "rds/carries-code": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Carries code", es: "Lleva código" },
    message: {
      en: "code in the object calls {name}, which reaches out of R",
      es: "el código del objeto llama a {name}, que sale de R",
    },
    advice: ADVICE,
    references: ["CWE-502", "CWE-94"],
  },
  "rds/foreign-class": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Values that a package makes", es: "Valores que crea un paquete" },
    message: {
      en: "reading it lets {package} make values of its class {name}",
      es: "al leerlo, {package} crea valores de su clase {name}",
    },
    advice: ADVICE,
    references: ["CWE-502"],
  },
} as const satisfies ArtifactRules;
