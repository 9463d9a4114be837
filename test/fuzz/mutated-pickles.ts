import { pickle } from "../fixtures/artifacts/pickle-writer.ts";
import type { PickleWriter } from "../fixtures/artifacts/pickle-writer.ts";

/** Numbers from 0 up to and without `below`. */
export type Draw = (below: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A pickle that is right in most places, with a few bytes that are not what they were. */
export function mutatedPickle(draw: Draw): Uint8Array {
  let bytes = randomPickle(draw);
  for (let times = draw(5); times > 0; times -= 1) bytes = mutated(bytes, draw);
  return bytes;
}

/** What stands on the stack of the pickle being written: items above each mark. */
interface Plan {
  readonly writer: PickleWriter;
  readonly draw: Draw;
  readonly levels: number[];
  memoized: number;
}

type Step = (plan: Plan) => void;

/** A pickle that ends with STOP and never runs out of items. */
export function randomPickle(draw: Draw): Uint8Array {
  const plan: Plan = { writer: pickle(), draw, levels: [0], memoized: 0 };
  const isFramed = draw(4) === 0;
  if (draw(3) > 0) plan.writer.proto(draw(6));
  const body = { ...plan, writer: pickle() };
  for (let steps = draw(60); steps > 0; steps -= 1) write(body);
  body.writer.none().stop();
  if (isFramed) plan.writer.frameHeader(body.writer.length + draw(3) - 1);
  return plan.writer.raw(body.writer.bytes()).bytes();
}

function write(plan: Plan): void {
  const depth = plan.levels.at(-1) ?? 0;
  const kinds = [VALUES, depth > 0 ? UNARY : VALUES, depth > 1 ? BINARY : VALUES, MARKS];
  const steps = kinds[plan.draw(kinds.length)] ?? VALUES;
  steps[plan.draw(steps.length)]?.(plan);
}

function grow(plan: Plan, by: number): void {
  plan.levels.push((plan.levels.pop() ?? 0) + by);
}

function value(write: (writer: PickleWriter, draw: Draw) => unknown): Step {
  return (plan) => {
    write(plan.writer, plan.draw);
    grow(plan, 1);
  };
}

const LINES = ["0", "01", "00", "-5", "1_000", " 7 ", "0x1f", "99999999999", "1e3", ".5", "nan"];
const WORDS = ["", "os", "a.b", "ñandú", "x'y", 'q"', "\\x41", "\\u0041", "\\", "\\n", "naïve"];

function one<T>(list: readonly T[], draw: Draw): T {
  const item = list[draw(list.length)];
  if (item === undefined) throw new RangeError("nothing to choose from");
  return item;
}

function blob(draw: Draw): Uint8Array {
  const size = draw(20) === 0 ? 300 + draw(5000) : draw(9);
  return Uint8Array.from({ length: size }, () => draw(256));
}

const VALUES: readonly Step[] = [
  value((writer) => writer.none()),
  value((writer, draw) => writer.bool(draw(2) === 0)),
  value((writer, draw) => writer.int(draw(2 ** 31) >>> draw(31))),
  value((writer, draw) => writer.intLine(one(LINES, draw))),
  value((writer, draw) => writer.longLine(`${one(LINES, draw)}${one(["", "L"], draw)}`)),
  value((writer, draw) => writer.floatLine(one(LINES, draw))),
  value((writer, draw) => writer.float(draw(1000) / 7)),
  value((writer, draw) => writer.long1(blob(draw).subarray(0, 200))),
  value((writer, draw) => writer.long4(blob(draw))),
  value((writer, draw) => writer.text(one(WORDS, draw))),
  value((writer, draw) => writer.text4(one(WORDS, draw))),
  value((writer, draw) => writer.text8(one(WORDS, draw))),
  value((writer, draw) => writer.textLine(one(WORDS, draw))),
  value((writer, draw) => writer.stringLine(`'${one(WORDS, draw)}'`)),
  value((writer, draw) => writer.string(one(WORDS, draw))),
  value((writer, draw) => writer.blob(blob(draw))),
  value((writer, draw) => writer.blob8(blob(draw))),
  value((writer, draw) => writer.byteArray(blob(draw))),
  value((writer) => writer.nextBuffer()),
  value((writer, draw) => writer.global(one(WORDS, draw), one(WORDS, draw))),
  value((writer, draw) => writer.extension(1 + draw(200), one([1, 2, 4], draw))),
  value((writer, draw) => writer.persistentLine(one(WORDS, draw))),
  value((writer) => writer.emptyList()),
  value((writer) => writer.emptyDict()),
  value((writer) => writer.emptySet()),
  value((writer) => writer.tupleOf(0)),
];

function unary(write: (writer: PickleWriter, plan: Plan) => unknown): Step {
  return (plan) => {
    write(plan.writer, plan);
  };
}

const UNARY: readonly Step[] = [
  unary((writer) => writer.tupleOf(1)),
  unary((writer) => writer.persistent()),
  unary((writer) => writer.readonlyBuffer()),
  unary((writer, plan) => {
    writer.memoize();
    plan.memoized += 1;
  }),
  unary((writer, plan) => {
    writer.put(plan.memoized);
    plan.memoized += 1;
  }),
  unary((writer, plan) => {
    writer.putLine(` ${plan.memoized} `);
    plan.memoized += 1;
  }),
  (plan) => {
    if (plan.memoized === 0) return;
    const index = plan.draw(plan.memoized);
    if (plan.draw(2) === 0) plan.writer.get(index);
    else plan.writer.getLine(String(index));
    grow(plan, 1);
  },
  (plan) => {
    plan.writer.dup();
    grow(plan, 1);
  },
  (plan) => {
    plan.writer.pop();
    grow(plan, -1);
  },
];

function binary(write: (writer: PickleWriter) => unknown): Step {
  return (plan) => {
    write(plan.writer);
    grow(plan, -1);
  };
}

const BINARY: readonly Step[] = [
  binary((writer) => writer.tupleOf(2)),
  binary((writer) => writer.append()),
  binary((writer) => writer.build()),
  binary((writer) => writer.reduce()),
  binary((writer) => writer.newobj()),
  binary((writer) => writer.pop().pop().stackGlobal("a", "b.c")),
];

function closing(write: (writer: PickleWriter) => unknown, needs: number): Step {
  return (plan) => {
    const above = plan.levels.at(-1) ?? 0;
    if (plan.levels.length < 2 || above < needs) return;
    write(plan.writer);
    plan.levels.pop();
    grow(plan, 1);
  };
}

const MARKS: readonly Step[] = [
  (plan) => {
    plan.writer.mark();
    plan.levels.push(0);
  },
  closing((writer) => writer.tuple(), 0),
  closing((writer) => writer.list(), 0),
  closing((writer) => writer.dict(), 0),
  closing((writer) => writer.frozenset(), 0),
  closing((writer) => writer.inst("a", "b"), 0),
  closing((writer) => writer.obj(), 1),
];

type Mutate = (bytes: Uint8Array, draw: Draw) => readonly (Uint8Array | readonly number[])[];

const OPCODE_BYTES = Array.from("(.012FGIJKLMNPQRSTUVXabcdeghijlopqrstu]})BC", (opcode) =>
  opcode.charCodeAt(0),
).concat(Array.from({ length: 0x19 }, (_, index) => 0x80 + index));

const MUTATIONS: readonly Mutate[] = [
  (bytes, draw) => around(bytes, draw, (at) => [bytes.subarray(0, at), bytes.subarray(at + 1)]),
  (bytes, draw) =>
    around(bytes, draw, (at) => [
      bytes.subarray(0, at),
      [one(OPCODE_BYTES, draw)],
      bytes.subarray(at),
    ]),
  (bytes, draw) =>
    around(bytes, draw, (at) => [bytes.subarray(0, at), [draw(256)], bytes.subarray(at + 1)]),
  (bytes, draw) =>
    around(bytes, draw, (at) => [
      bytes.subarray(0, at),
      [one(OPCODE_BYTES, draw)],
      bytes.subarray(at + 1),
    ]),
  (bytes, draw) =>
    around(bytes, draw, (at) => [
      bytes.subarray(0, at),
      [(bytes[at] ?? 0) ^ (1 << draw(8))],
      bytes.subarray(at + 1),
    ]),
  (bytes, draw) => around(bytes, draw, (at) => [bytes.subarray(0, at)]),
  (bytes, draw) =>
    around(bytes, draw, (at) => [bytes, bytes.subarray(at, at + draw(20)), bytes.subarray(at)]),
];

function around(
  bytes: Uint8Array,
  draw: Draw,
  parts: (at: number) => readonly (Uint8Array | readonly number[])[],
) {
  return parts(draw(bytes.length + 1));
}

function mutated(bytes: Uint8Array, draw: Draw): Uint8Array {
  const parts = one(MUTATIONS, draw)(bytes, draw);
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
