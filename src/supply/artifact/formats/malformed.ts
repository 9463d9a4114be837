/** Bytes that are not what their format says; what was read before them still counts. */
export class Malformed extends Error {
  override readonly name = "Malformed";
  /** What is wrong, as a stable word such as `truncated` or `bad-checksum`. */
  readonly reason: string;
  /** Where, in bytes from the start of the source that was read. */
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(`${reason} at byte ${offset}`);
    this.reason = reason;
    this.offset = offset;
  }
}
