import type { z } from "zod";
import { diagnose } from "./diagnose.ts";
import { ConfigError } from "./problem.ts";
import type { Path } from "./problem.ts";
import { toShape } from "./shape.ts";
import type { Shape } from "./shape.ts";

/** Where a value, or its key, was written. */
export type Where = (path: Path, part?: "key" | "value") => string;

const SHAPES = new Map<z.ZodType, Shape>();

/** What a schema makes of a value. Throws `ConfigError` with every problem and where it is. */
export function parseWith<T extends z.ZodType>(
  schema: T,
  value: unknown,
  where: Where,
): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError(diagnose(result.error.issues, { shape: shapeOf(schema), value, where }));
}

export function shapeOf(schema: z.ZodType): Shape {
  const known = SHAPES.get(schema) ?? toShape(schema);
  SHAPES.set(schema, known);
  return known;
}
