import { Buffer } from "node:buffer";
import { bytesSource } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Scan } from "../format.ts";
import { looksLikePickle } from "../formats/pickle/looks-like-pickle.ts";
import { scriptProblem } from "../policy/script-texts.ts";
import { looksLikeCode } from "./code-text.ts";
import { checkPossibleTemplate, mayBeTemplate } from "./template.ts";

/** A text among the values of a file, and where it stands. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
  readonly offset: number;
}

const ENCODED_MIN = 16;
/** More is not decoded in memory. */
const ENCODED_MAX = 16 * 2 ** 20;
const HEAD = 4096;
const BASE64 = /^[\w+/-]{16,}[\w+/\s-]*={0,2}\s*$/;
/** Longer texts are no digests, signatures or identifiers. */
const DIGEST_MAX = 200;
const STOP = 0x2e;
/** RFC 2397. */
const DATA_URL = /^\s*data:[\w/+.;=-]{0,100};base64,/;
const HEX = /^(?:[0-9a-f]{2}){12,}\s*$/i;
/** gzip, zlib, bzip2 and xz, in hexadecimal. */
const PACKED = /^(?:1f8b08|78(?:01|5e|9c|da)|425a68[1-9]|fd377a58)/;

/**
 * What a text hides that a program could take out of it and run: a template, or a pickle in base64
 * or hexadecimal. True if there was something.
 */
export function checkHidden({ name, text, offset }: NamedText, scan: Scan): boolean {
  const encoding = pickleEncoding(text);
  if (encoding !== null) {
    scan.member(`${name} (${encoding})`, decoded(text, encoding));
    return true;
  }
  if (COMMAND_KEY.test(name)) checkCommand(text, { name, offset, scan });
  if (!mayBeTemplate(text)) return false;
  checkPossibleTemplate(text, { offset, scan });
  return true;
}

/** Under these a tool finds what it gives to a shell: `postinstall`, `command`. */
const COMMAND_KEY =
  /^(?:(?:pre|post)?_?(?:install|build|start|run|test|prepare|publish|create|attach)(?:_?command)?|command|cmd|entry_?point|script|exec|shell|hook)$/i;

interface CommandPlace {
  readonly name: string;
  readonly offset: number;
  readonly scan: Scan;
}

/** What a script or a text that a tool gives to a shell does. */
export function checkCommand(text: string, { name, offset, scan }: CommandPlace): void {
  const problem = scriptProblem(text);
  if (problem === "hostile") scan.report("text/hostile-script", offset, { name });
  else if (problem === "runs-download") scan.report("text/runs-download", offset, { name });
}

/** The same of a text for people, of which only what breaks out of a template counts. */
export function checkHiddenIn({ name, text, offset }: NamedText, scan: Scan): void {
  const encoding = pickleEncoding(text);
  if (encoding === null) checkPossibleTemplate(text, { offset, scan, isText: true });
  else scan.member(`${name} (${encoding})`, decoded(text, encoding));
}

/** The same of a text that should describe something; code in the open is told as well. */
export function checkTextValue(value: NamedText, scan: Scan): void {
  if (checkHidden(value, scan)) return;
  const { name, text, offset } = value;
  if (looksLikeCode(text)) scan.report("graph/code-in-text", offset, { name });
}

function decoded(text: string, encoding: "base64" | "hex"): ByteSource {
  const plain = text.replace(DATA_URL, "").replaceAll(/\s/g, "");
  return bytesSource(Buffer.from(plain, encoding));
}

/** How a text spells a pickle, packed or not; null where it does not. */
function pickleEncoding(text: string): "base64" | "hex" | null {
  if (text.length < ENCODED_MIN || text.length > ENCODED_MAX) return null;
  const start = text.slice(0, HEAD).replace(DATA_URL, "").trimStart();
  const encoding = HEX.test(start.slice(0, HEAD & ~1))
    ? "hex"
    : BASE64.test(start)
      ? "base64"
      : null;
  if (encoding === null) return null;
  const head = Buffer.from(start.replaceAll(/\s/g, ""), encoding);
  const isPacked = PACKED.test(head.toString("hex", 0, 8));
  if (!isPacked && !looksLikePickle(head)) return null;
  // One digest in ten thousand begins like a pickle; few of those end like one, too.
  return text.length < DIGEST_MAX && !isPacked && head.at(-1) !== STOP ? null : encoding;
}
