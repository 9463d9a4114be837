import { knownResult } from "./known-calls.ts";
import type { PythonValue } from "./value.ts";

type Result = (callee: PythonValue, args: readonly PythonValue[]) => PythonValue | undefined;

/** Functions of a library that is loaded. */
const LIBRARY: PythonValue = { path: "ctypes.CDLL()", traits: 0 };

/** What calls give that reach modules, attributes or values by name. */
const RESULTS = new Map<string, Result>([
  ["builtins.__import__", (callee, args) => moduleNamed(callee, args, /\..*$/)],
  ["importlib.import_module", (callee, args) => moduleNamed(callee, args, /$^/)],
  ["importlib.__import__", (callee, args) => moduleNamed(callee, args, /$^/)],
  ["builtins.getattr", (_callee, [first, second]) => attributeOf(first, second)],
  ["builtins.vars", (_callee, [first]) => namesOf(first)],
  ["builtins.globals", () => ({ path: "builtins.globals()", traits: 0 })],
  ["builtins.locals", () => ({ path: "builtins.globals()", traits: 0 })],
  ["functools.partial", (_callee, [first]) => first],
  ["ctypes.CDLL", () => LIBRARY],
  ["ctypes.PyDLL", () => LIBRARY],
  ["ctypes.cdll.LoadLibrary", () => LIBRARY],
  ["operator.attrgetter", (_callee, [first]) => getterOf(first)],
  ["operator.methodcaller", (_callee, [first]) => getterOf(first)],
]);

/** What a call gives, as far as it can be told; undefined where nothing is known. */
export function resultOf(
  path: string,
  callee: PythonValue,
  args: readonly PythonValue[],
): PythonValue | undefined {
  const known = RESULTS.get(path);
  if (known !== undefined) return known(callee, args);
  return reached(path, args[0], callee) ?? knownResult(path, args);
}

function moduleNamed(
  callee: PythonValue,
  [first]: readonly PythonValue[],
  dropped: RegExp,
): PythonValue | undefined {
  if (first?.text === undefined) return undefined;
  return { path: first.text.replace(dropped, ""), traits: first.traits | callee.traits };
}

function attributeOf(
  of: PythonValue | undefined,
  name: PythonValue | undefined,
): PythonValue | undefined {
  if (of?.path === undefined || name?.text === undefined) return undefined;
  const path = of.path === "builtins.__builtins__" ? "builtins" : of.path;
  return { path: `${path}.${name.text}`, traits: of.traits | name.traits };
}

function namesOf(of: PythonValue | undefined): PythonValue | undefined {
  return of?.path === undefined ? undefined : { path: `${of.path}.__dict__`, traits: of.traits };
}

function getterOf(name: PythonValue | undefined): PythonValue | undefined {
  return name?.text === undefined
    ? undefined
    : { path: `?attribute.${name.text}`, traits: name.traits };
}

const LOOK_UP = ".__dict__.get";

/** `os.__getattribute__("system")`, and what `attrgetter("system")` was given. */
function reached(
  path: string,
  first: PythonValue | undefined,
  callee: PythonValue,
): PythonValue | undefined {
  const owner = /^(.*)\.__getattribute__$/.exec(path)?.[1];
  if (owner !== undefined && first?.text !== undefined) {
    return { path: `${owner}.${first.text}`, traits: callee.traits | first.traits };
  }
  if (path.startsWith("?attribute.") && first?.path !== undefined) {
    return { path: `${first.path}.${path.slice("?attribute.".length)}`, traits: callee.traits };
  }
  if (path.endsWith(LOOK_UP) && first?.text !== undefined) {
    const module = path.slice(0, -LOOK_UP.length);
    return { path: `${module}.${first.text}`, traits: callee.traits | first.traits };
  }
  return undefined;
}
