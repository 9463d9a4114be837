import type { IncomingMessage } from "node:http";
import type { ProveEndUser } from "../../adapters/identity/end-user.ts";
import type { RecordEvent, AuditEvent } from "../../core/audit-event.ts";
import type { JsonLimits } from "../../core/json.ts";
import type { Guard } from "../../guard/inspect.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import type { Models } from "../../guard/review.ts";
import type { AccessContext } from "../../policy/access.ts";
import type { ActiveRoles } from "../../policy/active-roles.ts";
import type { Authorize } from "../../policy/authorize.ts";
import type { Caller } from "../../policy/caller.ts";
import type { Reserve } from "../../policy/limit.ts";
import type { Profile } from "../../policy/profile.ts";
import type { TicketStore } from "../../policy/ticket.ts";

export interface Readiness {
  readonly ready: boolean;
  /** Why not, for whoever watches the process: `warming up`, `draining`… */
  readonly reasons: readonly string[];
}

/** What is measured of an inspection besides its record, in the shape of the gateway's report. */
export interface InspectionReport {
  readonly event: AuditEvent;
  readonly firstByteMs: null;
  readonly inspectionMs: number;
  readonly counts: null;
  readonly tokens: null;
}

/** One consistent snapshot of what the admin routes need; a reload makes a new one. */
export interface AdminDeps {
  readonly ready: () => Readiness;
  readonly metrics: {
    render(): Promise<{ readonly contentType: string; readonly body: string }>;
  };
  /** As on the data path: throws `auth.missing` or `auth.invalid`. */
  readonly authenticate: (request: IncomingMessage) => Caller | Promise<Caller>;
  /** As on the data path; null: no end users are configured. */
  readonly proveEndUser: ProveEndUser | null;
  /** As on the data path: media type, size and time are bounded. */
  readonly readBody: (request: IncomingMessage) => Promise<Buffer>;
  readonly limits: Pick<JsonLimits, "depthMax" | "nodesMax">;
  readonly admit: () => void | Promise<void>;
  readonly readPeer: (request: IncomingMessage) => Pick<AccessContext, "address" | "country">;
  readonly authorize: Authorize;
  readonly activeRoles: ActiveRoles;
  readonly tickets: TicketStore;
  readonly reserve: Reserve;
  readonly guard: Guard;
  readonly models: Models;
  readonly profile: Profile;
  /** A built-in profile or one of the configuration. */
  readonly profileNamed: (name: string) => Profile | null;
  readonly policyHash: string;
  /** For one caller. */
  readonly openVault: (scope: string) => TokenVault;
  readonly record: RecordEvent;
  readonly observe: (report: InspectionReport) => void;
  readonly logFailure: (requestId: string, error: Error) => void;
  readonly nowMs: () => number;
  readonly newRequestId: () => string;
}
