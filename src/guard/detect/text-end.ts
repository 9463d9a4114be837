/**
 * Reads a pattern backwards from the end of a text, so that its last sign decides first and nothing
 * is tried at every character in front, as `/…$/` would: what stands before a match is asked about
 * at every match. `pattern` is written without its `$` and has no backreferences.
 */
export function endReader(pattern: RegExp): (text: string) => RegExpExecArray | null {
  const backwards = readBackwards(pattern);
  return (text) => {
    backwards.lastIndex = text.length;
    return backwards.exec(text);
  };
}

/** Whether a text ends as the pattern says: {@link endReader}. */
export function endsIn(pattern: RegExp): (text: string) => boolean {
  const backwards = readBackwards(pattern);
  return (text) => {
    backwards.lastIndex = text.length;
    return backwards.test(text);
  };
}

/** What stands behind is matched from its end on (ECMA-262, lookbehind assertions). */
function readBackwards({ source, flags }: RegExp): RegExp {
  return new RegExp(`(?<=${source})`, `${flags}y`);
}
