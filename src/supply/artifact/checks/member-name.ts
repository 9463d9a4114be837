import type { Scan } from "../format.ts";
import { STRANGE_SIGNS } from "./outside-path.ts";

/** Whether a path, once joined to a folder and normalized by any system, lies outside of it. */
export function escapes(path: string): boolean {
  // A drive, a share or a root.
  if (/^[a-z]:|^[\\/]/i.test(path)) return true;
  // To one system a backslash parts names, to the other it is a letter of one.
  return climbs(path.split("/")) || climbs(path.split(/[\\/]/));
}

function climbs(parts: readonly string[]): boolean {
  let depth = 0;
  for (const part of parts) {
    // Windows leaves out blanks at the end of a part.
    if (part.startsWith("..") && part.trimEnd() === "..") depth -= 1;
    else if (part !== "" && part !== ".") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** A link resolves from the folder of its own name. */
export function linkEscapes(name: string, target: string): boolean {
  if (escapes(target) && !target.startsWith(".")) return true;
  const folder = name.replaceAll("\\", "/").split("/").slice(0, -1);
  return escapes([...folder, target].join("/"));
}

/** A second stream behind the name of a file, as Windows has them. */
const STREAM = /\.[a-z]\w{0,9}:[^\d\\/]/i;

/** What is wrong with the name under which a member would be unpacked. */
export function checkMemberName(name: string, offset: number, scan: Scan): void {
  if (escapes(name)) scan.report("archive/path-escape", offset, { name });
  else if (STRANGE_SIGNS.test(name) || STREAM.test(name)) {
    scan.report("archive/strange-name", offset, { name });
  }
}
