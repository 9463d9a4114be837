import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { bytesSource } from "../../src/supply/artifact/byte-source.ts";
import { openInput } from "../../src/supply/artifact/formats/pickle/input.ts";
import { DEFAULT_PICKLE_LIMITS } from "../../src/supply/artifact/formats/pickle/machine.ts";
import { runPickle } from "../../src/supply/artifact/formats/pickle/run.ts";
import { readPickles } from "../../src/supply/artifact/formats/pickle/read-pickles.ts";
import { readJoblibArray } from "../../src/supply/artifact/formats/pickle/joblib.ts";
import type { Ending } from "../../src/supply/artifact/formats/pickle/trace.ts";
import { needs, python } from "../machine.ts";
import { drawFrom, mutatedPickle, randomPickle } from "./mutated-pickles.ts";

/** `GARITA_FUZZ_PICKLES=100000` for the run that the documentation quotes. */
const COUNT = Number(process.env["GARITA_FUZZ_PICKLES"] ?? 2000);
const BATCH = 2000;
const SEED = Number(process.env["GARITA_FUZZ_SEED"] ?? 20_261_122);

/** What ends a machine that executes and not one that only looks at opcodes. */
const EXECUTION = new Set([
  "stack-underflow",
  "no-mark",
  "no-memo-entry",
  "bad-memo-index",
  "name-not-text",
]);

interface Boundaries {
  readonly how: string;
  readonly end: number;
  readonly positions: readonly number[];
}

function read(bytes: Uint8Array): Ending {
  const input = openInput(bytesSource(bytes));
  return runPickle({ input, limits: DEFAULT_PICKLE_LIMITS, emit: () => undefined }).ending;
}

function askPython(pickles: readonly Uint8Array[]): readonly Boundaries[] {
  const parts = pickles.flatMap((bytes) => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(bytes.length);
    return [head, bytes];
  });
  const script = join(import.meta.dirname, "pickle-oracle.py");
  const { stdout } = spawnSync(python.path ?? "python3", [script], {
    input: Buffer.concat(parts),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [how = "", end, ...positions] = line.split(" ");
      return { how, end: Number(end), positions: positions.map(Number) };
    });
}

/** Undefined where both agree. */
function disagreement(ending: Ending, oracle: Boundaries): string | undefined {
  const { how, end, positions } = oracle;
  const { at, ops, offset, reason } = ending;
  const agree = ops > positions.length ? agreeBehind(ending, how) : agreeWithin(ending, oracle);
  if (agree) return undefined;
  return `${at} ${reason} ops ${ops} offset ${offset} / ${how} ${positions.length} ${end}`;
}

/** We read on where pickletools did not. */
function agreeBehind({ reason }: Ending, how: string): boolean {
  // An argument that it refuses, of which loaders know more spellings; or a last line without its
  // end, which pure Python takes.
  return how === "argument" || (how === "truncated" && reason === "truncated");
}

function agreeWithin(
  { ops, offset, reason }: Ending,
  { how, end, positions }: Boundaries,
): boolean {
  if (offset !== (positions[ops] ?? end)) return false;
  if (EXECUTION.has(reason)) return true;
  return ops === positions.length && (SAME_END[reason] ?? []).includes(how);
}

const SAME_END: Readonly<Record<string, readonly string[]>> = {
  stop: ["stop"],
  "unknown-opcode": ["unknown"],
  "negative-length": ["argument"],
  truncated: ["truncated", "argument", "exhausted"],
};

test("pickle: opcodes of mutated pickles stand where pickletools sees them", needs(python), (t) => {
  const draw = drawFrom(SEED);
  let opcodes = 0;
  let whole = 0;
  for (let done = 0; done < COUNT; done += BATCH) {
    const size = Math.min(BATCH, COUNT - done);
    const pickles = Array.from({ length: size }, () => mutatedPickle(draw));
    for (const [index, oracle] of askPython(pickles).entries()) {
      const bytes = pickles[index] ?? new Uint8Array();
      const ending = read(bytes);
      const problem = disagreement(ending, oracle);
      assert.equal(problem, undefined, Buffer.from(bytes).toString("hex"));
      opcodes += ending.ops;
      if (ending.ops >= oracle.positions.length) whole += 1;
    }
  }
  t.diagnostic(`${COUNT} pickles, ${opcodes} opcodes agree, ${whole} pickles to their end`);
});

test("pickle: a pickle that is right is read to its STOP", () => {
  const draw = drawFrom(7);
  for (let times = 0; times < 500; times += 1) {
    const bytes = randomPickle(draw);
    const ending = read(bytes);
    assert.equal(ending.at, "stop", Buffer.from(bytes).toString("hex"));
    assert.equal(ending.offset, bytes.length);
  }
});

test("pickle: nothing is thrown whatever the bytes, and every ending lies within them", () => {
  const draw = drawFrom(SEED + 1);
  for (let times = 0; times < 3000; times += 1) {
    const bytes = mutatedPickle(draw);
    let events = 0;
    const onEvent = () => (events += 1);
    const stream = readPickles(bytesSource(bytes), { onEvent, onBuild: readJoblibArray });
    assert.ok(stream.end <= bytes.length && stream.understood <= bytes.length);
    for (const { start, offset } of stream.endings) assert.ok(start <= offset);
  }
});
