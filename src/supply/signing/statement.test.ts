import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { because, DIGEST, statementOf } from "../../../test/fixtures/signing.ts";
import { SigningProblem } from "./problem.ts";
import type { ProblemReason } from "./problem.ts";
import { rootDigest } from "./resource.ts";
import { parseStatement, toStatement } from "./statement.ts";
import type { SignedModel } from "./statement.ts";

function parse(text: string): SignedModel {
  return parseStatement(Buffer.from(text));
}

// oxlint-disable-next-line typescript/no-explicit-any
function edited(edit: (statement: any) => void): string {
  const statement: unknown = JSON.parse(statementOf());
  edit(statement);
  return JSON.stringify(statement);
}

/** With the root digest made right again, so that only the edit can be the reason. */
// oxlint-disable-next-line typescript/no-explicit-any
function resigned(edit: (statement: any) => void): string {
  return edited((statement) => {
    edit(statement);
    statement.subject[0].digest.sha256 = rootDigest(statement.predicate.resources);
  });
}

test("statement: what is written is read, its resources by code point", () => {
  const parsed = parse(statementOf());
  assert.deepEqual(
    parsed.resources.map(({ name }) => name),
    ["a/config.json", "weights.bin"],
  );
  assert.deepEqual(parsed.serialization, {
    hash: "sha256",
    shardBytes: null,
    allowLinks: false,
    ignored: [".git", "model.sig"],
  });
  assert.equal(parsed.name, "model");
});

test("statement: code points and not UTF-16 units give the order", () => {
  const names = ["a/b", "a.txt", "\u{1f600}", "\uff5e", "Z", "é"];
  const { json } = toStatement({
    name: "m",
    serialization: { hash: "sha256", shardBytes: null, allowLinks: false, ignored: [] },
    resources: names.map((name) => ({ name, digest: DIGEST })),
  });
  assert.deepEqual(
    parse(json).resources.map(({ name }) => name),
    ["Z", "a.txt", "a/b", "é", "\uff5e", "\u{1f600}"],
  );
});

test("statement: the model's digest is SHA-256 over the raw digests (OMS, 6.5.1)", () => {
  const [first, second] = ["ab".repeat(32), "cd".repeat(32)];
  const raw = Buffer.from(first + second, "hex");
  const resources = [
    { name: "y", digest: second },
    { name: "x", digest: first },
  ];
  assert.equal(parse(statementOf({ resources })).digest, hash("sha256", raw));
});

// oxlint-disable-next-line typescript/no-explicit-any
const REFUSED: readonly (readonly [ProblemReason, string, (statement: any) => void])[] = [
  ["statement-field", "another type", (s) => (s._type = "https://in-toto.io/Statement/v0.1")],
  ["predicate-unknown", "another predicate", (s) => (s.predicateType = "https://slsa.dev/v1")],
  [
    "predicate-old",
    "the old predicate",
    (s) => (s.predicateType = "https://model_signing/Digests/v0.1"),
  ],
  ["statement-field", "two subjects", (s) => s.subject.push(s.subject[0])],
  ["statement-field", "no subject", (s) => (s.subject = [])],
  ["statement-field", "a subject without a name", (s) => (s.subject[0].name = "")],
  ["subject-digest", "another digest of the model", (s) => (s.subject[0].digest.sha256 = DIGEST)],
  ["statement-field", "a short digest of the model", (s) => (s.subject[0].digest.sha256 = "ab")],
  ["statement-field", "no resources", (s) => (s.predicate.resources = [])],
  ["statement-field", "resources that are no list", (s) => (s.predicate.resources = {})],
  ["statement-field", "no serialization", (s) => delete s.predicate.serialization],
  ["statement-field", "an unknown method", (s) => (s.predicate.serialization.method = "tensors")],
  ["statement-field", "a size for whole files", (s) => (s.predicate.serialization.shard_size = 8)],
  [
    "statement-field",
    "links neither allowed nor not",
    (s) => (s.predicate.serialization.allow_symlinks = "false"),
  ],
  [
    "statement-field",
    "left-out paths that are no texts",
    (s) => (s.predicate.serialization.ignore_paths = [1]),
  ],
  [
    "algorithm-unknown",
    "an unknown algorithm",
    (s) => (s.predicate.serialization.hash_type = "md5"),
  ],
  ["algorithm-unknown", "BLAKE3", (s) => (s.predicate.serialization.hash_type = "blake3")],
  [
    "resource-digest",
    "a resource with another algorithm",
    (s) => (s.predicate.resources[0].algorithm = "md5"),
  ],
  [
    "resource-digest",
    "a digest that is too short",
    (s) => (s.predicate.resources[0].digest = "ab"),
  ],
  [
    "resource-digest",
    "a digest in capitals",
    (s) => (s.predicate.resources[0].digest = "AB".repeat(32)),
  ],
  ["resource-twice", "one name twice", (s) => (s.predicate.resources[1].name = "a/config.json")],
  ...["/etc/passwd", "../x", "a/../x", "a\\x", "./x", "a//x", "a/", "", "a\0b", ".."].map(
    // oxlint-disable-next-line typescript/no-explicit-any
    (name) =>
      [
        "resource-name",
        `the name ${JSON.stringify(name)}`,
        // oxlint-disable-next-line typescript/no-explicit-any
        (s: any) => (s.predicate.resources[0].name = name),
      ] as const,
  ),
];

for (const [reason, what, edit] of REFUSED) {
  test(`statement: ${what} is refused`, () => {
    assert.throws(() => parse(edited(edit)), because(reason));
  });
}

test("statement: a key that is there twice is refused", () => {
  const twice = statementOf().replace('"subject":', '"subject":[],"subject":');
  assert.throws(() => parse(twice), because("statement-not-json"));
  assert.throws(() => parse("no JSON"), because("statement-not-json"));
});

test("statement: fields that nobody asks for are left alone", () => {
  const parsed = parse(
    edited((statement) => {
      statement.predicate.resources[0].media_type = "application/octet-stream";
      statement.predicate.annotations = { by: "somebody" };
      delete statement.predicate.serialization.ignore_paths;
    }),
  );
  assert.deepEqual(parsed.serialization.ignored, []);
});

test("statement: a left-out path that leaves the model leaves nothing out", () => {
  const parsed = parse(
    edited((s) => (s.predicate.serialization.ignore_paths = ["..", "../x", "/x", ".", "ok/"])),
  );
  assert.deepEqual(parsed.serialization.ignored, ["ok"]);
});

const sharded = {
  serialization: { hash: "sha256", shardBytes: 8, allowLinks: false, ignored: [] },
  resources: [
    { name: "f:0:8", digest: DIGEST },
    { name: "f:8:13", digest: DIGEST },
    { name: "odd:name:0:3", digest: DIGEST },
  ],
} as const;

test("statement: parts of files are read, with colons in names", () => {
  const parsed = parse(statementOf(sharded));
  assert.equal(parsed.serialization.shardBytes, 8);
  assert.deepEqual(parsed.resources, sharded.resources);
});

test("statement: the reference implementation names the size of parts in the algorithm", () => {
  const text = statementOf(sharded).replaceAll(
    '"algorithm":"sha256"',
    '"algorithm":"sha256-sharded-8"',
  );
  assert.equal(parse(text).resources.length, 3);
  const other = text.replaceAll("sharded-8", "sharded-9");
  assert.throws(() => parse(other), because("resource-digest"));
});

for (const name of [
  "f",
  "f:0",
  "f:0:9",
  "f:1:8",
  "f:8:8",
  "f:00:8",
  "f:0:-8",
  "f:0:0x8",
  "f:8:0",
]) {
  test(`statement: ${name} is no part of eight bytes`, () => {
    const text = statementOf({ ...sharded, resources: [{ name, digest: DIGEST }] });
    assert.throws(() => parse(text), because("resource-shard"));
  });
}

test("statement: of two parts with one beginning none can be meant", () => {
  const resources = [
    { name: "f:0:8", digest: DIGEST },
    { name: "f:0:4", digest: DIGEST },
  ];
  const text = statementOf({ ...sharded, resources });
  assert.throws(() => parse(text), because("resource-twice"));
});

test("statement: sizes of parts are whole and within bounds", () => {
  for (const size of [0, -8, 1.5, "8", 2 ** 60]) {
    const text = edited((s) => {
      s.predicate.serialization.method = "shards";
      s.predicate.serialization.shard_size = size;
    });
    assert.throws(() => parse(text), because("statement-field"), String(size));
  }
});

test("statement: BLAKE2b has digests of 64 bytes", () => {
  const long = "ef".repeat(64);
  const serialization = {
    hash: "blake2b",
    shardBytes: null,
    allowLinks: true,
    ignored: [],
  } as const;
  const good = statementOf({ serialization, resources: [{ name: "f", digest: long }] });
  assert.equal(parse(good).serialization.hash, "blake2b");
  const bad = statementOf({ serialization, resources: [{ name: "f", digest: DIGEST }] });
  assert.throws(() => parse(bad), because("resource-digest"));
});

const OLD = JSON.stringify({
  _type: "https://in-toto.io/Statement/v1",
  subject: [
    { name: "a", digest: { sha256: DIGEST } },
    { name: "b", digest: { sha256: DIGEST } },
  ],
  predicateType: "https://model_signing/Digests/v0.1",
  predicate: { unused: "" },
});

test("statement: the format of version 0.2 is read where it is asked for", () => {
  const { resources, serialization } = parseStatement(Buffer.from(OLD), { acceptOld: true });
  assert.deepEqual(resources, [
    { name: "a", digest: DIGEST },
    { name: "b", digest: DIGEST },
  ]);
  assert.equal(serialization.hash, "sha256");
  const bad = Buffer.from(OLD.replace('"name":"b"', '"name":"../b"'));
  assert.throws(() => parseStatement(bad, { acceptOld: true }), because("resource-name"));
  const twice = Buffer.from(OLD.replace('"name":"b"', '"name":"a"'));
  assert.throws(() => parseStatement(twice, { acceptOld: true }), because("resource-twice"));
});

test("statement: an order that is not by code point is read as it was signed", () => {
  const text = resigned((s) => s.predicate.resources.reverse());
  assert.deepEqual(
    parse(text).resources.map(({ name }) => name),
    ["weights.bin", "a/config.json"],
  );
});

test("statement: no change of one byte makes it fail with anything but a problem", () => {
  const good = Buffer.from(statementOf());
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
      const bytes = Buffer.from(good);
      bytes[at] = byte;
      try {
        parseStatement(bytes, { acceptOld: true });
      } catch (error) {
        assert.ok(error instanceof SigningProblem);
      }
    }),
  );
});

test("statement: a hundred thousand resources are read, and not one more", () => {
  const many = Array.from({ length: 100_001 }, (_, index) => ({
    name: `f${index}`,
    digest: DIGEST,
  }));
  const most = statementOf({ resources: many.slice(1) });
  assert.equal(parse(most).resources.length, 100_000);
  assert.throws(() => statementOf({ resources: many }), because("model-too-large"));
  const more = most.replace('"resources":[', `"resources":[${JSON.stringify(many[0])},`);
  assert.throws(() => parse(more), because("statement-field"));
});
