import { bytesSource } from "../byte-source.ts";
import type { Format, Head } from "../format.ts";
import { ONNX_SCHEMA } from "../formats/onnx/schema.ts";
import { Malformed } from "../formats/malformed.ts";
import { encodeTextForm } from "../formats/protobuf/text.ts";
import type { Schema } from "../formats/protobuf/schema.ts";
import { TENSORFLOW_SCHEMA } from "../formats/tensorflow/schema.ts";

interface TextRoot {
  readonly schema: Schema;
  readonly kind: string;
}

/** Messages by the fields with which their text forms begin; the first that has one. */
const ROOTS: readonly (TextRoot & { readonly begins: RegExp })[] = [
  {
    schema: ONNX_SCHEMA,
    kind: "Model",
    begins: words("ir_version producer_name producer_version opset_import graph training_info"),
  },
  {
    schema: TENSORFLOW_SCHEMA,
    kind: "SavedModel",
    begins: words("saved_model_schema_version meta_graphs"),
  },
  {
    schema: TENSORFLOW_SCHEMA,
    kind: "MetaGraph",
    begins: words(
      "meta_info_def graph_def saver_def collection_def signature_def object_graph_def",
    ),
  },
  { schema: TENSORFLOW_SCHEMA, kind: "Graph", begins: words("node versions library version") },
];

function words(names: string): RegExp {
  return new RegExp(`^(?:${names.replaceAll(" ", "|")})\\s*[:{<]`);
}

function rootOf({ start }: Pick<Head, "start">): TextRoot | undefined {
  const text = Buffer.from(start.subarray(0, 4096)).toString("latin1");
  const begin = text.replace(/^(?:\s+|#[^\n]*\n)*/, "");
  return ROOTS.find(({ begins }) => begins.test(begin));
}

/** Models in protobuf's text form: read by turning them into the binary form. */
export const protobufText: Format = {
  id: "protobuf-text",
  title: "protobuf text",
  active: false,
  claim: (head) => (rootOf(head) === undefined ? "none" : "plausible"),
  inspect(scan) {
    const start = new Uint8Array(4096);
    const filled = scan.source.readInto(start, 0);
    const root = rootOf({ start: start.subarray(0, filled) });
    if (root === undefined) throw new Malformed("no-message", 0);
    const binary = encodeTextForm(scan.source, { ...root, tick: () => scan.tick() });
    if (binary.length > 0) scan.member("binary form", bytesSource(binary));
  },
};
