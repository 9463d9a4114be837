import { readBytes, slice } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Format, Scan } from "../format.ts";
import { looksLikeSevenZip, readSevenZip } from "../formats/seven-zip/archive.ts";
import type { SevenZipFile } from "../formats/seven-zip/archive.ts";
import { isEncrypted, methodsOf, openFolder } from "../formats/seven-zip/coders.ts";
import type { Folder } from "../formats/seven-zip/streams.ts";
import { checkLink, checkMemberName } from "./member-name.ts";

const HAS_MODE = 0x8000;
const MODE_SHIFT = 16;
const TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const TARGET_BYTES_MAX = 4096;

/** Malware on model hubs came in 7z since loaders of PyTorch were given it ("nullifAI"). */
export const sevenZip: Format = {
  id: "7z",
  title: "7z",
  active: false,
  claim: ({ start }) => (looksLikeSevenZip(start) ? "certain" : "none"),
  inspect(scan) {
    const archive = readSevenZip(scan.source);
    for (const { name } of archive.files) checkMemberName(name, 0, scan);
    const files = Map.groupBy(archive.files, ({ content }) => content?.folder);
    for (const [index, folder] of archive.folders.entries()) {
      inspectFolder(folder, files.get(index) ?? [], scan);
    }
  },
};

function inspectFolder(folder: Folder, files: readonly SevenZipFile[], scan: Scan): void {
  const { packed } = folder;
  const name = files[0]?.name ?? "";
  if (isEncrypted(folder)) scan.report("archive/encrypted", packed.offset, { name });
  const decoder = openFolder(scan.source, folder);
  if (decoder === null) {
    const method = methodsOf(folder);
    if (!isEncrypted(folder)) scan.report("archive/unsupported", packed.offset, { name, method });
    scan.skip(packed, "not-unpacked");
    return;
  }
  const { source: unpacked } = scan.expand(() => decoder, packed);
  const byPart = new Map(files.map((file) => [file.content?.part, file]));
  let offset = 0;
  for (const [index, { size }] of folder.parts.entries()) {
    const file = byPart.get(index) ?? { name: `part ${index}`, attributes: 0 };
    inspectFile(file, slice(unpacked, offset, size), scan);
    offset += size;
  }
}

function inspectFile(
  { name, attributes }: Pick<SevenZipFile, "name" | "attributes">,
  source: ByteSource,
  scan: Scan,
): void {
  const mode = (attributes & HAS_MODE) === 0 ? 0 : attributes >>> MODE_SHIFT;
  if ((mode & TYPE_MASK) === SYMBOLIC_LINK) {
    const target = Buffer.from(readBytes(source, 0, TARGET_BYTES_MAX)).toString("utf8");
    return checkLink({ name, target }, 0, scan);
  }
  scan.member(name, source);
}
