import { createPickleJudge } from "./decide.ts";

/**
 * What a dotted name in a setting leads to; `reaching`: a function of a known library that reads,
 * writes, fetches or changes how the program goes on.
 */
export type TargetRisk = "known" | "unknown" | "reaching" | "dangerous";

const KNOWN =
  /^(?:nemo|nemo_\w+|megatron|torch|torchvision|torchaudio|torchmetrics|torchtext|pytorch_lightning|lightning(?:_\w+)?|transformers|diffusers|accelerate|peft|timm|omegaconf|hydra|mlflow|sklearn|numpy|scipy|pandas|keras|tensorflow|tf_keras|xgboost|lightgbm|catboost|sentence_transformers|tokenizers|datasets|apex|fairseq|hydra_plugins|espnet\w*|speechbrain|monai|detectron2|mmcv|mmengine|mmdet|ultralytics|open_clip|builtins|collections|functools|onnx|spacy|statsmodels|prophet|langchain\w*|pmdarima|h2o|fastai|gluonts|einops|ldm|sgm|audiocraft|trl|evaluate|jiwer|skops|joblib|flash_attn|xformers)\./;

/** Modules that do more than make layers, as a step of a longer name. */
const STEPS =
  /(?:^|\.)(?:os|sys|subprocess|builtins|importlib|shutil|socket|ctypes|pickle|runpy|marshal|pty|posix|nt|code|webbrowser|urllib|requests|http|_posixsubprocess|multiprocessing|__builtins__|__globals__|__init__|hub|cpp_extension)(?:\.|$)/;
const CALLS =
  /(?:^|\.)(?:exec|eval|compile|system|popen|Popen|__import__|load_library|check_output|getoutput|run_path|urlretrieve|urlopen|get_object)$/;

const HARMLESS_MODULES =
  /^(?:builtins|collections|functools)\.(?:int|float|str|bool|list|dict|tuple|set|frozenset|slice|range|complex|bytes|OrderedDict|defaultdict|Counter|deque|partial|min|max|sum|len|round|abs|sorted|object)$/;
/** Functions that make objects of bytes that anyone may have written. */
const UNPICKLES =
  /^(?:dill|cloudpickle|_?pickle|joblib|marshal|shelve|jsonpickle)\b.*\.(?:loads?|_loads?)$/;

/** Functions and methods by what their names say they do; classes begin with capitals. */
const REACHES = new RegExp(
  [
    String.raw`(?:^|\.)(?:load|save|dump|open|read|write|download|upload|fetch|clear|initialize)`,
    String.raw`(?:s|_\w+)?$|(?:^|\.)(?:dumps?|tofile|fromfile|memmap|DataSource|recfrom(?:csv|txt)`,
    String.raw`|genfromtxt|(?:load|save)txt|savez\w*|store|(?:legacy_)?register_\w+|compose`,
    String.raw`|run_job|_save_config|configure_log|push_to_hub|cached_file|ffmpeg\w*|_?locate`,
    String.raw`|set_instance|get_static_method|_get_module|(?:create|define)_import\w*`,
    String.raw`|\w+_hub_download|snapshot_download|exec_module|import_\w+)$`,
  ].join(""),
);
/** Data sets and checkpoints that settings of training name by custom. */
const CUSTOMARY =
  /^(?:sklearn\.datasets|datasets|evaluate|torchtext|torchvision|nltk|timm)\.|\.(?:load_from_checkpoint|load_dataset|load_metric|open_clip)$/;

const HYDRA_HELPERS = /^hydra\.utils\.(?:instantiate|call)$/;

/** Judges a name that a loader would import and call: `nemo.collections.asr.models.X`. */
export function targetRisk(target: string, allowed: readonly string[]): TargetRisk {
  const dot = target.lastIndexOf(".");
  const module = dot < 0 ? "builtins" : target.slice(0, dot);
  const name = target.slice(dot + 1);
  if (HARMLESS_MODULES.test(target)) return "known";
  if (HYDRA_HELPERS.test(target) || /[${}]/.test(target)) return "unknown";
  if (
    STEPS.test(module) ||
    CALLS.test(target) ||
    UNPICKLES.test(target) ||
    /^hydra\.utils\.get_(?:method|object|class)/.test(target)
  ) {
    return "dangerous";
  }
  // By custom the data of a training; a pickle has no use for it.
  if (/^datasets\.load_\w+$/.test(target)) return "reaching";
  const judge = createPickleJudge(allowed);
  const tier = judge.tierOf({ kind: "global", module, name, spellings: [] });
  if (tier === "dangerous") return "dangerous";
  if (REACHES.test(target) && !CUSTOMARY.test(target)) return "reaching";
  return tier !== "unknown" || KNOWN.test(target) ? "known" : "unknown";
}
