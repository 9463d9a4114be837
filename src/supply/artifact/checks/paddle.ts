import { decodeUtf8, JsonError, parseJson, stringMember } from "../../../core/json.ts";
import type { JsonNode } from "../../../core/json.ts";
import { readBytes } from "../byte-source.ts";
import type { Extent, Format, Scan } from "../format.ts";
import { Malformed } from "../formats/malformed.ts";
import { PADDLE_SCHEMA } from "../formats/paddle/schema.ts";
import type { PaddleKind } from "../formats/paddle/schema.ts";
import { firstWithin, has, outlineOf, sampleText } from "../formats/protobuf/outline.ts";
import type { Outline } from "../formats/protobuf/outline.ts";
import { walkMessages } from "../formats/protobuf/schema.ts";
import type { Message } from "../formats/protobuf/schema.ts";
import { openWire, wholeOf } from "../formats/protobuf/wire.ts";
import type { Wire } from "../formats/protobuf/wire.ts";
import { LimitReached } from "../limits.ts";
import { paddleEffect } from "../policy/paddle-operators.ts";
import { pathProblem } from "./outside-path.ts";

const TEXTS_MAX = 64;

/** Programs of PaddlePaddle, in protobuf. */
export const paddle: Format = {
  id: "paddle",
  title: "PaddlePaddle program",
  active: false,
  claim: ({ source }) => (looksLikeProgram(outlineOf(source)) ? "certain" : "none"),
  inspect(scan) {
    const wire = openWire(scan.source, { tick: () => scan.tick() });
    const root: Message<PaddleKind> = { kind: "Program", extent: wholeOf(scan.source) };
    walkMessages(wire, root, {
      schema: PADDLE_SCHEMA,
      enter: ({ kind, extent }) => {
        if (kind !== "Operator") return true;
        checkOperator(readOperator(wire, extent), scan);
        return false;
      },
    });
  },
};

function looksLikeProgram(outline: Outline): boolean {
  const block = firstWithin(outline, 1);
  if (!has(block, 1, "varint") || !has(block, 2, "varint")) return false;
  return /^\w+$/.test(sampleText(firstWithin(block, 4), 3)) || has(block, 3, "bytes");
}

interface PaddleOperator {
  readonly op: string;
  readonly texts: readonly string[];
  readonly offset: number;
}

function readOperator(wire: Wire, extent: Extent): PaddleOperator {
  let op = "";
  const texts: string[] = [];
  for (const { number, type, content } of wire.fields(extent)) {
    if (type !== "bytes") continue;
    if (number === 3) op = wire.text(content);
    if (number !== 4) continue;
    for (const part of wire.fields(content)) {
      const isText = (part.number === 5 || part.number === 8) && part.type === "bytes";
      if (isText && texts.length < TEXTS_MAX) texts.push(wire.text(part.content));
    }
  }
  return { op, texts, offset: extent.offset };
}

function checkOperator({ op, texts, offset }: PaddleOperator, scan: Scan): void {
  const effect = paddleEffect(op);
  if (effect === undefined) return;
  const values = { op, node: `byte ${offset}` };
  const path = texts.find((text) => /[/\\.]/.test(text) && pathProblem(text) !== null);
  if (effect === "python") scan.report("graph/runs-python", offset, values);
  else if (effect === "network") scan.report("graph/network", offset, values);
  else if (effect === "native") scan.report("graph/native-code", offset, values);
  else if (path !== undefined) {
    scan.report("graph/outside-path", offset, { ...values, path, why: pathProblem(path) ?? "" });
  } else if (effect === "writes") scan.report("graph/writes-files", offset, values);
  else scan.report("graph/file-pipeline", offset, values);
}

/** Its tree takes a multiple of this in memory. */
const JSON_BYTES_MAX = 16 * 2 ** 20;
const PIR = /^\s*\{\s*"base_code"\s*:\s*\{[^{}]{0,200}"magic"\s*:\s*"pir"/;

/** The same programs as JSON, since version 3. */
export const paddleJson: Format = {
  id: "paddle-json",
  title: "PaddlePaddle program (PIR)",
  active: false,
  claim: ({ start }) => {
    return PIR.test(Buffer.from(start.subarray(0, 512)).toString("latin1")) ? "certain" : "none";
  },
  inspect(scan) {
    const { size } = scan.source;
    if (size > JSON_BYTES_MAX) throw new LimitReached("size", JSON_BYTES_MAX);
    visit(parsed(Buffer.from(readBytes(scan.source, 0, size))), scan);
  },
};

function parsed(bytes: Buffer): JsonNode {
  try {
    return parseJson(decodeUtf8(bytes));
  } catch (error) {
    if (error instanceof JsonError) throw new Malformed("bad-json", 0);
    throw error;
  }
}

function visit(root: JsonNode, scan: Scan): void {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    scan.tick();
    for (const inner of partsOf(node)) pending.push(inner);
    if (node.kind !== "object") continue;
    const op = /^\d+\.(\w+)$/.exec(stringMember(node, "#") ?? "")?.[1];
    if (op !== undefined && paddleEffect(op) !== undefined) {
      checkOperator({ op, texts: textsIn(node), offset: node.start }, scan);
    }
  }
}

function partsOf(node: JsonNode): readonly JsonNode[] {
  if (node.kind === "array") return node.items;
  return node.kind === "object" ? node.entries.map(({ value }) => value) : [];
}

const LOOKED_AT_MAX = 1000;

function textsIn(root: JsonNode): readonly string[] {
  const texts: string[] = [];
  const pending = [root];
  for (let looked = 0; looked < LOOKED_AT_MAX && texts.length < TEXTS_MAX; looked += 1) {
    const node = pending.pop();
    if (node === undefined) break;
    if (node.kind === "string") texts.push(node.value);
    for (const inner of partsOf(node).slice(0, LOOKED_AT_MAX)) pending.push(inner);
  }
  return texts;
}
