import { slice } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Decoder, OpenDecoder } from "../compression/decoder.ts";
import { openBzip2 } from "../compression/bzip2.ts";
import { openCopy } from "../compression/copy.ts";
import { undoFilter } from "../compression/filters.ts";
import { openInflate, openInflate64 } from "../compression/inflate.ts";
import { lzma2Opener, lzmaOpener } from "../compression/lzma-streams.ts";
import { rewriting, type Rewrite } from "../compression/rewriting.ts";
import { openZstd } from "../compression/zstd.ts";
import type { Coder, Folder } from "./streams.ts";

type Opener = (coder: Coder, size: number) => OpenDecoder;

/** What unpacks the bytes of the file, by the number of the method. */
const UNPACKERS = new Map<string, Opener>([
  ["00", () => openCopy],
  ["030101", ({ properties }, size) => lzmaOpener({ properties, size })],
  ["21", ({ properties }) => lzma2Opener({ property: properties[0] ?? 0xff })],
  ["040108", () => openInflate],
  ["040109", () => openInflate64],
  ["040202", () => openBzip2],
  ["04f71101", () => openZstd],
]);

/** Numbers that 7z has for filters beside those of .xz. */
const FILTERS = new Map([
  ["03030103", 0x04],
  ["03030205", 0x05],
  ["03030501", 0x07],
  ["03030701", 0x08],
  ["03030805", 0x09],
]);

const AES = "06f10701";

/** Null when a method is not known, or the coders are no chain. */
export function openFolder(source: ByteSource, folder: Folder): Decoder | null {
  const stages = stagesOf(folder);
  if (stages === null) return null;
  return stages.filters.reduce(rewriting, stages.unpack(source));
}

/** How a folder is unpacked: first from the file, then what came out is rewritten. */
export interface Stages {
  readonly unpack: (source: ByteSource, past?: ByteSource) => Decoder;
  readonly filters: readonly Rewrite[];
}

/** Null when a method is not known, or the coders are no chain. */
export function stagesOf(folder: Folder): Stages | null {
  const [first, ...rest] = folder.coders ?? [];
  const unpacker = first && UNPACKERS.get(first.method);
  if (first === undefined || unpacker === undefined) return null;
  const filters: Rewrite[] = [];
  for (const { method, properties } of rest) {
    const filter = undoFilter(FILTERS.get(method) ?? Number.parseInt(method, 16), properties);
    if (filter === null) return null;
    filters.push(filter);
  }
  const { offset, length } = folder.packed;
  const unpack: Stages["unpack"] = (source, past) =>
    unpacker(first, folder.size)(slice(source, offset, length), 0, past);
  return { unpack, filters };
}

export function isEncrypted({ coders }: Folder): boolean {
  return coders?.some(({ method }) => method === AES) ?? false;
}

/** The methods of a folder for a message. */
export function methodsOf({ coders }: Folder): string {
  return coders?.map(({ method }) => method).join("+") ?? "several streams";
}
