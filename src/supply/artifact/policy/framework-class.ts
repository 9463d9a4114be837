import CLASSES from "./framework-classes.json" with { type: "json" };
import GUARDED from "./guarded-classes.json" with { type: "json" };
import { testOf } from "./name-table.ts";
import type { NameTable } from "./name-table.ts";

/** Classes whose constructor is safe to call with values, and whose state is only kept. */
const isPlain = testOf(united(CLASSES));
/** Classes whose constructor opens what it is given: making one without calling it is safe. */
const isBare = testOf(GUARDED.bare);
/** Classes that run a text of their state; `states.ts` looks at it. */
const isEvaluating = testOf(
  united(Object.fromEntries(Object.entries(GUARDED).filter(([group]) => group !== "bare"))),
);

/** Whether a framework defines a class of this name in this module that a pickle may make. */
export function isFrameworkClass(module: string, name: string): boolean {
  return isPlain(module, name) || isBare(module, name) || isEvaluating(module, name);
}

/** Whether only `__new__` of the class is safe: its constructor opens a path or a connection. */
export function isBareClass(module: string, name: string): boolean {
  return isBare(module, name);
}

function united(tables: Readonly<Record<string, NameTable>>): NameTable {
  return Object.fromEntries(Object.values(tables).flatMap((table) => Object.entries(table)));
}
