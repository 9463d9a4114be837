import type { AccessRequest, Approval } from "./access.ts";
import type { Caller } from "./caller.ts";
import { isInScope } from "./roster.ts";

/** What somebody else has to agree to: this principal, this action, this resource, this much. */
export interface Wanted {
  /** Ids of the application and of the end user it acts for. */
  readonly principals: readonly string[];
  readonly action: string;
  readonly resource: string;
  /** Vectors that it may touch; null where that was no question. */
  readonly vectors: number | null;
}

export interface Vote {
  /** Id of the caller who voted, and of the end user it acted for. */
  readonly by: readonly string[];
  readonly approves: boolean;
  readonly atMs: number;
}

/** Asks for approval of one use of what is wanted. Plain data. */
export interface Ticket {
  readonly id: string;
  readonly wanted: Wanted;
  /** The rule that asks for it. */
  readonly policyId: string;
  /** Roles that may vote. */
  readonly from: readonly string[];
  /** Votes that it takes. */
  readonly count: number;
  readonly openedAtMs: number;
  readonly expiresAtMs: number;
  readonly votes: readonly Vote[];
  readonly usedAtMs: number | null;
}

export type TicketState = "pending" | "approved" | "refused" | "used" | "expired";

const MINUTE_MS = 60_000;

export function wantedBy({ subject, action, resource, context }: AccessRequest): Wanted {
  return { principals: principalsOf(subject), action, resource, vectors: context.vectors ?? null };
}

export function principalsOf({ id, endUser }: Caller): readonly string[] {
  return endUser === undefined ? [id] : [id, endUser.id];
}

/** Equal for equal wishes only. */
export function wantedKey({ principals, action, resource, vectors }: Wanted): string {
  return JSON.stringify([principals, action, resource, vectors]);
}

export interface Opening {
  readonly id: string;
  readonly wanted: Wanted;
  readonly policyId: string;
  readonly approval: Approval;
  readonly nowMs: number;
}

export function openTicket({ id, wanted, policyId, approval, nowMs }: Opening): Ticket {
  const { from, count, expiresMinutes } = approval;
  const expiresAtMs = nowMs + expiresMinutes * MINUTE_MS;
  const times = { openedAtMs: nowMs, expiresAtMs, usedAtMs: null };
  return { id, wanted, policyId, from, count, votes: [], ...times };
}

/** One refusal outweighs every approval. */
export function ticketState(ticket: Ticket, nowMs: number): TicketState {
  const { votes, usedAtMs, expiresAtMs, count } = ticket;
  if (usedAtMs !== null) return "used";
  if (nowMs >= expiresAtMs) return "expired";
  if (votes.some(({ approves }) => !approves)) return "refused";
  return votes.length >= count ? "approved" : "pending";
}

export interface Approver {
  readonly caller: Caller;
  /** Those that count here and now. */
  readonly roles: ReadonlySet<string>;
}

export interface Voter extends Approver {
  readonly approves: boolean;
  readonly nowMs: number;
}

/** By role, and by what the credential is good for: `approve` on what is wanted. */
export function mayApprove({ from, wanted }: Ticket, { caller, roles }: Approver): boolean {
  return from.some((role) => roles.has(role)) && isInScope(caller, "approve", wanted.resource);
}

/** Why somebody may not vote. */
export type VoteProblem = "closed" | "own" | "role" | "twice";

/** The ticket with the vote, or why it does not count. Nobody decides on its own wish. */
export function vote(ticket: Ticket, voter: Voter): Ticket | VoteProblem {
  const { caller, approves, nowMs } = voter;
  if (ticketState(ticket, nowMs) !== "pending") return "closed";
  const by = principalsOf(caller);
  if (by.some((id) => ticket.wanted.principals.includes(id))) return "own";
  if (!mayApprove(ticket, voter)) return "role";
  const voted = ticket.votes.flatMap((earlier) => earlier.by);
  if (by.some((id) => voted.includes(id))) return "twice";
  return { ...ticket, votes: [...ticket.votes, { by, approves, atMs: nowMs }] };
}

/** The ticket after its only use. */
export function useTicket(ticket: Ticket, nowMs: number): Ticket {
  return { ...ticket, usedAtMs: nowMs };
}

/** A ticket as it is after an edit, to be kept, and what the edit has to say. */
export interface Edited<Result> {
  /** Null leaves everything as it is. */
  readonly ticket: Ticket | null;
  readonly result: Result;
}

/** Where tickets are kept; an edit sees the newest one and nobody else edits meanwhile. */
export interface TicketStore {
  /** Throws `limit.rate` when a principal has too many waiting. */
  changeWanted<Result>(
    wanted: Wanted,
    edit: (ticket: Ticket | null) => Edited<Result>,
  ): Promise<Result>;
  changeId<Result>(id: string, edit: (ticket: Ticket | null) => Edited<Result>): Promise<Result>;
  /** Those that have not expired, the newest first. */
  list(nowMs: number): Promise<readonly Ticket[]>;
}
