import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AuditEvent } from "../../../src/core/audit-event.ts";
import type { GaritaError } from "../../../src/core/errors.ts";
import { createTokenVault } from "../../../src/guard/redact/token-vault.ts";
import { NO_MODELS } from "../../../src/guard/review.ts";
import { DEFAULT_POLICY } from "../../../src/policy/language/config.ts";
import { compileActiveRoles } from "../../../src/policy/active-roles.ts";
import { compile } from "../../../src/policy/compile.ts";
import { decideBy } from "../../../src/policy/decide.ts";
import { FREE_LEASE } from "../../../src/policy/limit.ts";
import { PROFILES } from "../../../src/policy/profile.ts";
import type { Profile } from "../../../src/policy/profile.ts";
import type {
  AdminDeps,
  InspectionReport,
  Readiness,
} from "../../../src/servers/admin/admin-deps.ts";
import { createAdmin } from "../../../src/servers/admin/admin.ts";
import { createAuthenticate } from "../../../src/servers/gateway/authenticate.ts";
import { readBody } from "../../../src/servers/gateway/body.ts";
import { memoryTickets } from "../../fixtures/tickets.ts";
import { testGuard } from "../../fixtures/guard.ts";

export const KEY = "test-key-of-nobody";
export const BODY_BYTES_MAX = 4096;

/** What a test may turn while the server runs, and what it did. */
export interface AdminStage {
  readonly origin: string;
  readonly recorded: AuditEvent[];
  readonly reports: InspectionReport[];
  readonly failures: Error[];
  ready: Readiness;
  /** API keys are configured, and `KEY` is the only one. */
  locked: boolean;
  /** Thrown by `admit`. */
  fault: GaritaError | null;
  /** The metrics page throws. */
  broken: boolean;
  close(): Promise<void>;
}

/** The admin routes on a free loopback port, with the real guards and policy behind them. */
export async function startAdmin(): Promise<AdminStage> {
  const server = createServer((request, response) => admin.route(request, response));
  const stage: AdminStage & { origin: string } = {
    origin: "",
    recorded: [],
    reports: [],
    failures: [],
    ready: { ready: true, reasons: [] },
    locked: false,
    fault: null,
    broken: false,
    close: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
      await admin.close();
    },
  };
  const current = stageDeps(stage);
  const admin = await createAdmin({ current, version: "0.0.0" });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stage.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return stage;
}

function stageDeps(stage: AdminStage): () => AdminDeps {
  const guard = testGuard();
  const policy = compile(DEFAULT_POLICY, "test");
  const decide = decideBy(policy);
  const open = createAuthenticate(null);
  const locked = createAuthenticate([{ id: "k1", name: "tester", key: KEY, roles: [] }]);
  const bodyLimits = { bodyBytesMax: BODY_BYTES_MAX, requestTimeoutMs: 5000 };
  let ids = 0;
  return () => ({
    ready: () => stage.ready,
    metrics: {
      render: async () => {
        if (stage.broken) throw new Error("secret detail");
        return { contentType: "text/plain; version=0.0.4", body: "garita_up 1\n" };
      },
    },
    authenticate: stage.locked ? locked : open,
    proveEndUser: null,
    readBody: (request) => readBody(request, bodyLimits),
    limits: { depthMax: 8, nodesMax: 1000 },
    admit: () => {
      if (stage.fault !== null) throw stage.fault;
    },
    readPeer: () => ({ address: "127.0.0.1", country: null }),
    activeRoles: compileActiveRoles(policy),
    tickets: memoryTickets(),
    authorize: (request) => ({ decision: decide(request), ticket: null }),
    reserve: () => FREE_LEASE,
    guard,
    models: NO_MODELS,
    profile: PROFILES.balanced,
    profileNamed: (name): Profile | null =>
      Object.values(PROFILES).find((profile) => profile.name === name) ?? null,
    policyHash: "0123456789abcdef",
    openVault: () => createTokenVault({ key: randomBytes(32), scope: "test" }),
    record: async (event) => {
      stage.recorded.push(event);
    },
    observe: (report) => stage.reports.push(report),
    logFailure: (_requestId, error) => stage.failures.push(error),
    nowMs: Date.now,
    newRequestId: () => `req_${++ids}`,
  });
}
