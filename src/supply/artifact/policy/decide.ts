import { textOf } from "../formats/pickle/value.ts";
import type { Call, Global, Value } from "../formats/pickle/value.ts";
import type { BuildEvent, FillEvent, ImportEvent } from "../formats/pickle/trace.ts";
import { allowanceOf } from "./allowance.ts";
import { RULES, savedClass } from "./argument-rules.ts";
import type { Application, Judge } from "./argument-rules.ts";
import type { ArgumentRule } from "./bound-callables.ts";
import { codeWordsIn } from "./code-words.ts";
import { isBareClass } from "./framework-class.ts";
import { gadgetModule } from "./gadgets/gadgets.ts";
import { HARMLESS, flagged, hasEffect, joined, labelOf, unexpected } from "./judgement.ts";
import type { Judgement } from "./judgement.ts";
import { judgeFilling, judgeState } from "./states.ts";
import { isTellingCall } from "./telling-names.ts";
import { roleOf } from "./tiers.ts";
import type { Role, Tier } from "./tiers.ts";

/** Judges what a pickle does, one event at a time and in bounded time for each. */
export interface PickleJudge extends Judge {
  tierOf(global: Global): Tier;
  /** It would do harm with other arguments, so whoever is given it could. */
  isHandedOver(global: Global): boolean;
  judgeImport(event: ImportEvent): Judgement;
  judgeCall(call: Call): Judgement;
  judgeBuild(event: BuildEvent): Judgement;
  judgeFill(event: FillEvent): Judgement;
}

/** Classes, and functions that only their own makers are given. */
const HARMLESS_MENTIONS: ReadonlySet<ArgumentRule> = new Set<ArgumentRule>([
  "partial",
  "type",
  "type-expression",
  "encode",
  "default-factory",
  "reconstructor",
  "new-with-keywords",
  "bit-generator",
  "mention-only",
  "tensor-subclass",
  "logger",
]);

/** `allowed` are patterns of the operator's for callables that are unknown here: `mylib.*`. */
export function createPickleJudge(allowed: readonly string[] = []): PickleJudge {
  const isAllowed = allowanceOf(allowed);
  // The machine shares the value of a name, so each is looked up once.
  const roles = new WeakMap<Global, Role>();
  const find = (global: Global): Role => {
    const known = roles.get(global) ?? roleOf(global, isAllowed);
    roles.set(global, known);
    return known;
  };
  const seen = new WeakSet<Value>();
  const judge: Judge = {
    roleOf: find,
    apply: (application) => judgeApplication(application, judge),
    hasCodeWords: (values) => codeWordsIn(values, seen),
  };
  return {
    ...judge,
    tierOf: (global) => find(global).tier,
    isHandedOver: (global) => {
      const role = find(global);
      return role.as === "bound" && !HARMLESS_MENTIONS.has(role.rule);
    },
    judgeImport: (event) => judgeImport(event, judge),
    judgeCall: (call) => joined([judge.apply(applicationOf(call)), judgeForgotten(call, judge)]),
    judgeBuild: (event) => judgeState(event, judge),
    judgeFill: (event) => judgeFilling(event, judge),
  };
}

function judgeImport({ global, module }: ImportEvent, judge: Judge): Judgement {
  if (global === undefined) {
    const gadget = module === undefined ? undefined : gadgetModule(module);
    if (gadget !== undefined) return hasEffect(gadget.effect, `${module ?? ""}.…`);
    return flagged("pickle/computed-name", {});
  }
  return judgeRole(judge.roleOf(global), labelOf(global));
}

/** What is wrong with a name as such, whether it is called or not. */
function judgeRole(role: Role, callee: string): Judgement {
  if (role.as === "gadget") return hasEffect(role.gadget.effect, callee);
  if (role.as === "internal") return flagged("pickle/internal-name", { callee });
  if (role.as === "unknown") return flagged("pickle/unknown-callable", { callee });
  return HARMLESS;
}

function applicationOf({ callee, args, kwargs, via }: Call): Application {
  const isListed = args.kind === "tuple" || args.kind === "list";
  return { callee, args: isListed ? args.items : [args], keywords: kwargs, via, depth: 0 };
}

/** Arguments that came from the memo of a big pickle, or too many of them, are not known. */
function judgeForgotten({ callee, args, via }: Call, judge: Judge): Judgement {
  if (!("items" in args) || args.count === args.items.length) return HARMLESS;
  if (via === "newobj" || via === "newobj-ex" || callee.kind !== "global") return HARMLESS;
  const { as, tier } = judge.roleOf(callee);
  const isIndifferent = as === "function" || (as === "class" && tier === "safe");
  return isIndifferent ? HARMLESS : unexpected(labelOf(callee), "arguments");
}

const DEPTH_MAX = 8;
/** Only namedtuples and code objects have many, and what looks into arguments looks at all. */
const ARGUMENTS_MAX = 64;

function judgeApplication(application: Application, judge: Judge): Judgement {
  const { callee, depth, args, via } = application;
  if (args.length > ARGUMENTS_MAX && via === "reduce") {
    return joined([
      unexpected(labelOf(callee), "too many arguments"),
      judgeApplication({ ...application, args: args.slice(0, ARGUMENTS_MAX) }, judge),
    ]);
  }
  if (depth > DEPTH_MAX) return flagged("pickle/computed-callable", { callee: labelOf(callee) });
  if (callee.kind === "global") return judgeNamed(callee, application, judge);
  if (callee.kind === "call") return judgeComputed(callee, application, judge);
  const saved = savedClass(callee);
  if (saved !== undefined) return judgeNamed(saved, application, judge);
  // Serializers write names as they are, and no model comes with a registry of its own.
  const isHidden = callee.kind === "unknown" && callee.why === "name";
  if (isHidden || callee.kind === "extension") return flagged("pickle/hidden-callable", {});
  return flagged("pickle/computed-callable", { callee: labelOf(callee) });
}

function judgeNamed(callee: Global, application: Application, judge: Judge): Judgement {
  const role = judge.roleOf(callee);
  const label = labelOf(callee);
  const isSympy = callee.module.startsWith("sympy.");
  if (isSympy && application.args.some((value) => isFormula(callee, value, 0))) {
    return hasEffect("execute", label);
  }
  switch (role.as) {
    case "gadget":
    case "internal":
      return judgeRole(role, label);
    case "unknown":
      return judgeUnknown(callee, application);
    case "bound":
      return RULES[role.rule](callee, application, judge);
    case "mention":
      return judgeMention(callee, application);
    case "constant":
      return unexpected(label, "not callable");
    case "class-rebuilder":
      return judgeRebuilder(label, application, judge);
    case "class":
    case "function":
      return role.tier === "safe"
        ? judgePureCall(label, application, judge)
        : judgeFrameworkCall(callee, application, judge);
  }
}

/**
 * Parts of frameworks whose classes have no `__setstate__`, `__del__` or `append` that does more
 * than to hold values; elsewhere a destructor deletes folders or frees what the state points to.
 */
const CLASSES_OF_VALUES = new RegExp(
  String.raw`^(?:sklearn|scipy|imblearn|category_encoders|numpy|pandas\.core|pandas\._libs|_loss|` +
    String.raw`torch\.nn|torch\.optim|torch\.distributions|torch\.ao\.nn|torch\.ao\.quantization|` +
    String.raw`torchvision\.(?:models|ops|transforms)|torchmetrics|joblib\.memory\.Memory|` +
    String.raw`xgboost\.core\.Booster|lightgbm\.basic\.Booster)\.`,
);

/** A class of a framework, newer or older than the table, may be instantiated by its name alone. */
function judgeMention(callee: Global, application: Application): Judgement {
  const { module, name } = callee;
  const { via, args } = application;
  const isInstantiated = via === "newobj" || via === "newobj-ex";
  const isClass = /^_*[A-Z]/.test(name) && CLASSES_OF_VALUES.test(`${module}.${name}.`);
  if (isInstantiated && args.length === 0 && isClass) return HARMLESS;
  return judgeUnknown(callee, application);
}

function judgeUnknown(callee: Global, { via, args }: Application): Judgement {
  const isCalled = via !== "newobj" && via !== "newobj-ex";
  const isTelling = isCalled && isTellingCall(callee.name, args);
  const rule = isTelling ? "pickle/telling-call" : "pickle/unknown-callable";
  return flagged(rule, { callee: labelOf(callee) });
}

function judgeRebuilder(label: string, { args: [kind] }: Application, judge: Judge): Judgement {
  if (kind?.kind !== "global") return unexpected(label, "class");
  const role = judge.roleOf(kind);
  const isClass = role.as === "class" || role.as === "mention";
  // Only the maker of arrays leaves the constructor of a memmap, which opens files, alone.
  const isArray = role.as === "bound" && role.rule === "mention-only";
  if (isArray && label.endsWith("multiarray._reconstruct")) return HARMLESS;
  const isAtHome = !label.startsWith("pandas.") || kind.module.startsWith("pandas");
  return isClass && isAtHome ? HARMLESS : unexpected(label, "class");
}

const BYTES_MAX = 2 ** 31;

/** What consumes or compares what it is given, and so runs methods of it. */
const LOOKS_INSIDE =
  /^(?:builtins|collections|itertools|math|statistics|array|_struct|struct|re)\./;

function judgePureCall(label: string, { args }: Application, judge: Judge): Judgement {
  const problems = args.map((argument) => judgeContent(label, argument, judge));
  return joined(problems);
}

function judgeContent(label: string, argument: Value, judge: Judge): Judgement {
  if (argument.kind === "constant" && Number(argument.value) > BYTES_MAX) {
    const isSize = label === "builtins.bytes" || label === "builtins.bytearray";
    return isSize ? hasEffect("deny-of-service", label) : HARMLESS;
  }
  if (argument.kind === "extension") return unexpected(label, "extension");
  if (argument.kind !== "call" || argument.result !== undefined || !LOOKS_INSIDE.test(label)) {
    return HARMLESS;
  }
  const isPure = argument.callee.kind === "global" && isPureTier(argument.callee, judge);
  return isPure ? HARMLESS : unexpected(label, "an object to look into");
}

function isPureTier(callee: Global, judge: Judge): boolean {
  return judge.roleOf(callee).tier === "safe" && callee.module !== "itertools";
}

/** What sympy takes a text for as a name or a number; anything else it evaluates. */
const SYMPY_NAMES = /^(?:Symbol|Dummy|Wild|Str|MatrixSymbol|IndexedBase|Float|Integer|Rational)$/;
const SYMPY_DEPTH_MAX = 8;

function isFormula(callee: Global, value: Value, depth: number): boolean {
  if (value.kind === "text") {
    const isName = /^[\w.+\-^{}\\ ]*$/.test(textOf(value) ?? "()");
    return !isName || !SYMPY_NAMES.test(callee.name);
  }
  if (!("items" in value)) return value.kind === "call" && value.result !== undefined;
  if (depth > SYMPY_DEPTH_MAX) return true;
  return value.items.slice(0, ARGUMENTS_MAX).some((item) => isFormula(callee, item, depth + 1));
}

const PATH = /^(?:[\\/~]|\.{1,2}[\\/]|[a-z]:[\\/]|[a-z][a-z0-9+.-]*:\/\/)/i;

/** The bytes of a number may begin like a path, and no path has a zero in it. */
function isPath(text: string): boolean {
  return PATH.test(text) && !text.includes("\0");
}

/** Constructors of frameworks may open what they are given a path of, and call functions. */
function judgeFrameworkCall(callee: Global, application: Application, judge: Judge): Judgement {
  const label = labelOf(callee);
  const { via, args, keywords } = application;
  if (via === "newobj" || via === "newobj-ex") return HARMLESS;
  if (isBareClass(callee.module, callee.name)) return unexpected(label, "constructor");
  const given = keywords?.kind === "dict" ? [...args, ...keywords.items] : args;
  const problems = given.map((argument) => {
    if (isPath(textOf(argument) ?? "")) return unexpected(label, "path");
    const role = argument.kind === "global" ? judge.roleOf(argument) : undefined;
    const isFunction =
      role?.as === "mention" && !/^_*[A-Z]/.test(labelOf(argument).split(".").at(-1) ?? "");
    const isMade = argument.kind === "call" && isBoundMade(argument, judge);
    return isFunction || isMade || role?.as === "bound" ? unexpected(label, "function") : HARMLESS;
  });
  return joined(problems);
}

/** What `functools.partial`, `getattr` and the like made, which can be called. */
function isBoundMade({ callee }: Call, judge: Judge): boolean {
  const role = callee.kind === "global" ? judge.roleOf(callee) : undefined;
  return role?.as === "bound" && COMPUTED[role.rule] !== undefined;
}

/** Methods that serializers reach through an attribute of a class. */
const METHODS = new Set([
  "zoneinfo.ZoneInfo _unpickle",
  "datetime.datetime fromisoformat",
  "pendulum.tz.timezone.Timezone _unpickle",
  "bidict.bidict _from_other",
]);

/** What is called was made by another call. */
function judgeComputed(callee: Call, application: Application, judge: Judge): Judgement {
  const maker = callee.callee;
  // One that stands for many, of which the arguments are not known.
  if (callee.offset < 0) return flagged("pickle/computed-callable", { callee: labelOf(callee) });
  const role = maker.kind === "global" ? judge.roleOf(maker) : undefined;
  const made = { maker, inner: applicationOf(callee), outer: application, state: callee.state };
  const judged = role?.as === "bound" ? COMPUTED[role.rule]?.(made, judge) : undefined;
  return judged ?? flagged("pickle/computed-callable", { callee: labelOf(callee) });
}

/** `maker(*inner.args)(*outer.args)`. */
interface Made {
  readonly maker: Value;
  readonly inner: Application;
  readonly outer: Application;
  /** Given to what the maker made, before it was called. */
  readonly state: Value | undefined;
}

/** Function, arguments and keywords of a partial: those of its state, if it was given one. */
function boundBy(
  { args: [callee, ...bound], keywords }: Application,
  state: Value | undefined,
): readonly [Value | undefined, readonly Value[], Value | undefined] {
  if (state === undefined) return [callee, bound, keywords];
  const [replaced, values, named] = state.kind === "tuple" ? state.items : [];
  return [replaced, values?.kind === "tuple" ? values.items : [], named];
}

/** What comes out of these can be told; undefined where it cannot. */
const COMPUTED: Partial<Record<ArgumentRule, (made: Made, judge: Judge) => Judgement | undefined>> =
  {
    partial: ({ inner, outer, state }, judge) => {
      const [callee, bound, named] = boundBy(inner, state);
      const args = [...bound, ...outer.args].slice(0, ARGUMENTS_MAX);
      const keywords = named ?? outer.keywords;
      const depth = outer.depth + 1;
      if (callee === undefined) return undefined;
      return judge.apply({ ...outer, callee, args, keywords, depth });
    },
    attribute: ({ inner, outer }, judge) => {
      const [target, name] = inner.args;
      const [callee, ...args] = outer.args;
      if (textOf(name) === "__new__" && callee !== undefined) {
        return judge.apply({ ...outer, callee, args, via: "newobj", depth: outer.depth + 1 });
      }
      const isKnown =
        target !== undefined && METHODS.has(`${labelOf(target)} ${textOf(name) ?? ""}`);
      return isKnown ? HARMLESS : undefined;
    },
    "type-by-name": ({ maker, inner, outer }, judge) => {
      if (maker.kind !== "global") return undefined;
      if (RULES["type-by-name"](maker, inner, judge).flags.length > 0) {
        return RULES.code(maker, outer, judge);
      }
      const name = textOf(inner.args[0]) ?? "";
      const callee = { kind: "global", module: "builtins", name, spellings: [] } as const;
      return judge.apply({ ...outer, callee, depth: outer.depth + 1 });
    },
    "method-by-text": () => HARMLESS,
    code: ({ maker, inner, outer }, judge) => {
      if (maker.kind !== "global") return undefined;
      return RULES.code(maker, { ...outer, args: [...inner.args, ...outer.args] }, judge);
    },
  };
