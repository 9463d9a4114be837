/** Ends the reading of a pickle: a limit was reached. The message is a word for programs. */
export class PickleLimit extends Error {
  override readonly name = "PickleLimit";
}
