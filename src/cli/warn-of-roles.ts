import { quote } from "../core/errors.ts";
import { word } from "../core/language.ts";
import { nearest } from "../core/nearest.ts";
import type { PolicyConfig } from "../policy/language/config.ts";
import type { Invocation } from "./command.ts";
import { MESSAGES } from "./messages.ts";

/** A name that the policy does not define grants nothing: a slip, or a policy still to come. */
export function warnOfRoles(
  roles: readonly string[],
  policy: PolicyConfig,
  { terminal }: Invocation,
): void {
  const { stderr, language } = terminal;
  const names = Object.keys(policy.roles);
  for (const role of roles.filter((one) => !names.includes(one))) {
    const near = nearest(role, names);
    const message =
      near === null
        ? word(MESSAGES["keys.noRole"], language, { role: quote(role) })
        : word(MESSAGES["keys.noRoleNear"], language, { role: quote(role), near });
    stderr.write(`${message}\n`);
  }
}
