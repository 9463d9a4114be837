import type { Finding } from "../../core/finding.ts";
import type { Placed } from "./match-stream.ts";

/** Compiled recognizers. Immutable, shared by all requests. */
export interface Detector {
  /** All findings of a whole text, ordered and disjoint: exactly what a stream of it yields. */
  scan(text: string): readonly Finding[];
  open(): DetectorStream;
}

/** A detector that takes in what was found elsewhere. */
export interface PlacingDetector extends Detector {
  /** For one text: its matches join those of the rules, and are named and covered like them. */
  placing(placed: Placed): Detector;
}

/**
 * Detection over text that arrives in pieces. Offsets count from the beginning of the stream.
 * INVARIANT: for every way of cutting a text, the findings taken are those of `scan`.
 */
export interface DetectorStream {
  push(chunk: string): void;
  /** No more text will come: decides everything. */
  end(): void;
  /** All text before this offset is decided: no later finding will touch it. Never decreases. */
  readonly safe: number;
  /**
   * A finding that is certain while its text still comes: it begins at `safe`, is the next one that
   * is taken, and ends no sooner than said here. Its score and its name will not change.
   */
  readonly opening?: Finding | null;
  /** Decided findings since the last call, ordered, disjoint, each ending at or before `safe`. */
  take(): readonly Finding[];
  /** Matched text of a finding returned by the last `take`. */
  textOf(finding: Finding): string;
}
