import { GaritaError } from "../core/errors.ts";
import type { AccessRequest, Decide, Decision } from "./access.ts";
import { openTicket, ticketState, useTicket, wantedBy } from "./ticket.ts";
import type { Edited, Ticket, TicketStore } from "./ticket.ts";

/** A decision, and the ticket that stands against it where somebody else has to approve. */
export interface Authorization {
  readonly decision: Decision;
  readonly ticket: Ticket | null;
}

/** Throws when tickets cannot be kept, as nothing that needs approval passes then. */
export type Authorize = (request: AccessRequest) => Authorization | Promise<Authorization>;

export interface AuthorizeOptions {
  readonly decide: Decide;
  readonly tickets: TicketStore;
  readonly newTicketId: () => string;
}

/** What needs approval passes once, the same again, when somebody else has approved the ticket. */
export function createAuthorize({ decide, tickets, newTicketId }: AuthorizeOptions): Authorize {
  return (request) => {
    const decision = decide(request);
    if (decision.effect !== "require-approval") return { decision, ticket: null };
    return claim(request, decision).then((ticket) => {
      if (ticket !== null) return { decision, ticket };
      const context = { ...request.context, approved: true };
      return { decision: decide({ ...request, context }), ticket: null };
    });
  };

  /** Null when an approved ticket was there and is used up now, else the one to wait for. */
  function claim(request: AccessRequest, decision: Decision): Promise<Ticket | null> {
    const wanted = wantedBy(request);
    const { nowMs } = request.context;
    return tickets.changeWanted(wanted, (found): Edited<Ticket | null> => {
      const state = found === null ? "expired" : ticketState(found, nowMs);
      if (found !== null && state === "approved") {
        return { ticket: useTicket(found, nowMs), result: null };
      }
      if (found !== null && (state === "pending" || state === "refused")) {
        return { ticket: null, result: found };
      }
      const { approval, policyId } = decision;
      if (approval === null || approval.from.length === 0) {
        throw new GaritaError("policy.denied", `nobody can give the approval of ${policyId}`);
      }
      const opened = openTicket({ id: newTicketId(), wanted, policyId, approval, nowMs });
      return { ticket: opened, result: opened };
    });
  }
}

/** What the caller is told; null when the request may pass. */
export function refusalOf({ decision, ticket }: Authorization, nowMs: number): GaritaError | null {
  const { effect, policyId, reason } = decision;
  if (effect === "permit") return null;
  if (effect === "deny" || ticket === null) {
    return new GaritaError("policy.denied", `denied by ${policyId}: ${reason}`);
  }
  if (ticketState(ticket, nowMs) === "refused") {
    return new GaritaError("policy.denied", `ticket ${ticket.id} was refused`);
  }
  return new GaritaError(
    "approval.required",
    `${policyId} asks for approval: ticket ${ticket.id} waits for it`,
  );
}
