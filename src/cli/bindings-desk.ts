import { renderSubject } from "../adapters/bindings/binding-record.ts";
import type { BindingRecord } from "../adapters/bindings/binding-record.ts";
import type { BindingStore } from "../adapters/bindings/binding-store.ts";
import { DatabaseAbsent } from "../adapters/store/database.ts";
import type { Loaded } from "../config/load.ts";
import { GaritaError } from "../core/errors.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { EXIT, UsageError } from "./command.ts";
import type { ExitCode, Invocation } from "./command.ts";
import { causeOf, timeOf } from "./keys-desk.ts";
import { MESSAGES } from "./messages.ts";
import { openBindingStore } from "./open-bindings.ts";
import { loadSettings } from "./settings.ts";

/**
 * Works on the bindings that the options mean, and closes them. `absent` says what follows where
 * there is no store and `create` does not make one.
 */
export async function withBindings(
  invocation: Invocation,
  to: {
    readonly create: boolean;
    readonly absent?: () => ExitCode;
    readonly work: (store: BindingStore, loaded: Loaded) => Promise<ExitCode>;
  },
): Promise<ExitCode> {
  const loaded = loadSettings(invocation, { serving: false, secretsOf: [["store"]] });
  const { language, stderr } = invocation.terminal;
  const opened: { store: BindingStore | null } = { store: null };
  try {
    const store = (opened.store = await openBindingStore(loaded, { create: to.create }));
    return await to.work(store, loaded);
  } catch (error) {
    if (error instanceof DatabaseAbsent && to.absent !== undefined) return to.absent();
    if (error instanceof GaritaError || error instanceof UsageError) throw error;
    const detail = causeOf(error);
    stderr.write(`garita: ${word(MESSAGES["bindings.unreachable"], language, { detail })}\n`);
    return EXIT.internal;
  } finally {
    await opened.store?.close();
  }
}

export function bindingAsText(record: BindingRecord, language: Language): string {
  return word(MESSAGES["bindings.line"], language, {
    id: record.id,
    role: record.role,
    subject: renderSubject(record.subject),
    time: timeOf(record.createdAtMs),
  });
}

/** DESIGN: stable. */
export function bindingForJson({ id, role, subject, createdAtMs }: BindingRecord): object {
  return { id, role, subject, createdAt: timeOf(createdAtMs) };
}
