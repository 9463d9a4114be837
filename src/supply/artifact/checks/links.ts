import type { Scan } from "../format.ts";
import { linkEscapes } from "./member-name.ts";
import type { NameRegister } from "./name-register.ts";

/** A link in an archive. */
export interface Link {
  readonly name: string;
  readonly target: string;
  readonly offset: number;
  /** Named from the root of the archive and not from the folder of the link. */
  readonly isHard: boolean;
}

/** Links that a path may lead through (Linux: ELOOP), and parts that it may have. */
const HOPS_MAX = 40;
const PARTS_MAX = 4096;

/**
 * What is wrong with the links of an archive, when all of its names are known. Archives of real
 * folders have links within: only those lead astray that leave it, alone or through each other, and
 * those that other members are written through.
 */
export function checkLinks(links: readonly Link[], names: NameRegister, scan: Scan): void {
  const targets = new Map<string, string>();
  for (const { name, target, isHard } of links) {
    if (!isHard) targets.set(partsOf(name).join("/"), target);
  }
  for (const link of links) {
    scan.tick();
    const { name, target, offset } = link;
    const base = link.isHard ? "" : name;
    const way = linkEscapes(base, target) ? "out" : follow(link, targets, scan);
    if (way === "out") scan.report("archive/link-escape", offset, { name, target });
    else if (way === "lost" || names.isFolder(name)) {
      scan.report("archive/link", offset, { name, target });
    }
  }
}

/**
 * Whether a target is a path and nothing else. Programs that do not know links unpack one as a
 * file, and what they then load is its target.
 */
export function isPlainPath(target: string): boolean {
  return !STRANGE_SIGN.test(target);
}

// eslint-disable-next-line no-control-regex
const STRANGE_SIGN = /[\u0000-\u001F\u007F\uFFFD]/;

function partsOf(path: string): string[] {
  const parts = path.replaceAll("\\", "/").split("/");
  return parts.filter((part) => part !== "" && part !== ".");
}

/** Where a link ends, through the other links; `lost` in a ring of them. */
function follow(
  { name, target, isHard }: Link,
  targets: ReadonlyMap<string, string>,
  scan: Scan,
): "in" | "out" | "lost" {
  // Reversed: the next part is the last.
  const open = [...(isHard ? [] : partsOf(name).slice(0, -1)), ...partsOf(target)].toReversed();
  const done: string[] = [];
  let hops = 0;
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    scan.tick();
    if (part === "..") {
      if (done.pop() === undefined) return "out";
      continue;
    }
    done.push(part);
    const next = targets.get(done.join("/"));
    if (next === undefined) continue;
    hops += 1;
    if (hops > HOPS_MAX || open.length > PARTS_MAX) return "lost";
    done.pop();
    open.push(...partsOf(next).toReversed());
  }
  return "in";
}
