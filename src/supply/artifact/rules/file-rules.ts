import type { ArtifactRules } from "./rule.ts";

/** What is wrong with a file whatever its format, and the limits of the scanner itself. */
export const FILE_RULES = {
  "file/malformed": {
    severity: "high",
    verdict: "unreadable",
    title: { en: "Malformed file", es: "Archivo mal formado" },
    message: {
      en: "read as {format}, it breaks off at byte {offset}: {reason}",
      es: "leído como {format}, se interrumpe en el byte {offset}: {reason}",
    },
    advice: {
      en: "Fetch the file again from its source; what cannot be read cannot be cleared.",
      es: "Vuelve a obtener el archivo de su origen; lo que no se puede leer no se puede aprobar.",
    },
    references: ["CWE-20"],
  },
  "file/unrecognized": {
    severity: "medium",
    verdict: "unreadable",
    title: { en: "Not what its name says", es: "No es lo que dice su nombre" },
    message: {
      en: "the name promises {promised}, the content is no format known here",
      es: "el nombre promete {promised}, el contenido no es de ningún formato conocido",
    },
    advice: {
      en: "Find out what made this file before anything loads it.",
      es: "Averigua qué generó este archivo antes de que nada lo cargue.",
    },
    references: ["CWE-646"],
  },
  "file/disguised": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "Disguised content", es: "Contenido disfrazado" },
    message: {
      en: "the name promises {promised}, which cannot run code; the content is {found}, which can",
      es: "el nombre promete {promised}, que no ejecuta código; el contenido es {found}, que sí",
    },
    advice: {
      en: "Treat it as hostile: a loader that goes by content would run it.",
      es: "Trátalo como hostil: un cargador que se guíe por el contenido lo ejecutaría.",
    },
    references: ["CWE-646", "CVE-2025-1889", "AML.T0074"],
  },
  "file/program": {
    severity: "high",
    verdict: "suspicious",
    title: { en: "A program", es: "Un programa" },
    message: {
      en: "it is compiled code for {system}, and what it does cannot be told without running it",
      es: "es código compilado para {system}, y no se sabe qué hace sin ejecutarlo",
    },
    advice: {
      en: "A model needs no program: use it only if its maker says what this is for.",
      es: "Un modelo no necesita programas: úsalo solo si su autor explica para qué sirve.",
    },
    references: ["CWE-829", "CWE-506", "AML.T0011.001"],
  },
  "file/misnamed": {
    severity: "low",
    verdict: "clean",
    title: { en: "Misleading name", es: "Nombre engañoso" },
    message: {
      en: "the name promises {promised}, the content is {found}",
      es: "el nombre promete {promised}, el contenido es {found}",
    },
    advice: {
      en: "Rename the file so that people and tools treat it as what it is.",
      es: "Renombra el archivo para que personas y herramientas lo traten como lo que es.",
    },
    references: ["CWE-646"],
  },
  "file/unreadable": {
    severity: "high",
    verdict: "unreadable",
    title: { en: "Cannot be read", es: "No se puede leer" },
    message: {
      en: "the file cannot be read to its end ({reason})",
      es: "el archivo no se puede leer hasta el final ({reason})",
    },
    advice: {
      en: "Give the scanner access to the file and leave it alone while it is scanned.",
      es: "Da acceso al archivo y no lo modifiques mientras se analiza.",
    },
    references: ["CWE-367"],
  },
  "file/scanner-failed": {
    severity: "high",
    verdict: "unreadable",
    title: { en: "The scanner failed", es: "El analizador falló" },
    message: {
      en: "the scanner itself failed on this file ({name})",
      es: "el propio analizador falló con este archivo ({name})",
    },
    advice: {
      en: "Do not use the file, and report the failure with it or with how it was made.",
      es: "No uses el archivo y comunica el fallo junto con él o con cómo se generó.",
    },
    references: [],
  },
  "limit/depth": limit({
    en: "members are nested deeper than {max} levels",
    es: "hay elementos anidados a más de {max} niveles",
  }),
  "limit/members": limit({
    en: "there are more than {max} members",
    es: "hay más de {max} elementos",
  }),
  "limit/expansion": limit({
    en: "decompressed, it grows beyond {max} bytes",
    es: "descomprimido supera los {max} bytes",
  }),
  "limit/time": limit({
    en: "reading it takes longer than {max} ms",
    es: "leerlo tarda más de {max} ms",
  }),
  "limit/findings": limit({
    en: "there are more than {max} findings; the rest is not listed",
    es: "hay más de {max} hallazgos; el resto no se muestra",
  }),
  "limit/size": limit({
    en: "a part is larger than the {max} units that are read of it",
    es: "una parte supera las {max} unidades que se leen de ella",
  }),
} as const satisfies ArtifactRules;

/** What lies behind a limit was not looked at, so the file cannot be called clean. */
function limit<const Message extends { readonly en: string; readonly es: string }>(
  message: Message,
) {
  return {
    severity: "high",
    verdict: "unreadable",
    title: { en: "Limit reached", es: "Límite alcanzado" },
    message,
    advice: {
      en: "Ordinary artifacts stay far below this limit: look for a bomb before raising it.",
      es: "Los artefactos corrientes quedan muy por debajo: descarta una bomba antes de subirlo.",
    },
    references: ["CWE-409", "CWE-770"],
  } as const;
}
