import { GaritaError } from "../../core/errors.ts";
import { policyProblems } from "../language/check.ts";
import type { PolicyProblem } from "../language/check.ts";
import { PolicyConfig } from "../language/config.ts";
import { importCollections } from "./classes.ts";
import type { LegacyPolicy } from "./config.ts";
import type { ImportOptions } from "./hours.ts";
import { openNotes } from "./notes.ts";
import type { LegacyPath, LegacyWarning } from "./notes.ts";
import type { PolicyInput } from "./policy-input.ts";
import { READINGS } from "./readings.ts";
import { endUserRole, importBindings, importRoles } from "./roles.ts";
import { importRules } from "./rules.ts";
import type { ImportedRule } from "./rules.ts";
import { noteUnenforced } from "./unenforced.ts";

export interface LegacyImport {
  readonly policy: PolicyConfig;
  /** The same as one would write it, without defaults. */
  readonly written: PolicyInput;
  /** One for each reading of a construct that has no single meaning. */
  readonly warnings: readonly LegacyWarning[];
  /** Errors of the file, by their place in it: with any the policy must not be used. */
  readonly problems: readonly PolicyProblem[];
  /** Where in the other format a line of the policy comes from. */
  readonly origin: (path: LegacyPath) => LegacyPath;
}

/** Reads the other format once and for all; every reading is told. */
export function importLegacy(legacy: LegacyPolicy, options: ImportOptions = {}): LegacyImport {
  const notes = openNotes();
  notes.read(["apiVersion"], READINGS.format);
  const roles = importRoles(legacy, options, notes);
  const bindings = importBindings(legacy, options, notes);
  const endUser = endUserRole(legacy, notes);
  const collections = importCollections(legacy, endUser, notes);
  const rules = importRules(legacy, options, notes);
  noteUnenforced(legacy, notes);
  const written: PolicyInput = {
    apiVersion: "garita/v1",
    ...(options.zone !== undefined && { timeZone: options.zone }),
    roles: endUser === null ? roles : { ...roles, [endUser.name]: endUser.role },
    ...(bindings.length > 0 && { bindings }),
    ...(collections.length > 0 && { collections }),
    ...(rules.length > 0 && { rules: rules.map(({ rule }) => rule) }),
  };
  const policy = toPolicy(written);
  const origin = (path: LegacyPath): LegacyPath => originOf(path, legacy, rules);
  const dangling = policyProblems(policy).map(({ path, text }) => ({ path: origin(path), text }));
  return {
    policy,
    written,
    warnings: notes.warnings,
    problems: [...notes.problems, ...dangling],
    origin,
  };
}

/** Throws `config.invalid` where even what was read well is too much for one policy. */
function toPolicy(written: PolicyInput): PolicyConfig {
  const { success, data, error } = PolicyConfig.safeParse(written);
  if (success) return data;
  const [issue] = error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new GaritaError("config.invalid", `${where}: ${issue?.message ?? "not valid"}`);
}

function originOf(
  [section, index, ...rest]: LegacyPath,
  { roles }: LegacyPolicy,
  rules: readonly ImportedRule[],
): LegacyPath {
  switch (section) {
    case "roles": {
      const at = roles.findIndex(({ name }) => name === index);
      return at < 0 ? ["roles"] : ["roles", at, ...placeInRole(rest)];
    }
    case "bindings":
      return ["role_bindings", index ?? 0, "role_ref"];
    case "collections": {
      const [key, place] = rest;
      const path = ["data_classification", "collections", index ?? 0];
      return key === "accessibleBy" ? [...path, "accessible_by", place ?? 0] : path;
    }
    case undefined:
    default:
      return ["dynamic_policies", rules[Number(index)]?.origin ?? 0];
  }
}

const ROLE_KEYS: ReadonlyMap<LegacyPath[number], string> = new Map([
  ["conditions", "conditions"],
  ["limits", "rate_limits"],
  ["excludeCollections", "data_filtering"],
]);

/** Permissions are the same lines there; of the rest the block is named. */
function placeInRole(rest: LegacyPath): LegacyPath {
  const [key] = rest;
  if (key === undefined) return [];
  const name = ROLE_KEYS.get(key);
  return name === undefined ? rest : [name];
}
