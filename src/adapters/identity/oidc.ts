import type { Caller } from "../../policy/caller.ts";
import { readCompactJws } from "./compact-jws.ts";
import type { CompactJws } from "./compact-jws.ts";
import type { OidcIssuerConfig } from "./config.ts";
import { keyFetcher } from "./discovery.ts";
import type { FetchJson } from "./fetch-json.ts";
import { headerProblem } from "./header-problem.ts";
import { FETCH_TIMES, RemoteKeys } from "./key-set.ts";
import type { ReadToken } from "./read-token.ts";
import { toCaller } from "./to-caller.ts";
import { TokenMemory } from "./token-memory.ts";
import { tokenRefused } from "./token-problem.ts";

const TOKENS_MAX = 20_000;

export interface OidcOptions {
  readonly issuers: readonly OidcIssuerConfig[];
  readonly fetchJson: FetchJson;
  readonly nowMs: () => number;
}

export interface Oidc {
  readonly read: ReadToken;
  /** Fetches the keys of all issuers before they are needed. Never throws. */
  prepare(): Promise<void>;
}

interface Issuer {
  readonly config: OidcIssuerConfig;
  readonly keys: RemoteKeys;
}

/** Tokens of the issuers that are configured: `iss` says whose keys have to have signed it. */
export function createOidc(options: OidcOptions): Oidc {
  const { nowMs } = options;
  const memory = new TokenMemory(TOKENS_MAX);
  let generation = 0;
  const onChange = (): void => {
    generation += 1;
    memory.clear();
  };
  const issuers = openIssuers(options, onChange);
  const prove = async (jws: CompactJws, { config, keys }: Issuer): Promise<Caller> => {
    const before = generation;
    const problem = headerProblem(jws.header, config);
    if (problem !== null) throw tokenRefused(problem);
    if (!(await keys.verify(jws))) throw tokenRefused("signature");
    const origin = { issuer: config.issuer, method: "oidc", nowMs: nowMs() } as const;
    const proven = toCaller(jws.claims, config, origin);
    if (typeof proven === "string") throw tokenRefused(proven);
    const { caller, expiresAtMs } = proven;
    if (expiresAtMs === null) throw tokenRefused("times");
    if (before === generation) {
      const untilMs = Math.min(expiresAtMs, keys.freshUntilMs);
      memory.keep(TokenMemory.fingerprint(jws.text), caller, untilMs);
    }
    return caller;
  };
  return {
    read(token) {
      const known = memory.find(TokenMemory.fingerprint(token), nowMs());
      if (known !== null) return known;
      const jws = readCompactJws(token);
      const iss = jws?.claims["iss"];
      const issuer = typeof iss === "string" ? issuers.get(iss) : undefined;
      return jws === null || issuer === undefined ? null : prove(jws, issuer);
    },
    async prepare() {
      await Promise.all([...issuers.values()].map(({ keys }) => keys.prepare()));
    },
  };
}

function openIssuers(
  { issuers, fetchJson, nowMs }: OidcOptions,
  onChange: () => void,
): ReadonlyMap<string, Issuer> {
  return new Map(
    issuers.map((config) => {
      const keys = new RemoteKeys({
        ...FETCH_TIMES,
        fetchKeys: keyFetcher(config, { fetchJson, timeoutMs: FETCH_TIMES.timeoutMs }),
        maxAgeMs: config.keysMaxAgeSeconds * 1000,
        coolDownMs: config.keysCoolDownSeconds * 1000,
        nowMs,
        onChange,
      });
      return [config.issuer, { config, keys }];
    }),
  );
}
