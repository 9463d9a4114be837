import { readBytes, slice } from "../byte-source.ts";
import type { Extent, Format, Head, Scan } from "../format.ts";
import { walkMsgpack } from "../formats/msgpack/walk.ts";
import { looksLikePickle } from "../formats/pickle/looks-like-pickle.ts";
import { Malformed } from "../formats/malformed.ts";
import { targetRisk } from "../policy/config-targets.ts";
import { checkTarget, isDottedName } from "./config-values.ts";
import { checkTextValue } from "./text-value.ts";

/** Timestamps, and what Flax writes: arrays, complex numbers and scalars of NumPy. */
const KNOWN_TYPES = new Set([-1, 1, 2, 3]);
const NAME = /\.msgpack$/i;
const HEAD_BYTES = 1024;
const ARRAY_OF_THREE = 0x93;

function isMsgpack({ name, start }: Head): boolean {
  const [first = 0] = start;
  const isMap = (first >= 0x81 && first < 0x90) || first === 0xde || first === 0xdf;
  if (NAME.test(name)) return isMap || first === 0x80 || first >= 0x90;
  // A map whose first key is a text.
  const key = start[first < 0x90 ? 1 : first === 0xde ? 3 : 5] ?? 0;
  return isMap && ((key > 0xa0 && key < 0xc0) || key === 0xd9);
}

/** Parameters of Flax and others: data, unless a program unpickles parts of it. */
export const msgpack: Format = {
  id: "msgpack",
  title: "MessagePack",
  active: false,
  claim: (head) => (isMsgpack(head) ? "plausible" : "none"),
  inspect(scan) {
    walkMsgpack(scan.source, {
      bytes: (extent, key) => checkBytesOrText(extent, key, scan),
      text: (text, key, offset) => checkEntry({ key, text, offset }, scan),
      extension: (type, extent) => checkExtension(type, extent, scan),
      tick: () => scan.tick(),
    });
  },
};

/** Keys by which a program restores objects: their value says what is called. */
const RESTORING =
  /^__(?:reduce(?:_ex)?|setstate|class|module|function|call)__$|^py\/(?:object|reduce|function|type)$/;

/** Keys under which programs for JAX keep the name of a function. */
const FUNCTION = /_fn$|^__tree_(?:un)?flatten__$/;

/** Built into Python; any other plain name is for the program to know. */
const BUILT_IN = /^(?:eval|exec|compile|__import__)$/;

function isDangerous(text: string, scan: Scan): boolean {
  const name = text.trim();
  if (!isDottedName(name)) return BUILT_IN.test(name);
  return targetRisk(name, scan.settings.allowedCallables) === "dangerous";
}

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly offset: number;
}

/** Parameters are numbers: a text that names a function or holds code is for another program. */
function checkEntry({ key, text, offset }: Entry, scan: Scan): void {
  if (RESTORING.test(key)) scan.report("msgpack/restores-object", offset, { target: text });
  else if (key === "_target_") checkTarget({ key, value: text, offset }, scan);
  else if (FUNCTION.test(key) && isDangerous(text, scan)) {
    scan.report("msgpack/restores-object", offset, { target: text });
  } else checkTextValue({ name: key, text, offset }, scan);
}

/** Texts are packed as bytes by programs of Python 2, and by those that hide them. */
function checkBytesOrText(extent: Extent, key: string, scan: Scan): void {
  const { offset, length } = extent;
  const bytes = Buffer.from(readBytes(scan.source, offset, Math.min(length, HEAD_BYTES)));
  const text = bytes.toString("latin1");
  if (length > 3 && length <= HEAD_BYTES && /^[\t\n\r -~]*$/.test(text)) {
    checkEntry({ key, text, offset }, scan);
  }
  checkBytes(extent, key, scan);
}

/** msgpack-numpy unpickles the bytes of arrays of objects. */
function checkBytes(extent: Extent, key: string, scan: Scan): void {
  const { offset, length } = extent;
  const head = readBytes(scan.source, offset, Math.min(length, HEAD_BYTES));
  if (looksLikePickle(head))
    scan.member(key === "" ? `bytes@${offset}` : key, slice(scan.source, offset, length), extent);
  else if (length > HEAD_BYTES) scan.skip(extent, "array");
}

function checkExtension(type: number, extent: Extent, scan: Scan): void {
  if (!KNOWN_TYPES.has(type)) {
    scan.report("msgpack/unknown-extension", extent.offset, { type });
  }
  if (checkArray(extent, scan)) return;
  checkBytes(extent, "", scan);
}

/** Arrays are `[shape, type, bytes]` packed once more; those of objects are pickled. */
function checkArray({ offset, length }: Extent, scan: Scan): boolean {
  if ((readBytes(scan.source, offset, 1)[0] ?? 0) !== ARRAY_OF_THREE) return false;
  const found: Extent[] = [];
  try {
    walkMsgpack(slice(scan.source, offset, length), {
      bytes: (extent) => found.push(extent),
      text: () => undefined,
      extension: () => undefined,
      tick: () => scan.tick(),
    });
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
  for (const extent of found.slice(0, 4)) {
    checkBytes({ ...extent, offset: offset + extent.offset }, "", scan);
  }
  return true;
}
