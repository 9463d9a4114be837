import type { Extent } from "../../format.ts";

/** The extra fields of a record (APPNOTE.TXT 4.5), as far as loaders differ in them. */
export interface ExtraFields {
  readonly zip64: Buffer | null;
  readonly unicodePath: Buffer | null;
  /** Contents of fields of which nobody knows what they are. */
  readonly asides: readonly Extent[];
}

const ZIP64 = 0x0001;
const UNICODE_PATH = 0x7075;
/** Times, owners, checksums, keys, marks and the paddings of Android and PyTorch. */
const KNOWN = new Set([
  ZIP64,
  0x0007,
  0x0008,
  0x0009,
  0x000a,
  0x000d,
  0x0014,
  0x0015,
  0x0016,
  0x0017,
  0x0019,
  0x0065,
  0x4246,
  0x4341,
  0x5455,
  0x5855,
  0x6375,
  UNICODE_PATH,
  0x756e,
  0x7855,
  0x7875,
  0x9901,
  0xa11e,
  0xa220,
  0xcafe,
  0xd935,
  0x2605,
  0x2705,
  0x334d,
  0x4453,
  0x4704,
  0x470f,
  0x4d49,
  0x4f4c,
  0x554e,
]);
/** Less than that holds nothing. */
const ASIDE_BYTES_MIN = 8;

/** `offset` is where the fields begin in the file. */
export function extraFields(bytes: Buffer, offset: number): ExtraFields {
  let zip64: Buffer | null = null;
  let unicodePath: Buffer | null = null;
  const asides: Extent[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const id = bytes.readUInt16LE(at);
    const length = Math.min(bytes.readUInt16LE(at + 2), bytes.length - at - 4);
    const content = bytes.subarray(at + 4, at + 4 + length);
    if (id === ZIP64) zip64 ??= content;
    else if (id === UNICODE_PATH) unicodePath ??= content;
    if (!KNOWN.has(id) && length >= ASIDE_BYTES_MIN)
      asides.push({ offset: offset + at + 4, length });
    at += 4 + length;
  }
  return { zip64, unicodePath, asides };
}
