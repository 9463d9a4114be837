/**
 * Random access to the bytes of a file, of a member of an archive or of what came out of a
 * decompressor. Synchronous: an artifact is read by one worker that has nothing else to do.
 */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /**
   * Fills `target` with the bytes from `offset` on and returns how many there were: fewer than
   * asked only at the end. Throws `UnreadableSource`.
   */
  readInto(target: Uint8Array, offset: number): number;
}

/** A copy of up to `length` bytes from `offset` on, cut where the source ends. */
export function readBytes(source: ByteSource, offset: number, length: number): Uint8Array {
  const wanted = Math.max(0, Math.min(length, source.size - offset));
  const target = new Uint8Array(wanted);
  return target.subarray(0, wanted === 0 ? 0 : source.readInto(target, offset));
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    readInto: (target, offset) => {
      const part = bytes.subarray(offset, offset + target.length);
      target.set(part);
      return part.length;
    },
  };
}

/** The bytes [offset, offset + length) as a source of their own, cut where `whole` ends. */
export function slice(whole: ByteSource, offset: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, whole.size - offset));
  return {
    size,
    readInto: (target, at) => {
      const wanted = Math.max(0, Math.min(target.length, size - at));
      return wanted === 0 ? 0 : whole.readInto(target.subarray(0, wanted), offset + at);
    },
  };
}
