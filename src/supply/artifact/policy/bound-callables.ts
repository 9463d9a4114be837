import type { NameTable } from "./name-table.ts";

/** Rules about arguments: each says what a callable may be given. */
export const ARGUMENT_RULES = [
  "attribute",
  "partial",
  "getter",
  "type-expression",
  "encode",
  "decode",
  "type",
  "reconstructor",
  "new-with-keywords",
  "default-factory",
  "one-iterable",
  "logger",
  "bit-generator",
  "ufunc",
  "tensor-subclass",
  "nested-quietly",
  "nested",
  "unpack",
  "mention-only",
  "type-by-name",
  "text-of-range",
  "method-by-text",
  "applied",
  "code",
] as const;
export type ArgumentRule = (typeof ARGUMENT_RULES)[number];

/** Callables that serializers use and that are dangerous with other arguments than theirs. */
const BOUND: Readonly<Record<ArgumentRule, NameTable>> = {
  attribute: { builtins: "getattr" },
  partial: { functools: "partial", _functools: "partial" },
  getter: {
    operator: "attrgetter itemgetter methodcaller",
    _operator: "attrgetter itemgetter methodcaller",
  },
  "type-expression": { operator: "getitem or_", _operator: "getitem or_" },
  encode: { _codecs: "encode latin_1_encode", codecs: "encode" },
  decode: { _codecs: "decode", codecs: "decode" },
  type: { builtins: "type" },
  reconstructor: { copyreg: "_reconstructor" },
  "new-with-keywords": { copyreg: "__newobj__ __newobj_ex__" },
  "default-factory": { collections: "defaultdict" },
  "one-iterable": { builtins: "iter" },
  logger: { logging: "getLogger" },
  "bit-generator": {
    "numpy.random._pickle": "__randomstate_ctor __generator_ctor __bit_generator_ctor",
  },
  ufunc: { "numpy.core": "_ufunc_reconstruct", "numpy._core": "_ufunc_reconstruct" },
  "tensor-subclass": { "torch._tensor": "_rebuild_from_type _rebuild_from_type_v2" },
  "nested-quietly": {
    "torch.storage": "_load_from_bytes",
    "keras.src.saving.pickle_utils": "deserialize_model_from_bytecode",
    "keras.saving.pickle_utils": "deserialize_model_from_bytecode",
    "keras.src.saving.keras_saveable": "KerasSaveable._unpickle_model",
    "numba.core.serialize": "_unpickle__CustomPickled",
  },
  nested: {
    pickle: "loads _loads",
    _pickle: "loads",
    cPickle: "loads",
    dill: "loads",
    "dill._dill": "loads",
    cloudpickle: "loads",
    "cloudpickle.cloudpickle": "loads",
  },
  unpack: {
    zlib: "decompress",
    bz2: "decompress",
    lzma: "decompress",
    gzip: "decompress",
    base64: [
      "b64decode standard_b64decode urlsafe_b64decode b32decode b16decode b85decode a85decode",
      "decodebytes decodestring",
    ].join(" "),
    binascii: "unhexlify a2b_base64 a2b_hex a2b_uu a2b_qp",
  },
  "mention-only": {
    numpy: "memmap",
    "numpy.core.memmap": "memmap",
    "numpy._core.memmap": "memmap",
    // Attributes that compare or report.
    operator: "eq ne lt le gt ge add sub mul truediv neg",
    _operator: "eq ne lt le gt ge add sub mul truediv neg",
    builtins: "print",
  },
  "type-by-name": {
    "dill._dill": "_load_type",
    "dill.dill": "_load_type",
    "cloudpickle.cloudpickle": "_builtin_type",
    "joblib.externals.cloudpickle.cloudpickle": "_builtin_type",
  },
  "text-of-range": { "dill._dill": "_eval_repr", "dill.dill": "_eval_repr" },
  "method-by-text": { "dill._dill": "_getattr", "dill.dill": "_getattr" },
  applied: {
    "dill._dill": "_create_array",
    "dill.dill": "_create_array",
    "jax._src.array": "_reconstruct_array",
    "numba.core.types.abstract": "_type_reconstructor",
  },
  code: {
    "torch.fx.graph_module": [
      "reduce_graph_module reduce_package_graph_module reduce_deploy_graph_module",
      "_deserialize_graph_module",
    ].join(" "),
    "cloudpickle.cloudpickle": [
      "_make_function _make_skeleton_func _fill_function _make_skeleton_class _make_skeleton_enum",
      "_rehydrate_skeleton_class _make_cell _make_empty_cell _function_setstate",
      "_class_setstate _make_typevar",
      "subimport dynamic_subimport _get_bases",
    ].join(" "),
    "numba.core.serialize": "custom_rebuild _rebuild_reduction",
    "cloudpickle.cloudpickle_fast": "_function_setstate _class_setstate",
    "joblib.externals.cloudpickle.cloudpickle": [
      "_make_function _make_skeleton_func _fill_function _make_skeleton_class _make_skeleton_type",
      "_rehydrate_skeleton_class _make_cell _make_empty_cell _function_setstate _class_setstate",
      "_make_skeleton_enum subimport",
    ].join(" "),
    "joblib.externals.cloudpickle.cloudpickle_fast": "_function_setstate _class_setstate",
    "dill._dill": [
      "_create_code _create_function _create_type _create_cell _import_module",
      "_create_namedtuple _get_attr _create_dtypemeta _create_weakref _setattr",
      "_create_typing_tuple _create_ftype",
    ].join(" "),
    "dill.dill": "_create_code _create_function _create_type _create_cell _get_attr",
  },
};

const RULE_OF = new Map(
  ARGUMENT_RULES.flatMap((rule) =>
    Object.entries(BOUND[rule]).flatMap(([module, names]) =>
      names.split(" ").map((name) => [`${module}:${name}`, rule] as const),
    ),
  ),
);

/** The rule for a callable, `undefined` for one that none is about. */
export function argumentRuleOf(module: string, name: string): ArgumentRule | undefined {
  return RULE_OF.get(`${module}:${name}`);
}
