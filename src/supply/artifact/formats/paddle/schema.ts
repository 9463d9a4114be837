import type { Schema } from "../protobuf/schema.ts";

const TEXT = "text";
const INT = "int";

/** PaddlePaddle's framework.proto, as much of it as names operators and files. */
export const PADDLE_SCHEMA = {
  Program: { blocks: [1, "Block"] },
  Block: { idx: [1, INT], ops: [4, "Operator"] },
  Operator: { type: [3, TEXT], attrs: [4, "Attribute"] },
  Attribute: { name: [1, TEXT], s: [5, TEXT], strings: [8, TEXT] },
} as const satisfies Schema;

export type PaddleKind = keyof typeof PADDLE_SCHEMA;
