import type { ArtifactRules } from "./rule.ts";

const HOSTILE_ADVICE = {
  en: "Do not load this model, with or without safe mode. Find out where it came from.",
  es: "No cargues este modelo, ni con el modo seguro. Averigua de dónde viene.",
};
const REVIEW_ADVICE = {
  en: "Load it only with safe mode on, and only if its maker can say what this is for.",
  es: "Cárgalo solo con el modo seguro y si su autor puede explicar para qué sirve esto.",
};

/** What the configuration of a Keras model makes whoever loads it do. */
export const KERAS_RULES = {
  "keras/hostile-lambda": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "A layer with hostile code", es: "Una capa con código hostil" },
    message: {
      en: "layer {name} holds compiled Python that uses {words}",
      es: "la capa {name} contiene Python compilado que usa {words}",
    },
    advice: HOSTILE_ADVICE,
    references: ["CVE-2024-3660", "CVE-2025-9905", "CWE-502", "AML.T0011.000"],
  },
  "keras/lambda": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "A layer with compiled code", es: "Una capa con código compilado" },
    message: {
      en: "layer {name} holds compiled Python, which runs when the model is loaded or used",
      es: "la capa {name} contiene Python compilado, que se ejecuta al cargar o usar el modelo",
    },
    advice: REVIEW_ADVICE,
    references: ["CVE-2024-3660", "CVE-2025-9905", "CWE-502"],
  },
  "keras/foreign-callable": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Calls what is not Keras", es: "Llama a algo ajeno a Keras" },
    message: {
      en: "loading it imports and may call {callee}",
      es: "al cargarlo se importa y se puede llamar a {callee}",
    },
    advice: HOSTILE_ADVICE,
    references: ["CVE-2025-1550", "CWE-94", "CWE-502", "AML.T0011.000"],
  },
  "keras/internal-callable": {
    severity: "critical",
    verdict: "malicious",
    title: {
      en: "Calls functions that do not belong in a model",
      es: "Llama a funciones impropias",
    },
    message: {
      en: "loading it reaches {callee}, which fetches, loads, writes or unlocks",
      es: "al cargarlo se llega a {callee}, que descarga, carga, escribe o desprotege",
    },
    advice: HOSTILE_ADVICE,
    references: ["CVE-2025-8747", "CVE-2025-9906", "CWE-502"],
  },
  "keras/unknown-callable": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Imports an unknown library", es: "Importa una biblioteca desconocida" },
    message: {
      en: "loading it imports {callee}, which is not known here",
      es: "al cargarlo se importa {callee}, que no se conoce aquí",
    },
    advice: REVIEW_ADVICE,
    references: ["CVE-2025-1550", "CWE-829"],
  },
  "keras/custom-object": {
    severity: "info",
    verdict: "clean",
    title: { en: "Custom object", es: "Objeto propio" },
    message: {
      en: "loading it needs the program to register {callee}",
      es: "para cargarlo, el programa debe registrar {callee}",
    },
    advice: {
      en: "The code comes from your program, not from this file: take it from a source you trust.",
      es: "El código es de tu programa, no de este archivo: tómalo de un origen de confianza.",
    },
    references: ["CWE-829"],
  },
  "keras/custom-class": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Needs code of its own", es: "Necesita código propio" },
    message: {
      en: "the model only loads with the code of {callee}, which Keras does not have",
      es: "el modelo solo se carga con el código de {callee}, que Keras no tiene",
    },
    advice: {
      en: "The code comes from your program, not from this file: take it from a source you trust.",
      es: "El código es de tu programa, no de este archivo: tómalo de un origen de confianza.",
    },
    references: ["CWE-829"],
  },
  "keras/safe-mode": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Speaks of safe mode", es: "Habla del modo seguro" },
    message: {
      en: "its configuration sets safe_mode, on which whoever loads a model decides alone",
      es: "su configuración fija safe_mode, que solo decide quien carga el modelo",
    },
    advice: REVIEW_ADVICE,
    references: ["CVE-2025-9906", "CWE-502"],
  },
  "keras/torch-module": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "A pickle in a layer", es: "Un pickle en una capa" },
    message: {
      en: "layer {name} holds a PyTorch module that is unpickled when the model is loaded",
      es: "la capa {name} contiene un módulo de PyTorch que se deserializa al cargar el modelo",
    },
    advice: REVIEW_ADVICE,
    references: ["CVE-2025-49655", "CWE-502"],
  },
  "keras/outside-file": {
    severity: "high",
    verdict: "malicious",
    title: { en: "Reads files or addresses", es: "Lee archivos o direcciones" },
    message: {
      en: "{field} of {name} is {path}, read when the model is loaded ({why})",
      es: "{field} de {name} es {path}, que se lee al cargar el modelo ({why})",
    },
    advice: HOSTILE_ADVICE,
    references: ["CVE-2025-12058", "CWE-73", "CWE-918"],
  },
  "keras/other-file": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Names another file", es: "Nombra otro archivo" },
    message: {
      en: "{field} of {name} is {path}, which may be read when the model is loaded",
      es: "{field} de {name} es {path}, que se puede leer al cargar el modelo",
    },
    advice: REVIEW_ADVICE,
    references: ["CVE-2025-12058", "CWE-73"],
  },
  "keras/other-model": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Loads another model", es: "Carga otro modelo" },
    message: {
      en: "layer {name} is a {kind}: it loads another model or calls what it is given",
      es: "la capa {name} es {kind}: carga otro modelo o llama a lo que se le da",
    },
    advice: REVIEW_ADVICE,
    references: ["CWE-829", "CWE-502"],
  },
  "keras/ambiguous": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Says two things at once", es: "Dice dos cosas a la vez" },
    message: {
      en: "{field} comes twice in one object: readers disagree about which one counts",
      es: "{field} aparece dos veces en un objeto: los lectores no coinciden en cuál vale",
    },
    advice: REVIEW_ADVICE,
    references: ["CWE-436"],
  },
} as const satisfies ArtifactRules;
