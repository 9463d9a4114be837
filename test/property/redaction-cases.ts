import assert from "node:assert/strict";

import fc from "fast-check";

import type { Finding } from "../../src/core/finding.ts";
import { JsonView } from "../../src/guard/redact/json-view.ts";
import { applyEdits, openRedaction, redactText } from "../../src/guard/redact/redaction-stream.ts";
import type { RedactionOptions } from "../../src/guard/redact/redaction-stream.ts";
import { startsAsJson } from "../../src/guard/redact/surface.ts";
import type { Edit } from "../../src/guard/redact/redaction.ts";

/** Text in pieces of the given lengths, the rest as the last one. */
export function cut(text: string, lengths: readonly number[]): readonly string[] {
  const chunks: string[] = [];
  let at = 0;
  for (const length of lengths) {
    chunks.push(text.slice(at, at + length));
    at += length;
  }
  return [...chunks, text.slice(at)];
}

/** Lengths of chunks: mostly small, as tokens of a model are. */
export const cuts = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.nat(40)), {
  maxLength: 24,
});

/**
 * Redacts `text` in pieces, lets go of what is safe after every one, and compares with the whole:
 * the same text, the same findings, and at no time a unit of a finding among what has left.
 */
export function checkStreamed(options: RedactionOptions, chunks: readonly string[]): void {
  const source = chunks.join("");
  const whole = redactText(options, source);
  const hidden = hiddenUnits(options, source, whole.findings);
  const stream = openRedaction(options);
  let released = "";
  let safe = 0;
  const edits: Edit[] = [];
  for (const chunk of [...chunks, null]) {
    if (chunk === null) stream.end();
    else stream.push(chunk);
    const taken = stream.takeEdits();
    assert.ok(stream.safe >= safe, "safe never decreases");
    released += applyEdits(source.slice(safe, stream.safe), taken, safe);
    checkHidden({ hidden, edits: taken, from: safe, to: stream.safe });
    safe = stream.safe;
    edits.push(...taken);
  }
  assert.equal(released, whole.text);
  // A finding that is treated as it comes is edited in pieces: which ones is no matter.
  if (options.opening === undefined) assert.deepEqual(edits, whole.edits);
  assert.deepEqual(stream.findings, whole.findings);
  assert.deepEqual(stream.blocked, whole.blocked);
  if (whole.blocked === null) assert.equal(safe, source.length);
  else assert.ok(safe <= whole.blocked.span.start, "nothing of what blocks has left");
}

/** Source units that must not leave: all of a finding, but for the structure of JSON in it. */
function hiddenUnits(
  { syntax }: RedactionOptions,
  source: string,
  findings: readonly Finding[],
): ReadonlySet<number> {
  const units = new Set<number>();
  for (const { span } of findings) {
    for (let at = span.start; at < span.end; at++) units.add(at);
  }
  if (syntax === "text" || (syntax === "guess" && !startsAsJson(source))) return units;
  const view = new JsonView();
  const read = view.push(source) + view.end();
  for (let at = 0; at < read.length; at++) {
    const isCell = view.cellsIn({ start: at, end: at + 1 }).length > 0;
    if (!isCell && '{}[]:,"'.includes(read.charAt(at))) units.delete(view.sourceOf(at));
  }
  return units;
}

function checkHidden(released: {
  readonly hidden: ReadonlySet<number>;
  readonly edits: readonly Edit[];
  readonly from: number;
  readonly to: number;
}): void {
  let at = released.from;
  for (const { start, end } of [...released.edits, { start: released.to, end: released.to }]) {
    for (; at < start; at++) assert.ok(!released.hidden.has(at), "a unit of a finding has left");
    at = end;
  }
}
