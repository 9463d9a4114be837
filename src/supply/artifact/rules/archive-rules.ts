import { rulesWith } from "./rule.ts";
import type { ArtifactRules } from "./rule.ts";

const HOSTILE_ADVICE = {
  en: "Do not unpack it. Ask its maker for an archive that an ordinary tool has written.",
  es: "No lo descomprimas. Pide a su autor un archivo escrito por una herramienta corriente.",
};

const hostile = rulesWith("malicious", HOSTILE_ADVICE);
const review = rulesWith("suspicious", HOSTILE_ADVICE);

/** What is wrong with archives as such, whatever lies in them. */
export const ARCHIVE_RULES = {
  "archive/path-escape": hostile("critical", ["CWE-22", "CVE-2007-4559", "CVE-2025-23304"], {
    title: { en: "Leaves its folder", es: "Sale de su carpeta" },
    message: {
      en: "unpacking writes {name} outside of the folder that is unpacked into",
      es: "al descomprimir se escribe {name} fuera de la carpeta de destino",
    },
  }),
  "archive/link-escape": hostile("critical", ["CWE-59", "CWE-61", "CVE-2026-27489"], {
    title: { en: "Link out of the archive", es: "Enlace fuera del archivo" },
    message: {
      en: "{name} is a link to {target}, outside of the archive",
      es: "{name} es un enlace a {target}, fuera del archivo",
    },
  }),
  "archive/link": review("high", ["CWE-59"], {
    title: { en: "Link that members go through", es: "Enlace por el que pasan elementos" },
    message: {
      en: "{name} is a link to {target}, and other members lie behind it",
      es: "{name} es un enlace a {target}, y otros elementos están detrás de él",
    },
  }),
  "archive/device": hostile("critical", ["CWE-66"], {
    title: { en: "Device or pipe", es: "Dispositivo o tubería" },
    message: {
      en: "{name} is no file but a device or a pipe",
      es: "{name} no es un archivo sino un dispositivo o una tubería",
    },
  }),
  "archive/strange-name": review("high", ["CWE-176", "CWE-158"], {
    title: { en: "Name of a member", es: "Nombre de un elemento" },
    message: {
      en: "the name {name} is read differently by different tools",
      es: "el nombre {name} se lee de distinta forma según la herramienta",
    },
  }),
  "archive/views-differ": review(
    "high",
    ["CWE-436", "CVE-2025-1944", "CVE-2025-1945", "CVE-2025-10156"],
    {
      title: { en: "Read in more than one way", es: "Se lee de más de una manera" },
      message: {
        en: "loaders disagree about {name}: {what}",
        es: "los cargadores discrepan sobre {name}: {what}",
      },
    },
  ),
  "archive/hidden-bytes": review("high", ["CWE-436"], {
    title: { en: "Bytes that belong to no member", es: "Bytes que no son de ningún elemento" },
    message: {
      en: "{bytes} bytes lie outside of everything that the archive lists",
      es: "{bytes} bytes quedan fuera de todo lo que el archivo enumera",
    },
  }),
  "archive/encrypted": {
    severity: "high",
    verdict: "unreadable",
    title: { en: "Encrypted member", es: "Elemento cifrado" },
    message: {
      en: "{name} is encrypted and cannot be looked into",
      es: "{name} está cifrado y no se puede examinar",
    },
    advice: {
      en: "Scan the archive again after you have decrypted it.",
      es: "Vuelve a analizar el archivo después de descifrarlo.",
    },
    references: ["CWE-693"],
  },
  "archive/not-read": {
    severity: "medium",
    verdict: "unreadable",
    title: { en: "Archive that is not read", es: "Archivo comprimido que no se lee" },
    message: {
      en: "it is {kind}, which other tools unpack and which is not read here",
      es: "es {kind}, que otras herramientas descomprimen y que aquí no se lee",
    },
    advice: {
      en: "Unpack it where nothing can run, and scan what comes out.",
      es: "Descomprímelo donde nada se ejecute y analiza lo que contiene.",
    },
    references: ["CWE-693"],
  },
  "archive/unsupported": {
    severity: "medium",
    verdict: "unreadable",
    title: { en: "Unknown compression", es: "Compresión desconocida" },
    message: {
      en: "{name} is compressed with {method}, which is not read here",
      es: "{name} está comprimido con {method}, que aquí no se lee",
    },
    advice: {
      en: "Repack the archive with an ordinary method and scan it again.",
      es: "Vuelve a empaquetarlo con un método corriente y analízalo de nuevo.",
    },
    references: [],
  },
} as const satisfies ArtifactRules;
