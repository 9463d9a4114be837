import { keyStatus } from "../adapters/keys/key-record.ts";
import type { ListedKey } from "../adapters/keys/key-store.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { EXIT } from "./command.ts";
import type { Command, ExitCode, Invocation } from "./command.ts";
import { asJson, KEYS_OPTIONS, rolesAsText, timeOf, withKeys } from "./keys-desk.ts";
import { MESSAGES } from "./messages.ts";

export const keysList: Command = {
  name: "keys list",
  summary: "keys.list.summary",
  options: KEYS_OPTIONS,
  run: (invocation) =>
    withKeys(invocation, {
      create: false,
      absent: () => show([], invocation),
      work: async (store) => show(await store.list(), invocation),
    }),
};

function show(keys: readonly ListedKey[], invocation: Invocation): ExitCode {
  const { stdout, stderr, language } = invocation.terminal;
  const nowMs = Date.now();
  if (asJson(invocation)) {
    stdout.write(`${JSON.stringify(keys.map((key) => keyForJson(key, nowMs)))}\n`);
  } else if (keys.length === 0) {
    stderr.write(`${MESSAGES["keys.none"][language]}\n`);
  } else {
    for (const key of keys) stdout.write(`${describe(key, nowMs, language)}\n`);
  }
  return EXIT.clean;
}

/** Everything but what keys are recognized by. */
function keyForJson({ record, lastUsedAtMs }: ListedKey, nowMs: number): object {
  const { id, name, roles, scopes, owner, tenant, sensitivity, limits = {}, previous } = record;
  return {
    id,
    name,
    roles,
    scopes: scopes ?? null,
    status: keyStatus(record, nowMs),
    owner: owner ?? null,
    tenant: tenant ?? null,
    sensitivity: sensitivity ?? null,
    limits,
    createdAt: timeOf(record.createdAtMs),
    expiresAt: timeOf(record.expiresAtMs),
    lastUsedAt: timeOf(lastUsedAtMs),
    rotatedAt: timeOf(record.rotatedAtMs),
    previousValidUntil: timeOf(previous?.untilMs ?? null),
    revokedAt: timeOf(record.revokedAtMs),
  };
}

function describe({ record, lastUsedAtMs }: ListedKey, nowMs: number, language: Language): string {
  const never = MESSAGES["keys.never"][language];
  const line = word(MESSAGES["keys.line"], language, {
    id: record.id,
    status: MESSAGES[`keys.status.${keyStatus(record, nowMs)}`][language],
    name: record.name,
    roles: rolesAsText(record, language),
    expires: timeOf(record.expiresAtMs) ?? never,
    used: timeOf(lastUsedAtMs) ?? never,
  });
  const { scopes } = record;
  if (scopes === undefined) return line;
  return `${line}  ${word(MESSAGES["keys.lineScopes"], language, { scopes: scopes.join(" ") })}`;
}
