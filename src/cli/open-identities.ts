import { createPublicKey } from "node:crypto";
import type { JSONWebKeySet } from "jose";
import type { EndUserIssuerConfig } from "../adapters/identity/config.ts";
import { keyFetcher } from "../adapters/identity/discovery.ts";
import { createProveEndUser } from "../adapters/identity/end-user.ts";
import type { ProveEndUser, VerifySignature } from "../adapters/identity/end-user.ts";
import { openJsonClient } from "../adapters/identity/fetch-json.ts";
import type { FetchJson } from "../adapters/identity/fetch-json.ts";
import { createIntrospection } from "../adapters/identity/introspection.ts";
import { checkWith, FETCH_TIMES, readJwks, RemoteKeys } from "../adapters/identity/key-set.ts";
import { createOidc } from "../adapters/identity/oidc.ts";
import type { SeenOnce } from "../adapters/identity/seen-once.ts";
import { readerOf } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import { GaritaError } from "../core/errors.ts";
import { bearerSource } from "../servers/gateway/authenticate.ts";
import type { OtherSources } from "../servers/gateway/authenticate.ts";

/** How callers and end users prove themselves besides keys, by one configuration. */
export interface Identities extends OtherSources {
  /** Null: no end users are configured. */
  readonly proveEndUser: ProveEndUser | null;
}

/** Outlives reloads: what was fetched and proven stays while its configuration does. */
export interface IdentityDesk {
  /** Throws `config.invalid` when something only shows here. */
  identitiesOf(loaded: Loaded): Identities;
  close(): Promise<void>;
}

export function openIdentityDesk(seenOnce: SeenOnce): IdentityDesk {
  const client = openJsonClient();
  let last: { readonly key: string; readonly identities: Identities } | null = null;
  return {
    identitiesOf(loaded) {
      const key = keyOf(loaded);
      if (last?.key === key) return last.identities;
      const identities = identitiesOf(loaded, { seenOnce, fetchJson: client.fetchJson });
      last = { key, identities };
      return identities;
    },
    close: () => client.close(),
  };
}

/** The same as long as nothing changes that identities are made from. */
function keyOf(loaded: Loaded): string {
  const { oidc = [], introspection, endUsers } = loaded.config.auth ?? {};
  const secretOf = readerOf(loaded);
  const references = [
    ...(introspection === undefined ? [] : [introspection.clientSecret]),
    ...(endUsers?.issuers ?? []).flatMap(({ keys }) => (keys === undefined ? [] : [keys])),
  ];
  return JSON.stringify([oidc, introspection, endUsers, references.map(secretOf)]);
}

interface Parts {
  readonly seenOnce: SeenOnce;
  readonly fetchJson: FetchJson;
}

function identitiesOf(loaded: Loaded, parts: Parts): Identities {
  const { oidc: issuers = [], introspection: config } = loaded.config.auth ?? {};
  const { fetchJson } = parts;
  const oidc = createOidc({ issuers, fetchJson, nowMs: Date.now });
  void oidc.prepare();
  return {
    beforeKeys: issuers.length === 0 ? [] : [bearerSource(oidc.read)],
    afterKeys:
      config === undefined
        ? []
        : [
            bearerSource(
              createIntrospection({
                config,
                clientSecret: readerOf(loaded)(config.clientSecret),
                fetchJson,
                nowMs: Date.now,
              }),
            ),
          ],
    proveEndUser: endUsersOf(loaded, parts),
  };
}

function endUsersOf(loaded: Loaded, { seenOnce, fetchJson }: Parts): ProveEndUser | null {
  const config = loaded.config.auth?.endUsers;
  if (config === undefined) return null;
  return createProveEndUser({
    config,
    seenOnce,
    nowMs: Date.now,
    verifierOf: (issuer) => verifierOf(issuer, { loaded, fetchJson }),
  });
}

function verifierOf(
  { issuer, keys, jwksUri }: EndUserIssuerConfig,
  { loaded, fetchJson }: { readonly loaded: Loaded; readonly fetchJson: FetchJson },
): VerifySignature {
  if (keys !== undefined) {
    const jwks = readKeys(issuer, readerOf(loaded)(keys));
    let check: ReturnType<typeof checkWith> | null = null;
    return async (jws) => (await (check ??= checkWith(jwks)))(jws).then((one) => one === "good");
  }
  const remote = new RemoteKeys({
    ...FETCH_TIMES,
    fetchKeys: keyFetcher({ issuer, jwksUri }, { fetchJson, timeoutMs: FETCH_TIMES.timeoutMs }),
    nowMs: Date.now,
    onChange: () => undefined,
  });
  void remote.prepare();
  return (jws) => remote.verify(jws);
}

/** Private and shared keys are left out: a set of nothing else is none. */
function readKeys(issuer: string, text: string): JSONWebKeySet {
  try {
    const value: unknown = JSON.parse(text);
    const jwks = readJwks(value);
    if (jwks === null) throw new Error("not public keys");
    for (const key of jwks.keys) createPublicKey({ key: { ...key }, format: "jwk" });
    return jwks;
  } catch (cause) {
    const what = "are no public keys, as one JWK or a JWKS";
    throw new GaritaError("config.invalid", `the keys of \`${issuer}\` ${what}`, { cause });
  }
}
