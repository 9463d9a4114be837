import type { PolicyConfig } from "../language/config.ts";
import type { Atom, Formula, Who } from "./formula.ts";
import { all, not } from "./formula.ts";
import { policyFormulas } from "./policy-formulas.ts";
import type { NamedFormula } from "./policy-formulas.ts";

const HEADER = `// Made by garita from a policy of its own. Requests need
//   action   Garita::Action::"read" and the like
//   context  application: { kind, id, name, subject, roles, groups, issuer?, namespace?, tenant?,
//              secondFactorAtMs? }, endUser? of the same shape, person = endUser or application,
//            inScope (the scopes of the credential, if any, cover it), method, nowMs,
//            address? (an ip), country?, vectors, vectorsInWindow, approved,
//            path: { depth, s0, s1, … } with the segments of the path, depth 0 for what is no path,
//            clocks: { "Europe/Madrid": { day, minute } } for every zone named below, 0 = Monday
// All of it as proven by the enforcement point. IPv4 within IPv6 is written as IPv4, a country that
// is not assigned in ISO 3166-1 is left out.
`;

const SKEW_MS = 60_000;

/** The same effects in Cedar, a `require-approval` being denied until it is approved. */
export function toCedar(policy: PolicyConfig): string {
  const { denials, permits, endUser, approvals } = policyFormulas(policy);
  const acting: Formula = all({ kind: "acting" }, not(endUser));
  const open = approvals.map(({ id, formula }) => {
    return { id, formula: all(not({ kind: "approved" }), formula) };
  });
  return [
    HEADER,
    ...denials.map((line) => statement("forbid", line)),
    ...open.map((line) => statement("forbid", line)),
    statement("forbid", { id: "end-user", formula: acting }),
    ...permits.map((line) => statement("permit", line)),
  ].join("\n");
}

function statement(effect: "permit" | "forbid", { id, formula }: NamedFormula): string {
  const condition = render(formula);
  return `@id(${text(id)})\n${effect} (principal, action, resource)\nwhen { ${condition} };\n`;
}

function render(formula: Formula): string {
  if (formula.kind === "all") return joined(formula.of, " && ", "true");
  if (formula.kind === "any") return joined(formula.of, " || ", "false");
  return formula.kind === "not" ? `!(${render(formula.of)})` : atom(formula);
}

function joined(parts: readonly Formula[], by: string, none: string): string {
  return parts.length === 0 ? none : parts.map((part) => `(${render(part)})`).join(by);
}

type Renderers = {
  readonly [Kind in Atom["kind"]]: (atom: Extract<Atom, { kind: Kind }>) => string;
};

const RENDER: Renderers = {
  acting: () => "context has endUser",
  action: ({ names }) => {
    return `action in [${names.map((name) => `Garita::Action::${text(name)}`).join(", ")}]`;
  },
  depth: ({ min, max }) =>
    max === min ? `context.path.depth == ${min}` : `context.path.depth >= ${min}`,
  segment: ({ index, names }) => `${list(names)}.contains(context.path.s${index})`,
  prefix: ({ index, text: start }) => {
    const segment = `context.path.s${index}`;
    return `${segment} like ${pattern(start)} && ${segment} != ${text(start)}`;
  },
  claim: ({ index, claim }) =>
    claim === "userId"
      ? `context.person.kind == "user" && context.path.s${index} == context.person.subject`
      : `context.person has tenant && context.path.s${index} == context.person.tenant`,
  identity: ({ who, field, value }) => has(who, field, `== ${text(value)}`),
  listed: ({ who, list: name, value }) => `context.${who}.${name}.contains(${text(value)})`,
  "no-roles": ({ who }) => `context.${who}.roles.isEmpty()`,
  method: ({ names }) => `${list(names)}.contains(context.method)`,
  until: ({ lastMs }) => `context.nowMs <= ${lastMs}`,
  "second-factor": ({ who, ageMaxMs }) => {
    const age = `context.nowMs - context.${who}.secondFactorAtMs`;
    const young = ageMaxMs === null ? "" : ` && ${age} <= ${ageMaxMs}`;
    const is = `context.${who}.kind == "user" && context.${who} has secondFactorAtMs`;
    return `${is} && ${age} >= -${SKEW_MS}${young}`;
  },
  known: ({ what }) => `context has ${what}`,
  address: ({ networks }) =>
    networks.map((network) => `context.address.isInRange(ip(${text(network)}))`).join(" || "),
  country: ({ codes }) => `${list(codes)}.contains(context.country)`,
  minute: ({ zone, from, to }) => {
    const minute = `context.clocks[${text(zone)}].minute`;
    return `${minute} >= ${from} && ${minute} < ${to}`;
  },
  day: ({ zone, days }) => `[${days.join(", ")}].contains(context.clocks[${text(zone)}].day)`,
  vectors: ({ which, over }) => `context.${which} > ${over}`,
  "in-scope": () => "context.inScope",
  approved: () => "context.approved",
};

function atom<Kind extends Atom["kind"]>(one: Extract<Atom, { kind: Kind }>): string {
  const renderer: (one: Extract<Atom, { kind: Kind }>) => string = RENDER[one.kind];
  return renderer(one);
}

const OPTIONAL: ReadonlySet<string> = new Set(["issuer", "namespace"]);

function has(who: Who, field: string, test: string): string {
  const value = `context.${who}.${field} ${test}`;
  return OPTIONAL.has(field) ? `context.${who} has ${field} && ${value}` : value;
}

function list(names: readonly string[]): string {
  return `[${names.map((name) => text(name)).join(", ")}]`;
}

function text(value: string): string {
  return `"${escaped(value)}"`;
}

/** Begins so; what else a pattern could mean is escaped. */
function pattern(start: string): string {
  return `"${escaped(start).replaceAll("*", "\\*")}*"`;
}

function escaped(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/["\\]/g, (character) => `\\${character}`)
    .replaceAll(/[^\x20-\x7e]/gu, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}
