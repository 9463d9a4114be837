import type { Format, Scan } from "../format.ts";
import { walkJson } from "../formats/json/walk.ts";
import type { JsonMembers, JsonScalar } from "../formats/json/walk.ts";
import { baseOf, looksLikeText, readText, startText } from "../formats/text/text.ts";
import { targetRisk } from "../policy/config-targets.ts";
import {
  checkCodeReference,
  checkPath,
  checkPossibleTarget,
  checkTarget,
} from "./config-values.ts";
import { looksLikeNotebook } from "./notebook.ts";
import { checkSecrets } from "./secrets.ts";
import { SKOPS_KEYS, createSkopsReview } from "./skops.ts";
import { checkPossibleTemplate, checkTemplate } from "./template.ts";
import { checkHidden, checkTextValue } from "./text-value.ts";
import { checkTorchOperator } from "./torchscript.ts";

const SECRETS_BYTES_MAX = 2 ** 20;
const VOCABULARY = /^(?:tokenizer|vocab|merges|added_tokens|special_tokens_map)\.json$/;

/** Settings of Hugging Face, skops, MLflow, TorchServe and others, and any other JSON. */
export const json: Format = {
  id: "json",
  title: "JSON",
  active: false,
  claim: ({ start }) => {
    const isJson = looksLikeText(start) && /^\s*(?:\{\s*["}]|\[)/.test(startText(start));
    return isJson && !looksLikeNotebook(start) ? "plausible" : "none";
  },
  inspect(scan) {
    const review = createReview(scan);
    walkJson(scan.source, {
      wanted: WANTED,
      scalar: (path, value, offset) => review.scalar(path, value, offset),
      closed: (path, members, offset) => review.closed(path, members, offset),
      tick: () => scan.tick(),
    });
    if (scan.source.size <= SECRETS_BYTES_MAX && !VOCABULARY.test(baseOf(scan.name))) {
      checkSecrets(readText(scan.source), 0, scan);
    }
  },
};

const WANTED = new Set([
  ...SKOPS_KEYS,
  ..."parent_library base_model_class type idx path _diffusers_version".split(" "),
]);

const FACTS = new Map([
  ["license", "licence"],
  ["model_type", "field"],
  ["architectures", "field"],
  ["transformers_version", "producer"],
  ["mlflow_version", "producer"],
  ["_sklearn_version", "producer"],
] as const);

/** Names of files, as loaders join them to the folder. */
const PATH_KEY =
  /^(?:\w+_file|\w+_files|file|handler|modelFile|serializedFile|extraFiles|requirementsFile|weight_map|data_path|model_path)$/;
const PICKLED_KEY = /^py\/(?:object|type|function|class|mod|method)$/;

interface Review {
  scalar(path: readonly string[], value: JsonScalar, offset: number): void;
  closed(path: readonly string[], members: JsonMembers, offset: number): void;
}

function createReview(scan: Scan): Review {
  const skops = createSkopsReview(scan);
  const parts: Component[] = [];
  return {
    scalar(path, value, offset) {
      if (value === null) return;
      const key = keyOf(path);
      if (value === true && /^(?:trust_remote_code|allow_remote_code)$/.test(key)) {
        scan.report("config/trusts-remote-code", offset, { key });
      }
      if (typeof value !== "string") return;
      checkText({ path, key, value, offset }, scan);
      if (path.length === 2 && path[1] === "[]" && parts.length < 1000) {
        parts.push({ key, value, offset });
      }
    },
    closed(path, members, offset) {
      skops.closed(path, members, offset);
      checkObject(path, members, { offset, scan });
      if (path.length === 0 && members.has("_diffusers_version")) checkParts(parts, scan);
    },
  };
}

interface Component {
  readonly key: string;
  readonly value: string;
  readonly offset: number;
}

interface TextSetting extends Component {
  readonly path: readonly string[];
}

/** The name under which a value stands, also in a list. */
function keyOf(path: readonly string[]): string {
  return path.findLast((step) => step !== "[]") ?? "";
}

function checkText({ path, key, value, offset }: TextSetting, scan: Scan): void {
  const kind = [...FACTS].find(([known]) => known === key)?.[1];
  if (kind !== undefined && value.length < 500) scan.note({ kind, name: key, value });
  const setting = { key, value, offset };
  if (path.includes("auto_map")) checkCodeReference({ ...setting, key: "auto_map" }, scan);
  else if (path.includes("custom_pipelines") && key === "impl") checkCodeReference(setting, scan);
  else if (key === "_target_") checkTarget(setting, scan);
  else if (PICKLED_KEY.test(key)) checkPickled(setting, scan);
  else if (key === "py/repr") scan.report("config/pickled-text", offset, { key, target: "eval" });
  else if (key === "target" && path.includes("graph_module")) checkExported(setting, scan);
  else if (PATH_KEY.test(key) || path.at(-2) === "weight_map") checkPath(setting, scan);
  else checkOther({ path, key, value, offset }, scan);
}

/** Of XGBoost no text is more than a name. */
function checkOther({ path, key, value, offset }: TextSetting, scan: Scan): void {
  const text = { name: key, text: value, offset };
  if (isTemplate(path, value) && path.at(-1) === "[]") {
    // One line of many: what it calls may be defined in another.
    checkPossibleTemplate(value, { offset, scan, isText: true });
  } else if (isTemplate(path, value)) checkTemplate(value, offset, scan);
  else if (key === "()" || key === "class_path") checkMade({ key, value, offset }, scan);
  else if (path[0] === "learner") checkTextValue(text, scan);
  else if (CALLBACK.test(value)) scan.report("graph/code-in-text", offset, { name: key });
  else checkHidden(text, scan);
}

/** Functions of JAX that call back into Python from a compiled program. */
const CALLBACK =
  /^\s*jax\.(?:experimental\.)?(?:host_callback\.\w+|io_callback|pure_callback|debug\.callback)\b/;

/** `logging.config.dictConfig` and jsonargparse call it; a path in a repository is no such name. */
function checkMade({ key, value, offset }: Component, scan: Scan): void {
  const target = value.replace(/^ext:\/\//, "");
  if (/^\w+(?:\.\w+)+$/.test(target)) checkPossibleTarget({ key, value: target, offset }, scan);
}

function isTemplate(path: readonly string[], value: string): boolean {
  return path.some((step) => /chat_template/.test(step)) && /\{\{|\{%/.test(value);
}

/** jsonpickle imports and calls what such members name. */
function checkPickled({ key, value, offset }: Component, scan: Scan): void {
  const target = value.replace("/", ".");
  if (isDangerous(target, scan)) scan.report("config/pickled-text", offset, { key, target });
  else if (target.includes(".")) checkTarget({ key, value: target, offset }, scan);
}

function isDangerous(target: string, scan: Scan): boolean {
  return targetRisk(target, scan.settings.allowedCallables) === "dangerous";
}

const EXPORTED =
  /^(?:_operator\.\w+|math\.\w+|torch\.(?:sym_\w+|_sym\w+)|torch\._higher_order_ops\.[\w.]+|builtins\.(?:getattr|max|min|round))$/;

const OPERATOR = /^#?torch\.ops\.(\w+)\.(\w+)/;

/** Operators of an exported program (`.pt2`); the loader reaches any attribute of `torch`. */
function checkExported({ key, value, offset }: Component, scan: Scan): void {
  if (!value.includes(".") || /^#?torch\.sym_/.test(value)) return;
  const [, namespace, name] = OPERATOR.exec(value) ?? [];
  if (namespace !== undefined && name !== undefined) {
    checkTorchOperator({ namespace, name }, offset, scan);
    return;
  }
  if (EXPORTED.test(value)) return;
  checkTarget({ key, value, offset }, scan);
}

function checkObject(
  path: readonly string[],
  members: JsonMembers,
  { offset, scan }: { readonly offset: number; readonly scan: Scan },
): void {
  if (members.size === 0) return;
  for (const library of textsOf(members, "parent_library")) {
    const [name = "Class"] = textsOf(members, "base_model_class");
    const setting = { key: "parent_library", value: `${library}.${name}`, offset };
    if (library.startsWith("transformers_modules")) checkCodeReference(setting, scan);
    else checkTarget(setting, scan);
  }
  // modules.json of sentence-transformers.
  if (path.length !== 1 || !members.has("idx") || !members.has("path")) return;
  for (const value of textsOf(members, "type")) {
    const setting = { key: "type", value, offset };
    if (value.startsWith("sentence_transformers.")) continue;
    if (isDangerous(value, scan)) checkTarget(setting, scan);
    else checkCodeReference(setting, scan);
  }
}

function textsOf(members: JsonMembers, key: string): readonly string[] {
  return (members.get(key) ?? []).filter((value) => typeof value === "string");
}

const LIBRARIES =
  /^(?:diffusers|transformers|onnxruntime\w*|flax|optimum\w*|sentence_transformers)(?:\.|$)/;
const PIPELINES =
  /^(?:stable_diffusion\w*|latent_diffusion\w*|paint_by_example|kandinsky\w*|k_diffusion|deepfloyd_if|audioldm\w*|musicldm|stable_audio|shap_e|unclip|unidiffuser|versatile_diffusion|wuerstchen|stable_cascade|t2i_adapter|controlnet\w*|semantic_stable_diffusion|spectrogram_diffusion|latte|flux|hunyuandit|pixart_\w+|ledits_pp|text_to_video_synthesis|i2vgen_xl|animatediff|aura_flow|blip_diffusion|marigold|pag|cogvideo|lumina\w*|ltx|mochi|sana|wan|hidream_image|qwenimage)$/;

/** `[library, class]` in the index of a diffusion pipeline: other libraries are files beside it. */
function checkParts(parts: readonly Component[], scan: Scan): void {
  const seen = new Set<string>();
  for (const { key, value, offset } of parts) {
    const isFirst = !seen.has(key);
    seen.add(key);
    if (!isFirst || LIBRARIES.test(value) || PIPELINES.test(value)) continue;
    checkCodeReference({ key, value, offset }, scan);
  }
}
