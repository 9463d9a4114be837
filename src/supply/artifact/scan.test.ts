import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../test/fixtures/artifacts/scan-bytes.ts";
import { UnreadableSource } from "../../core/unreadable-source.ts";
import { slice } from "./byte-source.ts";
import type { Claim, Format, Scan } from "./format.ts";
import { Malformed } from "./formats/malformed.ts";
import { LimitReached } from "./limits.ts";
import type { ScanLimits } from "./limits.ts";
import type { ArtifactReport } from "./scan.ts";

const TEN = new Uint8Array(10);

function format(inspect: (scan: Scan) => void, claim: Claim = "certain"): Format {
  return { id: "toy", title: "Toy", active: false, claim: () => claim, inspect };
}

interface ToyOptions {
  readonly limits?: Partial<ScanLimits>;
  readonly name?: string;
  readonly nowMs?: () => number;
}

function scan(formats: readonly Format[], options: ToyOptions = {}): ArtifactReport {
  return scanBytes(TEN, { formats, name: "toy.bin", ...options });
}

const rules = ({ findings }: ArtifactReport): readonly string[] => findings.map(({ rule }) => rule);

test("scan: what nobody takes is not understood, and without a promise no finding", () => {
  const report = scan([format(() => undefined, "none")]);
  assert.deepEqual([report.formats, report.verdict, report.findings], [[], "clean", []]);
  const whole = { offset: 0, length: 10, member: [], why: "unknown-content" };
  assert.deepEqual(report.coverage, { bytes: 10, understood: 0, skipped: [whole] });
});

test("scan: broken bytes behind a signature are unreadable, with what was found before", () => {
  const report = scan([
    format((toy) => {
      toy.report("file/misnamed", 3, { promised: "a", found: "b" });
      throw new Malformed("truncated", 7);
    }),
  ]);
  assert.deepEqual(rules(report), ["file/misnamed", "file/malformed"]);
  assert.equal(report.findings[1]?.offset, 7);
  assert.equal(report.verdict, "unreadable");
});

test("scan: a guess that breaks off at once was no reading, one that was recognized is", () => {
  const guess = format(() => {
    throw new Malformed("no", 0);
  }, "plausible");
  assert.deepEqual(scan([guess]).formats, []);
  const sure = format((toy) => {
    toy.recognize();
    throw new Malformed("no", 0);
  }, "plausible");
  assert.deepEqual(rules(scan([sure])), ["file/malformed"]);
});

test("scan: a disk that fails and a limit are findings, never clean", () => {
  for (const [error, rule] of [
    [new UnreadableSource("EIO"), "file/unreadable"],
    [new LimitReached("size", 5), "limit/size"],
  ] as const) {
    const report = scan([
      format(() => {
        throw error;
      }),
    ]);
    assert.deepEqual([rules(report), report.verdict], [[rule], "unreadable"]);
  }
});

test("scan: a bug of ours goes on its way", () => {
  const broken = format(() => {
    throw new TypeError("x is not a function");
  });
  assert.throws(() => scan([broken]), TypeError);
});

test("scan: members in members end at the depth, and their places are named", () => {
  const nest = format((toy) => toy.member("inner", toy.source));
  const report = scan([nest], { limits: { depthMax: 2 } });
  assert.deepEqual(report.findings, [
    { rule: "limit/depth", member: ["inner", "inner"], values: { max: 2 } },
  ]);
});

test("scan: more members than allowed are not read", () => {
  const many = format((toy) => {
    if (toy.source.size === 10) {
      for (let at = 0; at < 9; at += 1) toy.member(`${at}`, slice(toy.source, at, 1));
    }
  });
  assert.deepEqual(rules(scan([many], { limits: { membersMax: 9 } })), []);
  assert.deepEqual(rules(scan([many], { limits: { membersMax: 8 } })), ["limit/members"]);
});

test("scan: what a member leaves out is left out of the file", () => {
  const half = format((toy) => {
    if (toy.source.size === 10) {
      return toy.member("half", slice(toy.source, 0, 4), { offset: 0, length: 4 });
    }
    toy.skip({ offset: 0, length: 2 }, "tensor");
  });
  const { coverage } = scan([half]);
  assert.equal(coverage.understood, 8);
  assert.deepEqual(coverage.skipped, [{ offset: 0, length: 2, why: "tensor", member: ["half"] }]);
});

test("scan: time is up in the middle of a loop", () => {
  let nowMs = 0;
  const endless = format((toy) => {
    for (;;) toy.tick();
  });
  const report = scan([endless], { limits: { timeMs: 50 }, nowMs: () => (nowMs += 1) });
  assert.deepEqual(rules(report), ["limit/time"]);
});

test("scan: what came out of a stream before it broke or grew too much is still read", () => {
  function unpack(pieces: number, error: Error | null): Format {
    let left = pieces;
    return format((toy) => {
      const decoder = {
        consumed: 0,
        next: () => {
          left -= 1;
          if (left >= 0) return new Uint8Array(100);
          if (error !== null) throw error;
          return null;
        },
      };
      const { size } = toy.expand(() => decoder, { offset: 0, length: 10 }).source;
      toy.note({ kind: "field", name: "size", value: String(size) });
    });
  }
  const small = { limits: { freeExpansionBytes: 50, expansionRatioMax: 20 } };
  const sizes = [
    scan([unpack(2, null)], small),
    scan([unpack(3, null)], small),
    scan([unpack(1, new Malformed("cut", 4))], small),
  ].map((report) => [...rules(report), report.facts[0]?.value]);
  assert.deepEqual(sizes, [["200"], ["limit/expansion", "200"], ["file/malformed", "100"]]);
});

test("scan: streams that stay below the limit each, but not together, are not unpacked on", () => {
  const bomb = format((toy) => {
    for (let stream = 0; stream < 9; stream += 1) {
      let left = 1;
      const next = (): Uint8Array | null => ((left -= 1) < 0 ? null : new Uint8Array(50));
      toy.expand(() => ({ consumed: 0, next }), { offset: 0, length: 10 });
    }
  });
  const limits = { freeExpansionBytes: 50, expansionRatioMax: 20 };
  const report = scan([bomb], { limits });
  assert.deepEqual(rules(report), ["limit/expansion"]);
  assert.deepEqual(report.findings[0]?.values, { max: 200 });
});

test("scan: a thousand notes leave room for what is worse, and equal findings are one", () => {
  const noisy = format((toy) => {
    for (let at = 0; at < 9; at += 1) {
      toy.report("file/misnamed", at, { promised: "same", found: "same" });
      toy.report("file/misnamed", at, { promised: "a", found: `${at}` });
    }
    toy.report("file/disguised", 0, { promised: "a", found: "b" });
  });
  const report = scan([noisy], { limits: { findingsMax: 3 } });
  assert.deepEqual(rules(report).slice(3), ["limit/findings", "file/disguised"]);
});

test("scan: text of the file is shown without control characters and cut", () => {
  const [found] = scan([
    format((toy) => {
      toy.report("file/misnamed", 0, { promised: "a\u001B[2Jb\u202E", found: "x".repeat(900) });
    }),
  ]).findings;
  assert.equal(found?.values["promised"], "a\\u{1b}[2Jb\\u{202e}");
  assert.equal(String(found?.values["found"]).length, 201);
});
