import { GaritaError } from "../../core/errors.ts";
import type { ErrorCode } from "../../core/errors.ts";
import type { Quota } from "../limit.ts";

/** A refusal with the state of the limits, for the headers of the answer. */
export class LimitError extends GaritaError {
  readonly quota: Quota;

  constructor(
    code: ErrorCode,
    message: string,
    { quota, waitMs }: { readonly quota: Quota; readonly waitMs: number | null },
  ) {
    super(code, message, waitMs === null ? {} : { retryAfterSeconds: toSeconds(waitMs) });
    this.quota = quota;
  }
}

/** Rounded up, never 0; what is too small to matter does not make it one second more. */
function toSeconds(waitMs: number): number {
  return Math.max(1, Math.ceil((waitMs - 0.5) / 1000));
}
