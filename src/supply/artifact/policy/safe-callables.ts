/**
 * Names of Python's library that only make values. By module, names separated by spaces. What is
 * not listed here, in the framework tables or by the operator is at least suspicious.
 */

const EXCEPTIONS = [
  "BaseException Exception ArithmeticError AssertionError AttributeError BufferError EOFError",
  "FloatingPointError GeneratorExit ImportError IndexError IOError KeyError KeyboardInterrupt",
  "LookupError MemoryError ModuleNotFoundError NameError NotImplementedError OSError OverflowError",
  "PermissionError FileNotFoundError FileExistsError RecursionError ReferenceError RuntimeError",
  "StopIteration SyntaxError SystemError TimeoutError TypeError UnboundLocalError UnicodeError",
  "UnicodeDecodeError UnicodeEncodeError ValueError ZeroDivisionError EnvironmentError",
  "Warning UserWarning DeprecationWarning FutureWarning RuntimeWarning SyntaxWarning",
  "PendingDeprecationWarning ImportWarning UnicodeWarning BytesWarning ResourceWarning",
  "ConnectionError BrokenPipeError StopAsyncIteration IsADirectoryError NotADirectoryError",
].join(" ");

/** Classes whose constructors only hold what they are given. */
export const SAFE_CLASSES: Readonly<Record<string, string>> = {
  builtins: [
    "object int float complex bool str bytes bytearray list tuple dict set frozenset range slice",
    "long unicode xrange basestring ellipsis NoneType NotImplementedType enumerate reversed zip",
    EXCEPTIONS,
  ].join(" "),
  exceptions: EXCEPTIONS,
  collections: "OrderedDict deque Counter ChainMap UserDict UserList UserString",
  UserDict: "UserDict IterableUserDict",
  UserList: "UserList",
  UserString: "UserString",
  datetime: "date time datetime timedelta timezone tzinfo",
  _datetime: "date time datetime timedelta timezone tzinfo",
  _pydatetime: "date time datetime timedelta timezone tzinfo",
  decimal: "Decimal Context",
  _decimal: "Decimal",
  _pydecimal: "Decimal",
  fractions: "Fraction",
  uuid: "UUID SafeUUID",
  random: "Random",
  re: "RegexFlag",
  "regex._regex_core": "RegexFlag",
  _random: "Random",
  array: "array",
  argparse: "Namespace",
  optparse: "Values",
  types: "SimpleNamespace GenericAlias NoneType EllipsisType NotImplementedType UnionType",
  pathlib: "PurePath PurePosixPath PureWindowsPath PosixPath WindowsPath Path",
  "pathlib._local": "PurePath PurePosixPath PureWindowsPath PosixPath WindowsPath Path",
  ipaddress: "IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface",
  enum: "auto",
  numbers: "Number Complex Real Rational Integral",
  itertools: "count repeat chain cycle islice zip_longest compress",
  inspect: "Signature Parameter _ParameterKind _empty",
  http: "HTTPStatus HTTPMethod",
  "urllib.parse": "ParseResult SplitResult ParseResultBytes SplitResultBytes DefragResult",
  "concurrent.futures._base": "TimeoutError CancelledError",
  io: "BytesIO StringIO",
  _io: "BytesIO StringIO",
  cStringIO: "StringIO",
  time: "struct_time",
  os: "stat_result",
  zoneinfo: "ZoneInfo",
  logging: "Logger PlaceHolder",
  dataclasses: "_MISSING_TYPE _HAS_DEFAULT_FACTORY_CLASS Field InitVar KW_ONLY",
  string: "Template",
};

/** Functions without effects, whatever plain values and judged objects they are given. */
export const SAFE_FUNCTIONS: Readonly<Record<string, string>> = {
  builtins: [
    "len abs sum min max round divmod any all hash repr ascii bin hex oct ord chr unichr",
    "isinstance issubclass callable format sorted bytes.fromhex bytearray.fromhex float.fromhex",
    "dict.fromkeys bytes.maketrans int.from_bytes str.maketrans",
  ].join(" "),
  _struct: "Struct",
  struct: "Struct",
  datetime: "_unpickle",
  re: "_compile",
  uuid: "UUID",
  decimal: "Decimal.from_float",
  math: [
    "sqrt exp log log10 log2 log1p expm1 floor ceil sin cos tan fabs pow isnan isinf atan atan2",
  ].join(" "),
  statistics: "mean median mode stdev variance pstdev",
  zoneinfo: "ZoneInfo._unpickle",
  array: "_array_reconstructor",
  fractions: "Fraction.from_float",
  ipaddress: "ip_address ip_network",
};

/** Constants and types that are written as names; calling one would make another type. */
export const SAFE_CONSTANTS: Readonly<Record<string, string>> = {
  builtins: "Ellipsis NotImplemented None True False",
  math: "pi e inf nan tau",
  abc: "ABC ABCMeta",
  "collections.abc": "Mapping Sequence Iterable Callable Hashable Sized Set",
  typing: [
    "Any Union Optional List Dict Tuple Set FrozenSet Callable Type Generic TypeVar Literal Final",
    "Sequence Mapping Iterable Iterator NamedTuple ClassVar Annotated Protocol Hashable Sized",
    "DefaultDict OrderedDict Counter Deque Text AnyStr NoReturn Generator Collection Container",
  ].join(" "),
  typing_extensions: "Literal Annotated Protocol TypedDict Final",
  enum: "Enum IntEnum Flag IntFlag StrEnum",
  dataclasses: "MISSING _FIELD _FIELD_CLASSVAR _FIELD_INITVAR",
  inspect: "_empty _POSITIONAL_OR_KEYWORD",
};
