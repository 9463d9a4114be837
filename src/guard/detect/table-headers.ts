/** Where a place stands in a table. */
export interface Cell {
  /** What the header says above it. */
  readonly header: string;
  /** Text of the cell in front of the place. */
  readonly before: string;
}

/** Longer lines are no lines of a table. */
const LINE_LENGTH_MAX = 4096;
const HEADER_LENGTH_MAX = 512;
const HEADER_CELL = /^ ?"?\p{L}[\p{L}\p{M} _/().ºª°#-]{0,39}"? ?$/u;
/** How a line of such cells begins, in a frame or without. */
const HEADER_BEGINNING = /^(?: ?"?\p{L}|\s*\|)/u;
const COLUMNS_MAX = 64;
const DELIMITERS = ["\t", ";", "|", ","];
/** Between the header and the rows of a Markdown table. */
const RULE = /^[\s|:-]+$/;

/** A line of a table as far as it is known. */
interface Row {
  readonly start: number;
  text: string;
  readonly table: Table;
  /** How far it was read, and the cell that is there. */
  at: number;
  column: number;
  cellStart: number;
  isQuoted: boolean;
}

interface Table {
  readonly delimiter: string;
  readonly headers: readonly string[];
}

const NOT_READ = { at: 0, column: 0, cellStart: 0, isQuoted: false };

/** Moves to a place in the row; backwards it begins again. */
function readTo(row: Row, end: number): void {
  if (end < row.at) Object.assign(row, NOT_READ);
  const { text, table } = row;
  for (; row.at < end; row.at++) {
    const sign = text.charAt(row.at);
    if (sign === '"') row.isQuoted = !row.isQuoted;
    if (sign !== table.delimiter || row.isQuoted) continue;
    row.column++;
    row.cellStart = row.at + 1;
  }
}

/**
 * Follows a text as it arrives and knows what a table says above a place: CSV with commas,
 * semicolons or tabs, and Markdown. What it says about a place depends on the text in front of it
 * alone, so that a stream reads as the whole text does. Linear; bounded by the text not forgotten.
 */
export class TableHeaders {
  #length = 0;
  #line = "";
  #isLong = false;
  #table: Table | null = null;
  #rows: Row[] = [];

  push(chunk: string): void {
    for (let at = 0; at < chunk.length;) {
      const found = chunk.indexOf("\n", at);
      const end = found < 0 ? chunk.length : found;
      this.#extend(chunk.slice(at, end), this.#length + at);
      if (found < 0) break;
      this.#finish();
      at = found + 1;
    }
    this.#length += chunk.length;
  }

  /** The cell that a place is in; null outside of tables. */
  cellAt(offset: number): Cell | null {
    const row = this.#rows.findLast(({ start }) => start <= offset);
    const end = offset - (row?.start ?? 0);
    if (row === undefined || end > Math.min(row.text.length, LINE_LENGTH_MAX)) return null;
    readTo(row, end);
    const header = row.table.headers[row.column];
    return header === undefined ? null : { header, before: row.text.slice(row.cellStart, end) };
  }

  /** Nothing before `offset` will be asked for again. */
  forget(offset: number): void {
    const kept = this.#rows.findIndex(({ start, text }) => start + text.length >= offset);
    if (kept !== 0) this.#rows = kept < 0 ? [] : this.#rows.slice(kept);
  }

  #extend(text: string, offset: number): void {
    if (this.#isLong) return;
    if (this.#line === "" && this.#table !== null) {
      this.#rows.push({ ...NOT_READ, start: offset, text: "", table: this.#table });
    }
    this.#line += text;
    const row = this.#rows.at(-1);
    if (row !== undefined && this.#table !== null) row.text = this.#line;
    if (this.#line.length > LINE_LENGTH_MAX) {
      this.#isLong = true;
      this.#table = null;
    }
  }

  #finish(): void {
    const line = this.#line.endsWith("\r") ? this.#line.slice(0, -1) : this.#line;
    const table = this.#table;
    const goesOn =
      table !== null &&
      (RULE.test(line)
        ? line.includes("-")
        : cellsOf(line, table.delimiter).length === table.headers.length);
    if (!goesOn) this.#table = this.#isLong ? null : tableOf(line);
    this.#line = "";
    this.#isLong = false;
  }
}

/** The table that a line is the header of. */
function tableOf(line: string): Table | null {
  if (line.length > HEADER_LENGTH_MAX || line.length < 3) return null;
  const delimiter = DELIMITERS.find((one) => line.includes(one));
  if (delimiter === undefined || !HEADER_BEGINNING.test(line)) return null;
  const cells = cellsOf(line, delimiter);
  if (cells.length > COLUMNS_MAX) return null;
  const framed = delimiter === "|" && /^\s*\|/.test(line);
  const named = framed ? cells.slice(1, -1) : cells;
  if (named.length < 2 || !named.every((cell) => HEADER_CELL.test(cell))) return null;
  return { delimiter, headers: cells.map((cell) => cell.replaceAll('"', "").trim()) };
}

/** Cells of a line; a delimiter in quotes parts nothing. */
function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells = [""];
  let quoted = false;
  for (const part of line.split(/([\t;|,"])/)) {
    if (part === '"') quoted = !quoted;
    if (part === delimiter && !quoted) cells.push("");
    else cells[cells.length - 1] += part;
  }
  return cells;
}
