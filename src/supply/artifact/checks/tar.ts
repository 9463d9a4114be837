import { slice } from "../byte-source.ts";
import type { Format, Scan } from "../format.ts";
import { looksLikeTar, readTar } from "../formats/tar/tar.ts";
import type { TarMember } from "../formats/tar/tar.ts";
import { Malformed } from "../formats/malformed.ts";
import { checkLinks } from "./links.ts";
import type { Link } from "./links.ts";
import { checkMemberName } from "./member-name.ts";
import { createNameRegister } from "./name-register.ts";
import type { NameRegister } from "./name-register.ts";
import { isPadding } from "./padding.ts";

/** Every entry, also those behind the mark where some readers stop. */
export const tar: Format = {
  id: "tar",
  title: "tar",
  active: false,
  claim: ({ start }) => looksLikeTar(start),
  inspect(scan) {
    const names: Names = { seen: new Set(), register: createNameRegister(), links: [] };
    let end = 0;
    try {
      for (const member of readTar(scan.source)) {
        scan.tick();
        scan.recognize();
        inspectMember(member, names, scan);
        end = member.data.offset + member.data.length;
      }
    } catch (error) {
      // What is no further entry may be for another loader.
      if (error instanceof Malformed && end > 0) inspectRest(end, scan);
      throw error;
    } finally {
      checkLinks(names.links, names.register, scan);
    }
  },
};

/** Blocks of zeros end an archive. */
const BLOCK_BYTES = 512;
const REST_CHUNKS_MAX = 2048;

function inspectRest(from: number, scan: Scan): void {
  let at = Math.ceil(from / BLOCK_BYTES) * BLOCK_BYTES;
  for (let chunk = 0; chunk < REST_CHUNKS_MAX && at < scan.source.size; chunk += 1) {
    if (!isPadding(scan.source, at, BLOCK_BYTES)) break;
    at += BLOCK_BYTES;
  }
  const rest = { offset: at, length: scan.source.size - at };
  if (rest.length > 0) {
    scan.member(`bytes from ${at} on`, slice(scan.source, rest.offset, rest.length), rest);
  }
}

interface Names {
  readonly seen: Set<string>;
  readonly register: NameRegister;
  readonly links: Link[];
}

function inspectMember(member: TarMember, names: Names, scan: Scan): void {
  const { name, otherNames, kind, target, data } = member;
  const { offset } = data;
  const what = differenceOf(member, names);
  if (what !== null) scan.report("archive/views-differ", offset, { name, what });
  names.seen.add(name);
  for (const any of [name, ...otherNames]) checkMemberName(any, offset, scan);
  if (kind === "symbolic-link") names.links.push({ name, target, offset, isHard: false });
  else if (kind === "hard-link") names.links.push({ name, target, offset, isHard: true });
  else if (kind === "device") scan.report("archive/device", offset, { name });
  if (data.length > 0) scan.member(name, slice(scan.source, offset, data.length), data);
}

/** GNU puts files with holes there, for readers that do not know of their real name. */
const HOLED_FOLDER = "GNUSparseFile.";

function differenceOf(
  { name, otherNames, kind, afterEnd }: TarMember,
  names: Names,
): string | null {
  if (afterEnd) return "after-end";
  if (otherNames.some((other) => !other.includes(HOLED_FOLDER))) return "name";
  if (names.seen.has(name)) return kind === "file" ? "duplicate-name" : null;
  // A link to a folder and what is in it are told as a link.
  return kind === "file" || kind === "other" ? names.register.add(name) : null;
}
