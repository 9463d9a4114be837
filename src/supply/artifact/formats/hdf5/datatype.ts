import type { Cursor } from "./cursor.ts";

/** Classes of datatypes by their numbers in the specification, IV.A.2.d. */
const CLASSES = [
  "integer",
  "float",
  "time",
  "string",
  "bits",
  "opaque",
  "compound",
  "reference",
  "enum",
  "variable",
  "array",
  "complex",
] as const;

export interface Datatype {
  readonly kind: (typeof CLASSES)[number];
  /** Bytes of one element. */
  readonly bytes: number;
  /** Of which element: of a `variable` one, of an array. */
  readonly of: Datatype | null;
  /** Elements are, or hold, texts or lists that lie in a global heap. */
  readonly hasVariable: boolean;
  /** Of references: to an object, not to a region. */
  readonly isObjectReference: boolean;
}

const DEPTH_MAX = 32;
const MEMBERS_MAX = 65_536;

/** Throws `Malformed`. */
export function readDatatype(cursor: Cursor, depth = 0): Datatype {
  if (depth > DEPTH_MAX) throw cursor.fail("type-too-deep");
  const head = cursor.u8();
  const version = head >> 4;
  const bits = cursor.unsigned(3);
  const bytes = cursor.u32();
  const kind = CLASSES[head & 0x0f];
  if (kind === undefined || version === 0 || version > 5) throw cursor.fail("unknown-datatype");
  const parts = readParts(cursor, { kind, version, bits, bytes, depth });
  return {
    kind,
    bytes,
    of: kind === "compound" ? null : (parts[0] ?? null),
    hasVariable: kind === "variable" || parts.some(({ hasVariable }) => hasVariable),
    isObjectReference: kind === "reference" && (bits & 0x0f) === 0,
  };
}

interface Shape {
  readonly kind: Datatype["kind"];
  readonly version: number;
  readonly bits: number;
  readonly bytes: number;
  readonly depth: number;
}

/** Bytes of properties of the classes that have nothing else. */
const PROPERTY_BYTES: Readonly<Partial<Record<Datatype["kind"], number>>> = {
  integer: 4,
  bits: 4,
  float: 12,
  time: 2,
};

/** Takes the properties and returns the types that are part of this one. */
function readParts(cursor: Cursor, shape: Shape): readonly Datatype[] {
  const { kind, version, bits, depth } = shape;
  switch (kind) {
    case "compound":
      return readMembers(cursor, shape);
    case "enum":
      return [readEnum(cursor, shape)];
    case "variable":
    case "complex":
      return [readDatatype(cursor, depth + 1)];
    case "array": {
      const rank = cursor.u8();
      cursor.skip(version < 3 ? 3 + rank * 8 : rank * 4);
      return [readDatatype(cursor, depth + 1)];
    }
    case "opaque":
      cursor.skip(bits & 0xff);
      return [];
    case "integer":
    case "float":
    case "time":
    case "string":
    case "bits":
    case "reference":
      cursor.skip(PROPERTY_BYTES[kind] ?? 0);
      return [];
  }
}

function readMembers(cursor: Cursor, { version, bits, bytes, depth }: Shape): readonly Datatype[] {
  const members: Datatype[] = [];
  const count = Math.min(bits & 0xffff, MEMBERS_MAX);
  const offsetBytes = version < 3 ? 4 : Math.floor(Math.log2(Math.max(1, bytes)) / 8) + 1;
  for (let left = count; left > 0; left--) {
    skipName(cursor, version);
    cursor.skip(offsetBytes);
    if (version === 1) cursor.skip(28);
    members.push(readDatatype(cursor, depth + 1));
  }
  return members;
}

function readEnum(cursor: Cursor, { version, bits, depth }: Shape): Datatype {
  const type = readDatatype(cursor, depth + 1);
  const count = bits & 0xffff;
  for (let left = count; left > 0; left--) skipName(cursor, version);
  cursor.skip(count * type.bytes);
  return type;
}

/** Padded to a multiple of 8 with its NUL, until version 3. */
function skipName(cursor: Cursor, version: number): void {
  const start = cursor.position;
  cursor.line();
  if (version < 3) cursor.skip((8 - ((cursor.position - start) % 8)) % 8);
}
