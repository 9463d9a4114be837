interface ErrorSpec {
  readonly status: number;
  /** `error.type` on the wire (DESIGN: stable). */
  readonly type: string;
  /** Who has to act. */
  readonly source: "client" | "policy" | "upstream" | "internal";
  readonly retryable: boolean;
}

/** Every failure the product can report; wire formats render them, metrics count them by code. */
export const ERRORS = {
  "request.malformed": spec(400, "invalid_request_error", "client"),
  "request.invalid": spec(422, "invalid_request_error", "client"),
  "request.too_large": spec(413, "invalid_request_error", "client"),
  "request.media_type": spec(415, "invalid_request_error", "client"),
  "request.method": spec(405, "invalid_request_error", "client"),
  "request.not_found": spec(404, "not_found_error", "client"),
  "request.timeout": spec(408, "invalid_request_error", "client"),
  "request.aborted": spec(499, "invalid_request_error", "client"),
  "auth.missing": spec(401, "authentication_error", "client"),
  "auth.invalid": spec(401, "authentication_error", "client"),
  "auth.ambiguous": spec(401, "authentication_error", "client"),
  "auth.end_user": spec(401, "authentication_error", "client"),
  "auth.unavailable": retryable(spec(503, "server_unavailable", "internal")),
  "policy.denied": spec(403, "policy_denied", "policy"),
  "policy.unavailable": retryable(spec(503, "server_unavailable", "internal")),
  "approval.required": spec(403, "policy_denied", "policy"),
  "injection.detected": spec(403, "prompt_injection_detected", "policy"),
  "pii.detected": spec(403, "pii_detected", "policy"),
  "secret.detected": spec(403, "secret_detected", "policy"),
  "content.blocked": spec(403, "content_blocked", "policy"),
  "limit.rate": retryable(spec(429, "rate_limit_exceeded", "policy")),
  "limit.budget": spec(429, "budget_exceeded", "policy"),
  "limit.unpriced": spec(403, "policy_denied", "policy"),
  "limit.unavailable": retryable(spec(503, "server_unavailable", "internal")),
  "upstream.unreachable": retryable(spec(502, "upstream_error", "upstream")),
  "upstream.garbage": spec(502, "upstream_error", "upstream"),
  "upstream.cut": retryable(spec(502, "upstream_error", "upstream")),
  "upstream.timeout": retryable(spec(504, "upstream_timeout", "upstream")),
  "server.draining": retryable(spec(503, "server_unavailable", "internal")),
  "audit.unavailable": retryable(spec(503, "server_unavailable", "internal")),
  "config.invalid": spec(500, "server_error", "internal"),
  "internal.bug": spec(500, "server_error", "internal"),
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof ERRORS;

function spec(status: number, type: string, source: ErrorSpec["source"]): ErrorSpec {
  return { status, type, source, retryable: false };
}

function retryable(error: ErrorSpec): ErrorSpec {
  return { ...error, retryable: true };
}

/**
 * The one error of the product. `message` may reach the caller: no payload, secret, path or stack
 * in it; detail for the log goes into `cause`.
 */
export class GaritaError extends Error {
  readonly code: ErrorCode;
  /** For 429 and 503: seconds after which a retry makes sense. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfterSeconds?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "GaritaError";
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Anything foreign becomes `internal.bug` with the original as `cause`. */
export function toGaritaError(error: unknown): GaritaError {
  if (error instanceof GaritaError) return error;
  return new GaritaError("internal.bug", "internal error", { cause: error });
}

/** Guards what can only be a bug; throws `internal.bug`. */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition)
    throw new GaritaError("internal.bug", "internal error", { cause: new Error(why) });
}

/** User input as it may appear in a message: in backticks, shortened, control characters out. */
export function quote(input: string, lengthMax = 40): string {
  const printable = input.replaceAll(/[\p{Cc}\p{Cf}`]/gu, "?");
  const short =
    printable.length > lengthMax
      ? `${printable.slice(0, lengthMax - 1).toWellFormed()}…`
      : printable;
  return `\`${short}\``;
}
