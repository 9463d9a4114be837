import { Buffer } from "node:buffer";
import { readBytes } from "../byte-source.ts";
import { HEAD_BYTES } from "../format.ts";
import type { Format, Head } from "../format.ts";
import { archiveBehindProgram, archiveKind } from "../formats/archive/signatures.ts";
import { Malformed } from "../formats/malformed.ts";

const RAR = Buffer.from("526172211a07", "hex");

/** Archives that other tools unpack and this one does not: what is in them is not known. */
export const unreadArchive: Format = {
  id: "unread-archive",
  title: "an archive that is not read here",
  active: false,
  claim: (head) => (kindOf(head) === null ? "none" : "certain"),
  inspect(scan) {
    const { source, name } = scan;
    const kind = kindOf({ source, name, start: readBytes(source, 0, HEAD_BYTES) });
    if (kind === null) throw new Malformed("no-archive", 0);
    scan.report("archive/not-read", 0, { kind });
    scan.skip({ offset: 0, length: source.size }, "not-unpacked");
  },
};

function kindOf(head: Head): string | null {
  return archiveKind(head) ?? (archiveBehindProgram(head, RAR) > 0 ? "RAR" : null);
}
