import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { ADVISORY_ATTACKS } from "../../../../test/fixtures/artifacts/pickle-advisories.ts";
import { ARGUMENT_ATTACKS } from "../../../../test/fixtures/artifacts/pickle-arguments.ts";
import { CHAIN_ATTACKS } from "../../../../test/fixtures/artifacts/pickle-chains.ts";
import { pickle } from "../../../../test/fixtures/artifacts/pickle-writer.ts";
import type { PickleWriter } from "../../../../test/fixtures/artifacts/pickle-writer.ts";
import { REACHING_ATTACKS } from "../../../../test/fixtures/artifacts/pickle-reaches.ts";
import { TECHNIQUE_ATTACKS } from "../../../../test/fixtures/artifacts/pickle-techniques.ts";
import type { Decoder } from "../formats/compression/decoder.ts";
import { bytesSource, readBytes } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import { verdictOf } from "../finding.ts";
import type { ArtifactFinding } from "../finding.ts";
import type { Fact, Scan } from "../format.ts";
import { readPickles } from "../formats/pickle/read-pickles.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { watchPickle } from "./pickle.ts";

interface Seen {
  readonly findings: ArtifactFinding[];
  readonly facts: Fact[];
  readonly members: ByteSource[];
}

/** All pickles of a stream, one behind the other, and those inside of them. */
function scan(bytes: Uint8Array, allowedCallables: readonly string[] = []): Seen {
  const seen: Seen = { findings: [], facts: [], members: [] };
  const source = bytesSource(bytes);
  const nothing = (): void => undefined;
  const recorder: Scan = {
    source,
    name: "a.pkl",
    limits: DEFAULT_LIMITS,
    settings: { allowedCallables },
    report: (rule, offset, ...[values]) => {
      const at = offset === undefined ? {} : { offset };
      seen.findings.push({ rule, member: [], ...at, values: values ?? {} });
    },
    recognize: nothing,
    member: (_name, member) => seen.members.push(member),
    expand: (open) => {
      const drain = drained(open(bytesSource(new Uint8Array())));
      const consumed = drain.length;
      return { source: bytesSource(drain), consumed, isWhole: true, release: nothing };
    },
    skip: nothing,
    note: (fact) => seen.facts.push(fact),
    findSecrets: () => [],
    tick: nothing,
  };
  const watch = watchPickle(recorder);
  const { endings } = readPickles(source, { onEvent: watch.emit.bind(watch) });
  for (const ending of endings) watch.ended(ending);
  for (const member of seen.members) {
    const inner = readBytes(member, 0, member.size);
    if (inner[0] === 0x80) seen.findings.push(...scan(inner, allowedCallables).findings);
  }
  return seen;
}

function drained(decoder: Decoder): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let piece = decoder.next(); piece !== null; piece = decoder.next()) {
    pieces.push(Uint8Array.from(piece));
  }
  return new Uint8Array(Buffer.concat(pieces));
}

function rules(writer: PickleWriter, ...allowed: readonly string[]): readonly string[] {
  return scan(writer.bytes(), allowed).findings.map(({ rule }) => rule);
}

for (const { id, technique, verdict, bytes } of [
  ...ADVISORY_ATTACKS,
  ...TECHNIQUE_ATTACKS,
  ...ARGUMENT_ATTACKS,
  ...CHAIN_ATTACKS,
  ...REACHING_ATTACKS,
]) {
  test(`pickle: ${id}: ${technique}: is ${verdict}`, () => {
    assert.equal(verdictOf(scan(bytes).findings), verdict);
  });
}

test("pickle: plain values and what serializers make of them are not reported", () => {
  const tensor = pickle()
    .proto(2)
    .global("torch._utils", "_rebuild_tensor_v2")
    .mark()
    .mark()
    .text4("storage")
    .global("torch", "FloatStorage")
    .text4("0")
    .text4("cpu")
    .int(4)
    .tuple()
    .persistent()
    .int(0)
    .int(2)
    .int(2)
    .tupleOf(2)
    .int(2)
    .int(1)
    .tupleOf(2)
    .bool(false)
    .global("collections", "OrderedDict")
    .tupleOf(0)
    .reduce()
    .tuple()
    .reduce()
    .stop();
  const scalar = pickle()
    .proto(4)
    .stackGlobal("numpy._core.multiarray", "scalar")
    .stackGlobal("numpy", "dtype")
    .text("f8")
    .bool(false)
    .bool(true)
    .tupleOf(3)
    .reduce()
    .blob("\0\0\0\0\0\0\xf0?")
    .tupleOf(2)
    .reduce()
    .stop();
  const old = pickle()
    .global("copy_reg", "_reconstructor")
    .mark()
    .global("sklearn.svm.classes", "SVC")
    .global("__builtin__", "object")
    .none()
    .tuple()
    .reduce()
    .stop();
  for (const writer of [tensor, scalar, old]) assert.deepEqual(scan(writer.bytes()).findings, []);
});

test("pickle: a name is a fact for the bill of materials, once and with its tier", () => {
  const writer = pickle().proto(2).global("torch", "float32").global("torch", "float32").stop();
  assert.deepEqual(scan(writer.bytes()).facts, [
    { kind: "import", name: "torch.float32", value: "framework" },
  ]);
});

test("pickle: what is called a thousand times is one finding", () => {
  const writer = pickle().proto(2);
  for (let times = 0; times < 1000; times += 1) writer.call("os", "system", "echo garita").pop();
  assert.deepEqual(rules(writer.none().stop()), ["pickle/process"]);
});

test("pickle: a class that the operator allows is not reported", () => {
  const writer = pickle().proto(2).global("mylib.models", "Net").tupleOf(0).newobj().stop();
  assert.deepEqual(rules(writer), ["pickle/unknown-callable"]);
  assert.deepEqual(rules(writer, "mylib.*"), []);
});

test("pickle: the template that scipy writes itself is no code of others", () => {
  const template = [
    "",
    "def _parse_args(self, a, b, loc=0, scale=1):",
    "    return (a, b), loc, scale",
    "",
    "def _parse_args_rvs(self, a, b, loc=0, scale=1, size=None):",
    "    return self._argcheck_rvs(a, b, loc, scale, size=size)",
    "",
    "def _parse_args_stats(self, a, b, loc=0, scale=1, moments='mv'):",
    "    return (a, b), loc, scale, moments",
    "",
  ].join("\n");
  const distribution = (text: string): PickleWriter =>
    pickle()
      .proto(4)
      .stackGlobal("scipy.stats._continuous_distns", "Beta")
      .tupleOf(0)
      .newobj()
      .emptyDict()
      .text4("_parse_arg_template")
      .text4(text)
      .setItem()
      .build()
      .stop();
  assert.deepEqual(rules(distribution(template)), []);
  assert.deepEqual(rules(distribution(`${template}\nprint(1)\n`)), ["pickle/code-in-state"]);
  const planted = template.replace("loc=0", "loc=print(1)");
  assert.deepEqual(rules(distribution(planted)), ["pickle/code-in-state"]);
});

test("pickle: long bytes that an old pickle writes as a text are read as bytes", () => {
  const inner = pickle().proto(2).blob("\xff\x80\x00é".repeat(30_000)).pop();
  const bytes = inner.call("os", "system", "echo garita").stop().bytes();
  const writer = pickle()
    .proto(2)
    .global("torch.storage", "_load_from_bytes")
    .global("_codecs", "encode")
    .text4(Buffer.from(bytes).toString("latin1"))
    .text4("latin1")
    .tupleOf(2)
    .reduce()
    .tupleOf(1)
    .reduce()
    .stop();
  const { members, findings } = scan(writer.bytes());
  const [member = bytesSource(new Uint8Array())] = members;
  assert.deepEqual(readBytes(member, 0, member.size), bytes);
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ["pickle/process"],
  );
});

test("pickle: many calls with the same large arguments cost one look at them", () => {
  const writer = pickle().proto(4).mark();
  for (let index = 0; index < 60; index += 1) writer.text4("x".repeat(4000));
  writer.tuple().memoize().stackGlobal("dill._dill", "_create_code").memoize();
  for (let times = 0; times < 20_000; times += 1) writer.get(1).get(0).reduce().pop();
  const bytes = writer.stop().bytes();
  const before = performance.now();
  assert.deepEqual(
    scan(bytes).findings.map(({ rule }) => rule),
    ["pickle/carries-code"],
  );
  assert.ok(performance.now() - before < 5000);
});
