import { rulesWith } from "./rule.ts";
import type { ArtifactRules } from "./rule.ts";

const HOSTILE_ADVICE = {
  en: "Do not load or run this model. Find out where it came from and who added this.",
  es: "No cargues ni ejecutes este modelo. Averigua de dónde viene y quién añadió esto.",
};
const REVIEW_ADVICE = {
  en: "Use it only if its maker can say what this is for, in a process without rights or network.",
  es: "Úsalo solo si su autor explica para qué sirve, en un proceso sin permisos ni red.",
};

const hostile = rulesWith("malicious", HOSTILE_ADVICE);
const review = rulesWith("suspicious", REVIEW_ADVICE);

/** What is wrong with models that are graphs of operators: ONNX, TensorFlow, TFLite and others. */
export const GRAPH_RULES = {
  "graph/runs-python": hostile("critical", ["CWE-94", "AML.T0011.000"], {
    title: { en: "Runs Python", es: "Ejecuta Python" },
    message: {
      en: "operator {op} at {node} runs Python code when the model runs",
      es: "el operador {op} en {node} ejecuta código Python al ejecutar el modelo",
    },
  }),
  "graph/runs-programs": hostile("critical", ["CWE-78", "CWE-829", "AML.T0011.000"], {
    title: { en: "Runs programs or libraries", es: "Ejecuta programas o bibliotecas" },
    message: {
      en: "operator {op} at {node} runs programs or loads libraries when the model runs",
      es: "el operador {op} en {node} ejecuta programas o carga bibliotecas al usar el modelo",
    },
  }),
  "graph/writes-files": hostile("critical", ["CWE-73", "AML.T0011.000"], {
    title: { en: "Writes files", es: "Escribe archivos" },
    message: {
      en: "operator {op} at {node} writes to files of whoever runs the model",
      es: "el operador {op} en {node} escribe en archivos de quien ejecuta el modelo",
    },
  }),
  "graph/reads-files": hostile("high", ["CWE-73", "CWE-200"], {
    title: { en: "Reads files", es: "Lee archivos" },
    message: {
      en: "operator {op} at {node} reads files that the model itself chooses",
      es: "el operador {op} en {node} lee archivos que elige el propio modelo",
    },
  }),
  "graph/network": hostile("critical", ["CWE-918", "AML.T0024"], {
    title: { en: "Uses the network", es: "Usa la red" },
    message: {
      en: "operator {op} at {node} connects to other machines",
      es: "el operador {op} en {node} se conecta con otras máquinas",
    },
  }),
  "graph/outside-path": hostile("critical", ["CWE-22", "CWE-73"], {
    title: { en: "Names a file outside of the model", es: "Nombra un archivo ajeno al modelo" },
    message: {
      en: "{op} at {node} names {path}, which is not beside the model ({why})",
      es: "{op} en {node} nombra {path}, que no está junto al modelo ({why})",
    },
  }),
  "graph/file-pipeline": review("medium", ["CWE-73"], {
    title: { en: "Opens files", es: "Abre archivos" },
    message: {
      en: "operator {op} at {node} opens files, which a finished model has no use for",
      es: "el operador {op} en {node} abre archivos, lo que un modelo acabado no necesita",
    },
  }),
  "graph/native-code": review("medium", ["CWE-829"], {
    title: { en: "Code that cannot be looked into", es: "Código que no se puede examinar" },
    message: {
      en: "{op} at {node} hands over to compiled code or to a program of another library",
      es: "{op} en {node} cede el control a código compilado o de otra biblioteca",
    },
  }),
  "graph/hostile-code": hostile("critical", ["CWE-94", "CWE-78", "AML.T0011.000"], {
    title: { en: "Code that starts programs", es: "Código que inicia programas" },
    message: {
      en: "{name} holds code that starts programs or reaches everything; some loaders run it",
      es: "{name} contiene código que inicia programas o alcanza todo; algún cargador lo ejecuta",
    },
  }),
  "graph/impossible-extent": hostile("high", ["CWE-190", "CWE-125"], {
    title: { en: "Impossible place of weights", es: "Posición imposible de los pesos" },
    message: {
      en: "{op} at {node} lies at an impossible {key} of its file",
      es: "{op} en {node} está en un {key} imposible de su archivo",
    },
  }),
  "graph/unknown-operator": review("medium", ["CWE-829"], {
    title: {
      en: "Operators of an unknown library",
      es: "Operadores de una biblioteca desconocida",
    },
    message: {
      en: "operator {op} is of {domain}: running it needs a library that is not known here",
      es: "el operador {op} es de {domain}: ejecutarlo exige una biblioteca desconocida",
    },
  }),
  "graph/no-such-operator": review("medium", ["CWE-829"], {
    title: { en: "Operators that do not exist", es: "Operadores que no existen" },
    message: {
      en: "{framework} has no operator {op}, as at {node}: running it needs someone's native code",
      es: "{framework} no tiene el operador {op} de {node}: exige código nativo de alguien",
    },
  }),
  "graph/training-part": review("medium", ["CWE-829"], {
    title: { en: "A part of training", es: "Una parte del entrenamiento" },
    message: {
      en: "operator {op} at {node} is for training or debugging; a finished model has no use for it",
      es: "el operador {op} en {node} es para entrenar o depurar; un modelo acabado no lo necesita",
    },
  }),
  "graph/denial-of-service": review("medium", ["CWE-400"], {
    title: { en: "Stops whoever runs it", es: "Detiene a quien lo ejecuta" },
    message: {
      en: "operator {op} at {node} ends or blocks the process",
      es: "el operador {op} en {node} termina o bloquea el proceso",
    },
  }),
  "graph/code-in-text": review("high", ["CWE-94"], {
    title: { en: "Code among the descriptions", es: "Código entre las descripciones" },
    message: {
      en: "the text {name} holds what looks like program code; some loaders evaluate it",
      es: "el texto {name} contiene lo que parece código; algunos cargadores lo evalúan",
    },
  }),
} as const satisfies ArtifactRules;
