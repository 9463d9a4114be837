/** A word of Python source. Offsets are UTF-16 units of the text. */
export interface PythonToken {
  readonly kind: "name" | "number" | "text" | "sign" | "comment" | "line-end";
  /** Texts with their escapes undone; of a formatted one without what is in braces. */
  readonly text: string;
  readonly offset: number;
  /** Of a text: its letters in lower case, `rb`. */
  readonly prefix?: string;
  /** Of a formatted text: what is evaluated, one list for each pair of braces. */
  readonly fields?: readonly (readonly PythonToken[])[];
  /** Of the first word of a line: how far it is indented; tabs count as one. */
  readonly indent?: number;
}
