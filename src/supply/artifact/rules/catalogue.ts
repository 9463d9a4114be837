import { ARCHIVE_RULES } from "./archive-rules.ts";
import { CONFIG_RULES } from "./config-rules.ts";
import type { ArtifactRule } from "./rule.ts";
import { FILE_RULES } from "./file-rules.ts";
import { GGUF_RULES } from "./gguf-rules.ts";
import { GRAPH_RULES } from "./graph-rules.ts";
import { ONNX_RULES } from "./onnx-rules.ts";
import { HDF5_RULES } from "./hdf5-rules.ts";
import { KERAS_RULES } from "./keras-rules.ts";
import { NPY_RULES } from "./npy-rules.ts";
import { MSGPACK_RULES } from "./msgpack-rules.ts";
import { PICKLE_RULES } from "./pickle-rules.ts";
import { PYTHON_RULES } from "./python-rules.ts";
import { RDS_RULES } from "./rds-rules.ts";
import { SAFETENSORS_RULES } from "./safetensors-rules.ts";
import { TEXT_RULES } from "./text-rules.ts";
import { XML_RULES } from "./xml-rules.ts";
import { TEMPLATE_RULES } from "./template-rules.ts";

/** Every rule of the scanner, by its stable id. */
export const ARTIFACT_RULES = {
  ...FILE_RULES,
  ...ARCHIVE_RULES,
  ...GGUF_RULES,
  ...GRAPH_RULES,
  ...ONNX_RULES,
  ...HDF5_RULES,
  ...KERAS_RULES,
  ...NPY_RULES,
  ...CONFIG_RULES,
  ...MSGPACK_RULES,
  ...PICKLE_RULES,
  ...PYTHON_RULES,
  ...RDS_RULES,
  ...SAFETENSORS_RULES,
  ...TEXT_RULES,
  ...XML_RULES,
  ...TEMPLATE_RULES,
} as const;
export type ArtifactRuleId = keyof typeof ARTIFACT_RULES;

export function artifactRule(id: ArtifactRuleId): ArtifactRule {
  return ARTIFACT_RULES[id];
}
