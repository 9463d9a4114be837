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

/** Whether the unit at a place is of a class: by a table, as many places are asked about. */
export function oneOf(units: RegExp): (text: string, at: number) => boolean {
  const ascii = Uint8Array.from({ length: 0x80 }, (_, unit) =>
    Number(units.test(String.fromCharCode(unit))),
  );
  return (text, at) => {
    const unit = text.charCodeAt(at);
    return unit < 0x80 ? ascii[unit] === 1 : units.test(text.charAt(at));
  };
}
