import type { Log } from "../adapters/telemetry/log.ts";
import type { Protection } from "./http-server.ts";
import type { tlsOf } from "./tls-files.ts";

/** Anybody can fail a handshake as often as they like: one line in so many milliseconds. */
const LINE_MS_MIN = 10_000;

/** How the server protects its connections; null = not at all. */
export function protectionOf(
  tls: ReturnType<typeof tlsOf>,
  log: Pick<Log, "warn">,
  nowMs: () => number = Date.now,
): Protection | null {
  if (tls === null) return null;
  const failures = { count: 0, saidAtMs: -Infinity };
  return {
    context: tls.context,
    clientCertificates: tls.config.clientCertificates,
    onFailure(code) {
      failures.count += 1;
      if (nowMs() - failures.saidAtMs < LINE_MS_MIN) return;
      log.warn("TLS handshakes failed", { count: failures.count, last: code.slice(0, 64) });
      failures.count = 0;
      failures.saidAtMs = nowMs();
    },
  };
}
