import type { BindingRecord } from "../adapters/bindings/binding-record.ts";
import { bindingAsText, bindingForJson, withBindings } from "./bindings-desk.ts";
import { EXIT } from "./command.ts";
import type { Command, ExitCode, Invocation } from "./command.ts";
import { asJson, KEYS_OPTIONS } from "./keys-desk.ts";
import { MESSAGES } from "./messages.ts";

export const bindingsList: Command = {
  name: "bindings list",
  summary: "bindings.list.summary",
  options: KEYS_OPTIONS,
  run: (invocation) =>
    withBindings(invocation, {
      create: false,
      absent: () => show([], invocation),
      work: async (store) => show((await store.read(null)).bindings ?? [], invocation),
    }),
};

function show(bindings: readonly BindingRecord[], invocation: Invocation): ExitCode {
  const { stdout, stderr, language } = invocation.terminal;
  if (asJson(invocation)) {
    stdout.write(`${JSON.stringify(bindings.map(bindingForJson))}\n`);
  } else if (bindings.length === 0) {
    stderr.write(`${MESSAGES["bindings.none"][language]}\n`);
  } else {
    for (const binding of bindings) stdout.write(`${bindingAsText(binding, language)}\n`);
  }
  return EXIT.clean;
}
