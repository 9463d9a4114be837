import { createKey } from "../adapters/keys/edit-keys.ts";
import type { KeyWish } from "../adapters/keys/edit-keys.ts";
import { quote } from "../core/errors.ts";
import { word } from "../core/language.ts";
import { stated } from "../core/stated.ts";
import type { CallerLimits } from "../policy/caller.ts";
import { parseScope, SCOPES_MAX } from "../policy/scope.ts";
import { EXIT, UsageError } from "./command.ts";
import type { Command, Invocation } from "./command.ts";
import { asJson, keyAsJson, keyAsText, KEYS_OPTIONS, withKeys } from "./keys-desk.ts";
import { MESSAGES } from "./messages.ts";
import { durationOption, numberOption, textOption, textsOption } from "./options.ts";
import { warnOfRoles } from "./warn-of-roles.ts";

const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** As `Sensitivity` in the configuration. */
const LABEL = /^[a-z0-9][a-z0-9._-]*$/;
const PRINTABLE = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;
const ROLES_MAX = 64;

export const keysCreate: Command = {
  name: "keys create",
  summary: "keys.create.summary",
  options: [
    { flags: "--name <name>", text: "keys.name" },
    { flags: "--role <role...>", text: "keys.role" },
    { flags: "--scope <scope...>", text: "keys.scope" },
    { flags: "--owner <owner>", text: "keys.owner" },
    { flags: "--tenant <tenant>", text: "keys.tenant" },
    { flags: "--sensitivity <label>", text: "keys.sensitivity" },
    { flags: "--rpm <number>", text: "keys.rpm" },
    { flags: "--tpm <number>", text: "keys.tpm" },
    { flags: "--concurrent <number>", text: "keys.concurrent" },
    { flags: "--request-bytes <number>", text: "keys.requestBytes" },
    { flags: "--expires <time>", text: "keys.expires" },
    ...KEYS_OPTIONS,
  ],
  async run(invocation) {
    const { stdout, language } = invocation.terminal;
    const wish = wishOf(invocation);
    return withKeys(invocation, {
      create: true,
      async work(store, openDesk, { policy }) {
        warnOfRoles(wish.roles, policy, invocation);
        const { cursor } = await store.read(null);
        const isFirst = cursor === null;
        const issued = await createKey(openDesk(isFirst), wish);
        if (asJson(invocation)) {
          stdout.write(`${keyAsJson(issued)}\n`);
          return EXIT.clean;
        }
        const first = isFirst ? [MESSAGES["keys.first"][language]] : [];
        const lines = [keyAsText(issued, language), MESSAGES["keys.once"][language], ...first];
        stdout.write(`${lines.join("\n")}\n`);
        return EXIT.clean;
      },
    });
  },
};

/** What the options say, checked. Throws `UsageError`. */
function wishOf(invocation: Invocation): KeyWish {
  const { language } = invocation.terminal;
  const name = boundedText(invocation, "name", { max: 64, form: WORD });
  if (name === undefined) throw new UsageError(MESSAGES["keys.needName"][language]);
  const owner = boundedText(invocation, "owner", { max: 128, form: PRINTABLE });
  const tenant = boundedText(invocation, "tenant", { max: 64, form: WORD });
  const sensitivity = boundedText(invocation, "sensitivity", { max: 64, form: LABEL });
  const scopes = scopesOf(invocation);
  return {
    name,
    roles: rolesOf(invocation),
    ...(scopes.length > 0 && { scopes }),
    ...(owner !== undefined && { owner }),
    ...(tenant !== undefined && { tenant }),
    ...(sensitivity !== undefined && { sensitivity }),
    limits: limitsOf(invocation),
    lifetimeMs: durationOption(invocation, "expires", { min: "1s", max: "3650d" }),
  };
}

/** Bounded as those of keys in the configuration. */
function limitsOf(invocation: Invocation): CallerLimits {
  const upTo = (name: string, max: number): number | undefined =>
    numberOption(invocation, name, { min: 1, max });
  return stated({
    requestsPerMinute: upTo("rpm", 10_000_000),
    tokensPerMinute: upTo("tpm", 1_000_000_000),
    concurrentRequests: upTo("concurrent", 1_000_000),
    requestBytes: upTo("requestBytes", 64 * 2 ** 20),
  });
}

interface TextBounds {
  readonly max: number;
  readonly form: RegExp;
}

function rolesOf(invocation: Invocation): readonly string[] {
  const roles = [...new Set(textsOption(invocation, "role"))];
  const bounds = { max: 128, form: PRINTABLE };
  for (const role of roles) checkText(invocation, { option: "--role", text: role }, bounds);
  checkCount(invocation, "--role", { count: roles.length, max: ROLES_MAX });
  return roles;
}

function scopesOf(invocation: Invocation): readonly string[] {
  const scopes = [...new Set(textsOption(invocation, "scope"))];
  const wrong = scopes.find((scope) => parseScope(scope) === null);
  checkCount(invocation, "--scope", { count: scopes.length, max: SCOPES_MAX });
  if (wrong === undefined) return scopes;
  const values = { scope: quote(wrong) };
  throw new UsageError(word(MESSAGES["keys.badScope"], invocation.terminal.language, values));
}

function checkCount(
  { terminal: { language } }: Invocation,
  option: string,
  { count, max }: { readonly count: number; readonly max: number },
): void {
  if (count <= max) return;
  throw new UsageError(word(MESSAGES["keys.tooMany"], language, { option, max }));
}

function boundedText(invocation: Invocation, name: string, bounds: TextBounds): string | undefined {
  const text = textOption(invocation, name);
  if (text !== undefined) checkText(invocation, { option: `--${name}`, text }, bounds);
  return text;
}

function checkText(
  { terminal: { language } }: Invocation,
  { option, text }: { readonly option: string; readonly text: string },
  { max, form }: TextBounds,
): void {
  if (text.length <= max && form.test(text)) return;
  const allowed = MESSAGES[form === PRINTABLE ? "keys.printable" : "keys.letters"][language];
  throw new UsageError(word(MESSAGES["keys.badText"], language, { option, max, allowed }));
}
