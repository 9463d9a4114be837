import type { Worker } from "node:cluster";
import { randomUUID } from "node:crypto";
import type { RecordEvent } from "../../core/audit-event.ts";
import { GaritaError, assert, toGaritaError } from "../../core/errors.ts";
import type { SealedStore } from "../../guard/kept-tokens.ts";
import type { AnswerName, Sessions, SessionState, SessionTurn } from "../../guard/session.ts";
import type { SeenOnce } from "../identity/seen-once.ts";
import type { Bank } from "../limits/bank.ts";
import { parseBankAnswer, parseBankRequest } from "../limits/bank-message.ts";
import type { MemoryLedger } from "../limits/memory-ledger.ts";
import { isAuditEvent, isRecord } from "./audit-format.ts";
import type { AuditLog } from "./audit-log.ts";
import { type Channel, type Port, openPort } from "./ipc-port.ts";

/** What one worker may have waiting; the audit queue of the primary has its own bound. */
const PENDING_MAX = 100_000;

/** The text of a metrics page and its content type. */
export interface MetricsPage {
  readonly contentType: string;
  readonly body: string;
}

/** What the primary does for its workers. */
export interface PrimaryPorts {
  readonly record: RecordEvent;
  readonly limits: Pick<MemoryLedger, "exchange" | "forfeit">;
  readonly sessions: Sessions;
  readonly sealed: SealedStore;
  readonly seenOnce: SeenOnce;
  /** What keys of tokens derive from where the configuration names no secret. */
  readonly tokenSecret: Buffer;
  /** Whether events can be recorded; tries to recover when they cannot. */
  readonly probe: () => Promise<boolean>;
  /** The page over all processes: a scrape reaches only one of them. */
  readonly renderMetrics: () => Promise<MetricsPage>;
  readonly timeoutMs: number;
}

/** What the primary asks of one worker. Calls fail with `audit.unavailable` once it is gone. */
export interface WorkerLink {
  /** Resolves when the worker serves by the new configuration, rejects if it keeps the old one. */
  reload(snapshot: unknown): Promise<void>;
  /** The worker's metrics as its own registry exports them. */
  collectMetrics(): Promise<unknown>;
}

/** Called in the primary, once for each forked worker. */
export function serveWorker(worker: Worker, ports: PrimaryPorts): WorkerLink {
  return serveChannel(workerChannel(worker), ports);
}

export function serveChannel(channel: Channel, ports: PrimaryPorts): WorkerLink {
  // A worker speaks for itself alone, whatever it calls itself.
  const holder = randomUUID();
  const port = openPort({
    channel,
    timeoutMs: ports.timeoutMs,
    pendingMax: PENDING_MAX,
    methods: {
      async record(event) {
        assert(isAuditEvent(event), "a worker records audit events");
        await ports.record(event);
      },
      exchange: (payload) => ports.limits.exchange({ ...parseBankRequest(payload), holder }),
      follow: (payload) => ports.sessions.follow(parseTurn(payload)),
      recall: (payload) => ports.sessions.recall(parseAnswerName(payload)),
      keep(payload) {
        assert(isRecord(payload), "what is kept is an object");
        return ports.sessions.keep(parseAnswerName(payload), parseState(payload["state"]));
      },
      getSealed(name) {
        assert(typeof name === "string", "what is sealed has a name");
        return ports.sealed.get(name);
      },
      putSealed(payload) {
        assert(isRecord(payload), "what is sealed is put by an object");
        const { name, sealed } = payload;
        assert(typeof name === "string" && typeof sealed === "string", "sealed texts have names");
        return ports.sealed.put(name, sealed);
      },
      seenOnce(payload) {
        assert(isRecord(payload), "what is seen is an object");
        const { id, untilMs } = payload;
        assert(typeof id === "string" && typeof untilMs === "number", "ids are seen until a time");
        return ports.seenOnce(id, untilMs);
      },
      tokenSecret: () => ports.tokenSecret.toString("base64"),
      probe: () => ports.probe(),
      renderMetrics: () => ports.renderMetrics(),
    },
  });
  channel.onClose(() => ports.limits.forfeit(holder));
  return {
    async reload(snapshot) {
      await port.call("reload", snapshot);
    },
    collectMetrics: () => port.call("collectMetrics", null),
  };
}

export interface WorkerOptions {
  readonly channel: Channel;
  readonly timeoutMs: number;
  /** Applies a configuration the primary has parsed; throws to keep the one in force. */
  readonly reload: (snapshot: unknown) => void | Promise<void>;
  readonly collectMetrics: () => Promise<unknown>;
}

/** The same types as in a single process, answered by the primary; all fail closed without it. */
export interface WorkerPorts extends Pick<AuditLog, "record" | "healthy" | "probe"> {
  /** What all workers share; each holds a part of it. */
  readonly bank: Bank;
  readonly sessions: Sessions;
  readonly sealed: SealedStore;
  /** Over all workers: what one has seen no other lets in again. */
  readonly seenOnce: SeenOnce;
  /** The same for all workers: any of them may meet a token of any other. */
  tokenSecret(): Promise<Buffer>;
  renderMetrics(): Promise<MetricsPage>;
}

/** Called in a worker, once; `channel` is {@link parentChannel} outside of tests. */
export function connectToPrimary(options: WorkerOptions): WorkerPorts {
  const port = openPort({
    channel: options.channel,
    timeoutMs: options.timeoutMs,
    pendingMax: PENDING_MAX,
    methods: { reload: options.reload, collectMetrics: options.collectMetrics },
  });
  let recording = true;
  return {
    /** As far as this worker knows: whether its last event could be recorded. */
    get healthy() {
      return recording && port.connected;
    },
    async record(event) {
      try {
        await port.call("record", event);
        recording = true;
      } catch (error) {
        recording = false;
        throw error;
      }
    },
    async probe() {
      recording = (await port.call("probe", null).catch(() => false)) === true;
      return recording && port.connected;
    },
    bank: bankOver(port),
    sessions: sessionsOver(port),
    sealed: sealedOver(port),
    seenOnce: async (id, untilMs) => (await port.call("seenOnce", { id, untilMs })) === true,
    async tokenSecret() {
      const secret = await port.call("tokenSecret", null);
      assert(typeof secret === "string", "a secret is text between processes");
      return Buffer.from(secret, "base64");
    },
    async renderMetrics() {
      const page = await port.call("renderMetrics", null);
      assert(isRecord(page), "a metrics page is an object");
      const { contentType, body } = page;
      assert(typeof contentType === "string" && typeof body === "string", "a page has text");
      return { contentType, body };
    },
  };
}

function sessionsOver(port: Port): Sessions {
  return {
    follow: async (turn) => parseState(await port.call("follow", turn)),
    async recall(name) {
      const state = await port.call("recall", name);
      return state === null ? null : parseState(state);
    },
    async keep({ caller, answer }, state) {
      await port.call("keep", { caller, answer, state });
    },
  };
}

/** Only what is sealed leaves the process. */
function sealedOver(port: Port): SealedStore {
  return {
    async get(name) {
      const sealed = await port.call("getSealed", name);
      assert(sealed === null || typeof sealed === "string", "what is sealed is text");
      return sealed;
    },
    async put(name, sealed) {
      await port.call("putSealed", { name, sealed });
    },
  };
}

function bankOver(port: Port): Bank {
  return async (request) => {
    try {
      return parseBankAnswer(await port.call("exchange", request));
    } catch (cause) {
      const { code } = toGaritaError(cause);
      if (code.startsWith("limit.")) throw cause;
      throw new GaritaError("limit.unavailable", "the limits cannot be checked", {
        cause,
        retryAfterSeconds: 1,
      });
    }
  };
}

function parseTurn(payload: unknown): SessionTurn {
  assert(isRecord(payload), "a turn is an object");
  const { caller, session, digest, score } = payload;
  assert(typeof caller === "string" && typeof session === "string", "a turn names its session");
  assert(typeof digest === "string" && typeof score === "number", "a turn has a hash and a score");
  return { caller, session, digest, score };
}

function parseAnswerName(payload: unknown): AnswerName {
  assert(isRecord(payload), "an answer is named by an object");
  const { caller, answer } = payload;
  assert(typeof caller === "string" && typeof answer === "string", "an answer has a name");
  return { caller, answer };
}

function parseState(payload: unknown): SessionState {
  assert(isRecord(payload), "a session is an object");
  const { evidence } = payload;
  assert(typeof evidence === "number", "evidence is a number");
  return { evidence };
}

/** The channel of a worker process to the process that forked it. */
export function parentChannel(): Channel {
  return {
    send(message) {
      // The callback takes the error of a channel that has just closed; `disconnect` tells us.
      process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => void process.on("message", listener),
    onClose: (listener) => void process.once("disconnect", listener),
  };
}

function workerChannel(worker: Worker): Channel {
  return {
    send(message) {
      if (worker.isConnected()) worker.send(message, undefined, () => undefined);
    },
    onMessage: (listener) => void worker.on("message", listener),
    onClose: (listener) => void worker.once("disconnect", listener),
  };
}
