/** Modules, and the names in each, separated by spaces: how tables of callables are written. */
export type NameTable = Readonly<Record<string, string>>;

/** Whether a module's name is in a table, in constant time. */
export type NameTest = (module: string, name: string) => boolean;

/** The names of a module are taken apart when one of them is first asked for. */
export function testOf(table: NameTable): NameTest {
  const sets = new Map<string, ReadonlySet<string>>();
  return (module, name) => {
    const known = sets.get(module);
    if (known !== undefined) return known.has(name);
    if (!Object.hasOwn(table, module)) return false;
    const names = new Set((table[module] ?? "").split(" "));
    sets.set(module, names);
    return names.has(name);
  };
}
