import { randomUUID } from "node:crypto";
import type { TlsConfig } from "../adapters/certificates/config.ts";
import type { OpenTls } from "../adapters/certificates/open-tls.ts";
import type { BindingTable } from "../adapters/bindings/binding-table.ts";
import type { KeyRing } from "../adapters/keys/key-ring.ts";
import type { ExternalPolicy } from "../adapters/pdp/open-opa.ts";
import { createForward } from "../adapters/providers/forward.ts";
import type { ProviderSet, ProviderSetup } from "../adapters/providers/forward.ts";
import { deriveKey, sealTokens } from "../adapters/store/sealed-tokens.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import type { Metrics } from "../adapters/telemetry/metrics.ts";
import { readerOf } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import type { RecordEvent } from "../core/audit-event.ts";
import { GaritaError } from "../core/errors.ts";
import { stated } from "../core/stated.ts";
import { enabledRules } from "../guard/config.ts";
import type { GuardConfig } from "../guard/config.ts";
import {
  promptLeak,
  promptLeakCanary,
  sessionEscalation,
  splitPayload,
} from "../guard/detect/injection/conversation-rules.ts";
import { createGuard } from "../guard/inspect.ts";
import type { Guard } from "../guard/inspect.ts";
import type { SealedStore } from "../guard/kept-tokens.ts";
import { createTokenVault } from "../guard/redact/token-vault.ts";
import type { Models } from "../guard/review.ts";
import type { Sessions } from "../guard/session.ts";
import { compile } from "../policy/compile.ts";
import { decideBy } from "../policy/decide.ts";
import { compileActiveRoles } from "../policy/active-roles.ts";
import type { ActiveRoles } from "../policy/active-roles.ts";
import type { Decide } from "../policy/access.ts";
import { createAuthorize } from "../policy/authorize.ts";
import { decideTogether, withExternal } from "../policy/external.ts";
import type { Ledger } from "../policy/limits/meter.ts";
import { createMeters } from "../policy/limits/meters.ts";
import { createReserve } from "../policy/limits/reserve.ts";
import type { TicketStore } from "../policy/ticket.ts";
import { createAuthenticate, whenCaughtUp } from "../servers/gateway/authenticate.ts";
import type { Authenticate, OtherSources } from "../servers/gateway/authenticate.ts";
import type { GatewayDeps } from "../servers/gateway/exchange.ts";
import { createReadPeer } from "../servers/gateway/peer.ts";
import { InspectionCache } from "../servers/gateway/inspect-request.ts";
import type { LeakWatch } from "../servers/gateway/leak-guard.ts";
import type { Identities, IdentityDesk } from "./open-identities.ts";
import { clientCertificatesOf } from "./client-certificates.ts";
import type { ClientCertificates } from "./client-certificates.ts";
import { countryOfFile } from "./country-file.ts";
import { shippedModel } from "./shipped-model.ts";
import { tlsOf } from "./tls-files.ts";
import { activeProfile, profileSelection } from "./profile.ts";

/** Verdicts on long texts that are remembered. */
const INSPECTIONS_MAX = 10_000;

/** What outlives a reload: the log that records, the limits, the measures. */
export interface Backbone {
  readonly record: RecordEvent;
  readonly ledger: Ledger;
  readonly sessions: Sessions;
  readonly tickets: TicketStore;
  readonly sealed: SealedStore;
  readonly tokenSecret: Buffer;
  /** Keys made with `garita keys`; null where they cannot be used. */
  readonly keys: KeyRing | null;
  /** Roles given with `garita bindings`. */
  readonly bindings: BindingTable;
  readonly identities: IdentityDesk;
  readonly models: Models;
  /** Another decision point; null where none is configured. */
  readonly external: ExternalPolicy | null;
  readonly admit: () => void | Promise<void>;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Everything one configuration was compiled to. */
export interface Snapshot {
  readonly loaded: Loaded;
  readonly deps: GatewayDeps;
  readonly activeRoles: ActiveRoles;
  readonly providers: ProviderSet;
  /** Null: plain HTTP. */
  readonly tls: (OpenTls & { readonly config: TlsConfig }) | null;
  readonly certificates: ClientCertificates | null;
}

/**
 * Compiles a configuration. Throws `config.invalid` when something only shows here. The guard of
 * the one before goes on where its rules are the same: it takes longest, and revocations wait.
 */
export function createSnapshot(
  loaded: Loaded,
  backbone: Backbone,
  before: Snapshot | null = null,
): Snapshot {
  const { config, policy, policyHash } = loaded;
  const { log, metrics } = backbone;
  const guard = guardOf(config.guard, before);
  const providers = openProviders(loaded, backbone);
  const secret = tokenSecretOf(loaded) ?? backbone.tokenSecret;
  const key = deriveKey(secret, "tokens");
  const { gateway } = config;
  const isEnabled = enabledRules(config.guard);
  const compiled = compile(policy, policyHash, backbone.bindings);
  const decide = decideBy(compiled);
  const tls = tlsOf(loaded);
  const certificates = clientCertificatesOf(loaded, tls);
  const identities = backbone.identities.identitiesOf(loaded);
  const deps: GatewayDeps = {
    limits: gateway,
    admit: backbone.admit,
    authenticate: whenCaughtUp(
      [backbone.bindings, backbone.keys].filter((copy) => copy !== null),
      authenticateBy(loaded, backbone.keys, sourcesOf(certificates, identities)),
    ),
    proveEndUser: identities.proveEndUser,
    readPeer: createReadPeer({ ...config.listen.proxies, countryOf: countryOfFile(loaded) }),
    ...decisionsBy(decide, backbone),
    judgeExternally: backbone.external?.judge ?? null,
    reserve: createReserve({
      planOf: createMeters(config),
      ledger: backbone.ledger,
      nowMs: Date.now,
      observe: (event) => metrics.countLimit(event),
    }),
    guard,
    models: backbone.models,
    conversation: {
      escalation: isEnabled(sessionEscalation),
      split: isEnabled(splitPayload),
      ...backbone.sessions,
    },
    promptLeak: leakWatchOf(config.guard),
    inspections: new InspectionCache(guard, INSPECTIONS_MAX, () => metrics.countCacheHits(1)),
    profile: activeProfile(config),
    selectProfile: profileSelection(config),
    policyHash,
    // Equal values of a caller keep their token from turn to turn, as prompt caches need.
    openVault: (scope) => createTokenVault({ key, scope }),
    keptTokens: sealTokens(backbone.sealed, deriveKey(secret, "seal")),
    forward: providers.forward,
    listModels: () => providers.listModels(),
    record: backbone.record,
    observe: (report) => metrics.observeExchange(report),
    observeStream: (change) =>
      change === "begun" ? metrics.streamStarted() : metrics.streamEnded(),
    logFailure: (requestId, error) => log.forRequest(requestId).error("request failed", {}, error),
    nowMs: Date.now,
    newRequestId: () => `req_${randomUUID()}`,
  };
  return { loaded, deps, activeRoles: compileActiveRoles(compiled), providers, tls, certificates };
}

function newTicketId(): string {
  return `apr_${randomUUID()}`;
}

function decisionsBy(
  decide: Decide,
  { tickets, external }: Backbone,
): Pick<GatewayDeps, "authorize" | "decide"> {
  const authorize = createAuthorize({ decide, tickets, newTicketId });
  if (!external?.authorize) return { authorize, decide };
  const together = decideTogether(decide, external.authorize);
  return { authorize: withExternal(authorize, together), decide: together };
}

function guardOf(config: GuardConfig, before: Snapshot | null): Guard {
  const known = before?.loaded.config.guard;
  if (before !== null && JSON.stringify(known) === JSON.stringify(config)) return before.deps.guard;
  return createGuard(config, shippedModel());
}

/** Shorter ones can be tried one after another. */
const TOKEN_SECRET_LENGTH_MIN = 32;

/** Null where the configuration names none. */
function tokenSecretOf(loaded: Loaded): Buffer | null {
  const { secret: reference } = loaded.config.tokens;
  if (reference === undefined) return null;
  const secret = readerOf(loaded)(reference);
  if (secret.length >= TOKEN_SECRET_LENGTH_MIN) return Buffer.from(secret);
  const least = `${TOKEN_SECRET_LENGTH_MIN} characters`;
  throw new GaritaError("config.invalid", `the secret of \`tokens.secret\` has less than ${least}`);
}

function leakWatchOf(config: GuardConfig): LeakWatch {
  const { canary, overlap, ...limits } = config.promptLeak;
  const isEnabled = enabledRules(config);
  return {
    canary: canary && isEnabled(promptLeakCanary),
    overlap: overlap && isEnabled(promptLeak) ? limits : null,
  };
}

function openProviders(loaded: Loaded, { log, metrics }: Backbone): ProviderSet {
  const secretOf = readerOf(loaded);
  const { providers, models } = loaded.config;
  const setups = Object.entries(providers).map(([name, config]): [string, ProviderSetup] => {
    const reference = config.kind === "demo" ? undefined : config.apiKey;
    return [name, { config, apiKey: reference === undefined ? undefined : secretOf(reference) }];
  });
  return createForward({
    providers: new Map(setups),
    routes: models,
    nowMs: Date.now,
    random: Math.random,
    log: (event) => {
      metrics.countProviderEvent(event);
      log.warn("provider event", { ...event });
    },
  });
}

function sourcesOf(
  certificates: ClientCertificates | null,
  { beforeKeys, afterKeys }: Identities,
): OtherSources {
  const ofConnection = certificates === null ? [] : [certificates.source];
  return { beforeKeys: [...ofConnection, ...beforeKeys], afterKeys };
}

function authenticateBy(
  loaded: Loaded,
  issued: KeyRing | null,
  others: OtherSources,
): Authenticate {
  const { auth } = loaded.config;
  if (auth === undefined) return createAuthenticate(null, issued, others);
  if (!auth.apiKeys) return createAuthenticate([], null, others);
  const secretOf = readerOf(loaded);
  return createAuthenticate(
    auth.keys.map(({ name, key, roles, scopes, sensitivity, limits }) => ({
      id: name,
      name,
      key: secretOf(key),
      roles,
      ...(scopes !== undefined && { scopes }),
      ...(sensitivity !== undefined && { sensitivity }),
      limits: stated({ ...limits }),
    })),
    issued,
    others,
  );
}
