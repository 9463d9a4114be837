import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { proto } from "../../../../test/fixtures/artifacts/protobuf-writer.ts";
import type { ProtoFields } from "../../../../test/fixtures/artifacts/protobuf-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import type { ArtifactReport } from "../scan.ts";
import { coreml } from "./coreml.ts";

const DESCRIPTION: ProtoFields = [
  [1, [[1, "x"]]],
  [10, [[1, "y"]]],
  [
    100,
    [
      [1, "a model"],
      [2, "1"],
      [3, "Ana"],
      [4, "MIT"],
    ],
  ],
];
const model = (...kind: ProtoFields): ProtoFields => [[1, 5], [2, DESCRIPTION], ...kind];
const scan = (fields: ProtoFields): ArtifactReport =>
  scanBytes(proto(fields), { formats: [coreml], name: "m.mlmodel" });
const rules = (fields: ProtoFields): readonly string[] =>
  scan(fields).findings.map(({ rule }) => rule);

const CUSTOM_LAYER = [
  500,
  [
    [
      1,
      [
        [1, "layer"],
        [500, [[10, "EvilLayer"]]],
      ],
    ],
  ],
] as const;

test("coreml: an ordinary network is clean, its author and licence are facts", () => {
  const report = scan(
    model([
      500,
      [
        [
          1,
          [
            [1, "layer"],
            [140, []],
          ],
        ],
      ],
    ]),
  );
  assert.deepEqual(report.formats, ["coreml"]);
  assert.deepEqual(report.findings, []);
  assert.ok(report.facts.some(({ kind, value }) => kind === "licence" && value === "MIT"));
});

test("coreml: custom layers and models are suspicious, in pipelines too", () => {
  assert.deepEqual(rules(model(CUSTOM_LAYER)), ["graph/unknown-operator"]);
  assert.deepEqual(rules(model([555, [[10, "EvilModel"]]])), ["graph/unknown-operator"]);
  assert.deepEqual(rules(model([200, [[1, [[1, model(CUSTOM_LAYER)]]]]])), [
    "graph/unknown-operator",
  ]);
  assert.deepEqual(rules(model([202, [[1, model([403, CUSTOM_LAYER[1]])]]])), [
    "graph/unknown-operator",
  ]);
});

test("coreml: linked models and weights outside of the package are malicious", () => {
  const linked = (name: string, path: string): ProtoFields =>
    model([
      556,
      [
        [
          1,
          [
            [1, [[1, name]]],
            [2, [[1, path]]],
          ],
        ],
      ],
    ]);
  assert.deepEqual(rules(linked("inner.mlmodelc", "")), []);
  assert.deepEqual(rules(linked("../../x.mlmodelc", "")), ["graph/outside-path"]);
  assert.deepEqual(rules(linked("x.mlmodelc", "/tmp")), ["graph/outside-path"]);
  const weights = (path: string): ProtoFields => {
    const value = [[5, [[1, path]]]] as const;
    const operation = [
      [1, "const"],
      [
        5,
        [
          [1, "val"],
          [2, value],
        ],
      ],
    ] as const;
    const block = [[3, operation]] as const;
    return model([
      502,
      [
        [
          2,
          [
            [1, "main"],
            [
              2,
              [
                [
                  3,
                  [
                    [1, "CoreML5"],
                    [2, block],
                  ],
                ],
              ],
            ],
          ],
        ],
      ],
    ]);
  };
  assert.deepEqual(rules(weights("@model_path/weights/weight.bin")), []);
  assert.deepEqual(rules(weights("@model_path/../../x")), ["graph/outside-path"]);
  assert.deepEqual(rules(weights("/etc/passwd")), ["graph/outside-path"]);
});

test("coreml: bytes changed at random never make the reader fail", () => {
  const bytes = proto(model(CUSTOM_LAYER));
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const changed = Buffer.from(bytes);
      for (const [at, value] of changes) changed[at] = value;
      scanBytes(changed, { formats: [coreml] });
    }),
  );
});
