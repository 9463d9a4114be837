import { Buffer } from "node:buffer";
import { bytesSource, readBytes } from "../byte-source.ts";
import type { Format, Head, Scan } from "../format.ts";
import { bytesOf, isCodeText } from "../formats/keras/code-text.ts";
import {
  describedBy,
  isKerasObject,
  textsAt,
  valuesAt,
  visit,
} from "../formats/keras/configuration.ts";
import type { Described, Placed } from "../formats/keras/configuration.ts";
import { parsePythonJson } from "../formats/keras/python-json.ts";
import type { Json, JsonObject } from "../formats/keras/python-json.ts";
import { Malformed } from "../formats/malformed.ts";
import { startText } from "../formats/text/text.ts";
import { LimitReached } from "../limits.ts";
import { namedStanding, operatorStanding, standingOf } from "../policy/keras-callables.ts";
import type { KerasReference, KerasStanding } from "../policy/keras-callables.ts";
import { inspectLambda, inspectModuleField, reportCode } from "./keras-lambda.ts";
import { RULES } from "./keras-standing.ts";
import { inspectTraining } from "./keras-training.ts";
import { pathProblem } from "./outside-path.ts";

const TEXT_BYTES_MAX = 64 * 2 ** 20;

/** The JSON that describes a model: in `.keras` archives, HDF5 attributes, SavedModels or alone. */
export const keras: Format = {
  id: "keras",
  title: "Keras configuration",
  active: false,
  claim: (head) => (couldBeJson(head) ? "plausible" : "none"),
  inspect(scan) {
    const root = parse(readText(scan), scan);
    let isKeras = false;
    visit(root, {
      object: (object) => {
        isKeras ||= isKerasObject(object);
      },
      text: () => scan.tick(),
    });
    if (!isKeras) throw new Malformed("no-keras-configuration", 0);
    scan.recognize();
    visit(root, {
      object: (object) => inspectObject(object, { scan, isRoot: object === root }),
      text: (placed) => inspectText(placed, scan),
    });
  },
};

/** A configuration that breaks off is a broken one; other JSON is of another kind. */
function parse(text: string, scan: Scan): Json {
  if (!MENTIONS.test(text)) throw new Malformed("no-keras-configuration", 0);
  try {
    return parsePythonJson(text, () => scan.tick());
  } catch (error) {
    if (/"class_name"\s*:|enable_unsafe_deserialization|__lambda__/.test(text)) scan.recognize();
    throw error;
  }
}

/** Also with letters of the keys written as escapes. */
const MENTIONS = /class_name|keras_version|optimizer_config|enable_unsafe|\\u00[4-7]/;
const OPENING = /^\s*(?:[{[]|$)/;

/** In one byte a sign; other encodings are opened first: `wide-text`. */
function couldBeJson({ start }: Head): boolean {
  return OPENING.test(startText(start, start.length));
}

function readText({ source }: Scan): string {
  const bytes = readBytes(source, 0, Math.min(source.size, TEXT_BYTES_MAX));
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  if (source.size > TEXT_BYTES_MAX) {
    if (!MENTIONS.test(text)) throw new Malformed("no-keras-configuration", 0);
    throw new LimitReached("size", TEXT_BYTES_MAX);
  }
  return text;
}

interface ObjectPlace {
  readonly scan: Scan;
  /** The model itself, which may be of a class of its own. */
  readonly isRoot: boolean;
}

function inspectObject(object: JsonObject, { scan, isRoot }: ObjectPlace): void {
  scan.tick();
  if (!isOfSavedModel(scan)) inspectTraining(object, scan);
  inspectModuleField(object, { at: object.at, scan });
  if (valuesAt(object, "safe_mode").length > 0) scan.report("keras/safe-mode", object.at);
  for (const value of textsAt(object, "keras_version")) {
    scan.note({ kind: "producer", name: "Keras", value });
  }
  for (const described of describedBy(object)) inspectDescribed(described, { scan, isRoot });
}

/** SavedModels run from their graphs: a class that is missing is a fact, and not looked up. */
function isOfSavedModel({ name }: Scan): boolean {
  return name.endsWith("/keras_metadata.json");
}

function inspectDescribed(described: Described, { scan, isRoot }: ObjectPlace): void {
  const { className, at } = described;
  for (const field of described.repeated) scan.report("keras/ambiguous", at, { field });
  for (const reference of referencesOf(described)) {
    const standing = standingOf(reference);
    const isOwn = standing === "custom" && !reference.isFunction && !isRoot;
    if (standing === "custom" && isOfSavedModel(scan)) {
      scan.note({ kind: "import", name: reference.name, value: standing });
    } else if (isOwn) scan.report("keras/custom-class", at, { callee: reference.name });
    else reportReference(reference, standing, { at, scan });
  }
  SPECIAL.get(plainName(className))?.(described, scan);
}

/** `keras>Lambda` and `keras.layers.Lambda` are the class itself. */
function plainName(className: string): string {
  return className.replace(/^.*[>.]/, "");
}

/** Everything that Keras may look up for one described object. */
function referencesOf(described: Described): readonly KerasReference[] {
  const { className, modules, registeredNames, config } = described;
  const isFunction = className === "function";
  const inConfig = isFunction || className === "__typespec__";
  const names = inConfig
    ? config.flatMap((value) => (value.kind === "text" ? [value.value] : []))
    : [className];
  const others = registeredNames.filter((name) => name !== className && !name.includes(">"));
  return modules.flatMap((module) =>
    [...names, ...others].map((name) => ({ module, name, isFunction })),
  );
}

interface Place {
  readonly at: number;
  readonly scan: Scan;
}

function reportReference(
  { module, name }: Omit<KerasReference, "isFunction">,
  standing: KerasStanding,
  { at, scan }: Place,
): void {
  if (standing === "known") return;
  const callee = module === null || module === "" ? name : `${module}.${name}`;
  scan.note({ kind: "import", name: callee, value: standing });
  scan.report(RULES[standing], at, { callee });
}

/** Classes that are looked at by what they hold. */
const SPECIAL = new Map<string, (described: Described, scan: Scan) => void>([
  ["Lambda", inspectLambda],
  ["__lambda__", inspectLambda],
  ["TorchModuleWrapper", inspectTorchModule],
  ["TFSMLayer", reportOtherModel],
  ["JaxLayer", reportOtherModel],
  ["FlaxLayer", reportOtherModel],
  ["TFOpLambda", inspectOperator],
  ["ClassMethod", inspectOperator],
  ["InstanceMethod", inspectOperator],
  ["InstanceProperty", inspectOperator],
]);

function inspectTorchModule({ name, config, at }: Described, scan: Scan): void {
  scan.report("keras/torch-module", at, { name });
  for (const part of config) {
    for (const text of wrappedTexts(part)) {
      scan.member(`${name} module`, bytesSource(bytesOf(text)));
    }
  }
}

/** Under `module`: as text, or in Keras' own wrapping of bytes. */
function wrappedTexts(config: Json): readonly string[] {
  if (config.kind !== "object") return [];
  return config.entries
    .filter(([key]) => key === "module")
    .flatMap(([, value]) => {
      if (value.kind === "text") return [value.value];
      if (value.kind !== "object") return [];
      return value.entries.flatMap(([, inner]) => textsAt(inner, "value"));
    });
}

function reportOtherModel({ name, className, at }: Described, scan: Scan): void {
  scan.report("keras/other-model", at, { name, kind: plainName(className) });
}

/** Functions of TensorFlow by their names (`TFOpLambda`), and methods of its classes. */
function inspectOperator({ config, at }: Described, scan: Scan): void {
  for (const name of config.flatMap((part) => textsAt(part, "function"))) {
    reportReference({ module: "tensorflow", name }, operatorStanding(name), { at, scan });
  }
}

/** Fields whose text Keras opens as a file: vocabularies, models, data of tokenizers. */
const FILE_FIELDS =
  /^(?:vocabulary|vocab(?:ulary)?_file|vocab|merges|proto|idf_weights|file_?path|filename|path|fname|asset(?:_path)?|spm_proto|model_path|checkpoint(?:_path)?|weights|origin|url|handle|cache_dir|directory|log_dir|export_dir|saved_model_path)$/;
/** Of these even a name beside the model is strange. */
const FILES_ALWAYS =
  /^(?:vocabulary|vocab(?:ulary)?_file|merges|idf_weights|file_?path|filename|model_path|handle|saved_model_path)$/;
const ADDRESS = /^\s*(?:[a-z][a-z0-9+.-]{1,20}:\/\/|\\\\)/i;
const SYSTEM_PLACE = /^(?:file:)?\/(?:etc|proc|sys|dev|root|home|var|usr|tmp|opt|mnt|run)\/|^~\//;
const PATH_MAX = 1024;
const PICKLED = /^(?:gA[I-X]|UEsDB|H4sI)[\w+/]{12}/;

function inspectText(placed: Placed, scan: Scan): void {
  scan.tick();
  const { value, owner, at, field } = placed;
  const named = namedStanding({ field, value });
  if (named !== "known") reportReference({ module: null, name: value }, named, { at, scan });
  if (isCodeText(value)) reportCode(owner, value, { at, scan });
  else if (PICKLED.test(value)) scan.member(`${owner} ${field}`, bytesSource(bytesOf(value)));
  else if (!placed.inList) inspectPath(placed, scan);
}

function inspectPath({ field, value, owner, at }: Placed, scan: Scan): void {
  if (value === "" || value.length > PATH_MAX) return;
  const isFile = FILE_FIELDS.test(field);
  const problem = pathProblem(value);
  const isOutside = problem !== null && problem !== "hidden";
  const values = { field, name: owner, path: value };
  if (isFile && isOutside) {
    scan.report("keras/outside-file", at, { ...values, why: problem });
  } else if (ADDRESS.test(value) || SYSTEM_PLACE.test(value) || FILES_ALWAYS.test(field)) {
    scan.report("keras/other-file", at, values);
  }
}
