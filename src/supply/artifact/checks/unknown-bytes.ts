import { Buffer } from "node:buffer";
import { readBytes } from "../byte-source.ts";
import type { Extent, Format, Scan } from "../format.ts";
import { scanLoose } from "./embedded-pickles.ts";
import { programIn } from "./executable.ts";

const BYTES_MIN = 16;
/** As much of the beginning and of the end is looked at: storages of tensors are large. */
const PART_BYTES = 65_536;

/**
 * Bytes of no format that is known here: raw storages, engines, pictures. Nothing loads them by
 * itself; a pickle or a program in them waits for something that does.
 */
export const unknownBytes: Format = {
  id: "unknown",
  title: "unknown bytes",
  active: false,
  isLastResort: true,
  claim: ({ source }) => (source.size < BYTES_MIN ? "none" : "plausible"),
  inspect(scan) {
    for (const part of partsOf(scan.source.size)) inspectPart(part, scan);
  },
};

function partsOf(size: number): readonly Extent[] {
  if (size <= 2 * PART_BYTES) return [{ offset: 0, length: size }];
  return [0, size - PART_BYTES].map((offset) => ({ offset, length: PART_BYTES }));
}

function inspectPart(part: Extent, scan: Scan): void {
  scanLoose(scan, part);
  const program = programIn(Buffer.from(readBytes(scan.source, part.offset, part.length)));
  if (program === null) return;
  scan.report("file/program", part.offset + program.at, { system: program.system });
}
