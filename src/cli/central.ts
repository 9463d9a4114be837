import { randomBytes } from "node:crypto";
import { createSeenOnce } from "../adapters/identity/seen-once.ts";
import type { SeenOnce } from "../adapters/identity/seen-once.ts";
import { openAuditLog } from "../adapters/store/audit-log.ts";
import type { AuditLog } from "../adapters/store/audit-log.ts";
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

type CentralSealed = SealedStore & { readonly close: () => Promise<void> };

/** What exactly one process of a server owns, however many answer requests. */
export interface Central {
  readonly audit: AuditLog;
  readonly counts: Counts;
  readonly sessions: Sessions;
  readonly sealed: CentralSealed;
  /** Contexts of end users that were shown, to any process of this server. */
  readonly seenOnce: SeenOnce;
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
  const sealed = await openSealed(loaded);
  const seenOnce = createSeenOnce({ nowMs: Date.now, entriesMax: seenMaxOf(loaded) });
  const tokenSecret = randomBytes(32);
  return { audit, counts, sessions, sealed, seenOnce, tokenSecret, metrics, log };
}

/** Where none are configured yet, a reload may bring some. */
function seenMaxOf({ config }: Loaded): number {
  return config.auth?.endUsers?.seenMax ?? SEEN_MAX;
}

/** Kept values of tokens, encrypted; where they outlive this process, so does their key. */
async function openSealed(loaded: Loaded): Promise<CentralSealed> {
  const { keep, lifetimeMinutes, conversationsMax, bytesMax } = loaded.config.tokens;
  const options = {
    nowMs: Date.now,
    lifetimeMs: lifetimeMinutes * MINUTE_MS,
    entriesMax: conversationsMax,
    charactersMax: bytesMax,
  };
  if (keep === "memory") return { ...createSealedMemory(options), close: () => Promise.resolve() };
  const database = await openDatabase(loaded, true);
  return { ...createSealedStore({ ...options, database }), close: () => database.close() };
}

/** Names that get a label of their own in the metrics. */
export function modelNames({ config }: Loaded): readonly string[] {
  return config.models.map(({ match }) => match).filter((name) => !/[*?]/.test(name));
}
