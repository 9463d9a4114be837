import {
  decodeUtf8,
  itemsMember,
  JsonError,
  member,
  parseJson,
  stringMember,
} from "../../core/json.ts";
import type { JsonNode } from "../../core/json.ts";
import { quote } from "../../core/errors.ts";
import { hashNamed, isDigest } from "./digest.ts";
import type { HashName } from "./digest.ts";
import { signingProblem } from "./problem.ts";
import { fileOf, isPlainPath, rootDigest, shown, sortResources } from "./resource.ts";
import type { Resource, ShardBytes } from "./resource.ts";

/** How files were found and cut; whoever verifies does it in the same way. */
export interface Serialization {
  readonly hash: HashName;
  readonly shardBytes: ShardBytes;
  readonly allowLinks: boolean;
  /** Relative paths that were left out, with all below them. */
  readonly ignored: readonly string[];
}

/** What a signature says of a model. */
export interface SignedModel {
  /** Tells nothing: whoever signs chooses it. */
  readonly name: string;
  /** SHA-256 over the digests of the resources, in hex. */
  readonly digest: string;
  readonly serialization: Serialization;
  readonly resources: readonly Resource[];
}

export interface ParseOptions {
  /** Also reads the predicate of version 0.2, whose files are the subjects. */
  readonly acceptOld?: boolean;
}

export const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
export const PREDICATE_TYPE = "https://model_signing/signature/v1.0";
export const OLD_PREDICATE_TYPE = "https://model_signing/Digests/v0.1";

/** Left out of every model, at its top level only (OMS, 6.2). */
export const ALWAYS_IGNORED = [".git", ".gitattributes", ".github", ".gitignore"] as const;

const RESOURCES_MAX = 100_000;
const IGNORED_MAX = 10_000;
/** An object with three members and its list, for every resource; the rest is small. */
const NODES_MAX = 8 * RESOURCES_MAX;
const JSON_DEPTH_MAX = 16;
const SHARD_BYTES_MAX = 2 ** 50;

/** The statement as JSON, its resources in order (OMS, 6.6). Throws for more than are read. */
export function toStatement(model: Omit<SignedModel, "digest">): {
  readonly json: string;
  readonly digest: string;
} {
  if (model.resources.length > RESOURCES_MAX)
    throw signingProblem("model-too-large", { max: RESOURCES_MAX });
  const resources = sortResources(model.resources);
  const { hash, shardBytes, allowLinks, ignored } = model.serialization;
  const digest = rootDigest(resources);
  const statement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: model.name, digest: { sha256: digest } }],
    predicateType: PREDICATE_TYPE,
    predicate: {
      serialization: {
        method: shardBytes === null ? "files" : "shards",
        hash_type: hash,
        ...(shardBytes !== null && { shard_size: shardBytes }),
        allow_symlinks: allowLinks,
        ignore_paths: ignored,
      },
      resources: resources.map((one) => ({ name: one.name, algorithm: hash, digest: one.digest })),
    },
  };
  return { json: JSON.stringify(statement), digest };
}

/** Throws `SigningProblem` for everything that is not exactly a model signature. */
export function parseStatement(bytes: Uint8Array, options: ParseOptions = {}): SignedModel {
  const root = parsed(bytes);
  if (stringMember(root, "_type") !== STATEMENT_TYPE) throw malformed("_type");
  const predicateType = stringMember(root, "predicateType");
  if (predicateType === OLD_PREDICATE_TYPE) {
    if (options.acceptOld !== true) throw signingProblem("predicate-old");
    return parseOld(root);
  }
  if (predicateType !== PREDICATE_TYPE) throw signingProblem("predicate-unknown");
  const predicate = member(root, "predicate");
  const serialization = parseSerialization(member(predicate, "serialization"));
  const resources = parseResources(member(predicate, "resources"), serialization);
  const subjects = itemsMember(root, "subject");
  const [subject] = subjects;
  if (subjects.length !== 1) throw malformed("subject");
  const { name, digest } = parseSubject(subject);
  if (rootDigest(resources) !== digest) throw signingProblem("subject-digest");
  return { name, digest, serialization, resources };
}

function parsed(bytes: Uint8Array): JsonNode {
  try {
    const text = decodeUtf8(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return parseJson(text, { nodesMax: NODES_MAX, depthMax: JSON_DEPTH_MAX });
  } catch (error) {
    if (error instanceof JsonError) throw signingProblem("statement-not-json");
    throw error;
  }
}

function parseSubject(subject: JsonNode | undefined): { name: string; digest: string } {
  const name = stringMember(subject, "name");
  const digest = stringMember(member(subject, "digest"), "sha256");
  if (name === undefined || name === "") throw malformed("subject.name");
  if (digest === undefined || !isDigest(digest, "sha256")) throw malformed("subject.digest");
  return { name, digest };
}

function parseSerialization(node: JsonNode | undefined): Serialization {
  const hashName = stringMember(node, "hash_type");
  if (hashName === undefined) throw malformed("serialization.hash_type");
  const links = member(node, "allow_symlinks");
  if (links?.kind !== "literal" || links.value === null)
    throw malformed("serialization.allow_symlinks");
  return {
    hash: knownHash(hashName),
    shardBytes: parseShardBytes(node),
    allowLinks: links.value,
    ignored: parseIgnored(member(node, "ignore_paths")),
  };
}

function knownHash(name: string): HashName {
  const hash = hashNamed(name);
  if (hash === null) throw signingProblem("algorithm-unknown", { name: quote(name) });
  return hash;
}

function parseShardBytes(node: JsonNode | undefined): ShardBytes {
  const method = stringMember(node, "method");
  const size = member(node, "shard_size");
  if (method === "files" && size === undefined) return null;
  if (method !== "shards") throw malformed("serialization.method");
  if (size?.kind !== "number" || !isShardSize(size.value))
    throw malformed("serialization.shard_size");
  return size.value;
}

export function isShardSize(bytes: number): boolean {
  return Number.isInteger(bytes) && bytes >= 1 && bytes <= SHARD_BYTES_MAX;
}

/** Absent before version 1.1. A path that leaves the model leaves nothing out of it. */
function parseIgnored(node: JsonNode | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.kind !== "array" || node.items.length > IGNORED_MAX)
    throw malformed("serialization.ignore_paths");
  return node.items.flatMap((item) => {
    if (item.kind !== "string") throw malformed("serialization.ignore_paths");
    const path = item.value.replace(/\/$/, "");
    return isPlainPath(path) ? [path] : [];
  });
}

function parseResources(
  node: JsonNode | undefined,
  { hash, shardBytes }: Serialization,
): readonly Resource[] {
  if (node?.kind !== "array" || node.items.length === 0 || node.items.length > RESOURCES_MAX)
    throw malformed("resources");
  // The reference implementation names the size of the parts once more.
  const algorithms = shardBytes === null ? [hash] : [hash, `${hash}-sharded-${shardBytes}`];
  const resources = node.items.map((item) => {
    const name = stringMember(item, "name");
    const digest = stringMember(item, "digest");
    const algorithm = stringMember(item, "algorithm");
    if (name === undefined) throw malformed("resources.name");
    fileOf(name, shardBytes);
    if (!algorithms.some((known) => known === algorithm) || !isDigest(digest ?? "", hash))
      throw signingProblem("resource-digest", { name: shown(name) });
    return { name, digest: digest ?? "" };
  });
  refuseTwice(resources, shardBytes);
  return resources;
}

/** Of two ranges with one beginning only one can be meant. */
function refuseTwice(resources: readonly Resource[], shardBytes: ShardBytes): void {
  const seen = new Set<string>();
  for (const { name } of resources) {
    const key = shardBytes === null ? name : name.slice(0, name.lastIndexOf(":"));
    if (seen.has(key)) throw signingProblem("resource-twice", { name: shown(name) });
    seen.add(key);
  }
}

/** Version 0.2: every subject is a file, and nothing says how they were found. */
function parseOld(root: JsonNode): SignedModel {
  const subjects = itemsMember(root, "subject");
  if (subjects.length === 0 || subjects.length > RESOURCES_MAX) throw malformed("subject");
  const resources = subjects.map(parseSubject);
  for (const { name } of resources) fileOf(name, null);
  refuseTwice(resources, null);
  return {
    name: "",
    digest: rootDigest(resources),
    serialization: { hash: "sha256", shardBytes: null, allowLinks: false, ignored: [] },
    resources,
  };
}

function malformed(field: string): Error {
  return signingProblem("statement-field", { field });
}
