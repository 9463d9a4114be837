import { Malformed } from "../malformed.ts";

const SPACE = 0x20;
const LINE_FEED = 0x0a;

/** `LENGTH KEY=VALUE` lines of POSIX.1-2001; the last of a key counts. `offset` is for errors. */
export function parsePax(bytes: Buffer, offset: number): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
    const space = bytes.indexOf(SPACE, at);
    const length = space < 0 ? "" : bytes.toString("latin1", at, space);
    const end = at + Number(length);
    if (!/^[1-9]\d{0,8}$/.test(length) || end > bytes.length || bytes[end - 1] !== LINE_FEED) {
      throw new Malformed("bad-extended-header", offset + at);
    }
    const record = bytes.toString("utf8", space + 1, end - 1);
    const equals = record.indexOf("=");
    if (equals < 0) throw new Malformed("bad-extended-header", offset + at);
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at = end;
  }
  return records;
}
