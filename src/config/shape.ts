import { z } from "zod";
import { PATH_FORMAT } from "../core/file-path.ts";

/** A JSON Schema node: the one description that messages, docs and `init` are made from. */
export type Shape = z.core.JSONSchema.JSONSchema;

/** What a schema accepts, as JSON Schema. */
export function toShape(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
}

/** The alternatives of a node, itself if it has none; `value` rules out those of another kind. */
export function alternatives(shape: Shape, value?: unknown): readonly Shape[] {
  const options = shape.anyOf ?? shape.oneOf;
  if (options === undefined) return [shape];
  return options
    .flatMap((option) => alternatives(option, value))
    .filter((option) => !contradicts(option, value));
}

/** Nodes that describe a value's child; several when the node has alternatives. */
export function children(shape: Shape, step: string | number, value?: unknown): readonly Shape[] {
  return alternatives(shape, value)
    .map((option) => {
      if (typeof step === "number") return Array.isArray(option.items) ? undefined : option.items;
      const properties = option.properties ?? {};
      return Object.hasOwn(properties, step) ? properties[step] : option.additionalProperties;
    })
    .filter((child) => typeof child === "object");
}

/** True for `{ env }` | `{ file }`: a reference to a secret. */
export function isSecretShape(shape: Shape): boolean {
  const names = (shape.anyOf ?? []).map((option) => Object.keys(option.properties ?? {}).join());
  return names.length === 2 && names.includes("env") && names.includes("file");
}

/** True for a path that counts from the file it is written in. */
export function isPathShape(shape: Shape): boolean {
  return alternatives(shape).some(({ format }) => format === PATH_FORMAT);
}

/** The member of a plain object or array, undefined for anything else. */
export function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return Object.entries(value).find(([key]) => key === String(step))?.[1];
}

function contradicts(option: Shape, value: unknown): boolean {
  return Object.entries(option.properties ?? {}).some(([key, property]) => {
    const given = childOf(value, key);
    if (typeof property !== "object" || property.const === undefined) return false;
    return given !== undefined && given !== property.const;
  });
}
