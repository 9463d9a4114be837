import { everyLanguage } from "../../core/language.ts";
import type { Values, Wording } from "../../core/language.ts";

/** Why a classifier cannot be used, and what to do about it. */
export const PROBLEMS = {
  noRuntime: {
    en: "no ONNX runtime is installed: run `npm install onnxruntime-node` (or `onnxruntime-web`) beside garita",
    es: "no hay ningún motor de ONNX instalado: ejecuta `npm install onnxruntime-node` (u `onnxruntime-web`) junto a garita",
  },
  noPackage: {
    en: "the package {name} is not installed: run `npm install {name}` beside garita",
    es: "el paquete {name} no está instalado: ejecuta `npm install {name}` junto a garita",
  },
  badPackage: {
    en: "the package {name} is installed but cannot be loaded: {detail}",
    es: "el paquete {name} está instalado, pero no se puede cargar: {detail}",
  },
  noFile: {
    en: "{file} cannot be read in the model folder {folder} ({code})",
    es: "no se puede leer {file} en la carpeta del modelo {folder} ({code})",
  },
  noFolder: {
    en: "there is no model folder {folder}; put `model.onnx`, `tokenizer.json` and `config.json` there",
    es: "no existe la carpeta del modelo {folder}; pon en ella `model.onnx`, `tokenizer.json` y `config.json`",
  },
  tooLarge: {
    en: "{file} in the model folder is larger than {max} bytes",
    es: "{file}, en la carpeta del modelo, ocupa más de {max} bytes",
  },
  badFile: {
    en: "{file} in the model folder is not what is expected",
    es: "{file}, en la carpeta del modelo, no es lo que se espera",
  },
  noLabels: {
    en: "`config.json` has no `id2label`; name the labels in `labels.json`: {example}",
    es: "`config.json` no tiene `id2label`; nombra las etiquetas en `labels.json`: {example}",
  },
  noAttack: {
    en: "no label of the model says by its name that it is the attack; say which in `labels.json`: {example}",
    es: "ninguna etiqueta del modelo dice por su nombre que es el ataque; indica cuál en `labels.json`: {example}",
  },
  badAttack: {
    en: "`labels.json` calls {label} an attack, which is no label of the model",
    es: "`labels.json` llama ataque a {label}, que no es una etiqueta del modelo",
  },
  badModel: {
    en: "`model.onnx` cannot be loaded with {runtime}: {detail}",
    es: "`model.onnx` no se puede cargar con {runtime}: {detail}",
  },
  badTokenizer: {
    en: "`tokenizer.json` cannot be used: {detail}",
    es: "`tokenizer.json` no se puede usar: {detail}",
  },
  inputs: {
    en: "the model asks for the input {name}, which no classifier of texts has",
    es: "el modelo pide la entrada {name}, que ningún clasificador de textos tiene",
  },
  outputs: {
    en: "the model answers with {given} numbers for {labels} labels; it is no classifier of whole texts, or its labels are others",
    es: "el modelo responde con {given} números para {labels} etiquetas; no es un clasificador de textos enteros, o sus etiquetas son otras",
  },
  tokenOutputs: {
    en: "the model answers with {given} numbers for {tokens} tokens and {labels} labels; it is no classifier of tokens, or its labels are others",
    es: "el modelo responde con {given} números para {tokens} tokens y {labels} etiquetas; no es un clasificador de tokens, o sus etiquetas son otras",
  },
  noNames: {
    en: "no label of the model says by its name that it is a person, a place or an organization; say what they are in `labels`: {example}",
    es: "ninguna etiqueta del modelo dice por su nombre que sea una persona, un lugar o una organización; indica qué son en `labels`: {example}",
  },
  badLabel: {
    en: "`labels` has {label}, which is no label of the model; it has {known}",
    es: "`labels` tiene {label}, que no es una etiqueta del modelo; tiene {known}",
  },
  startTimeout: {
    en: "the model was not loaded within {ms} ms; raise `{section}.startTimeoutMs`",
    es: "el modelo no se cargó en {ms} ms; aumenta `{section}.startTimeoutMs`",
  },
  stopped: {
    en: "the thread of the model ended while it started: {detail}",
    es: "el hilo del modelo terminó mientras arrancaba: {detail}",
  },
} as const satisfies Record<string, Wording>;

/** Thrown at start only; its words are for the operator. */
export class ClassifierProblem extends Error {
  readonly text: Wording;

  constructor(text: Wording) {
    super(text.en);
    this.name = "ClassifierProblem";
    this.text = text;
  }
}

export function problem<Key extends keyof typeof PROBLEMS>(
  key: Key,
  ...values: Values<(typeof PROBLEMS)[Key]>
): ClassifierProblem {
  return new ClassifierProblem(everyLanguage(PROBLEMS[key], ...values));
}
