import { rulesWith } from "./rule.ts";
import type { ArtifactRules } from "./rule.ts";

const hostile = rulesWith("malicious", {
  en: "Do not run this. Keep it as evidence and find out where it came from.",
  es: "No lo ejecutes. Guárdalo como prueba y averigua de dónde viene.",
});
const review = rulesWith("suspicious", {
  en: "Read what it would run or install before anybody follows it.",
  es: "Lee qué ejecutaría o instalaría antes de que nadie lo siga.",
});

/** What is wrong with scripts and lists of packages that lie beside a model. */
export const TEXT_RULES = {
  "text/hostile-script": hostile("critical", ["CWE-506", "CWE-78"], {
    title: { en: "Hostile script", es: "Script hostil" },
    message: {
      en: "{name} holds a command that only attacks use",
      es: "{name} contiene una orden propia de un ataque",
    },
  }),
  "text/runs-download": review("high", ["CWE-494"], {
    title: { en: "Runs what it downloads", es: "Ejecuta lo que descarga" },
    message: {
      en: "{name} hands a download to an interpreter at once",
      es: "{name} entrega una descarga directamente a un intérprete",
    },
  }),
  "text/foreign-packages": review("medium", ["CWE-829", "CWE-427", "AML.T0010.001"], {
    title: { en: "Packages from elsewhere", es: "Paquetes de otro sitio" },
    message: {
      en: "line {line} takes packages from an unusual or unprotected place ({why})",
      es: "la línea {line} toma paquetes de un sitio inusual o sin protección ({why})",
    },
  }),
  "text/logging-code": hostile("critical", ["CWE-94", "CWE-95"], {
    title: { en: "Code in settings of a log", es: "Código en ajustes de un registro" },
    message: {
      en: "line {line} gives Python's logging an expression that it evaluates",
      es: "la línea {line} da al registro de Python una expresión que este evalúa",
    },
  }),
} as const satisfies ArtifactRules;
