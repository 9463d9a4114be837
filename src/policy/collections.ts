import type { Obligation } from "./access.ts";
import { COLLECTION_TYPES } from "./action.ts";
import type { CollectionConfig, PolicyConfig } from "./language/config.ts";
import type { ResourcePath } from "./resource.ts";

/** The class that only permissions which spell the path out reach. */
const RESTRICTED = "restricted";

export interface Collection {
  /** Null for what belongs to no collection. */
  readonly name: string | null;
  readonly sensitivity: string;
  /** Roles whose permissions reach it; null = all. */
  readonly roles: ReadonlySet<string> | null;
  /** How many segments behind the type a permission must spell out. */
  readonly spelled: number;
  readonly obligations: readonly Obligation[];
}

export interface Collections {
  readonly byName: ReadonlyMap<string, Collection>;
  /** Null for resources that lie in no collection by their type. */
  readonly find: (path: ResourcePath) => Collection | null;
}

interface Branch {
  collection: Collection | null;
  readonly below: Map<string, Branch>;
}

type Classes = Pick<PolicyConfig, "collections" | "defaultSensitivity">;

export function compileCollections({ collections, defaultSensitivity }: Classes): Collections {
  const byName = new Map<string, Collection>();
  const root: Branch = { collection: null, below: new Map() };
  for (const config of collections) {
    const collection = toCollection(config, defaultSensitivity);
    byName.set(config.name, collection);
    branchOf(root, pathOf(config)).collection = collection;
  }
  const undeclared: Collection = {
    name: null,
    sensitivity: defaultSensitivity,
    roles: null,
    spelled: defaultSensitivity === RESTRICTED ? 1 : 0,
    obligations: [],
  };
  return { byName, find: (path) => find(root, path, undeclared) };
}

export function pathOf({ name, path = name }: CollectionConfig): readonly string[] {
  return path.split("/");
}

function toCollection(config: CollectionConfig, defaultSensitivity: string): Collection {
  const { name, sensitivity = defaultSensitivity, accessibleBy } = config;
  const isOpen = accessibleBy === undefined || accessibleBy.includes("*");
  const isSpelled = accessibleBy === undefined && sensitivity === RESTRICTED;
  const obligations: Obligation[] = [];
  if (config.audit === true || config.pii === true) obligations.push({ kind: "audit" });
  if (config.encryption === true) obligations.push({ kind: "encrypt-at-rest" });
  return {
    name,
    sensitivity,
    roles: isOpen ? null : new Set(accessibleBy),
    spelled: isSpelled ? pathOf(config).length : 0,
    obligations,
  };
}

function branchOf(root: Branch, path: readonly string[]): Branch {
  let branch = root;
  for (const segment of path) {
    const next: Branch = branch.below.get(segment) ?? { collection: null, below: new Map() };
    branch.below.set(segment, next);
    branch = next;
  }
  return branch;
}

function find(root: Branch, path: ResourcePath, undeclared: Collection): Collection | null {
  const [type] = path;
  if (path.length < 2 || type === undefined || !COLLECTION_TYPES.has(type)) return null;
  let branch: Branch | undefined = root;
  for (let index = 1; index < path.length; index += 1) {
    branch = branch.below.get(path[index] ?? "");
    if (branch === undefined) return undeclared;
    if (branch.collection !== null) return branch.collection;
  }
  return undeclared;
}
