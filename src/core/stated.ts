/** Without what is not set: spread over defaults, it takes nothing away from them. */
export function stated<Value>(
  fields: Readonly<Record<string, Value | undefined>>,
): Record<string, Value> {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, Value][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(entries);
}
