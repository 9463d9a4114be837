import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { pickle } from "../../../../test/fixtures/artifacts/pickle-writer.ts";
import type { PickleWriter } from "../../../../test/fixtures/artifacts/pickle-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import type { ArtifactReport } from "../scan.ts";
import { pickleFile } from "./pickle-file.ts";

const WORDS = 1_100_000;
/** `w0000000`, put into the memo, and so on: as many as make the machine keep words only. */
const FILLER = Buffer.concat(
  Array.from({ length: WORDS }, (_, index) =>
    Buffer.from(`\x8c\x08w${String(index).padStart(7, "0")}\x940`, "latin1"),
  ),
);

/** What is written behind a million texts that the memo holds. */
function behindMany(write: (writer: PickleWriter) => unknown): ArtifactReport {
  const writer = pickle().proto(4).raw(FILLER);
  write(writer);
  return scanBytes(writer.stop().bytes(), { formats: [pickleFile], name: "big.pkl" });
}

function rules(write: (writer: PickleWriter) => unknown): readonly string[] {
  return behindMany(write).findings.map(({ rule }) => rule);
}

function classOf(writer: PickleWriter, name = "Linear"): PickleWriter {
  return writer.text("torch.nn.modules.linear").text(name).raw("\x93");
}

test("big pickle: a module's name that is fetched after a million texts is a name", () => {
  const found = behindMany((writer) =>
    writer
      .text("torch.nn.modules.linear")
      .memoize()
      .text("Linear")
      .raw("\x93")
      .pop()
      .get(WORDS)
      .text("Identity")
      .raw("\x93"),
  );
  assert.deepEqual(found.findings, []);
});

test("big pickle: a name in pieces of the memo is still the name of a gadget", () => {
  const found = rules((writer) =>
    writer
      .text("os")
      .memoize()
      .pop()
      .text("system")
      .memoize()
      .pop()
      .get(WORDS)
      .get(WORDS + 1)
      .raw("\x93"),
  );
  assert.deepEqual(found, ["pickle/process"]);
});

test("big pickle: a hook that is planted as the last attribute of many is found", () => {
  const state = (writer: PickleWriter, name: string): PickleWriter => {
    classOf(writer).tupleOf(0).newobj().emptyDict().mark();
    for (let index = 0; index < 200; index += 1) writer.text(`a${index}`).int(index);
    return classOf(writer.text(name), "Identity").setItems().build();
  };
  assert.deepEqual(
    rules((writer) => state(writer, "kind")),
    [],
  );
  assert.deepEqual(
    rules((writer) => state(writer, "__reduce__")),
    ["pickle/planted-hook"],
  );
});

test("big pickle: a state or arguments that the memo no longer holds are not taken for harmless", () => {
  const state = rules((writer) => {
    classOf(writer.emptyDict().memoize().text("__reduce__"), "Identity").setItem().pop();
    classOf(writer).tupleOf(0).newobj().get(WORDS).build();
  });
  assert.deepEqual(state, ["pickle/unexpected-call"]);
});

test("big pickle: the text that scipy runs is read, and an honest one is no finding", () => {
  const template = (text: string) =>
    rules((writer) => {
      writer
        .text("scipy.stats._continuous_distns")
        .text("norm_gen")
        .raw("\x93")
        .tupleOf(0)
        .newobj();
      writer.emptyDict().mark();
      for (let index = 0; index < 100; index += 1) writer.text(`a${index}`).int(index);
      writer.text("_parse_arg_template").text(text).setItems().build();
    });
  const honest = "\ndef _parse_args(self, loc=0, scale=1):\n    return (), loc, scale\n\n".repeat(
    3,
  );
  assert.deepEqual(template(honest), []);
  assert.deepEqual(template("import os"), ["pickle/code-in-state"]);
});

test("big pickle: beyond the limit of the memo it is unreadable, never clean", () => {
  const many = pickle().proto(4).none().raw(Buffer.alloc(10_500_000, 0x94)).stop().bytes();
  const report = scanBytes(many, { formats: [pickleFile], name: "huge.pkl" });
  assert.equal(report.verdict, "unreadable");
});
