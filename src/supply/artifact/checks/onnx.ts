import type { Extent, Format, Head, Scan } from "../format.ts";
import { ONNX_SCHEMA } from "../formats/onnx/schema.ts";
import type { OnnxKind } from "../formats/onnx/schema.ts";
import { Malformed } from "../formats/malformed.ts";
import { fieldOf, firstWithin, has, outlineOf, within } from "../formats/protobuf/outline.ts";
import type { Outline } from "../formats/protobuf/outline.ts";
import { textsOf, walkMessages } from "../formats/protobuf/schema.ts";
import type { Message } from "../formats/protobuf/schema.ts";
import { openWire, wholeOf } from "../formats/protobuf/wire.ts";
import type { Wire } from "../formats/protobuf/wire.ts";
import {
  hasOperator,
  isKnownDomain,
  OPAQUE_OPERATORS,
  READING_OPERATORS,
  runsPython,
} from "../policy/onnx-domains.ts";
import { looksLikeCode } from "./code-text.ts";
import { pathProblem, staysInside } from "./outside-path.ts";

/** Payload below this is read past without being listed. */
const LISTED_BYTES_MIN = 4096;
const DOMAINS_MAX = 10_000;
const DATA_TYPE_MAX = 30;
const DIMENSIONS_MAX = 64;

/** Graphs of operators, and weights that may lie in other files. */
export const onnx: Format = {
  id: "onnx",
  title: "ONNX",
  active: false,
  claim: (head) => (rootOf(head) === null ? "none" : "certain"),
  inspect(scan) {
    const root = rootOf(scan);
    if (root === null) throw new Malformed("no-graph", 0);
    const wire = openWire(scan.source, { tick: () => scan.tick() });
    const seen: Seen = { scan, wire, foreign: new Map(), functions: new Set() };
    const whole: Message<OnnxKind> = { kind: root, extent: wholeOf(scan.source) };
    walkMessages(wire, whole, { schema: ONNX_SCHEMA, enter: (message) => enter(message, seen) });
    for (const [key, foreign] of seen.foreign) {
      if (!seen.functions.has(key)) reportForeign(foreign, scan);
    }
  },
};

function reportForeign({ op, domain, node, offset }: Foreign, scan: Scan): void {
  if (isKnownDomain(domain)) {
    const framework = domain === "" ? "ONNX" : domain;
    scan.report("graph/no-such-operator", offset, { framework, op, node });
  } else scan.report("graph/unknown-operator", offset, { op, domain });
}

interface Foreign {
  readonly op: string;
  readonly domain: string;
  readonly node: string;
  readonly offset: number;
}

interface Seen {
  readonly scan: Scan;
  readonly wire: Wire;
  /** Operators that are not known, or their domains are not, by domain and name. */
  readonly foreign: Map<string, Foreign>;
  /** Those that the file itself defines. */
  readonly functions: Set<string>;
}

/** A model, or the single tensor of a test input; null for what is neither. */
function rootOf({ source }: Pick<Head, "source">): "Model" | "Tensor" | null {
  const outline = outlineOf(source);
  if (has(outline, 7, "bytes") && looksLikeGraph(within(outline, 7))) {
    return has(outline, 1, "varint") || has(outline, 8, "bytes") ? "Model" : null;
  }
  return looksLikeTensor(outline) ? "Tensor" : null;
}

function looksLikeGraph(graph: Outline): boolean {
  if (graph.fields.length === 0 || graph.fields.some(({ number }) => number > 1000)) return false;
  const node = firstWithin(graph, 1);
  if (has(node, 4, "bytes") || (has(node, 1, "bytes") && has(node, 2, "bytes"))) return true;
  const values = [5, 11, 12, 13].filter((number) => has(graph, number, "bytes"));
  return values.length > 0 && (graph.complete || values.length > 1);
}

function looksLikeTensor(outline: Outline): boolean {
  const type = fieldOf(outline, 2, "varint");
  if (!outline.complete || type === undefined || type.value > DATA_TYPE_MAX) return false;
  const data = [4, 5, 6, 7, 9, 10, 11, 13].some((number) => has(outline, number, "bytes"));
  const dims = has(outline, 1, "varint") || has(outline, 1, "bytes");
  return data && (dims || has(outline, 8, "bytes")) && outline.fields.every(isTensorField);
}

function isTensorField({ number, type }: Outline["fields"][number]): boolean {
  return number <= 16 && (number < 8 || number === 14 ? true : type === "bytes");
}

function enter({ kind, extent }: Message<OnnxKind>, seen: Seen): boolean {
  switch (kind) {
    case "Model":
      noteModel(extent, seen);
      return true;
    case "Node":
      checkNode(extent, seen);
      return true;
    case "Function":
      addFunction(extent, seen);
      return true;
    case "Tensor":
      checkTensor(extent, seen);
      return true;
    case "Property":
      checkProperty(extent, seen);
      return false;
    case "Opset":
      noteOpset(extent, seen);
      return false;
    case "Training":
    case "Graph":
    case "Attribute":
    case "SparseTensor":
      return true;
    case "ExternalData":
      return false;
  }
}

function noteModel(extent: Extent, { scan, wire }: Seen): void {
  const { producer_name, producer_version, doc_string } = ONNX_SCHEMA.Model;
  const numbers = [producer_name[0], producer_version[0], doc_string[0]];
  const [name = "", version = "", text = ""] = textsOf(wire, extent, numbers);
  if (name !== "") scan.note({ kind: "producer", name, value: version });
  if (looksLikeCode(text)) scan.report("graph/code-in-text", extent.offset, { name: "doc_string" });
}

function noteOpset(extent: Extent, { scan, wire }: Seen): void {
  let domain = "";
  let version = 0;
  for (const { number, type, content, value } of wire.fields(extent)) {
    if (number === 1 && type === "bytes") domain = wire.text(content);
    if (number === 2 && type === "varint") version = value;
  }
  const name = `opset ${domain === "" ? "ai.onnx" : domain}`;
  scan.note({ kind: "field", name, value: String(version) });
}

const LICENCE_KEY = /^licen[cs]es?$|[._-]licen[cs]e$/i;

function checkProperty(extent: Extent, { scan, wire }: Seen): void {
  const [key = "", value = ""] = textsOf(wire, extent, [1, 2]);
  scan.note({ kind: LICENCE_KEY.test(key) ? "licence" : "field", name: key, value });
  // Exporters write the stack of the modelling code here; it names files and lines, no calls.
  if (key.startsWith("pkg.")) return;
  if (looksLikeCode(value)) scan.report("graph/code-in-text", extent.offset, { name: key });
}

function addFunction(extent: Extent, { wire, functions }: Seen): void {
  const [name = "", domain = ""] = textsOf(wire, extent, [1, 10]);
  if (functions.size < DOMAINS_MAX) functions.add(`${domain}\n${name}`);
}

function checkNode(extent: Extent, { scan, wire, foreign }: Seen): void {
  const [name = "", op = "", domain = ""] = textsOf(wire, extent, [3, 4, 7]);
  const { offset } = extent;
  const node = name === "" ? `byte ${offset}` : name;
  if (runsPython(op)) scan.report("graph/runs-python", offset, { op, node });
  else if (OPAQUE_OPERATORS.has(op)) checkOpaque({ op, node, extent }, { scan, wire });
  else if (READING_OPERATORS.has(op)) scan.report("graph/file-pipeline", offset, { op, node });
  else if (!isKnownDomain(domain)) {
    scan.note({ kind: "import", name: `${domain}::${op}`, value: "operator" });
  } else if (hasOperator(domain, op)) return;
  const key = `${domain}\n${op}`;
  const isNew = foreign.size < DOMAINS_MAX && !foreign.has(key);
  if (isNew && !isTold(op, domain)) foreign.set(key, { op, domain, node, offset });
}

/** Of a known domain, and reported by what it does. */
function isTold(op: string, domain: string): boolean {
  const isReported = runsPython(op) || OPAQUE_OPERATORS.has(op) || READING_OPERATORS.has(op);
  return isReported && isKnownDomain(domain);
}

interface OpaqueNode {
  readonly op: string;
  readonly node: string;
  readonly extent: Extent;
}

/** The blob of an execution provider lies in the node, or in a file that the node names. */
function checkOpaque(
  { op, node, extent }: OpaqueNode,
  { scan, wire }: Pick<Seen, "scan" | "wire">,
): void {
  scan.report("graph/native-code", extent.offset, { op, node });
  const attributes = new Map<string, string>();
  let isEmbedded = true;
  for (const { number, type, content } of wire.fields(extent)) {
    if (number !== 5 || type !== "bytes") continue;
    const [name = "", text = ""] = textsOf(wire, content, [1, 4]);
    attributes.set(name, text);
    if (name === "embed_mode") isEmbedded = intOf(wire, content, 3) !== 0;
  }
  const path = attributes.get("ep_cache_context") ?? "";
  const why = isEmbedded ? null : pathProblem(path);
  if (why !== null) scan.report("graph/outside-path", extent.offset, { op, node, path, why });
}

function intOf(wire: Wire, message: Extent, number: number): number {
  let value = 0;
  for (const field of wire.fields(message)) {
    if (field.number === number && field.type === "varint") value = field.value;
  }
  return value;
}

interface Tensor {
  readonly name: string;
  readonly external: readonly Extent[];
  /** Of its shape; not exact when it is huge. */
  readonly elements: number;
}

/** More than a thousand times what the largest models have in all. */
const ELEMENTS_MAX = 2 ** 50;

function checkTensor(extent: Extent, { scan, wire }: Seen): void {
  const { name, external, elements } = readTensor(extent, { scan, wire });
  if (elements > ELEMENTS_MAX)
    scan.report("onnx/impossible-shape", extent.offset, { tensor: name });
  for (const entry of external) {
    const [key = "", value = ""] = textsOf(wire, entry, [1, 2]);
    checkExternal({ tensor: name, key, value }, entry.offset, scan);
  }
}

function readTensor(extent: Extent, { scan, wire }: Pick<Seen, "scan" | "wire">): Tensor {
  let name = "";
  let elements = 1;
  const external: Extent[] = [];
  for (const { number, type, content, value } of wire.fields(extent)) {
    if (number === 1 && type === "varint") elements *= value;
    if (type !== "bytes") continue;
    if (number === 1) for (const size of wire.packed(content, DIMENSIONS_MAX)) elements *= size;
    else if (number === 8) name = wire.text(content);
    else if (number === 9 && content.length >= LISTED_BYTES_MIN) scan.skip(content, "tensor");
    else if (number === 13) external.push(content);
  }
  return { name, external, elements };
}

interface ExternalEntry {
  readonly tensor: string;
  readonly key: string;
  readonly value: string;
}

/** Beyond what any disk holds, and exact as a number. */
const EXTENT_MAX = 2 ** 50;

function checkExternal({ tensor, key, value }: ExternalEntry, offset: number, scan: Scan): void {
  if (key === "location" || key === "basepath") {
    const why = value === "" && key === "location" ? "empty" : pathProblem(value);
    const isFine = value === "" ? key === "basepath" : staysInside(value);
    if (why === "hidden") {
      scan.report("onnx/hidden-external-file", offset, { tensor, path: value });
    } else if (why !== null && !isFine) {
      scan.report("onnx/external-path", offset, { tensor, path: value, why });
    } else scan.note({ kind: "field", name: "external data", value });
  } else if (key === "offset" || key === "length") {
    const isPossible = /^\s*\d{1,16}\s*$/.test(value) && Number(value) <= EXTENT_MAX;
    if (!isPossible) scan.report("onnx/external-extent", offset, { tensor, key });
  } else if (key !== "checksum" && !key.startsWith("prepacked")) {
    scan.report("onnx/external-key", offset, { tensor, key });
  }
}
