import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { checkpoint, checkpointIndex, eventLog } from "./checkpoint.ts";
import { msgpack } from "./msgpack.ts";
import { pickleFile } from "./pickle-file.ts";

const FORMATS = [msgpack, checkpoint, checkpointIndex, eventLog, pickleFile];

/** `{"w": extension 1 of three bytes, "n": 5, "b": bytes}`. */
function flax(type: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from([0x83, 0xa1, 0x77, 0xc7, 3, type, 0x93, 1, 2, 0xa1, 0x6e, 5, 0xa1, 0x62, 0xc4]),
    Buffer.from([bytes.length]),
    bytes,
  ]);
}

test("msgpack: parameters of Flax are clean, other extensions are noticed", () => {
  const report = scanBytes(flax(1, Buffer.alloc(4)), { formats: FORMATS });
  assert.deepEqual([report.formats, report.findings], [["msgpack"], []]);
  const { findings } = scanBytes(flax(42, Buffer.alloc(4)), { formats: FORMATS });
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ["msgpack/unknown-extension"],
  );
});

test("msgpack: pickles in bytes are read", () => {
  const pickle = Buffer.from('cos\nsystem\n(S"echo garita"\ntR.');
  const { verdict } = scanBytes(flax(1, pickle), { formats: FORMATS });
  assert.equal(verdict, "malicious");
});

/** Maps, lists, texts and bytes, each shorter than 256. */
function packed(value: unknown): Buffer {
  if (typeof value === "string") {
    const text = Buffer.from(value);
    return Buffer.concat([Buffer.from([0xd9, text.length]), text]);
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.from([0xc4, value.length]), value]);
  if (Array.isArray(value)) {
    return Buffer.concat([Buffer.from([0x90 | value.length]), ...value.map(packed)]);
  }
  const entries = Object.entries(Object(value)).flat();
  return Buffer.concat([Buffer.from([0x80 | (entries.length / 2)]), ...entries.map(packed)]);
}

test("msgpack: code, templates and what a program restores from texts are told", () => {
  const pickle = Buffer.from('cos\nsystem\n(S"echo garita"\ntR.');
  const found = (value: unknown): readonly string[] =>
    scanBytes(packed(value), { formats: FORMATS, name: "a.msgpack" }).findings.map(
      ({ rule }) => rule,
    );
  assert.deepEqual(found({ __reduce__: "os.system", args: ["echo garita"] }), [
    "msgpack/restores-object",
  ]);
  assert.deepEqual(found({ restore_fn: "eval" }), ["msgpack/restores-object"]);
  assert.deepEqual(found({ eval_fn: Buffer.from("os.system") }), ["msgpack/restores-object"]);
  assert.deepEqual(found({ restore_fn: "relu", eval_fn: "jax.nn.relu" }), []);
  assert.deepEqual(found({ a: Buffer.from("x = eval(payload)") }), ["graph/code-in-text"]);
  assert.deepEqual(found({ a: "__import__('os').system('echo garita')" }), ["graph/code-in-text"]);
  assert.deepEqual(found({ chat: "{{ ''.__class__ }}" }), ["template/escape"]);
  assert.deepEqual(found({ _target_: "os.system" }), ["config/runs-callable"]);
  assert.deepEqual(found({ p: pickle.toString("base64") }), ["pickle/process"]);
  assert.deepEqual(found({ name: "dense", kernel: ["float32"] }), []);
});

test("msgpack: the bytes of an array of objects are read as a pickle", () => {
  const pickle = Buffer.from('cos\nsystem\n(S"echo garita"\ntR.');
  const array = packed([["x"], "object", pickle]);
  const head = Buffer.from([0x81, 0xa1, 0x77, 0xc7, array.length, 1]);
  const { findings } = scanBytes(Buffer.concat([head, array]), { formats: FORMATS });
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ["pickle/process"],
  );
});

test("msgpack: changed and cut bytes end in a report", () => {
  const whole = flax(1, Buffer.alloc(8));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, cut) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = byte;
      scanBytes(bytes.subarray(0, cut), { formats: FORMATS });
    }),
  );
});

test("checkpoint: text, index and logs of TensorFlow are recognized", () => {
  const text = 'model_checkpoint_path: "model.ckpt-1"\n';
  assert.deepEqual(scanBytes(Buffer.from(text), { formats: FORMATS }).formats, ["checkpoint"]);
  const outside = scanBytes(Buffer.from('model_checkpoint_path: "../../x"\n'), {
    formats: FORMATS,
  });
  assert.deepEqual(
    outside.findings.map(({ rule }) => rule),
    ["config/outside-path"],
  );
  const index = Buffer.concat([Buffer.alloc(48), Buffer.from("57fb808b247547db", "hex")]);
  assert.deepEqual(scanBytes(index, { formats: FORMATS }).formats, ["checkpoint-index"]);
  const log = Buffer.concat([Buffer.alloc(12), Buffer.from("\t\0\0\x1abrain.Event:2")]);
  assert.deepEqual(scanBytes(log, { formats: FORMATS }).formats, ["event-log"]);
});
