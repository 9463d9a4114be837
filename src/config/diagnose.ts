import type { z } from "zod";
import { quote } from "../core/errors.ts";
import { LANGUAGES, everyLanguage, word } from "../core/language.ts";
import type { Language, Wording } from "../core/language.ts";
import { nearest } from "../core/nearest.ts";
import type { Path, Problem } from "./problem.ts";
import { alternatives, childOf, children, isSecretShape } from "./shape.ts";
import type { Shape } from "./shape.ts";

type Issue = z.core.$ZodIssue;

const TEXTS = {
  unknownKey: {
    en: "unknown key {key}; did you mean `{near}`?",
    es: "clave desconocida {key}; ¿querías decir `{near}`?",
  },
  strangeKey: {
    en: "unknown key {key}; the keys here are {keys}",
    es: "clave desconocida {key}; las claves aquí son {keys}",
  },
  noKeys: {
    en: "unknown key {key}; nothing can be set here",
    es: "clave desconocida {key}; aquí no se puede poner nada",
  },
  missing: { en: "`{key}` is required here", es: "aquí falta `{key}`, que es obligatoria" },
  choice: { en: "must be one of {options}", es: "debe ser uno de {options}" },
  choiceNear: {
    en: "must be one of {options}; did you mean `{near}`?",
    es: "debe ser uno de {options}; ¿querías decir `{near}`?",
  },
  type: { en: "must be {expected}, not {given}", es: "debe ser {expected}, no {given}" },
  secret: {
    en: "must name where the secret is kept, `{ env: NAME }` or `{ file: path }`; never the value",
    es: "debe decir dónde está el secreto, `{ env: NOMBRE }` o `{ file: ruta }`; nunca su valor",
  },
  expected: { en: "not accepted; expected: {detail}", es: "no se admite; se espera: {detail}" },
  min: { en: "must be at least {bound}", es: "debe ser como mínimo {bound}" },
  max: { en: "must be at most {bound}", es: "debe ser como máximo {bound}" },
  sizeMin: { en: "needs at least {bound} elements", es: "necesita al menos {bound} elementos" },
  sizeMax: { en: "takes at most {bound} elements", es: "admite como máximo {bound} elementos" },
  lengthMin: {
    en: "needs at least {bound} characters",
    es: "necesita al menos {bound} caracteres",
  },
  lengthMax: {
    en: "takes at most {bound} characters",
    es: "admite como máximo {bound} caracteres",
  },
} as const satisfies Record<string, Wording>;

/** How kinds of values are called; what is not here keeps the schema library's word. */
const KINDS = new Map<string, Wording>([
  ["string", { en: "text", es: "texto" }],
  ["number", { en: "a number", es: "un número" }],
  ["int", { en: "a whole number", es: "un número entero" }],
  ["boolean", { en: "true or false", es: "true o false" }],
  ["object", { en: "a block of keys", es: "un bloque de claves" }],
  ["record", { en: "a block of keys", es: "un bloque de claves" }],
  ["array", { en: "a list", es: "una lista" }],
  ["tuple", { en: "a list", es: "una lista" }],
  ["null", { en: "empty", es: "vacío" }],
]);

/** Spanish for what the rooms' schemas say themselves; without an entry the English text stands. */
const DETAILS = new Map([
  ["a header name in lower case", "un nombre de cabecera en minúsculas"],
  ["this header cannot be set here", "esta cabecera no se puede poner aquí"],
  ["printable ASCII only", "solo ASCII imprimible"],
  ["at most 32 headers", "como máximo 32 cabeceras"],
  ["at most 100 providers", "como máximo 100 proveedores"],
  [
    "an http or https URL without credentials, query or fragment",
    "una URL http o https sin credenciales, consulta ni fragmento",
  ],
  ["for example 2024-10-21", "por ejemplo 2024-10-21"],
  ["letters, digits, dot, dash and underscore", "letras, cifras, punto, guion y guion bajo"],
  [
    "lower-case letters, digits, dot, dash and underscore",
    "minúsculas, cifras, punto, guion y guion bajo",
  ],
  ["a name without space at its ends", "un nombre sin espacios en los extremos"],
  ["a resource pattern such as `vectors/public/*`", "un patrón de recurso como `vectors/public/*`"],
  ["a time such as `08:30`, `00:00` to `24:00`", "una hora como `08:30`, de `00:00` a `24:00`"],
  ["a time zone such as `Europe/Madrid`", "una zona horaria como `Europe/Madrid`"],
  [
    "`from` and `to` differ; leave both out for whole days",
    "`from` y `to` distintos; sin ninguno de los dos son días enteros",
  ],
  ["a network such as `10.0.0.0/8`", "una red como `10.0.0.0/8`"],
  ["an instant such as `2027-01-31T23:59:59Z`", "un instante como `2027-01-31T23:59:59Z`"],
  ["a country or region such as `ES`, `EU`", "un país o región como `ES`, `EU`"],
  ["a path such as `team/notes`", "una ruta como `team/notes`"],
  [
    "`approval` goes with the effect `require-approval`, and only with it",
    "`approval` va con el efecto `require-approval`, y solo con él",
  ],
  ["hours such as `08:00-20:00`", "un horario como `08:00-20:00`"],
  ["hours that begin and end differently", "un horario con principio y fin distintos"],
  ["a bound such as `> 10000`", "un límite como `> 10000`"],
  ["a name such as `NORDIC`", "un nombre como `NORDIC`"],
  ["an ISO 3166-1 alpha-2 code", "un código ISO 3166-1 alfa-2"],
]);

/** What the schema says about a value, for the person who wrote it. */
export interface Diagnosis {
  readonly shape: Shape;
  readonly value: unknown;
  readonly where: (path: Path, part: "key" | "value") => string;
}

/** Validation issues -> problems with positions, sorted as found, each unknown key on its own. */
export function diagnose(issues: readonly Issue[], about: Diagnosis): readonly Problem[] {
  return issues.flatMap((issue) => explain(issue, [], about));
}

function explain(issue: Issue, prefix: Path, about: Diagnosis): readonly Problem[] {
  const path = [
    ...prefix,
    ...issue.path.map((step) => (typeof step === "number" ? step : String(step))),
  ];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey([...path, key], about));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return explainUnion(issue.errors, path, about);
  }
  const value = valueAt(about.value, path);
  if (value === undefined && path.length > 0) {
    const key = String(path.at(-1));
    const parent = path.slice(0, -1);
    // `evn: X` where `env` is required: the misspelt key says it all.
    if (misspelt(parent, key, about)) return [];
    return [at(parent, about, everyLanguage(TEXTS.missing, { key }))];
  }
  return [at(path, about, describe(issue, value, shapesAt(about, path)))];
}

/** The alternative that comes nearest is the one that was meant. */
function explainUnion(
  branches: readonly (readonly Issue[])[],
  path: Path,
  about: Diagnosis,
): readonly Problem[] {
  const value = valueAt(about.value, path);
  const secret = shapesAt(about, path).some(isSecretShape);
  if (secret && kindOf(value) !== "object") return [at(path, about, TEXTS.secret)];
  const [best = []] = branches.toSorted((a, b) => distance(a) - distance(b));
  return best.flatMap((issue) => explain(issue, path, about));
}

/** Issues further down mean that the alternative fitted further down. */
function distance(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.path.length === 0 ? 10 : 1), 0);
}

function unknownKey(path: Path, about: Diagnosis): Problem {
  const parent = path.slice(0, -1);
  const written = String(path.at(-1));
  const keys = keysAt(about, parent);
  const near = nearest(written, keys);
  const key = quote(written);
  const list = keys.map((name) => `\`${name}\``).join(", ");
  const text =
    near !== null
      ? everyLanguage(TEXTS.unknownKey, { key, near })
      : keys.length > 0
        ? everyLanguage(TEXTS.strangeKey, { key, keys: list })
        : everyLanguage(TEXTS.noKeys, { key });
  return { where: about.where(path, "key"), path, text };
}

function misspelt(parent: Path, key: string, about: Diagnosis): boolean {
  const value = valueAt(about.value, parent);
  const keys = keysAt(about, parent);
  const written = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return written.some((name) => !keys.includes(name) && nearest(name, keys) === key);
}

function describe(issue: Issue, value: unknown, shapes: readonly Shape[]): Wording {
  switch (issue.code) {
    case "invalid_type": {
      if (shapes.some(isSecretShape)) return TEXTS.secret;
      const [expected, given] = [kindWord(issue.expected), kindWord(kindOf(value))];
      return each((language) =>
        word(TEXTS.type, language, { expected: expected[language], given: given[language] }),
      );
    }
    case "invalid_value":
      return choice(issue.values.map(String), value);
    case "invalid_union":
      return choice(shapes.flatMap(constants), value);
    case "too_small":
      return bound(issue.origin, "min", Number(issue.minimum));
    case "too_big":
      return bound(issue.origin, "max", Number(issue.maximum));
    case "invalid_key":
      return expected(issue.issues[0]?.message ?? issue.message);
    case "custom":
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_element":
    case "unrecognized_keys":
      return expected(issue.message);
    default:
      return issue satisfies never;
  }
}

function expected(detail: string): Wording {
  return {
    en: word(TEXTS.expected, "en", { detail }),
    es: word(TEXTS.expected, "es", { detail: DETAILS.get(detail) ?? detail }),
  };
}

function choice(options: readonly string[], value: unknown): Wording {
  const list = options.map((option) => `\`${option}\``).join(", ");
  const near = typeof value === "string" ? nearest(value, options) : null;
  return near === null
    ? everyLanguage(TEXTS.choice, { options: list })
    : everyLanguage(TEXTS.choiceNear, { options: list, near });
}

function bound(origin: string, side: "min" | "max", limit: number): Wording {
  const [min, max] =
    origin === "string"
      ? [TEXTS.lengthMin, TEXTS.lengthMax]
      : origin === "number" || origin === "int"
        ? [TEXTS.min, TEXTS.max]
        : [TEXTS.sizeMin, TEXTS.sizeMax];
  return everyLanguage(side === "min" ? min : max, { bound: limit });
}

/** Values a node admits by name: `const` and `enum`, alternatives included. */
function constants(shape: Shape): readonly string[] {
  return alternatives(shape).flatMap((option) => {
    const named = option.const === undefined ? (option.enum ?? []) : [option.const];
    return named.map(String);
  });
}

function shapesAt({ shape, value }: Diagnosis, path: Path): readonly Shape[] {
  let shapes: readonly Shape[] = [shape];
  let current = value;
  for (const [index, step] of path.entries()) {
    // The last step keeps every alternative: the value there may be what tells them apart.
    const told = index === path.length - 1 ? undefined : current;
    shapes = shapes.flatMap((node) => children(node, step, told));
    current = childOf(current, step);
  }
  return shapes;
}

function keysAt(about: Diagnosis, path: Path): readonly string[] {
  const value = valueAt(about.value, path);
  const shapes = shapesAt(about, path).flatMap((node) => alternatives(node, value));
  return [...new Set(shapes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((parent, step) => childOf(parent, step), value);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function kindWord(kind: string): Wording {
  return KINDS.get(kind) ?? { en: kind, es: kind };
}

/** A problem with the value at a path. */
function at(path: Path, about: Diagnosis, text: Wording): Problem {
  return { where: about.where(path, "value"), path, text };
}

function each(wording: (language: Language) => string): Wording {
  const [en, es] = LANGUAGES.map(wording);
  return { en: en ?? "", es: es ?? "" };
}
