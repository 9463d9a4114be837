import type { ArtifactRules } from "./rule.ts";

const ADVICE = {
  en: "Read it only with a parser that refuses document types and external references.",
  es: "Léelo solo con un analizador que rechace tipos de documento y referencias externas.",
};

/** What is wrong with XML files of any kind. */
export const XML_RULES = {
  "xml/external-entity": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Fetches files or addresses", es: "Trae archivos o direcciones" },
    message: {
      en: "its document type makes a parser read {target}",
      es: "su tipo de documento hace que un analizador lea {target}",
    },
    advice: ADVICE,
    references: ["CWE-611", "CWE-918"],
  },
  "xml/entities": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Defines its own entities", es: "Define sus propias entidades" },
    message: {
      en: "its document type defines what models have no use for, and what can grow without bound",
      es: "su tipo de documento define lo que un modelo no necesita y puede crecer sin límite",
    },
    advice: ADVICE,
    references: ["CWE-776"],
  },
  "xml/external-reference": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Includes other files", es: "Incluye otros archivos" },
    message: {
      en: "{element} includes {target}",
      es: "{element} incluye {target}",
    },
    advice: ADVICE,
    references: ["CWE-829", "CWE-611"],
  },
  "xml/odd-encoding": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Unusual encoding", es: "Codificación inusual" },
    message: {
      en: "it declares the encoding {encoding}, in which markup hides from other readers",
      es: "declara la codificación {encoding}, en la que el marcado se oculta a otros lectores",
    },
    advice: ADVICE,
    references: ["CWE-176"],
  },
} as const satisfies ArtifactRules;
