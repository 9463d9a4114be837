import type { Schema } from "../protobuf/schema.ts";

const TEXT = "text";
const INT = "int";

/** The messages of TensorFlow's saved models and graphs, as much of them as is looked at. */
export const TENSORFLOW_SCHEMA = {
  SavedModel: { saved_model_schema_version: [1, INT], meta_graphs: [2, "MetaGraph"] },
  MetaGraph: {
    meta_info_def: [1, "MetaInfo"],
    graph_def: [2, "Graph"],
    collection_def: [4, "CollectionEntry"],
    asset_file_def: [6, "Asset"],
    object_graph_def: [7, "ObjectGraph"],
  },
  MetaInfo: { tags: [4, TEXT], tensorflow_version: [5, TEXT] },
  CollectionEntry: { key: [1, TEXT], value: [2, "Collection"] },
  Collection: { any_list: [5, "AnyList"] },
  AnyList: { value: [1, "Any"] },
  Any: { type_url: [1, TEXT], value: [2, TEXT] },
  Asset: { filename: [2, TEXT] },
  ObjectGraph: { nodes: [1, "SavedObject"] },
  SavedObject: { user_object: [4, "UserObject"] },
  UserObject: { identifier: [1, TEXT], metadata: [3, TEXT] },
  Graph: { node: [1, "Node"], library: [2, "Library"] },
  Library: { function: [1, "Function"] },
  Function: { signature: [1, "Signature"], node_def: [3, "Node"] },
  Signature: { name: [1, TEXT] },
  Node: {
    name: [1, TEXT],
    op: [2, TEXT],
    input: [3, TEXT],
    device: [4, TEXT],
    attr: [5, "AttributeEntry"],
  },
  AttributeEntry: { key: [1, TEXT], value: [2, "Attribute"] },
  Attribute: { list: [1, "List"], s: [2, TEXT], tensor: [8, "Tensor"], func: [10, "Call"] },
  List: { s: [2, TEXT], tensor: [8, "Tensor"], func: [9, "Call"] },
  Call: { name: [1, TEXT], attr: [2, "AttributeEntry"] },
  Tensor: {
    dtype: [1, INT],
    tensor_content: [4, TEXT],
    string_val: [8, TEXT],
    variant_val: [15, "Variant"],
  },
  Variant: { type_name: [1, TEXT], metadata: [2, TEXT], tensors: [3, "Tensor"] },
} as const satisfies Schema;

export type TensorFlowKind = keyof typeof TENSORFLOW_SCHEMA;
