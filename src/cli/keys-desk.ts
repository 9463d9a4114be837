import { userInfo } from "node:os";
import type { IssuedKey, KeyDesk } from "../adapters/keys/edit-keys.ts";
import type { KeyRecord } from "../adapters/keys/key-record.ts";
import type { KeyStore } from "../adapters/keys/key-store.ts";
import { DatabaseAbsent } from "../adapters/store/database.ts";
import { apiKeyIdOf } from "../core/api-key.ts";
import type { Loaded } from "../config/load.ts";
import { GaritaError, quote } from "../core/errors.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { EXIT, UsageError } from "./command.ts";
import type { ExitCode, Invocation, OptionSpec } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { KEY_SECRETS, openKeyHash, openKeyStore } from "./open-keys.ts";
import { textOption } from "./options.ts";
import { loadSettings } from "./settings.ts";

export const KEYS_OPTIONS: readonly OptionSpec[] = [
  { flags: "--data-dir <folder>", text: "option.dataDir" },
  { flags: "--config <file>", text: "option.config" },
  { flags: "--format <format>", text: "option.format", choices: ["text", "json"] },
];

export const KEY_OPERAND = { syntax: "<id>", text: "keys.operand" } as const;

/** The first key of a store makes the secret of the data folder, too; never a later one. */
type OpenDesk = (isFirst: boolean) => KeyDesk;

/**
 * Works on the keys that the options mean, and closes them. A store that nobody has made holds no
 * key: `absent` says what that leads to, where `create` does not make it.
 */
export async function withKeys(
  invocation: Invocation,
  to: {
    readonly create: boolean;
    readonly absent?: () => ExitCode;
    readonly work: (store: KeyStore, openDesk: OpenDesk, loaded: Loaded) => Promise<ExitCode>;
  },
): Promise<ExitCode> {
  const loaded = loadSettings(invocation, { serving: false, secretsOf: KEY_SECRETS });
  const { create } = to;
  const { language, stderr } = invocation.terminal;
  const opened: { store: KeyStore | null } = { store: null };
  try {
    const store = (opened.store = await openKeyStore(loaded, { create }));
    const openDesk: OpenDesk = (isFirst) => ({
      store,
      hash: openKeyHash(loaded, { create: isFirst }),
      nowMs: Date.now,
      by: userName(),
    });
    return await to.work(store, openDesk, loaded);
  } catch (error) {
    if (error instanceof DatabaseAbsent && to.absent !== undefined) return to.absent();
    if (error instanceof GaritaError || error instanceof UsageError) throw error;
    const detail = causeOf(error);
    stderr.write(`garita: ${word(MESSAGES["keys.unreachable"], language, { detail })}\n`);
    return EXIT.internal;
  } finally {
    await opened.store?.close();
  }
}

/** Who works here, as the operating system knows it; containers may have no name for it. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

/** What a driver says of a failure holds addresses and names, never a password. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "error";
  const { message } = error;
  return message === "" && "code" in error ? String(error.code) : message;
}

export function asJson(invocation: Invocation): boolean {
  return textOption(invocation, "format") === "json";
}

/** The id that was typed; of whoever pastes a whole key, that of the key. */
export function keyOperand({ args }: Invocation): string {
  const [typed = ""] = args;
  return apiKeyIdOf(typed) ?? typed;
}

export function unknownKey(invocation: Invocation): UsageError {
  const id = quote(keyOperand(invocation));
  return new UsageError(word(MESSAGES["keys.unknown"], invocation.terminal.language, { id }));
}

/** DESIGN: stable. */
export function keyAsJson({ key, record }: IssuedKey): string {
  const { id, name, roles } = record;
  const createdAt = timeOf(record.createdAtMs);
  return JSON.stringify({ id, key, name, roles, createdAt, expiresAt: timeOf(record.expiresAtMs) });
}

export function keyAsText({ key, record }: IssuedKey, language: Language): string {
  const { id, name, scopes } = record;
  const shown = word(MESSAGES["keys.shown"], language, {
    key,
    id,
    name,
    roles: rolesAsText(record, language),
    expires: timeOf(record.expiresAtMs) ?? MESSAGES["keys.never"][language],
  });
  if (scopes === undefined) return shown;
  return `${shown}\n${word(MESSAGES["keys.shownScopes"], language, { scopes: scopes.join(" ") })}`;
}

export function rolesAsText({ roles }: KeyRecord, language: Language): string {
  return roles.length === 0 ? MESSAGES["keys.defaultRole"][language] : roles.join(", ");
}

export function timeOf(timeMs: number): string;
export function timeOf(timeMs: number | null): string | null;
export function timeOf(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
