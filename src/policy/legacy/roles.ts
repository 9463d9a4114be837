import { quote } from "../../core/errors.ts";
import { everyLanguage } from "../../core/language.ts";
import type { LegacyBinding, LegacyPolicy, LegacyRole } from "./config.ts";
import { LEGACY_METHODS } from "./config.ts";
import { hoursOf } from "./hours.ts";
import type { ImportOptions } from "./hours.ts";
import type { LegacyPath, Notes } from "./notes.ts";
import type { PolicyInput } from "./policy-input.ts";
import { FAULTS, READINGS } from "./readings.ts";

type RoleInput = PolicyInput["roles"][string];
type Permission = LegacyRole["permissions"][number];

/** The role of end users that have none. */
const END_USER = "end-user";

export function importRoles(
  { roles }: LegacyPolicy,
  options: ImportOptions,
  notes: Notes,
): Record<string, RoleInput> {
  const imported = new Map<string, RoleInput>();
  for (const [index, role] of roles.entries()) {
    const path = ["roles", index];
    if (imported.has(role.name))
      notes.refuse([...path, "name"], everyLanguage(FAULTS.twice, { name: quote(role.name) }));
    imported.set(role.name, toRole(role, options, { notes, path }));
  }
  return Object.fromEntries(imported);
}

interface Place {
  readonly notes: Notes;
  readonly path: LegacyPath;
}

function toRole(role: LegacyRole, options: ImportOptions, { notes, path }: Place): RoleInput {
  const { description, permissions, conditions = {}, data_filtering } = role;
  notePermissions(permissions, { notes, path });
  if (data_filtering !== undefined) notes.read([...path, "data_filtering"], READINGS.excluded);
  const at = { notes, path: [...path, "conditions"] };
  const obligations = obligationsOf(conditions, at);
  const kept = toConditions(conditions, options, at);
  return {
    ...(description !== undefined && { description }),
    permissions,
    ...(Object.keys(kept).length > 0 && { conditions: kept }),
    ...(obligations.length > 0 && { obligations }),
    ...limitsOf(role, { notes, path }),
    ...(data_filtering !== undefined && { excludeCollections: data_filtering.exclude_collections }),
  };
}

function notePermissions(permissions: readonly Permission[], { notes, path }: Place): void {
  for (const [index, { resource, actions }] of permissions.entries()) {
    const at = [...path, "permissions", index];
    if (resource.includes("*")) notes.read([...at, "resource"], READINGS.paths);
    if (resource.includes("{")) notes.read([...at, "resource"], READINGS.claim);
    if (actions.includes("read")) notes.read([...at, "actions"], READINGS.embeddings);
  }
}

function limitsOf({ rate_limits }: LegacyRole, { notes, path }: Place): Pick<RoleInput, "limits"> {
  if (rate_limits === undefined) return {};
  notes.read([...path, "rate_limits"], READINGS.limits);
  const { requests_per_minute, vectors_per_request } = rate_limits;
  const limits = {
    ...(requests_per_minute !== undefined && { requestsPerMinute: requests_per_minute }),
    ...(vectors_per_request !== undefined && { vectorsPerRequest: vectors_per_request }),
  };
  return { limits };
}

type LegacyConditions = NonNullable<LegacyRole["conditions"]>;
type ConditionsInput = NonNullable<RoleInput["conditions"]>;

function toConditions(
  conditions: LegacyConditions,
  options: ImportOptions,
  { notes, path }: Place,
): ConditionsInput {
  const { ip_whitelist, mfa_required, time_based_access, authentication_method, expires_at } =
    conditions;
  const said: ConditionsInput = {};
  if (ip_whitelist !== undefined) {
    notes.read([...path, "ip_whitelist"], READINGS.addresses);
    said.addresses = ip_whitelist;
  }
  if (mfa_required === true) {
    notes.read([...path, "mfa_required"], READINGS.mfa);
    said.mfa = true;
  }
  if (time_based_access !== undefined) {
    const at = [...path, "time_based_access", "allowed_hours"];
    said.hours = hoursOf(time_based_access.allowed_hours, options, { notes, path: at });
  }
  if (authentication_method !== undefined) {
    if (authentication_method === "certificate")
      notes.read([...path, "authentication_method"], READINGS.method);
    said.methods = [LEGACY_METHODS[authentication_method]];
  }
  if (expires_at !== undefined) {
    notes.read([...path, "expires_at"], READINGS.expires);
    said.until = expires_at;
  }
  if (Object.keys(said).length > 0) notes.read(path, READINGS.conditions);
  return said;
}

function obligationsOf(
  { audit_logging, pii_filtering }: LegacyConditions,
  { notes, path }: Place,
): ("audit" | "filter-pii")[] {
  const obligations: ("audit" | "filter-pii")[] = [];
  if (audit_logging === true) obligations.push("audit");
  if (pii_filtering === true) obligations.push("filter-pii");
  if (obligations.length > 0) notes.read(path, READINGS.obligations);
  return obligations;
}

type SubjectInput = NonNullable<PolicyInput["bindings"]>[number]["subjects"][number];

export function importBindings(
  { role_bindings }: LegacyPolicy,
  { issuer }: ImportOptions,
  notes: Notes,
): NonNullable<PolicyInput["bindings"]> {
  const pinned = issuer === undefined ? {} : { issuer };
  return role_bindings.map(({ role_ref, subjects }, index) => ({
    role: role_ref,
    subjects: subjects.map((subject, place) => {
      const path = ["role_bindings", index, "subjects", place];
      notes.read(path, READINGS.names);
      return toSubject(subject, pinned, { notes, path });
    }),
  }));
}

function toSubject(
  { kind, name, namespace }: LegacyBinding["subjects"][number],
  pinned: { readonly issuer?: string },
  { notes, path }: Place,
): SubjectInput {
  switch (kind) {
    case "User":
    case "Group":
      if (pinned.issuer === undefined) notes.doubt(path, READINGS.users);
      return { kind: kind === "User" ? "user" : "group", name, ...pinned };
    case "ServiceAccount":
      if (namespace === undefined) notes.refuse(path, FAULTS.namespace);
      return { kind: "service-account", name, namespace: namespace ?? "?" };
    case "APIKey":
      return { kind: "api-key", name };
    default:
      return kind satisfies never;
  }
}

/** Roles that applications have, by their bindings. */
function applicationRoles({ role_bindings }: LegacyPolicy): ReadonlySet<string> {
  const bound = role_bindings.filter(({ subjects }) =>
    subjects.some(({ kind }) => kind === "ServiceAccount" || kind === "APIKey"),
  );
  return new Set(bound.map(({ role_ref }) => role_ref));
}

/** What end users without a role may do: all that some application may, which asks for them. */
export interface EndUserRole {
  readonly name: string;
  readonly role: RoleInput;
  /** Roles whose collections it must reach, too. */
  readonly like: ReadonlySet<string>;
}

/** Null when the file has such a role, or no application. */
export function endUserRole(legacy: LegacyPolicy, notes: Notes): EndUserRole | null {
  const own = legacy.roles.findIndex(({ name }) => name === END_USER);
  if (own >= 0) notes.read(["roles", own, "name"], READINGS.ownEndUser);
  const like = applicationRoles(legacy);
  if (own >= 0 || like.size === 0) return null;
  const permissions = legacy.roles
    .filter(({ name }) => like.has(name))
    .flatMap((role) => role.permissions);
  notes.read(["role_bindings"], READINGS.endUser);
  return { name: END_USER, role: { permissions: joined(permissions) }, like };
}

function joined(permissions: readonly Permission[]): Permission[] {
  const actions = new Map<string, Permission["actions"]>();
  for (const permission of permissions) {
    const before = actions.get(permission.resource) ?? [];
    actions.set(permission.resource, [...new Set([...before, ...permission.actions])]);
  }
  return [...actions].map(([resource, all]) => ({ resource, actions: all }));
}
