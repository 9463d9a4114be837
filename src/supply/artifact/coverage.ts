import type { Extent } from "./format.ts";

/** A stretch that was not looked at. */
export interface Skipped extends Extent {
  /** Names of the members on the way there, outermost first. */
  readonly member: readonly string[];
  /** A stable word: `tensor`, `padding`, `unknown-content`. */
  readonly why: string;
}

/** How much of a file was understood, in bytes of the file as it lies on disk. */
export interface Coverage {
  readonly bytes: number;
  readonly understood: number;
  readonly skipped: readonly Skipped[];
}

/** Counts what one reader after the other leaves out of the same bytes. */
export interface CoverageCount {
  /** `share` of it was not looked at, 0..1; 1 unless it was partly read by others. */
  leaveOut(extent: Extent, share?: number): void;
  /** The share that was understood, 0..1. */
  understood(): number;
}

export function countCoverage(size: number): CoverageCount {
  let left = 0;
  return {
    leaveOut({ length }, share = 1) {
      left += Math.max(0, length) * share;
    },
    understood: () => (size === 0 ? 1 : Math.max(0, 1 - left / size)),
  };
}
