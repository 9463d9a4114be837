import type { Caller, Identity } from "./caller.ts";
import type { BindingConfig, SubjectConfig } from "./language/config.ts";

/** Names of the roles that bindings give to an identity; a name may come twice. */
export type BoundRoles = (identity: Identity) => readonly string[];

/** Bindings that change while a policy stays in force. */
export interface LiveBindings {
  /**
   * Another object whenever something has changed; null for whom none of them can be about. Throws
   * `policy.unavailable` while they cannot be known.
   */
  readonly editionFor: (caller: Caller) => object | null;
  /** Asked only for whom there is an edition. */
  readonly rolesOf: BoundRoles;
}

/** Who is bound is looked up, whatever the number of bindings. */
export function compileBindings(bindings: readonly BindingConfig[]): BoundRoles {
  if (bindings.length === 0) return () => NONE;
  const tables: Tables = {
    users: openTable(),
    groups: openTable(),
    services: new Map(),
    keys: new Map(),
  };
  for (const { role, subjects } of bindings) {
    for (const subject of subjects) {
      const names = namesFor(tables, subject);
      names.set(subject.name, [...(names.get(subject.name) ?? []), role]);
    }
  }
  return (identity) => rolesIn(tables, identity);
}

const NONE: readonly string[] = [];

type Names = Map<string, readonly string[]>;

/** Names that any issuer may vouch for, and those of one issuer. */
interface Table {
  readonly any: Names;
  readonly byIssuer: Map<string, Names>;
}

interface Tables {
  readonly users: Table;
  readonly groups: Table;
  /** By namespace. */
  readonly services: Map<string, Table>;
  readonly keys: Names;
}

function openTable(): Table {
  return { any: new Map(), byIssuer: new Map() };
}

function namesFor(tables: Tables, subject: SubjectConfig): Names {
  switch (subject.kind) {
    case "user":
      return namesOf(tables.users, subject.issuer);
    case "group":
      return namesOf(tables.groups, subject.issuer);
    case "service-account": {
      const table = tables.services.get(subject.namespace) ?? openTable();
      tables.services.set(subject.namespace, table);
      return namesOf(table, subject.issuer);
    }
    case "api-key":
      return tables.keys;
    default:
      return subject satisfies never;
  }
}

function namesOf({ any, byIssuer }: Table, issuer: string | undefined): Names {
  if (issuer === undefined) return any;
  const names: Names = byIssuer.get(issuer) ?? new Map();
  byIssuer.set(issuer, names);
  return names;
}

function rolesIn(tables: Tables, identity: Identity): readonly string[] {
  const { kind, id, name, subject, issuer, namespace, groups } = identity;
  let roles = NONE;
  const add = (found: readonly string[] | undefined): void => {
    if (found !== undefined) roles = roles.length === 0 ? found : [...roles, ...found];
  };
  const look = ({ any, byIssuer }: Table, one: string): void => {
    add(any.get(one));
    if (issuer !== undefined) add(byIssuer.get(issuer)?.get(one));
  };
  if (kind === "user") {
    look(tables.users, name);
    // `sub` counts with its issuer only: each issuer gives out its own.
    if (issuer !== undefined) add(tables.users.byIssuer.get(issuer)?.get(subject));
  } else if (kind === "service-account" && namespace !== undefined) {
    const table = tables.services.get(namespace);
    if (table !== undefined) {
      look(table, name);
      look(table, subject);
    }
  } else if (kind === "api-key") {
    add(tables.keys.get(id));
    add(tables.keys.get(name));
  }
  for (const group of groups) look(tables.groups, group);
  return roles;
}
