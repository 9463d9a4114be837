import { quote } from "../../core/errors.ts";
import { everyLanguage } from "../../core/language.ts";
import type { Wording } from "../../core/language.ts";
import { pathOf } from "../collections.ts";
import type { CollectionConfig, PolicyConfig, RoleConfig } from "../language/config.ts";
import { parsePattern } from "../pattern.ts";
import type { Pattern } from "../pattern.ts";
import { covers, coversActions, isClassified, liesWithin, spelledBy, touches } from "./cover.ts";
import { policyFinding } from "./finding.ts";
import type { PolicyFinding } from "./finding.ts";
import { CHECK_TEXTS } from "./texts.ts";

interface Line {
  readonly index: number;
  readonly pattern: Pattern;
  readonly actions: readonly string[];
}

/** A role with what it says, read once. */
interface Reader {
  readonly policy: PolicyConfig;
  readonly name: string;
  readonly role: RoleConfig;
}

/** Permissions that change nothing, that never grant, or that grant less than they seem to. */
export function checkPermissions(policy: PolicyConfig): readonly PolicyFinding[] {
  const noted = new Set<string>();
  return Object.entries(policy.roles).flatMap(([name, role]) => {
    const reader = { policy, name, role };
    const denials = linesOf(role.deny);
    const permissions = linesOf(role.permissions);
    return permissions.flatMap((line) => {
      const found =
        idle(reader, line, denials) ??
        shadowed(reader, line, permissions) ??
        unclassified(reader, line) ??
        wildcard(reader, line);
      return found === null || isNoted(noted, name, found) ? [] : [found];
    });
  });
}

/** What holds for several lines is said at the first of them. */
function isNoted(noted: Set<string>, role: string, { rule, text }: PolicyFinding): boolean {
  if (rule !== "policy/unclassified-collection" && rule !== "policy/wildcard-reach") return false;
  const key = rule === "policy/wildcard-reach" ? `${role} ${text.en}` : text.en;
  const isKnown = noted.has(key);
  noted.add(key);
  return isKnown;
}

function linesOf(lines: RoleConfig["permissions"]): readonly Line[] {
  return lines.flatMap(({ resource, actions }, index) => {
    const pattern = parsePattern(resource);
    return pattern === null ? [] : [{ index, pattern, actions }];
  });
}

function idle({ policy, name, role }: Reader, line: Line, denials: readonly Line[]) {
  const path = ["roles", name, "permissions", line.index];
  const denial = denials.find(
    (one) => covers(one.pattern, line.pattern) && coversActions(one.actions, line.actions),
  );
  if (denial !== undefined) {
    const other = `\`deny[${denial.index}]\``;
    const text = everyLanguage(CHECK_TEXTS.denied, { other });
    return policyFinding("policy/denied-permission", path, text);
  }
  const text = outOfReach({ policy, name, role }, line.pattern);
  return text && policyFinding("policy/unreachable-permission", path, text);
}

/** Why nothing of the pattern is within reach of the role; null when something is. */
function outOfReach({ policy, name, role }: Reader, pattern: Pattern): Wording | null {
  const { collections, defaultSensitivity } = policy;
  const around = collections.find((one) => liesWithin(pattern, pathOf(one)));
  if (around !== undefined) {
    const names = { name: quote(around.name), role: quote(name) };
    if (role.excludeCollections?.includes(around.name) === true)
      return everyLanguage(CHECK_TEXTS.excluded, names);
    return isOpenTo(around, name) ? null : everyLanguage(CHECK_TEXTS.ceiling, names);
  }
  const [type] = pattern.parts;
  const isOther = type?.kind !== "literal" || !isClassified(pattern) || pattern.parts.length === 0;
  if (isOther || defaultSensitivity !== "restricted" || spelledBy(pattern) > 0) return null;
  const reached = collectionsReached({ policy, name, role }, pattern);
  return reached.length > 0 ? null : everyLanguage(CHECK_TEXTS.nowhere, { role: quote(name) });
}

function isOpenTo({ accessibleBy }: CollectionConfig, role: string): boolean {
  return accessibleBy === undefined || accessibleBy.includes("*") || accessibleBy.includes(role);
}

/** Declared collections of which the pattern gives something to the role. */
export function collectionsReached(
  { policy, name, role }: Reader,
  pattern: Pattern,
): readonly CollectionConfig[] {
  return policy.collections.filter((one) => {
    const { sensitivity = policy.defaultSensitivity, accessibleBy } = one;
    const path = pathOf(one);
    if (!touches(pattern, path) || role.excludeCollections?.includes(one.name) === true)
      return false;
    if (!isOpenTo(one, name)) return false;
    const isSpelled = accessibleBy === undefined && sensitivity === "restricted";
    return !isSpelled || spelledBy(pattern) >= path.length;
  });
}

function shadowed({ policy, name, role }: Reader, line: Line, lines: readonly Line[]) {
  const { pattern, actions, index } = line;
  const depths = policy.collections
    .map((one) => pathOf(one))
    .filter((one) => touches(pattern, one));
  const depth = Math.max(1, ...depths.map(({ length }) => length));
  const spelled = isClassified(pattern) ? Math.min(spelledBy(pattern), depth) : 0;
  const other = lines.find((one) => {
    if (one.index === index || !covers(one.pattern, pattern)) return false;
    if (!coversActions(one.actions, actions)) return false;
    // A wildcard does not reach what is restricted: spelling the path out does say more.
    if (spelledBy(one.pattern) < spelled) return false;
    const isMutual = covers(pattern, one.pattern) && coversActions(actions, one.actions);
    return !isMutual || one.index < index;
  });
  if (other === undefined || role.permissions.length < 2) return null;
  const text = everyLanguage(CHECK_TEXTS.shadowed, { other: `\`permissions[${other.index}]\`` });
  return policyFinding("policy/shadowed-permission", ["roles", name, "permissions", index], text);
}

/** A name that is spelled out and that no collection has. */
function unclassified({ policy, name }: Reader, { pattern, index }: Line) {
  const [type, first] = pattern.parts;
  if (type?.kind !== "literal" || !isClassified(pattern) || first?.kind !== "literal") return null;
  const isDeclared = policy.collections.some((one) => {
    return liesWithin(pattern, pathOf(one)) || touches(pattern, pathOf(one));
  });
  if (isDeclared) return null;
  const text = everyLanguage(CHECK_TEXTS.unclassified, {
    name: quote(first.text),
    sensitivity: quote(policy.defaultSensitivity),
  });
  const path = ["roles", name, "permissions", index, "resource"];
  return policyFinding("policy/unclassified-collection", path, text);
}

function wildcard(reader: Reader, { pattern, index }: Line) {
  const { policy, name } = reader;
  const [type, first] = pattern.parts;
  if (type?.kind !== "literal" || !isClassified(pattern)) return null;
  if (policy.defaultSensitivity !== "restricted" || first?.kind === "literal") return null;
  if (first?.kind === "claim") return null;
  const names = collectionsReached(reader, pattern).map((one) => quote(one.name));
  const text = everyLanguage(CHECK_TEXTS.wildcard, { names: names.join(", ") });
  const path = ["roles", name, "permissions", index, "resource"];
  return policyFinding("policy/wildcard-reach", path, text);
}

/** Roles and collections that nothing leads to. */
export function checkReach(policy: PolicyConfig): readonly PolicyFinding[] {
  const roles = Object.entries(policy.roles);
  const bound = new Set(policy.bindings.map(({ role }) => role));
  const named = new Set(["default", "end-user", ...bound]);
  const ofRoles = roles.flatMap(([name, role]) => {
    if (role.permissions.length === 0 && role.deny.length === 0)
      return [policyFinding("policy/empty-role", ["roles", name], CHECK_TEXTS.empty)];
    if (named.has(name)) return [];
    return [policyFinding("policy/unbound-role", ["roles", name], CHECK_TEXTS.unbound)];
  });
  const reached = new Set(
    roles.flatMap(([name, role]) =>
      linesOf(role.permissions).flatMap(({ pattern }) => [
        ...collectionsReached({ policy, name, role }, pattern),
      ]),
    ),
  );
  const ofCollections = policy.collections.flatMap((one, index) => {
    if (reached.has(one)) return [];
    const path = ["collections", index];
    return [policyFinding("policy/unreachable-collection", path, CHECK_TEXTS.unreachable)];
  });
  return [...ofRoles, ...ofCollections];
}
