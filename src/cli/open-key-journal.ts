import { KeyJournal } from "../adapters/keys/key-journal.ts";
import type { KeyChange } from "../adapters/keys/key-change.ts";
import { searchAuditLog } from "../adapters/store/audit-search.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import type { Loaded } from "../config/load.ts";
import type { RecordEvent } from "../core/audit-event.ts";
import { auditFolder } from "./audit-folder.ts";
import { openKeyStore } from "./open-keys.ts";

const POLL_MS = 1000;

/** Puts changes of keys on the audit log, whose only writer this process is. */
export async function openKeyJournal(
  loaded: Loaded,
  { record, log }: { readonly record: RecordEvent; readonly log: Log },
): Promise<KeyJournal> {
  const { config, policyHash } = loaded;
  return new KeyJournal({
    store: await openKeyStore(loaded, { create: false }),
    record,
    findRecorded: (changes) => recorded(auditFolder(config.dataDir), changes),
    server: { profile: config.profile, policy: policyHash },
    pollMs: POLL_MS,
    nowMs: Date.now,
    onChange: (failure) => {
      if (failure === null) log.info("changes of keys are put on record again");
      else log.error("changes of keys cannot be put on record", {}, failure);
    },
  });
}

/** Reads backwards no further than the oldest of them, whatever the length of the log. */
async function recorded(
  folder: string,
  changes: readonly KeyChange[],
): Promise<ReadonlySet<string>> {
  const wanted = new Set(changes.map(({ id }) => id));
  const sinceMs = Math.min(...changes.map(({ timeMs }) => timeMs));
  const found = new Set<string>();
  for await (const { requestId } of searchAuditLog(folder, { sinceMs, limit: Infinity })) {
    if (wanted.has(requestId)) found.add(requestId);
  }
  return found;
}
