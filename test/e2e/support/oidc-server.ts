import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { Provider } from "oidc-provider";
import type { Configuration } from "oidc-provider";
import { request } from "undici";
import { newSigningKey } from "../../fixtures/jws.ts";
import type { SigningKey } from "../../fixtures/jws.ts";

/** What tokens of the two kinds are asked for. */
export const RESOURCES = {
  jwt: "https://gateway.example.org",
  opaque: "https://opaque.example.org",
} as const;

const SECRET = "client-secret-0123456789-0123456789";
export const CLIENTS = { portal: "portal", batch: "batch", garita: "garita" } as const;
export const CLIENT_SECRET = SECRET;
const CALLBACK = "https://portal.example.org/callback";
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([["ann", ["staff"]]]);
const STEPS_MAX = 20;

/** A certified OpenID Connect provider (oidc-provider) on loopback. */
export interface OidcServer {
  readonly url: string;
  /** Signs with another key from now on, and forgets the old one. */
  rotate(): void;
  /** Refuses connections until it is started again, at the same place. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** A person's login in a browser: authorization code with PKCE, password, consent. */
  login(person: string, resource: string): Promise<string>;
  /** A client's own login: client credentials. */
  loginClient(resource: string): Promise<string>;
  revoke(token: string): Promise<void>;
}

export async function startOidcServer(): Promise<OidcServer> {
  const state: { listener: RequestListener; server: Server; keys: number } = {
    listener: (_request, response) => void response.writeHead(503).end(),
    server: createServer(),
    keys: 0,
  };
  const listen = async (port: number): Promise<number> => {
    state.server = createServer((asked, answer) => state.listener(asked, answer));
    state.server.listen(port, "127.0.0.1");
    await once(state.server, "listening");
    const address = state.server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return address.port;
  };
  const port = await listen(0);
  const url = `http://127.0.0.1:${port}`;
  const rotate = (): void => {
    state.keys += 1;
    const key = newSigningKey("ES256", `key-${state.keys}`);
    const answer = new Provider(url, configurationWith(key)).callback();
    state.listener = (asked, response) => void answer(asked, response);
  };
  rotate();
  return {
    url,
    rotate,
    async stop() {
      state.server.closeAllConnections();
      state.server.close();
      await once(state.server, "close");
    },
    async start() {
      if (!state.server.listening) await listen(port);
    },
    login: (person, resource) => loginPerson(url, person, resource),
    loginClient: (resource) =>
      tokenFrom(url, CLIENTS.batch, { grant_type: "client_credentials", scope: "llm", resource }),
    async revoke(token) {
      await postForm(`${url}/token/revocation`, { token, ...secretOf(CLIENTS.batch) });
    },
  };
}

function configurationWith(key: SigningKey): Configuration {
  const secret = {
    client_secret: SECRET,
    token_endpoint_auth_method: "client_secret_post" as const,
  };
  const none = { redirect_uris: [], response_types: [] };
  return {
    clients: [
      {
        client_id: CLIENTS.portal,
        ...secret,
        redirect_uris: [CALLBACK],
        grant_types: ["authorization_code"],
      },
      { client_id: CLIENTS.batch, ...secret, ...none, grant_types: ["client_credentials"] },
      {
        client_id: CLIENTS.garita,
        client_secret: SECRET,
        ...none,
        grant_types: [],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    jwks: { keys: [{ ...key.privateKey.export({ format: "jwk" }), kid: key.kid }] },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      ClientCredentials: 300,
      Grant: 300,
      IdToken: 300,
      Interaction: 300,
      Session: 300,
    },
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    cookies: { keys: ["only for tests"] },
    scopes: ["openid", "llm"],
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    extraTokenClaims: (_context, token) => ({
      groups: "accountId" in token ? (GROUPS.get(token.accountId) ?? []) : [],
    }),
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, audience) => ({
          audience,
          scope: "llm",
          accessTokenTTL: 300,
          accessTokenFormat: audience === RESOURCES.jwt ? "jwt" : "opaque",
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
  };
}

function secretOf(client: string): Record<string, string> {
  return { client_id: client, client_secret: SECRET };
}

async function tokenFrom(
  url: string,
  client: string,
  grant: Readonly<Record<string, string>>,
): Promise<string> {
  const { text } = await postForm(`${url}/token`, { ...grant, ...secretOf(client) });
  const { access_token: token } = JSON.parse(text) as { access_token?: unknown };
  if (typeof token !== "string") throw new Error(text);
  return token;
}

async function postForm(
  url: string,
  form: Readonly<Record<string, string>>,
  cookie = "",
): Promise<{ text: string; headers: Record<string, unknown> }> {
  const { body, headers } = await request(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie },
    body: new URLSearchParams(form).toString(),
  });
  return { text: await body.text(), headers };
}

/** What a browser does, from the first redirection to the one with the code. */
async function loginPerson(url: string, person: string, resource: string): Promise<string> {
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: CLIENTS.portal,
    response_type: "code",
    redirect_uri: CALLBACK,
    scope: "openid llm",
    resource,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const cookies = new Map<string, string>();
  let at = `${url}/auth?${query.toString()}`;
  for (let step = 0; step < STEPS_MAX && !at.startsWith(CALLBACK); step++) {
    at = await nextPage(at, person, cookies);
  }
  const code = new URL(at).searchParams.get("code");
  if (code === null) throw new Error(at);
  const grant = { grant_type: "authorization_code", redirect_uri: CALLBACK, code };
  return tokenFrom(url, CLIENTS.portal, { ...grant, code_verifier: verifier, resource });
}

/** Follows one redirection, or fills in the form of a page. */
async function nextPage(at: string, person: string, cookies: Map<string, string>): Promise<string> {
  const cookie = (): string => [...cookies].map((pair) => pair.join("=")).join("; ");
  const page = await request(at, { headers: { cookie: cookie() } });
  const text = await page.body.text();
  keepCookies(page.headers, cookies);
  const { location } = page.headers;
  if (typeof location === "string") return new URL(location, at).href;
  if (page.statusCode !== 200) throw new Error(text);
  const prompt = text.includes('value="login"') ? "login" : "consent";
  const form = { prompt, ...(prompt === "login" && { login: person, password: "any" }) };
  const { headers } = await postForm(at, form, cookie());
  keepCookies(headers, cookies);
  return new URL(String(headers["location"]), at).href;
}

function keepCookies(
  headers: Readonly<Record<string, unknown>>,
  cookies: Map<string, string>,
): void {
  const lines: readonly unknown[] = [headers["set-cookie"] ?? []].flat();
  for (const line of lines) {
    if (typeof line !== "string") continue;
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
}
