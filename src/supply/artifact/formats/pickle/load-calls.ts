/** Opcodes that import, call, and change instances. */
import { collect } from "./collections.ts";
import { enterFrame, filePosition, lineText, readLine, seek, setFilePosition } from "./input.ts";
import type { PickleInput } from "./input.ts";
import { fold } from "./fold.ts";
import { toPython3 } from "./legacy-names.ts";
import { read1, read2, read4, read8 } from "./load-data.ts";
import type { Load } from "./load-data.ts";
import { PickleLimit } from "./limit.ts";
import { fail, pop, popMark, push, replaceTop, tell, tellAnomaly } from "./machine.ts";
import { top } from "./machine.ts";
import type { Machine, StreamJump } from "./machine.ts";
import { LEAN_WEIGHT, weightOf } from "./retention.ts";
import type { ImportEvent } from "./trace.ts";
import { textOf } from "./value.ts";
import type { Call, CallVia, Global, Persistent, Text, Unknown, Value } from "./value.ts";

const NAMELESS: Unknown = { kind: "unknown", why: "name" };
/** Different names, and characters of them: no file has a tenth of that. */
const GLOBALS_MAX = 10_000;
const GLOBALS_LENGTH_MAX = 2 ** 20;
const PROTOCOL_MAX = 5;

interface Written {
  readonly module: string | undefined;
  readonly name: string | undefined;
  readonly via: ImportEvent["via"];
}

function importGlobal(machine: Machine, { module, name, via }: Written): Value {
  const { offset } = machine;
  if (module === undefined || name === undefined) {
    const unresolved = { resolved: false, global: undefined } as const;
    tell(machine, { kind: "import", via, module, name, offset, ...unresolved });
    return NAMELESS;
  }
  const global = globalOf(machine, module, name);
  const resolved = { resolved: true, global } as const;
  tell(machine, {
    kind: "import",
    via,
    module: global.module,
    name: global.name,
    offset,
    ...resolved,
  });
  return global;
}

/** The same name is the same value, so that many imports cost no memory. */
function globalOf(machine: Machine, module: string, name: string): Global {
  const { globals, protocol, store } = machine;
  const key = `${protocol < 3 ? 2 : 3} ${module.length} ${module} ${name}`;
  const known = globals.get(key);
  if (known !== undefined) return known;
  const written = { module, name };
  const renamed = protocol < 3 ? toPython3(written) : written;
  const spellings = renamed === written ? [written] : [renamed, written];
  const made: Global = { kind: "global", module: renamed.module, name: renamed.name, spellings };
  store.charge(key.length + 100);
  machine.globalsLength += key.length;
  if (globals.size >= GLOBALS_MAX || machine.globalsLength > GLOBALS_LENGTH_MAX) {
    throw new PickleLimit("names");
  }
  globals.set(key, made);
  return made;
}

function readName(input: PickleInput, encoding: "utf8" | "latin1"): string | undefined {
  readLine(input);
  return lineText(input, encoding);
}

export const loadGlobal: Load = (machine, input) => {
  const module = readName(input, "utf8");
  const name = readName(input, "utf8");
  push(machine, importGlobal(machine, { module, name, via: "global" }));
};

/**
 * Loaders take a text and nothing else. Of a call's result or a global, its kind is not known: even
 * `str.__new__(str, "os")` is a text.
 */
function isNoText(value: Value): boolean {
  if (value.kind === "call") return isMadeOfNothing(value);
  return value.kind === "constant" || value.kind === "bytes" || "items" in value;
}

/** Without arguments, `__new__` returns an empty text at best, which names nothing. */
function isMadeOfNothing({ via, args }: Call): boolean {
  return via === "newobj" && args.kind === "tuple" && args.count === 0;
}

export const loadStackGlobal: Load = (machine) => {
  const [second, first] = [pop(machine), pop(machine)];
  if (isNoText(first) || isNoText(second)) throw fail(machine, "name-not-text");
  const [module, name] = [textOf(first), textOf(second)];
  push(machine, importGlobal(machine, { module, name, via: "stack-global" }));
};

interface Called {
  readonly callee: Value;
  readonly args: Value;
  readonly kwargs?: Value;
  readonly via: CallVia;
}

function call(machine: Machine, { callee, args, kwargs, via }: Called): Call {
  const { store, offset } = machine;
  const extra = kwargs === undefined ? 0 : weightOf(kwargs);
  const weight = store.isLean ? 1 + weightOf(callee) + weightOf(args) + extra : 0;
  const result = callee.kind === "global" ? fold({ callee, args, via }) : undefined;
  const state = undefined;
  store.charge(64 + (result?.length ?? 0));
  const whole: Call = { kind: "call", callee, args, kwargs, via, offset, state, result, weight };
  tell(machine, { kind: "call", call: whole, offset });
  if (weight <= LEAN_WEIGHT) return whole;
  // A chain of calls must not keep all of itself alive.
  return {
    ...whole,
    callee: store.inside(callee, LEAN_WEIGHT),
    args: store.inside(args, LEAN_WEIGHT),
    kwargs: kwargs && store.inside(kwargs, LEAN_WEIGHT),
    weight: 3,
  };
}

export const loadReduce: Load = (machine) => {
  const args = pop(machine);
  const callee = top(machine);
  replaceTop(machine, call(machine, { callee, args, via: "reduce" }));
};

export const loadNewobj: Load = (machine) => {
  const args = pop(machine);
  const callee = pop(machine);
  push(machine, call(machine, { callee, args, via: "newobj" }));
};

export const loadNewobjEx: Load = (machine) => {
  const kwargs = pop(machine);
  const args = pop(machine);
  const callee = pop(machine);
  push(machine, call(machine, { callee, args, kwargs, via: "newobj-ex" }));
};

export const loadInst: Load = (machine, input) => {
  const module = readName(input, "latin1");
  const name = readName(input, "latin1");
  // Pure Python imports before it looks for the mark.
  const callee = importGlobal(machine, { module, name, via: "inst" });
  const args = collect(machine, "tuple", popMark(machine));
  push(machine, call(machine, { callee, args, via: "inst" }));
};

export const loadObj: Load = (machine) => {
  const start = popMark(machine);
  const callee = machine.stack[start];
  if (callee === undefined) throw fail(machine, "stack-underflow");
  const args = collect(machine, "tuple", start + 1);
  pop(machine);
  push(machine, call(machine, { callee, args, via: "obj" }));
};

export const loadBuild: Load = (machine, input) => {
  const state = pop(machine);
  const instance = top(machine);
  const { offset, store } = machine;
  tell(machine, { kind: "build", instance, state, offset });
  if (instance.kind === "call" && instance.offset >= 0) {
    instance.state = store.lasting(state);
    if (store.isLean) instance.weight += weightOf(instance.state);
  }
  const place = { source: input.source, offset: filePosition(input) };
  const jump = machine.onBuild?.(instance, state, place);
  if (jump !== undefined) take(machine, input, jump);
};

/** The loading program reads from the file itself. */
function take(machine: Machine, input: PickleInput, jump: StreamJump): void {
  if (jump.kind === "unread") {
    tellAnomaly(machine, "array-unread");
    throw fail(machine, "array-unread");
  }
  if (jump.kind === "pickle") readInside(machine, input);
  else if (jump.length > 0) {
    markJump(machine);
    setFilePosition(input, filePosition(input) + jump.length);
  }
  replaceTop(machine, jump.value);
}

function markJump(machine: Machine): void {
  if (machine.jumpedAt < 0) machine.jumpedAt = machine.offset;
}

/** Another unpickler, with a memo and a stack of its own, takes over the file for one pickle. */
function readInside(machine: Machine, input: PickleInput): void {
  if (machine.depth >= machine.limits.depthMax) throw new PickleLimit("depth");
  markJump(machine);
  const { frameEnd, resumeAt } = input;
  const outside = { at: input.base + input.pos, frameEnd, resumeAt };
  seekOutOfFrames(input, filePosition(input));
  const end = machine.options.readNested(machine);
  input.frameEnd = outside.frameEnd;
  input.resumeAt = outside.resumeAt;
  seek(input, outside.at);
  setFilePosition(input, end);
}

function seekOutOfFrames(input: PickleInput, offset: number): void {
  input.frameEnd = Infinity;
  input.resumeAt = -1;
  seek(input, offset);
}

function extension(machine: Machine, code: number): void {
  if (code <= 0) tellAnomaly(machine, "operand-odd");
  const value = { kind: "extension", code } as const;
  tell(machine, { kind: "extension", value, offset: machine.offset });
  push(machine, value);
}

export const loadExt1: Load = (machine, input) => extension(machine, read1(input));
export const loadExt2: Load = (machine, input) => extension(machine, read2(input));
export const loadExt4: Load = (machine, input) => extension(machine, read4(input));

function persistent(machine: Machine, id: Value): void {
  const { store, offset } = machine;
  store.charge(0);
  const value: Persistent = { kind: "persistent", id: store.isLean ? store.inside(id, 0) : id };
  tell(machine, { kind: "persistent", value: { kind: "persistent", id }, offset });
  push(machine, value);
}

export const loadPersId: Load = (machine, input) => {
  const value = readName(input, "latin1");
  const { offset, length } = input.line;
  const id: Text = { kind: "text", value, offset, length, encoding: "latin-1" };
  persistent(machine, id);
};

export const loadBinPersId: Load = (machine) => persistent(machine, pop(machine));

export const loadProto: Load = (machine, input) => {
  const isFirst = machine.offset === machine.start;
  const version = read1(input);
  tell(machine, { kind: "protocol", version, offset: machine.offset });
  if (!isFirst || version > PROTOCOL_MAX) tellAnomaly(machine, "protocol-odd");
  machine.protocol = version;
  machine.protocolMax = Math.max(machine.protocolMax, version);
};

export const loadFrame: Load = (machine, input) => {
  const problem = enterFrame(input, read8(input));
  if (problem !== undefined) tellAnomaly(machine, problem);
};
