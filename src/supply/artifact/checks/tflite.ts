import type { Extent, Format, Scan } from "../format.ts";
import { openFlatbuffer } from "../formats/flatbuffer/flatbuffer.ts";
import type { Flatbuffer, Table } from "../formats/flatbuffer/flatbuffer.ts";
import { flexTexts } from "../formats/flatbuffer/flexbuffer.ts";
import { hasTfliteIdentifier } from "../formats/flatbuffer/tflite-identifier.ts";
import { openWire } from "../formats/protobuf/wire.ts";
import { readGraphNode } from "../formats/tensorflow/node.ts";
import { LimitReached } from "../limits.ts";
import { Malformed } from "../formats/malformed.ts";
import { OPAQUE_OPERATORS, runsPython } from "../policy/onnx-domains.ts";
import { isKnownOperator, isLiteOperator, operatorRule } from "../policy/tensorflow-operators.ts";
import type { OperatorEffect } from "../policy/tensorflow-operators.ts";
import { createGraphCheck, EFFECT_REPORTS } from "./graph-scope.ts";
import { pathProblem } from "./outside-path.ts";

const OPERATORS_MAX = 2_000_000;
const LISTED_BYTES_MIN = 4096;
/** Of the operators of TensorFlow that an interpreter borrows. */
const FLEX = "Flex";

/** Operators of a model by the names that custom ones have; "" for those of the format. */
type OperatorNames = readonly string[];

/** TensorFlow Lite: a flatbuffer of operators, tensors and their bytes. */
export const tflite: Format = {
  id: "tflite",
  title: "TensorFlow Lite",
  active: false,
  claim: ({ start }) => (hasTfliteIdentifier(start) ? "certain" : "none"),
  inspect(scan) {
    const file = openFlatbuffer(scan.source, { pointersMax: OPERATORS_MAX });
    const model = file.root();
    const description = file.textAt(model.field(3));
    if (description !== "") scan.note({ kind: "producer", name: description, value: "" });
    const names = readNames(model, file, scan);
    checkOperators(model, { file, names, scan });
    skipBuffers(model, file, scan);
    for (const at of file.pointersAt(model.field(6))) {
      const name = file.textAt(file.tableAt(at)?.field(0) ?? null);
      scan.note({ kind: "field", name: "metadata", value: name });
    }
  },
};

function readNames(model: Table, file: Flatbuffer, scan: Scan): OperatorNames {
  return file.pointersAt(model.field(1)).map((at) => {
    scan.tick();
    const code = file.tableAt(at);
    const name = file.textAt(code?.field(1) ?? null);
    if (name !== "") checkName(name, at, scan);
    return name;
  });
}

/** What operators of TensorFlow do in an interpreter, where the names of files are not traced. */
export const FLEX_EFFECTS: Readonly<Record<OperatorEffect, keyof typeof EFFECT_REPORTS | null>> = {
  python: "python",
  programs: "programs",
  training: "training",
  writes: "writes",
  network: "network",
  native: "native",
  stops: "stops",
  pipeline: "pipeline",
  reads: "reads",
  saver: "writes",
  deleter: "writes",
  table: null,
  cache: "pipeline",
};

const LIBRARY_NAME = /\.(?:so|dll|dylib)\b/;

function checkName(op: string, offset: number, scan: Scan): void {
  scan.note({ kind: "import", name: op, value: "operator" });
  const plain = op.startsWith(FLEX) ? op.slice(FLEX.length) : op;
  const isForeign =
    OPAQUE_OPERATORS.has(plain) || LIBRARY_NAME.test(op) || pathProblem(op) !== null;
  const known = operatorRule(plain)?.effect;
  const effect = known === undefined ? null : FLEX_EFFECTS[known];
  const node = { op, name: "operator_codes", offset };
  if (effect !== null) EFFECT_REPORTS[effect](scan, node);
  else if (runsPython(plain)) EFFECT_REPORTS.python(scan, node);
  else if (isForeign) EFFECT_REPORTS.native(scan, node);
  else if (known === undefined && !isKnownOperator(plain) && !isLiteOperator(op)) {
    const framework = op === plain ? "TensorFlow Lite" : "TensorFlow";
    scan.report("graph/no-such-operator", offset, { framework, op: plain, node: node.name });
  }
}

interface Operators {
  readonly file: Flatbuffer;
  readonly names: OperatorNames;
  readonly scan: Scan;
}

function checkOperators(model: Table, { file, names, scan }: Operators): void {
  let count = 0;
  for (const at of file.pointersAt(model.field(2))) {
    const graph = file.tableAt(at);
    for (const operator of file.pointersAt(graph?.field(3) ?? null)) {
      scan.tick();
      count += 1;
      if (count > OPERATORS_MAX) throw new LimitReached("size", OPERATORS_MAX);
      checkOperator(file.tableAt(operator), { file, names, scan });
    }
  }
}

function checkOperator(operator: Table | null, { file, names, scan }: Operators): void {
  const index = operator?.field(0) ?? null;
  const name = names[index === null ? 0 : file.uint(index, 4)];
  if (name === undefined) throw new Malformed("unknown-operator-code", operator?.at ?? 0);
  if (operator === null || name === "") return;
  const options = file.vectorAt(operator.field(5), 1);
  if (options !== null && name.startsWith(FLEX)) checkFlexNode(options, scan);
}

/** The options of a borrowed operator are its name and its node. */
function checkFlexNode(options: Extent, scan: Scan): void {
  const wire = openWire(scan.source, { tick: () => scan.tick() });
  for (const text of flexTexts(scan.source, options).slice(1)) {
    const node = readGraphNode(wire, text);
    // The operator itself was judged by its name.
    createGraphCheck(scan, wire).addNode({ ...node, op: `${FLEX}${node.op}` });
    if (operatorRule(node.op) !== undefined) checkName(`${FLEX}${node.op}`, text.offset, scan);
  }
}

function skipBuffers(model: Table, file: Flatbuffer, scan: Scan): void {
  for (const at of file.pointersAt(model.field(4))) {
    scan.tick();
    const buffer = file.tableAt(at);
    const bytes = file.vectorAt(buffer?.field(0) ?? null, 1) ?? outside(buffer, file);
    if (bytes !== null && bytes.length >= LISTED_BYTES_MIN) scan.skip(bytes, "tensor");
  }
}

/** Bytes behind the flatbuffer, which is how models above two gigabytes are written. */
function outside(buffer: Table | null, file: Flatbuffer): Extent | null {
  const [from, count] = [buffer?.field(1) ?? null, buffer?.field(2) ?? null];
  if (from === null || count === null) return null;
  const [offset, length] = [file.uint64(from), file.uint64(count)];
  if (offset + length > file.source.size) throw new Malformed("buffer-beyond-end", from);
  return { offset, length };
}
