import { matchesPattern, parsePattern, spellsOut } from "./pattern.ts";
import type { Claims, Pattern } from "./pattern.ts";
import type { ResourcePath } from "./resource.ts";

/** A line of `permissions` or `deny`. */
export interface Permission {
  /** `roles.analyst.permissions[0]`. */
  readonly policyId: string;
  /** Its place in the list. */
  readonly order: number;
  readonly pattern: Pattern;
  readonly actions: ReadonlySet<string>;
}

/** Which line, asked by the first two segments. */
export interface Permissions {
  readonly byType: ReadonlyMap<string, ByName>;
  /** Lines that begin with a wildcard. */
  readonly other: readonly Permission[];
}

interface ByName {
  readonly byName: ReadonlyMap<string, readonly Permission[]>;
  readonly other: readonly Permission[];
}

interface Lines {
  readonly byName: Map<string, Permission[]>;
  readonly other: Permission[];
}

export interface Question {
  readonly path: ResourcePath;
  readonly action: string;
  readonly claims: Claims;
}

/** A line as written. */
export interface PermissionConfig {
  readonly resource: string;
  readonly actions: readonly string[];
}

export function compilePermissions(
  configs: readonly PermissionConfig[],
  prefix: string,
): Permissions {
  const byType = new Map<string, Lines>();
  const other: Permission[] = [];
  for (const [order, { resource, actions }] of configs.entries()) {
    const pattern = parsePattern(resource);
    if (pattern === null) continue;
    const policyId = `${prefix}[${order}]`;
    const permission = { policyId, order, pattern, actions: new Set(actions) };
    const [type, name] = pattern.parts;
    if (type?.kind !== "literal") {
      other.push(permission);
      continue;
    }
    const lines: Lines = byType.get(type.text) ?? { byName: new Map(), other: [] };
    byType.set(type.text, lines);
    if (name?.kind !== "literal") lines.other.push(permission);
    else lines.byName.set(name.text, [...(lines.byName.get(name.text) ?? []), permission]);
  }
  return { byType, other };
}

/** The first line that fits and spells out so many segments behind the type; null = none. */
export function findPermission(
  { byType, other }: Permissions,
  question: Question,
  spelled: number,
): Permission | null {
  let best = other.length === 0 ? null : firstOf(other, question, spelled);
  const lines = byType.get(question.path[0] ?? "");
  if (lines === undefined) return best;
  const wild = lines.other.length === 0 ? null : firstOf(lines.other, question, spelled);
  best = earlier(best, wild);
  const named = lines.byName.size === 0 ? undefined : lines.byName.get(question.path[1] ?? "");
  return named === undefined ? best : earlier(best, firstOf(named, question, spelled));
}

function earlier(a: Permission | null, b: Permission | null): Permission | null {
  if (a === null || b === null) return a ?? b;
  return a.order < b.order ? a : b;
}

function firstOf(
  lines: readonly Permission[],
  question: Question,
  spelled: number,
): Permission | null {
  for (const line of lines) if (fits(line, question) && spells(line, spelled)) return line;
  return null;
}

function fits({ actions, pattern }: Permission, { action, path, claims }: Question): boolean {
  if (!actions.has(action) && !actions.has("*")) return false;
  return matchesPattern(pattern, path, claims);
}

function spells({ pattern }: Permission, spelled: number): boolean {
  for (let index = 1; index <= spelled; index += 1) if (!spellsOut(pattern, index)) return false;
  return true;
}
