import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { NESTING_MAX } from "../protobuf/wire.ts";
import type { Wire } from "../protobuf/wire.ts";

/** One operator of a graph or function. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Names of nodes and arguments, with the index of their output. */
  readonly inputs: readonly string[];
  /** Every text and tensor of texts among the attributes. */
  readonly texts: readonly AttributeText[];
  /** Functions that it calls, by name. */
  readonly calls: readonly string[];
  readonly offset: number;
}

export interface AttributeText {
  readonly attribute: string;
  readonly content: Extent;
}

const INPUTS_MAX = 64;
const CALLS_MAX = 64;
/** Of one attribute: vocabularies are longer, and what names a file is not in one. */
const TEXTS_MAX = 4096;
const NODE_TEXTS_MAX = 65_536;
const STRING_TYPE = 7;

export function readGraphNode(wire: Wire, extent: Extent): GraphNode {
  let name = "";
  let op = "";
  const inputs: string[] = [];
  const texts: AttributeText[] = [];
  const calls: string[] = [];
  for (const { number, type, content } of wire.fields(extent)) {
    if (type !== "bytes") continue;
    if (number === 1) name = wire.text(content);
    else if (number === 2) op = wire.text(content);
    else if (number === 3 && inputs.length < INPUTS_MAX) inputs.push(wire.text(content));
    else if (number === 5) readAttribute(wire, content, { texts, calls, depth: 0 });
  }
  return { name, op, inputs, texts, calls, offset: extent.offset };
}

interface Collecting {
  readonly texts: AttributeText[];
  readonly calls: string[];
  readonly depth: number;
}

function readAttribute(wire: Wire, entry: Extent, collecting: Collecting): void {
  const { texts, depth } = collecting;
  if (depth > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
  let attribute = "";
  const values: Extent[] = [];
  for (const { number, type, content } of wire.fields(entry)) {
    if (type !== "bytes") continue;
    if (number === 1) attribute = wire.text(content);
    else if (number === 2) values.push(content);
  }
  let count = 0;
  const add = (content: Extent): void => {
    if (texts.length >= NODE_TEXTS_MAX) throw new LimitReached("size", NODE_TEXTS_MAX);
    count += 1;
    if (count <= TEXTS_MAX) texts.push({ attribute, content });
  };
  for (const value of values) {
    readValue(wire, value, { ...collecting, add, numbers: { list: 1, tensor: 8, call: 10 } });
  }
}

interface Valuing extends Collecting {
  readonly add: (content: Extent) => void;
  /** Fields of a value and of a list of values differ. */
  readonly numbers: { readonly list: number; readonly tensor: number; readonly call: number };
}

function readValue(wire: Wire, value: Extent, valuing: Valuing): void {
  const { add, numbers, calls, depth } = valuing;
  for (const { number, type, content } of wire.fields(value)) {
    if (type !== "bytes") continue;
    if (number === 2) add(content);
    else if (number === numbers.tensor) readTensor(wire, content, valuing);
    else if (number === numbers.list) {
      readValue(wire, content, { ...valuing, numbers: { list: 0, tensor: 8, call: 9 } });
    } else if (number === numbers.call) {
      for (const part of wire.fields(content)) {
        if (part.type !== "bytes") continue;
        if (part.number === 1 && calls.length < CALLS_MAX) calls.push(wire.text(part.content));
        if (part.number === 2) readAttribute(wire, part.content, { ...valuing, depth: depth + 1 });
      }
    }
  }
}

type TensorReading = Pick<Valuing, "add" | "depth">;

function readTensor(wire: Wire, tensor: Extent, { add, depth }: TensorReading): void {
  if (depth > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
  let isText = false;
  const packed: Extent[] = [];
  for (const { number, type, content, value } of wire.fields(tensor)) {
    if (number === 1 && type === "varint") isText = value === STRING_TYPE;
    if (type !== "bytes") continue;
    if (number === 4) packed.push(content);
    else if (number === 8) add(content);
    else if (number === 15) {
      for (const part of wire.fields(content)) {
        if (part.type !== "bytes") continue;
        if (part.number === 2) add(part.content);
        if (part.number === 3) readTensor(wire, part.content, { add, depth: depth + 1 });
      }
    }
  }
  if (isText) for (const content of packed) addPacked(wire, content, add);
}

/** Texts in `tensor_content`: their lengths as varints, then all their bytes. */
function addPacked(wire: Wire, content: Extent, add: (content: Extent) => void): void {
  if (content.length === 0) return;
  const lengths = wire.packed(content, TEXTS_MAX);
  let sum = 0;
  let headerBytes = 0;
  for (const [index, length] of lengths.entries()) {
    sum += length;
    headerBytes += Math.max(1, Math.ceil(Math.log2(length + 1) / 7));
    if (headerBytes + sum !== content.length) continue;
    let offset = content.offset + headerBytes;
    for (const part of lengths.slice(0, index + 1)) {
      add({ offset, length: part });
      offset += part;
    }
    return;
  }
  add(content);
}
