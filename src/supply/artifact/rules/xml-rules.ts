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
  "xml/entity-bomb": {
    severity: "high",
    verdict: "malicious",
    title: { en: "Entities that multiply", es: "Entidades que se multiplican" },
    message: {
      en: "its entities are made of each other, so that a few lines fill the memory of a parser",
      es: "sus entidades se componen unas de otras: pocas líneas llenan la memoria del analizador",
    },
    advice: ADVICE,
    references: ["CWE-776", "CVE-2003-1564"],
  },
  "xml/includes-outside": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Includes what is elsewhere", es: "Incluye lo que está en otro sitio" },
    message: {
      en: "{element} includes {target}, which is not beside the file",
      es: "{element} incluye {target}, que no está junto al archivo",
    },
    advice: ADVICE,
    references: ["CWE-611", "CWE-829", "CWE-918"],
  },
  "xml/dangerous-class": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Names classes that run programs", es: "Nombra clases que ejecutan programas" },
    message: {
      en: "{element} names {target}: readers that make objects of it run programs or load code",
      es: "{element} nombra {target}: quien crea objetos con ello ejecuta programas o carga código",
    },
    advice: ADVICE,
    references: ["CWE-502", "CWE-470", "CWE-94"],
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
