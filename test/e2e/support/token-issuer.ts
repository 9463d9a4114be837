import { once } from "node:events";
import { createServer } from "node:http";
import type { SigningKey } from "../../fixtures/jws.ts";

/** The documents of an OpenID Connect issuer on loopback; who holds its keys signs anything. */
export interface TokenIssuer {
  readonly url: string;
  keys: readonly SigningKey[];
  close(): Promise<void>;
}

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const server = createServer((request, response) => {
    const document =
      request.url === "/keys"
        ? { keys: issuer.keys.map(({ jwk }) => jwk) }
        : { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(document));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const issuer: TokenIssuer = {
    url: `http://127.0.0.1:${address.port}`,
    keys: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return issuer;
}
