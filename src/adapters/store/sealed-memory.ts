import type { SealedStore } from "../../guard/kept-tokens.ts";

export interface SealedMemoryOptions {
  readonly nowMs: () => number;
  /** What was put so long ago is forgotten. */
  readonly lifetimeMs: number;
  /** Most texts kept; beyond it the oldest go. */
  readonly entriesMax: number;
  /** Most characters of all texts together; beyond it the oldest go. */
  readonly charactersMax: number;
}

interface Sealed {
  readonly text: string;
  readonly atMs: number;
}

/** Sealed texts in this process, the oldest first. */
export function createSealedMemory(options: SealedMemoryOptions): SealedStore {
  const { nowMs, lifetimeMs, entriesMax, charactersMax } = options;
  // INVARIANT: in the order they were put.
  const kept = new Map<string, Sealed>();
  let characters = 0;
  const forget = (name: string): void => {
    characters -= kept.get(name)?.text.length ?? 0;
    kept.delete(name);
  };
  const isOver = (): boolean => kept.size > entriesMax || characters > charactersMax;
  return {
    get(name) {
      const sealed = kept.get(name);
      if (sealed === undefined) return null;
      if (sealed.atMs + lifetimeMs > nowMs()) return sealed.text;
      forget(name);
      return null;
    },
    put(name, text) {
      forget(name);
      kept.set(name, { text, atMs: nowMs() });
      characters += text.length;
      for (const [oldest, { atMs }] of kept) {
        if (!isOver() && atMs + lifetimeMs > nowMs()) return;
        forget(oldest);
      }
    },
  };
}
