import { assert } from "../../core/errors.ts";
import type { Finding } from "../../core/finding.ts";
import type { Detector, DetectorStream } from "../detect/detector.ts";
import type { Edit, Opening, RedactionStream, Treat, Treatment } from "./redaction.ts";
import { openSurface } from "./surface.ts";
import type { Surface, SurfaceKind } from "./surface.ts";

export interface RedactionOptions {
  readonly detector: Detector;
  readonly treat: Treat;
  /** Left out: every finding waits for its end. */
  readonly opening?: Opening;
  readonly syntax: SurfaceKind;
  /** One code unit that is taken out before anything reads the text: the mark of spotlighting. */
  readonly mark?: string | null;
}

/** A whole text after redaction. */
export interface Redacted {
  /** With the edits applied; when blocked, only what stands before the finding that blocked. */
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
  readonly blocked: Finding | null;
}

/** Long pushes are read in pieces of this size, so that positions are mapped for one at a time. */
const PIECE_LENGTH = 2 ** 16;

export function openRedaction(options: RedactionOptions): RedactionStream {
  return new Redaction(options);
}

/** What a stream makes of `text`, in one piece. */
export function redactText(options: RedactionOptions, text: string): Redacted {
  const stream = new Redaction(options);
  stream.push(text);
  stream.end();
  const edits = stream.takeEdits();
  const { findings, blocked, safe } = stream;
  return { text: applyEdits(text.slice(0, safe), edits), edits, findings, blocked };
}

/** `text` begins at source offset `from`; the edits are ordered, disjoint and inside it. */
export function applyEdits(text: string, edits: readonly Edit[], from = 0): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, replacement } of edits) {
    assert(
      start - from >= at && end - from <= text.length,
      "edits are ordered and inside the text",
    );
    parts.push(text.slice(at, start - from), replacement);
    at = end - from;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

interface Match {
  readonly finding: Finding;
  readonly text: string;
}

/** A finding that is treated while its text still comes. */
interface Opened {
  /** In the text that the detector reads: where it begins, and up to where it is treated. */
  readonly start: number;
  end: number;
  readonly sourceStart: number;
  readonly treatment: Treatment;
}

class Redaction implements RedactionStream {
  readonly #stream: DetectorStream;
  readonly #surface: Surface;
  readonly #treat: Treat;
  readonly #opening: Opening | null;
  readonly #findings: Finding[] = [];
  /** Found and not yet treated, because the text around them is not settled. */
  #waiting: Match[] = [];
  #edits: Edit[] = [];
  #opened: Opened | null = null;
  #safe = 0;
  #blocked: Finding | null = null;
  /** INVARIANT: after `end`, or when anything below has thrown, no more text is taken or leaves. */
  #closed = false;

  constructor(options: RedactionOptions) {
    this.#stream = options.detector.open();
    this.#surface = openSurface(options.syntax, options.mark);
    this.#treat = options.treat;
    this.#opening = options.opening ?? null;
  }

  get safe(): number {
    return this.#safe;
  }

  get blocked(): Finding | null {
    return this.#blocked;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  push(chunk: string): void {
    if (this.#blocked !== null) return;
    assert(!this.#closed, "a redaction that ended or failed takes no more text");
    this.#closed = true;
    for (let at = 0; at < chunk.length && this.#blocked === null; at += PIECE_LENGTH) {
      const piece = this.#surface.push(chunk.slice(at, at + PIECE_LENGTH));
      if (piece !== "") this.#stream.push(piece);
      this.#advance();
    }
    this.#closed = false;
  }

  end(): void {
    if (this.#closed || this.#blocked !== null) return;
    this.#closed = true;
    const rest = this.#surface.end();
    if (rest !== "") this.#stream.push(rest);
    this.#stream.end();
    this.#advance();
  }

  takeEdits(): readonly Edit[] {
    const decided = this.#edits.filter((edit) => edit.end <= this.#safe);
    this.#edits = decided.length === this.#edits.length ? [] : this.#edits.slice(decided.length);
    return decided;
  }

  #advance(): void {
    const edited = this.#edits.length;
    for (const finding of this.#stream.take()) {
      this.#waiting.push({ finding, text: this.#stream.textOf(finding) });
    }
    let limit = this.#surface.settled(this.#stream.safe);
    let treated = 0;
    for (const match of this.#waiting) {
      if (match.finding.span.end > limit) {
        limit = Math.min(limit, this.#surface.settled(match.finding.span.start));
        break;
      }
      this.#apply(match);
      if (this.#blocked !== null) {
        limit = this.#surface.settled(match.finding.span.start);
        break;
      }
      treated++;
    }
    if (treated > 0) this.#waiting = this.#waiting.slice(treated);
    if (this.#blocked === null && this.#waiting.length === 0) this.#open(limit);
    limit = Math.max(limit, this.#opened?.end ?? 0);
    this.#erase(limit, edited);
    this.#safe = this.#surface.sourceOf(limit);
    this.#surface.forget(limit);
  }

  /** INVARIANT: all edits from index `from` on stand behind those before it. */
  #erase(limit: number, from: number): void {
    const erasures = this.#surface.erasures(limit);
    if (erasures.length === 0) return;
    const edits = [...this.#edits.splice(from), ...erasures];
    for (const edit of edits.toSorted((a, b) => a.start - b.start)) this.#edits.push(edit);
  }

  /** Treats what has come of a finding that is certain, when nothing before it waits. */
  #open(limit: number): void {
    const certain = this.#opening && this.#stream.opening;
    if (!certain || this.#opening === null) return;
    const { start, end } = certain.span;
    if (this.#opened === null) {
      if (limit !== start) return;
      const sourceStart = this.#surface.sourceOf(start);
      const span = { start: sourceStart, end: this.#surface.endOf(end) };
      const treatment = this.#opening({ ...certain, span });
      if (treatment === null) return;
      this.#opened = { start, end: start, sourceStart, treatment };
    }
    const from = this.#opened.end;
    const to = this.#surface.extent({ start: from, end });
    if (to > from) this.#lengthen(this.#opened, to, "");
  }

  /** Replaces the part of a finding that follows what is replaced; `match` begins with it. */
  #lengthen(opened: Opened, end: number, match: string): void {
    const { start, treatment } = opened;
    const span = { start: opened.end, end };
    opened.end = end;
    if (treatment.kind !== "replace") return;
    const replacement = span.start === start ? treatment.replacement : "";
    this.#edits.push(...this.#surface.replace(span, match, replacement));
  }

  /** The end of a finding that is treated up to there. */
  #finish(opened: Opened, { finding, text }: Match): void {
    const { span } = finding;
    const end = this.#surface.endOf(span.end);
    this.#findings.push({ ...finding, span: { start: opened.sourceStart, end } });
    if (span.end > opened.end) {
      this.#lengthen(opened, span.end, text.slice(opened.end - opened.start));
    }
    this.#opened = null;
  }

  #apply({ finding, text }: Match): void {
    const { span } = finding;
    if (this.#opened?.start === span.start) return this.#finish(this.#opened, { finding, text });
    const start = this.#surface.sourceOf(span.start);
    const found = { ...finding, span: { start, end: this.#surface.endOf(span.end) } };
    const treatment = this.#treat(found, text);
    if (treatment.kind === "block") {
      this.#findings.push(found);
      this.#blocked = found;
      return;
    }
    if (treatment.silent !== true) this.#findings.push(found);
    if (treatment.kind === "keep") return;
    for (const edit of this.#surface.replace(span, text, treatment.replacement)) {
      // A second finding in one number rewrites the edit that made it a string.
      if (this.#edits.at(-1)?.start === edit.start) this.#edits.pop();
      this.#edits.push(edit);
    }
  }
}
