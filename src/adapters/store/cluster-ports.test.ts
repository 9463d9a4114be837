import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { GaritaError } from "../../core/errors.ts";
import type { SealedStore } from "../../guard/kept-tokens.ts";
import type { AnswerName, Sessions, SessionState, SessionTurn } from "../../guard/session.ts";
import type { BankRequest } from "../limits/bank.ts";
import { createSeenOnce } from "../identity/seen-once.ts";
import { exampleEvent } from "../../../test/fixtures/audit-event.ts";
import { openAuditLog } from "./audit-log.ts";
import { searchAuditLog } from "./audit-search.ts";
import { verifyAuditLog } from "./audit-verify.ts";
import {
  type PrimaryPorts,
  type WorkerLink,
  type WorkerPorts,
  connectToPrimary,
  serveChannel,
} from "./cluster-ports.ts";
import { type Channel, openPort } from "./ipc-port.ts";

const CLUSTER = join(import.meta.dirname, "../../../test/fixtures/cluster.ts");
const directory = await mkdtemp(join(tmpdir(), "garita-cluster-"));
after(() => rm(directory, { recursive: true, force: true }));

const UNAVAILABLE = { name: "GaritaError", code: "audit.unavailable" };
const UNASKED = { name: "GaritaError", code: "limit.unavailable" };
const NOTHING: BankRequest = { holder: "me", share: 0, claims: [], groups: [] };

interface Wire {
  readonly ends: readonly [Channel, Channel];
  readonly messages: string[];
  close(): void;
}

/** Two ends of one channel in this process; messages travel as JSON, as over IPC. */
function wire(): Wire {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const closers: (() => void)[] = [];
  const messages: string[] = [];
  const end = (own: number, other: number): Channel => ({
    send(message) {
      const text = JSON.stringify(message);
      messages.push(text);
      setImmediate(() => listeners[other]?.forEach((listen) => listen(JSON.parse(text))));
    },
    onMessage: (listener) => void listeners[own]?.push(listener),
    onClose: (listener) => void closers.push(listener),
  });
  const close = (): void => {
    for (const closer of closers) closer();
  };
  return { ends: [end(0, 1), end(1, 0)], messages, close };
}

const SESSIONS: Sessions = {
  follow: () => ({ evidence: 0 }),
  recall: () => null,
  keep: () => undefined,
};

const SEALED: SealedStore = { get: () => null, put: () => undefined };

function connect(
  changed: Partial<PrimaryPorts> = {},
  timeoutMs = 5000,
): Wire & { worker: WorkerPorts; link: WorkerLink } {
  const pair = wire();
  const link = serveChannel(pair.ends[0], {
    record: () => Promise.resolve(),
    limits: { exchange: () => ({ claims: [], groups: [] }), forfeit: () => undefined },
    sessions: SESSIONS,
    sealed: SEALED,
    seenOnce: () => true,
    tokenSecret: Buffer.alloc(32, 1),
    probe: () => Promise.resolve(true),
    renderMetrics: () => Promise.resolve({ contentType: "text/plain", body: "x 1\n" }),
    timeoutMs,
    ...changed,
  });
  const worker = connectToPrimary({
    channel: pair.ends[1],
    timeoutMs,
    reload: () => undefined,
    collectMetrics: () => Promise.resolve(null),
  });
  return { ...pair, worker, link };
}

test("cluster ports: what is said in one turn travels as one message", async () => {
  const { worker, messages } = connect();
  await Promise.all([1, 2, 3].map((n) => worker.record(exampleEvent(String(n)))));
  assert.equal(messages.length, 2, "three calls, three answers");
});

test("cluster ports: a refusal keeps its code and its seconds, a crash keeps nothing", async () => {
  const exchange = ({ share }: BankRequest): never => {
    if (share === 1) throw new GaritaError("limit.rate", "wait", { retryAfterSeconds: 7 });
    throw new Error("secret detail");
  };
  const { worker, messages } = connect({ limits: { exchange, forfeit: () => undefined } });
  await assert.rejects(worker.bank({ ...NOTHING, share: 1 }), {
    code: "limit.rate",
    retryAfterSeconds: 7,
  });
  await assert.rejects(worker.bank(NOTHING), UNASKED);
  assert.ok(!messages.join().includes("secret detail"));
});

test("cluster ports: a worker speaks for itself alone, and loses what it held when it ends", async () => {
  const holders: string[] = [];
  const lost: string[] = [];
  const limits: PrimaryPorts["limits"] = {
    exchange: ({ holder }) => (holders.push(holder), { claims: [], groups: [] }),
    forfeit: (holder) => void lost.push(holder),
  };
  const one = connect({ limits });
  const two = connect({ limits });
  await one.worker.bank(NOTHING);
  await two.worker.bank(NOTHING);
  assert.equal(new Set(holders).size, 2, "though both gave the same name");
  one.close();
  assert.deepEqual(lost, [holders[0]]);
});

test("cluster ports: a turn of a conversation is followed in the primary", async () => {
  const turns: SessionTurn[] = [];
  const { worker, ...pair } = connect({
    sessions: { ...SESSIONS, follow: (turn) => (turns.push(turn), { evidence: turn.score }) },
  });
  const turn = { caller: "app", session: "s", digest: "d", score: 0.4 };
  assert.deepEqual(await worker.sessions.follow(turn), { evidence: 0.4 });
  assert.deepEqual(turns, [turn]);
  pair.close();
  await assert.rejects(async () => worker.sessions.follow(turn), UNAVAILABLE);
});

test("cluster ports: where a conversation stood is kept in the primary", async () => {
  const kept = new Map<string, SessionState>();
  const keyOf = ({ caller: id, answer }: AnswerName): string => JSON.stringify([id, answer]);
  const { worker } = connect({
    sessions: {
      ...SESSIONS,
      recall: (name) => kept.get(keyOf(name)) ?? null,
      keep: (name, state) => void kept.set(keyOf(name), state),
    },
  });
  const name = { caller: "app", answer: "resp_1" };
  assert.equal(await worker.sessions.recall(name), null);
  await worker.sessions.keep(name, { evidence: 0.4 });
  assert.deepEqual(await worker.sessions.recall(name), { evidence: 0.4 });
});

test("cluster ports: without an answer in time the call is refused", async () => {
  const { worker } = connect({ record: () => new Promise(() => undefined) }, 30);
  await assert.rejects(worker.record(exampleEvent("slow")), UNAVAILABLE);
  assert.equal(worker.healthy, false);
});

test("cluster ports: everything is refused at once when the primary is gone", async () => {
  const { worker, ...pair } = connect({ record: () => new Promise(() => undefined) });
  const waiting = worker.record(exampleEvent("waiting"));
  pair.close();
  await assert.rejects(waiting, UNAVAILABLE);
  await assert.rejects(worker.record(exampleEvent("later")), UNAVAILABLE);
  await assert.rejects(worker.bank(NOTHING), UNASKED);
  await assert.rejects(worker.renderMetrics(), UNAVAILABLE);
  assert.deepEqual([worker.healthy, await worker.probe()], [false, false]);
});

test("cluster ports: healthy follows the last event and the probe", async () => {
  let works = false;
  const refusal = new GaritaError("audit.unavailable", "full");
  const { worker } = connect({
    record: () => (works ? Promise.resolve() : Promise.reject(refusal)),
    probe: () => Promise.resolve(works),
  });
  assert.equal(worker.healthy, true);
  await assert.rejects(worker.record(exampleEvent("a")), UNAVAILABLE);
  assert.deepEqual([worker.healthy, await worker.probe()], [false, false]);
  works = true;
  assert.deepEqual([await worker.probe(), worker.healthy], [true, true]);
});

test("cluster ports: sealed texts and the secret of tokens come from the primary", async () => {
  const texts = new Map<string, string>();
  const { worker } = connect({
    sealed: {
      get: (name) => texts.get(name) ?? null,
      put: (name, sealed) => void texts.set(name, sealed),
    },
    tokenSecret: Buffer.from("a secret of thirty-two characters"),
  });
  await worker.sealed.put("name", "c2VhbGVk");
  assert.equal(await worker.sealed.get("name"), "c2VhbGVk");
  assert.equal(await worker.sealed.get("other"), null);
  assert.equal(String(await worker.tokenSecret()), "a secret of thirty-two characters");
});

test("cluster ports: what one worker has seen is not new to another", async () => {
  const seenOnce = createSeenOnce({ nowMs: () => 0, entriesMax: 10 });
  const workers = [connect({ seenOnce }).worker, connect({ seenOnce }).worker];
  const shown = await Promise.all(workers.map(async (worker) => worker.seenOnce("a", 1000)));
  assert.deepEqual(shown, [true, false]);
});

test("cluster ports: what is no event or no claim never reaches log or limits", async () => {
  const pair = wire();
  const reached = (): never => assert.fail("reached");
  serveChannel(pair.ends[0], {
    record: reached,
    limits: { exchange: reached, forfeit: reached },
    sessions: { follow: reached, recall: reached, keep: reached },
    sealed: { get: reached, put: reached },
    seenOnce: reached,
    tokenSecret: Buffer.alloc(32),
    probe: reached,
    renderMetrics: reached,
    timeoutMs: 1000,
  });
  const port = openPort({ channel: pair.ends[1], methods: {}, timeoutMs: 1000, pendingMax: 2 });
  const wrong: [string, unknown][] = [
    ["record", { requestId: 1 }],
    ["exchange", { holder: "x", share: 2, claims: [], groups: [] }],
    ["follow", { caller: "x", session: "s", digest: "d", score: "high" }],
    ["recall", { caller: "x", answer: 7 }],
    ["keep", { caller: "x", answer: "a", state: { evidence: "much" } }],
    ["getSealed", 7],
    ["putSealed", { name: "n", sealed: 7 }],
    ["seenOnce", { id: 7, untilMs: 1 }],
    ["seenOnce", { id: "a", untilMs: "later" }],
    ["exchange", { holder: "x", share: 0, claims: [{ holds: -1 }], groups: [] }],
    ["exchange", { holder: "x", share: 0, claims: [], groups: [{ needs: [{ claim: 0 }] }] }],
    ["toString", null],
  ];
  for (const [method, payload] of wrong) {
    await assert.rejects(port.call(method, payload), { code: "internal.bug" }, method);
  }
  pair.ends[1].send({ garita: [null, 7, {}, { done: 99 }, { method: 3 }] });
  const full = [port.call("none", 1), port.call("none", 2), port.call("none", 3)];
  const ends = await Promise.allSettled(full);
  const codes = ends.map((end) => end.status === "rejected" && (end.reason as GaritaError).code);
  assert.deepEqual(codes, ["internal.bug", "internal.bug", "audit.unavailable"]);
});

test(
  "cluster ports: two real workers share limits and log, and die with the primary",
  { timeout: 30_000 },
  async () => {
    const child = spawn(process.execPath, [CLUSTER, directory], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = new Map<string, unknown[][]>();
    let seen = 0;
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      const [what, ...particulars] = JSON.parse(line) as unknown[];
      const all = said.get(String(what)) ?? [];
      said.set(String(what), [...all, particulars]);
      if (what === "recorded" && ++seen === 50) child.kill("SIGKILL");
    }
    // The output ends when the last worker has ended, too.
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    const [metrics = []] = said.get("metrics") ?? [];
    const counts = metrics as { granted: number; refused: number; recorded: number }[];
    const total = (key: "granted" | "refused" | "recorded"): number =>
      counts.reduce((sum, count) => sum + count[key], 0);
    assert.deepEqual([total("granted"), total("refused"), total("recorded")], [60, 40, 100]);
    assert.deepEqual(said.get("reload refused"), [["config.invalid"]]);
    assert.deepEqual(said.get("page"), [
      [metrics, true, true],
      [metrics, true, true],
    ]);
    assert.deepEqual(said.get("held"), [["limit.rate"]]);
    assert.deepEqual(said.get("charged"), [[]]);
    assert.deepEqual(said.get("worker gone"), [["audit.unavailable"]]);

    const log = await openAuditLog({
      directory,
      segmentBytesMax: 2 ** 20,
      queueMax: 9,
      nowMs: Date.now,
    });
    await log.close();
    assert.equal((await verifyAuditLog(directory)).broken, null);
    const logged = new Set<string>();
    for await (const { requestId } of searchAuditLog(directory, { limit: 1e6 }))
      logged.add(requestId);
    const recorded = (said.get("recorded") ?? []).flat();
    assert.ok(recorded.length >= 50);
    assert.deepEqual(
      recorded.filter((id) => !logged.has(String(id))),
      [],
    );
  },
);
