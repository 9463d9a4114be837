import { z } from "zod";
import { RESOURCE_ACTIONS, RESOURCE_TYPES } from "./action.ts";
import { parsePattern } from "./pattern.ts";
import { compilePermissions, findPermission } from "./permissions.ts";
import type { PermissionConfig, Permissions, Question } from "./permissions.ts";

/** What a credential is good for: `actions:pattern`, such as `read,list:vectors/public/*`. */
export type Scope = string;

const SCOPE_LENGTH_MAX = 512;
export const SCOPES_MAX = 64;
/** What stands there instead, for who wrote something else. */
export const SCOPE_EXAMPLE = "a scope such as `invoke_model:models/gpt-*`";

const ACTIONS: ReadonlySet<string> = new Set([...RESOURCE_ACTIONS, "*"]);
const TYPES: ReadonlySet<string> = new Set(RESOURCE_TYPES);

/** Actions with commas in between, and a pattern of the policy language. Null = no scope. */
export function parseScope(text: Scope): PermissionConfig | null {
  const end = text.indexOf(":");
  if (end < 0 || text.length > SCOPE_LENGTH_MAX) return null;
  const actions = text.slice(0, end).split(",");
  if (!actions.every((action) => ACTIONS.has(action))) return null;
  const resource = text.slice(end + 1);
  const pattern = parsePattern(resource);
  if (pattern === null) return null;
  const [type] = pattern.parts;
  // A type that does not exist would never be asked for.
  return type?.kind === "literal" && !TYPES.has(type.text) ? null : { resource, actions };
}

export const Scopes = z
  .array(
    z
      .string()
      .max(SCOPE_LENGTH_MAX)
      .refine((text) => parseScope(text) !== null, SCOPE_EXAMPLE),
  )
  .max(SCOPES_MAX)
  .readonly();

/** By list: callers come from caches, and bring the same list each time. */
const COMPILED = new WeakMap<readonly Scope[], Permissions>();

/** Null = no ceiling. What is no scope covers nothing. */
export function compileScopes(scopes: readonly Scope[] | undefined): Permissions | null {
  if (scopes === undefined) return null;
  const found = COMPILED.get(scopes);
  if (found !== undefined) return found;
  const lines = scopes.map((text) => parseScope(text) ?? { resource: "", actions: [] });
  const compiled = compilePermissions(lines, "scopes");
  COMPILED.set(scopes, compiled);
  return compiled;
}

/** A ceiling over what roles permit: it takes away and never gives. */
export function covers(ceiling: Permissions | null, question: Question): boolean {
  return ceiling === null || findPermission(ceiling, question, 0) !== null;
}
