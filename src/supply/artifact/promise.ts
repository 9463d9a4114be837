import type { Format } from "./format.ts";

/** What an ending of a name tells people and tools about the content. */
interface NamePromise {
  readonly title: string;
  /** Ids of formats that keep the promise. */
  readonly formats: readonly string[];
  /** Files of this name are taken for data: nobody expects them to run code. */
  readonly passive: boolean;
}

const PICKLES = ["pickle", "joblib", "zip", "pytorch", "pytorch-legacy", "tar"];
const PACKED = ["gzip", "zfile", "zlib", "bzip2", "xz", "lzma", "lz4", "zstd"];
const TENSORFLOW = [
  "saved-model",
  "graphdef",
  "metagraph",
  "keras-metadata",
  "fingerprint",
  "onnx",
];
const TORCH_ARCHIVES = ["torchscript", "torch-package", "pt2", "torchserve"];
const TORCH = [...PICKLES, ...PACKED, ...TORCH_ARCHIVES, "safetensors", "7z"];

const PROMISES = new Map<string, NamePromise>([
  ...[".pkl", ".pickle", ".dill", ".cloudpickle", ".joblib"].map(
    (ending) => [ending, active("a pickle", [...PICKLES, ...PACKED])] as const,
  ),
  ...[".pt", ".pth", ".ckpt", ".mar", ".nemo", ".pt2", ".ptl"].map(
    (ending) => [ending, active("a PyTorch model", [...TORCH, "hdf5", "checkpoint"])] as const,
  ),
  [".msgpack", passive("MessagePack", ["msgpack"])],
  [".npy", passive("a NumPy array", ["npy"])],
  [".npz", passive("NumPy arrays", ["npz", "zip"])],
  [".safetensors", passive("safetensors", ["safetensors"])],
  [".gguf", passive("GGUF", ["gguf"])],
  [".onnx", passive("ONNX", ["onnx"])],
  [".tflite", passive("TensorFlow Lite", ["tflite"])],
  [".pb", passive("a TensorFlow graph", TENSORFLOW)],
  ...[".rds", ".rda", ".rdata"].map(
    (ending) => [ending, passive("an R object", ["rds", ...PACKED])] as const,
  ),
  [".cbm", passive("CatBoost", ["catboost"])],
  [".mlmodel", passive("Core ML", ["coreml"])],
  [".engine", passive("a TensorRT engine", ["tensorrt"])],
  [".trt", passive("a TensorRT engine", ["tensorrt"])],
  [".pdmodel", passive("a PaddlePaddle program", ["paddle"])],
  [".h5", passive("HDF5", ["hdf5", "keras"])],
  [".hdf5", passive("HDF5", ["hdf5", "keras"])],
  [".keras", passive("a Keras model", ["keras", "zip", "hdf5"])],
  [".pmml", passive("PMML", ["pmml", "xml"])],
  [".ubj", passive("XGBoost", ["xgboost", "xgboost-deprecated", "xgboost-json", "ubjson"])],
  [".zip", active("a ZIP archive", ["zip", "pytorch", ...TORCH_ARCHIVES, "keras", "npz", "skops"])],
  [".tar", active("a tar archive", ["tar"])],
  [".gz", active("gzip", ["gzip", "tar", "zlib", "zfile"])],
  [".tgz", active("gzip", ["gzip", "tar"])],
  [".bz2", active("bzip2", ["bzip2"])],
  [".xz", active("xz", ["xz"])],
  [".7z", active("a 7z archive", ["7z"])],
  [".skops", active("a skops model", ["skops", "zip"])],
  ...[".json", ".txt", ".md", ".csv", ".yaml", ".yml", ".toml", ".jinja", ".png", ".jpg"].map(
    (ending) => [ending, passive(`\`${ending}\``, [])] as const,
  ),
]);

/** Endings whose content always has a form that is known here. */
const ALWAYS_RECOGNIZED = new Set(
  [...PROMISES].filter(([, { formats }]) => formats.length > 0).map(([ending]) => ending),
);

function active(title: string, formats: readonly string[]): NamePromise {
  return { title, formats, passive: false };
}

function passive(title: string, formats: readonly string[]): NamePromise {
  return { title, formats, passive: true };
}

const CONTAINER = /\.(?:zip|tar|gz|bz2|xz|zst)$/i;

/** What a member is called: pandas gives it the name of its archive, with an ending too many. */
export function nameInside(container: string, name: string): string {
  const isSame = /[^/\\]*$/.exec(container)?.[0] === name;
  return isSame ? name.replace(CONTAINER, "").replace(/\.tar$/i, "") : name;
}

export interface NameProblem {
  readonly rule: "file/unrecognized" | "file/disguised" | "file/misnamed";
  readonly values: Readonly<Record<string, string>>;
}

/** Whether a name leads astray about what the formats in `taken` found; null when it does not. */
export function nameProblem(name: string, taken: readonly Format[]): NameProblem | null {
  const ending = /\.[a-z0-9]{1,12}$/i.exec(name)?.[0].toLowerCase() ?? "";
  const promise = PROMISES.get(ending);
  if (promise === undefined) return null;
  const promised = promise.title;
  if (taken.length === 0) {
    if (!ALWAYS_RECOGNIZED.has(ending)) return null;
    return { rule: "file/unrecognized", values: { promised } };
  }
  const strange = taken.filter(({ id }) => !promise.formats.includes(id));
  const hidden = strange.find((format) => format.active);
  if (promise.passive && hidden !== undefined) {
    return { rule: "file/disguised", values: { promised, found: hidden.title } };
  }
  const [other] = strange;
  if (other === undefined || strange.length < taken.length || promise.formats.length === 0) {
    return null;
  }
  return { rule: "file/misnamed", values: { promised, found: other.title } };
}
