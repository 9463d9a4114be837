import { renderSubject } from "../adapters/bindings/binding-record.ts";
import { quote } from "../core/errors.ts";
import { word } from "../core/language.ts";
import { bindingForJson, withBindings } from "./bindings-desk.ts";
import { EXIT, UsageError } from "./command.ts";
import type { Command } from "./command.ts";
import { asJson, KEYS_OPTIONS, userName } from "./keys-desk.ts";
import { MESSAGES } from "./messages.ts";

export const bindingsRemove: Command = {
  name: "bindings remove",
  summary: "bindings.remove.summary",
  operands: { syntax: "<id>", text: "bindings.operand" },
  options: KEYS_OPTIONS,
  run(invocation) {
    const { stdout, language } = invocation.terminal;
    const [id = ""] = invocation.args;
    const fail = (): never => {
      throw new UsageError(word(MESSAGES["bindings.unknown"], language, { id: quote(id) }));
    };
    return withBindings(invocation, {
      create: false,
      absent: fail,
      async work(store) {
        const removed = await store.remove(id, { by: userName(), timeMs: Date.now() });
        if (removed === null) return fail();
        const subject = renderSubject(removed.subject);
        const values = { id, role: removed.role, subject };
        stdout.write(
          asJson(invocation)
            ? `${JSON.stringify(bindingForJson(removed))}\n`
            : `${word(MESSAGES["bindings.removed"], language, values)}\n`,
        );
        return EXIT.clean;
      },
    });
  },
};
