import { COMPRESSED } from "./checks/compressed.ts";
import { npy } from "./checks/npy.ts";
import { onnx } from "./checks/onnx.ts";
import { protobufText } from "./checks/protobuf-text.ts";
import { safetensors } from "./checks/safetensors.ts";
import { sevenZip } from "./checks/seven-zip.ts";
import { tar } from "./checks/tar.ts";
import { zip } from "./checks/zip.ts";
import {
  fingerprint,
  graphDef,
  kerasMetadata,
  metaGraph,
  savedModel,
} from "./checks/tensorflow.ts";
import type { Format } from "./format.ts";

/** Every format, in the order in which they are tried and listed. */
export const FORMATS: readonly Format[] = [
  zip,
  tar,
  sevenZip,
  ...COMPRESSED,
  npy,
  onnx,
  savedModel,
  metaGraph,
  graphDef,
  kerasMetadata,
  fingerprint,
  protobufText,
  safetensors,
];
