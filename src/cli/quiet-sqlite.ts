/** As Node.js 22 says it, whose SQLite is the one that Node.js 24 calls finished. */
const SQLITE_WARNING = /^SQLite is an experimental feature/;

/**
 * Keeps that one warning, and no other, out of what commands print. Has to come before anything
 * that imports `node:sqlite`.
 */
export function silenceSqliteWarning(): void {
  const emit = process.emitWarning.bind(process);
  process.emitWarning = (...args: unknown[]): void => {
    const [warning, kind] = args;
    const isExpected = kind === "ExperimentalWarning" && SQLITE_WARNING.test(String(warning));
    if (!isExpected) Reflect.apply(emit, process, args);
  };
}
