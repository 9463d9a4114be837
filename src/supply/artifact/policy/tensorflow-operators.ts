import NAMES from "./tensorflow-names.json" with { type: "json" };

/**
 * What an operator does beyond computing. `reads`, `saver`, `deleter`, `table` and `cache` depend
 * on the file that is named; the others are what they are. `training`: of the training of a model
 * or of its debugging.
 */
export type OperatorEffect =
  | "python"
  | "programs"
  | "training"
  | "writes"
  | "network"
  | "native"
  | "stops"
  | "pipeline"
  | "reads"
  | "saver"
  | "deleter"
  | "table"
  | "cache";

export interface OperatorRule {
  readonly effect: OperatorEffect;
  /** Which inputs name files; all when left out. */
  readonly paths?: readonly number[];
  /** An attribute, and the beginning with which the operator is an ordinary one. */
  readonly unless?: readonly [attribute: string, begin: string];
}

/** By the name without `Experimental` in front and version behind. */
const OPERATORS = new Map<string, OperatorRule>([
  ...rows({ effect: "python" }, "PyFunc PyFuncStateless EagerPyFunc PyCall PythonCallback"),
  ...rows(
    { effect: "writes" },
    `WriteFile SaveDataset DistributedSave SnapshotDataset SnapshotDatasetWriter DatasetToTFRecord
    FileSystemSetConfiguration DeleteFile RenameFile CopyFile DumpTensor DatasetToBigtable`,
  ),
  // Its queries may attach databases, which makes files.
  ...rows({ effect: "writes" }, "SqlDataset"),
  ...rows({ effect: "programs" }, "LoadLibrary"),
  ...rows(
    { effect: "training" },
    `GeneratorDataset DebugIdentity DebugNanCount DebugNumericSummary CollectiveGather
    CollectiveReduce CollectiveBcastSend CollectiveBcastRecv CollectiveReduceScatter
    CollectiveAllToAll CollectiveInitializeCommunicator CollectiveAssignGroup`,
  ),
  // Graphs that are mapped into memory as one file have their own constants so.
  ...rows(
    { effect: "pipeline", unless: ["memory_region_name", "memmapped_package://"] },
    "ImmutableConst",
  ),
  ...rows({ effect: "reads", paths: [0] }, "ReadFile MatchingFiles MatchingFilesDataset"),
  ...rows({ effect: "reads" }, "WholeFileReader"),
  ...rows(
    { effect: "pipeline" },
    `TextLineDataset TFRecordDataset FixedLengthRecordDataset CSVDataset LMDBDataset
    SSTableDataset ParquetDataset AvroDataset LoadDataset SnapshotDatasetReader
    SnapshotNestedDatasetReader ListSnapshotChunksDataset TextLineReader TFRecordReader
    FixedLengthRecordReader LMDBReader GenerateVocabRemapping LoadAndRemapMatrix
    CreateSummaryFileWriter CreateSummaryDbWriter ImportEvent SequenceFileDataset Y4MDataset`,
  ),
  ...rows(
    { effect: "network" },
    `DataServiceDataset RegisterDataset RpcClient RpcCall RpcServer RpcServerStart
    RpcServerRegister RpcGetValue Rpc TryRpc BigQueryReader BigQueryDataset BigQueryClient
    BigtableClient BigtableTable KafkaDataset KinesisDataset PubSubDataset GcsConfigureCredentials
    GcsConfigureBlockCache HttpRequest SocketDataset GrpcClient GrpcCall IgniteDataset
    BigtableScanDataset BigtableLookupDataset BigtablePrefixKeyDataset BigtableRangeKeyDataset
    BigtableSampleKeysDataset BigtableSampleKeyPairsDataset GenerateBigQueryReaderPartitions
    ReverbClient ReverbPatternDataset ReverbTimestepDataset ReverbTrajectoryDataset
    SimpleMLCreateYDFGRPCWorker`,
  ),
  ...rows(
    { effect: "native" },
    `XlaCustomCall XlaHostCompute XlaSendToHost XlaRecvFromHost TRTEngineOp CreateTRTResourceHandle
    RemoteFusedGraphExecute XlaLaunch`,
  ),
  ...rows({ effect: "stops" }, "Abort"),
  ...rows(
    { effect: "saver", paths: [0] },
    "Save SaveSlices Restore RestoreSlice CheckpointHasTensor",
  ),
  ...rows({ effect: "deleter", paths: [0, 1] }, "MergeV2Checkpoints"),
  ...rows({ effect: "table", paths: [1] }, "InitializeTableFromTextFile"),
  ...rows({ effect: "cache", paths: [1] }, "CacheDataset"),
]);

/** Operators of tensorflow-io, which all read from outside. */
const IO_PREFIX = "IO>";

export function operatorRule(operator: string): OperatorRule | undefined {
  if (operator.startsWith(IO_PREFIX)) return { effect: "pipeline" };
  const rule = OPERATORS.get(withoutVersion(operator.replace(/^_*(?:Experimental)?/, "")));
  if (rule !== undefined || isKnownOperator(operator)) return rule;
  return SAYS_PROGRAMS.test(operator) ? { effect: "programs" } : undefined;
}

function withoutVersion(operator: string): string {
  return operator.replace(/V\d{1,3}$/, "");
}

const KNOWN: ReadonlySet<string> = new Set(
  [NAMES.core, ...Object.values(NAMES.libraries)]
    .flatMap((listed) => listed.split(" "))
    .flatMap((name) => [name, withoutVersion(name)]),
);
/** Libraries that put their name before those of all their operators. */
const KNOWN_PREFIX = /^(?:Addons|TFText|TFRA|IO|SimpleML)>/;

/** Whether TensorFlow or a well-known library of operators has it, in any version. */
export function isKnownOperator(operator: string): boolean {
  return KNOWN.has(withoutVersion(operator)) || KNOWN_PREFIX.test(operator);
}

/** Custom operators that TensorFlow Lite itself, its tasks or makers of its devices bring along. */
const LITE_OPERATOR = new RegExp(
  [
    "^(?:TFLite_|edgetpu-|odml\\.|aeq\\.|Lce|XC_|ethos-u|tftext:|TFText|Signal[A-Z]|SGNN|SEQ_FLOW)",
    "^(?:Mfcc|AudioSpectrogram|AudioMicrofrontend|AUDIO_MICROFRONTEND|NumericVerify|Remote)$",
    "^(?:Max(?:PoolingWithArgmax|Unpooling)2D|(?:Convolution2DTranspose|TransposeConv)Bias)$",
    "^(?:Transform(?:Tensor|Landmarks)\\w*|Landmarks\\w*|Resampler|RoIAlign|TFSentencepiece\\w+)$",
    "^(?:Normalize|Predict|ExtractFeatures|LSHProjection|Custom(?:Quant|Dequant)\\w*|Detection\\w*)$",
  ].join("|"),
);

export function isLiteOperator(operator: string): boolean {
  return LITE_OPERATOR.test(operator);
}

/** Names of operators that nobody has but who means to start programs with them. */
const SAYS_PROGRAMS = new RegExp(
  [
    "Shell|Subprocess|Popen|Dlopen|Dll|LoadLibrary|SystemC(?:all|ommand)|Backdoor|Payload",
    "(?:Run|Exec|Execute)(?:Command|Code|Script|Process|Program|Python|Binary)",
    "^(?:Exec|Execute|System|Eval|Spawn|Command|Os|Cmd)$",
  ].join("|"),
);

/** Operators through which a text passes on its way to another; the others hide it. */
const PASSING = new Set(
  `Const HostConst StringJoin Identity IdentityN PlaceholderWithDefault Select SelectV2 Switch
  RefSwitch Merge RefMerge Pack Unpack Reshape ExpandDims Squeeze Concat ConcatV2 Fill Tile
  BroadcastTo Gather GatherV2 StridedSlice Slice ShardedFilename ShardedFilespec StopGradient
  PreventGradient Snapshot Enter Exit LoopCond`.split(/\s+/),
);

/** Operators that make new texts, so that a path is not what its constants show. */
const COMPUTING = new Set(
  `StringFormat AsString Substr StringLower StringUpper RegexReplace StaticRegexReplace DecodeBase64
  EncodeBase64 ReduceJoin UnsortedSegmentJoin UnicodeEncode UnicodeTranscode StringStrip
  StringSplit StringSplitV2 DecodeCompressed SerializeTensor ParseTensor LookupTableFind
  LookupTableFindV2 DecodeRaw DecodePaddedRaw Bitcast Cast`.split(/\s+/),
);

/** Data sets are made of others, and the first of them of texts. */
const DATA_SET = /Dataset(?:V\d)?$/;

export function passesText(operator: string): boolean {
  return PASSING.has(operator) || DATA_SET.test(operator);
}

export function computesText(operator: string): boolean {
  return COMPUTING.has(operator);
}

function rows(rule: OperatorRule, names: string): (readonly [string, OperatorRule])[] {
  return names.split(/\s+/).map((name) => [name, rule] as const);
}
