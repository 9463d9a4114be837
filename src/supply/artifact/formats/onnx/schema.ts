import type { Schema } from "../protobuf/schema.ts";

const TEXT = "text";
const INT = "int";

/** onnx.proto3, as much of it as can name files, code or other operators. */
export const ONNX_SCHEMA = {
  Model: {
    ir_version: [1, INT],
    producer_name: [2, TEXT],
    producer_version: [3, TEXT],
    domain: [4, TEXT],
    model_version: [5, INT],
    doc_string: [6, TEXT],
    graph: [7, "Graph"],
    opset_import: [8, "Opset"],
    metadata_props: [14, "Property"],
    training_info: [20, "Training"],
    functions: [25, "Function"],
  },
  Training: { initialization: [1, "Graph"], algorithm: [2, "Graph"] },
  Graph: {
    node: [1, "Node"],
    name: [2, TEXT],
    initializer: [5, "Tensor"],
    doc_string: [10, TEXT],
    sparse_initializer: [15, "SparseTensor"],
    metadata_props: [16, "Property"],
  },
  Node: {
    input: [1, TEXT],
    output: [2, TEXT],
    name: [3, TEXT],
    op_type: [4, TEXT],
    attribute: [5, "Attribute"],
    doc_string: [6, TEXT],
    domain: [7, TEXT],
    overload: [8, TEXT],
    metadata_props: [9, "Property"],
  },
  Attribute: {
    name: [1, TEXT],
    i: [3, INT],
    s: [4, TEXT],
    t: [5, "Tensor"],
    g: [6, "Graph"],
    strings: [9, TEXT],
    tensors: [10, "Tensor"],
    graphs: [11, "Graph"],
    sparse_tensor: [22, "SparseTensor"],
    sparse_tensors: [23, "SparseTensor"],
  },
  SparseTensor: { values: [1, "Tensor"], indices: [2, "Tensor"] },
  Tensor: {
    name: [8, TEXT],
    raw_data: [9, TEXT],
    external_data: [13, "ExternalData"],
    data_location: [14, INT],
    metadata_props: [16, "Property"],
  },
  ExternalData: { key: [1, TEXT], value: [2, TEXT] },
  Function: {
    name: [1, TEXT],
    node: [7, "Node"],
    doc_string: [8, TEXT],
    opset_import: [9, "Opset"],
    domain: [10, TEXT],
    attribute_proto: [11, "Attribute"],
    overload: [13, TEXT],
    metadata_props: [14, "Property"],
  },
  Opset: { domain: [1, TEXT], version: [2, INT] },
  Property: { key: [1, TEXT], value: [2, TEXT] },
} as const satisfies Schema;

export type OnnxKind = keyof typeof ONNX_SCHEMA;
