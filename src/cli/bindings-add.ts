import type { BindingRecord } from "../adapters/bindings/binding-record.ts";
import { quote } from "../core/errors.ts";
import { word } from "../core/language.ts";
import { stated } from "../core/stated.ts";
import { PolicyName, SubjectConfig } from "../policy/language/config.ts";
import { bindingAsText, bindingForJson, withBindings } from "./bindings-desk.ts";
import { EXIT, UsageError } from "./command.ts";
import type { Command, Invocation } from "./command.ts";
import { asJson, KEYS_OPTIONS, userName } from "./keys-desk.ts";
import { MESSAGES } from "./messages.ts";
import { textOption } from "./options.ts";
import { warnOfRoles } from "./warn-of-roles.ts";

export const bindingsAdd: Command = {
  name: "bindings add",
  summary: "bindings.add.summary",
  options: [
    { flags: "--role <role>", text: "bindings.role" },
    { flags: "--subject <subject>", text: "bindings.subject" },
    { flags: "--issuer <issuer>", text: "bindings.issuer" },
    ...KEYS_OPTIONS,
  ],
  run(invocation) {
    const { stdout, language } = invocation.terminal;
    const wanted = wishOf(invocation);
    return withBindings(invocation, {
      create: true,
      async work(store, { policy }) {
        warnOfRoles([wanted.role], policy, invocation);
        const made = await store.add(wanted, { by: userName(), timeMs: Date.now() });
        stdout.write(
          asJson(invocation)
            ? `${JSON.stringify(bindingForJson(made))}\n`
            : `${bindingAsText(made, language)}\n`,
        );
        return EXIT.clean;
      },
    });
  },
};

/** What the options say, checked by the language of policies. Throws `UsageError`. */
function wishOf(invocation: Invocation): Pick<BindingRecord, "role" | "subject"> {
  const { language } = invocation.terminal;
  const role = PolicyName.safeParse(textOption(invocation, "role"));
  const text = textOption(invocation, "subject");
  if (!role.success || text === undefined)
    throw new UsageError(MESSAGES["bindings.need"][language]);
  const subject = SubjectConfig.safeParse(writtenSubject(text, textOption(invocation, "issuer")));
  if (subject.success) return { role: role.data, subject: subject.data };
  throw new UsageError(word(MESSAGES["bindings.badSubject"], language, { subject: quote(text) }));
}

/** `kind:name`, of services `service-account:namespace/name`. */
function writtenSubject(text: string, issuer: string | undefined): unknown {
  const [, kind, named = ""] = /^([a-z-]+):(.+)$/s.exec(text) ?? [];
  const slash = kind === "service-account" ? named.indexOf("/") : -1;
  const namespace = slash < 0 ? undefined : named.slice(0, slash);
  return stated({ kind, name: named.slice(slash + 1), namespace, issuer });
}
