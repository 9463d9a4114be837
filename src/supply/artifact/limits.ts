/** What a scan may cost, per file. */
export interface ScanLimits {
  /** Members in members: 1 is a member of the file itself. */
  readonly depthMax: number;
  readonly membersMax: number;
  /** What a stream may decompress to, whatever its size. */
  readonly expandedBytesMax: number;
  /** Beyond {@link freeExpansionBytes}, how many times its compressed size. */
  readonly expansionRatioMax: number;
  readonly freeExpansionBytes: number;
  readonly timeMs: number;
  readonly findingsMax: number;
}

export const DEFAULT_LIMITS: ScanLimits = {
  depthMax: 5,
  membersMax: 100_000,
  expandedBytesMax: 64 * 2 ** 30,
  // Deflate reaches 1,032 on zeros, and arrays of zeros are ordinary: small ones are free.
  expansionRatioMax: 200,
  freeExpansionBytes: 2 ** 30,
  timeMs: 300_000,
  findingsMax: 1000,
};

/** The limits that end the reading of a file or member, by the rule that reports them. */
export type HardLimit = "depth" | "members" | "expansion" | "time" | "size";

/** Thrown inside a reader; the scan reports it as `limit/…`. */
export class LimitReached extends Error {
  override readonly name = "LimitReached";
  readonly limit: HardLimit;
  readonly max: number;

  constructor(limit: HardLimit, max: number) {
    super(`limit reached: ${limit}`);
    this.limit = limit;
    this.max = max;
  }
}
