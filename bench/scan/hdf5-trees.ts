/**
 * Compares our reading of HDF5 with h5py's: every link, attribute (name, count, content), external
 * file and virtual source. `node bench/scan/hdf5-trees.ts FOLDER` after `hdf5-trees.py FOLDER`.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bytesSource, readBytes } from "../../src/supply/artifact/byte-source.ts";
import type { ByteSource } from "../../src/supply/artifact/byte-source.ts";
import { contentsOf } from "../../src/supply/artifact/formats/hdf5/elements.ts";
import { openHdf } from "../../src/supply/artifact/formats/hdf5/file.ts";
import { walkParts } from "../../src/supply/artifact/formats/hdf5/walk.ts";
import type { HdfPart } from "../../src/supply/artifact/formats/hdf5/walk.ts";

interface Listing {
  readonly file: string;
  readonly lines: readonly (readonly (string | number)[])[];
}

type Line = readonly (string | number)[];

function listFile(path: string): readonly Line[] {
  const source = bytesSource(readFileSync(path));
  const file = openHdf(source, () => undefined);
  return [...walkParts(file)].flatMap((part) => linesOf(part, source));
}

function linesOf(part: HdfPart, source: ByteSource): readonly Line[] {
  switch (part.kind) {
    case "link": {
      const { link } = part;
      if (link.kind === "soft") return [["soft", link.name, link.target]];
      if (link.kind === "external") return [["external", link.name, link.file, link.target]];
      return [["hard", link.name]];
    }
    case "attribute": {
      const { attribute, heap } = part;
      const hash = createHash("sha1");
      let isFirst = true;
      for (const { offset, length } of contentsOf(attribute, heap)) {
        if (!isFirst) hash.update("\0");
        isFirst = false;
        hash.update(readBytes(source, offset, length));
      }
      const digest = hash.digest("hex").slice(0, 12);
      return [["attribute", attribute.name, attribute.count, digest]];
    }
    case "external-file":
    case "virtual-file":
      return [[part.kind, part.file]];
    case "broken":
      return [["broken", part.error.reason]];
    case "filter":
    case "data":
      return [];
  }
}

function keysOf(lines: readonly Line[]): string {
  return lines
    .map((line) => JSON.stringify(line))
    .toSorted()
    .join("\n");
}

const [folder = "."] = process.argv.slice(2);
let same = 0;
let total = 0;
let compared = 0;
for (const text of readFileSync(join(folder, "listing.jsonl"), "utf8").trim().split("\n")) {
  const { file, lines } = JSON.parse(text) as Listing;
  const ours = keysOf(listFile(join(folder, file)));
  const theirs = keysOf(lines);
  total += 1;
  compared += lines.length;
  if (ours === theirs) same += 1;
  else {
    const expected = new Set(theirs.split("\n"));
    const found = new Set(ours.split("\n"));
    const missing = [...expected].filter((line) => !found.has(line)).slice(0, 3);
    const extra = [...found].filter((line) => !expected.has(line)).slice(0, 3);
    console.log(file, { missing, extra });
  }
}
console.log(`${same} of ${total} files agree, ${compared} lines compared`);
