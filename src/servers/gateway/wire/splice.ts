import { assert } from "../../../core/errors.ts";
import type { Span } from "../../../core/finding.ts";
import { embed } from "./embedded-text.ts";
import type { Edit } from "../../../guard/redact/redaction.ts";
import type { TextSlot } from "./wire.ts";

export interface SlotEdit {
  readonly slot: TextSlot;
  /** The new text; for a `raw` slot the new JSON. */
  readonly text: string;
}

/** A body with slots rewritten and `nulls` made null; every other character stays as it was. */
export function editSlots(
  body: string,
  edits: readonly SlotEdit[],
  nulls: readonly Span[] = [],
): string {
  return splice(body, [...edits.map(slotEdit), ...nulls.map(nulled)]);
}

/** The edit that puts a new text in the place of a slot's own. */
export function slotEdit({ slot, text }: SlotEdit): Edit {
  const { start, end } = slot.token;
  // Half a surrogate pair would be escaped by JSON.stringify and refused by strict readers.
  if (slot.encoding === "raw") return { start, end, replacement: text };
  const { head } = slot;
  const written = head === undefined ? text.toWellFormed() : embed(head, text);
  return { start, end, replacement: JSON.stringify(written) };
}

/** The edit that makes a value null. */
export function nulled({ start, end }: Span): Edit {
  return { start, end, replacement: "null" };
}

/** Applies edits that may come in any order but must not overlap. Linear but for the sorting. */
export function splice(body: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of ordered) {
    assert(edit.start >= at && edit.end >= edit.start, "edits of a body must not overlap");
    pieces.push(body.slice(at, edit.start), edit.replacement);
    at = edit.end;
  }
  assert(at <= body.length, "edits of a body must stand inside it");
  pieces.push(body.slice(at));
  return pieces.join("");
}
