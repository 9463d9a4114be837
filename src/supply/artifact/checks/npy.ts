import { slice } from "../byte-source.ts";
import type { Format } from "../format.ts";
import { looksLikeNpy, readNpy } from "../formats/npy/npy.ts";
import { Malformed } from "../formats/malformed.ts";

/** Arrays of numbers are skipped; arrays of objects are pickles (CVE-2019-6446) and read as such. */
export const npy: Format = {
  id: "npy",
  title: "NumPy",
  active: false,
  claim: ({ start }) => (looksLikeNpy(start) ? "certain" : "none"),
  inspect(scan) {
    const { dataOffset, dataBytes, dtype } = readNpy(scan.source);
    scan.note({ kind: "field", name: "dtype", value: dtype });
    const actual = scan.source.size - dataOffset;
    const data = { offset: dataOffset, length: Math.min(actual, dataBytes ?? actual) };
    if (dataBytes === null) {
      scan.member("objects", slice(scan.source, dataOffset, actual), data);
      return;
    }
    scan.skip(data, "array");
    if (actual < dataBytes) throw new Malformed("truncated", scan.source.size);
    if (actual === dataBytes) return;
    scan.report("npy/another-size", dataOffset + dataBytes, { declared: dataBytes, actual });
    const rest = { offset: dataOffset + dataBytes, length: actual - dataBytes };
    scan.member("bytes after the array", slice(scan.source, rest.offset, rest.length), rest);
  },
};
