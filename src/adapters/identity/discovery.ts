import type { FetchJson } from "./fetch-json.ts";

export interface KeyPlace {
  readonly issuer: string;
  readonly jwksUri?: string | undefined;
}

/** Fetches the keys of an issuer from where it is configured, or from where it says they are. */
export function keyFetcher(
  { issuer, jwksUri }: KeyPlace,
  { fetchJson, timeoutMs }: { readonly fetchJson: FetchJson; readonly timeoutMs: number },
): () => Promise<unknown> {
  return async () => {
    const url = jwksUri ?? (await discover(issuer, (at) => fetchJson({ url: at, timeoutMs })));
    return fetchJson({ url, timeoutMs });
  };
}

/** OpenID Connect Discovery 1.0: the document must name the very issuer that was asked. */
async function discover(
  issuer: string,
  fetchDocument: (url: string) => ReturnType<FetchJson>,
): Promise<string> {
  const document = await fetchDocument(
    `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  );
  if (document["issuer"] !== issuer) throw new Error("the document is of another issuer");
  const jwksUri = document["jwks_uri"];
  if (typeof jwksUri !== "string") throw new Error("the document names no keys");
  const scheme = URL.parse(jwksUri)?.protocol;
  // Plain HTTP goes no further than it was configured to: to the very server that was asked.
  const same = URL.parse(jwksUri)?.origin === URL.parse(issuer)?.origin;
  if (scheme !== "https:" && !same) throw new Error("the keys are not behind https");
  return jwksUri;
}
