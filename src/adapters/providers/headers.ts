/**
 * Client headers that go upstream. Credentials, cookies and everything that could identify or
 * steer another hop are not on it; user-agent is replaced.
 */
const TO_UPSTREAM: ReadonlySet<string> = new Set(["accept", "traceparent", "tracestate"]);
const TO_OPENAI: ReadonlySet<string> = new Set(["openai-beta"]);
const TO_ANTHROPIC: ReadonlySet<string> = new Set(["anthropic-version", "anthropic-beta"]);

/**
 * Answer headers that may reach the client; all others, set-cookie among them, are dropped. The
 * provider's limits are those of the operator's account: callers are told their own.
 */
const TO_CLIENT: ReadonlySet<string> = new Set([
  "apim-request-id",
  "cf-ray",
  "openai-model",
  "openai-processing-ms",
  "openai-version",
  "request-id",
  "retry-after",
  "retry-after-ms",
  "x-request-id",
  "x-should-retry",
]);

export type HeaderPair = readonly [name: string, value: string];

/** Names in lower case. */
export function passesUpstream(name: string, dialect: "openai" | "anthropic"): boolean {
  if (TO_UPSTREAM.has(name)) return true;
  return (dialect === "openai" ? TO_OPENAI : TO_ANTHROPIC).has(name);
}

export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Only single values pass: two values of one of these headers mean two readers may differ. */
export function headersForClient(headers: AnswerHeaders): readonly HeaderPair[] {
  const passing: HeaderPair[] = [];
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (typeof value === "string" && TO_CLIENT.has(name)) passing.push([name, value]);
  }
  return passing;
}
