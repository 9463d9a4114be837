import { fseTable, type FseLimits, type FseTable } from "./fse.ts";

/** One of the three kinds of symbols in sequences (RFC 8878, 3.1.1.3.2.1). */
export interface SequenceSymbols extends FseLimits {
  /** The table where a block says "as predefined". */
  readonly predefined: FseTable;
  /** What each symbol stands for, and how many bits that follow are added to it. */
  readonly bases: Int32Array;
  readonly extraBits: Uint8Array;
}

interface Description {
  readonly accuracyMax: number;
  /** Extra bits of each symbol, and the count of each in the predefined table. */
  readonly extraBits: string;
  readonly counts: string;
  readonly accuracy: number;
  readonly firstBase: number;
}

function symbols(described: Description): SequenceSymbols {
  const extraBits = Uint8Array.from(numbers(described.extraBits));
  let base = described.firstBase;
  const bases = Int32Array.from(extraBits, (bits) => {
    const own = base;
    base += 2 ** bits;
    return own;
  });
  return {
    accuracyMax: described.accuracyMax,
    symbolMax: extraBits.length - 1,
    predefined: fseTable(numbers(described.counts), described.accuracy),
    bases,
    extraBits,
  };
}

function numbers(text: string): number[] {
  return text.split(" ").map(Number);
}

export const LITERAL_LENGTHS = symbols({
  accuracyMax: 9,
  extraBits: "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 2 2 3 3 4 6 7 8 9 10 11 12 13 14 15 16",
  counts: "4 3 2 2 2 2 2 2 2 2 2 2 2 1 1 1 2 2 2 2 2 2 2 2 2 3 2 1 1 1 1 1 -1 -1 -1 -1",
  accuracy: 6,
  firstBase: 0,
});

export const MATCH_LENGTHS = symbols({
  accuracyMax: 9,
  extraBits:
    "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 " +
    "1 1 1 1 2 2 3 3 4 4 5 7 8 9 10 11 12 13 14 15 16",
  counts:
    "1 4 3 2 2 2 2 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 " +
    "1 1 1 1 1 1 1 1 1 1 1 1 1 1 -1 -1 -1 -1 -1 -1 -1",
  accuracy: 6,
  firstBase: 3,
});

/** A symbol is the number of its extra bits. */
export const OFFSETS = symbols({
  accuracyMax: 8,
  extraBits: Array.from({ length: 32 }, (_, bits) => bits).join(" "),
  counts: "1 1 1 1 1 1 2 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 -1 -1 -1 -1 -1",
  accuracy: 5,
  firstBase: 1,
});
