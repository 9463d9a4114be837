import { isPlain, textOf } from "../formats/pickle/value.ts";
import type { Call, CallVia, Global, Text, Value } from "../formats/pickle/value.ts";
import { argumentRuleOf } from "./bound-callables.ts";
import type { ArgumentRule } from "./bound-callables.ts";
import { HARMLESS, flagged, hasEffect, joined, labelOf, misused } from "./judgement.ts";
import type { Judgement, Wrapping } from "./judgement.ts";
import type { Role } from "./tiers.ts";

/** One callable with what it is given, whichever opcode or function calls it. */
export interface Application {
  readonly callee: Value;
  readonly args: readonly Value[];
  readonly keywords: Value | undefined;
  readonly via: CallVia;
  /** How many functions that call functions are around it. */
  readonly depth: number;
}

/** What a rule asks about other callables. */
export interface Judge {
  roleOf(global: Global): Role;
  apply(application: Application): Judgement;
  /** Whether code among these values names what reaches the system; looks at each value once. */
  hasCodeWords(values: readonly Value[]): boolean;
}

type Rule = (callee: Global, application: Application, judge: Judge) => Judgement;

const PLAIN_NAME = /^[A-Za-z]\w*$|^_[A-Za-z0-9]\w*$/;
/** Methods of ordinary classes that reach files or run text. */
const RISKY_METHODS = new Set([
  ..."tofile dump save load loads open eval query exec system from_file fromfile".split(" "),
  ..."to_pickle to_csv to_sql pipe apply map from_pretrained load_model save_model".split(" "),
  ..."write_text read_text read_bytes write_bytes unlink touch mkdir rmdir rename".split(" "),
  ..."replace chmod format format_map".split(" "),
]);

/** A constant name that is not one of Python's internals. */
function isHarmlessName(name: string | undefined): name is string {
  return name !== undefined && PLAIN_NAME.test(name) && !RISKY_METHODS.has(name);
}

/** The name of a class whose constructor may run, or of one that is only instantiated. */
function isKnownClass(value: Value | undefined, judge: Judge): value is Global {
  if (value?.kind !== "global") return false;
  const role = judge.roleOf(value);
  if (role.as === "mention") return /^_*[A-Z]/.test(value.name);
  return role.as === "class" || (role.as === "bound" && role.rule === "mention-only");
}

/** Old torch files write classes as persistent ids: `("module", class, file, source)`. */
export function savedClass(value: Value): Global | undefined {
  if (value.kind !== "persistent" || value.id.kind !== "tuple") return undefined;
  const [kind, saved] = value.id.items;
  return textOf(kind) === "module" && saved?.kind === "global" ? saved : undefined;
}

/** The class of an instance, however it was made; a class is its own. */
function classOf(value: Value | undefined): Value | undefined {
  if (value?.kind !== "call") return value;
  if (value.callee.kind !== "global") return savedClass(value.callee) ?? value;
  const { module, name } = value.callee;
  const isRebuilt = argumentRuleOf(module, name) === "reconstructor" || name === "__newobj__";
  const isTuple = value.args.kind === "tuple";
  return isRebuilt && isTuple ? value.args.items[0] : value.callee;
}

function isMentioned(value: Value | undefined, judge: Judge): boolean {
  return value?.kind === "global" && judge.roleOf(value).as === "mention";
}

/** Methods of a collection and of a regular expression that their owners keep as attributes. */
function isMethodOfValue(target: Value | undefined, key: string | undefined): boolean {
  if (target === undefined || key === undefined) return false;
  if ("items" in target) return /^(?:append|remove|discard|add|pop|get|index|count)$/.test(key);
  const isPattern = target.kind === "call" && labelOf(target.callee) === "re._compile";
  return isPattern && /^(?:search|match|fullmatch|finditer|findall|split)$/.test(key);
}

const attribute: Rule = ({ module, name }, { args: [target, key], args }, judge) => {
  const isNamed = isHarmlessName(textOf(key)) || textOf(key) === "__new__";
  const made = classOf(target);
  const isOnKnown = isKnownClass(made, judge) || isMentioned(made, judge);
  if (args.length === 2 && isMethodOfValue(target, textOf(key))) return HARMLESS;
  if (args.length === 2 && isNamed && isOnKnown) return HARMLESS;
  return misused(module, name, "attribute");
};

/** What it binds was judged when it was imported or made; it is called by nobody yet. */
const partial: Rule = ({ module, name }, { args: [callee] }) =>
  callee?.kind === "global" || callee?.kind === "call"
    ? HARMLESS
    : misused(module, name, "arguments");

const getter: Rule = ({ module, name }, { args, keywords }) => {
  const isConstant = args.length > 0 && args.every((argument) => isPlain(argument));
  const names = name === "itemgetter" ? args : name === "methodcaller" ? args.slice(0, 1) : args;
  const areHarmless = names.every((key) => {
    if (name === "itemgetter") return key.kind === "constant" || isHarmlessName(textOf(key));
    return textOf(key)?.split(".").every(isHarmlessName) ?? false;
  });
  const isBare = keywords === undefined;
  return isConstant && areHarmless && isBare ? HARMLESS : misused(module, name, "attribute");
};

const typeExpression: Rule = ({ module, name }, { args }, judge) => {
  const areTypes = args.every((argument) => isTypeExpression(argument, judge, 0));
  return args.length === 2 && areTypes ? HARMLESS : misused(module, name, "not a type");
};

function isTypeExpression(value: Value, judge: Judge, depth: number): boolean {
  if (depth > 6) return false;
  if (value.kind === "global") {
    return isKnownClass(value, judge) || judge.roleOf(value).as === "constant";
  }
  if (value.kind === "tuple" || value.kind === "list") {
    return value.items.every((item) => isTypeExpression(item, judge, depth + 1));
  }
  if (value.kind !== "call") return value.kind === "constant" || value.kind === "text";
  return value.callee.kind === "global" && judge.roleOf(value.callee).tier === "safe";
}

const PLAIN_ENCODING = /^(?:latin[-_]?1|l1|iso[-_]?8859[-_]?1|utf[-_]?8|ascii|us-ascii|cp1252)$/i;

const encode: Rule = ({ module, name }, { args: [text, encoding], args }) => {
  const isPlainEncoding = encoding === undefined || PLAIN_ENCODING.test(textOf(encoding) ?? "");
  const isText = text?.kind === "text" || text?.kind === "bytes" || text?.kind === "call";
  const isKnown = args.length <= 3 && isText && isPlainEncoding;
  return isKnown ? HARMLESS : misused(module, name, "encoding");
};

const decode: Rule = (callee, application) => {
  const { args } = application;
  const encoding = textOf(args[1]) ?? "";
  if (args.length <= 3 && PLAIN_ENCODING.test(encoding)) return HARMLESS;
  return unpacked(callee, application, /base64/i.test(encoding) ? "base64" : "other");
};

const type: Rule = ({ module, name }, { args: [value], args }) => {
  const isOfConstant = value?.kind === "constant" || value?.kind === "global";
  if (args.length === 1 && isOfConstant) return HARMLESS;
  return hasEffect("execute", `${module}.${name}`);
};

const reconstructor: Rule = ({ module, name }, { args: [subject, base, state], args }, judge) => {
  if (args.length !== 3 || base?.kind !== "global" || state === undefined) {
    return misused(module, name, "arguments");
  }
  const isBaseKnown = base.module === "builtins" || judge.roleOf(base).as === "class";
  const made =
    base.module === "builtins"
      ? subjectOf(subject, judge)
      : joined([subjectOf(subject, judge), constructed(base, state, judge)]);
  return isBaseKnown ? made : joined([made, misused(module, name, "base class")]);
};

const newWithKeywords: Rule = (callee, { args: [subject, ...args], keywords, depth }, judge) => {
  if (subject === undefined) return misused(callee.module, callee.name, "arguments");
  return judge.apply({ callee: subject, args, keywords, via: "newobj", depth: depth + 1 });
};

/** `base.__init__` is given the state. */
function constructed(callee: Global, state: Value, judge: Judge): Judgement {
  return judge.apply({ callee, args: [state], keywords: undefined, via: "reduce", depth: 1 });
}

/** An instance of a class is made without its constructor. */
function subjectOf(subject: Value | undefined, judge: Judge): Judgement {
  if (subject === undefined) return HARMLESS;
  return judge.apply({ callee: subject, args: [], keywords: undefined, via: "newobj", depth: 1 });
}

const defaultFactory: Rule = (_callee, { args: [factory], depth }, judge) => {
  if (factory === undefined || factory.kind === "constant") return HARMLESS;
  // The factory runs for every missing key: as good as a call.
  return judge.apply({
    callee: factory,
    args: [],
    keywords: undefined,
    via: "reduce",
    depth: depth + 1,
  });
};

const oneIterable: Rule = ({ module, name }, { args }) =>
  args.length === 1 ? HARMLESS : misused(module, name, "a function to call");

const logger: Rule = ({ module, name }, { args }) =>
  args.length <= 1 && args.every((argument) => textOf(argument) !== undefined)
    ? HARMLESS
    : misused(module, name, "arguments");

const bitGenerator: Rule = ({ module, name }, { args }) => {
  const areNumpys = args.every((argument) => {
    const made = argument.kind === "call" ? argument.callee : argument;
    if (made.kind === "global") return made.module.startsWith("numpy.random");
    return textOf(argument) !== undefined;
  });
  return areNumpys ? HARMLESS : misused(module, name, "a class to call");
};

/** Numpy writes the first module that it finds the function in: any package that imports it. */
const ufunc: Rule = ({ module, name }, { args }, judge) => {
  const [from, wanted] = [textOf(args[0]), textOf(args[1])];
  if (args.length !== 2 || from === undefined || !isHarmlessName(wanted)) {
    return misused(module, name, "module");
  }
  const { tier } = judge.roleOf({ kind: "global", module: from, name: wanted, spellings: [] });
  return tier === "framework" ? HARMLESS : misused(module, name, "module");
};

const tensorSubclass: Rule = ({ module, name }, { args: [callee, kind, inner], depth }, judge) => {
  if (callee === undefined || inner?.kind !== "tuple" || inner.count < 0)
    return misused(module, name, "arguments");
  const made = judge.apply({
    callee,
    args: inner.items,
    keywords: undefined,
    via: "reduce",
    depth: depth + 1,
  });
  return joined([made, isKnownClass(kind, judge) ? HARMLESS : misused(module, name, "class")]);
};

const nestedQuietly: Rule = (callee, application) => {
  const { nested, flags } = unpacked(callee, application, undefined);
  return nested.length > 0 ? { nested, flags: [] } : { nested, flags };
};

const nested: Rule = (callee, application) => unpacked(callee, application, undefined);

const unpack: Rule = (callee, application) => {
  const isBase64 = /^(?:standard_|urlsafe_)?b64|^decode|base64/.test(callee.name);
  const isHex = /hex|b16/.test(callee.name);
  const isCompressed = callee.name === "decompress";
  const wrapping = isCompressed ? "compressed" : isBase64 ? "base64" : isHex ? "hex" : "other";
  return unpacked(callee, application, wrapping);
};

/** The text that old pickles write long bytes as, `_codecs.encode(text, "latin1")`. */
function encodedText({ callee, args }: Call): Text | undefined {
  const isEncode =
    callee.kind === "global" && argumentRuleOf(callee.module, callee.name) === "encode";
  const [text, encoding] = args.kind === "tuple" ? args.items : [];
  const isLatin = /^(?:latin[-_]?1|iso[-_]?8859[-_]?1)$/i.test(textOf(encoding) ?? "");
  return isEncode && isLatin && text?.kind === "text" ? text : undefined;
}

/** Constant bytes that a call loads or unpacks are read in turn; computed ones cannot be. */
function unpacked(
  { module, name }: Global,
  { args: [content, ...rest] }: Application,
  wrapping: Wrapping | undefined,
): Judgement {
  const callee = `${module}.${name}`;
  const bytes = content?.kind === "call" ? (content.result ?? encodedText(content)) : content;
  const isConstant = bytes?.kind === "bytes" || bytes?.kind === "text";
  if (!isConstant || !rest.every((argument) => isPlain(argument))) {
    return flagged("pickle/nested", { callee });
  }
  const found = { content: bytes, wrapping };
  return { flags: [{ rule: "pickle/nested", values: { callee } }], nested: [found] };
}

const mentionOnly: Rule = ({ module, name }) => misused(module, name, "called");

/** Types that code is made of; the others hold data. */
const CODE_TYPE = /Code|Function|Lambda|Method|Module|Cell|Frame|Generator|Traceback|Descriptor/;

const typeByName: Rule = ({ module, name }, { args: [type], args }) => {
  const wanted = textOf(type);
  if (args.length !== 1 || wanted === undefined) return misused(module, name, "name");
  if (!CODE_TYPE.test(wanted)) return HARMLESS;
  return flagged("pickle/carries-code", { callee: `${module}.${name}` });
};

const textOfRange: Rule = ({ module, name }, { args: [text] }) =>
  /^(?:x?range\(-?\d+(?:, ?-?\d+){0,2}\)|Ellipsis|NotImplemented)$/.test(textOf(text) ?? "")
    ? HARMLESS
    : hasEffect("execute", `${module}.${name}`);

const METHOD_TEXT = /^<(?:method|slot wrapper|attribute|member) '\w+' of '\w+' objects>$/;

const methodByText: Rule = ({ module, name }, { args: [, method, text] }) => {
  const isMethod = isHarmlessName(textOf(method)) && METHOD_TEXT.test(textOf(text) ?? "");
  return isMethod ? HARMLESS : hasEffect("execute", `${module}.${name}`);
};

const applied: Rule = ({ module, name }, { args: [callee, inner], depth }, judge) => {
  if (callee === undefined || inner?.kind !== "tuple" || inner.count < 0)
    return misused(module, name, "arguments");
  const { items } = inner;
  return judge.apply({ callee, args: items, keywords: undefined, via: "reduce", depth: depth + 1 });
};

const code: Rule = ({ module, name }, { args, keywords }, judge) => {
  const callee = `${module}.${name}`;
  const values = keywords === undefined ? args : [...args, keywords];
  if (judge.hasCodeWords(values)) return hasEffect("execute", callee);
  return flagged("pickle/carries-code", { callee });
};

export const RULES: Readonly<Record<ArgumentRule, Rule>> = {
  attribute,
  partial,
  getter,
  "type-expression": typeExpression,
  encode,
  decode,
  type,
  reconstructor,
  "new-with-keywords": newWithKeywords,
  "default-factory": defaultFactory,
  "one-iterable": oneIterable,
  logger,
  "bit-generator": bitGenerator,
  ufunc,
  "tensor-subclass": tensorSubclass,
  "nested-quietly": nestedQuietly,
  nested,
  unpack,
  "mention-only": mentionOnly,
  "type-by-name": typeByName,
  "text-of-range": textOfRange,
  "method-by-text": methodByText,
  applied,
  code,
};
