/**
 * How joblib reads the arrays that it puts between the opcodes of a pickle: the BUILD of a
 * `NumpyArrayWrapper` is followed by the bytes of the array, or by a pickle of its own for an array
 * of objects (joblib/numpy_pickle.py of 0.10 to 1.5; older ones keep arrays in files beside).
 */
import { readBytes } from "../../byte-source.ts";
import type { BuildHook, StreamJump, StreamPlace } from "./machine.ts";
import { entryOf, textOf } from "./value.ts";
import type { Call, NumericArray, Value } from "./value.ts";

const UNREAD: StreamJump = { kind: "unread" };
const FIELD_DEPTH_MAX = 8;

/** What joblib reads from the file after a BUILD; `undefined` where it is not one of its own. */
export const readJoblibArray: BuildHook = (instance, state, place) => {
  const made = wrapperOf(instance);
  if (made === undefined) return undefined;
  const attribute = (name: string) => attributeOf(state, name);
  const value: NumericArray = { kind: "array", subclass: attribute("subclass") };
  // The array lies in a file of its own, which the state names.
  if (made !== "NumpyArrayWrapper") return { kind: "skip", length: 0, value };
  if (!isWhole(state)) return UNREAD;
  const type = typeOf(attribute("dtype"));
  const count = countOf(attribute("shape"));
  if (type === undefined || count === undefined) return UNREAD;
  if (type.hasObject) return { kind: "pickle", value };
  const padding = paddingOf(attribute("numpy_array_alignment_bytes"), place);
  return { kind: "skip", length: padding + count * type.bytes, value };
};

const WRAPPERS = ["NumpyArrayWrapper", "NDArrayWrapper", "ZNDArrayWrapper"] as const;

/** joblib is also found as `sklearn.externals.joblib`, so the name of the class alone decides. */
function wrapperOf(instance: Value): (typeof WRAPPERS)[number] | undefined {
  if (instance.kind !== "call") return undefined;
  const made = classOf(instance);
  if (made?.kind !== "global") return undefined;
  const name = made.name.slice(made.name.lastIndexOf(".") + 1);
  return WRAPPERS.find((wrapper) => wrapper === name);
}

/** The class that a call makes an instance of. */
function classOf({ callee, args, via }: Call): Value | undefined {
  if (via !== "reduce" || callee.kind !== "global") return callee;
  const isCopyreg = callee.module === "copyreg";
  const makes = callee.name === "_reconstructor" || callee.name === "__newobj__";
  return isCopyreg && makes && args.kind === "tuple" ? args.items[0] : callee;
}

/** A pair is the state of `__dict__` and of the slots, which come last. */
function attributeOf(state: Value, name: string): Value | undefined {
  if (state.kind !== "tuple" || state.count !== 2) return entryOf(state, name);
  return entryOf(state.items[1], name) ?? entryOf(state.items[0], name);
}

function isWhole(state: Value): boolean {
  if (state.kind === "dict") return state.count >= 0 && state.dropped === "nothing";
  return (
    state.kind === "tuple" && state.items.every((part) => part.kind !== "dict" || isWhole(part))
  );
}

/** Bytes before those of the array: one that says how many more, since joblib 1.2. */
function paddingOf(alignment: Value | undefined, { source, offset }: StreamPlace): number {
  const isNone = alignment?.kind === "constant" && alignment.value === null;
  if (alignment === undefined || isNone) return 0;
  return 1 + (readBytes(source, offset, 1)[0] ?? 0);
}

/** Items of an array of that shape; `undefined` where numpy would refuse it. */
function countOf(shape: Value | undefined): number | undefined {
  if (shape?.kind !== "tuple" && shape?.kind !== "list") return undefined;
  if (shape.count !== shape.items.length) return undefined;
  let count = 1n;
  for (const side of shape.items) {
    const length = integerOf(side);
    if (length === undefined) return undefined;
    count = BigInt.asIntN(64, count * BigInt(length));
  }
  return count < 0n || count > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(count);
}

function integerOf(value: Value | undefined): number | undefined {
  if (value?.kind !== "constant") return undefined;
  if (typeof value.value === "boolean") return Number(value.value);
  return Number.isSafeInteger(value.value) ? Number(value.value) : undefined;
}

interface ItemType {
  readonly bytes: number;
  readonly hasObject: boolean;
}

const LETTERS: Readonly<Record<string, number>> = {
  "?": 1,
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  F: 8,
  D: 16,
  O: 8,
  S: 0,
  a: 0,
  U: 0,
  V: 0,
  M: 8,
  m: 8,
};

const TYPE = /^[<>|=]?(?<letter>[?bBhHiIqQefdFDOSaUVMmuc])(?<size>\d{0,9})(?:\[[^\]]*\])?$/;

/** `numpy.dtype("f8", False, True)`, with the state that a BUILD gives it. */
function typeOf(value: Value | undefined, depth = 0): ItemType | undefined {
  if (value?.kind !== "call" || depth > FIELD_DEPTH_MAX) return undefined;
  const { letter, size } = spellingOf(value);
  const named = size === "" ? LETTERS[letter] : Number(size) * (letter === "U" ? 4 : 1);
  // Only these carry a size of their own.
  const bytes = "SaUV".includes(letter) ? (sizeOf(value.state) ?? named) : named;
  const hasObject = objectsOf(letter, value.state, depth);
  return bytes === undefined || hasObject === undefined ? undefined : { bytes, hasObject };
}

const NOT_A_TYPE = { letter: "none", size: "" };

function spellingOf({ callee, args }: Call): { readonly letter: string; readonly size: string } {
  const isDtype = callee.kind === "global" && callee.name.endsWith("dtype");
  if (!isDtype || args.kind !== "tuple") return NOT_A_TYPE;
  return { ...NOT_A_TYPE, ...TYPE.exec(textOf(args.items[0]) ?? "")?.groups };
}

/** `(version, order, subtype, names, fields, size, alignment, flags)`. */
function sizeOf(state: Value | undefined): number | undefined {
  const size = state?.kind === "tuple" ? integerOf(state.items[5]) : undefined;
  return size === undefined || size < 0 ? undefined : size;
}

/** Whether it holds objects by letter or fields, and by its flags; `undefined` if they differ. */
function objectsOf(letter: string, state: Value | undefined, depth: number): boolean | undefined {
  if (letter === "V" && (state?.kind !== "tuple" || state.count < 0)) return undefined;
  const parts = letter === "V" && state?.kind === "tuple" ? partsOf(state.items) : [];
  const types = parts.map((part) => typeOf(part, depth + 1));
  if (types.includes(undefined)) return undefined;
  const holds = letter === "O" || types.some((type) => type?.hasObject);
  const flags = state?.kind === "tuple" ? integerOf(state.items[7]) : undefined;
  const isFlagged = flags === undefined ? holds : (flags & 1) === 1;
  return isFlagged === holds ? holds : undefined;
}

/** Types inside of a type: of its fields, or of the array that it is. */
function partsOf(state: readonly Value[]): (Value | undefined)[] {
  const [, , subtype, , fields] = state;
  const inner = subtype?.kind === "tuple" ? [subtype.items[0]] : [];
  if (fields?.kind !== "dict") return inner;
  const values = fields.items.filter((_, index) => index % 2 === 1);
  const types = values.map((field) => (field.kind === "tuple" ? field.items[0] : undefined));
  return fields.dropped === "nothing" ? [...inner, ...types] : [undefined];
}
