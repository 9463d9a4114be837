import { rulesWith } from "./rule.ts";
import type { ArtifactRules } from "./rule.ts";

const HOSTILE_ADVICE = {
  en: "Do not load this file anywhere. Keep it as evidence and find out where it came from.",
  es: "No cargues este archivo en ningún sitio. Guárdalo como prueba y averigua de dónde viene.",
};
const REVIEW_ADVICE = {
  en: "Load it only if you know who made it and why; allow the name in the configuration then.",
  es: "Cárgalo solo si sabes quién lo hizo y por qué; entonces permite el nombre en la configuración.",
};

const hostile = rulesWith("malicious", HOSTILE_ADVICE);
const review = rulesWith("suspicious", REVIEW_ADVICE);

/** What a pickle, of whatever file, would do while it is loaded. */
export const PICKLE_RULES = {
  "pickle/code-execution": hostile("critical", ["CWE-502", "CWE-95", "AML.T0011.000"], {
    title: { en: "Runs code", es: "Ejecuta código" },
    message: {
      en: "loading it reaches {callee}, which runs code",
      es: "al cargarlo se llega a {callee}, que ejecuta código",
    },
  }),
  "pickle/process": hostile("critical", ["CWE-502", "CWE-78", "AML.T0011.000"], {
    title: { en: "Starts programs", es: "Arranca programas" },
    message: {
      en: "loading it reaches {callee}, which starts or ends processes",
      es: "al cargarlo se llega a {callee}, que arranca o termina procesos",
    },
  }),
  "pickle/import": hostile("critical", ["CWE-502", "CWE-829", "CVE-2026-3490"], {
    title: { en: "Imports modules by name", es: "Importa módulos por su nombre" },
    message: {
      en: "loading it reaches {callee}, which imports or installs modules",
      es: "al cargarlo se llega a {callee}, que importa o instala módulos",
    },
  }),
  "pickle/reflection": hostile("critical", ["CWE-502", "CWE-470"], {
    title: { en: "Reaches functions by name", es: "Alcanza funciones por su nombre" },
    message: {
      en: "loading it reaches {callee}, which gets at attributes or calls what it is given",
      es: "al cargarlo se llega a {callee}, que accede a atributos o llama a lo que se le da",
    },
  }),
  "pickle/deserialization": hostile("critical", ["CWE-502", "CVE-2025-71320"], {
    title: { en: "Loads further serialized data", es: "Carga otros datos serializados" },
    message: {
      en: "loading it reaches {callee}, which loads other serialized data or models",
      es: "al cargarlo se llega a {callee}, que carga otros datos o modelos serializados",
    },
  }),
  "pickle/file-read": hostile("high", ["CWE-502", "CWE-73"], {
    title: { en: "Reads files", es: "Lee archivos" },
    message: {
      en: "loading it reaches {callee}, which opens or lists files",
      es: "al cargarlo se llega a {callee}, que abre o lista archivos",
    },
  }),
  "pickle/file-write": hostile("critical", ["CWE-502", "CWE-73", "CVE-2026-56304"], {
    title: { en: "Changes files", es: "Modifica archivos" },
    message: {
      en: "loading it reaches {callee}, which writes, moves or deletes files",
      es: "al cargarlo se llega a {callee}, que escribe, mueve o borra archivos",
    },
  }),
  "pickle/network": hostile("critical", ["CWE-502", "CWE-918"], {
    title: { en: "Uses the network", es: "Usa la red" },
    message: {
      en: "loading it reaches {callee}, which connects to or listens for other machines",
      es: "al cargarlo se llega a {callee}, que conecta con otras máquinas o espera conexiones",
    },
  }),
  "pickle/denial-of-service": hostile("high", ["CWE-400"], {
    title: { en: "Stops whoever loads it", es: "Detiene a quien lo carga" },
    message: {
      en: "loading it reaches {callee}, which ends, blocks or exhausts the process",
      es: "al cargarlo se llega a {callee}, que termina, bloquea o agota el proceso",
    },
  }),
  "pickle/patched-callable": hostile("critical", ["CWE-915", "CWE-502"], {
    title: { en: "Rewrites loaded code", es: "Reescribe código ya cargado" },
    message: {
      en: "it sets attributes or items of {callee}, a class, function or module",
      es: "asigna atributos o elementos de {callee}, que es una clase, función o módulo",
    },
  }),
  "pickle/planted-hook": hostile("critical", ["CWE-915", "CWE-502"], {
    title: { en: "Plants a hook", es: "Coloca un gancho" },
    message: {
      en: "the state given to {callee} sets {attribute}, which Python itself calls or obeys",
      es: "el estado que recibe {callee} fija {attribute}, que Python llama u obedece por sí mismo",
    },
  }),
  "pickle/code-in-state": hostile("critical", ["CWE-94", "CWE-502"], {
    title: { en: "Code hidden in the state", es: "Código oculto en el estado" },
    message: {
      en: "{callee} evaluates {attribute} of its state, and this one is not what it writes itself",
      es: "{callee} evalúa {attribute} de su estado, y este no es el que escribe por sí mismo",
    },
  }),
  "pickle/internal-name": hostile("high", ["CWE-470", "GHSA-5j3x-gw6r-r486"], {
    title: { en: "Reaches into Python's internals", es: "Entra en las interioridades de Python" },
    message: {
      en: "the name {callee} goes through internals that lead to any function",
      es: "el nombre {callee} pasa por interioridades que llevan a cualquier función",
    },
  }),
  "pickle/telling-call": hostile("high", ["CWE-502", "CWE-829", "arXiv:2508.19774"], {
    title: { en: "Calls what its name gives away", es: "Llama a algo cuyo nombre lo delata" },
    message: {
      en: "{callee} is called with a text and, by its name, runs, imports or fetches what that says",
      es: "se llama a {callee} con un texto y, por su nombre, ejecuta, importa o descarga lo que dice",
    },
  }),
  "pickle/hidden-callable": hostile("high", ["CWE-470", "GHSA-9gvj-pp9x-gcfr"], {
    title: { en: "Calls what it does not name", es: "Llama a algo que no nombra" },
    message: {
      en: "what is called is put together or looked up while loading, so that no scanner reads its name",
      es: "lo que se llama se compone o se busca al cargar, para que ningún escáner lea su nombre",
    },
  }),
  "pickle/carries-code": review("medium", ["CWE-502", "CWE-94"], {
    title: { en: "Carries code", es: "Lleva código" },
    message: {
      en: "{callee} makes functions or classes from code inside the file",
      es: "{callee} crea funciones o clases con código que va dentro del archivo",
    },
  }),
  "pickle/unknown-callable": review("medium", ["CWE-502"], {
    title: { en: "Unknown class or function", es: "Clase o función desconocida" },
    message: {
      en: "loading it needs {callee}, which is not known to be harmless",
      es: "cargarlo requiere {callee}, que no se sabe si es inofensivo",
    },
  }),
  "pickle/unexpected-call": review("medium", ["CWE-502"], {
    title: { en: "Unusual call", es: "Llamada inusual" },
    message: {
      en: "{callee} is called as no serializer calls it ({why})",
      es: "{callee} se llama como no lo hace ningún serializador ({why})",
    },
  }),
  "pickle/computed-callable": review("medium", ["CWE-470", "CWE-502"], {
    title: { en: "Calls what it has computed", es: "Llama a lo que ha calculado" },
    message: {
      en: "it calls the result of {callee}, so what runs is decided while loading",
      es: "llama al resultado de {callee}, así que lo que se ejecuta se decide al cargar",
    },
  }),
  "pickle/computed-name": review("medium", ["CWE-470", "GHSA-9gvj-pp9x-gcfr"], {
    title: { en: "Computed name", es: "Nombre calculado" },
    message: {
      en: "the name of what is imported is put together while loading",
      es: "el nombre de lo que se importa se compone al cargar",
    },
  }),
  "pickle/extension-code": review("medium", ["CWE-502"], {
    title: { en: "Name from a registry", es: "Nombre tomado de un registro" },
    message: {
      en: "extension code {code} stands for whatever the loading program registered under it",
      es: "el código de extensión {code} es lo que el programa que carga registró con él",
    },
  }),
  "pickle/nested": review("medium", ["CWE-502", "GHSA-84r2-jw7c-4r5q"], {
    title: { en: "Serialized data inside serialized data", es: "Datos serializados anidados" },
    message: {
      en: "{callee} is given bytes of this file to load or unpack",
      es: "{callee} recibe bytes de este archivo para cargarlos o desempaquetarlos",
    },
  }),
  "pickle/odd-stream": review("medium", ["CWE-436", "cpython#154848"], {
    title: { en: "Read differently by different loaders", es: "Cada cargador lo lee distinto" },
    message: {
      en: "the stream holds what no pickler writes ({anomaly})",
      es: "el flujo contiene lo que ningún serializador escribe ({anomaly})",
    },
  }),
  "pickle/broken": {
    severity: "high",
    verdict: "unreadable",
    title: { en: "Broken pickle", es: "Pickle roto" },
    message: {
      en: "the pickle ends in an error ({reason}); what comes before it would have run",
      es: "el pickle acaba en un error ({reason}); lo anterior sí se habría ejecutado",
    },
    advice: {
      en: "Fetch the file again; a pickle that breaks off on purpose hides from scanners.",
      es: "Vuelve a obtener el archivo; un pickle que se rompe a propósito se oculta del análisis.",
    },
    references: ["CWE-502", "GHSA-97f8-7cmv-76j2"],
  },
} as const satisfies ArtifactRules;

export type PickleRuleId = keyof typeof PICKLE_RULES;
