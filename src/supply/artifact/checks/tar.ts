import { slice } from "../byte-source.ts";
import type { Format, Scan } from "../format.ts";
import { looksLikeTar, readTar } from "../formats/tar/tar.ts";
import type { TarMember } from "../formats/tar/tar.ts";
import { checkLink, checkMemberName } from "./member-name.ts";

/** Every entry, also those behind the mark where some readers stop. */
export const tar: Format = {
  id: "tar",
  title: "tar",
  active: false,
  claim: ({ start }) => looksLikeTar(start),
  inspect(scan) {
    const names = new Set<string>();
    for (const member of readTar(scan.source)) {
      scan.tick();
      scan.recognize();
      inspectMember(member, names, scan);
    }
  },
};

function inspectMember(member: TarMember, names: Set<string>, scan: Scan): void {
  const { name, kind, target, data, afterEnd } = member;
  const { offset } = data;
  const what = afterEnd
    ? "after-end"
    : names.has(name) && kind === "file"
      ? "duplicate-name"
      : null;
  if (what !== null) scan.report("archive/views-differ", offset, { name, what });
  names.add(name);
  checkMemberName(name, offset, scan);
  if (kind === "symbolic-link") checkLink({ name, target }, offset, scan);
  // A hard link is named from the root of the archive, not from its own folder.
  else if (kind === "hard-link") checkLink({ name: "", target }, offset, scan);
  else if (kind === "device") scan.report("archive/device", offset, { name });
  if (data.length > 0) scan.member(name, slice(scan.source, offset, data.length), data);
}
