import { UnreadableSource } from "../../../core/unreadable-source.ts";
import type { HostRule } from "./host-rules.ts";

/** A file that a registry has. */
export interface RemoteFile {
  /** In its repository, with forward slashes. */
  readonly name: string;
  readonly url: URL;
  /** As the registry says; null where it does not. */
  readonly size: number | null;
  readonly sha256: string | null;
  /** Where the registry keeps its files. */
  readonly redirectHosts: readonly HostRule[];
}

/** More than any model has. */
export const FILES_MAX = 20_000;

const NAME_MAX = 4096;

/** A relative path that stays below its folder. Throws `UnreadableSource`. */
export function checkedName(name: string): string {
  const isPlain = name.length <= NAME_MAX && !/[\p{Cc}\\]/u.test(name) && name.isWellFormed();
  const parts = name.split("/");
  if (!isPlain || parts.some((part) => part === "" || part === "." || part === "..")) {
    throw new UnreadableSource("bad-listing");
  }
  return name;
}

/** `path` below a folder, each part of it as one that a URL may carry. */
export function below(folder: URL, path: string): URL {
  const url = new URL(folder);
  const start = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`;
  url.pathname = start + path.split("/").map(encodeURIComponent).join("/");
  return url;
}
