import { catboost, lightgbm, xgboost, xgboostJson, xgboostOld } from "./checks/boosters.ts";
import { checkpoint, checkpointIndex, eventLog } from "./checks/checkpoint.ts";
import { COMPRESSED } from "./checks/compressed.ts";
import { coreml } from "./checks/coreml.ts";
import { executable } from "./checks/executable.ts";
import { gguf } from "./checks/gguf.ts";
import { hdf5 } from "./checks/hdf5.ts";
import { keras } from "./checks/keras.ts";
import { jinja } from "./checks/jinja.ts";
import { json } from "./checks/json-config.ts";
import { msgpack } from "./checks/msgpack.ts";
import { notebook } from "./checks/notebook.ts";
import { npy } from "./checks/npy.ts";
import { onnx } from "./checks/onnx.ts";
import { paddle, paddleJson } from "./checks/paddle.ts";
import { protobufText } from "./checks/protobuf-text.ts";
import { plainText } from "./checks/plain-text.ts";
import { pickleFile } from "./checks/pickle-file.ts";
import { python } from "./checks/python.ts";
import { rds } from "./checks/rds.ts";
import { safetensors } from "./checks/safetensors.ts";
import { sevenZip } from "./checks/seven-zip.ts";
import { tar } from "./checks/tar.ts";
import { TORCH_ARCHIVES, pytorch, pytorchLegacy } from "./checks/torch-archive.ts";
import { openvino, pmml, xml } from "./checks/xml.ts";
import { wideText } from "./checks/wide-text.ts";
import { modelCard, yaml } from "./checks/yaml.ts";
import { zip } from "./checks/zip.ts";
import {
  fingerprint,
  graphDef,
  kerasMetadata,
  metaGraph,
  savedModel,
} from "./checks/tensorflow.ts";
import { tensorflowJs } from "./checks/tensorflow-js.ts";
import { tensorrt } from "./checks/tensorrt.ts";
import { tflite } from "./checks/tflite.ts";
import { unknownBytes } from "./checks/unknown-bytes.ts";
import { unreadArchive } from "./checks/unread-archive.ts";
import type { Format } from "./format.ts";

/** Every format, in the order in which they are tried and listed. */
export const FORMATS: readonly Format[] = [
  zip,
  pytorch,
  ...TORCH_ARCHIVES,
  tar,
  sevenZip,
  ...COMPRESSED,
  unreadArchive,
  executable,
  pickleFile,
  pytorchLegacy,
  npy,
  hdf5,
  keras,
  onnx,
  savedModel,
  metaGraph,
  graphDef,
  kerasMetadata,
  fingerprint,
  protobufText,
  tflite,
  tensorflowJs,
  xgboost,
  xgboostJson,
  xgboostOld,
  catboost,
  lightgbm,
  rds,
  pmml,
  openvino,
  xml,
  tensorrt,
  coreml,
  paddle,
  paddleJson,
  gguf,
  safetensors,
  msgpack,
  checkpoint,
  checkpointIndex,
  eventLog,
  json,
  notebook,
  yaml,
  modelCard,
  python,
  jinja,
  plainText,
  wideText,
  unknownBytes,
];
