import { FILLERS, HOOKS, MEMORY } from "../formats/pickle/obeyed-names.ts";
import { entryOf, isPlain, ITEMS_KEPT, textOf } from "../formats/pickle/value.ts";
import type { Call, Dictionary, Value } from "../formats/pickle/value.ts";
import type { BuildEvent, FillEvent } from "../formats/pickle/trace.ts";
import { savedClass } from "./argument-rules.ts";
import type { Judge } from "./argument-rules.ts";
import type { ArgumentRule } from "./bound-callables.ts";
import { HARMLESS, flagged, hasEffect, joined, labelOf, unexpected } from "./judgement.ts";
import type { Judgement } from "./judgement.ts";

/** What `__setstate__` of an instance, or `__dict__`, is given. */
export function judgeState({ instance, state }: BuildEvent, judge: Judge): Judgement {
  const callee = labelOf(instance);
  if (instance.kind === "global") return flagged("pickle/patched-callable", { callee });
  if (savedClass(instance) !== undefined) return flagged("pickle/patched-callable", { callee });
  if (instance.kind !== "call") {
    const isOdd = instance.kind === "extension" || instance.kind === "unknown";
    return isOdd && !isPlain(state) ? unexpected(callee, "state") : HARMLESS;
  }
  if (isNoInstance(instance, judge)) return flagged("pickle/patched-callable", { callee });
  if (isForgotten(state)) return unexpected(callee, "state");
  const dictionaries = partsOf(state).filter((part) => part.kind === "dict");
  return joined([
    judgePartial(instance, state, judge),
    judgeEvaluated(instance, state, judge),
    ...dictionaries.map((dictionary) => judgeAttributes(callee, dictionary)),
  ]);
}

/** A part of it, more than data, was put aside and taken from the memo when it was not kept. */
function isForgotten(state: Value): boolean {
  return partsOf(state).some((part) => "items" in part && part.count < 0 && !part.plain);
}

/** A state, or the two halves of one: attributes in `__dict__`, attributes in slots. */
function partsOf(state: Value): readonly Value[] {
  return state.kind === "tuple" ? state.items.slice(0, 4) : [state];
}

function judgeAttributes(callee: string, attributes: Dictionary): Judgement {
  const isTooLong = attributes.count > ITEMS_KEPT && attributes.dropped === "notable";
  if (isTooLong) return unexpected(callee, "too many attributes");
  // Of shorter ones in big files, the last are not kept, save for names that are obeyed.
  return judgePairs(callee, attributes.items);
}

/** Key, value, key, value. */
function judgePairs(callee: string, items: readonly Value[]): Judgement {
  const flags: Judgement[] = [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const attribute = textOf(items[index]);
    const value = items[index + 1];
    if (attribute === undefined || value === undefined) continue;
    const isHook = MEMORY.has(attribute) || (HOOKS.has(attribute) && !isPlain(value));
    const isFiller = FILLERS.has(attribute) && isCallable(value);
    if (isHook || isFiller) flags.push(flagged("pickle/planted-hook", { callee, attribute }));
  }
  return joined(flags);
}

/** Results of these are classes, functions, methods and loggers that others share. */
const SHARED: ReadonlySet<ArgumentRule> = new Set<ArgumentRule>([
  "attribute",
  "getter",
  "type-expression",
  "type",
  "logger",
  "ufunc",
  "type-by-name",
  "method-by-text",
]);

function isNoInstance({ callee }: Call, judge: Judge): boolean {
  const role = callee.kind === "global" ? judge.roleOf(callee) : undefined;
  return role?.as === "bound" && SHARED.has(role.rule);
}

function isCallable(value: Value): boolean {
  return value.kind === "global" || value.kind === "extension" || value.kind === "unknown";
}

/** The state of a partial replaces its function. */
function judgePartial({ callee }: Call, state: Value, judge: Judge): Judgement {
  if (callee.kind !== "global") return HARMLESS;
  const role = judge.roleOf(callee);
  if (role.as !== "bound" || role.rule !== "partial") return HARMLESS;
  const [target, args] = state.kind === "tuple" ? state.items : [];
  const label = labelOf(callee);
  if (target === undefined || args?.kind !== "tuple") return unexpected(label, "state");
  return target.kind === "global" || target.kind === "call" ? HARMLESS : unexpected(label, "state");
}

/** The text that scipy makes of `parse_arg_template`, of every version since 0.14. */
const PARSE_ARGS = new RegExp(
  String.raw`^\n?(?:def _parse_args(?:_rvs|_stats)?\(self, [\w ,=.]*(?:'mv')?\):\n {4}` +
    String.raw`return (?:self\._argcheck_rvs\([\w ,=.]*\)|\([\w ,]*\), [\w ,.]*)\n+)+$`,
);

/** Classes that evaluate a part of their state. */
function judgeEvaluated({ callee }: Call, state: Value, judge: Judge): Judgement {
  const made = callee.kind === "global" ? callee : undefined;
  const module = made?.module ?? "";
  const label = made === undefined ? "" : labelOf(made);
  if (module.startsWith("scipy.stats")) return judgeTemplate(label, state);
  if (label.endsWith("NDArrayWrapper")) return judgeFileName(label, state);
  if (module.startsWith("statsmodels.") && entryOf(state, "restore_design_info") !== undefined) {
    const formula = entryOf(state, "formula");
    const isText = textOf(formula) !== undefined && !judge.hasCodeWords(formula ? [formula] : []);
    return isText && !/__|lambda/.test(textOf(formula) ?? "")
      ? HARMLESS
      : flagged("pickle/code-in-state", { callee: label, attribute: "formula" });
  }
  return HARMLESS;
}

/** Old joblib loads the array from the file of that name, which lies beside its own. */
function judgeFileName(callee: string, state: Value): Judgement {
  const name = textOf(entryOf(state, "filename"));
  const isBeside = name !== undefined && /^[^\\/]+$/.test(name) && !name.startsWith("..");
  return isBeside || entryOf(state, "filename") === undefined
    ? HARMLESS
    : hasEffect("deserialize", callee);
}

/** `rv_generic.__setstate__` runs `_parse_arg_template` with `exec`. */
function judgeTemplate(callee: string, state: Value): Judgement {
  if (state.kind !== "dict") return HARMLESS;
  const template = entryOf(state, "_parse_arg_template");
  if (state.count > ITEMS_KEPT) return unexpected(callee, "too many attributes");
  if (template === undefined || PARSE_ARGS.test(textOf(template) ?? "")) return HARMLESS;
  return flagged("pickle/code-in-state", { callee, attribute: "_parse_arg_template" });
}

/** Makers of what is no collection: items in it are how memory is corrupted (CVE-2026-24747). */
const NO_COLLECTION = /^(?:torch\._utils\._rebuild|torch\._tensor\._rebuild|torch\.storage\.)/;

/** Some containers of frameworks keep items as attributes, or find attributes among the items. */
function judgeItems({ instance, items, count }: FillEvent): Judgement {
  const callee = labelOf(instance);
  const isSeen = count <= items.length || items.every((item) => isPlain(item));
  return isSeen ? judgePairs(callee, items) : unexpected(callee, "too many items");
}

/** Rules for what may make a collection. */
const COLLECTIONS: ReadonlySet<ArgumentRule> = new Set<ArgumentRule>([
  "default-factory",
  "reconstructor",
  "new-with-keywords",
]);

/** The method that its state brings along; serializers fill an instance before they give it one. */
function plantedIn({ state }: Call, kind: FillEvent["kind"]): string | undefined {
  if (state === undefined) return undefined;
  if (isForgotten(state)) return kind;
  return [...FILLERS].find((name) =>
    partsOf(state).some((part) => entryOf(part, name) !== undefined),
  );
}

/** Items put into an instance: a method of it runs for each. */
export function judgeFilling(event: FillEvent, judge: Judge): Judgement {
  const { kind, instance } = event;
  const callee = labelOf(instance);
  if (instance.kind === "global" || savedClass(instance) !== undefined)
    return flagged("pickle/patched-callable", { callee });
  if (instance.kind !== "call") {
    const isOdd = instance.kind === "extension" || instance.kind === "unknown";
    return isOdd ? unexpected(callee, "items") : HARMLESS;
  }
  if (NO_COLLECTION.test(callee)) return unexpected(callee, "items");
  const planted = kind === "set" ? undefined : plantedIn(instance, kind);
  if (planted !== undefined) {
    return flagged("pickle/planted-hook", { callee, attribute: planted });
  }
  const { callee: maker } = instance;
  if (maker.kind !== "global") return flagged("pickle/computed-callable", { callee });
  const role = judge.roleOf(maker);
  if (role.as === "bound" && !COLLECTIONS.has(role.rule)) return unexpected(callee, "items");
  return kind === "set" && role.tier !== "safe" ? judgeItems(event) : HARMLESS;
}
