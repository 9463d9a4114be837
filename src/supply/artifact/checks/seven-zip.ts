import { readBytes, slice } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import { HEAD_BYTES } from "../format.ts";
import type { Format, Scan } from "../format.ts";
import { openCopy } from "../formats/compression/copy.ts";
import { rewriting } from "../formats/compression/rewriting.ts";
import { findSevenZip, readSevenZip } from "../formats/seven-zip/archive.ts";
import type { SevenZipFile } from "../formats/seven-zip/archive.ts";
import { isEncrypted, methodsOf, stagesOf } from "../formats/seven-zip/coders.ts";
import type { Folder } from "../formats/seven-zip/streams.ts";
import { checkLinks, isPlainPath } from "./links.ts";
import type { Link } from "./links.ts";
import { checkMemberName } from "./member-name.ts";
import { createNameRegister } from "./name-register.ts";
import type { NameRegister } from "./name-register.ts";
import { isPadding } from "./padding.ts";

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
  claim: (head) => (findSevenZip(head) < 0 ? "none" : "certain"),
  inspect(scan) {
    const { source } = scan;
    const at = findSevenZip({ source, start: readBytes(source, 0, HEAD_BYTES) });
    const archive = slice(source, at, source.size);
    const { folders, files, hidden } = readSevenZip(archive);
    const names = checkNames(files, scan);
    const links: Link[] = [];
    const byFolder = Map.groupBy(files, ({ content }) => content?.folder);
    for (const [index, folder] of folders.entries()) {
      links.push(...inspectFolder({ folder, archive }, byFolder.get(index) ?? [], scan));
    }
    checkLinks(links, names, scan);
    for (const { offset, length } of hidden) {
      if (isPadding(archive, offset, length)) continue;
      scan.report("archive/hidden-bytes", at + offset, { bytes: length });
      scan.member(`bytes ${offset} to ${offset + length}`, slice(archive, offset, length));
    }
  },
};

function checkNames(files: readonly SevenZipFile[], scan: Scan): NameRegister {
  const names = createNameRegister();
  const seen = new Set<string>();
  for (const { name, content } of files) {
    checkMemberName(name, 0, scan);
    // Folders are files without content here.
    const isAgain = content !== null && seen.has(name);
    const what = isAgain ? "duplicate-name" : names.add(content === null ? `${name}/` : name);
    if (what !== null) scan.report("archive/views-differ", 0, { name, what });
    seen.add(name);
  }
  return names;
}

interface FolderPlace {
  readonly folder: Folder;
  readonly archive: ByteSource;
}

/** Returns the links that are packed in it. */
function inspectFolder(
  { folder, archive }: FolderPlace,
  files: readonly SevenZipFile[],
  scan: Scan,
): readonly Link[] {
  const { packed } = folder;
  const name = files[0]?.name ?? "";
  if (isEncrypted(folder)) scan.report("archive/encrypted", packed.offset, { name });
  const stages = stagesOf(folder);
  if (stages === null) {
    const method = methodsOf(folder);
    if (!isEncrypted(folder)) scan.report("archive/unsupported", packed.offset, { name, method });
    scan.skip(packed, "not-unpacked");
    return [];
  }
  let unpacked = scan.expand((past) => stages.unpack(archive, past), packed);
  for (const filter of stages.filters) {
    const before = unpacked;
    const extent = { offset: 0, length: before.source.size };
    unpacked = scan.expand(() => rewriting(openCopy(before.source, 0), filter), extent);
    before.release();
  }
  const byPart = new Map(files.map((file) => [file.content?.part, file]));
  const links: Link[] = [];
  let offset = 0;
  for (const [index, { size }] of folder.parts.entries()) {
    const file = byPart.get(index) ?? { name: `part ${index}`, attributes: 0 };
    links.push(...inspectFile(file, slice(unpacked.source, offset, size), scan));
    offset += size;
  }
  unpacked.release();
  return links;
}

/** The link that a file is, if it is one. */
function inspectFile(
  { name, attributes }: Pick<SevenZipFile, "name" | "attributes">,
  source: ByteSource,
  scan: Scan,
): readonly Link[] {
  const mode = (attributes & HAS_MODE) === 0 ? 0 : attributes >>> MODE_SHIFT;
  if ((mode & TYPE_MASK) === SYMBOLIC_LINK) {
    const target = Buffer.from(readBytes(source, 0, TARGET_BYTES_MAX)).toString("utf8");
    if (!isPlainPath(target)) scan.member(name, source);
    return [{ name, target, offset: 0, isHard: false }];
  }
  scan.member(name, source);
  return [];
}
