import { randomBytes } from "node:crypto";
import { createSeenStore } from "../adapters/identity/seen-store.ts";
import { createSeenOnce } from "../adapters/identity/seen-once.ts";
import type { SeenOnce } from "../adapters/identity/seen-once.ts";
import { openAuditLog } from "../adapters/store/audit-log.ts";
import type { AuditLog } from "../adapters/store/audit-log.ts";
import type { Database } from "../adapters/store/database.ts";
import { createSealedMemory } from "../adapters/store/sealed-memory.ts";
import { createSealedStore } from "../adapters/store/sealed-store.ts";
import { createMemorySessions } from "../adapters/store/sessions-memory.ts";
import { createLog } from "../adapters/telemetry/log.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import { createMetrics } from "../adapters/telemetry/metrics.ts";
import type { Metrics } from "../adapters/telemetry/metrics.ts";
import type { Loaded } from "../config/load.ts";
import { advance, CALM } from "../guard/session.ts";
import type { SealedStore } from "../guard/kept-tokens.ts";
import type { Sessions } from "../guard/session.ts";
import { auditFolder } from "./audit-folder.ts";
import { openDatabase } from "./open-database.ts";
import { openCounts } from "./open-limits.ts";
import type { Counts } from "./open-limits.ts";

const MINUTE_MS = 60_000;
const SEEN_MAX = 500_000;

/** What exactly one process of a server owns, however many answer requests. */
export interface Central {
  readonly audit: AuditLog;
  readonly counts: Counts;
  readonly sessions: Sessions;
  readonly sealed: SealedStore;
  /** Contexts of end users that were shown, to any process of this server. */
  readonly seenOnce: SeenOnce;
  readonly closeStore: () => Promise<void>;
  /** Of this start of the server. */
  readonly tokenSecret: Buffer;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Opens the audit log for this process alone. Throws `audit.unavailable`. */
export async function openCentral(loaded: Loaded): Promise<Central> {
  const { audit: settings, dataDir } = loaded.config;
  const opened: { log: AuditLog | null } = { log: null };
  const metrics = createMetrics({
    models: modelNames(loaded),
    audit: () => opened.log ?? { queued: 0, healthy: false },
  });
  const audit = (opened.log = await openAuditLog({
    directory: auditFolder(dataDir),
    segmentBytesMax: settings.segmentBytesMax,
    gatherMs: settings.gatherMs,
    queueMax: settings.queueMax,
    nowMs: Date.now,
    onCommit: (batch) => metrics.observeCommit(batch),
  }));
  const log = createLog(loaded.config.log);
  const counts = await openCounts(loaded, { metrics, log });
  const { idleMinutes, sessionsMax } = loaded.config.sessions;
  const sessions = createMemorySessions({
    nowMs: Date.now,
    advance: (state, score) => advance(state ?? CALM, score),
    idleMs: idleMinutes * MINUTE_MS,
    sessionsMax,
  });
  const database = isShared(loaded) ? await openDatabase(loaded, true) : null;
  const sealed = openSealed(loaded, database);
  const seenOnce = openSeen(loaded, database);
  const tokenSecret = randomBytes(32);
  const closeStore = async (): Promise<void> => database?.close();
  return { audit, counts, sessions, sealed, seenOnce, closeStore, tokenSecret, metrics, log };
}

/** Where none are configured yet, a reload may bring some. */
function seenMaxOf({ config }: Loaded): number {
  return config.auth?.endUsers?.seenMax ?? SEEN_MAX;
}

/** Whether something is kept that other machines, or a later start, have to know. */
function isShared({ config }: Loaded): boolean {
  return config.store.kind === "postgres" || config.tokens.keep === "store";
}

/** Used contexts are forgotten with this machine unless there are others. */
function openSeen(loaded: Loaded, database: Database | null): SeenOnce {
  const hasOthers = loaded.config.store.kind === "postgres";
  if (hasOthers && database !== null) return createSeenStore(database, Date.now);
  return createSeenOnce({ nowMs: Date.now, entriesMax: seenMaxOf(loaded) });
}

/** Kept values of tokens, encrypted; where they outlive this process, so does their key. */
function openSealed({ config }: Loaded, database: Database | null): SealedStore {
  const { keep, lifetimeMinutes, conversationsMax, bytesMax } = config.tokens;
  const options = {
    nowMs: Date.now,
    lifetimeMs: lifetimeMinutes * MINUTE_MS,
    entriesMax: conversationsMax,
    charactersMax: bytesMax,
  };
  if (keep === "memory" || database === null) return createSealedMemory(options);
  return createSealedStore({ ...options, database });
}

/** Names that get a label of their own in the metrics. */
export function modelNames({ config }: Loaded): readonly string[] {
  return config.models.map(({ match }) => match).filter((name) => !/[*?]/.test(name));
}
