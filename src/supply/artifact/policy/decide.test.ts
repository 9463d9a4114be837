import assert from "node:assert/strict";
import { test } from "node:test";
import type { Call, CallVia, Constant, Global, Text, Value } from "../formats/pickle/value.ts";
import { createPickleJudge } from "./decide.ts";

function named(module: string, name: string): Global {
  return { kind: "global", module, name, spellings: [{ module, name }] };
}

function text(value: string): Text {
  return { kind: "text", value, offset: 0, length: value.length, encoding: "utf-8" };
}

const NONE: Constant = { kind: "constant", value: null };

function tuple(...items: Value[]): Value {
  const plain = items.every(({ kind }) => kind === "constant" || kind === "text");
  return {
    kind: "tuple",
    items,
    count: items.length,
    dropped: "nothing",
    plain,
    weight: 1,
    memoAt: -1,
  };
}

function call(callee: Value, args: readonly Value[] = [], via: CallVia = "reduce"): Call {
  const listed = tuple(...args);
  return {
    kind: "call",
    callee,
    args: listed,
    kwargs: undefined,
    via,
    offset: 0,
    state: undefined,
    result: undefined,
    weight: 1,
  };
}

function rulesOf(judged: Call, ...allowed: readonly string[]): readonly string[] {
  return createPickleJudge(allowed)
    .judgeCall(judged)
    .flags.map(({ rule }) => rule);
}

const GETATTR = named("builtins", "getattr");
const PIPELINE = named("sklearn.pipeline", "Pipeline");

test("decide: getattr may name a plain attribute of a known class, and nothing else", () => {
  assert.deepEqual(rulesOf(call(GETATTR, [PIPELINE, text("fit")])), []);
  assert.deepEqual(rulesOf(call(GETATTR, [call(PIPELINE, [], "newobj"), text("fit")])), []);
  for (const name of ["__globals__", "__class__", "tofile", "a.b", ""]) {
    assert.deepEqual(rulesOf(call(GETATTR, [PIPELINE, text(name)])), ["pickle/reflection"], name);
  }
  const onUnknown = call(GETATTR, [named("mylib", "Net"), text("fit")]);
  assert.deepEqual(rulesOf(onUnknown), ["pickle/reflection"]);
  const computed = call(GETATTR, [PIPELINE, call(named("builtins", "str"))]);
  assert.deepEqual(rulesOf(computed), ["pickle/reflection"]);
});

test("decide: a function of a framework may be bound, and not be called", () => {
  const bound = call(named("functools", "partial"), [named("sklearn.utils", "resample")]);
  assert.deepEqual(rulesOf(bound), []);
  assert.deepEqual(rulesOf(call(bound)), ["pickle/unknown-callable"]);
  assert.deepEqual(rulesOf(call(named("collections", "defaultdict"), [bound])), [
    "pickle/unknown-callable",
  ]);
});

test("decide: a partial of a partial is followed, up to a depth", () => {
  let bound: Value = named("builtins", "int");
  for (let depth = 0; depth < 3; depth += 1) bound = call(named("functools", "partial"), [bound]);
  assert.deepEqual(rulesOf(call(bound)), []);
  for (let depth = 0; depth < 20; depth += 1) bound = call(named("functools", "partial"), [bound]);
  assert.deepEqual(rulesOf(call(bound)), ["pickle/computed-callable"]);
});

test("decide: a class that is nobody's is allowed by the operator alone", () => {
  const made = call(named("mylib.models", "Net"), [], "newobj");
  assert.deepEqual(rulesOf(made), ["pickle/unknown-callable"]);
  assert.deepEqual(rulesOf(made, "mylib.*"), []);
});

test("decide: numpy may look a function up in a framework, and in nothing else", () => {
  const find = named("numpy.core", "_ufunc_reconstruct");
  const wanted = (module: string, name: string): readonly string[] =>
    rulesOf(call(find, [text(module), text(name)]));
  assert.deepEqual(wanted("numpy.core.umath", "log1p"), []);
  assert.deepEqual(wanted("sklearn.utils.fixes", "log1p"), []);
  assert.deepEqual(wanted("os", "system"), ["pickle/code-execution"]);
  assert.deepEqual(wanted("numpy", "load"), ["pickle/code-execution"]);
  assert.deepEqual(wanted("mylib", "log1p"), ["pickle/code-execution"]);
});

test("decide: text is encoded in plain encodings only", () => {
  const encode = named("_codecs", "encode");
  assert.deepEqual(rulesOf(call(encode, [text("abc"), text("latin1")])), []);
  assert.notDeepEqual(rulesOf(call(encode, [text("abc"), text("rot13")])), []);
  assert.notDeepEqual(rulesOf(call(encode, [text("abc"), call(named("builtins", "str"))])), []);
});

test("decide: the type of a constant is harmless, a made type is not", () => {
  const type = named("builtins", "type");
  assert.deepEqual(rulesOf(call(type, [NONE])), []);
  assert.deepEqual(rulesOf(call(type, [text("A"), tuple(), tuple()])), ["pickle/code-execution"]);
});

test("decide: bytes that are loaded in turn are handed out to be read", () => {
  const payload = { kind: "bytes", value: undefined, offset: 10, length: 20 } as const;
  const { flags, nested } = createPickleJudge().judgeCall(
    call(named("torch.storage", "_load_from_bytes"), [payload]),
  );
  assert.deepEqual(flags, []);
  assert.deepEqual(nested, [{ content: payload, wrapping: undefined }]);
});

test("decide: bytes that only the loading will know are not passed over", () => {
  const judged = call(named("torch.storage", "_load_from_bytes"), [call(named("builtins", "str"))]);
  assert.deepEqual(rulesOf(judged), ["pickle/nested"]);
});

test("decide: two gigabytes of zeros are no value", () => {
  const sized = (value: number): Call =>
    call(named("builtins", "bytearray"), [{ kind: "constant", value }]);
  assert.deepEqual(rulesOf(sized(2 ** 31)), []);
  assert.deepEqual(rulesOf(sized(2 ** 31 + 1)), ["pickle/denial-of-service"]);
});

test("decide: sixty-four arguments are looked at, more are reported", () => {
  const listed = (count: number): Call =>
    call(
      named("builtins", "zip"),
      Array.from({ length: count }, () => tuple()),
    );
  assert.deepEqual(rulesOf(listed(64)), []);
  assert.deepEqual(rulesOf(listed(65)), ["pickle/unexpected-call"]);
});

test("decide: sympy takes names, and evaluates every other text", () => {
  assert.deepEqual(
    rulesOf(call(named("sympy.core.symbol", "Symbol"), [text("x_1")]), "sympy.*"),
    [],
  );
  const evaluated = call(named("sympy.core.mul", "Mul"), [tuple(tuple(text("f(x)")))], "newobj");
  assert.deepEqual(rulesOf(evaluated, "sympy.*"), ["pickle/code-execution"]);
});

test("decide: attributes beyond those that are kept are reported, fewer are not", () => {
  const made = call(PIPELINE, [], "newobj");
  const judged = (count: number): readonly string[] => {
    const state: Value = {
      kind: "dict",
      items: [],
      count,
      dropped: "notable",
      plain: false,
      weight: 1,
      memoAt: -1,
    };
    const event = { kind: "build", instance: made, state, offset: 0 } as const;
    const { flags } = createPickleJudge().judgeBuild(event);
    return flags.map(({ rule }) => rule);
  };
  assert.deepEqual(judged(256), []);
  assert.deepEqual(judged(257), ["pickle/unexpected-call"]);
});
