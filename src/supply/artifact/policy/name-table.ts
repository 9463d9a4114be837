/** Modules, and the names in each, separated by spaces: how tables of callables are written. */
export type NameTable = Readonly<Record<string, string>>;

/** Whether a module's name is in a table, in constant time. */
export type NameTest = (module: string, name: string) => boolean;

export function testOf(table: NameTable): NameTest {
  const names = new Map(
    Object.entries(table).map(([module, listed]) => [module, new Set(listed.split(" "))]),
  );
  return (module, name) => names.get(module)?.has(name) ?? false;
}
