import type { ArtifactRules } from "./rule.ts";

const CVES = ["CWE-1336", "CVE-2024-34359", "CVE-2026-5760"];

/** What a chat template would do when a prompt is made with it. */
export const TEMPLATE_RULES = {
  "template/escape": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Template breaks out", es: "La plantilla se escapa" },
    message: {
      en: "the chat template reaches {name}, from where it can run any code",
      es: "la plantilla de chat llega a {name}, desde donde puede ejecutar cualquier código",
    },
    advice: {
      en: "Do not render it: with an unsandboxed Jinja every prompt runs the attacker's code.",
      es: "No la uses: con un Jinja sin aislamiento cada prompt ejecuta el código del atacante.",
    },
    references: CVES,
  },
  "template/computed-name": {
    severity: "high",
    verdict: "malicious",
    title: { en: "Template hides names", es: "La plantilla oculta nombres" },
    message: {
      en: "the chat template puts together the name of an attribute at run time ({how})",
      es: "la plantilla de chat compone el nombre de un atributo al ejecutarse ({how})",
    },
    advice: {
      en: "Do not render it: ordinary templates name what they read.",
      es: "No la uses: las plantillas corrientes nombran lo que leen.",
    },
    references: CVES,
  },
  "template/loads-files": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Template loads others", es: "La plantilla carga otras" },
    message: {
      en: "the chat template has a `{word}` statement",
      es: "la plantilla de chat tiene una instrucción `{word}`",
    },
    advice: {
      en: "Ordinary chat templates stand alone: look at what it would load.",
      es: "Las plantillas de chat corrientes no cargan nada: mira qué cargaría esta.",
    },
    references: ["CWE-98"],
  },
  "template/loads-outside": {
    severity: "critical",
    verdict: "malicious",
    title: { en: "Template loads private files", es: "La plantilla carga archivos privados" },
    message: {
      en: "the chat template has a `{word}` statement that loads {path}",
      es: "la plantilla de chat tiene una instrucción `{word}` que carga {path}",
    },
    advice: {
      en: "Do not render it: the path leads out of the folder of the model.",
      es: "No la uses: la ruta lleva fuera de la carpeta del modelo.",
    },
    references: ["CWE-98", "CWE-22"],
  },
  "template/reveals": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Template asks for too much", es: "La plantilla pide de más" },
    message: {
      en: "the chat template reads {name}, which belongs to the program that renders it",
      es: "la plantilla de chat lee {name}, que es del programa que la usa",
    },
    advice: {
      en: "Prompts need messages and tools: do not render it where settings are in reach.",
      es: "Un prompt necesita mensajes y herramientas: no la uses donde alcance los ajustes.",
    },
    references: ["CWE-1336", "CWE-497"],
  },
  "template/exhausts": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Template exhausts its renderer", es: "La plantilla agota a quien la usa" },
    message: {
      en: "the chat template takes time or memory out of all proportion ({how})",
      es: "la plantilla de chat gasta tiempo o memoria fuera de toda proporción ({how})",
    },
    advice: {
      en: "Do not render it: one prompt could stop the server.",
      es: "No la uses: un solo prompt podría parar el servidor.",
    },
    references: ["CWE-400", "CWE-1336"],
  },
  "template/unknown-function": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Unknown function", es: "Función desconocida" },
    message: {
      en: "the chat template calls {name}, which renderers of chats do not have",
      es: "la plantilla de chat llama a {name}, que los programas de chat no tienen",
    },
    advice: {
      en: "Find out who defines this function and what it does before you render it.",
      es: "Averigua quién define esta función y qué hace antes de usar la plantilla.",
    },
    references: ["CWE-1336"],
  },
  "template/unknown-filter": {
    severity: "low",
    verdict: "clean",
    title: { en: "Unknown filter", es: "Filtro desconocido" },
    message: {
      en: "the chat template uses the filter {name}, which Jinja does not have",
      es: "la plantilla de chat usa el filtro {name}, que Jinja no tiene",
    },
    advice: {
      en: "Make sure that whoever renders it defines this filter.",
      es: "Asegúrate de que quien la use define este filtro.",
    },
    references: [],
  },
  "template/malformed": {
    severity: "medium",
    verdict: "suspicious",
    title: { en: "Template cannot be read", es: "La plantilla no se puede leer" },
    message: {
      en: "the chat template breaks the rules of Jinja: {reason}",
      es: "la plantilla de chat no cumple las reglas de Jinja: {reason}",
    },
    advice: {
      en: "Ask its maker for a template that Jinja accepts.",
      es: "Pide a su autor una plantilla que Jinja acepte.",
    },
    references: [],
  },
} as const satisfies ArtifactRules;
