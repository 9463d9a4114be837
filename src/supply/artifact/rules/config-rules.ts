import type { ArtifactRules } from "./rule.ts";

const HOSTILE_ADVICE = {
  en: "Do not load this. Keep it as evidence and find out where it came from.",
  es: "No lo cargues. Guárdalo como prueba y averigua de dónde viene.",
};
const REVIEW_ADVICE = {
  en: "Read the code that it names before anything loads this model.",
  es: "Lee el código que nombra antes de que nada cargue este modelo.",
};

/** What the settings beside a model make its loader do. */
export const CONFIG_RULES = {
  "config/remote-code": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Code from another repository", es: "Código de otro repositorio" },
    message: {
      en: "`{key}` makes the loader fetch and run {target} from another repository",
      es: "`{key}` hace que el cargador baje y ejecute {target} de otro repositorio",
    },
    advice: {
      en: "Leave remote code off, or pin that repository to a revision that you have read.",
      es: "No actives el código remoto, o fija ese repositorio a una revisión que hayas leído.",
    },
    references: ["CWE-829", "CWE-494", "AML.T0010"],
  },
  "config/custom-code": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Code beside the model", es: "Código junto al modelo" },
    message: {
      en: "`{key}` makes the loader run {target} of this repository",
      es: "`{key}` hace que el cargador ejecute {target} de este repositorio",
    },
    advice: REVIEW_ADVICE,
    references: ["CWE-829", "AML.T0011.000"],
  },
  "config/trusts-remote-code": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Switches remote code on", es: "Activa el código remoto" },
    message: {
      en: "`{key}` is switched on in the settings",
      es: "`{key}` está activado en los ajustes",
    },
    advice: {
      en: "Who loads a model decides on its code, not the model: take the switch out.",
      es: "Sobre el código decide quien carga el modelo, no el modelo: quita ese ajuste.",
    },
    references: ["CWE-829"],
  },
  "config/runs-callable": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Names what runs code", es: "Nombra lo que ejecuta código" },
    message: {
      en: "`{key}` makes the loader call or import {target}, which is dangerous",
      es: "`{key}` hace que el cargador llame o importe {target}, que es peligroso",
    },
    advice: HOSTILE_ADVICE,
    references: ["CVE-2025-23304", "CWE-502", "CWE-470"],
  },
  "config/unknown-callable": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Names an unknown callable", es: "Nombra algo desconocido" },
    message: {
      en: "`{key}` makes the loader call or import {target}, which is not known here",
      es: "`{key}` hace que el cargador llame o importe {target}, que aquí no se conoce",
    },
    advice: REVIEW_ADVICE,
    references: ["CVE-2025-23304", "CWE-470"],
  },
  "config/reaching-callable": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Names what reads, writes or fetches", es: "Nombra lo que lee, escribe o baja" },
    message: {
      en: "`{key}` makes the loader call {target}, which reads, writes, fetches or sets things up",
      es: "`{key}` hace que el cargador llame a {target}, que lee, escribe, baja o prepara cosas",
    },
    advice: REVIEW_ADVICE,
    references: ["CVE-2025-23304", "CWE-470"],
  },
  "config/python-object": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Objects in YAML", es: "Objetos en YAML" },
    message: {
      en: "the tag {tag} makes an unsafe YAML loader run code",
      es: "la etiqueta {tag} hace que un cargador YAML inseguro ejecute código",
    },
    advice: HOSTILE_ADVICE,
    references: ["CWE-502", "CVE-2020-14343"],
  },
  "config/python-class": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Classes in YAML", es: "Clases en YAML" },
    message: {
      en: "the tag {tag} needs a YAML loader that can run code",
      es: "la etiqueta {tag} requiere un cargador YAML que puede ejecutar código",
    },
    advice: REVIEW_ADVICE,
    references: ["CWE-502"],
  },
  "config/outside-path": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Path out of the folder", es: "Ruta fuera de la carpeta" },
    message: {
      en: "`{key}` names a file outside of the model's folder ({path}: {why})",
      es: "`{key}` nombra un archivo fuera de la carpeta del modelo ({path}: {why})",
    },
    advice: {
      en: "A loader may read or write there: correct the path before you use the model.",
      es: "Un cargador puede leer o escribir ahí: corrige la ruta antes de usar el modelo.",
    },
    references: ["CWE-22"],
  },
  "config/system-path": {
    severity: "high",
    verdict: "malicious",
    title: { en: "File of the system", es: "Archivo del sistema" },
    message: {
      en: "`{key}` names {path}, which belongs to the system of whoever loads the model",
      es: "`{key}` nombra {path}, que es del sistema de quien carga el modelo",
    },
    advice: HOSTILE_ADVICE,
    references: ["CWE-22", "CWE-200"],
  },
  "config/foreign-path": {
    severity: "info",
    verdict: "clean",
    title: { en: "Path of another machine", es: "Ruta de otro equipo" },
    message: {
      en: "`{key}` still holds a path of the machine where the model was made",
      es: "`{key}` conserva una ruta del equipo donde se hizo el modelo",
    },
    advice: {
      en: "Harmless, unless the same path exists where the model is loaded.",
      es: "Inofensivo, salvo que la misma ruta exista donde se carga el modelo.",
    },
    references: [],
  },
  "config/pickled-text": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Objects in JSON", es: "Objetos en JSON" },
    message: {
      en: "`{key}` makes jsonpickle reach {target}",
      es: "`{key}` hace que jsonpickle llegue a {target}",
    },
    advice: HOSTILE_ADVICE,
    references: ["CWE-502", "CVE-2020-22083"],
  },
  "skops/dangerous-type": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Dangerous type", es: "Tipo peligroso" },
    message: {
      en: "the schema makes {target} with {loader}, which reaches code",
      es: "el esquema crea {target} con {loader}, que alcanza código",
    },
    advice: HOSTILE_ADVICE,
    references: ["CVE-2025-54412", "CVE-2025-54413", "CWE-502"],
  },
  "skops/unknown-type": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Unknown type", es: "Tipo desconocido" },
    message: {
      en: "the schema makes {target}, which is not known to be harmless",
      es: "el esquema crea {target}, que no se sabe si es inofensivo",
    },
    advice: REVIEW_ADVICE,
    references: ["CWE-502"],
  },
  "secret/found": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Secret in the file", es: "Secreto en el archivo" },
    message: {
      en: "a text in the file holds what looks like a credential ({kind})",
      es: "un texto del archivo contiene lo que parece una credencial ({kind})",
    },
    advice: {
      en: "Revoke it, then take it out of the file and of its history.",
      es: "Revócala y quítala después del archivo y de su historial.",
    },
    references: ["CWE-798", "CWE-312"],
  },
} as const satisfies ArtifactRules;
