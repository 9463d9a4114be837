import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { actFor, NO_BODY } from "../../adapters/identity/act-for.ts";
import type { AuditEvent } from "../../core/audit-event.ts";
import { ERRORS, GaritaError, quote, toGaritaError } from "../../core/errors.ts";
import type { ErrorCode } from "../../core/errors.ts";
import type { AccessContext } from "../../policy/access.ts";
import { auditedCaller } from "../../policy/audited.ts";
import type { Caller } from "../../policy/caller.ts";
import { mayApprove, principalsOf, ticketState, vote } from "../../policy/ticket.ts";
import type { Edited, Ticket, TicketState, VoteProblem } from "../../policy/ticket.ts";
import type { AdminDeps } from "./admin-deps.ts";
import { parseBody } from "./parse-body.ts";

export const APPROVALS_PATH = "/admin/v1/approvals";

/** What is no id is nothing to write down. */
const TICKET_ID = /^apr_[0-9a-f-]{36}$/;

/** The body of a vote. */
export const VoteQuestion = z.strictObject({
  approve: z.boolean().describe("`false` refuses; one refusal outweighs every approval."),
});

/** A ticket as voters and those who wait for it see it. */
export interface ShownTicket {
  readonly id: string;
  readonly state: TicketState;
  /** The application that asked, and the end user it acted for. */
  readonly principals: readonly string[];
  readonly action: string;
  readonly resource: string;
  readonly vectors: number | null;
  readonly rule: string;
  readonly approvers: readonly string[];
  readonly votes: { readonly needed: number; readonly given: number };
  /** RFC 3339. */
  readonly openedAt: string;
  readonly expiresAt: string;
}

/** The caller's own tickets, and those it may vote on. Throws what authentication throws. */
export async function listApprovals(
  request: IncomingMessage,
  deps: AdminDeps,
): Promise<readonly ShownTicket[]> {
  const application = await deps.authenticate(request);
  const presenting = { request, caller: application, body: NO_BODY };
  const caller = await actFor(deps.proveEndUser, presenting);
  const context = contextOf(request, deps);
  const roles = deps.activeRoles(caller, context);
  const tickets = await deps.tickets.list(context.nowMs);
  return tickets
    .filter((ticket) => isOwn(ticket.wanted, caller) || mayApprove(ticket, { caller, roles }))
    .map((ticket) => shown(ticket, context.nowMs));
}

export interface VoteRequest {
  readonly request: IncomingMessage;
  readonly deps: AdminDeps;
  readonly requestId: string;
  readonly ticketId: string;
}

/** Votes, and records who did, before it is answered; votes that do not count are recorded too. */
export async function answerVote(voting: VoteRequest): Promise<ShownTicket> {
  const { deps } = voting;
  const startedAtMs = deps.nowMs();
  const by: { caller: Caller | null } = { caller: null };
  const record = (error: ErrorCode | null): Promise<void> =>
    deps.record(toEvent(voting, { ...by, startedAtMs, error }));
  let ticket: ShownTicket;
  try {
    await deps.admit();
    const { request } = voting;
    by.caller = await deps.authenticate(request);
    const body = await deps.readBody(request);
    by.caller = await actFor(deps.proveEndUser, { request, caller: by.caller, body });
    ticket = await cast(voting, { caller: by.caller, body });
  } catch (error) {
    await record(toGaritaError(error).code);
    throw error;
  }
  await record(null);
  return ticket;
}

async function cast(
  { request, deps, ticketId }: VoteRequest,
  { caller, body }: { readonly caller: Caller; readonly body: Buffer },
): Promise<ShownTicket> {
  const { approve } = parseBody(VoteQuestion, body, deps.limits);
  const context = contextOf(request, deps);
  const roles = deps.activeRoles(caller, context);
  const { nowMs } = context;
  return deps.tickets.changeId(ticketId, (ticket): Edited<ShownTicket> => {
    // Whoever may not see a ticket does not learn that it is there.
    const sees =
      ticket !== null && (isOwn(ticket.wanted, caller) || mayApprove(ticket, { caller, roles }));
    if (!sees) throw new GaritaError("request.not_found", `no ticket ${quote(ticketId)}`);
    const voted = vote(ticket, { caller, roles, approves: approve, nowMs });
    if (typeof voted === "string") throw new GaritaError("policy.denied", PROBLEMS[voted]);
    return { ticket: voted, result: shown(voted, nowMs) };
  });
}

const PROBLEMS: Readonly<Record<VoteProblem, string>> = {
  closed: "the ticket is closed",
  own: "somebody else has to approve what you asked for",
  role: "your roles do not approve this",
  twice: "you have voted",
};

function contextOf(request: IncomingMessage, deps: AdminDeps): AccessContext {
  return { nowMs: deps.nowMs(), ...deps.readPeer(request) };
}

function isOwn({ principals }: Ticket["wanted"], caller: Caller): boolean {
  return principalsOf(caller).some((id) => principals.includes(id));
}

function shown(ticket: Ticket, nowMs: number): ShownTicket {
  const { id, wanted, policyId, from, count, votes, openedAtMs, expiresAtMs } = ticket;
  return {
    id,
    state: ticketState(ticket, nowMs),
    ...wanted,
    rule: policyId,
    approvers: from,
    votes: { needed: count, given: votes.length },
    openedAt: new Date(openedAtMs).toISOString(),
    expiresAt: new Date(expiresAtMs).toISOString(),
  };
}

interface Outcome {
  readonly caller: Caller | null;
  readonly startedAtMs: number;
  readonly error: ErrorCode | null;
}

function toEvent(voting: VoteRequest, { caller, startedAtMs, error }: Outcome): AuditEvent {
  const { deps, requestId, ticketId } = voting;
  return {
    requestId,
    time: new Date(startedAtMs).toISOString(),
    durationMs: Math.max(0, deps.nowMs() - startedAtMs),
    caller: auditedCaller(caller),
    endpoint: `POST ${APPROVALS_PATH}/${TICKET_ID.test(ticketId) ? ticketId : "?"}`,
    model: null,
    provider: null,
    stream: false,
    profile: deps.profile.name,
    policy: deps.policyHash,
    verdict: error === null ? "allow" : "block",
    risk: "none",
    status: error === null ? 200 : ERRORS[error].status,
    error,
    rules: [],
    uninspected: [],
    usage: null,
    bytes: { received: 0, sent: 0 },
  };
}
