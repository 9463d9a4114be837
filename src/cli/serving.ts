import { createForward } from "../adapters/providers/forward.ts";
import { ProviderConfig } from "../adapters/providers/config.ts";
import type { SeenOnce } from "../adapters/identity/seen-once.ts";
import type { MetricsPage } from "../adapters/store/cluster-ports.ts";
import type { Loaded } from "../config/load.ts";
import { GaritaError } from "../core/errors.ts";
import type { Language } from "../core/language.ts";
import type { AdminDeps, Readiness } from "../servers/admin/admin-deps.ts";
import { createAdmin } from "../servers/admin/admin.ts";
import { readBody } from "../servers/gateway/body.ts";
import { createGateway } from "../servers/gateway/gateway.ts";
import { warmUp } from "../servers/gateway/warm-up.ts";
import { createHttpServer } from "./http-server.ts";
import { openModels } from "./models.ts";
import { openTicketStore } from "./open-database.ts";
import { openBindings } from "./open-bindings.ts";
import { openIdentityDesk } from "./open-identities.ts";
import { openExternal } from "./open-external.ts";
import { openKeyRing } from "./open-keys.ts";
import type { OpenLimits } from "./open-limits.ts";
import { protectionOf } from "./protection.ts";
import { profileNamed } from "./profile.ts";
import { createSnapshot } from "./snapshot.ts";
import type { Backbone, Snapshot } from "./snapshot.ts";
import { packageVersion } from "./version.ts";

/** A request that was read by the old configuration may still be on its way to its providers. */
const RETIRE_SLACK_MS = 5000;

/** What is asked of a process that answers requests. */
export interface ServingOptions {
  readonly loaded: Loaded;
  readonly backbone: Omit<Backbone, Own | "admit" | "ledger"> & {
    readonly seenOnce: SeenOnce;
  };
  /** Closed when nothing is served any more. */
  readonly limits: OpenLimits;
  readonly audit: { readonly healthy: boolean; probe(): Promise<boolean> };
  /** The page over all processes. */
  readonly renderMetrics: () => Promise<MetricsPage>;
  readonly language: Language;
}

/** A process that answers requests. */
export interface Serving {
  readonly port: number;
  /** Resolves when the warm-up is over. */
  readonly warm: Promise<void>;
  /** All or nothing: throws, and serves as before, when the configuration does not compile. */
  reload(loaded: Loaded): void;
  drain(): Promise<void>;
}

/** Listens, then warms up. Throws `UsageError` when the address cannot be had. */
export async function startServing(options: ServingOptions): Promise<Serving> {
  const { audit, limits, loaded, language } = options;
  const state = { draining: false, warm: false };
  const { log } = options.backbone;
  const own = await openOwn(options);
  const { keys, bindings, tickets } = own;
  const { ledger } = limits;
  const backbone: Backbone = {
    ...options.backbone,
    ...own,
    ledger,
    admit: admitWith(state, audit),
  };
  let snapshot = createSnapshot(loaded, backbone);
  const ready = (): Readiness =>
    readiness([
      [state.warm, "warming up"],
      [!state.draining, "draining"],
      [audit.healthy, "the audit log cannot be written"],
      [keys?.isFresh !== false, "the keys cannot be read"],
      [bindings.isKnown, "the bindings cannot be read"],
      [snapshot.certificates?.isCurrent(Date.now()) !== false, STALE_LISTS],
      [limits.reachable, "the limits cannot be checked"],
    ]);
  const metrics = { render: options.renderMetrics };
  const gateway = createGateway(() => snapshot.deps);
  const admin = await createAdmin({
    current: () => adminDeps(snapshot, { ready, metrics, tickets }),
    version: packageVersion(),
  });
  const server = createHttpServer({
    limits: loaded.config.gateway,
    protection: protectionOf(snapshot.tls, log),
    answer(request, response) {
      if (!gateway(request, response)) admin.route(request, response);
    },
  });
  const port = await server.listen(loaded.config.listen, language);
  const warm = warmOver(snapshot).then(() => {
    state.warm = true;
  });
  return {
    port,
    warm,
    reload(next) {
      const old = snapshot;
      snapshot = createSnapshot(next, backbone, old);
      if (snapshot.tls !== null) server.renew(snapshot.tls.context);
      retire(old);
    },
    async drain() {
      state.draining = true;
      await server.drain(snapshot.loaded.config.gateway.drainTimeoutMs);
      const { providers } = snapshot;
      const open = [admin, providers, ...Object.values(own), limits];
      await Promise.all(open.map(async (one) => one?.close()));
    },
  };
}

interface Closing {
  close(): Promise<void>;
}
type Opened = { readonly [Part in Own]: Backbone[Part] & (Closing | null) };
type Own = "bindings" | "external" | "identities" | "keys" | "models" | "tickets";

/** What this process opens for itself, and closes when it ends. */
async function openOwn({ loaded, backbone }: ServingOptions): Promise<Opened> {
  const { log, metrics, seenOnce } = backbone;
  const models = await openModels(loaded, {
    noteOpinion: (outcome) => metrics.countOpinion(outcome),
    noteNaming: (outcome) => metrics.countNaming(outcome),
    log,
  });
  const keys = await openKeyRing(loaded, log);
  const bindings = await openBindings(loaded, log);
  const tickets = await openTicketStore(loaded);
  const external = await openExternal(loaded, log);
  return { models, keys, bindings, tickets, external, identities: openIdentityDesk(seenOnce) };
}

const STALE_LISTS = "a list of revoked certificates is missing or past its date";

/** Green only after warm-up, and never while draining or while a part is missing. */
function readiness(parts: readonly (readonly [isThere: boolean, otherwise: string])[]): Readiness {
  const reasons = parts.filter(([isThere]) => !isThere).map(([, otherwise]) => otherwise);
  return { ready: reasons.length === 0, reasons };
}

function admitWith(
  state: { readonly draining: boolean },
  audit: ServingOptions["audit"],
): Backbone["admit"] {
  return async () => {
    if (state.draining) throw new GaritaError("server.draining", "the server is stopping");
    if (audit.healthy || (await audit.probe())) return;
    throw new GaritaError("audit.unavailable", "the audit log cannot be written", {
      retryAfterSeconds: 1,
    });
  };
}

const DEMO = ProviderConfig.parse({ kind: "demo" });

/** Runs the data path against the demo, whatever providers are configured. */
async function warmOver(snapshot: Snapshot): Promise<void> {
  const { config } = snapshot.loaded;
  const demo = createForward({
    providers: new Map([["demo", { config: DEMO, apiKey: undefined }]]),
    routes: [{ match: "*", provider: "demo", fallback: [] }],
    nowMs: Date.now,
    random: Math.random,
  });
  await warmUp(snapshot.deps, demo.forward, config.gateway.warmUpRequests);
  await demo.close();
}

function retire({ providers, loaded }: Snapshot): void {
  const afterMs = loaded.config.gateway.requestTimeoutMs + RETIRE_SLACK_MS;
  setTimeout(() => void providers.close(), afterMs).unref();
}

/** What the admin routes need, out of what the data path has. */
function adminDeps(
  { deps, loaded, activeRoles }: Snapshot,
  more: Pick<AdminDeps, "ready" | "metrics" | "tickets">,
): AdminDeps {
  return {
    ...deps,
    ...more,
    activeRoles,
    readBody: (request) => readBody(request, deps.limits),
    profileNamed: (name) => profileNamed(loaded.config, name),
  };
}
