import type { Span } from "../../core/finding.ts";
import type { Segment } from "../segment.ts";
import { JsonView } from "./json-view.ts";
import type { JsonCell } from "./json-view.ts";
import type { Edit } from "./redaction.ts";
import { UnmarkedSurface } from "./unmarked-surface.ts";

/**
 * Between the source text and what a detector reads of it: how offsets translate, where a text may
 * be cut, and how a replacement is written into its syntax.
 */
export interface Surface {
  /** Reads source and returns the text for the detector. */
  push(chunk: string): string;
  end(): string;
  sourceOf(offset: number): number;
  /** Where the unit before `offset` ends in the source. */
  endOf(offset: number): number;
  /** The last offset at or before `offset` where the text may be cut. */
  settled(offset: number): number;
  /** How far `span` can be replaced from its start on while its end is not known. */
  extent(span: Span): number;
  /** Edits that put `replacement` in the place of `span`, which reads as `match`. */
  replace(span: Span, match: string, replacement: string): readonly Edit[];
  /** Edits up to `offset` that are made whatever is found, each of them once. */
  erasures(offset: number): readonly Edit[];
  /** Nothing before `offset` will be asked for again. */
  forget(offset: number): void;
}

/** How a text begins that is JSON, and a beginning that may become one. */
const JSON_START = /^\s{0,64}(?:\{\s{0,64}"|\[\s{0,64}[{"])/;
const JSON_START_CUT = /^\s{0,64}(?:[{[]\s{0,64})?$/;

/** True for a text that is read as JSON, whatever it was sent as. */
export function startsAsJson(text: string): boolean {
  return JSON_START.test(text);
}

/** A syntax, or a text that may turn out to be JSON. */
export type SurfaceKind = Segment["syntax"] | "guess";

/** `mark`: one code unit that is in the text and not of it; null for none. */
export function openSurface(kind: SurfaceKind, mark: string | null = null): Surface {
  const surface = SURFACES[kind]();
  return mark === null ? surface : new UnmarkedSurface(surface, mark);
}

/**
 * A text of which only its beginning says whether it is JSON: models answer in JSON where they are
 * asked to. INVARIANT: what is guessed does not depend on how the text was cut.
 */
class GuessedSurface implements Surface {
  /** Text until something else is known. */
  #inner: Surface = new TextSurface();
  /** What came before it was known; null from then on. */
  #start: string | null = "";

  push(chunk: string): string {
    if (this.#start === null) return this.#inner.push(chunk);
    const start = this.#start + chunk;
    this.#start = start;
    if (JSON_START_CUT.test(start)) return "";
    if (startsAsJson(start)) this.#inner = new JsonSurface(false);
    this.#start = null;
    return this.#inner.push(start);
  }

  end(): string {
    const rest = this.#start === null ? "" : this.#inner.push(this.#start);
    this.#start = null;
    return rest + this.#inner.end();
  }

  sourceOf(offset: number): number {
    return this.#inner.sourceOf(offset);
  }

  endOf(offset: number): number {
    return this.#inner.endOf(offset);
  }

  settled(offset: number): number {
    return this.#inner.settled(offset);
  }

  extent(span: Span): number {
    return this.#inner.extent(span);
  }

  replace(span: Span, match: string, replacement: string): readonly Edit[] {
    return this.#inner.replace(span, match, replacement);
  }

  erasures(offset: number): readonly Edit[] {
    return this.#inner.erasures(offset);
  }

  forget(offset: number): void {
    this.#inner.forget(offset);
  }
}

class TextSurface implements Surface {
  #length = 0;
  #tail = 0;

  push(chunk: string): string {
    this.#length += chunk.length;
    if (chunk !== "") this.#tail = chunk.charCodeAt(chunk.length - 1);
    return chunk;
  }

  end(): string {
    this.#tail = 0;
    return "";
  }

  sourceOf(offset: number): number {
    return offset;
  }

  endOf(offset: number): number {
    return offset;
  }

  settled(offset: number): number {
    return offset === this.#length && isHighSurrogate(this.#tail) ? offset - 1 : offset;
  }

  extent({ end }: Span): number {
    return end;
  }

  replace(span: Span, _match: string, replacement: string): readonly Edit[] {
    return [{ start: span.start, end: span.end, replacement }];
  }

  erasures(): readonly Edit[] {
    return [];
  }

  forget(): void {
    // Offsets are their own translation: there is nothing to forget.
  }
}

/** A scalar that has become a string: its text up to `upTo`, findings replaced, JSON-escaped. */
interface QuotedScalar {
  readonly cell: JsonCell;
  readonly body: string;
  readonly upTo: number;
}

/**
 * JSON stays JSON. Inside a string a replacement is escaped; a number or keyword with a finding in
 * it becomes a string. A finding across several of them puts its replacement into the first and
 * empties the others; what stands between is structure, of which only white space goes. Where there
 * is text outside strings it was no JSON: then the structure between goes as well.
 */
class JsonSurface implements Surface {
  readonly #view = new JsonView();
  /** False for a text that was only guessed to be JSON: where it is none, nothing is quoted. */
  readonly #isSure: boolean;
  #tail = 0;
  /** The scalar edited last: a second finding in it adds to the same edit. */
  #quoted: QuotedScalar | null = null;

  constructor(isSure: boolean) {
    this.#isSure = isSure;
  }

  push(chunk: string): string {
    const text = this.#view.push(chunk);
    if (text !== "") this.#tail = text.charCodeAt(text.length - 1);
    return text;
  }

  end(): string {
    this.#tail = 0;
    return this.#view.end();
  }

  sourceOf(offset: number): number {
    return this.#view.sourceOf(offset);
  }

  endOf(offset: number): number {
    return this.#view.sourceOf(offset);
  }

  settled(offset: number): number {
    if (offset === this.#view.length && isHighSurrogate(this.#tail)) return offset - 1;
    return this.#view.settled(offset);
  }

  /** To the end of a string: what a replacement does behind it depends on all that follows. */
  extent({ start, end }: Span): number {
    const [cell] = this.#view.cellsIn({ start, end: start + 1 });
    return cell?.kind === "string" ? Math.min(cell.end, end) : start;
  }

  replace(span: Span, match: string, replacement: string): readonly Edit[] {
    const edits: Edit[] = [];
    const cells = this.#view.cellsIn(span);
    const hasJunk = cells.some((cell) => cell.kind === "junk");
    let at = span.start;
    let rest = replacement;
    for (const cell of cells) {
      const part = { start: Math.max(cell.start, span.start), end: Math.min(cell.end, span.end) };
      edits.push(
        ...this.#clear({ start: at, end: part.start }, match.slice(at - span.start), hasJunk),
      );
      edits.push(this.#write(cell, part, rest));
      rest = "";
      at = part.end;
    }
    edits.push(...this.#clear({ start: at, end: span.end }, match.slice(at - span.start), hasJunk));
    this.#view.forget(span.end);
    return edits;
  }

  erasures(): readonly Edit[] {
    return [];
  }

  forget(offset: number): void {
    this.#view.forget(offset);
  }

  #write(cell: JsonCell, part: Span, replacement: string): Edit {
    if (cell.kind === "string") return this.#edit(part, escapeJson(replacement));
    if (cell.kind === "junk") {
      const isQuoted = this.#isSure && replacement !== "";
      return this.#edit(part, isQuoted ? JSON.stringify(replacement) : replacement);
    }
    const begun = this.#quoted?.cell === cell ? this.#quoted : { cell, body: "", upTo: cell.start };
    const kept = cell.text.slice(begun.upTo - cell.start, part.start - cell.start);
    const body = begun.body + kept + escapeJson(replacement);
    this.#quoted = { cell, body, upTo: part.end };
    return this.#edit(cell, `"${body}${cell.text.slice(part.end - cell.start)}"`);
  }

  /** Structure inside a finding; `text` begins with it. */
  #clear(span: Span, text: string, whole: boolean): readonly Edit[] {
    if (span.start === span.end) return [];
    if (whole) return [this.#edit(span, "")];
    const edits: Edit[] = [];
    for (const { index, 0: space } of text.slice(0, span.end - span.start).matchAll(/\s+/g)) {
      const start = span.start + index;
      edits.push(this.#edit({ start, end: start + space.length }, ""));
    }
    return edits;
  }

  #edit(span: Span, replacement: string): Edit {
    const start = this.#view.sourceOf(span.start);
    return { start, end: this.#view.sourceOf(span.end), replacement };
  }
}

const SURFACES: Readonly<Record<SurfaceKind, () => Surface>> = {
  text: () => new TextSurface(),
  json: () => new JsonSurface(true),
  guess: () => new GuessedSurface(),
};

function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
