import type { AccessContext } from "./access.ts";
import type { Caller } from "./caller.ts";
import type { CompiledPolicy } from "./compile.ts";
import { activeRoles } from "./decide.ts";
import { compileRoster } from "./roster.ts";

export type ActiveRoles = (subject: Caller, context: AccessContext) => ReadonlySet<string>;

/** Names of the roles of the application itself whose conditions hold here and now. */
export function compileActiveRoles(policy: CompiledPolicy): ActiveRoles {
  const rosterOf = compileRoster(policy);
  return (subject, context) => {
    const circumstances = { context, method: subject.method, identity: subject };
    const { application } = rosterOf(subject);
    return new Set(activeRoles(application, circumstances).map(({ name }) => name));
  };
}
