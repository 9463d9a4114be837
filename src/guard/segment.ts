import type { Channel, Source } from "../core/channel.ts";

/** Where a text comes from, from most to least trusted. */
export const TRUSTS = ["system", "user", "assistant", "definition", "tool", "document"] as const;
export type Trust = (typeof TRUSTS)[number];

/** `input` goes to the model, `output` comes from it. */
export type Direction = "input" | "output";

/**
 * A text to inspect. `syntax: "json"` means that the text itself is JSON (tool arguments): escapes
 * inside its strings hide nothing, and replacements keep it valid JSON.
 */
export interface Segment {
  readonly text: string;
  readonly trust: Trust;
  readonly direction: Direction;
  readonly syntax: "text" | "json";
}

const SOURCE_OF: Readonly<Record<Trust, Source | null>> = {
  system: null,
  user: "user",
  assistant: "user",
  definition: "definition",
  tool: "document",
  document: "document",
};

/** Which rule an injection in such a text falls under; null where none can: operators instruct. */
export function sourceOf(trust: Trust): Source | null {
  return SOURCE_OF[trust];
}

/** How an injection in such a text would come; tools describe themselves as documents plant. */
export function channelOf(trust: Trust): Channel | null {
  const source = sourceOf(trust);
  return source === "definition" ? "document" : source;
}
