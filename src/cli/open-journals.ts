import { bindingChangeForAudit } from "../adapters/bindings/binding-record.ts";
import { keyChangeForAudit } from "../adapters/keys/key-change.ts";
import { searchAuditLog } from "../adapters/store/audit-search.ts";
import { ChangeJournal } from "../adapters/store/change-journal.ts";
import type { Change, ChangeJournalOptions } from "../adapters/store/change-journal.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import type { Loaded } from "../config/load.ts";
import type { RecordEvent } from "../core/audit-event.ts";
import { auditFolder } from "./audit-folder.ts";
import { openBindingStore } from "./open-bindings.ts";
import { openKeyStore } from "./open-keys.ts";

const POLL_MS = 1000;

interface Recording {
  readonly record: RecordEvent;
  readonly log: Log;
}

/** Put changes of keys and bindings on the audit log, whose only writer this process is. */
export async function openJournals(
  loaded: Loaded,
  recording: Recording,
): Promise<{ close(): Promise<void> }> {
  const journals = [
    openJournal(loaded, recording, {
      what: "keys",
      store: await openKeyStore(loaded, { create: false }),
      describe: keyChangeForAudit,
    }),
    openJournal(loaded, recording, {
      what: "bindings",
      store: await openBindingStore(loaded, { create: false }),
      describe: bindingChangeForAudit,
    }),
  ];
  return {
    async close() {
      await Promise.all(journals.map((journal) => journal.close()));
    },
  };
}

interface Source<One extends Change> extends Pick<ChangeJournalOptions<One>, "store" | "describe"> {
  readonly what: string;
}

function openJournal<One extends Change>(
  { config, policyHash }: Loaded,
  { record, log }: Recording,
  { what, store, describe }: Source<One>,
): { close(): Promise<void> } {
  return new ChangeJournal<One>({
    store,
    describe,
    record,
    findRecorded: (changes) => recorded(auditFolder(config.dataDir), changes),
    server: { profile: config.profile, policy: policyHash },
    pollMs: POLL_MS,
    nowMs: Date.now,
    onChange: (failure) => {
      if (failure === null) log.info("changes are put on record again", { what });
      else log.error("changes cannot be put on record", { what }, failure);
    },
  });
}

/** Reads backwards no further than the oldest of them, whatever the length of the log. */
async function recorded(folder: string, changes: readonly Change[]): Promise<ReadonlySet<string>> {
  const wanted = new Set(changes.map(({ id }) => id));
  const sinceMs = Math.min(...changes.map(({ timeMs }) => timeMs));
  const found = new Set<string>();
  for await (const { requestId } of searchAuditLog(folder, { sinceMs, limit: Infinity })) {
    if (wanted.has(requestId)) found.add(requestId);
  }
  return found;
}
