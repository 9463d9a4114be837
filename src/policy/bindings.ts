import type { Identity } from "./caller.ts";
import type { BindingConfig, SubjectConfig } from "./language/config.ts";

/** Names of the roles that bindings give to an identity, in the order of the file. */
export type BoundRoles = (identity: Identity) => ReadonlySet<string>;

type Bound = ReadonlyMap<string, readonly string[]>;

/** Who is bound is asked for by keys, whatever the number of bindings. */
export function compileBindings(bindings: readonly BindingConfig[]): BoundRoles {
  const bound = new Map<string, string[]>();
  for (const { role, subjects } of bindings) {
    for (const subject of subjects) {
      const key = keyOfSubject(subject);
      bound.set(key, [...(bound.get(key) ?? []), role]);
    }
  }
  if (bound.size === 0) return () => NONE;
  return (identity) => rolesIn(bound, identity);
}

const NONE: ReadonlySet<string> = new Set();

function rolesIn(bound: Bound, identity: Identity): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const key of keysOfIdentity(identity)) {
    for (const role of bound.get(key) ?? []) roles.add(role);
  }
  return roles;
}

function keyOfSubject(subject: SubjectConfig): string {
  switch (subject.kind) {
    case "user":
    case "group":
      return keyOf(subject.kind, subject.issuer, subject.name);
    case "service-account":
      return keyOf(subject.kind, subject.issuer, subject.namespace, subject.name);
    case "api-key":
      return keyOf(subject.kind, undefined, subject.name);
    default:
      return subject satisfies never;
  }
}

/** `sub` counts with its issuer only: each issuer gives out its own. */
function keysOfIdentity(identity: Identity): readonly string[] {
  const { kind, id, name, subject, issuer, namespace, groups } = identity;
  const keys: string[] = [];
  const withIssuer = (type: SubjectConfig["kind"], ...names: readonly string[]): void => {
    keys.push(keyOf(type, undefined, ...names));
    if (issuer !== undefined) keys.push(keyOf(type, issuer, ...names));
  };
  if (kind === "user") {
    withIssuer("user", name);
    if (issuer !== undefined) keys.push(keyOf("user", issuer, subject));
  } else if (kind === "service-account" && namespace !== undefined) {
    for (const one of new Set([name, subject])) withIssuer("service-account", namespace, one);
  } else if (kind === "api-key") {
    for (const one of new Set([id, name])) keys.push(keyOf("api-key", undefined, one));
  }
  for (const group of groups) withIssuer("group", group);
  return keys;
}

/** Lengths keep the parts apart, whatever is in them. */
function keyOf(
  kind: SubjectConfig["kind"],
  issuer: string | undefined,
  ...names: readonly string[]
): string {
  const parts = names.map((name) => `${name.length}:${name}`).join("");
  return issuer === undefined ? `${kind} ${parts}` : `${kind} ${issuer.length}:${issuer} ${parts}`;
}
