/** The opcodes of protocols 0 to 5, as CPython's `Lib/pickletools.py` describes them. */

/**
 * How the argument stands in the stream: so many bytes; a little-endian length of so many bytes and
 * then as many bytes as it says; so many lines that end with a line feed.
 */
export type ArgumentShape =
  | { readonly kind: "none" }
  | { readonly kind: "fixed"; readonly bytes: 1 | 2 | 4 | 8 }
  | { readonly kind: "counted"; readonly bytes: 1 | 4 | 8; readonly signed: boolean }
  | { readonly kind: "lines"; readonly lines: 1 | 2; readonly holds: LineContent };

export type LineContent = "integer" | "index" | "float" | "quoted" | "text" | "name";

export interface Opcode {
  readonly code: number;
  readonly name: string;
  readonly argument: ArgumentShape;
  /** Items it needs on the stack; `mark` takes everything down to a mark. */
  readonly takes: number;
  readonly mark: boolean;
  readonly gives: number;
  /** Protocol that brought it. */
  readonly protocol: 0 | 1 | 2 | 3 | 4 | 5;
}

type Row = readonly [
  code: string | number,
  name: string,
  argument: ArgumentShape,
  takes: number,
  gives: number,
  protocol: Opcode["protocol"],
  mark?: "mark",
];

const NONE: ArgumentShape = { kind: "none" };
const ONE: ArgumentShape = { kind: "fixed", bytes: 1 };
const TWO: ArgumentShape = { kind: "fixed", bytes: 2 };
const FOUR: ArgumentShape = { kind: "fixed", bytes: 4 };
const EIGHT: ArgumentShape = { kind: "fixed", bytes: 8 };
const COUNTED1: ArgumentShape = { kind: "counted", bytes: 1, signed: false };
const COUNTED4: ArgumentShape = { kind: "counted", bytes: 4, signed: false };
const SIGNED4: ArgumentShape = { kind: "counted", bytes: 4, signed: true };
const COUNTED8: ArgumentShape = { kind: "counted", bytes: 8, signed: false };
const NAMES: ArgumentShape = { kind: "lines", lines: 2, holds: "name" };

function line(holds: LineContent): ArgumentShape {
  return { kind: "lines", lines: 1, holds };
}

const ROWS: readonly Row[] = [
  ["I", "INT", line("integer"), 0, 1, 0],
  ["J", "BININT", FOUR, 0, 1, 1],
  ["K", "BININT1", ONE, 0, 1, 1],
  ["M", "BININT2", TWO, 0, 1, 1],
  ["L", "LONG", line("integer"), 0, 1, 0],
  [0x8a, "LONG1", COUNTED1, 0, 1, 2],
  [0x8b, "LONG4", SIGNED4, 0, 1, 2],
  ["S", "STRING", line("quoted"), 0, 1, 0],
  ["T", "BINSTRING", SIGNED4, 0, 1, 1],
  ["U", "SHORT_BINSTRING", COUNTED1, 0, 1, 1],
  ["B", "BINBYTES", COUNTED4, 0, 1, 3],
  ["C", "SHORT_BINBYTES", COUNTED1, 0, 1, 3],
  [0x8e, "BINBYTES8", COUNTED8, 0, 1, 4],
  [0x96, "BYTEARRAY8", COUNTED8, 0, 1, 5],
  [0x97, "NEXT_BUFFER", NONE, 0, 1, 5],
  [0x98, "READONLY_BUFFER", NONE, 1, 1, 5],
  ["N", "NONE", NONE, 0, 1, 0],
  [0x88, "NEWTRUE", NONE, 0, 1, 2],
  [0x89, "NEWFALSE", NONE, 0, 1, 2],
  ["V", "UNICODE", line("text"), 0, 1, 0],
  [0x8c, "SHORT_BINUNICODE", COUNTED1, 0, 1, 4],
  ["X", "BINUNICODE", COUNTED4, 0, 1, 1],
  [0x8d, "BINUNICODE8", COUNTED8, 0, 1, 4],
  ["F", "FLOAT", line("float"), 0, 1, 0],
  ["G", "BINFLOAT", EIGHT, 0, 1, 1],
  ["]", "EMPTY_LIST", NONE, 0, 1, 1],
  ["a", "APPEND", NONE, 2, 1, 0],
  ["e", "APPENDS", NONE, 1, 1, 1, "mark"],
  ["l", "LIST", NONE, 0, 1, 0, "mark"],
  [")", "EMPTY_TUPLE", NONE, 0, 1, 1],
  ["t", "TUPLE", NONE, 0, 1, 0, "mark"],
  [0x85, "TUPLE1", NONE, 1, 1, 2],
  [0x86, "TUPLE2", NONE, 2, 1, 2],
  [0x87, "TUPLE3", NONE, 3, 1, 2],
  ["}", "EMPTY_DICT", NONE, 0, 1, 1],
  ["d", "DICT", NONE, 0, 1, 0, "mark"],
  ["s", "SETITEM", NONE, 3, 1, 0],
  ["u", "SETITEMS", NONE, 1, 1, 1, "mark"],
  [0x8f, "EMPTY_SET", NONE, 0, 1, 4],
  [0x90, "ADDITEMS", NONE, 1, 1, 4, "mark"],
  [0x91, "FROZENSET", NONE, 0, 1, 4, "mark"],
  ["0", "POP", NONE, 1, 0, 0],
  ["2", "DUP", NONE, 1, 2, 0],
  ["(", "MARK", NONE, 0, 0, 0],
  ["1", "POP_MARK", NONE, 0, 0, 1, "mark"],
  ["g", "GET", line("index"), 0, 1, 0],
  ["h", "BINGET", ONE, 0, 1, 1],
  ["j", "LONG_BINGET", FOUR, 0, 1, 1],
  ["p", "PUT", line("index"), 1, 1, 0],
  ["q", "BINPUT", ONE, 1, 1, 1],
  ["r", "LONG_BINPUT", FOUR, 1, 1, 1],
  [0x94, "MEMOIZE", NONE, 1, 1, 4],
  [0x82, "EXT1", ONE, 0, 1, 2],
  [0x83, "EXT2", TWO, 0, 1, 2],
  [0x84, "EXT4", FOUR, 0, 1, 2],
  ["c", "GLOBAL", NAMES, 0, 1, 0],
  [0x93, "STACK_GLOBAL", NONE, 2, 1, 4],
  ["R", "REDUCE", NONE, 2, 1, 0],
  ["b", "BUILD", NONE, 2, 1, 0],
  ["i", "INST", NAMES, 0, 1, 0, "mark"],
  ["o", "OBJ", NONE, 0, 1, 1, "mark"],
  [0x81, "NEWOBJ", NONE, 2, 1, 2],
  [0x92, "NEWOBJ_EX", NONE, 3, 1, 4],
  [0x80, "PROTO", ONE, 0, 0, 2],
  [".", "STOP", NONE, 1, 0, 0],
  [0x95, "FRAME", EIGHT, 0, 0, 4],
  ["P", "PERSID", line("name"), 0, 1, 0],
  ["Q", "BINPERSID", NONE, 1, 1, 1],
];

export const OPCODES: readonly Opcode[] = ROWS.map(
  ([code, name, argument, takes, gives, protocol, mark]) => ({
    code: typeof code === "number" ? code : code.charCodeAt(0),
    name,
    argument,
    takes,
    gives,
    protocol,
    mark: mark !== undefined,
  }),
);

/** By byte; `undefined` where no opcode has it. */
export const OPCODE_OF: readonly (Opcode | undefined)[] = Array.from({ length: 256 }, (_, code) =>
  OPCODES.find((opcode) => opcode.code === code),
);
