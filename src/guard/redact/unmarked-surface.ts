import type { Span } from "../../core/finding.ts";
import type { Edit } from "./redaction.ts";
import type { Surface } from "./surface.ts";

interface Mark {
  /** Units that stay and stand before it, from the beginning of the stream. */
  readonly at: number;
  /** In the source. */
  readonly edit: Edit;
  /** False when a replacement takes it along. */
  erase: boolean;
}

/**
 * A text as if one character were nowhere in it: neither the detector nor the client gets to see
 * it. It may stand anywhere, within a finding as well, and written as an escape where there are
 * escapes. INVARIANT: what is erased does not depend on how the text was cut.
 */
export class UnmarkedSurface implements Surface {
  readonly #inner: Surface;
  readonly #mark: string;
  /** Ascending; those before what is forgotten are only counted. */
  readonly #marks: Mark[] = [];
  #forgotten = 0;
  /** Index of the first mark whose erasure nobody asked for yet. */
  #next = 0;
  /** Units of the inner text so far. */
  #length = 0;

  /** `mark` is one UTF-16 code unit. */
  constructor(inner: Surface, mark: string) {
    this.#inner = inner;
    this.#mark = mark;
  }

  push(chunk: string): string {
    return this.#without(this.#inner.push(chunk));
  }

  end(): string {
    return this.#without(this.#inner.end());
  }

  sourceOf(offset: number): number {
    return this.#inner.sourceOf(this.#innerOf(offset));
  }

  endOf(offset: number): number {
    return this.#inner.endOf(this.#innerEnd(offset));
  }

  settled(offset: number): number {
    const inner = this.#innerOf(offset);
    const settled = this.#inner.settled(inner);
    if (settled === inner) return offset;
    return (
      settled - this.#forgotten - this.#count((mark, index) => this.#at(mark, index) < settled)
    );
  }

  extent(span: Span): number {
    const inner = { start: this.#innerOf(span.start), end: this.#innerEnd(span.end) };
    return this.#inner.extent(inner) === inner.end ? span.end : span.start;
  }

  replace(span: Span, match: string, replacement: string): readonly Edit[] {
    const first = this.#count(({ at }) => at <= span.start);
    const within = this.#marks.slice(
      first,
      this.#count(({ at }) => at < span.end),
    );
    const pieces: string[] = [];
    let from = 0;
    for (const mark of within) {
      pieces.push(match.slice(from, mark.at - span.start));
      from = mark.at - span.start;
      mark.erase = false;
    }
    pieces.push(match.slice(from));
    const inner = { start: this.#innerOf(span.start), end: this.#innerEnd(span.end) };
    return this.#inner.replace(inner, pieces.join(this.#mark), replacement);
  }

  erasures(offset: number): readonly Edit[] {
    const edits = [...this.#inner.erasures(this.#innerOf(offset))];
    const end = this.#count(({ at }) => at <= offset);
    for (const { erase, edit } of this.#marks.slice(this.#next, end)) if (erase) edits.push(edit);
    this.#next = Math.max(this.#next, end);
    return edits;
  }

  forget(offset: number): void {
    this.#inner.forget(this.#innerOf(offset));
    const count = this.#count(({ at }) => at < offset);
    if (count === 0) return;
    this.#marks.splice(0, count);
    this.#forgotten += count;
    this.#next = Math.max(0, this.#next - count);
  }

  #without(text: string): string {
    const start = this.#length;
    this.#length += text.length;
    let index = text.indexOf(this.#mark);
    if (index === -1) return text;
    const pieces: string[] = [];
    let from = 0;
    for (; index !== -1; index = text.indexOf(this.#mark, from)) {
      pieces.push(text.slice(from, index));
      from = index + 1;
      const place = start + index;
      const edit = {
        start: this.#inner.sourceOf(place),
        end: this.#inner.sourceOf(place + 1),
        replacement: "",
      };
      const at = place - this.#forgotten - this.#marks.length;
      this.#marks.push({ at, edit, erase: true });
    }
    pieces.push(text.slice(from));
    return pieces.join("");
  }

  /** Offset in the inner text of the unit at `offset`, behind the marks before it. */
  #innerOf(offset: number): number {
    return offset + this.#forgotten + this.#count(({ at }) => at <= offset);
  }

  /** Behind the unit before `offset`, whatever marks follow it: they may not have come yet. */
  #innerEnd(offset: number): number {
    return offset === 0 ? 0 : this.#innerOf(offset - 1) + 1;
  }

  #at({ at }: Mark, index: number): number {
    return at + this.#forgotten + index;
  }

  /** How many marks, from the first one kept, fulfil a condition that none does after one fails. */
  #count(holds: (mark: Mark, index: number) => boolean): number {
    let low = 0;
    let high = this.#marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const mark = this.#marks[middle];
      if (mark !== undefined && holds(mark, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
