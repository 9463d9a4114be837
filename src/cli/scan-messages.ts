import type { Wordings } from "../core/language.ts";

export const SCAN_MESSAGES = {
  "scan.summary": {
    en: "look into model files for code that runs when they are loaded",
    es: "busca en archivos de modelos código que se ejecuta al cargarlos",
  },
  "scan.operand": {
    en: "files and folders; `-` is standard input",
    es: "archivos y carpetas; `-` es la entrada estándar",
  },
  "scan.failOn": {
    en: "exit with 1 from this verdict on (suspicious); what cannot be read counts as malicious",
    es: "termina con 1 desde este veredicto (suspicious); lo ilegible cuenta como malicioso",
  },
  "scan.requireArtifacts": {
    en: "exit with 3 when any PATH holds no model file",
    es: "termina con 3 si algún PATH no contiene ningún archivo de modelo",
  },
  "scan.allow": {
    en: "callables of your own packages that are harmless, such as `mylib.layers.*`",
    es: "funciones y clases propias inofensivas, como `mylib.layers.*`",
  },
  "scan.waivers": {
    en: "YAML file of accepted findings, each with owner, reason and last day",
    es: "archivo YAML de hallazgos aceptados, cada uno con responsable, motivo y último día",
  },
  "scan.baseline": {
    en: "earlier report (--format json): what it says about the same bytes does not count",
    es: "informe anterior (--format json): lo que dice de los mismos bytes no cuenta",
  },
  "scan.timeout": {
    en: "longest time for one file, such as 90s (5m)",
    es: "tiempo máximo por archivo, como 90s (5m)",
  },
  "scan.threads": {
    en: "files that are read at the same time (one per core)",
    es: "archivos que se leen a la vez (uno por núcleo)",
  },
  "scan.noHash": { en: "do without SHA-256", es: "prescinde de SHA-256" },
  "scan.progress": {
    en: "{count} files, {megabytes} MB, {rate} MB/s",
    es: "{count} archivos, {megabytes} MB, {rate} MB/s",
  },
  "scan.nothing": {
    en: "no model file found in {operand}",
    es: "no se encontró ningún archivo de modelo en {operand}",
  },
  "scan.cut": {
    en: "standard input is too long: only its beginning was scanned",
    es: "la entrada estándar es demasiado larga: solo se analizó su comienzo",
  },
  "scan.expired": {
    en: "this waiver has run out and accepts nothing: {waiver}",
    es: "esta excepción ha caducado y no acepta nada: {waiver}",
  },
} as const satisfies Wordings;
