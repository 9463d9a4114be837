import { contextClaims, signContext } from "../../fixtures/end-users.ts";
import type { ContextParts } from "../../fixtures/end-users.ts";
import { newSigningKey, signCompact } from "../../fixtures/jws.ts";
import type { SigningKey } from "../../fixtures/jws.ts";
import { chatBody } from "./exchange.ts";

export const CHAT = "/v1/chat/completions";
export const BODY = chatBody("Good morning");
export const TOKEN_AUDIENCE = "https://gateway.example.org";

type Pair = readonly [name: string, value: string];

/** A request that must be refused, or counts as something forged that was believed. */
export interface Attempt {
  readonly name: string;
  readonly headers: readonly Pair[];
  readonly method?: "GET";
  readonly path?: string;
  readonly body?: string;
  /** Sent before, and accepted. */
  readonly first?: Attempt;
}

/** API keys of applications; `desk` and `net` may not call the model, `desk` signs contexts too. */
export const API_KEYS = {
  portal: "portal-key-0123456789",
  desk: "desk-key-0123456789",
  net: "net-key-0123456789",
} as const;

/** All that a forger could have, and what the true owners sign with. */
export interface Keys {
  readonly portal: SigningKey;
  readonly desk: SigningKey;
  readonly issuer: SigningKey;
  readonly rsa: SigningKey;
  /** Of the forger, under the names of the true ones. */
  readonly forged: SigningKey;
  readonly tokenIssuer: string;
}

export function newKeys(tokenIssuer: string): Keys {
  return {
    portal: newSigningKey("ES256", "portal"),
    desk: newSigningKey("EdDSA", "desk"),
    issuer: newSigningKey("ES256", "issuer"),
    rsa: newSigningKey("RS256", "rsa"),
    forged: newSigningKey("ES256", "portal"),
    tokenIssuer,
  };
}

export function keyHeader(name: keyof typeof API_KEYS): Pair {
  return ["authorization", `Bearer ${API_KEYS[name]}`];
}

export function contextHeader(context: string): Pair {
  return ["x-garita-context", context];
}

/** A context that is right for {@link BODY}, but for what is changed. */
export function contextOf(keys: Keys, parts: Partial<ContextParts> = {}): string {
  return signContext(keys.portal, { body: BODY, ...withGroups(parts) });
}

/** The same claims, for whoever signs them otherwise. */
export function claimsOf(parts: Partial<ContextParts> = {}): Record<string, unknown> {
  return contextClaims({ body: BODY, ...withGroups(parts) });
}

function withGroups(parts: Partial<ContextParts>): Partial<ContextParts> {
  return { ...parts, claims: { groups: ["staff"], ...parts.claims } };
}

export function contextAttempt(
  name: string,
  context: string,
  over: Partial<Attempt> = {},
): Attempt {
  return { name, headers: [keyHeader("portal"), contextHeader(context)], ...over };
}

/** What the issuer of tokens says about Ann, but for what is changed. */
export function tokenClaims(keys: Keys, more: object = {}): Record<string, unknown> {
  const iat = Math.floor(Date.now() / 1000);
  const times = { iat, exp: iat + 300 };
  const who = { iss: keys.tokenIssuer, sub: "ann", aud: TOKEN_AUDIENCE, groups: ["staff"] };
  return { ...who, ...times, ...more };
}

export function tokenOf(keys: Keys, claims: object = {}, header: object = {}): string {
  return signCompact(keys.issuer, tokenClaims(keys, claims), { typ: "at+jwt", ...header });
}

export function tokenAttempt(name: string, token: string, over: Partial<Attempt> = {}): Attempt {
  return { name, headers: [["authorization", `Bearer ${token}`]], ...over };
}
