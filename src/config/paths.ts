import { resolve } from "node:path";
import type { Path } from "./problem.ts";
import { children, isPathShape } from "./shape.ts";
import type { Shape } from "./shape.ts";

/** A copy with absolute paths, found where the schema says that one may stand. */
export function resolvePaths<Value>(
  value: Value,
  shape: Shape,
  folderOf: (path: Path) => string,
): Value {
  const copy = structuredClone(value);
  resolveWithin(copy, [], { shapes: [shape], folderOf });
  return copy;
}

interface Walk {
  readonly shapes: readonly Shape[];
  readonly folderOf: (path: Path) => string;
}

function resolveWithin(value: unknown, path: Path, { shapes, folderOf }: Walk): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const below = [...path, step];
    const nodes = shapes.flatMap((shape) => children(shape, step, value));
    if (typeof child !== "string") resolveWithin(child, below, { shapes: nodes, folderOf });
    else if (nodes.some(isPathShape)) Reflect.set(value, key, resolve(folderOf(below), child));
  }
}
