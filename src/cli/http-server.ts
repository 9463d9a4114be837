import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Server as TlsServer } from "node:https";
import type { Server, Socket } from "node:net";
import type { SecureContextOptions, TlsOptions } from "node:tls";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import type { GatewayConfig } from "../servers/gateway/config.ts";
import { UsageError } from "./command.ts";
import { MESSAGES } from "./messages.ts";

/** The gateway refuses a slow body first, in the dialect's words; Node is the net below. */
const TIMEOUT_SLACK_MS = 1000;

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** How connections are protected. */
export interface Protection {
  readonly context: SecureContextOptions;
  readonly clientCertificates: "off" | "optional" | "required";
  /** A handshake that failed, by OpenSSL's name for the reason. */
  readonly onFailure: (code: string) => void;
}

/** A client that has not said hello by then is let go. */
const HANDSHAKE_TIMEOUT_MS = 10_000;

/** An HTTP server that knows how to stop without cutting anybody off. */
export interface HttpServer {
  /** Resolves to the port taken. Throws `UsageError` when the address cannot be had. */
  listen(at: { readonly host: string; readonly port: number }, language: Language): Promise<number>;
  /** Other certificates for connections from now on; those that are open keep theirs. */
  renew(context: SecureContextOptions): void;
  /** Takes no new connections, finishes what is in flight, and cuts what is left at the bound. */
  drain(timeoutMs: number): Promise<void>;
}

export interface HttpServerOptions {
  readonly limits: GatewayConfig;
  readonly answer: Answer;
  /** Null: plain HTTP. */
  readonly protection: Protection | null;
}

export function createHttpServer({ limits, answer, protection }: HttpServerOptions): HttpServer {
  let draining = false;
  const options = {
    maxHeaderSize: limits.headerBytesMax,
    headersTimeout: limits.requestTimeoutMs,
    requestTimeout: limits.requestTimeoutMs + TIMEOUT_SLACK_MS,
    connectionsCheckingInterval: Math.min(5000, limits.requestTimeoutMs),
    noDelay: true,
  };
  const onRequest: Answer = (request, response) => {
    if (draining) response.setHeader("connection", "close");
    // A connection that was busy when draining began is idle from here on.
    response.once("close", () => {
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
    answer(request, response);
  };
  const tls =
    protection === null
      ? null
      : createTlsServer({ ...options, ...tlsOptions(protection) }, onRequest);
  const server = tls ?? createServer(options, onRequest);
  const greeting = tls === null || protection === null ? null : watchGreetings(tls, protection);
  server.maxConnections = limits.connectionsMax;
  return {
    listen: (at, language) => listen(server, at, language),
    renew: (context) => tls?.setSecureContext(context),
    async drain(timeoutMs) {
      draining = true;
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      for (const socket of greeting?.values() ?? []) socket.destroy();
      const bound = setTimeout(() => server.closeAllConnections(), timeoutMs);
      await closed;
      clearTimeout(bound);
    },
  };
}

function tlsOptions({ context, clientCertificates }: Protection): TlsOptions {
  return {
    ...context,
    ALPNProtocols: ["http/1.1"],
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    requestCert: clientCertificates !== "off",
    // With `optional` a request can still say why its certificate does not count.
    rejectUnauthorized: clientCertificates === "required",
  };
}

/** Connections whose handshake is not over, which the HTTP server does not know of yet. */
function watchGreetings(server: TlsServer, { onFailure }: Protection): ReadonlyMap<string, Socket> {
  const greeting = new Map<string, Socket>();
  server.on("connection", (socket: Socket) => {
    const end = endOf(socket);
    greeting.set(end, socket);
    socket.once("close", () => {
      if (greeting.get(end) === socket) greeting.delete(end);
    });
  });
  server.on("secureConnection", (socket) => greeting.delete(endOf(socket)));
  server.on("tlsClientError", (error) => {
    onFailure("code" in error ? String(error.code) : "unknown");
  });
  return greeting;
}

function endOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

async function listen(
  server: Server,
  at: { readonly host: string; readonly port: number },
  language: Language,
): Promise<number> {
  try {
    server.listen(at.port, at.host);
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE")
      throw new UsageError(word(MESSAGES["serve.portTaken"], language, at));
    if (code === "EACCES") {
      throw new UsageError(word(MESSAGES["serve.portForbidden"], language, at));
    }
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
      throw new UsageError(word(MESSAGES["serve.hostUnknown"], language, { host: at.host }));
    }
    throw error;
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : at.port;
}
