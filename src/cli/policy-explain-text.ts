import { word } from "../core/language.ts";
import type { Language, Wording } from "../core/language.ts";
import type { AccessRequest, Decision, Obligation } from "../policy/access.ts";
import type { Identity } from "../policy/caller.ts";
import type { Explanation, RoleNote, ScopesNote } from "../policy/explain.ts";
import type { PolicyConfig } from "../policy/language/config.ts";
import { REASONS } from "../policy/reasons.ts";
import { printable } from "./explain-text.ts";
import { MESSAGES } from "./messages.ts";
import { describeFailed } from "./policy-conditions-text.ts";

export interface Explained {
  readonly policy: PolicyConfig;
  readonly request: AccessRequest;
  /** As it was asked for. */
  readonly resource: string;
  readonly explanation: Explanation;
  readonly whereOf: (path: readonly (string | number)[]) => string;
}

/** What `garita policy explain` says, line by line. */
export function describeExplanation(explained: Explained, language: Language): readonly string[] {
  const { explanation, request } = explained;
  const { application, endUser, scopes, rules } = explanation;
  const { subject } = request;
  const ofRules = rules.map(({ policyId, effect, counts }) => {
    const state = MESSAGES[counts ? "policy.explain.counts" : "policy.explain.idle"][language];
    const values = { rule: policyId, effect: effectWord(effect, language), state };
    return word(MESSAGES["policy.explain.rule"], language, values);
  });
  return [
    ...head(explained, language),
    word(MESSAGES["policy.explain.application"], language, {
      subject: nameOf(subject),
      method: subject.method,
    }),
    ...rolesOf(application, explained, { identity: subject, language }),
    ...(scopes === null ? [] : [scopesLine(scopes, language)]),
    ...(endUser === null || subject.endUser === undefined
      ? []
      : [
          word(MESSAGES["policy.explain.person"], language, { subject: nameOf(subject.endUser) }),
          ...rolesOf(endUser, explained, { identity: subject.endUser, language }),
        ]),
    ...(ofRules.length > 0 ? [MESSAGES["policy.explain.rules"][language], ...ofRules] : []),
  ];
}

function scopesLine({ covering }: ScopesNote, language: Language): string {
  if (covering === null) return MESSAGES["policy.explain.outOfScope"][language];
  return word(MESSAGES["policy.explain.inScope"], language, { line: covering });
}

function head(
  { explanation, policy, request, resource, whereOf }: Explained,
  language: Language,
): readonly string[] {
  const { decision, collection } = explanation;
  const { effect, policyId, obligations, role } = decision;
  const say = (key: "where" | "obligations" | "approval" | "collection" | "role", value: string) =>
    word(MESSAGES[`policy.explain.line.${key}`], language, { value });
  const lines = [
    word(MESSAGES["policy.explain.effect"], language, {
      effect: effectWord(effect, language),
      action: printable(request.action),
      resource: printable(resource),
    }),
    word(MESSAGES["policy.explain.because"], language, {
      rule: policyId,
      reason: reasonOf(decision)[language],
    }),
  ];
  const path = pathOf(policyId, policy);
  if (path !== null) lines.push(say("where", whereOf(path)));
  if (role !== null) lines.push(say("role", role));
  if (collection !== null) {
    const name = collection.name ?? MESSAGES["policy.explain.undeclared"][language];
    lines.push(say("collection", `${name} (${collection.sensitivity})`));
  }
  if (obligations.length > 0) lines.push(say("obligations", obligations.map(duty).join(", ")));
  if (decision.approval !== null) {
    const { from, count, expiresMinutes } = decision.approval;
    lines.push(say("approval", `${count} × ${from.join(" | ")}, ${expiresMinutes} min`));
  }
  return [...lines, ...limitsOf(decision, language)];
}

/** Each limit of the granting roles, and what follows when it is reached. */
function limitsOf(decision: Decision, language: Language): readonly string[] {
  const { role, limits, endUserRole } = decision;
  const granting = [...(role === null ? [] : [{ name: role, limits }]), endUserRole ?? []].flat();
  return granting.flatMap(({ name, limits: own }) =>
    Object.entries(own).map(([limit, most]) => {
      const status = limit === "requestBytes" ? 413 : 429;
      const values = { limit, most: Number(most), role: name, status };
      return word(MESSAGES["policy.explain.limit"], language, values);
    }),
  );
}

function duty(obligation: Obligation): string {
  return obligation.kind === "cap-vectors" ? `cap-vectors ${obligation.max}` : obligation.kind;
}

interface Side {
  readonly identity: Identity;
  readonly language: Language;
}

function rolesOf(notes: readonly RoleNote[], explained: Explained, side: Side): readonly string[] {
  const { language } = side;
  if (notes.length === 0) return [MESSAGES["policy.explain.noRoles"][language]];
  return notes.flatMap((note) => [
    word(MESSAGES["policy.explain.heldRole"], language, {
      role: note.name,
      state: stateOf(note, language),
    }),
    ...note.failed.map((name) => {
      const conditions = explained.policy.roles[note.name]?.conditions ?? {};
      const text = describeFailed(name, { ...explained, conditions, identity: side.identity });
      return `    ${text[language]}`;
    }),
  ]);
}

function stateOf({ failed, deny, permit, hindered }: RoleNote, language: Language): string {
  if (failed.length > 0) return MESSAGES["policy.explain.inactive"][language];
  if (deny !== null) return word(MESSAGES["policy.explain.denies"], language, { line: deny });
  if (permit === null) return MESSAGES["policy.explain.silent"][language];
  if (hindered === null) {
    return word(MESSAGES["policy.explain.permits"], language, { line: permit });
  }
  const why = MESSAGES[`policy.explain.${hindered}`][language];
  return word(MESSAGES["policy.explain.hindered"], language, { line: permit, why });
}

function effectWord(effect: Decision["effect"], language: Language): string {
  return MESSAGES[`policy.effect.${effect}`][language];
}

function reasonOf({ reason }: Decision): Wording {
  const known = Object.values(REASONS).find(({ en }) => en === reason);
  return known ?? { en: reason, es: reason };
}

function nameOf({ kind, name, namespace }: Identity): string {
  return printable(`${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`);
}

/** `roles.a.permissions[0]` as a path; null for what stands nowhere in the file. */
function pathOf(policyId: string, { rules }: PolicyConfig): readonly (string | number)[] | null {
  const rule = rules.findIndex(({ name }) => policyId === `rules.${name}`);
  if (rule >= 0) return ["rules", rule];
  const line = /^roles\.(.+)\.(permissions|deny)\[(\d+)\]$/.exec(policyId);
  if (line === null) return null;
  const [, role = "", list = "", index] = line;
  return ["roles", role, list, Number(index)];
}
