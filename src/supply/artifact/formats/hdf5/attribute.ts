import type { Cursor } from "./cursor.ts";
import { readElementCount } from "./dataspace.ts";
import { readDatatype } from "./datatype.ts";
import { denseObjects } from "./dense-objects.ts";
import type { Datatype } from "./datatype.ts";
import type { HdfFile } from "./file.ts";
import { MESSAGE } from "./object-header.ts";
import type { Message } from "./object-header.ts";
import type { FollowShared } from "./shared-messages.ts";

/** A named value of a group or dataset. */
export interface Attribute {
  readonly name: string;
  readonly type: Datatype;
  readonly count: number;
  /** Its elements one behind the other. */
  readonly open: () => Cursor;
}

const TYPE_SHARED = 1;
const SPACE_SHARED = 2;

/** The attributes that the messages of an object hold or lead to. Throws `Malformed`. */
export function* attributesOf(
  file: HdfFile,
  messages: readonly Message[],
  follow: FollowShared,
): Generator<Attribute> {
  for (const { type, shared, open } of messages) {
    if (type === MESSAGE.attribute) {
      yield readAttribute(shared ? follow.message(open(), type) : open(), follow);
    } else if (type === MESSAGE.attributeInfo) yield* denseAttributes(file, open(), follow);
  }
}

const SHARED_RECORD = 2;
/** The largest creation order; records of both trees begin with the identifier. */
const ATTRIBUTE_INDEX = { orderBytes: 2, nameKeyBytes: 0, orderKeyBytes: 0 };

function* denseAttributes(
  file: HdfFile,
  cursor: Cursor,
  follow: FollowShared,
): Generator<Attribute> {
  for (const { id, rest, object } of denseObjects(file, cursor, ATTRIBUTE_INDEX)) {
    const isShared = (rest.u8() & SHARED_RECORD) !== 0;
    const found = isShared ? follow.heaped(id, MESSAGE.attribute) : object();
    yield readAttribute(found, follow);
  }
}

function readAttribute(cursor: Cursor, follow: FollowShared): Attribute {
  const version = cursor.u8();
  if (version < 1 || version > 3) throw cursor.fail("unknown-attribute");
  const flags = cursor.u8();
  const nameBytes = cursor.u16();
  const typeBytes = cursor.u16();
  const spaceBytes = cursor.u16();
  if (version === 3) cursor.skip(1);
  const take = (bytes: number): Cursor => {
    const part = cursor.part(bytes);
    if (version === 1) cursor.skip((8 - (bytes % 8)) % 8);
    return part;
  };
  const name = take(nameBytes).text(nameBytes);
  const typePart = take(typeBytes);
  const spacePart = take(spaceBytes);
  const typeShared = version > 1 && (flags & TYPE_SHARED) !== 0;
  const spaceShared = version > 1 && (flags & SPACE_SHARED) !== 0;
  const type = readDatatype(typeShared ? follow.message(typePart, MESSAGE.datatype) : typePart);
  const space = spaceShared ? follow.message(spacePart, MESSAGE.dataspace) : spacePart;
  const count = readElementCount(space);
  const values = cursor.part(Math.min(cursor.left, count * type.bytes));
  return { name, type, count, open: () => values.fromStart() };
}
