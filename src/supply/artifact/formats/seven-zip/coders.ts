import { slice } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Decoder } from "../compression/decoder.ts";
import { openBzip2 } from "../compression/bzip2.ts";
import { openInflate } from "../compression/inflate.ts";
import { lzma2Opener, lzmaOpener } from "../compression/lzma-streams.ts";
import { openZstd } from "../compression/zstd.ts";
import { undoBranches } from "./branches.ts";
import { openCopy } from "./copy.ts";
import type { Coder, Folder } from "./streams.ts";

type Opener = (coder: Coder, size: number) => (input: ByteSource, offset: number) => Decoder;

/** What unpacks the bytes of the file, by the number of the method. */
const UNPACKERS = new Map<string, Opener>([
  ["00", () => openCopy],
  ["030101", ({ properties }, size) => lzmaOpener({ properties, size })],
  ["21", ({ properties }) => lzma2Opener({ property: properties[0] ?? 0xff })],
  ["040108", () => openInflate],
  ["040202", () => openBzip2],
  ["04f71101", () => openZstd],
]);

/** What is done with unpacked bytes: code for x86 has its jumps rewritten. */
const FILTERS = new Map<string, (decoder: Decoder) => Decoder>([["03030103", undoBranches]]);

const AES = "06f10701";

/** Null when a method is not known, or the coders are no chain. */
export function openFolder(source: ByteSource, folder: Folder): Decoder | null {
  const [first, ...filters] = folder.coders ?? [];
  const unpacker = first && UNPACKERS.get(first.method);
  if (first === undefined || unpacker === undefined) return null;
  const undo = filters.map(({ method }) => FILTERS.get(method));
  const { offset, length } = folder.packed;
  let decoder = unpacker(first, folder.size)(slice(source, offset, length), 0);
  for (const filter of undo) {
    if (filter === undefined) return null;
    decoder = filter(decoder);
  }
  return decoder;
}

export function isEncrypted({ coders }: Folder): boolean {
  return coders?.some(({ method }) => method === AES) ?? false;
}

/** The methods of a folder for a message. */
export function methodsOf({ coders }: Folder): string {
  return coders?.map(({ method }) => method).join("+") ?? "several streams";
}
