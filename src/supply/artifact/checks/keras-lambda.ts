import type { Scan } from "../format.ts";
import { bytesOf, isCodeText, reachingNames } from "../formats/keras/code-text.ts";
import { textsAt, valuesAt } from "../formats/keras/configuration.ts";
import type { Described } from "../formats/keras/configuration.ts";
import type { Json } from "../formats/keras/python-json.ts";
import { operatorStanding, standingOf } from "../policy/keras-callables.ts";
import { looksHostile } from "./code-text.ts";
import { RULES } from "./keras-standing.ts";

const CODE_FIELDS = ["function", "function_name", "fn", "value", "code", "output_shape", "mask"];
const FUNCTION_FIELDS = new Set(["function", "function_name", "fn"]);
const DOTTED = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const TEXTS_MAX = 64;
const DEPTH_MAX = 8;

/** Layers that call a function of the file, in whichever form it is written. */
export function inspectLambda(described: Described, scan: Scan): void {
  for (const part of described.config) {
    const modules = modulesIn(part, 0);
    if (modules.length >= TEXTS_MAX) {
      scan.report("keras/lambda", described.at, { name: described.name });
    }
    for (const field of CODE_FIELDS) {
      for (const value of valuesAt(part, field)) {
        for (const text of codeTexts(value, 0).slice(0, TEXTS_MAX)) {
          inspectFunction({ text, field, modules }, described, scan);
        }
      }
    }
  }
}

/** A text alone, or first in a list before default values and closure, or within an object. */
function codeTexts(value: Json, depth: number): readonly string[] {
  if (value.kind === "text") return value.value.trim() === "" ? [] : [value.value];
  if (depth >= DEPTH_MAX) return [];
  if (value.kind === "array") {
    return value.items.slice(0, 1).flatMap((item) => codeTexts(item, depth + 1));
  }
  if (value.kind !== "object") return [];
  return value.entries
    .filter(([key]) => /^(?:code|function|config|value|fn|name|function_name)$/.test(key))
    .flatMap(([, inner]) => codeTexts(inner, depth + 1));
}

/** Modules in which Keras looks for the function that a layer names. */
function modulesIn(value: Json, depth: number): readonly string[] {
  if (value.kind !== "object" || depth >= DEPTH_MAX) return [];
  const own = value.entries.flatMap(([key, inner]) =>
    inner.kind === "text" && MODULE_FIELD.test(key) ? [inner.value] : [],
  );
  const inner = value.entries.flatMap(([, part]) => modulesIn(part, depth + 1));
  return [...new Set([...own, ...inner])].slice(0, TEXTS_MAX);
}

/** How fields are called that name a module for a function. */
const MODULE_FIELD = /^(?:(?:fn|func|function|output_shape|mask|call)_)?module(?:_name)?$/;

interface LambdaFunction {
  readonly text: string;
  readonly field: string;
  readonly modules: readonly string[];
}

function inspectFunction(
  { text, field, modules }: LambdaFunction,
  { name, at }: Described,
  scan: Scan,
): void {
  // Shapes and masks are named by words of their own, such as `raw`.
  const isName = DOTTED.test(text) && (FUNCTION_FIELDS.has(field) || text.includes("."));
  const isOther = field === "output_shape" || field === "mask";
  if (!isCodeText(text) && isName && !looksLikeBase64(text)) {
    reportNamed(text, modules, { at, scan });
  } else if (isCodeText(text) || !isOther) reportCode(name, text, { at, scan });
}

/** Letters and digits that decode to text; names of functions do not, but by chance. */
function looksLikeBase64(text: string): boolean {
  if (text.length < 8 || text.length % 4 !== 0 || !/[A-Z]/.test(text)) return false;
  return text.length > 200 || /^[\s\x20-\x7e]+$/.test(bytesOf(text).toString("latin1"));
}

interface Place {
  readonly at: number;
  readonly scan: Scan;
}

/** A function by its name: Keras takes it from the module, where that has been imported. */
function reportNamed(text: string, modules: readonly string[], { at, scan }: Place): void {
  const dot = text.lastIndexOf(".");
  const isInTensorFlow = modules.some((module) => /^(?:tf|tensorflow)$/.test(module));
  const own = dot < 0 || isInTensorFlow ? [] : [text.slice(0, dot)];
  const name = text.slice(dot + 1);
  for (const module of [...own, ...(modules.length === 0 && dot < 0 ? [null] : modules)]) {
    const isOperator = module === "tensorflow" || module === "tf";
    const standing = isOperator
      ? operatorStanding(text)
      : standingOf({ module, name, isFunction: true });
    if (standing === "known") continue;
    const callee = module === null ? name : `${module}.${name}`;
    scan.note({ kind: "import", name: callee, value: standing });
    scan.report(RULES[standing], at, { callee });
  }
}

/** Byte code or Python, however it is written. */
export function reportCode(name: string, code: string, { at, scan }: Place): void {
  const words = reachingNames(code);
  const decoded = bytesOf(code).toString("latin1");
  if (words.length > 0) {
    scan.report("keras/hostile-lambda", at, { name, words: words.slice(0, 5).join(", ") });
  } else if (looksHostile(decoded) || looksHostile(code) || /https?:\/\//.test(decoded)) {
    scan.report("keras/hostile-lambda", at, { name, words: "code" });
  } else scan.report("keras/lambda", at, { name });
}

/** A field that names a module to take a function from, whatever layer it is in. */
export function inspectModuleField(config: Json, { at, scan }: Place): void {
  for (const field of ["fn_module", "function_module", "func_module", "call_module"]) {
    for (const module of textsAt(config, field)) {
      const names = ["fn", "function", "func", "fn_name"].flatMap((key) => textsAt(config, key));
      for (const name of names.length === 0 ? ["*"] : names) {
        const standing = standingOf({ module, name, isFunction: true });
        if (standing === "known" || (standing === "custom" && name === "*")) continue;
        scan.report(RULES[standing], at, { callee: `${module}.${name}` });
      }
    }
  }
}
