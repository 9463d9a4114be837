import { everyLanguage } from "../../core/language.ts";
import type { Values, Wording } from "../../core/language.ts";
import { WordedError } from "../../core/worded-error.ts";

export const OPA_PROBLEMS = {
  noPackage: {
    en: "a bundle takes the package `@open-policy-agent/opa-wasm`: run `npm install @open-policy-agent/opa-wasm` beside garita",
    es: "un paquete compilado necesita `@open-policy-agent/opa-wasm`: ejecuta `npm install @open-policy-agent/opa-wasm` junto a garita",
  },
  noFile: { en: "{file} cannot be read ({code})", es: "no se puede leer {file} ({code})" },
  tooLarge: {
    en: "{file} is larger than {max} bytes",
    es: "{file} ocupa más de {max} bytes",
  },
  noPolicy: {
    en: "{file} holds no `policy.wasm`; make it with `opa build -t wasm -e RULE`",
    es: "{file} no contiene `policy.wasm`; créalo con `opa build -t wasm -e REGLA`",
  },
  badPolicy: {
    en: "{file} cannot be run: {detail}",
    es: "{file} no se puede ejecutar: {detail}",
  },
  noEntry: {
    en: "{file} has no entry point {path}; it has {known}. Add it with `opa build -e {path}`",
    es: "{file} no tiene el punto de entrada {path}; tiene {known}. Añádelo con `opa build -e {path}`",
  },
} as const satisfies Record<string, Wording>;

/** Why a bundle cannot be used. Thrown at start only; its words are for the operator. */
export class OpaProblem extends WordedError {}

export function opaProblem<Key extends keyof typeof OPA_PROBLEMS>(
  key: Key,
  ...values: Values<(typeof OPA_PROBLEMS)[Key]>
): OpaProblem {
  return new OpaProblem(everyLanguage(OPA_PROBLEMS[key], ...values));
}
