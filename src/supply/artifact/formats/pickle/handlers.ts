/** What each opcode does: one function per byte. */
import * as calls from "./load-calls.ts";
import * as data from "./load-data.ts";
import type { Load } from "./load-data.ts";
import * as stack from "./load-stack.ts";
import { fail } from "./machine.ts";
import { OPCODE_OF } from "./opcodes.ts";

const LOADS: Readonly<Record<string, Load>> = {
  INT: data.loadInt,
  BININT: data.loadInt4,
  BININT1: data.loadInt1,
  BININT2: data.loadInt2,
  LONG: data.loadLong,
  LONG1: data.loadLong1,
  LONG4: data.loadLong4,
  STRING: data.loadString,
  BINSTRING: data.loadString4,
  SHORT_BINSTRING: data.loadString1,
  BINBYTES: data.loadBytes4,
  SHORT_BINBYTES: data.loadBytes1,
  BINBYTES8: data.loadBytes8,
  BYTEARRAY8: data.loadBytes8,
  NEXT_BUFFER: data.loadNextBuffer,
  READONLY_BUFFER: data.loadReadonlyBuffer,
  NONE: data.loadNone,
  NEWTRUE: data.loadTrue,
  NEWFALSE: data.loadFalse,
  UNICODE: data.loadUnicode,
  SHORT_BINUNICODE: data.loadText1,
  BINUNICODE: data.loadText4,
  BINUNICODE8: data.loadText8,
  FLOAT: data.loadFloat,
  BINFLOAT: data.loadFloat8,
  EMPTY_LIST: stack.loadEmptyList,
  APPEND: stack.loadAppend,
  APPENDS: stack.loadAppends,
  LIST: stack.loadList,
  EMPTY_TUPLE: stack.loadEmptyTuple,
  TUPLE: stack.loadTuple,
  TUPLE1: stack.loadTuple1,
  TUPLE2: stack.loadTuple2,
  TUPLE3: stack.loadTuple3,
  EMPTY_DICT: stack.loadEmptyDict,
  DICT: stack.loadDict,
  SETITEM: stack.loadSetItem,
  SETITEMS: stack.loadSetItems,
  EMPTY_SET: stack.loadEmptySet,
  ADDITEMS: stack.loadAddItems,
  FROZENSET: stack.loadFrozenset,
  POP: stack.loadPop,
  DUP: stack.loadDup,
  MARK: stack.loadMark,
  POP_MARK: stack.loadPopMark,
  GET: stack.loadGet,
  BINGET: stack.loadGet1,
  LONG_BINGET: stack.loadGet4,
  PUT: stack.loadPut,
  BINPUT: stack.loadPut1,
  LONG_BINPUT: stack.loadPut4,
  MEMOIZE: stack.loadMemoize,
  STOP: stack.loadStop,
  EXT1: calls.loadExt1,
  EXT2: calls.loadExt2,
  EXT4: calls.loadExt4,
  GLOBAL: calls.loadGlobal,
  STACK_GLOBAL: calls.loadStackGlobal,
  REDUCE: calls.loadReduce,
  BUILD: calls.loadBuild,
  INST: calls.loadInst,
  OBJ: calls.loadObj,
  NEWOBJ: calls.loadNewobj,
  NEWOBJ_EX: calls.loadNewobjEx,
  PROTO: calls.loadProto,
  FRAME: calls.loadFrame,
  PERSID: calls.loadPersId,
  BINPERSID: calls.loadBinPersId,
};

const refuse: Load = (machine) => {
  throw fail(machine, "unknown-opcode");
};

/** By byte. */
export const HANDLERS: readonly Load[] = OPCODE_OF.map((opcode) =>
  opcode === undefined ? refuse : (LOADS[opcode.name] ?? refuse),
);
