import type { IncomingMessage } from "node:http";
import type { Caller } from "../../policy/caller.ts";
import { CONTEXT_HEADER, contextRefused } from "./end-user.ts";
import type { ProveEndUser } from "./end-user.ts";

/** What a request without a body is bound to. */
export const NO_BODY = Buffer.alloc(0);

export interface Presenting {
  readonly request: IncomingMessage;
  readonly caller: Caller;
  readonly body: Uint8Array;
}

/**
 * The caller, with the end user it has proof to act for. Throws `auth.end_user`: whoever names an
 * end user is never served as the application alone.
 */
export function actFor(
  prove: ProveEndUser | null,
  { request, caller, body }: Presenting,
): Caller | Promise<Caller> {
  const context = request.headers[CONTEXT_HEADER];
  if (context === undefined) return caller;
  if (prove === null) throw contextRefused("unwanted");
  if (typeof context !== "string") throw contextRefused("malformed");
  const { method = "", url: target = "" } = request;
  return prove({ context, caller, request: { method, target, body } });
}
