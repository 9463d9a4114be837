import { Buffer } from "node:buffer";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";

/** Source code and settings are smaller by far; vocabularies are read as a stream. */
export const TEXT_BYTES_MAX = 8 * 2 ** 20;

/** Control characters that no text has: all but tab, line ends, form feed and escape. */
// oxlint-disable-next-line no-control-regex -- what is not text
const CONTROL = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/;

/** Whether bytes are text in UTF-8 or another encoding that has ASCII in it. */
export function looksLikeText(start: Uint8Array): boolean {
  const sample = start.subarray(0, 4096);
  return sample.length > 0 && !CONTROL.test(Buffer.from(sample).toString("latin1"));
}

/** The beginning as text, without a byte order mark; one UTF-16 unit a byte. */
export function startText(start: Uint8Array, length = 4096): string {
  return Buffer.from(start.subarray(0, length))
    .toString("latin1")
    .replace(/^\u00EF\u00BB\u00BF/, "");
}

/** The whole text; bytes that are no UTF-8 become replacement characters. Throws `LimitReached`. */
export function readText(source: ByteSource): string {
  if (source.size > TEXT_BYTES_MAX) throw new LimitReached("size", TEXT_BYTES_MAX);
  const text = Buffer.from(readBytes(source, 0, source.size)).toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** The ending of a name in lower case, `.py`; empty without one. */
export function endingOf(name: string): string {
  return /\.[a-z0-9_]{1,12}$/i.exec(name)?.[0].toLowerCase() ?? "";
}

/** The last part of a path. */
export function baseOf(name: string): string {
  return name.slice(name.replaceAll("\\", "/").lastIndexOf("/") + 1);
}
