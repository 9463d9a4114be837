import assert from "node:assert/strict";
import { test } from "node:test";
import { proto } from "../../../../test/fixtures/artifacts/protobuf-writer.ts";
import type { ProtoFields } from "../../../../test/fixtures/artifacts/protobuf-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { paddle, paddleJson } from "./paddle.ts";

interface Operator {
  readonly op: string;
  readonly path?: string;
}

function program(...operators: readonly Operator[]): Buffer {
  const ops = [{ op: "feed" }, ...operators].map(({ op, path }: Operator) => {
    const attribute: ProtoFields = [
      [1, "file_path"],
      [2, 2],
      [5, path ?? ""],
    ];
    return [4, [[3, op], ...(path === undefined ? [] : [[4, attribute] as const])]] as const;
  });
  return proto([
    [1, [[1, 0], [2, -1], ...ops]],
    [4, [[1, 0]]],
  ]);
}

const rules = (bytes: Uint8Array): readonly string[] =>
  scanBytes(bytes, { formats: [paddle, paddleJson], name: "model.pdmodel" }).findings.map(
    ({ rule }) => rule,
  );

test("paddle: a program of ordinary operators is clean", () => {
  assert.deepEqual(rules(program({ op: "matmul_v2" }, { op: "relu" })), []);
});

test("paddle: operators that run Python, write or connect are malicious", () => {
  assert.deepEqual(rules(program({ op: "py_func" })), ["graph/runs-python"]);
  assert.deepEqual(rules(program({ op: "save_combine", path: "weights" })), ["graph/writes-files"]);
  assert.deepEqual(rules(program({ op: "save", path: "/etc/cron.d/x" })), ["graph/outside-path"]);
  assert.deepEqual(rules(program({ op: "load", path: "../../x" })), ["graph/outside-path"]);
  assert.deepEqual(rules(program({ op: "load_combine", path: "weights" })), [
    "graph/file-pipeline",
  ]);
  assert.deepEqual(rules(program({ op: "listen_and_serv" })), ["graph/network"]);
  assert.deepEqual(rules(program({ op: "tensorrt_engine" })), ["graph/native-code"]);
});

test("paddle: programs in JSON are read like those in protobuf", () => {
  const text = (op: string): Buffer =>
    Buffer.from(
      JSON.stringify({
        base_code: { magic: "pir", trainable: true, version: 4 },
        program: { regions: [{ blocks: [{ ops: [{ "#": op, A: [{ D: "../x" }] }] }] }] },
      }),
    );
  const scan = (bytes: Buffer): readonly string[] =>
    scanBytes(bytes, { formats: [paddle, paddleJson], name: "model.json" }).findings.map(
      ({ rule }) => rule,
    );
  assert.deepEqual(scan(text("1.matmul")), []);
  assert.deepEqual(scan(text("1.py_func")), ["graph/runs-python"]);
  assert.deepEqual(scan(text("1.save_combine")), ["graph/outside-path"]);
  assert.deepEqual(scan(text("1.matmul").subarray(0, 80)), ["file/malformed"]);
});
