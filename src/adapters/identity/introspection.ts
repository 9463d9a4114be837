import { Breaker } from "../providers/breaker.ts";
import { GaritaError } from "../../core/errors.ts";
import type { Caller } from "../../policy/caller.ts";
import type { IntrospectionConfig } from "./config.ts";
import { UnexpectedStatus } from "./fetch-json.ts";
import type { FetchJson } from "./fetch-json.ts";
import type { JsonRecord } from "./json-object.ts";
import type { ReadToken } from "./read-token.ts";
import { toCaller } from "./to-caller.ts";
import { TokenMemory } from "./token-memory.ts";
import { tokenRefused } from "./token-problem.ts";

const TOKENS_MAX = 20_000;
/** Opaque tokens are short; longer ones are not worth a question. */
const OPAQUE_LENGTH_MAX = 4096;
/** RFC 6750: what a bearer token may be made of. */
const OPAQUE = /^[A-Za-z0-9._~+/-]{8,4096}=*$/;
const CIRCUIT = { failures: 5, openMs: 5000 };

export interface IntrospectionOptions {
  readonly config: IntrospectionConfig;
  readonly clientSecret: string;
  readonly fetchJson: FetchJson;
  readonly nowMs: () => number;
}

/** Asks the server that gave a token out what it stands for (RFC 7662). */
export function createIntrospection(options: IntrospectionOptions): ReadToken {
  const { config, nowMs } = options;
  const memory = new TokenMemory(TOKENS_MAX);
  const asking = new Map<string, Promise<Caller>>();
  const ask = askerOf(options);
  const issuer = config.issuer ?? new URL(config.endpoint).origin;
  const prove = async (token: string, fingerprint: string): Promise<Caller> => {
    const askedAtMs = nowMs();
    const answer = await ask(token);
    if (answer["active"] !== true) throw tokenRefused("inactive");
    const { sub, client_id } = answer;
    // A token that a client was given for itself may name nobody else (RFC 7662, 2.2).
    const claims = sub === undefined ? { ...answer, sub: client_id } : answer;
    const proven = toCaller(claims, config, { issuer, method: "oauth", nowMs: nowMs() });
    if (typeof proven === "string") throw tokenRefused(proven);
    const { caller, expiresAtMs } = proven;
    const untilMs = Math.min(askedAtMs + config.cacheSeconds * 1000, expiresAtMs ?? Infinity);
    memory.keep(fingerprint, caller, untilMs);
    return caller;
  };
  return (token) => {
    if (token.length > OPAQUE_LENGTH_MAX || !OPAQUE.test(token)) return null;
    const fingerprint = TokenMemory.fingerprint(token);
    const known = memory.find(fingerprint, nowMs()) ?? asking.get(fingerprint);
    if (known !== undefined) return known;
    if (asking.size >= config.concurrentMax)
      throw unavailable("too many tokens are being asked about");
    const answer = prove(token, fingerprint).finally(() => asking.delete(fingerprint));
    asking.set(fingerprint, answer);
    return answer;
  };
}

/** One question; after some failures in a row nobody is asked for a while. */
function askerOf(options: IntrospectionOptions): (token: string) => Promise<JsonRecord> {
  const { config, clientSecret, fetchJson, nowMs } = options;
  const { endpoint: url, timeoutMs } = config;
  const circuit = new Breaker(CIRCUIT);
  const authorization = config.clientAuth === "basic" ? basicOf(config, clientSecret) : undefined;
  return async (token) => {
    if (circuit.acquire(nowMs()) === null) {
      throw unavailable("the server that knows the token does not answer");
    }
    const form = new URLSearchParams({ token, token_type_hint: "access_token" });
    if (authorization === undefined) {
      form.set("client_id", config.clientId);
      form.set("client_secret", clientSecret);
    }
    try {
      const answer = await fetchJson({
        url,
        timeoutMs,
        form: form.toString(),
        ...(authorization !== undefined && { authorization }),
      });
      circuit.answered();
      circuit.succeeded();
      return answer;
    } catch (cause) {
      // What the server says about one question tells nothing about whether it works.
      if (cause instanceof UnexpectedStatus && cause.status === 400) circuit.answered();
      else circuit.failed(nowMs());
      throw unavailable("the server that knows the token does not answer", cause);
    }
  };
}

/** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
function basicOf({ clientId }: IntrospectionConfig, clientSecret: string): string {
  const pair = `${formEncoded(clientId)}:${formEncoded(clientSecret)}`;
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

function formEncoded(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}

function unavailable(message: string, cause?: unknown): GaritaError {
  return new GaritaError("auth.unavailable", message, {
    retryAfterSeconds: CIRCUIT.openMs / 1000,
    ...(cause !== undefined && { cause }),
  });
}
