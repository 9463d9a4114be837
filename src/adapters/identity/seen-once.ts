import { GaritaError } from "../../core/errors.ts";

/**
 * True the first time that an id is shown, false until `untilMs` from then on, whoever asks. Throws
 * `auth.unavailable` when that cannot be known. Redis satisfies it with `SET id 1 NX PXAT untilMs`.
 */
export type SeenOnce = (id: string, untilMs: number) => boolean | Promise<boolean>;

export interface SeenOptions {
  readonly nowMs: () => number;
  /** One more is refused: to forget one that counts would let it in again. */
  readonly entriesMax: number;
}

/** In the memory of this process, by the second in which they may be forgotten. */
export function createSeenOnce({ nowMs, entriesMax }: SeenOptions): SeenOnce {
  const seen = new Set<string>();
  const bySecond = new Map<number, string[]>();
  let sweptSecond = 0;
  const sweep = (second: number): void => {
    if (second === sweptSecond) return;
    sweptSecond = second;
    for (const [end, ids] of bySecond) {
      if (end >= second) continue;
      bySecond.delete(end);
      for (const id of ids) seen.delete(id);
    }
  };
  return (id, untilMs) => {
    sweep(Math.floor(nowMs() / 1000));
    if (seen.has(id)) return false;
    if (seen.size >= entriesMax) {
      const message = "too many end-user contexts are in use at once";
      throw new GaritaError("auth.unavailable", message, { retryAfterSeconds: 1 });
    }
    seen.add(id);
    const second = Math.floor(untilMs / 1000);
    const ids = bySecond.get(second);
    if (ids === undefined) bySecond.set(second, [id]);
    else ids.push(id);
    return true;
  };
}
