import { setTimeout as wait } from "node:timers/promises";

interface Patience {
  readonly what: string;
  readonly timeoutMs?: number;
  /** Between questions; more for those that keep a server or a new process busy. */
  readonly everyMs?: number;
}

/** Asks until the answer is neither false nor null nor undefined; fails when the time is over. */
export async function eventually<T>(
  ask: () => T | false | null | undefined | Promise<T | false | null | undefined>,
  { what, timeoutMs = 10_000, everyMs = 10 }: Patience,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await wait(everyMs);
  }
}
