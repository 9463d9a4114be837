import { textOf } from "../formats/pickle/value.ts";
import type { Call, Global, Value } from "../formats/pickle/value.ts";
import type { BuildEvent, FillEvent, ImportEvent } from "../formats/pickle/trace.ts";
import { allowanceOf } from "./allowance.ts";
import { RULES } from "./argument-rules.ts";
import type { Application, Judge } from "./argument-rules.ts";
import type { ArgumentRule } from "./bound-callables.ts";
import { codeWordsIn } from "./code-words.ts";
import { gadgetModule } from "./gadgets/gadgets.ts";
import { HARMLESS, flagged, hasEffect, joined, labelOf, unexpected } from "./judgement.ts";
import type { Judgement } from "./judgement.ts";
import { judgeFilling, judgeState } from "./states.ts";
import { roleOf } from "./tiers.ts";
import type { Role, Tier } from "./tiers.ts";

/** Judges what a pickle does, one event at a time and in bounded time for each. */
export interface PickleJudge extends Judge {
  tierOf(global: Global): Tier;
  judgeImport(event: ImportEvent): Judgement;
  judgeCall(call: Call): Judgement;
  judgeBuild(event: BuildEvent): Judgement;
  judgeFill(event: FillEvent): Judgement;
}

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
    judgeImport: (event) => judgeImport(event, judge),
    judgeCall: (call) => judge.apply(applicationOf(call)),
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
  return flagged("pickle/computed-callable", { callee: labelOf(callee) });
}

/** Old torch files write classes as persistent ids: `("module", class, file, source)`. */
function savedClass(value: Value): Global | undefined {
  if (value.kind !== "persistent" || value.id.kind !== "tuple") return undefined;
  const [kind, saved] = value.id.items;
  return textOf(kind) === "module" && saved?.kind === "global" ? saved : undefined;
}

function judgeNamed(callee: Global, application: Application, judge: Judge): Judgement {
  const role = judge.roleOf(callee);
  const label = labelOf(callee);
  switch (role.as) {
    case "gadget":
    case "internal":
    case "unknown":
      return judgeRole(role, label);
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
        : judgeFrameworkCall(label, application, judge);
  }
}

/** A class of a framework, newer or older than the table, may be instantiated by its name alone. */
function judgeMention({ module, name }: Global, { via, args }: Application): Judgement {
  const isInstantiated = via === "newobj" || via === "newobj-ex";
  if (isInstantiated && args.length === 0 && /^_*[A-Z]/.test(name)) return HARMLESS;
  return flagged("pickle/unknown-callable", { callee: `${module}.${name}` });
}

function judgeRebuilder(label: string, { args: [kind] }: Application, judge: Judge): Judgement {
  if (kind?.kind !== "global") return unexpected(label, "class");
  const role = judge.roleOf(kind);
  const isClass = role.as === "class" || role.as === "mention";
  const isArray = role.as === "bound" && role.rule === "mention-only";
  return isClass || isArray ? HARMLESS : unexpected(label, "class");
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

const PATH = /^(?:[\\/~]|\.{1,2}[\\/]|[a-z]:[\\/]|[a-z][a-z0-9+.-]*:\/\/)/i;

/** Constructors of frameworks may open what they are given a path of, and call functions. */
function judgeFrameworkCall(label: string, { via, args }: Application, judge: Judge): Judgement {
  if (via === "newobj" || via === "newobj-ex") return HARMLESS;
  const problems = args.map((argument) => {
    if (PATH.test(textOf(argument) ?? "")) return unexpected(label, "path");
    const role = argument.kind === "global" ? judge.roleOf(argument) : undefined;
    const isFunction =
      role?.as === "mention" && !/^_*[A-Z]/.test(labelOf(argument).split(".").at(-1) ?? "");
    return isFunction || role?.as === "bound" ? unexpected(label, "function") : HARMLESS;
  });
  return joined(problems);
}

/** Methods that serializers reach through an attribute of a class. */
const METHODS = new Set(["zoneinfo.ZoneInfo _unpickle", "datetime.datetime fromisoformat"]);

/** What is called was made by another call. */
function judgeComputed(callee: Call, application: Application, judge: Judge): Judgement {
  const maker = callee.callee;
  const role = maker.kind === "global" ? judge.roleOf(maker) : undefined;
  const made = { maker, inner: applicationOf(callee), outer: application };
  const judged = role?.as === "bound" ? COMPUTED[role.rule]?.(made, judge) : undefined;
  return judged ?? flagged("pickle/computed-callable", { callee: labelOf(callee) });
}

/** `maker(*inner.args)(*outer.args)`. */
interface Made {
  readonly maker: Value;
  readonly inner: Application;
  readonly outer: Application;
}

/** What comes out of these can be told; undefined where it cannot. */
const COMPUTED: Partial<Record<ArgumentRule, (made: Made, judge: Judge) => Judgement | undefined>> =
  {
    partial: ({ inner, outer }, judge) => {
      const [callee, ...bound] = inner.args;
      const args = [...bound, ...outer.args].slice(0, ARGUMENTS_MAX);
      const depth = outer.depth + 1;
      return callee === undefined ? undefined : judge.apply({ ...outer, callee, args, depth });
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
