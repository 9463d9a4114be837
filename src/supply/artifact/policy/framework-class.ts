import CLASSES from "./framework-classes.json" with { type: "json" };
import GUARDED from "./guarded-classes.json" with { type: "json" };
import type { NameTable, NameTest } from "./name-table.ts";
import { testOf } from "./name-table.ts";

/** By package, by module. */
type ClassTable = Readonly<Record<string, NameTable>>;

/** Classes whose constructor is safe to call with values, and whose state is only kept. */
const isPlain = testByPackage(CLASSES);
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

/** Whether the classes of the package that a module is of are listed. */
export function isListedPackage(module: string): boolean {
  return Object.hasOwn(CLASSES, packageOf(module));
}

function packageOf(module: string): string {
  return module.split(".", 1)[0] ?? "";
}

/** There are hundreds of packages: what a file does not name is never taken apart. */
function testByPackage(table: ClassTable): NameTest {
  const tests = new Map<string, NameTest>();
  return (module, name) => {
    const at = packageOf(module);
    const known = tests.get(at);
    if (known !== undefined) return known(module, name);
    if (!Object.hasOwn(table, at)) return false;
    const made = testOf(table[at] ?? {});
    tests.set(at, made);
    return made(module, name);
  };
}

function united(tables: ClassTable): NameTable {
  return Object.fromEntries(Object.values(tables).flatMap((table) => Object.entries(table)));
}
