import { rulesWith } from "./rule.ts";
import type { ArtifactRules } from "./rule.ts";

const READ_IT = {
  en: "Read this code before you trust it: loading the model with remote code enabled runs it.",
  es: "Lee este código antes de fiarte: cargar el modelo con código remoto activado lo ejecuta.",
};
const HOSTILE_ADVICE = {
  en: "Do not load or run this. Keep it as evidence and find out where it came from.",
  es: "No lo cargues ni lo ejecutes. Guárdalo como prueba y averigua de dónde viene.",
};

const hostile = rulesWith("malicious", HOSTILE_ADVICE);
const review = rulesWith("suspicious", READ_IT);

/** What Python source in a model repository, an archive or a notebook reaches. */
export const PYTHON_RULES = {
  "python/runs-hidden-code": hostile("critical", ["CWE-94", "CWE-506", "AML.T0011.000"], {
    title: { en: "Runs code that it hides", es: "Ejecuta código que oculta" },
    message: {
      en: "line {line} gives decoded or downloaded data to {name}",
      es: "la línea {line} entrega datos descodificados o descargados a {name}",
    },
  }),
  "python/hidden-name": hostile("critical", ["CWE-506", "CWE-470"], {
    title: { en: "Hides what it calls", es: "Oculta a qué llama" },
    message: {
      en: "line {line} puts the name of {name} together from pieces",
      es: "la línea {line} compone el nombre de {name} a partir de trozos",
    },
  }),
  "python/remote-control": hostile("critical", ["CWE-506", "CWE-78"], {
    title: { en: "Hands over control", es: "Cede el control" },
    message: {
      en: "line {line} ties a program to a connection ({name}): a reverse shell",
      es: "la línea {line} une un programa a una conexión ({name}): un intérprete inverso",
    },
  }),
  "python/downloads-and-runs": hostile("critical", ["CWE-494", "CWE-506"], {
    title: { en: "Downloads and runs", es: "Descarga y ejecuta" },
    message: {
      en: "around line {line} it uses the network and starts {name}",
      es: "hacia la línea {line} usa la red y arranca {name}",
    },
  }),
  "python/sends-secrets": hostile("critical", ["CWE-200", "CWE-506"], {
    title: { en: "Sends secrets away", es: "Envía secretos fuera" },
    message: {
      en: "line {line} hands the environment or private files to {name}",
      es: "la línea {line} entrega el entorno o archivos privados a {name}",
    },
  }),
  "python/hostile-command": hostile("critical", ["CWE-78", "CWE-506"], {
    title: { en: "Hostile command", es: "Orden hostil" },
    message: {
      en: "line {line} gives {name} a command that only attacks use",
      es: "la línea {line} da a {name} una orden propia de un ataque",
    },
  }),
  "python/runs-on-import": hostile("critical", ["CWE-506", "CWE-78", "AML.T0011.000"], {
    title: { en: "Starts a program on import", es: "Arranca un programa al importarse" },
    message: {
      en: "line {line} starts a program by {name} as soon as the file is imported",
      es: "la línea {line} arranca un programa con {name} en cuanto se importa el archivo",
    },
  }),
  "python/plants-code": hostile("critical", ["CWE-506", "AML.T0011.000"], {
    title: { en: "Plants code", es: "Deja código plantado" },
    message: {
      en: "line {line} writes with {name} where the system starts what it finds",
      es: "la línea {line} escribe con {name} donde el sistema arranca lo que encuentra",
    },
  }),
  "python/climbs-classes": hostile("critical", ["CWE-470", "CWE-693"], {
    title: { en: "Climbs to every class", es: "Trepa hasta todas las clases" },
    message: {
      en: "line {line} goes from a value to {name} of the root of all classes",
      es: "la línea {line} va de un valor a {name} de la raíz de todas las clases",
    },
  }),
  "python/type-comment-code": hostile("critical", ["CWE-95", "CVE-2022-45907"], {
    title: { en: "Code in a type comment", es: "Código en un comentario de tipo" },
    message: {
      en: "line {line} has a type comment that calls something, which torch.jit evaluates",
      es: "la línea {line} tiene un comentario de tipo con una llamada, que torch.jit evalúa",
    },
  }),
  "python/runs-code": review("medium", ["CWE-95"], {
    title: { en: "Runs text as code", es: "Ejecuta texto como código" },
    message: {
      en: "line {line} reaches {name}, which runs code",
      es: "la línea {line} llega a {name}, que ejecuta código",
    },
  }),
  "python/starts-programs": review("medium", ["CWE-78"], {
    title: { en: "Starts programs", es: "Arranca programas" },
    message: {
      en: "line {line} reaches {name}, which starts or ends processes",
      es: "la línea {line} llega a {name}, que arranca o termina procesos",
    },
  }),
  "python/network": review("medium", ["CWE-918"], {
    title: { en: "Uses the network", es: "Usa la red" },
    message: {
      en: "line {line} reaches {name}, which uses the network",
      es: "la línea {line} llega a {name}, que usa la red",
    },
  }),
  "python/native-code": review("medium", ["CWE-114"], {
    title: { en: "Loads native code", es: "Carga código nativo" },
    message: {
      en: "line {line} reaches {name}, which loads or calls native code",
      es: "la línea {line} llega a {name}, que carga o llama código nativo",
    },
  }),
  "python/deserializes": review("medium", ["CWE-502"], {
    title: { en: "Loads serialized objects", es: "Carga objetos serializados" },
    message: {
      en: "line {line} reaches {name}, which can run code from the data that it loads",
      es: "la línea {line} llega a {name}, que puede ejecutar código de los datos que carga",
    },
  }),
  "python/changes-files": review("medium", ["CWE-73"], {
    title: { en: "Changes files", es: "Modifica archivos" },
    message: {
      en: "line {line} reaches {name}, which moves, deletes or opens up files",
      es: "la línea {line} llega a {name}, que mueve, borra o abre permisos de archivos",
    },
  }),
  "python/sensitive-path": review("medium", ["CWE-552"], {
    title: { en: "Private place", es: "Lugar privado" },
    message: {
      en: "line {line} gives {name} a path where systems keep keys and settings",
      es: "la línea {line} da a {name} una ruta donde los sistemas guardan claves y ajustes",
    },
  }),
  "python/imports-by-name": review("medium", ["CWE-470", "CWE-829"], {
    title: { en: "Imports by a computed name", es: "Importa por un nombre calculado" },
    message: {
      en: "line {line} gives {name} a name that is known only at run time",
      es: "la línea {line} da a {name} un nombre que solo se conoce al ejecutarse",
    },
  }),
  "python/internals": review("medium", ["CWE-470"], {
    title: { en: "Reaches into Python's internals", es: "Entra en las interioridades de Python" },
    message: {
      en: "line {line} uses {name}, from where any function can be reached",
      es: "la línea {line} usa {name}, desde donde se alcanza cualquier función",
    },
  }),
  "python/strange-encoding": review("medium", ["CWE-838"], {
    title: { en: "Unusual source encoding", es: "Codificación inusual del código" },
    message: {
      en: "the source declares the encoding {name}, under which other code can hide",
      es: "el código declara la codificación {name}, bajo la que se puede ocultar otro",
    },
  }),
  "python/shell-command": review("medium", ["CWE-78"], {
    title: { en: "Runs shell commands", es: "Ejecuta órdenes del sistema" },
    message: {
      en: "a notebook cell runs a shell command (line {line})",
      es: "una celda del cuaderno ejecuta una orden del sistema (línea {line})",
    },
  }),
  "python/hostile-page": review("high", ["CWE-79", "CWE-200"], {
    title: { en: "Page that acts", es: "Página que actúa" },
    message: {
      en: "the notebook shows a page that sends data away or runs more code when it is opened",
      es: "el cuaderno muestra una página que envía datos o ejecuta más código al abrirse",
    },
  }),
  "python/notable": {
    severity: "info",
    verdict: "clean",
    title: { en: "Touches the system", es: "Toca el sistema" },
    message: {
      en: "line {line} uses {name}, as ordinary code does, too",
      es: "la línea {line} usa {name}, como también hace el código corriente",
    },
    advice: READ_IT,
    references: [],
  },
  "python/active-output": {
    severity: "low",
    verdict: "clean",
    title: { en: "Output with scripts", es: "Salida con programas" },
    message: {
      en: "a saved output of the notebook holds HTML with scripts",
      es: "una salida guardada del cuaderno lleva HTML con programas",
    },
    advice: {
      en: "Do not mark the notebook as trusted unless you know who made it.",
      es: "No marques el cuaderno como fiable si no sabes quién lo hizo.",
    },
    references: ["CWE-79"],
  },
  "torchscript/dangerous-operator": hostile(
    "critical",
    ["CWE-502", "CVE-2024-5480", "CVE-2024-48063"],
    {
      title: { en: "Dangerous operator", es: "Operador peligroso" },
      message: {
        en: "the TorchScript code uses {name}, which reaches files, the network or other programs",
        es: "el código TorchScript usa {name}, que alcanza archivos, la red u otros programas",
      },
    },
  ),
  "torchscript/unknown-operator": review("medium", ["CWE-829", "AML.T0011.001"], {
    title: { en: "Operator of nobody known", es: "Operador de origen desconocido" },
    message: {
      en: "the model needs {name}, which no known library defines: code of its maker runs",
      es: "el modelo necesita {name}, que no es de ninguna biblioteca conocida: es código ajeno",
    },
  }),
  "torchscript/custom-operator": {
    severity: "low",
    verdict: "clean",
    title: { en: "Operator of an extension", es: "Operador de una extensión" },
    message: {
      en: "the model needs {name}, which comes from native code outside of PyTorch",
      es: "el modelo necesita {name}, que viene de código nativo ajeno a PyTorch",
    },
    advice: {
      en: "Make sure that the extension which defines it is one that you trust.",
      es: "Asegúrate de que la extensión que lo define es de confianza.",
    },
    references: [],
  },
} as const satisfies ArtifactRules;

export type PythonRuleId = keyof typeof PYTHON_RULES;
