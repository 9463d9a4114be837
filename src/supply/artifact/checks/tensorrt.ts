import { readBytes } from "../byte-source.ts";
import type { Format, Head } from "../format.ts";
import { Malformed } from "../formats/malformed.ts";

const MAGICS: ReadonlySet<string> = new Set(["ftrt", "ptrt", "trtf"]);
const METADATA_BYTES_MAX = 2 ** 20;

/** Compiled for one kind of GPU: code that only its own runtime can read. */
export const tensorrt: Format = {
  id: "tensorrt",
  title: "TensorRT engine",
  active: false,
  claim: (head) => (engineOffset(head) === null ? "none" : "certain"),
  inspect(scan) {
    const offset = engineOffset(scan);
    if (offset === null) throw new Malformed("no-engine", 0);
    if (offset > 0)
      scan.note({ kind: "field", name: "metadata", value: jsonOf(scan.source, offset) });
    scan.report("graph/native-code", offset, { op: "TensorRT engine", node: `byte ${offset}` });
    scan.skip({ offset, length: scan.source.size - offset }, "native-code");
  },
};

function jsonOf(source: Head["source"], offset: number): string {
  return Buffer.from(readBytes(source, 4, Math.min(offset - 4, 4096))).toString("utf8");
}

/** Some exporters put a length and a description in JSON in front. */
function engineOffset({ source }: Pick<Head, "source">): number | null {
  const start = Buffer.from(readBytes(source, 0, 8));
  if (MAGICS.has(start.toString("latin1", 0, 4))) return 0;
  if (start.length < 8 || start[4] !== 0x7b) return null;
  const length = start.readUInt32LE(0);
  if (length > METADATA_BYTES_MAX) return null;
  const magic = Buffer.from(readBytes(source, 4 + length, 4)).toString("latin1");
  return MAGICS.has(magic) ? 4 + length : null;
}
