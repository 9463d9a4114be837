import { quote } from "../../core/errors.ts";
import { everyLanguage } from "../../core/language.ts";
import { COLLECTION_TYPES } from "../action.ts";
import { matchesPattern, parsePattern } from "../pattern.ts";
import type { LegacyCollection, LegacyPolicy, LegacyRole } from "./config.ts";
import type { LegacyPath, Notes } from "./notes.ts";
import type { PolicyInput } from "./policy-input.ts";
import { READINGS } from "./readings.ts";
import type { EndUserRole } from "./roles.ts";

type CollectionInput = NonNullable<PolicyInput["collections"]>[number];

const PATH = ["data_classification", "collections"] as const;

/** Classified collections first, each at its place; then those that are only excluded. */
export function importCollections(
  legacy: LegacyPolicy,
  endUser: EndUserRole | null,
  notes: Notes,
): CollectionInput[] {
  const { collections } = legacy.data_classification;
  const classified = collections.map((collection, index) => {
    noteConflicts(collection, legacy.roles, { notes, path: [...PATH, index] });
    return toCollection(collection, endUser);
  });
  const names = new Set(collections.map(({ name }) => name));
  const declared = excludedOnly(legacy, names, notes);
  notePaths(legacy, new Set([...names, ...declared]), notes);
  return [...classified, ...declared.map((name) => ({ name, sensitivity: "restricted" }))];
}

function toCollection(collection: LegacyCollection, endUser: EndUserRole | null): CollectionInput {
  const { name, sensitivity, accessible_by: roles } = collection;
  const isForUsers = endUser !== null && roles.some((role) => endUser.like.has(role));
  return {
    name,
    sensitivity,
    accessibleBy: isForUsers ? [...roles, endUser.name] : roles,
    ...(collection.encryption_required === true && { encryption: true }),
    ...(collection.pii_present === true && { pii: true }),
    ...(collection.audit_all_access === true && { audit: true }),
  };
}

function noteConflicts(
  collection: LegacyCollection,
  roles: readonly LegacyRole[],
  { notes, path }: { readonly notes: Notes; readonly path: LegacyPath },
): void {
  const { name, accessible_by: listed } = collection;
  notes.read([...path, "name"], READINGS.pathOf);
  notes.read([...path, "accessible_by"], READINGS.ceiling);
  if (collection.encryption_required === true)
    notes.read([...path, "encryption_required"], READINGS.encryption);
  if (collection.pii_present === true || collection.audit_all_access === true)
    notes.read(path, READINGS.pii);
  if (listed.includes("*")) return;
  const reaching = roles.filter((role) => reaches(role, name)).map((role) => role.name);
  const unlisted = reaching.filter((role) => !listed.includes(role));
  const powerless = listed.filter((role) => !reaching.includes(role));
  const at = [...path, "accessible_by"];
  if (unlisted.length > 0)
    notes.doubt(at, everyLanguage(READINGS.unlisted, { roles: list(unlisted) }));
  if (powerless.length > 0)
    notes.doubt(at, everyLanguage(READINGS.powerless, { roles: list(powerless) }));
}

/** True when a permission covers something of the collection, whatever it holds. */
function reaches({ permissions, data_filtering }: LegacyRole, collection: string): boolean {
  if (data_filtering?.exclude_collections.includes(collection) === true) return false;
  const nobody = { userId: null, tenant: null };
  return permissions.some(({ resource }) => {
    const pattern = parsePattern(resource);
    if (pattern === null) return false;
    return [...COLLECTION_TYPES].some((type) => {
      const path = [type, ...collection.split("/")];
      return (
        matchesPattern(pattern, path, nobody) || matchesPattern(pattern, [...path, "x"], nobody)
      );
    });
  });
}

function excludedOnly(
  { roles }: LegacyPolicy,
  classified: ReadonlySet<string>,
  notes: Notes,
): readonly string[] {
  const declared = new Set<string>();
  for (const [index, { data_filtering }] of roles.entries()) {
    for (const [place, name] of (data_filtering?.exclude_collections ?? []).entries()) {
      if (classified.has(name) || declared.has(name)) continue;
      declared.add(name);
      const path = ["roles", index, "data_filtering", "exclude_collections", place];
      notes.doubt(path, everyLanguage(READINGS.declared, { names: quote(name) }));
    }
  }
  return [...declared];
}

/** Names that permissions spell out and nothing classifies. */
function notePaths({ roles }: LegacyPolicy, known: ReadonlySet<string>, notes: Notes): void {
  const noted = new Set(known);
  for (const [index, { permissions }] of roles.entries()) {
    for (const [place, { resource }] of permissions.entries()) {
      const [type, name] = parsePattern(resource)?.parts ?? [];
      if (type?.kind !== "literal" || !COLLECTION_TYPES.has(type.text)) continue;
      if (name?.kind !== "literal" || noted.has(name.text)) continue;
      noted.add(name.text);
      const path = ["roles", index, "permissions", place, "resource"];
      notes.doubt(path, everyLanguage(READINGS.unclassified, { names: quote(name.text) }));
    }
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => quote(name)).join(", ");
}
