import type { Format, Head, Scan } from "../format.ts";
import { baseOf, endingOf, looksLikeText, readText, startText } from "../formats/text/text.ts";
import { scanYaml } from "../formats/yaml/scan.ts";
import type { YamlPair, YamlTag } from "../formats/yaml/scan.ts";
import { targetRisk } from "../policy/config-targets.ts";
import {
  checkCodeReference,
  checkPath,
  checkPossibleTarget,
  isDottedName,
  checkTarget,
} from "./config-values.ts";
import { looksLikePython } from "./python.ts";
import { checkSecrets } from "./secrets.ts";
import { checkPossibleTemplate, checkTemplate } from "./template.ts";
import { checkHidden } from "./text-value.ts";

/** What no ordinary text has by chance. */
const TELLING =
  /(?:^|[\s{,"'])_target_["']?\s*:|!!python\/|!<tag:|^%TAG |!!(?:javax|java|com|org)\.|!ruby\//m;
const LINE = /^(?:%\w+|---|\.\.\.|-(?:\s|$)|\s+\S|#|["']?[\w./$@-]+["']?\s*:(?:\s|$))/;

/** A key in front of a colon. */
const PAIR = /^["']?[\w./$@-]+["']?\s*:(?:\s|$)/;

function isYaml({ name, start }: Head): boolean {
  if (!looksLikeText(start)) return false;
  if (/^\.ya?ml$/.test(endingOf(name)) || baseOf(name) === "MLmodel") return true;
  const text = startText(start, 65_536);
  if (/^\s*[<[]/.test(text) || looksLikePython(start) || isModelCard({ name, start })) return false;
  if (TELLING.test(text)) return !/\.(?:md|rst|py|ipynb)$/.test(name);
  const lines = text
    .slice(0, 4096)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 8);
  const isNamed = /^\.(?:py[wi]?|md|rst|jinja2?|j2|c|h|cpp|js|ts)$/.test(endingOf(name));
  if (isNamed || !lines.some((line) => PAIR.test(line))) return false;
  return lines.length > 2 && lines.every((line) => LINE.test(line)) && !/^\w+\s*\{/m.test(text);
}

/** Settings of Hydra and NeMo, MLflow and Conda, and any other YAML. */
export const yaml: Format = {
  id: "yaml",
  title: "YAML",
  active: false,
  claim: (head) => (isYaml(head) ? "plausible" : "none"),
  inspect(scan) {
    const text = readText(scan.source);
    checkYaml(text, scan);
    checkPossibleTemplate(text, { offset: 0, scan, isText: true });
    checkSecrets(text, 0, scan);
  },
};

function isModelCard({ name, start }: Pick<Head, "name" | "start">): boolean {
  return /\.(?:md|markdown)$/i.test(name) && /^---\r?\n/.test(startText(start, 16));
}

/** The description of a model, with facts in YAML at its beginning. */
export const modelCard: Format = {
  id: "model-card",
  title: "model card",
  active: false,
  claim: (head) => {
    const isCard = /\.(?:md|markdown)$/i.test(head.name) && looksLikeText(head.start);
    return isCard ? "plausible" : "none";
  },
  inspect(scan) {
    const text = readText(scan.source);
    const front = /^---\r?\n([^]{0,65536}?)\n---\s/.exec(text)?.[1];
    if (front !== undefined) checkYaml(front, scan);
    checkSecrets(text, 0, scan);
  },
};

function checkYaml(text: string, scan: Scan): void {
  scanYaml(text, {
    pair: (pair) => checkPair(pair, scan),
    tag: (tag) => checkTag(tag, scan),
    tick: () => scan.tick(),
  });
}

const FACTS = new Map([
  ["license", "licence"],
  ["license_name", "licence"],
  ["base_model", "field"],
  ["library_name", "producer"],
  ["mlflow_version", "producer"],
  ["nemo_version", "producer"],
] as const);

/** Paths of MLflow and of TorchServe, which stay in the folder. */
const PATH_KEY =
  /^(?:code|data|model_path|model_data|pickled_model|model_code_path|artifact_path|python_env|conda|virtualenv|saved_input_example_info|handler|model_class|state_dict)$/;

/** Under the same key, lists of packages with their versions say where each comes from. */
const PACKAGE = /^https:\/\/\S{1,1000}\.(?:conda|tar\.bz2)$/;

/** Of Hydra, jsonargparse, latent diffusion, registries and makers of objects like them. */
const CALLED_KEY =
  /^(?:_target_|_convert_class_|class_path|target|cls|_class_|callable|entry_point|func|_factory_|\(\)|loader_method)$/;

/** Classes of transformers that stand for those of a repository. */
const AUTO_CLASS =
  /^(?:auto_map|Auto(?:Config|Tokenizer|Model|Processor|Backbone|\w{1,20}(?:Extractor|Processor))\w*)$/;

function isPath({ key, value }: YamlPair): boolean {
  return PATH_KEY.test(key) && !(key === "conda" && PACKAGE.test(value));
}

function checkPair({ key, value, offset }: YamlPair, scan: Scan): void {
  const kind = [...FACTS].find(([known]) => known === key)?.[1];
  if (kind !== undefined && value.length < 500) scan.note({ kind, name: key, value });
  const setting = { key, value, offset };
  if (CALLED_KEY.test(key)) checkCalled(setting, scan);
  else if (key === "loader_module") checkLoader(setting, scan);
  else if (key === "trust_remote_code" && /^(?:true|yes|on)$/i.test(value)) {
    scan.report("config/trusts-remote-code", offset, { key });
  } else if (AUTO_CLASS.test(key) && value.includes(".")) {
    checkCodeReference(setting, scan);
  } else if (/chat_template|instruction_template/.test(key) && /\{\{|\{%/.test(value)) {
    checkTemplate(value, offset, scan);
  } else if (isPath(setting)) checkPath(setting, scan);
  else if (/\$\{oc\.(?:env|decode):|\$\{python|\$\{eval/.test(value)) {
    checkResolver(setting, scan);
  } else checkHidden({ name: key, text: value, offset }, scan);
}

function checkCalled(setting: YamlPair, scan: Scan): void {
  const isForThat = setting.key === "_target_" || setting.key === "_convert_class_";
  const value = setting.value.replace(/^ext:\/\//, "");
  if (isForThat && LOADS_MODEL.test(value) && baseOf(scan.name) === OF_NEMO) {
    const { key, offset } = setting;
    scan.report("config/reaching-callable", offset, { key, target: value });
  } else if (isForThat) checkTarget(setting, scan);
  else if (isDottedName(value)) checkPossibleTarget({ ...setting, value }, scan);
  else checkHidden({ name: setting.key, text: setting.value, offset: setting.offset }, scan);
}

/** Settings of a model that is there already: it has no use for another one. */
const OF_NEMO = "model_config.yaml";
const LOADS_MODEL = /\.(?:restore_from|load_from_checkpoint|from_pretrained)$/;

/** MLflow imports it and calls its `_load_pyfunc`. */
function checkLoader(setting: YamlPair, scan: Scan): void {
  if (setting.value.startsWith("mlflow.")) return;
  const target = `${setting.value}._load_pyfunc`;
  const risk = targetRisk(target, scan.settings.allowedCallables);
  if (risk === "dangerous") checkTarget({ ...setting, value: target }, scan);
  else checkCodeReference(setting, scan);
}

/** OmegaConf evaluates these when the setting is read. */
function checkResolver({ key, value, offset }: YamlPair, scan: Scan): void {
  const [found] = /\$\{(?:python|eval)\w*:/.exec(value) ?? [];
  if (found !== undefined) scan.report("config/unknown-callable", offset, { key, target: found });
}

const PYTHON = "tag:yaml.org,2002:python/";
const VALUES = /^(?:none|bool|str|unicode|bytes|int|long|float|complex|list|tuple|dict)$/;

const FOREIGN = new RegExp(
  String.raw`^(?:!ruby\/|tag:ruby\.yaml\.org|!!(?:javax?|com|org)\.|` +
    String.raw`tag:yaml\.org,2002:(?:(?:javax?|com|org)\.|js\/function))`,
);

/** Tags with which loaders of Python, Ruby, Java and JavaScript make objects. */
function checkTag({ tag, offset }: YamlTag, scan: Scan): void {
  const shown = tag.replace("tag:yaml.org,2002:", "!!");
  if (FOREIGN.test(tag)) {
    scan.report("config/python-object", offset, { tag: shown });
    return;
  }
  if (!tag.startsWith(PYTHON)) return;
  const what = tag.slice(PYTHON.length);
  if (VALUES.test(what)) return;
  const [, how = "", target = ""] = /^([\w/]+):(.*)$/.exec(what) ?? [];
  const risk = targetRisk(target, scan.settings.allowedCallables);
  const isClass = risk === "known" && target.includes(".") && how !== "module";
  scan.report(isClass ? "config/python-class" : "config/python-object", offset, { tag: shown });
}
