import type { Wording } from "../../core/language.ts";

/** What a thread of the pool is asked. */
export interface ThreadQuestion<Item> {
  readonly items: readonly Item[];
  /** After so long it stops and says what it has. */
  readonly stopAfterMs: number;
}

/** What a thread says: first that it is ready or why it cannot be, then one answer a question. */
export type ThreadMessage<Answer> =
  | {
      readonly kind: "ready";
      /** Ending the thread in mid-run harms nobody; native code would take the process along. */
      readonly stoppable: boolean;
    }
  | { readonly kind: "problem"; readonly text: Wording }
  | {
      readonly kind: "answers";
      readonly answers: readonly (Answer | null)[];
      /** The last error of the model, if it had one: a text that it cannot read ends no thread. */
      readonly error: string | null;
    };

/** One answer for each item, in order; null where none came in time. */
export type Ask<Item, Answer> = (items: readonly Item[]) => Promise<readonly (Answer | null)[]>;

/** Reads one item; null when it was told to stop before the end. */
export type Read<Item, Answer> = (item: Item, isOver: () => boolean) => Promise<Answer | null>;

/** A model in this thread, ready to read. */
export interface LoadedModel<Item, Answer> {
  readonly read: Read<Item, Answer>;
  readonly stoppable: boolean;
}
