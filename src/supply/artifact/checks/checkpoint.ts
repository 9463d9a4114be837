import { readBytes } from "../byte-source.ts";
import type { Format, Scan } from "../format.ts";
import { readText, startText } from "../formats/text/text.ts";
import { checkPath } from "./config-values.ts";

/** Number at the end of a table of LevelDB, little-endian. */
const TABLE_MAGIC = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];
const FOOTER_BYTES = 48;
const POINTER = /^\s*(?:all_)?model_checkpoint_(?:path|timestamp)s?:\s*"/;

/** The text that says which checkpoint is the newest. */
export const checkpoint: Format = {
  id: "checkpoint",
  title: "TensorFlow checkpoint",
  active: false,
  claim: ({ start }) => (POINTER.test(startText(start, 256)) ? "certain" : "none"),
  inspect(scan: Scan) {
    for (const match of readText(scan.source).matchAll(/(model_checkpoint_path): "([^"\n]*)"/g)) {
      scan.tick();
      const [, key = "", value = ""] = match;
      checkPath({ key, value, offset: match.index }, scan);
    }
  },
};

/** Names and places of tensors; only recognized, since nothing in it is ever called. */
export const checkpointIndex: Format = {
  id: "checkpoint-index",
  title: "TensorFlow checkpoint index",
  active: false,
  claim: ({ source }) => {
    const end = source.size - TABLE_MAGIC.length;
    if (source.size < FOOTER_BYTES) return "none";
    const magic = readBytes(source, end, TABLE_MAGIC.length);
    return TABLE_MAGIC.every((byte, at) => magic[at] === byte) ? "certain" : "none";
  },
  inspect: (scan) => scan.skip({ offset: 0, length: scan.source.size }, "table"),
};

const RECORD_HEAD = 12;
const VERSION = "brain.Event:";

/** Logs of TensorBoard: numbers, pictures and graphs to look at. */
export const eventLog: Format = {
  id: "event-log",
  title: "TensorBoard log",
  active: false,
  claim: ({ start }) => {
    const text = Buffer.from(start.subarray(RECORD_HEAD, RECORD_HEAD + 64)).toString("latin1");
    return text.includes(VERSION) ? "certain" : "none";
  },
  inspect: (scan) => scan.skip({ offset: 0, length: scan.source.size }, "event-log"),
};
