import type { Json, JsonObject } from "./python-json.ts";

/** An object of a Keras model as its configuration describes it. */
export interface Described {
  readonly className: string;
  readonly modules: readonly (string | null)[];
  readonly registeredNames: readonly string[];
  /** What it is made from; of a function its name. */
  readonly config: readonly Json[];
  /** What the model calls it, or its class. */
  readonly name: string;
  /** The deciding keys that come more than once. */
  readonly repeated: readonly string[];
  readonly at: number;
}

/** Of what comes many times the last ones: that is what Python's `json` takes. */
const VARIANTS_MAX = 16;
const DECIDING = ["class_name", "module", "registered_name", "config", "function"];

/** The objects that a JSON object describes: one for each class it gives itself. */
export function describedBy(object: JsonObject): readonly Described[] {
  const classes = variantsAt(object, "class_name");
  if (classes.length === 0) return [];
  const config = valuesAt(object, "config").slice(-VARIANTS_MAX);
  const modules = variantsAt(object, "module");
  const named = [object, ...config].flatMap((value) => textsAt(value, "name"));
  return classes.map((className) => ({
    className,
    modules: modules.length === 0 ? [null] : modules,
    registeredNames: variantsAt(object, "registered_name"),
    config: className === "__typespec__" ? valuesAt(object, "spec_name") : config,
    name: named[0] ?? className,
    repeated: DECIDING.filter((key) => valuesAt(object, key).length > 1),
    at: object.at,
  }));
}

function variantsAt(object: JsonObject, key: string): readonly string[] {
  return [...new Set(textsAt(object, key))].slice(-VARIANTS_MAX);
}

/** Whether this is how Keras describes an object or its training, or tells its version. */
export function isKerasObject(object: JsonObject): boolean {
  if (textsAt(object, "keras_version").length > 0) return true;
  if (["loss", "optimizer_config"].every((key) => valuesAt(object, key).length > 0)) return true;
  return textsAt(object, "class_name").length > 0 && valuesAt(object, "config").length > 0;
}

/** All values under a key: there may be more than one. */
export function valuesAt(value: Json, key: string): readonly Json[] {
  if (value.kind !== "object") return [];
  return value.entries.filter(([name]) => name === key).map(([, inner]) => inner);
}

export function textsAt(value: Json, key: string): readonly string[] {
  return valuesAt(value, key).flatMap((inner) => (inner.kind === "text" ? [inner.value] : []));
}

/** A text somewhere in a configuration, and what it belongs to. */
export interface Placed {
  readonly field: string;
  readonly value: string;
  readonly at: number;
  /** The nearest named object around it. */
  readonly owner: string;
  /** One of several, such as the words of a vocabulary. */
  readonly inList: boolean;
}

export interface Visitor {
  object(object: JsonObject): void;
  text(placed: Placed): void;
}

interface Waiting extends Omit<Placed, "value" | "at"> {
  readonly value: Json;
}

/** Every object and text, from the outside in, without recursion. */
export function visit(root: Json, visitor: Visitor): void {
  const waiting: Waiting[] = [{ value: root, field: "", owner: "", inList: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, field, owner, inList } = next;
    if (value.kind === "text") {
      visitor.text({ field, owner, inList, value: value.value, at: value.at });
    } else if (value.kind === "array") {
      for (const item of value.items) waiting.push({ value: item, field, owner, inList: true });
    } else if (value.kind === "object") {
      visitor.object(value);
      const inner = describedBy(value)[0]?.name ?? owner;
      for (const [key, item] of value.entries) {
        waiting.push({ value: item, field: key, owner: inner, inList: false });
      }
    }
  }
}
