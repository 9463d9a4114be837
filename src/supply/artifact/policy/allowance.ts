/** Whether the operator takes a callable, `module.name`, for harmless. */
export type Allowance = (qualified: string) => boolean;

/** From patterns such as `mylib.models.*`, where `*` stands for any text. */
export function allowanceOf(patterns: readonly string[]): Allowance {
  const split = patterns.map((pattern) => pattern.split("*"));
  return (qualified) => split.some((pieces) => matches(pieces, qualified));
}

/** Takes each piece where it first fits, which is enough for `*` alone: linear. */
function matches(pieces: readonly string[], text: string): boolean {
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
