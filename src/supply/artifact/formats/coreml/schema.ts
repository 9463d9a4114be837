import type { Schema } from "../protobuf/schema.ts";

const TEXT = "text";
const INT = "int";

/** Core ML's Model.proto and MIL.proto, as much of them as names code or files. */
export const COREML_SCHEMA = {
  Model: {
    specificationVersion: [1, INT],
    description: [2, "Description"],
    pipelineClassifier: [200, "NestedPipeline"],
    pipelineRegressor: [201, "NestedPipeline"],
    pipeline: [202, "Pipeline"],
    neuralNetworkRegressor: [303, "Network"],
    neuralNetworkClassifier: [403, "Network"],
    kNearestNeighborsClassifier: [404, "Other"],
    neuralNetwork: [500, "Network"],
    mlProgram: [502, "Program"],
    customModel: [555, "CustomModel"],
    linkedModel: [556, "LinkedModel"],
    serializedModel: [3000, "SerializedModel"],
  },
  Description: { metadata: [100, "Metadata"] },
  Metadata: {
    shortDescription: [1, TEXT],
    versionString: [2, TEXT],
    author: [3, TEXT],
    license: [4, TEXT],
    userDefined: [100, "Property"],
  },
  Property: { key: [1, TEXT], value: [2, TEXT] },
  NestedPipeline: { pipeline: [1, "Pipeline"] },
  Pipeline: { models: [1, "Model"] },
  Network: { layers: [1, "Layer"] },
  Layer: { name: [1, TEXT], custom: [500, "CustomLayer"] },
  CustomLayer: { className: [10, TEXT] },
  CustomModel: { className: [10, TEXT] },
  LinkedModel: { linkedModelFile: [1, "LinkedFile"] },
  LinkedFile: { linkedModelFileName: [1, "FileName"], linkedModelSearchPath: [2, "SearchPath"] },
  FileName: { defaultValue: [1, TEXT] },
  SearchPath: { defaultValue: [1, TEXT] },
  SerializedModel: { identifier: [1, TEXT], model: [2, TEXT] },
  Program: { functions: [2, "FunctionEntry"], attributes: [4, "ValueEntry"] },
  FunctionEntry: { value: [2, "Function"] },
  Function: { block_specializations: [3, "BlockEntry"], attributes: [4, "ValueEntry"] },
  BlockEntry: { value: [2, "Block"] },
  Block: { operations: [3, "Operation"], attributes: [4, "ValueEntry"] },
  Operation: {
    type: [1, TEXT],
    inputs: [2, "ArgumentEntry"],
    blocks: [4, "Block"],
    attributes: [5, "ValueEntry"],
  },
  ArgumentEntry: { value: [2, "Argument"] },
  Argument: { arguments: [1, "Binding"] },
  Binding: { value: [2, "Value"] },
  ValueEntry: { value: [2, "Value"] },
  Value: { blobFileValue: [5, "BlobFile"] },
  BlobFile: { fileName: [1, TEXT] },
  Other: {},
} as const satisfies Schema;

export type CoreMlKind = keyof typeof COREML_SCHEMA;
