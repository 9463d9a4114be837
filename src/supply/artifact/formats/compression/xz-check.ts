import { createHash } from "node:crypto";
import { crc32, Crc64 } from "./crc.ts";

/** A check over the bytes of a block. */
export interface Check {
  /** Bytes that it takes in the file. */
  readonly length: number;
  update(bytes: Uint8Array): void;
  /** As it is stored; null if the kind is not known, which decoders pass over. */
  digest(): Uint8Array | null;
}

/** By the number in the header of a stream, 0 to 15. */
export function checkOf(id: number): Check {
  if (id === 1) return crc32Check();
  if (id === 4) return crc64Check();
  if (id === 10) return sha256Check();
  return {
    length: id === 0 ? 0 : 2 ** Math.ceil(id / 3 + 1),
    update: () => {},
    digest: () => null,
  };
}

function crc32Check(): Check {
  let sum = 0;
  return {
    length: 4,
    update: (bytes) => {
      sum = crc32(sum, bytes);
    },
    digest: () => new Uint8Array(Uint32Array.of(sum).buffer),
  };
}

function crc64Check(): Check {
  const sum = new Crc64();
  return { length: 8, update: (bytes) => sum.update(bytes), digest: () => sum.digest() };
}

function sha256Check(): Check {
  const hash = createHash("sha256");
  return {
    length: 32,
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => hash.digest(),
  };
}
