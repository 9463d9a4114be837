import type { PythonUse, PythonValue } from "../formats/python/value.ts";

/** Something that weighs more when it happens by itself. */
export interface Deed {
  readonly rule: "python/runs-on-import" | "python/runs-hidden-code" | "python/sends-secrets";
  readonly path: string;
  readonly offset: number;
}

/** What a module does as soon as it is imported: at its top, and in the functions called there. */
export interface ImportTime {
  defined(name: string, owner: string | null, scope: number): void;
  use(use: PythonUse, scope: number): void;
  deed(deed: Deed, scope: number): void;
  /** Deeds that importing comes to, in order. */
  reached(): readonly Deed[];
}

const MODULE = 0;
const KEPT_MAX = 20_000;

/** Python calls these when a class is made. */
const OF_CLASSES = new Set(["__init_subclass__", "__set_name__", "__class_getitem__"]);
/** The same when an instance is made, or used. */
const OF_INSTANCES = new Set(["__init__", "__new__", "__post_init__", "__call__", "__del__"]);
/** What setuptools calls of the classes that it is given. */
const OF_SETUP = new Set(["run", "initialize_options", "finalize_options", "build_extension"]);

/** They call what they are given. */
const CALLERS =
  /^(?:threading\.(?:Thread|Timer)|_thread\.start_new_thread|atexit\.register|multiprocessing\.(?:\w+\.)?Process|builtins\.map|signal\.signal|weakref\.finalize|asyncio\.\w+|concurrent\.futures\..*|functools\.(?:partial|reduce)|torch\.multiprocessing\.(?:spawn|Process)|\?.*\.(?:submit|apply_async|run_in_executor|call_soon|register))$/;

/** Whether the callee calls functions among its arguments. */
export function callsItsArguments(path: string): boolean {
  return CALLERS.test(path);
}

export function createImportTime(): ImportTime {
  const scopesByName = new Map<string, number[]>();
  const calls = new Map<number, Set<string>>();
  const deeds: (Deed & { readonly scope: number })[] = [];
  const roots = [MODULE];
  const call = (scope: number, name: string): void => {
    const names = calls.get(scope) ?? new Set();
    if (calls.size < KEPT_MAX) calls.set(scope, names);
    if (names.size < KEPT_MAX) names.add(name);
  };
  return {
    defined(name, owner, scope) {
      if (scopesByName.size >= KEPT_MAX) return;
      for (const known of namesOf(name, owner)) {
        const scopes = scopesByName.get(known) ?? [];
        scopesByName.set(known, scopes);
        scopes.push(scope);
      }
      if (OF_CLASSES.has(name)) roots.push(scope);
    },
    use({ path, args, keywords }, scope) {
      if (args === null) return;
      const name = localName(path);
      if (name !== null) call(scope, name);
      if (/^(?:setuptools|distutils\.core)\.setup$/.test(path) && keywords.has("cmdclass")) {
        call(scope, SETUP);
      }
      if (!callsItsArguments(path)) return;
      for (const passed of functionsIn([...args, ...keywords.values()])) call(scope, passed);
    },
    deed(deed, scope) {
      if (deeds.length < KEPT_MAX) deeds.push({ ...deed, scope });
    },
    reached() {
      const seen = new Set(roots);
      // A set that grows while it is walked ends with everything that is called from there.
      for (const scope of seen) {
        for (const name of calls.get(scope) ?? []) {
          for (const next of scopesByName.get(name) ?? []) seen.add(next);
        }
      }
      return deeds.filter(({ scope }) => seen.has(scope));
    },
  };
}

/** Stands for all that setuptools calls; no name of Python. */
const SETUP = "(setup)";

function namesOf(name: string, owner: string | null): readonly string[] {
  if (owner === null) return [name];
  const names = [`${owner}.${name}`, name];
  if (OF_INSTANCES.has(name)) names.push(owner);
  if (OF_SETUP.has(name)) names.push(SETUP);
  return names;
}

/** `?.run` and `?.self.run` → `run`, `?.Model.run` → `Model.run`. */
function localName(path: string): string | null {
  const [, owner, name] = /^\?\.(?:(\w+)\.)?(\w+)$/.exec(path) ?? [];
  if (name === undefined) return null;
  const isOwn = owner === undefined || owner === "self" || owner === "cls";
  return isOwn ? name : `${owner}.${name}`;
}

function functionsIn(values: readonly PythonValue[]): readonly string[] {
  return values.flatMap(({ path }) => {
    const name = path === undefined ? null : localName(path);
    return name === null ? [] : [name];
  });
}
