import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { pickle } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import type { PickleWriter } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import { bytesSource } from "../../byte-source.ts";
import { readJoblibArray } from "./joblib.ts";
import { readPickle } from "./read-pickles.ts";
import type { Ending, PickleEvent } from "./trace.ts";

function read(bytes: Uint8Array): { ending: Ending; events: PickleEvent[] } {
  const events: PickleEvent[] = [];
  const onEvent = (event: PickleEvent) => events.push(event);
  return { ending: readPickle(bytesSource(bytes), { onEvent, onBuild: readJoblibArray }), events };
}

type Write = (writer: PickleWriter) => unknown;

interface WrappedArray {
  readonly module?: string;
  readonly name?: string;
  readonly shape?: readonly number[];
  readonly dtype?: Write;
  readonly alignment?: Write;
}

/** `numpy.dtype(spelled, False, True)` and the state that numpy gives it. */
function dtype(spelled: string, { size = -1, flags = 0, fields = none } = {}): Write {
  return (writer) => {
    writer.global("numpy", "dtype").text(spelled).bool(false).bool(true).tupleOf(3).reduce();
    writer.mark().int(3).text("<").none().none();
    fields(writer);
    writer.int(size).int(-1).int(flags).tuple().build();
  };
}

function none(writer: PickleWriter): void {
  writer.none();
}

function wrapped(wrapper: WrappedArray): PickleWriter {
  const { module = "joblib.numpy_pickle", name = "NumpyArrayWrapper", shape = [3] } = wrapper;
  const writer = pickle().proto(4).global(module, name).tupleOf(0).newobj().emptyDict().mark();
  writer.text("subclass").global("numpy", "ndarray").text("shape").mark();
  for (const side of shape) writer.int(side);
  writer.tuple().text("dtype");
  (wrapper.dtype ?? dtype("f8"))(writer);
  if (wrapper.alignment !== undefined) {
    writer.text("numpy_array_alignment_bytes");
    wrapper.alignment(writer);
  }
  return writer.setItems().build();
}

/** Whether so many bytes behind the wrapper are taken for the array, and not one less. */
function assertTakes(wrapper: WrappedArray, bytes: number, first: readonly number[] = []): void {
  const noise = Buffer.alloc(bytes, 0xff);
  noise.set(first);
  const whole = wrapped(wrapper).raw(noise).text("behind").tupleOf(2).stop();
  const { ending } = read(whole.bytes());
  assert.equal(ending.at, "stop");
  assert.ok(ending.result?.kind === "tuple");
  assert.equal(ending.result.items[0]?.kind, "array");
}

test("joblib: the bytes of an array stand behind its wrapper", () => {
  assertTakes({ shape: [3] }, 24);
  assertTakes({ shape: [2, 5], dtype: dtype("i4") }, 40);
  assertTakes({ shape: [], dtype: dtype("<f4") }, 4);
  assertTakes({ shape: [0, 9] }, 0);
  assertTakes({ shape: [3], dtype: dtype("b1") }, 3);
  assertTakes({ shape: [2], dtype: dtype("U5", { size: 20 }) }, 40);
  assertTakes({ shape: [2], dtype: dtype("S3", { size: 3 }) }, 6);
  assertTakes({ shape: [2], dtype: dtype("M8[ns]") }, 16);
  assertTakes({ shape: [1], module: "sklearn.externals.joblib.numpy_pickle" }, 8);
});

test("joblib: a byte before the array says how many pad it", () => {
  const alignment: Write = (writer) => writer.int(16);
  assertTakes({ alignment }, 1 + 5 + 24, [5]);
  assertTakes({ alignment: none }, 24);
});

test("joblib: an array of records holds what its fields hold", () => {
  const fields = (inner: Write) => (writer: PickleWriter) => {
    writer.emptyDict().text("a");
    inner(writer);
    writer.int(0).tupleOf(2).setItem();
  };
  assertTakes({ dtype: dtype("V12", { size: 12, fields: fields(dtype("f8")) }) }, 36);
  const objects = dtype("V8", { size: 8, flags: 1, fields: fields(dtype("O8", { flags: 1 })) });
  const inner = pickle().proto(2).call("os", "system", "echo").stop().bytes();
  const { events } = read(wrapped({ dtype: objects }).raw(inner).stop().bytes());
  assert.ok(events.some((event) => event.kind === "call" && event.call.callee.kind === "global"));
});

test("joblib: an array of objects is a pickle of its own, with a protocol of its own", () => {
  const inner = pickle().proto(2).call("commands", "getoutput", "echo").stop().bytes();
  const bytes = wrapped({ dtype: dtype("O8", { flags: 63 }) })
    .raw(inner)
    .tupleOf(1)
    .stop();
  const { ending, events } = read(bytes.bytes());
  assert.equal(ending.at, "stop");
  const found = events.find((event) => event.kind === "import" && event.name === "getoutput");
  assert.ok(found?.kind === "import" && found.module === "subprocess");
});

test("joblib: a type or shape that cannot be told ends the reading, never guesses", () => {
  const cases: readonly WrappedArray[] = [
    { dtype: dtype("mystery") },
    { dtype: dtype("O8", { flags: 0 }) },
    { dtype: dtype("f8", { flags: 1 }) },
    { dtype: dtype("g") },
    { dtype: (writer) => writer.global("numpy", "float64") },
    { shape: [-1] },
    { shape: [2 ** 30, 2 ** 30, 8] },
  ];
  for (const wrapper of cases) {
    const { ending, events } = read(wrapped(wrapper).raw("N".repeat(99)).stop().bytes());
    assert.equal(ending.reason, "array-unread");
    assert.ok(events.some((event) => event.kind === "anomaly" && event.anomaly === "array-unread"));
  }
});

test("joblib: bytes of an array that are a pickle for other loaders are told", () => {
  const hidden = pickle().call("os", "system", "echo").stop().bytes();
  const shape = [hidden.length];
  const bytes = wrapped({ shape, dtype: dtype("u1") })
    .raw(hidden)
    .stop()
    .bytes();
  const { ending, events } = read(bytes);
  assert.equal(ending.at, "stop");
  assert.ok(events.some((event) => event.kind === "import" && event.name === "system"));
});

test("joblib: numbers that begin like opcodes tell nothing", () => {
  const numbers = new Float64Array(500).map((_, index) => Math.sin(index));
  const shape = [numbers.length];
  const { events } = read(wrapped({ shape }).raw(new Uint8Array(numbers.buffer)).stop().bytes());
  assert.deepEqual(
    new Set(events.map(({ kind }) => kind)),
    new Set(["protocol", "import", "call", "build"]),
  );
});

test("joblib: an array in a file beside is an array, and its wrapper is told", () => {
  const bytes = wrapped({ name: "NDArrayWrapper" }).text("behind").tupleOf(2).stop().bytes();
  const { ending, events } = read(bytes);
  assert.ok(ending.result?.kind === "tuple" && ending.result.items[0]?.kind === "array");
  assert.equal(events.at(-1)?.kind, "build");
});

test("joblib: an array that is longer than the file is truncated", () => {
  const { ending } = read(
    wrapped({ shape: [1_000_000] })
      .stop()
      .bytes(),
  );
  assert.equal(ending.at, "truncated");
});
