import { slice } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Extent, Format, Scan } from "../format.ts";
import {
  fieldOf,
  firstWithin,
  has,
  outlineOf,
  sampleText,
  within,
} from "../formats/protobuf/outline.ts";
import type { Outline } from "../formats/protobuf/outline.ts";
import { textsOf, walkMessages } from "../formats/protobuf/schema.ts";
import type { Message } from "../formats/protobuf/schema.ts";
import { openWire, wholeOf } from "../formats/protobuf/wire.ts";
import type { Wire } from "../formats/protobuf/wire.ts";
import { TENSORFLOW_SCHEMA } from "../formats/tensorflow/schema.ts";
import type { TensorFlowKind } from "../formats/tensorflow/schema.ts";
import { createGraphCheck } from "./graph-scope.ts";
import type { GraphCheck } from "./graph-scope.ts";
import { pathProblem } from "./outside-path.ts";

const OPERATOR_NAME = /^[A-Za-z_][\w>.]*$/;

/** One node by its name and operator, or functions alone. */
function looksLikeGraph(graph: Outline): boolean {
  const node = firstWithin(graph, 1);
  // The sixth says where a node comes from; the graphs of MediaPipe have other texts there.
  const isOther = fieldOf(node, 6, "bytes") !== undefined && !within(node, 6).complete;
  const isNode = has(node, 1, "bytes") && OPERATOR_NAME.test(sampleText(node, 2));
  if (isNode && !isOther) return true;
  return hasFunction(within(graph, 2));
}

function hasFunction(library: Outline): boolean {
  const { fields } = firstWithin(library, 1);
  if (!fields.some(({ number, type }) => number === 3 && type === "bytes")) return false;
  const signature = within(firstWithin(library, 1), 1);
  return OPERATOR_NAME.test(sampleText(signature, 1));
}

function looksLikeMetaGraph(outline: Outline): boolean {
  return looksLikeGraph(within(outline, 2)) && !hasFunction(within(outline, 2));
}

function looksLikeSavedModel(outline: Outline): boolean {
  if (!has(outline, 2, "bytes") || has(outline, 7, "bytes")) return false;
  const metaGraph = firstWithin(outline, 2);
  if (looksLikeMetaGraph(metaGraph)) return true;
  // One without a graph still has its description and objects.
  const described = within(metaGraph, 1);
  return has(outline, 1, "varint") && (has(described, 5, "bytes") || has(metaGraph, 7, "bytes"));
}

/** A folder's `saved_model.pb`: graphs with their functions, signatures and assets. */
export const savedModel = graphFormat({
  id: "saved-model",
  title: "TensorFlow SavedModel",
  kind: "SavedModel",
  matches: looksLikeSavedModel,
});

export const metaGraph = graphFormat({
  id: "metagraph",
  title: "TensorFlow MetaGraph",
  kind: "MetaGraph",
  matches: (outline) => !looksLikeSavedModel(outline) && looksLikeMetaGraph(outline),
});

export const graphDef = graphFormat({
  id: "graphdef",
  title: "TensorFlow GraphDef",
  kind: "Graph",
  matches: looksLikeGraph,
});

interface GraphKind extends Pick<Format, "id" | "title"> {
  readonly kind: TensorFlowKind;
  readonly matches: (outline: Outline) => boolean;
}

function graphFormat({ id, title, kind, matches }: GraphKind): Format {
  return {
    id,
    title,
    active: false,
    claim: ({ source }) => (matches(outlineOf(source)) ? "certain" : "none"),
    inspect: (scan) => checkGraphs(kind, scan.source, scan),
  };
}

/** Checks a message of TensorFlow and all that is in it. */
export function checkGraphs(kind: TensorFlowKind, source: ByteSource, scan: Scan): void {
  const wire = openWire(source, { tick: () => scan.tick() });
  const root: Message<TensorFlowKind> = { kind, extent: wholeOf(source) };
  const graphs = createGraphCheck(scan, wire);
  walkMessages(wire, root, {
    schema: TENSORFLOW_SCHEMA,
    enter: (message) => enter(message, { scan, wire, graphs }),
  });
  graphs.finish();
}

interface Place {
  readonly scan: Scan;
  readonly wire: Wire;
  readonly graphs: GraphCheck;
}

/** Messages that are read as a whole, and so not gone on into. */
const READERS: Readonly<Partial<Record<TensorFlowKind, (extent: Extent, place: Place) => void>>> = {
  MetaInfo: noteVersion,
  Asset: checkAsset,
  Any: checkAny,
  UserObject: scanUserObject,
  Node: () => undefined,
};

function enter({ kind, extent }: Message<TensorFlowKind>, place: Place): boolean {
  if (kind === "Graph") place.graphs.addScope({ extent, kind: "graph" });
  if (kind === "Function") place.graphs.addScope({ extent, kind: "function" });
  const read = READERS[kind];
  read?.(extent, place);
  return read === undefined && kind !== "Function";
}

function noteVersion(extent: Extent, { scan, wire }: Place): void {
  const [tags = "", version = ""] = textsOf(wire, extent, [4, 5]);
  if (version !== "") scan.note({ kind: "producer", name: "TensorFlow", value: version });
  if (tags !== "") scan.note({ kind: "field", name: "tags", value: tags });
}

/** Assets are names within the folder of the model. */
function checkAsset(extent: Extent, { scan, wire }: Place): void {
  const [path = ""] = textsOf(wire, extent, [2]);
  const why = pathProblem(path);
  if (why === null || why === "hidden") return;
  scan.report("graph/outside-path", extent.offset, { op: "asset", node: "asset", path, why });
}

/** The first version of the format keeps its assets in a collection. */
function checkAny(extent: Extent, place: Place): void {
  const { wire } = place;
  const [type = ""] = textsOf(wire, extent, [1]);
  if (!type.endsWith(".AssetFileDef")) return;
  for (const { number, type: wireType, content } of wire.fields(extent)) {
    if (number === 2 && wireType === "bytes") checkAsset(content, place);
  }
}

/** Layers of Keras describe themselves in JSON. */
function scanUserObject(extent: Extent, place: Place): void {
  scanMetadata(extent, { identifier: 1, metadata: 3, place });
}

interface MetadataPlace {
  readonly identifier: number;
  readonly metadata: number;
  readonly place: Pick<Place, "scan" | "wire">;
}

function scanMetadata(extent: Extent, { identifier, metadata, place }: MetadataPlace): void {
  const { scan, wire } = place;
  const [name = ""] = textsOf(wire, extent, [identifier]);
  for (const { number, type, content } of wire.fields(extent)) {
    if (number !== metadata || type !== "bytes" || content.length === 0) continue;
    const source = slice(wire.source, content.offset, content.length);
    scan.member(`${name}/keras_metadata.json`, source, content);
  }
}

/** `keras_metadata.pb` beside a saved model: the layers, each described in JSON. */
export const kerasMetadata: Format = {
  id: "keras-metadata",
  title: "Keras metadata of a SavedModel",
  active: false,
  claim: ({ source }) => (looksLikeKerasMetadata(outlineOf(source)) ? "certain" : "none"),
  inspect(scan) {
    const wire = openWire(scan.source, { tick: () => scan.tick() });
    for (const { number, type, content } of wire.fields(wholeOf(scan.source))) {
      if (number !== 1 || type !== "bytes") continue;
      scanMetadata(content, { identifier: 3, metadata: 5, place: { scan, wire } });
    }
  },
};

function looksLikeKerasMetadata(outline: Outline): boolean {
  const node = firstWithin(outline, 1);
  return has(node, 4, "bytes") && /^_?tf_keras|^_|keras/.test(sampleText(node, 4));
}

const FINGERPRINT_NUMBERS = new Set([1, 2, 3, 4, 5, 6, 7]);

/** `fingerprint.pb` beside a saved model: hashes of its parts, nothing that is loaded. */
export const fingerprint: Format = {
  id: "fingerprint",
  title: "Fingerprint of a SavedModel",
  active: false,
  claim: ({ source }) => (isFingerprint(outlineOf(source)) ? "plausible" : "none"),
  inspect(scan) {
    let hashes = 0;
    for (const { number } of openWire(scan.source).fields(wholeOf(scan.source))) {
      if (number === 1) hashes += 1;
    }
    if (hashes > 0) scan.recognize();
  },
};

function isFingerprint(outline: Outline): boolean {
  if (!outline.complete || outline.source.size > 4096 || outline.fields.length > 64) return false;
  const hashes = [1, 2, 3, 4, 5].filter((number) => has(outline, number, "varint"));
  if (hashes.length < 2 || has(outline, 7, "varint")) return false;
  const isVersion = fieldOf(outline, 6, "bytes") === undefined || within(outline, 6).complete;
  return isVersion && outline.fields.every(({ number }) => FINGERPRINT_NUMBERS.has(number));
}
