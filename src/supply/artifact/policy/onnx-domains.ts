import NAMES from "./onnx-names.json" with { type: "json" };

/** Domains of operators that runtimes bring along or that converters write for known libraries. */
const KNOWN_DOMAINS = new Set([
  "",
  "ai.onnx",
  "ai.onnx.ml",
  "ai.onnx.training",
  "ai.onnx.preview",
  "ai.onnx.preview.training",
  "ai.onnx.contrib",
  "com.microsoft",
  "com.microsoft.extensions",
  "com.microsoft.nchwc",
  "com.microsoft.dml",
  "com.ms.internal.nhwc",
  "com.intel.ai",
  "com.xilinx",
  "com.amd",
  "org.pytorch.prim",
  "org.pytorch._caffe2",
  "org.openvinotoolkit",
  "trt.plugins",
  "TRT",
  "TensorRT",
  "nvidia.modelopt",
  "mmdeploy",
  "mmcv",
  "aimet",
  "qti_aisw",
  "qonnx.custom_op.general",
  "onnx.brevitas",
  "finn.custom_op.general",
  "pkg.onnxscript.torch_lib",
  "pkg.onnxscript.torch_lib.common",
  "this",
  "local",
]);

/** Whether nothing but the runtime itself or a well-known library stands behind a domain. */
export function isKnownDomain(domain: string): boolean {
  return KNOWN_DOMAINS.has(domain) || /^pkg\.(?:onnxscript|torch|transformers)\b/.test(domain);
}

const OPERATORS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(NAMES).map(([domain, listed]) => [domain, new Set(listed.split(" "))]),
);
const LISTED_AS = new Map([
  ["ai.onnx", ""],
  ["ai.onnx.training", "ai.onnx.preview.training"],
]);
/** Of ONNX Runtime's builds for training, and plugins of TensorRT, often without their domain. */
const BUILD_OPERATOR =
  /(?:Grad(?:_\w+)?|Optimizer(?:V\d)?|Training|Accumulator(?:V\d)?|AllReduce|AllGather|ReduceScatter|_TRT)$|^(?:TRT_|Summary|Megatron|Softmax\w+Internal|YieldOp$|ZeroGradient$|PassThrough$|Group$|View$|MixedPrecisionScale$|ReduceAllL2$|FakeQuant$|FlattenAndUnpad$|PadAndUnflatten$|BatchNormInternal$)/;

/**
 * Whether a domain that is known in full has the operator; domains of which the operators are not
 * listed have them all.
 */
export function hasOperator(domain: string, operator: string): boolean {
  const listed = OPERATORS.get(LISTED_AS.get(domain) ?? domain);
  return listed === undefined || listed.has(operator) || BUILD_OPERATOR.test(operator);
}

/** Operators that open files whose names come from the inputs. */
export const READING_OPERATORS: ReadonlySet<string> = new Set(["ImageReader"]);

/** Operators that call back into Python, wherever they are declared. */
const PYTHON_OPERATOR = /^_*(?:Eager)?Py(?:thon)?_?(?:Custom)?(?:Op|Func|Call|Script|Block|Exec)/i;

export function runsPython(operator: string): boolean {
  return PYTHON_OPERATOR.test(operator);
}

/** Operators whose work is a blob or another program: nothing here can tell what it does. */
export const OPAQUE_OPERATORS: ReadonlySet<string> = new Set([
  "EPContext",
  "TRTEngineOp",
  "TRT_Engine",
  "ExternalCall",
  "CustomCall",
  "DllOp",
  "LoadLibrary",
]);
