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

/** The same bytes through a window that is kept, for many short reads that are close together. */
export function windowed(source: ByteSource, windowBytes: number): ByteSource {
  const window = new Uint8Array(Math.min(windowBytes, source.size));
  let from = 0;
  let filled = 0;
  return {
    size: source.size,
    readInto(target, offset) {
      if (target.length > window.length) return source.readInto(target, offset);
      const wanted = Math.max(0, Math.min(target.length, source.size - offset));
      if (offset < from || offset + wanted > from + filled) {
        from = offset;
        filled = wanted === 0 ? 0 : source.readInto(window, offset);
      }
      target.set(window.subarray(offset - from, offset - from + wanted));
      return wanted;
    },
  };
}
