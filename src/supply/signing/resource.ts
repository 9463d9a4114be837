import { hash } from "node:crypto";
import { quote } from "../../core/errors.ts";
import { signingProblem } from "./problem.ts";

/** One file, or one part of a file, as a statement lists it. */
export interface Resource {
  /** As signed: a path, or `path:start:end`. */
  readonly name: string;
  /** Lower-case hex. */
  readonly digest: string;
}

/** A stretch of a file, half-open [start, end), with its digest in hex. */
export interface Range {
  readonly start: number;
  readonly end: number;
  readonly digest: string;
}

/** How a model was cut into resources; null: whole files. */
export type ShardBytes = number | null;

const NAME_LENGTH_MAX = 4096;
const NAME_SHOWN = 200;

/** A name from outside as messages may show it. */
export function shown(name: string): string {
  return quote(name, NAME_SHOWN);
}

/** Relative, normalized, with `/`: no other spelling of the same path is accepted. */
export function isPlainPath(path: string): boolean {
  if (path === "" || path.length > NAME_LENGTH_MAX || /[\\\0]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** The file that a resource belongs to. Throws `SigningProblem` for any odd name. */
export function fileOf(name: string, shardBytes: ShardBytes): string {
  const file = shardBytes === null ? name : shardedFile(name, shardBytes);
  // The reference implementation calls the only file of a model that is one file `.`.
  if (file === "." || isPlainPath(file)) return file;
  throw signingProblem("resource-name", { name: shown(name) });
}

/** Names may hold colons: the last two numbers are the range (OMS, 6.3.2). */
function shardedFile(name: string, shardBytes: number): string {
  const [, file, first, last] = /^(.*):(0|[1-9]\d{0,15}):([1-9]\d{0,15})$/s.exec(name) ?? [];
  const [start, end] = [Number(first), Number(last)];
  const isPart = start % shardBytes === 0 && end > start && end - start <= shardBytes;
  if (file !== undefined && isPart) return file;
  throw signingProblem("resource-shard", { name: shown(name) });
}

/** The resources of one file, from the digests of its parts or of the whole. */
export function toResources(
  file: string,
  ranges: readonly Range[],
  shardBytes: ShardBytes,
): readonly Resource[] {
  return ranges.map(({ start, end, digest }) => ({
    name: shardBytes === null ? file : `${file}:${start}:${end}`,
    digest,
  }));
}

/** By Unicode code points, as the specification wants them: the order of UTF-8, not of UTF-16. */
export function sortResources(resources: readonly Resource[]): readonly Resource[] {
  const keyed = resources.map((resource) => ({ key: Buffer.from(resource.name), resource }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  return keyed.map(({ resource }) => resource);
}

/** SHA-256 over the raw digests one after the other, in lower-case hex (OMS, 6.5.1). */
export function rootDigest(resources: readonly Resource[]): string {
  const raw = Buffer.concat(resources.map(({ digest }) => Buffer.from(digest, "hex")));
  return hash("sha256", raw, "hex");
}
