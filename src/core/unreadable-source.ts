/** Bytes that were there cannot be read: a failing disk, a file that changed meanwhile. */
export class UnreadableSource extends Error {
  override readonly name = "UnreadableSource";
  /** A stable word, or the operating system's: `changed`, `EIO`. */
  readonly reason: string;

  constructor(reason: string) {
    super(`cannot be read: ${reason}`);
    this.reason = reason;
  }
}
