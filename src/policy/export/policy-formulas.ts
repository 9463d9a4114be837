import { COLLECTION_TYPES } from "../action.ts";
import { pathOf } from "../collections.ts";
import type {
  CollectionConfig,
  PolicyConfig,
  RoleConfig,
  RuleConfig,
  SubjectConfig,
} from "../language/config.ts";
import { parsePattern, spellsOut } from "../pattern.ts";
import type { Pattern } from "../pattern.ts";
import { DEFAULT_ROLE, END_USER_ROLE } from "../roster.ts";
import { conditionFormulas } from "./condition-formulas.ts";
import { all, any, FALSE, not, TRUE } from "./formula.ts";
import type { Formula, Who } from "./formula.ts";

/** A line of the policy, and when it counts. */
export interface NamedFormula {
  /** As decisions name it. */
  readonly id: string;
  readonly formula: Formula;
}

/**
 * A policy without its order and lookups. Denied: a denial counts, or no permit does, or the caller
 * acts for an end user and `endUser` does not hold.
 */
export interface PolicyFormulas {
  readonly denials: readonly NamedFormula[];
  /** Of the application. */
  readonly permits: readonly NamedFormula[];
  /** That some role of the end user permits it. */
  readonly endUser: Formula;
  readonly approvals: readonly NamedFormula[];
}

/** Scopes come with a credential and are no part of a policy: whoever asks has compared them. */
const OUT_OF_SCOPE: NamedFormula = { id: "scopes", formula: not({ kind: "in-scope" }) };

type Side = "application" | "endUser";

export function policyFormulas(policy: PolicyConfig): PolicyFormulas {
  const roles = Object.entries(policy.roles);
  const active = (name: string, side: Side): Formula => activeRole(policy, name, side);
  const permits = (side: Side): readonly NamedFormula[] =>
    roles.flatMap(([name, role]) =>
      role.permissions.map((line, index) => ({
        id: `roles.${name}.permissions[${index}]`,
        formula: all(active(name, side), lineFormula(line), withinReach(policy, name, line)),
      })),
    );
  const denials = roles.flatMap(([name, role]) =>
    role.deny.map((line, index) => ({
      id: `roles.${name}.deny[${index}]`,
      formula: all(
        either((side) => active(name, side)),
        lineFormula(line),
      ),
    })),
  );
  const rules = policy.rules.map((rule) => ({
    id: `rules.${rule.name}`,
    formula: ruleFormula(policy, rule),
    effect: rule.effect,
  }));
  return {
    denials: [OUT_OF_SCOPE, ...denials, ...rules.filter(({ effect }) => effect === "deny")],
    permits: permits("application"),
    endUser: any(...permits("endUser").map(({ formula }) => formula)),
    approvals: rules.filter(({ effect }) => effect === "require-approval"),
  };
}

/** Of the application, or of the end user if there is one. */
function either(of: (side: Side) => Formula): Formula {
  return any(of("application"), all({ kind: "acting" }, of("endUser")));
}

/** That a role is held and its conditions hold. */
function activeRole(policy: PolicyConfig, name: string, side: Side): Formula {
  const role = policy.roles[name];
  if (role === undefined) return FALSE;
  const { conditions = {} } = role;
  const given = { who: side, unknown: "fails" } as const;
  return all(heldRole(policy, name, side), conditionFormulas(conditions, policy, given).formula);
}

function heldRole({ bindings }: PolicyConfig, name: string, who: Side): Formula {
  const bound = (role?: string): Formula =>
    any(
      ...bindings
        .filter((binding) => role === undefined || binding.role === role)
        .flatMap(({ subjects }) => subjects.map((subject) => subjectFormula(subject, who))),
    );
  const isDefault = name === (who === "application" ? DEFAULT_ROLE : END_USER_ROLE);
  return any(
    { kind: "listed", who, list: "roles", value: name },
    bound(name),
    isDefault ? all({ kind: "no-roles", who }, not(bound())) : FALSE,
  );
}

function subjectFormula(subject: SubjectConfig, who: Who): Formula {
  const is = (
    field: "kind" | "id" | "name" | "subject" | "issuer" | "namespace",
    value: string,
  ): Formula => ({ kind: "identity", who, field, value });
  const { kind, name } = subject;
  const issuer = "issuer" in subject ? subject.issuer : undefined;
  const vouched = issuer === undefined ? TRUE : is("issuer", issuer);
  switch (kind) {
    case "group":
      return all({ kind: "listed", who, list: "groups", value: name }, vouched);
    case "user": {
      // `sub` counts with its issuer only.
      const named =
        issuer === undefined ? is("name", name) : any(is("name", name), is("subject", name));
      return all(is("kind", kind), named, vouched);
    }
    case "service-account":
      return all(
        is("kind", kind),
        is("namespace", subject.namespace),
        any(is("name", name), is("subject", name)),
        vouched,
      );
    case "api-key":
      return all(is("kind", kind), any(is("id", name), is("name", name)));
    default:
      return subject satisfies never;
  }
}

type Line = RoleConfig["permissions"][number];

function lineFormula({ resource, actions }: Line): Formula {
  return all(actionFormula(actions), patternFormula(parsePattern(resource)));
}

function actionFormula(names: readonly string[]): Formula {
  return names.includes("*") ? TRUE : { kind: "action", names: [...new Set(names)] };
}

function patternFormula(pattern: Pattern | null): Formula {
  if (pattern === null) return FALSE;
  const { parts, rest } = pattern;
  const depth = parts.length;
  const segments = parts.map((part, index): Formula => {
    if (part.kind === "one") return TRUE;
    if (part.kind === "claim") return { kind: "claim", index, claim: part.claim };
    const { kind, text } = part;
    return kind === "prefix" ? { kind, index, text } : { kind: "segment", index, names: [text] };
  });
  const long: Formula = rest
    ? { kind: "depth", min: depth + 1, max: null }
    : { kind: "depth", min: depth, max: depth };
  return all(long, ...segments);
}

/** That the collection of a resource, if any, is within reach of a line of a role. */
function withinReach(policy: PolicyConfig, name: string, { resource }: Line): Formula {
  const pattern = parsePattern(resource);
  if (pattern === null) return FALSE;
  const reached = policy.collections.filter((one) => reaches(policy, name, { one, pattern }));
  const spellsAny = policy.defaultSensitivity !== "restricted" || spellsOut(pattern, 1);
  if (spellsAny) {
    const closed = policy.collections.filter((one) => !reached.includes(one));
    return not(any(...closed.map(inCollection)));
  }
  const classified = all({ kind: "depth", min: 2, max: null }, typeFormula());
  return any(not(classified), ...reached.map(inCollection));
}

function reaches(
  { roles, defaultSensitivity }: PolicyConfig,
  name: string,
  { one, pattern }: { readonly one: CollectionConfig; readonly pattern: Pattern },
): boolean {
  const { accessibleBy, sensitivity = defaultSensitivity } = one;
  if (roles[name]?.excludeCollections?.includes(one.name) === true) return false;
  if (accessibleBy !== undefined) return accessibleBy.includes("*") || accessibleBy.includes(name);
  return sensitivity !== "restricted" || pathOf(one).every((_, at) => spellsOut(pattern, at + 1));
}

function typeFormula(): Formula {
  return { kind: "segment", index: 0, names: [...COLLECTION_TYPES] };
}

function inCollection(config: CollectionConfig): Formula {
  const path = pathOf(config);
  const segments = path.map((text, at): Formula => {
    return { kind: "segment", index: at + 1, names: [text] };
  });
  return all({ kind: "depth", min: path.length + 1, max: null }, typeFormula(), ...segments);
}

function ruleFormula(policy: PolicyConfig, { appliesTo, when = {}, unless = {} }: RuleConfig) {
  const { collections, actions, resources, roles } = appliesTo;
  const named = policy.collections.filter(({ name }) => collections?.includes(name));
  const exempt = conditionFormulas(unless, policy, { who: "person", unknown: "fails" });
  return all(
    collections === undefined ? TRUE : any(...named.map(inCollection)),
    actions === undefined ? TRUE : actionFormula(actions),
    resources === undefined
      ? TRUE
      : any(...resources.map((text) => patternFormula(parsePattern(text)))),
    roles === undefined
      ? TRUE
      : any(...roles.map((name) => either((side) => activeRole(policy, name, side)))),
    conditionFormulas(when, policy, { who: "person", unknown: "holds" }).formula,
    exempt.count === 0 ? TRUE : not(exempt.formula),
  );
}
