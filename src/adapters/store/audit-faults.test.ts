import assert from "node:assert/strict";
import { mkdtemp, open, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { exampleEvent } from "../../../test/fixtures/audit-event.ts";
import { type AuditLog, type OpenSegmentFile, openAuditLog } from "./audit-log.ts";
import { searchAuditLog } from "./audit-search.ts";
import { verifyAuditLog } from "./audit-verify.ts";

const root = await mkdtemp(join(tmpdir(), "garita-faults-"));
after(() => rm(root, { recursive: true, force: true }));
let folders = 0;

/** Called before each operation on a file; may wait, or throw as a disk does. */
type Fault = (operation: "open" | "write" | "datasync" | "truncate") => Promise<void> | void;

function faultyFile(fault: Fault): OpenSegmentFile {
  return async (path, create) => {
    await fault("open");
    const file = await open(path, create ? "wx" : "r+", 0o600);
    return {
      async write(bytes, position) {
        // Half of it arrives before the failure.
        const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
        const { bytesWritten } = await file.write(half, 0, half.length, position);
        await fault("write");
        return bytesWritten;
      },
      async datasync() {
        await fault("datasync");
        await file.datasync();
      },
      async truncate(size) {
        await fault("truncate");
        await file.truncate(size);
      },
      close: () => file.close(),
    };
  };
}

async function loggedIds(directory: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { requestId } of searchAuditLog(directory, { limit: 1e6 })) ids.push(requestId);
  return ids.toReversed();
}

test("audit log: no event is acknowledged before its sync, and the next batch gathers meanwhile", async () => {
  const directory = join(root, String(++folders));
  let release = (): void => undefined;
  let syncing = (): void => undefined;
  const started = new Promise<void>((resolve) => (syncing = resolve));
  const gate = new Promise<void>((resolve) => (release = resolve));
  const log = await openAuditLog({
    directory,
    segmentBytesMax: 2 ** 20,
    queueMax: 100,
    nowMs: Date.now,
    file: faultyFile(async (operation) => {
      if (operation !== "datasync") return;
      syncing();
      await gate;
    }),
  });
  const acknowledged: string[] = [];
  const record = async (id: string): Promise<void> => {
    await log.record(exampleEvent(id));
    acknowledged.push(id);
  };
  const first = record("first");
  await started;
  const gathered = Promise.all(["a", "b", "c"].map(record));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(acknowledged, []);
  assert.equal(log.queued, 4);
  release();
  await Promise.all([first, gathered]);
  assert.deepEqual(acknowledged, ["first", "a", "b", "c"]);
  await log.close();
  const result = await verifyAuditLog(directory);
  assert.deepEqual([result.commits, result.events], [2, 4]);
});

test("audit log: a failure refuses the batch in flight and what gathered behind it", async () => {
  const directory = join(root, String(++folders));
  let fail = (): void => undefined;
  let syncing = (): void => undefined;
  const started = new Promise<void>((resolve) => (syncing = resolve));
  const log = await openAuditLog({
    directory,
    segmentBytesMax: 2 ** 20,
    queueMax: 100,
    nowMs: Date.now,
    file: faultyFile(async (operation) => {
      if (operation !== "datasync") return;
      await new Promise<void>((_resolve, reject) => {
        fail = () => {
          reject(new Error("i/o error"));
        };
        syncing();
      });
    }),
  });
  const inFlight = log.record(exampleEvent("in flight"));
  await started;
  const behind = log.record(exampleEvent("behind"));
  fail();
  await assert.rejects(inFlight, { code: "audit.unavailable", retryAfterSeconds: 1 });
  await assert.rejects(behind, { code: "audit.unavailable" });
  await log.close();
  assert.deepEqual(await loggedIds(directory), []);
});

const round = fc.record({
  events: fc.integer({ min: 1, max: 4 }),
  waitMs: fc.constantFrom(0, 400, 1000),
  /** Which of the file operations of this round fail. */
  faults: fc.array(fc.boolean(), { maxLength: 8 }),
  reopens: fc.boolean(),
});

test("audit log: whatever fails when, what was acknowledged is logged once, in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 12 }), async (rounds) => {
      const directory = join(root, String(++folders));
      let nowMs = 0;
      let faults: boolean[] = [];
      const file = faultyFile(() => {
        if (faults.shift() === true) throw new Error("i/o error");
      });
      const start = (): Promise<AuditLog> =>
        openAuditLog({ directory, segmentBytesMax: 3000, queueMax: 9, nowMs: () => nowMs, file });
      let log = await start();
      const acknowledged: string[] = [];
      const attempted: string[] = [];
      for (const [index, { events, waitMs, faults: planned, reopens }] of rounds.entries()) {
        faults = [...planned];
        nowMs += waitMs;
        const ids = Array.from({ length: events }, (_, n) => `${String(index)}-${String(n)}`);
        attempted.push(...ids);
        const ends = await Promise.allSettled(ids.map((id) => log.record(exampleEvent(id))));
        acknowledged.push(...ids.filter((_, n) => ends[n]?.status === "fulfilled"));
        faults = [];
        if (!reopens) continue;
        await log.close();
        log = await start();
      }
      await log.close();
      await (await start()).close();
      const logged = await loggedIds(directory);
      const known = new Set(acknowledged);
      // A batch that failed after its last byte may be found whole at the next start: refused, yet
      // logged. The other way round never happens.
      assert.deepEqual(
        logged.filter((id) => known.has(id)),
        acknowledged,
      );
      assert.deepEqual(
        attempted.filter((id) => logged.includes(id)),
        logged,
      );
      const result = await verifyAuditLog(directory);
      assert.deepEqual([result.broken, result.pendingBytes], [null, 0]);
    }),
    { numRuns: 60 },
  );
});

test("audit log: a torn tail that could not be cut does not stay in a segment left by rotation", async () => {
  const directory = join(root, String(++folders));
  let nowMs = 0;
  let faults: boolean[] = [];
  const file = faultyFile(() => {
    if (faults.shift() === true) throw new Error("i/o error");
  });
  const options = { directory, segmentBytesMax: 3150, queueMax: 9, nowMs: () => nowMs, file };
  const log = await openAuditLog(options);
  await Promise.all(["a", "b", "c", "d"].map((id) => log.record(exampleEvent(id))));
  // The write fails, then the cut: half a batch stays behind the last commit.
  faults = [true, true];
  await assert.rejects(log.record(exampleEvent("lost")), { code: "audit.unavailable" });
  nowMs += 1000;
  await log.record(exampleEvent("e"));
  await log.close();
  await (await openAuditLog(options)).close();
  assert.deepEqual(await loggedIds(directory), ["a", "b", "c", "d", "e"]);
  assert.equal((await readdir(directory)).filter((name) => /^\d+\.jsonl$/.test(name)).length, 2);
});
