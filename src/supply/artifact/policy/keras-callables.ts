import { gadgetModule, gadgetNamed } from "./gadgets/gadgets.ts";
import NAMES from "./keras-names.json" with { type: "json" };

/** What a Keras model names: a class that is made or a function that is called. */
export interface KerasReference {
  /** Null where the file leaves it to the program that loads it. */
  readonly module: string | null;
  readonly name: string;
  readonly isFunction: boolean;
}

/**
 * `custom`: only what the loading program has registered under the name; `unknown`: of a library
 * that is imported for it; `internal`: a part of Keras that does more than compute; `foreign`: code
 * of Python or of a library that is known to be dangerous.
 */
export type KerasStanding = "known" | "custom" | "unknown" | "internal" | "foreign";

const words = (listed: string): readonly string[] => listed.split(/\s+/).filter(Boolean);

const CLASSES = new Set(words(NAMES.classes));
const FUNCTIONS = new Set(Object.values(NAMES.functions).flatMap(words));
const STANDARD = new Set(words(NAMES.standard));
const OPERATORS = new Map(
  Object.entries(NAMES.operators).map(([part, listed]) => [part, new Set(words(listed))]),
);

/** Classes of Keras that are looked at by what they hold (`checks/keras.ts`). */
const SPECIAL_CLASSES = new Set(
  words(`Lambda TorchModuleWrapper TFSMLayer JaxLayer FlaxLayer TFOpLambda SlicingOpLambda
    ClassMethod InstanceMethod InstanceProperty function __lambda__ __tensor__ __numpy__ __bytes__
    __ellipsis__ __slice__ __keras_tensor__ __typespec__ __tuple__ __ndarray__ TensorShape TypeSpec
    CompositeTensor InputSpec`),
);

/** Functions of Keras and TensorFlow that fetch, load, write, switch off protection or call. */
const INTERNAL = new Set(
  words(`get_file load_model save_model load_weights save_weights model_from_json model_from_config
    model_from_yaml enable_unsafe_deserialization SafeModeScope disable_interactive_logging
    func_load func_dump
    deserialize_keras_object serialize_keras_object register_keras_serializable clear_session
    load_img save_img load_data load_audio load_video load_and_process_image plot_model
    image_dataset_from_directory text_dataset_from_directory audio_dataset_from_directory
    timeseries_dataset_from_array extract_archive _extract_archive validate_file hash_file
    _hash_file urlretrieve download from_pretrained import_module
    get_symbol_from_name export_saved_model
    path_to_string makedirs copy remove rmtree run_with_all_saved_model_formats write_file read_file
    py_function numpy_function py_func load_library load_op_library eval exec compile getattr
    setattr import_graph_def call_function execute_from_command_line set_backend from_preset
    save_to_preset get_source_inputs pickle loads load dump dumps open`),
);

const KERAS_ROOTS = new Set(
  words("keras tf_keras keras_core keras_hub keras_nlp keras_cv tensorflow_addons keras_contrib"),
);
const KERAS_IN_TENSORFLOW =
  /^tensorflow(?:_core)?(?:\.(?:python|_api\.v[12]|compat\.v[12]|contrib))*\.keras(?:\.|$)/;

/** Public modules in which everything is a part of a model. */
const FAMILIES =
  words(`activations backend constraints dtype_policies initializers layers losses metrics
  mixed_precision ops optimizers quantizers random regularizers`);
const FAMILY = new RegExp(
  String.raw`^(?:keras|tf_keras|keras_core)(?:\.api)?\.(?:${FAMILIES.join("|")})(?:\.|$)`,
);

/** What is known of a name under which Keras looks something up. */
export function standingOf({ module, name, isFunction }: KerasReference): KerasStanding {
  if (module === null || module === "" || module === "__main__") {
    return isKnownName(name, isFunction) ? "known" : unimportedStanding(name);
  }
  const full = module.replace(/^tf\.(?=keras\b)/, "tensorflow.");
  return importedStanding({ module: full, name, isFunction });
}

function importedStanding(reference: KerasReference & { readonly module: string }): KerasStanding {
  const { module, name } = reference;
  if (module === "builtins") return builtinStanding(reference);
  const [root = ""] = module.split(".", 1);
  if (KERAS_ROOTS.has(root) || KERAS_IN_TENSORFLOW.test(module)) return kerasStanding(reference);
  if (root === "tensorflow") {
    if (/^\w+Spec$/.test(name)) return "known";
    if (INTERNAL.has(name)) return "internal";
  }
  const isGadget = (gadgetNamed(module, name) ?? gadgetModule(module)) !== undefined;
  return isGadget || STANDARD.has(root) ? "foreign" : "unknown";
}

/** Only what the loading program has registered can be found. */
function unimportedStanding(name: string): KerasStanding {
  return INTERNAL.has(name) ? "internal" : "custom";
}

/** Modules of Keras before a class, which no loader asks for. */
const QUALIFIED = /^(?:(?:tensorflow|tf)\.(?:python\.)?)?(?:tf_)?keras\.(?:\w+\.)*(?=[A-Z]\w*$)/;

/** A package before the name, `Custom>Adam`, is how an add-on registers it. */
function isKnownName(name: string, isFunction: boolean): boolean {
  if (isFunction) return FUNCTIONS.has(name);
  const plain = name.slice(name.indexOf(">") + 1).replace(QUALIFIED, "");
  return CLASSES.has(plain) || SPECIAL_CLASSES.has(plain);
}

/** Keras gives this module for every function, its own and those of users. */
function builtinStanding({ name, isFunction }: KerasReference): KerasStanding {
  if (gadgetNamed("builtins", name) !== undefined) return "foreign";
  if (isKnownName(name, isFunction)) {
    // Classes of Keras never say so: it is how a function of Python takes the place of one.
    return isFunction || SPECIAL_CLASSES.has(name) ? "known" : "unknown";
  }
  return unimportedStanding(name);
}

const lowered = (names: Iterable<string>): readonly string[] =>
  [...names].map((name) => name.replaceAll("_", "").toLowerCase());
/** Short names that Keras resolves by what the model puts out. */
const TRAINING_NAMES = new Set([
  ...lowered(FUNCTIONS),
  ...lowered(CLASSES),
  ...words("acc accuracy ce crossentropy bce cosine cosineproximity loss none null"),
]);

/** Whether Keras has a loss or metric of this name, in any spelling. */
export function isKnownTrainingName(name: string): boolean {
  const plain = name.replace(/^.*[.>]/, "").replace(/V[12]$|_v[12]$/, "");
  return TRAINING_NAMES.has(plain.replaceAll("_", "").toLowerCase());
}

/** Fields whose text is the name of what is called. */
const CALLEE_FIELD = /^(?:fn|func|fn_name|function_name|callable|loader|hook|call|target)$/;
const KERAS_FUNCTION = /^(?:(?:tensorflow|tf)\.)?(?:tf_)?keras\.(?:\w+\.)*(\w+)$/;

/** What a text names that stands by itself: dotted functions of Keras, or what a field calls. */
export function namedStanding(placed: {
  readonly field: string;
  readonly value: string;
}): KerasStanding {
  const { field, value } = placed;
  if (value.length > 200 || !/^[A-Za-z_][\w.]*$/.test(value)) return "known";
  // Layers that call what this field names are looked at as a whole.
  if (field === "function") return "known";
  const inner = KERAS_FUNCTION.exec(value)?.[1];
  if (inner !== undefined && INTERNAL.has(inner)) return "internal";
  if (!CALLEE_FIELD.test(field)) return "known";
  if (value === "get_file" || value === "enable_unsafe_deserialization") return "internal";
  const dot = value.lastIndexOf(".");
  const [module, name] = [value.slice(0, Math.max(0, dot)), value.slice(dot + 1)];
  const isGadget = dot > 0 && (gadgetNamed(module, name) ?? gadgetModule(module)) !== undefined;
  return isGadget ? "foreign" : "known";
}

function kerasStanding({ module, name, isFunction }: KerasReference): KerasStanding {
  if (isKnownName(name, isFunction)) return "known";
  if (INTERNAL.has(name)) return "internal";
  return FAMILY.test(module ?? "") && /^[A-Za-z]\w*$/.test(name) ? "known" : "unknown";
}

/** What is known of a function of TensorFlow by its public name, as old layers give it. */
export function operatorStanding(symbol: string): KerasStanding {
  if (symbol.startsWith("__operators__.")) return "known";
  const dot = symbol.lastIndexOf(".");
  const part = symbol.slice(0, Math.max(0, dot));
  const name = symbol.slice(dot + 1);
  if (OPERATORS.get(part)?.has(name) === true) return "known";
  if (/^(?:compat\.v[12]\.)?keras\./.test(symbol)) {
    const module = symbol.slice(0, dot).replace(/^compat\.v[12]\./, "");
    return kerasStanding({ module, name, isFunction: true });
  }
  const isReaching = /(?:^|\.)(?:io|raw_ops|saved_model|train|data|lookup|summary|queue)\./;
  return INTERNAL.has(name) || isReaching.test(symbol) ? "internal" : "unknown";
}
