const BLANKS = " \t\"'*";

/** Whether a label's colon, equals sign or cell edge is the last that stands in a text. */
export function endsInLabelMark(text: string): boolean {
  let at = text.length - 1;
  while (at >= 0 && BLANKS.includes(text[at] ?? "")) at--;
  return at >= 0 && ":=|>".includes(text[at] ?? " ");
}
