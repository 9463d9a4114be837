import { readBytes, slice } from "../byte-source.ts";
import type { Format, Scan } from "../format.ts";
import { looksLikeNpy, readNpy } from "../formats/npy/npy.ts";
import { Malformed } from "../formats/malformed.ts";

const MAGIC_BYTES = 6;

/** Arrays of numbers are skipped; arrays of objects are pickles (CVE-2019-6446), read as such. */
export const npy: Format = {
  id: "npy",
  title: "NumPy",
  active: false,
  claim: ({ start }) => (looksLikeNpy(start) ? "certain" : "none"),
  inspect(scan) {
    // Several arrays may follow one another: whoever wrote them reads them one by one.
    let at: number | null = 0;
    while (at !== null) {
      scan.tick();
      at = inspectArray(scan, at);
    }
  },
};

/** Where the next array begins, null when there is none. */
function inspectArray(scan: Scan, offset: number): number | null {
  const source = slice(scan.source, offset, scan.source.size - offset);
  const { dataOffset, dataBytes, dtype } = readNpy(source);
  scan.note({ kind: "field", name: "dtype", value: dtype });
  const actual = source.size - dataOffset;
  const declared = dataBytes ?? actual;
  const data = { offset: offset + dataOffset, length: Math.min(actual, declared) };
  if (dataBytes === null) {
    scan.member("objects", slice(source, dataOffset, actual), data);
    return null;
  }
  scan.skip(data, "array");
  if (actual < declared) throw new Malformed("truncated", scan.source.size);
  if (actual === declared) return null;
  const end = data.offset + declared;
  if (looksLikeNpy(readBytes(scan.source, end, MAGIC_BYTES))) return end;
  scan.report("npy/another-size", end, { declared, actual });
  const rest = { offset: end, length: actual - declared };
  scan.member("bytes after the array", slice(scan.source, rest.offset, rest.length), rest);
  return null;
}
