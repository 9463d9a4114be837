import { slice } from "../byte-source.ts";
import type { Extent, Format, Scan } from "../format.ts";
import { COREML_SCHEMA } from "../formats/coreml/schema.ts";
import type { CoreMlKind } from "../formats/coreml/schema.ts";
import { fieldOf, has, outlineOf, within } from "../formats/protobuf/outline.ts";
import type { Outline } from "../formats/protobuf/outline.ts";
import { textsOf, walkMessages } from "../formats/protobuf/schema.ts";
import type { Message } from "../formats/protobuf/schema.ts";
import { openWire, wholeOf } from "../formats/protobuf/wire.ts";
import type { Wire } from "../formats/protobuf/wire.ts";
import { looksLikeCode } from "./code-text.ts";
import { pathProblem } from "./outside-path.ts";

const VERSION_MAX = 1000;
/** Kinds of models begin here; below are the common fields. */
const KIND_NUMBER_MIN = 200;
const KIND_NUMBER_MAX = 3000;

/** Models of Apple's Core ML: layers, programs and pipelines of them. */
export const coreml: Format = {
  id: "coreml",
  title: "Core ML",
  active: false,
  claim: ({ source }) => (looksLikeCoreMl(outlineOf(source)) ? "certain" : "none"),
  inspect(scan) {
    const wire = openWire(scan.source, { tick: () => scan.tick() });
    const root: Message<CoreMlKind> = { kind: "Model", extent: wholeOf(scan.source) };
    walkMessages(wire, root, {
      schema: COREML_SCHEMA,
      enter: ({ kind, extent }) => {
        READERS[kind]?.(extent, { scan, wire });
        return true;
      },
    });
  },
};

function looksLikeCoreMl(outline: Outline): boolean {
  const version = fieldOf(outline, 1, "varint");
  if (version === undefined || version.value > VERSION_MAX || !has(outline, 2, "bytes")) {
    return false;
  }
  const isKind = outline.fields.some(
    ({ number, type }) =>
      type === "bytes" && number >= KIND_NUMBER_MIN && number <= KIND_NUMBER_MAX,
  );
  const description = within(outline, 2);
  return isKind && [1, 10, 20, 100].some((number) => has(description, number, "bytes"));
}

interface Place {
  readonly scan: Scan;
  readonly wire: Wire;
}

const READERS: Readonly<Partial<Record<CoreMlKind, (extent: Extent, place: Place) => void>>> = {
  CustomLayer: reportCustom,
  CustomModel: reportCustom,
  Metadata: noteMetadata,
  Property: checkProperty,
  FileName: checkFileName,
  SearchPath: checkFileName,
  BlobFile: checkBlobFile,
  SerializedModel: scanSerialized,
};

/** Runs a class of this name in the program that loads the model. */
function reportCustom(extent: Extent, { scan, wire }: Place): void {
  const [domain = ""] = textsOf(wire, extent, [10]);
  scan.note({ kind: "import", name: domain, value: "class" });
  scan.report("graph/unknown-operator", extent.offset, { op: "custom", domain });
}

function noteMetadata(extent: Extent, { scan, wire }: Place): void {
  const [text = "", version = "", author = "", licence = ""] = textsOf(wire, extent, [1, 2, 3, 4]);
  if (author !== "") scan.note({ kind: "producer", name: author, value: version });
  if (licence !== "") scan.note({ kind: "licence", name: "license", value: licence });
  if (looksLikeCode(text)) {
    scan.report("graph/code-in-text", extent.offset, { name: "shortDescription" });
  }
}

function checkProperty(extent: Extent, { scan, wire }: Place): void {
  const [name = "", value = ""] = textsOf(wire, extent, [1, 2]);
  scan.note({ kind: "field", name, value });
  if (looksLikeCode(value)) scan.report("graph/code-in-text", extent.offset, { name });
}

function checkFileName(extent: Extent, place: Place): void {
  const [path = ""] = textsOf(place.wire, extent, [1]);
  reportPath(path, extent.offset, { ...place, op: "linked model" });
}

/** The folder of the model goes by a name of its own. */
function checkBlobFile(extent: Extent, place: Place): void {
  const [path = ""] = textsOf(place.wire, extent, [1]);
  reportPath(path.replace(/^@model_path\//, ""), extent.offset, { ...place, op: "blob file" });
}

interface PathPlace extends Place {
  readonly op: string;
}

function reportPath(path: string, offset: number, { scan, op }: PathPlace): void {
  const why = path === "" ? null : pathProblem(path);
  if (why === null) return;
  scan.report("graph/outside-path", offset, { op, node: "model", path, why });
}

function scanSerialized(extent: Extent, { scan, wire }: Place): void {
  const [domain = ""] = textsOf(wire, extent, [1]);
  scan.note({ kind: "import", name: domain, value: "class" });
  for (const { number, type, content } of wire.fields(extent)) {
    if (number !== 2 || type !== "bytes") continue;
    scan.member(
      `serialized ${domain}`,
      slice(wire.source, content.offset, content.length),
      content,
    );
  }
}
