import type { Global, QualifiedName } from "../formats/pickle/value.ts";
import type { Allowance } from "./allowance.ts";
import { argumentRuleOf } from "./bound-callables.ts";
import type { ArgumentRule } from "./bound-callables.ts";
import {
  CLASS_REBUILDERS,
  FORMER_CLASSES,
  FRAMEWORK_CONSTANTS,
  FRAMEWORK_PACKAGES,
  REBUILDERS,
} from "./framework-callables.ts";
import { isFrameworkClass, isListedPackage } from "./framework-class.ts";
import { gadgetModule, gadgetNamed } from "./gadgets/gadgets.ts";
import type { Gadget } from "./gadgets/gadget.ts";
import { testOf } from "./name-table.ts";
import { SAFE_CLASSES, SAFE_CONSTANTS, SAFE_FUNCTIONS } from "./safe-callables.ts";

/** How much is known of a callable. */
export type Tier = "safe" | "framework" | "unknown" | "dangerous";

/**
 * What a name stands for: `class` and `function` may be called, `mention` is a function of a
 * framework that may only be named, `bound` may be called with the right arguments.
 */
export type Role =
  | { readonly tier: "safe" | "framework"; readonly as: "class" | "function" | "constant" }
  | { readonly tier: "framework"; readonly as: "class-rebuilder" | "mention" }
  | { readonly tier: "safe"; readonly as: "bound"; readonly rule: ArgumentRule }
  | { readonly tier: "unknown"; readonly as: "unknown" }
  | { readonly tier: "dangerous"; readonly as: "gadget"; readonly gadget: Gadget }
  | { readonly tier: "dangerous"; readonly as: "internal" };

const isSafeClass = testOf(SAFE_CLASSES);
const isSafeFunction = testOf(SAFE_FUNCTIONS);
const isSafeConstant = testOf(SAFE_CONSTANTS);
const isRebuilder = testOf(REBUILDERS);
const isClassRebuilder = testOf(CLASS_REBUILDERS);
const isFormerClass = testOf(FORMER_CLASSES);
const isFrameworkConstant = testOf(FRAMEWORK_CONSTANTS);

/** Modules that frameworks have imported, too: as a step of a name, they lead to the system. */
const STEPPING_STONES = new Set([
  ..."os posix nt sys subprocess builtins importlib shutil socket ctypes pickle runpy".split(" "),
  ..."marshal types code pty operator _os _sys inspect multiprocessing threading".split(" "),
]);

/** What runs text or programs under whatever module it is re-exported. */
const TELLTALE_NAMES = new Set([
  ..."eval exec execfile compile system popen Popen check_output check_call getoutput".split(" "),
  ..."import_module urlopen urlretrieve run_path run_module load_source execve execv".split(" "),
  ..."spawnv spawnl fork startfile getattr setattr loads".split(" "),
]);

/** The same object under the name that the tables use. */
const SAME_MODULE: Readonly<Record<string, string>> = {
  __builtin__: "builtins",
  __builtins__: "builtins",
  copy_reg: "copyreg",
};

/** What is known of a global under the worst of the names that loaders import it by. */
export function roleOf(global: Global, isAllowed: Allowance): Role {
  const role = roleOfName(global, isAllowed);
  if (role.tier === "dangerous" || global.spellings.length < 2) return role;
  for (const spelling of global.spellings) {
    const other = roleOfName(spelling, isAllowed);
    if (other.tier === "dangerous") return other;
  }
  return role;
}

function roleOfName(qualified: QualifiedName, isAllowed: Allowance): Role {
  const module = canonical(qualified.module);
  const { name } = qualified;
  return (
    knownRole(module, name) ??
    suspectRole(module, name) ??
    harmlessRole(module, name) ??
    (isAllowed(`${module}.${name}`)
      ? { tier: "framework", as: "class" }
      : { tier: "unknown", as: "unknown" })
  );
}

/** Copies of cloudpickle inside of joblib, numba, ray and others. */
const CLOUDPICKLE = /\.(cloudpickle\.cloudpickle(?:_fast)?)$/;

function canonical(module: string): string {
  const bundled = CLOUDPICKLE.exec(module)?.[1];
  if (bundled !== undefined) return bundled;
  return Object.hasOwn(SAME_MODULE, module) ? (SAME_MODULE[module] ?? module) : module;
}

/** Names that a table lists one by one. */
function knownRole(module: string, name: string): Role | undefined {
  const rule = argumentRuleOf(module, name);
  if (rule !== undefined) return { tier: "safe", as: "bound", rule };
  const gadget = gadgetNamed(module, name);
  if (gadget !== undefined) return { tier: "dangerous", as: "gadget", gadget };
  if (isSafeClass(module, name)) return { tier: "safe", as: "class" };
  if (isSafeFunction(module, name)) return { tier: "safe", as: "function" };
  if (isSafeConstant(module, name)) return { tier: "safe", as: "constant" };
  if (isRebuilder(module, name)) return { tier: "framework", as: "function" };
  if (isClassRebuilder(module, name)) return { tier: "framework", as: "class-rebuilder" };
  if (isFormerClass(module, name)) return { tier: "framework", as: "class" };
  if (isFrameworkConstant(module, name)) return { tier: "framework", as: "class" };
  return undefined;
}

/** Names that are dangerous for where they are or how they are written. */
function suspectRole(module: string, name: string): Role | undefined {
  const gadget = gadgetModule(module) ?? gadgetBehindDots(module, name);
  if (gadget !== undefined) return { tier: "dangerous", as: "gadget", gadget };
  const steps = name.split(".");
  // What dill writes for the globals of a function; nothing can be looked up in it (see states.ts).
  if (name === "__dict__") return { tier: "unknown", as: "unknown" };
  if (steps.some((step) => isInternal(step)) || isHidden(module)) {
    return { tier: "dangerous", as: "internal" };
  }
  const through = steps.slice(0, -1).some((step) => STEPPING_STONES.has(step));
  if (through || TELLTALE_NAMES.has(steps.at(-1) ?? "")) {
    return { tier: "dangerous", as: "internal" };
  }
  return undefined;
}

/** `numpy` `f2py.crackfortran.myeval` is `numpy.f2py.crackfortran` `myeval`. */
function gadgetBehindDots(module: string, name: string): Gadget | undefined {
  for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1)) {
    const inner = `${module}.${name.slice(0, dot)}`;
    const rest = name.slice(dot + 1);
    const gadget = gadgetNamed(inner, rest) ?? gadgetModule(inner);
    if (gadget !== undefined) return gadget;
    // A module that this one has imported: `json` `codecs.open`.
    const step = name.slice(name.lastIndexOf(".", dot - 1) + 1, dot);
    const imported = gadgetNamed(step, rest) ?? gadgetModule(step);
    if (imported !== undefined) return imported;
  }
  // The name itself may be a module: `from torch import hub`.
  return gadgetModule(`${module}.${name}`);
}

/** A method of a known class may be mentioned, as a function may. */
function isMethod(module: string, name: string): boolean {
  const [kind = "", method = "", ...rest] = name.split(".");
  return rest.length === 0 && /^_?[A-Za-z]\w*$/.test(method) && isFrameworkClass(module, kind);
}

function isInternal(step: string): boolean {
  return step.startsWith("__") && step.endsWith("__");
}

/** Programs, which run when they are imported, and names that no module can have. */
function isHidden(module: string): boolean {
  const steps = module.split(".");
  return steps.includes("") || steps.some((step) => step === "__main__" && steps.length > 1);
}

function harmlessRole(module: string, name: string): Role | undefined {
  if (isFrameworkClass(module, name)) return { tier: "framework", as: "class" };
  // TorchScript names its own types so; no loader but its own, in C++, knows them.
  if (module.startsWith("__torch__.")) return { tier: "framework", as: "class" };
  const isFramework = FRAMEWORK_PACKAGES.has(module.split(".", 1)[0] ?? "");
  if (!isFramework && !isListedPackage(module)) return undefined;
  if (name.startsWith("__pyx_unpickle_")) return { tier: "framework", as: "class-rebuilder" };
  // A name that is a module of Python's own would be the step before a dangerous one.
  const isPlain = !name.includes(".") && !STEPPING_STONES.has(name);
  return isPlain || isMethod(module, name) ? { tier: "framework", as: "mention" } : undefined;
}
