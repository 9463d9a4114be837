import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import type { Reaching } from "../policy/check/who-can.ts";
import type { SubjectConfig } from "../policy/language/config.ts";
import { DEFAULT_ROLE, END_USER_ROLE } from "../policy/roster.ts";
import { MESSAGES } from "./messages.ts";

/** Who has a role that nothing gives. */
const UNBOUND = new Map<string, "policy.who.default" | "policy.who.endUser">([
  [DEFAULT_ROLE, "policy.who.default"],
  [END_USER_ROLE, "policy.who.endUser"],
]);

/** A role that reaches a resource, in lines for people. */
export function describeReaching(
  { role, permission, denied, never, conditions, claims, subjects }: Reaching,
  language: Language,
): readonly string[] {
  const lines = [word(MESSAGES["policy.who.role"], language, { role, permission })];
  const say = (line: string | false): void => void (line !== false && lines.push(line));
  const proven = Object.entries(claims).map(([name, value]) => `${name} = ${value}`);
  say(denied !== null && word(MESSAGES["policy.who.denied"], language, { line: denied }));
  say(never !== null && word(MESSAGES["policy.who.never"], language, { name: never }));
  const names = conditions.join(", ");
  say(names !== "" && word(MESSAGES["policy.who.conditions"], language, { names }));
  const values = { claims: proven.join(", ") };
  say(proven.length > 0 && word(MESSAGES["policy.who.claims"], language, values));
  const given = { subjects: subjects.map(nameOf).join(", ") };
  say(
    subjects.length > 0
      ? word(MESSAGES["policy.who.subjects"], language, given)
      : MESSAGES[UNBOUND.get(role) ?? "policy.who.unbound"][language],
  );
  return lines;
}

function nameOf(subject: SubjectConfig): string {
  const { kind, name } = subject;
  const space = "namespace" in subject ? `${subject.namespace}/` : "";
  const issuer = "issuer" in subject && subject.issuer !== undefined ? ` (${subject.issuer})` : "";
  return `${kind} ${space}${name}${issuer}`;
}
