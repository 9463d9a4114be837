import type { PolicyConfig } from "../language/config.ts";
import type { Atom, Formula, Who } from "./formula.ts";
import { policyFormulas } from "./policy-formulas.ts";
import type { NamedFormula } from "./policy-formulas.ts";

const SKEW_MS = 60_000;

const HEADER = `# Made by garita from a policy of its own. The input is what garita sends to an OPA:
#   { subject: { kind, id, name, subject, roles, groups, method, issuer?, namespace?, tenant?,
#     secondFactorAtMs?, endUser? }, action, resource,
#     context: { nowMs, address, country, vectors?, vectorsInWindow?, approved?, inScope? } }
# All of it as proven by the enforcement point, the resource in its one spelling; inScope: that the
# scopes of the credential cover it, needed where it has any.
package garita.authz

default effect := "deny"

effect := "permit" if {
	permitted
	count(open) == 0
}

effect := "require-approval" if {
	permitted
	count(open) > 0
}

allow if effect == "permit"

default allow := false

permitted if {
	count(denials) == 0
	count(permits) > 0
	end_user_permitted
}

end_user_permitted if not input.subject.endUser

open contains id if {
	some id in approvals
	not input.context.approved
}

in_scope if not input.subject.scopes

in_scope if input.context.inScope

person := object.get(input.subject, "endUser", input.subject)

strange := \`(?:^|/)(?:\\.{0,2}|\\s[^/]*|[^/]*\\s)(?:/|$)|[\\x00-\\x1f\\x7f%*\\\\]\`

default path := []

path := split(input.resource, "/") if {
	not regex.match(strange, input.resource)
}

address_known if net.cidr_contains("0.0.0.0/0", input.context.address)

address_known if net.cidr_contains("::/0", input.context.address)

now_ns := input.context.nowMs * 1000000

minute(zone) := (clock[0] * 60) + clock[1] if clock := time.clock([now_ns, zone])

weekday(zone) := time.weekday([now_ns, zone])
`;

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Rules that a condition needs besides its own lines: there is no `or` within a line. */
interface Alternatives {
  readonly rules: string[];
  /** By their text: the same alternatives are asked once. */
  readonly names: Map<string, string>;
}

/** The same effects in Rego, for OPA 1.0 and later. */
export function toRego(policy: PolicyConfig): string {
  const { denials, permits, endUser, approvals } = policyFormulas(policy);
  const alternatives: Alternatives = { rules: [], names: new Map() };
  const named = (name: string, lines: readonly NamedFormula[]): readonly string[] => [
    // A set without rules would not be known.
    `${name} contains id if some id in set()`,
    ...lines.map(({ id, formula }) => {
      return rule(`${name} contains ${text(id)}`, linesOf(formula, alternatives));
    }),
  ];
  const rules = [
    ...named("denials", denials),
    ...named("permits", permits),
    ...named("approvals", approvals),
    rule("end_user_permitted", linesOf(endUser, alternatives)),
  ];
  return `${[HEADER, ...rules, ...alternatives.rules].join("\n\n")}\n`;
}

function rule(head: string, lines: readonly string[]): string {
  return `${head} if {\n${lines.map((line) => `\t${line}`).join("\n")}\n}`;
}

/** Lines that must all hold. */
function linesOf(formula: Formula, alternatives: Alternatives): readonly string[] {
  if (formula.kind === "all" && formula.of.length > 0)
    return formula.of.flatMap((part) => linesOf(part, alternatives));
  if (formula.kind === "all") return ["true"];
  if (formula.kind === "any")
    return formula.of.length === 0 ? ["false"] : [ruleFor(formula.of, alternatives)];
  return formula.kind === "not" ? [`not ${ruleFor([formula.of], alternatives)}`] : atom(formula);
}

/** The name of a rule that holds when one of the alternatives does. */
function ruleFor(formulas: readonly Formula[], alternatives: Alternatives): string {
  const bodies = formulas.map((one) => linesOf(one, alternatives));
  const key = JSON.stringify(bodies);
  const known = alternatives.names.get(key);
  if (known !== undefined) return known;
  const name = `h${alternatives.names.size + 1}`;
  alternatives.names.set(key, name);
  alternatives.rules.push(bodies.map((lines) => rule(name, lines)).join("\n\n"));
  return name;
}

type Renderers = {
  readonly [Kind in Atom["kind"]]: (
    atom: Extract<Atom, { readonly kind: Kind }>,
  ) => readonly string[];
};

const RENDER: Renderers = {
  acting: () => ["input.subject.endUser"],
  action: ({ names }) => [`input.action in ${set(names)}`],
  depth: ({ min, max }) => [`count(path) ${max === min ? "==" : ">="} ${min}`],
  segment: ({ index, names }) => [`path[${index}] in ${set(names)}`],
  prefix: ({ index, text: start }) => [
    `startswith(path[${index}], ${text(start)})`,
    `path[${index}] != ${text(start)}`,
  ],
  claim: ({ index, claim }) =>
    claim === "userId"
      ? ['person.kind == "user"', `path[${index}] == person.subject`]
      : [`path[${index}] == person.tenant`],
  identity: ({ who, field, value }) => [`${subject(who)}.${field} == ${text(value)}`],
  listed: ({ who, list, value }) => [`${text(value)} in ${subject(who)}.${list}`],
  "no-roles": ({ who }) => [`count(${subject(who)}.roles) == 0`],
  method: ({ names }) => [`input.subject.method in ${set(names)}`],
  until: ({ lastMs }) => [`input.context.nowMs <= ${lastMs}`],
  "second-factor": ({ who, ageMaxMs }) => {
    const age = `input.context.nowMs - ${subject(who)}.secondFactorAtMs`;
    const is = [`${subject(who)}.kind == "user"`, `${age} >= ${-SKEW_MS}`];
    return ageMaxMs === null ? is : [...is, `${age} <= ${ageMaxMs}`];
  },
  known: ({ what }) =>
    what === "address" ? ["address_known"] : ["is_string(input.context.country)"],
  address: ({ networks }) => [
    `some network in ${set(networks)}`,
    "net.cidr_contains(network, input.context.address)",
  ],
  country: ({ codes }) => [`input.context.country in ${set(codes)}`],
  minute: ({ zone, from, to }) => [
    `minute(${text(zone)}) >= ${from}`,
    `minute(${text(zone)}) < ${to}`,
  ],
  day: ({ zone, days }) => [`weekday(${text(zone)}) in ${set(days.map((day) => DAYS[day] ?? ""))}`],
  vectors: ({ which, over }) => [`input.context.${which} > ${over}`],
  "in-scope": () => ["in_scope"],
  approved: () => ["input.context.approved"],
};

function atom<Kind extends Atom["kind"]>(one: Extract<Atom, { kind: Kind }>): readonly string[] {
  const renderer: (one: Extract<Atom, { kind: Kind }>) => readonly string[] = RENDER[one.kind];
  return renderer(one);
}

function subject(who: Who): string {
  if (who === "person") return "person";
  return who === "application" ? "input.subject" : "input.subject.endUser";
}

function set(names: readonly string[]): string {
  return names.length === 0 ? "set()" : `{${names.map((name) => text(name)).join(", ")}}`;
}

/** Rego reads strings as JSON does. */
function text(value: string): string {
  return JSON.stringify(value.toWellFormed());
}
